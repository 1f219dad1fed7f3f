using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Planning.Cadences;

/// <summary>One line of the cadence file: what the reader accepts, what the writer prints, and the sentence that explains it.</summary>
/// <param name="Section">The object it stands in, or empty at the top.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Does">What it does.</param>
/// <param name="Allowed">What may be written, as it follows "write".</param>
/// <param name="Show">Its JSON value in a cadence.</param>
/// <param name="Apply">Puts a JSON value into a cadence, or says what is wrong with it.</param>
internal sealed record Setting(
    string Section, string Name, string Does, string Allowed, Func<Cadence, string> Show, Func<Cadence, JsonScalar, Applied> Apply)
{
    private const string HoursAndMinutes = "HH:mm";
    private const int LongestLine = 200;

    /// <summary>In the order in which they are printed; a section's settings stand together.</summary>
    public static ImmutableArray<Setting> All { get; } =
    [
        Flag("thankYou", "nextBusinessDay", "On the next business day, in place of the next calendar day",
            c => c.ThankYou.NextBusinessDay, (c, v) => c with { ThankYou = c.ThankYou with { NextBusinessDay = v } }),
        Time("thankYou", c => c.ThankYou.At, (c, v) => c with { ThankYou = c.ThankYou with { At = v } }),
        Length("thankYou", c => c.ThankYou.Minutes, (c, v) => c with { ThankYou = c.ThankYou with { Minutes = v } }),
        Medium("thankYou", Channel.Letter, c => c.ThankYou.Channel, (c, v) => c with { ThankYou = c.ThankYou with { Channel = v } }),
        Number("thankYou", "lateDays", "For so many days after its day a thank-you is late but still sent", 0, 30,
            c => c.ThankYou.LateDays, (c, v) => c with { ThankYou = c.ThankYou with { LateDays = v } }),

        Number("checkIn", "everyDays", "Days from the last interview day to the first check-in, and from each to the next", 1, 90,
            c => c.CheckIn.EveryDays, (c, v) => c with { CheckIn = c.CheckIn with { EveryDays = v } }),
        Time("checkIn", c => c.CheckIn.At, (c, v) => c with { CheckIn = c.CheckIn with { At = v } }),
        Length("checkIn", c => c.CheckIn.Minutes, (c, v) => c with { CheckIn = c.CheckIn with { Minutes = v } }),
        Medium("checkIn", Channel.Phone, c => c.CheckIn.Channel, (c, v) => c with { CheckIn = c.CheckIn with { Channel = v } }),
        NumberOrNull("checkIn", "limit", "How many check-ins before the closing note, where null goes on without end", 1, 52,
            c => c.CheckIn.Limit, (c, v) => c with { CheckIn = c.CheckIn with { Limit = v } }),

        Number("agency", "everyDays", "Days from the last contact with the agency's recruiter to the next", 1, 90,
            c => c.Agency.EveryDays, (c, v) => c with { Agency = c.Agency with { EveryDays = v } }),
        Time("agency", c => c.Agency.At, (c, v) => c with { Agency = c.Agency with { At = v } }),
        Length("agency", c => c.Agency.Minutes, (c, v) => c with { Agency = c.Agency with { Minutes = v } }),
        Medium("agency", Channel.Phone, c => c.Agency.Channel, (c, v) => c with { Agency = c.Agency with { Channel = v } }),
        Flag("agency", "throughAgencyOnly", "Everything goes through the agency, so no thank-yous to the employer",
            c => c.Agency.ThroughAgencyOnly, (c, v) => c with { Agency = c.Agency with { ThroughAgencyOnly = v } }),

        Flag("closingNote", "propose", "Propose a closing note after the last check-in",
            c => c.ClosingNote.Propose, (c, v) => c with { ClosingNote = c.ClosingNote with { Propose = v } }),
        Medium("closingNote", Channel.Letter, c => c.ClosingNote.Channel, (c, v) => c with { ClosingNote = c.ClosingNote with { Channel = v } }),

        Words("notes", "language", "The language of the notes, where auto follows the invitation", ["auto", .. NoteStyle.Cultures],
            c => c.Notes.Language ?? "auto", (c, v) => c with { Notes = c.Notes with { Language = v == "auto" ? null : v } }),
        Choice("notes", "formality", "How readers are addressed, where auto follows language and invitation", [Formality.Auto, Formality.Formal, Formality.Familiar],
            c => c.Notes.Formality, (c, v) => c with { Notes = c.Notes with { Formality = v } }),

        Line("me", "name", "Your name as you sign, where \"\" takes the calendar's", c => c.Me.Name, (c, v) => c with { Me = c.Me with { Name = v } }),
        Line("me", "address", "Your postal address for letters, its lines parted by commas", c => c.Me.Address, (c, v) => c with { Me = c.Me with { Address = v } }),
        Line("me", "phone", "Your telephone number for letters", c => c.Me.Phone, (c, v) => c with { Me = c.Me with { Phone = v } }),

        Number("", "firstSightDays", "In a calendar seen for the first time, interviews older than so many days are listed only", 0, 365,
            c => c.FirstSightDays, (c, v) => c with { FirstSightDays = v }),
        Number("", "quietAfterWeeks", "After so many weeks without any contact the check-ins end", 1, 52,
            c => c.QuietAfterWeeks, (c, v) => c with { QuietAfterWeeks = v }),
        Flag("", "discreet", "Neutral titles and empty bodies, for a calendar that colleagues can see",
            c => c.Discreet, (c, v) => c with { Discreet = v }),
        Choice("", "letterPaper", "The paper that letters are laid out for, where auto goes by the recipient's country", [Paper.Auto, Paper.A4, Paper.Letter],
            c => c.LetterPaper, (c, v) => c with { LetterPaper = v }),
        Choice("", "letterEnvelope", "The envelope on a letter's second page, where auto goes by the paper", [Envelope.Auto, Envelope.Dl, Envelope.C5, Envelope.Us10, Envelope.None],
            c => c.LetterEnvelope, (c, v) => c with { LetterEnvelope = v }),
    ];

    /// <summary>As messages name it: <c>thankYou.minutes</c>.</summary>
    public string Path => Section.Length == 0 ? Name : $"{Section}.{Name}";

    private static Setting Flag(string section, string name, string does, Func<Cadence, bool> get, Func<Cadence, bool, Cadence> with) =>
        new(section, name, does, "true or false", c => get(c) ? "true" : "false", (c, json) => json.Type switch
        {
            JsonTokenType.True => new Applied.To(with(c, true)),
            JsonTokenType.False => new Applied.To(with(c, false)),
            _ => new Applied.Refused(CadenceProblems.WrongType, null),
        });

    private static Setting Number(
        string section, string name, string does, int least, int most, Func<Cadence, int> get, Func<Cadence, int, Cadence> with) =>
        new(section, name, does, $"a whole number from {Text(least)} to {Text(most)}", c => Text(get(c)), (c, json) => (json.Type, json.Whole) switch
        {
            (JsonTokenType.Number, { } value) when least <= value && value <= most => new Applied.To(with(c, value)),
            (JsonTokenType.Number, _) => new Applied.Refused(CadenceProblems.OutOfRange, null),
            _ => new Applied.Refused(CadenceProblems.WrongType, null),
        });

    private static Setting NumberOrNull(
        string section, string name, string does, int least, int most, Func<Cadence, int?> get, Func<Cadence, int?, Cadence> with)
    {
        Setting number = Number(section, name, does, least, most, c => get(c) ?? most, (c, v) => with(c, v));
        return number with
        {
            Allowed = $"{number.Allowed}, or null",
            Show = c => get(c) is { } value ? Text(value) : "null",
            Apply = (c, json) => json.Type == JsonTokenType.Null ? new Applied.To(with(c, null)) : number.Apply(c, json),
        };
    }

    private static Setting Length(string section, Func<Cadence, int> get, Func<Cadence, int, Cadence> with) =>
        Number(section, "minutes", "The length of the calendar entry in minutes", 5, 480, get, with);

    private static Setting Time(string section, Func<Cadence, LocalTime> get, Func<Cadence, LocalTime, Cadence> with) =>
        new(section, "at", "The time of day", "a time from \"00:00\" to \"23:59\"", c => Quoted(get(c)), (c, json) =>
        {
            if (json.Type != JsonTokenType.String)
            {
                return new Applied.Refused(CadenceProblems.WrongType, null);
            }

            return TimeOnly.TryParseExact(json.Text, HoursAndMinutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
                ? new Applied.To(with(c, LocalTime.FromTimeOnly(time)))
                : new Applied.Refused(CadenceProblems.BadTime, SpokenTime.Read(json.Text) is { } meant ? Quoted(meant) : null);
        });

    private static string Quoted(LocalTime time) => $"\"{time.ToTimeOnly().ToString(HoursAndMinutes, CultureInfo.InvariantCulture)}\"";

    private static Setting Medium(string section, Channel other, Func<Cadence, Channel> get, Func<Cadence, Channel, Cadence> with) =>
        Choice(section, "channel", "How it is done", [Channel.Email, other], get, with);

    private static Setting Choice<T>(
        string section, string name, string does, ImmutableArray<T> values, Func<Cadence, T> get, Func<Cadence, T, Cadence> with)
        where T : struct, Enum
    {
        ImmutableArray<string> words = [.. values.Select(Word)];
        return Words(section, name, does, words, c => Word(get(c)), (c, word) => with(c, values[words.IndexOf(word)]));

        static string Word(T value) => value.ToString().ToLowerInvariant();
    }

    private static Setting Words(
        string section, string name, string does, ImmutableArray<string> words, Func<Cadence, string> get, Func<Cadence, string, Cadence> with) =>
        new(section, name, does, $"\"{string.Join("\" or \"", words)}\"", c => $"\"{get(c)}\"", (c, json) => json switch
        {
            { Type: not JsonTokenType.String } => new Applied.Refused(CadenceProblems.WrongType, null),
            _ when !words.Contains(json.Text) => new Applied.Refused(CadenceProblems.NotAChoice, null),
            _ => new Applied.To(with(c, json.Text)),
        });

    private static Setting Line(string section, string name, string does, Func<Cadence, string> get, Func<Cadence, string, Cadence> with) =>
        new(section, name, does, $"a text of at most {Text(LongestLine)} characters on one line", c => $"\"{JsonEncodedText.Encode(get(c), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"", (c, json) => json switch
        {
            { Type: not JsonTokenType.String } => new Applied.Refused(CadenceProblems.WrongType, null),
            _ when json.Text.Length > LongestLine || json.Text.Any(char.IsControl) => new Applied.Refused(CadenceProblems.OutOfRange, null),
            _ => new Applied.To(with(c, json.Text.Trim())),
        });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A JSON value that is no object and no list.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Text">A string's text without quotes; anything else as written.</param>
/// <param name="Whole">A number's value, if it is whole and of 32 bits.</param>
internal readonly record struct JsonScalar(JsonTokenType Type, string Text, int? Whole);

/// <summary>What became of a value.</summary>
internal abstract record Applied
{
    private Applied()
    {
    }

    /// <summary>The cadence that has it.</summary>
    public sealed record To(Cadence Cadence) : Applied;

    /// <summary>The code of the problem, and what to write where that is clearer than all that is allowed.</summary>
    public sealed record Refused(string Code, string? Cure) : Applied;
}
