using System.Globalization;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>The words in which the planner explains itself. Nothing here depends on today: a sentence that is written stays as it is.</summary>
internal static class Sentences
{
    /// <summary>"Monday 2 November".</summary>
    public static string Words(this LocalDate day) =>
        day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>What a clock elsewhere shows: "16:00", or "09:00 on Tuesday" where it is another day there.</summary>
    public static string Clock(ZonedDateTime moment, DateTimeZone there) =>
        moment.WithZone(there) is var then && then.Date == moment.Date
            ? then.ToString("HH:mm", CultureInfo.InvariantCulture)
            : then.ToString("HH:mm 'on' dddd", CultureInfo.InvariantCulture);

    /// <summary>" at Contoso", " through Hays", or nothing.</summary>
    public static string At(HiringProcess process) => Named(process, " at ", " through ");

    /// <summary>" with Contoso", " with Hays", or nothing.</summary>
    public static string With(HiringProcess process) => Named(process, " with ", " with ");

    /// <summary>" from Contoso", " through Hays", or nothing.</summary>
    public static string From(HiringProcess process) => Named(process, " from ", " through ");

    /// <summary>" with Dana Reyes", " with Dana Reyes and Sam Lee", " with Dana Reyes and 2 others".</summary>
    public static string With(ImmutableArray<Person> people) => people.Any(person => (person.Name ?? person.Email) is not null) ? $" with {Names(people)}" : "";

    /// <summary>"Dana Reyes", "Dana Reyes and Sam Lee", "Dana Reyes and 2 others".</summary>
    public static string Names(ImmutableArray<Person> people)
    {
        string[] names = [.. people.Select(person => person.Name ?? person.Email).OfType<string>()];
        return names.Length switch
        {
            0 => "them",
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            _ => $"{names[0]} and {(names.Length - 1).ToString(CultureInfo.InvariantCulture)} others",
        };
    }

    /// <summary>"Dana Reyes wrote on Thursday 5 November: \"Next steps\"."</summary>
    public static string Wrote(MailEvidence mail, DateTimeZone home) =>
        $"{mail.Who} wrote on {mail.At.InZone(home).Date.Words()}{(mail.Subject.Length == 0 ? "" : $": \"{mail.Subject}\"")}.";

    /// <summary>"7 days" is a week.</summary>
    public static string Span(int days) => days switch
    {
        1 => "a day",
        7 => "a week",
        > 7 when days % 7 == 0 => string.Create(CultureInfo.InvariantCulture, $"{days / 7} weeks"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
    };

    /// <summary>Why a thank-you is not sent any more.</summary>
    public static string TooLate(int days) => days == 0
        ? "you chose not to send any late"
        : $"a thank-you more than {Span(days)} late does more harm than good";

    /// <summary>Why what is old is left alone; with years, since it may be years ago.</summary>
    public static string BeforeHorizon(string what, LocalDate day, LocalDate horizon) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} was on {day:dddd d MMMM uuuu}; this calendar is followed up from {horizon:dddd d MMMM uuuu} on. To go further back: --include-past DAYS.");

    /// <summary>The first letter large.</summary>
    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>How a process ended or rests, for what is left out.</summary>
    public static string Of(Outcome outcome, HiringProcess process) => outcome switch
    {
        Outcome.Offer => $"You have an offer{From(process)}.",
        Outcome.Rejected => $"The answer{From(process)} was no.",
        Outcome.Withdrawn => $"You withdrew from the process{At(process)}.",
        Outcome.Closed => $"You closed the process{At(process)}.",
        Outcome.Paused => $"You paused the process{At(process)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An active process needs no excuse."),
    };

    private static string Named(HiringProcess process, string employer, string agency) =>
        process.Company is { } company ? employer + company
        : process.Agency is { } between ? agency + between
        : "";
}
