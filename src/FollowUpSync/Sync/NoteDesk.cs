using System.Globalization;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Templates;
using NodaTime.TimeZones;

namespace FollowUpSync.Sync;

/// <summary>Where the words of a plan are made: which note goes to whom, in which language, as mail, letter or call sheet.</summary>
public sealed class NoteDesk
{
    private readonly MailboxState _state;
    private readonly Cadence _cadence;
    private readonly DateTimeZone _home;
    private readonly NoteWriter _writer;
    private readonly Dictionary<string, HiringProcess> _processes;

    internal NoteDesk(MailboxState state, Cadence cadence, DateTimeZone home, Dictionary<string, HiringProcess> processes)
    {
        (_state, _cadence, _home, _processes) = (state, cadence, home, processes);
        _writer = new NoteWriter(state.Templates.IsEmpty ? NoteTemplates.Default : new NoteTemplates(state.Templates));
    }

    /// <summary>The notes that are asked for by name; all others have their day in the plan.</summary>
    public static ImmutableSortedDictionary<string, NoteKind> AskedByName { get; } =
        new NoteKind[] { NoteKind.NextRound, NoteKind.NoShow, NoteKind.Offer, NoteKind.Withdrawal }.ToImmutableSortedDictionary(NoteTemplates.NameOf, kind => kind);

    /// <summary>The notes of a follow-up: one for each person, or one to nobody where nobody is certain.</summary>
    public IEnumerable<PersonalNote> Of(FollowUp followUp, Channel channel) => Write(OccasionOf(followUp), channel, followUp.Start);

    /// <summary>The call sheets of a follow-up, with the time there at a moment.</summary>
    public IEnumerable<PersonalNote> CallsOf(FollowUp followUp, Instant at) => Write(OccasionOf(followUp), Channel.Phone, at.InZone(_home));

    /// <summary>A note of any kind about a process, to whoever is asked how things stand there.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="process">About which process.</param>
    /// <param name="channel">Mail, letter or call sheet.</param>
    /// <param name="now">The moment of writing.</param>
    public IEnumerable<PersonalNote> Of(NoteKind kind, HiringProcess process, Channel channel, Instant now)
    {
        Interview[] standing = [.. process.Interviews.Where(one => one is { IsCancelled: false, IsDeclined: false })];
        Interview last = standing.LastOrDefault(one => one.Start <= now) ?? standing.FirstOrDefault() ?? process.Interviews[^1];
        ImmutableArray<Person> people = Recipients.ToAsk(process) is { } addressee ? [addressee.Person] : [];
        return Write(new Occasion(kind, 1, process, last, people, now.InZone(_home).Date, process.Id, [last.Id]), channel, now.InZone(_home));
    }

    /// <summary>The notes of a follow-up as this one template writes them, in the template's own language.</summary>
    public IEnumerable<PersonalNote> Preview(FollowUp followUp, string name, string text)
    {
        Occasion occasion = OccasionOf(followUp);
        NoteWriter writer = new(new NoteTemplates(ImmutableDictionary<string, string>.Empty.Add(name, text)));
        Person?[] people = occasion.People.IsEmpty ? [null] : [.. occasion.People];
        return people.Select(person => new PersonalNote(person, writer.Write(NoteTemplates.Fitting(Model(occasion, person, null), name, CallOf(occasion, person, followUp.Start))), null));
    }

    /// <summary>The language that a follow-up's note to somebody is in, and why.</summary>
    public NoteLanguage LanguageOf(FollowUp followUp, Person? to) => LanguageOf(OccasionOf(followUp), to);

    /// <summary>The subject of the calendar entry.</summary>
    public string CalendarSubject(FollowUp followUp)
    {
        Occasion occasion = OccasionOf(followUp);
        return _writer.CalendarSubject(Model(occasion, null, null), _cadence.Discreet);
    }

    /// <summary>When the letters of a follow-up have to be in the post; null where nothing waits for them.</summary>
    public string? PostingSentence(FollowUp followUp, BusinessCalendar days)
    {
        Occasion occasion = OccasionOf(followUp);
        LocalDate day = days.OnOrAfter(followUp.Date);
        if (followUp.Kind != FollowUpKind.ThankYou)
        {
            return $"Post it on {Words(day)}.";
        }

        LocalDate asked = occasion.Interview.DayIn(_home).PlusDays(_cadence.CheckIn.EveryDays - 1);
        LocalDate arrival = occasion.Process.Promised is { } promised && promised >= followUp.Date ? LocalDate.Min(promised, asked) : asked;
        string? abroad = followUp.People.Select(person => CountryOf(occasion, person)).FirstOrDefault(country => country is not null);
        int transit = abroad is not null && HomeCountry is { } home && abroad != home ? 6 : (abroad ?? HomeCountry) is "US" or "CA" or "AU" or "BR" or "CN" ? 4 : 2;
        LocalDate latest = PostingDay.Latest(arrival, transit, days);
        return latest > day
            ? $"Post it on {Words(day)}, on {Words(latest)} at the latest: then it is there before you ask how things stand."
            : $"Post it on {Words(day)}: the post takes about {transit} business days.";
    }

    private IEnumerable<PersonalNote> Write(Occasion occasion, Channel channel, ZonedDateTime at)
    {
        Person?[] people = occasion.People.IsEmpty ? [null] : [.. occasion.People];
        foreach (Person? person in people)
        {
            NoteModel model = Model(occasion, person, channel == Channel.Phone ? CallOf(occasion, person, at) : null) with { IsLetter = channel == Channel.Letter };
            Written written = _writer.Write(model);
            yield return new PersonalNote(person, written, channel == Channel.Letter && written is Note note ? LetterOf(occasion, person, model, note) : null);
        }
    }

    private Occasion OccasionOf(FollowUp followUp)
    {
        HiringProcess process = _processes[followUp.ProcessId];
        return new Occasion(KindOf(followUp, process), followUp.Number + EarlierOf(followUp), process, _state.Interviews[followUp.InterviewId], followUp.People, followUp.Date, followUp.Key.Id, followUp.InterviewIds);
    }

    /// <summary>The kind of note that a follow-up takes.</summary>
    public NoteKind KindOf(FollowUp followUp) => KindOf(followUp, _processes[followUp.ProcessId]);

    private NoteKind KindOf(FollowUp followUp, HiringProcess process) => followUp.Kind switch
    {
        FollowUpKind.ThankYou => NoteKind.ThankYou,
        FollowUpKind.AgencyCheckIn => NoteKind.AgencyCheckIn,
        FollowUpKind.ClosingNote => NoteKind.Closing,
        FollowUpKind.NoShow => NoteKind.NoShow,
        _ when process.Promised is { } promised && promised < followUp.Date && !AsksOf(process).Any(entry => entry.Key != followUp.Key && entry.Day > promised && entry.Day < followUp.Date) => NoteKind.AfterPromise,
        _ => NoteKind.CheckIn,
    };

    // Nobody gets the same text twice: what was asked after an earlier round counts on.
    private int EarlierOf(FollowUp followUp) => followUp.Kind is FollowUpKind.CheckIn or FollowUpKind.AgencyCheckIn
        ? AsksOf(_processes[followUp.ProcessId]).Count(entry => entry.State == LedgerState.Done && entry.Key.Kind == followUp.Kind && entry.InterviewId != followUp.InterviewId)
        : 0;

    private IEnumerable<LedgerEntry> AsksOf(HiringProcess process) => _state.Ledger.Values
        .Where(entry => entry.ProcessId == process.Id && entry.Key.Kind is FollowUpKind.CheckIn or FollowUpKind.AgencyCheckIn && (entry.IsLive || entry.State == LedgerState.Done));

    private NoteModel Model(Occasion occasion, Person? to, CallFacts? call)
    {
        (HiringProcess process, Interview interview) = (occasion.Process, occasion.Interview);
        NoteLanguage language = LanguageOf(occasion, to);
        LocalDate day = occasion.Kind == NoteKind.ThankYou ? interview.DayIn(_home) : LastHeldDay(process, interview);
        return new NoteModel
        {
            Kind = occasion.Kind,
            Number = occasion.Number,
            Recipient = to is null ? null : InNote(to),
            People = [.. occasion.People.Select(InNote)],
            Me = new NotePerson(MyName, _state.Settings.Addresses[0] == OwnerGuess.Nobody ? null : _state.Settings.Addresses[0]),
            Company = process.Company,
            Role = process.Role,
            Agency = process.Agency,
            Stage = interview.Recognition.Stage,
            InterviewDay = day,
            SendDay = occasion.SendDay,
            Promised = process.Promised is { } promised && promised < occasion.SendDay ? promised : null,
            MetBefore = to is not null && occasion.Kind == NoteKind.ThankYou && WasMetBefore(process, interview, to),
            Notes = NotesFor(occasion),
            Language = language.Culture,
            Formality = language.Formality,
            NextInterview = process.Interviews.FirstOrDefault(one => one is { IsCancelled: false, IsDeclined: false } && one.DayIn(_home) > occasion.SendDay)?.DayIn(_home),
            Call = call,
        };
    }

    // A title that greetings know stands before the name; any other would be taken for a part of it.
    private static NotePerson InNote(Person person) =>
        new(PersonName.Parse($"{person.Title} {person.Name}") is { Title: not null } ? $"{person.Title} {person.Name}" : person.Name, person.Email);

    private string? MyName => _cadence.Me.Name.Length > 0 ? _cadence.Me.Name : _state.Settings.Name;

    // A thank-you is about its own day; what was noted about another round of the process has its place there.
    private ImmutableArray<string> NotesFor(Occasion occasion) =>
        occasion.Kind == NoteKind.ThankYou
            ? [.. _state.Said.Where(word => word.Note is not null && occasion.InterviewIds.Contains(word.InterviewId)).Select(word => word.Note!)]
            : occasion.Process.Notes;

    private NoteLanguage LanguageOf(Occasion occasion, Person? to)
    {
        Writing? written = occasion.Process.Interviews.Where(one => one.Id == occasion.Interview.Id).Concat(occasion.Process.Interviews.Reverse())
            .Select(one => one.Recognition.Writing).FirstOrDefault(writing => writing.Language is not null);

        // Whom one says du to stays a du, though the next invitation comes from somebody else.
        bool isFamiliar = written is { IsFamiliar: true } || (to?.Email is { } email && occasion.Process.Interviews.Any(one =>
            one.Recognition.Writing is { IsFamiliar: true } writing && writing.Language == written?.Language
            && one.Recognition.People.Any(person => email.Equals(person.Email, StringComparison.OrdinalIgnoreCase))));
        return NoteLanguage.Choose(new LanguageClues(
            _cadence.Notes, occasion.Process.Noted("language"), written?.Language, isFamiliar,
            to?.Email ?? occasion.People.FirstOrDefault()?.Email, _home.Id));
    }

    private Letter LetterOf(Occasion occasion, Person? to, NoteModel model, Note note)
    {
        Manners manners = Manners.Of(model.Language);
        PostalAddress? address = PostalAddress.Parse(AddressOf(occasion));
        string? name = PersonName.Parse(model.Recipient?.Name) is { } person ? manners.Addressee(person.Title is null ? person.Full : $"{person.Title} {person.Full}") : null;
        string? company = PlainText.Fact(occasion.Kind == NoteKind.AgencyCheckIn ? occasion.Process.Agency : occasion.Process.Company ?? occasion.Process.Agency);
        ImmutableArray<string> street = address?.Lines ?? [];
        ImmutableArray<string> sender =
        [
            .. new[] { PersonName.Parse(MyName)?.Full }.OfType<string>(),
            .. PostalAddress.Parse(_cadence.Me.Address)?.Lines ?? [],
        ];
        return new Letter(
            sender,
            [.. new[] { company, name }.OfType<string>().Where(line => !street.Contains(line) && street.FirstOrDefault()?.StartsWith(line + " ", StringComparison.OrdinalIgnoreCase) != true), .. street], // "Contoso" is said by "Contoso Ltd".
            manners.LetterDate(model.SendDay),
            note.Subject,
            note.Text,
            manners.Tag,
            LetterLayout.For(address?.Country ?? CountryOf(occasion, to) ?? HomeCountry, _cadence.LetterPaper, _cadence.LetterEnvelope))
        {
            Phone = PlainText.Fact(_cadence.Me.Phone),
            IsAddressed = address is not null,
        };
    }

    private static string? AddressOf(Occasion occasion) =>
        occasion.Process.Noted("address")
        ?? occasion.Process.Interviews.Reverse().Select(one => one.Recognition.Writing.Address).FirstOrDefault(one => one is not null);

    private static string? CountryOf(Occasion occasion, Person? to) =>
        PostalAddress.Parse(AddressOf(occasion))?.Country
        ?? (to?.Email is { } email && email[(email.LastIndexOf('.') + 1)..] is { Length: 2 } domain ? domain.ToUpperInvariant() switch { "UK" => "GB", var country => country } : null);

    private string? HomeCountry => TzdbDateTimeZoneSource.Default.ZoneLocations?.FirstOrDefault(location => location.ZoneId == _home.Id)?.CountryCode;

    private static CallFacts CallOf(Occasion occasion, Person? to, ZonedDateTime at)
    {
        (string? number, DateTimeZone? theirs) = Callee.Of(occasion.Process, occasion.Interview, to);
        string? there = theirs is not null && at.WithZone(theirs) is var then && then.LocalDateTime != at.LocalDateTime ? $"{Clock(then)} ({theirs.Id})" : null;
        return new CallFacts(occasion.Id, PlainText.Fact(number), Clock(at), there);
    }

    private static string Clock(ZonedDateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Words(LocalDate day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private LocalDate LastHeldDay(HiringProcess process, Interview anchor) =>
        process.Interviews.LastOrDefault(one => one is { IsCancelled: false, IsDeclined: false } && one.Start <= anchor.Start) is { } last
            ? last.DayIn(_home)
            : anchor.DayIn(_home);

    private bool WasMetBefore(HiringProcess process, Interview interview, Person person) =>
        person.Email is { } email && process.Interviews.Any(earlier =>
            earlier is { IsCancelled: false, IsDeclined: false }
            && earlier.DayIn(_home) < interview.DayIn(_home)
            && earlier.Recognition.People.Any(other => email.Equals(other.Email, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What is written about, whether it was planned or asked for.</summary>
    private sealed record Occasion(
        NoteKind Kind, int Number, HiringProcess Process, Interview Interview, ImmutableArray<Person> People, LocalDate SendDay, string Id, ImmutableArray<string> InterviewIds);
}

/// <summary>A note to one person.</summary>
/// <param name="To">To whom; null where nobody is certain.</param>
/// <param name="Written">The note, or what it waits for.</param>
/// <param name="Letter">The same as a letter, where it goes by post.</param>
public sealed record PersonalNote(Person? To, Written Written, Letter? Letter);
