using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Templates;

namespace FollowUpSync.Sync;

/// <summary>What is wanted of a mailbox at a moment: the plan, with the words of its entries and notes. Made from the state alone.</summary>
public sealed class MailboxPlan
{
    private readonly MailboxState _state;
    private readonly Dictionary<string, HiringProcess> _processes;
    private readonly NoteWriter _writer;

    /// <summary>Plans.</summary>
    /// <param name="state">All that is known.</param>
    /// <param name="now">The moment of the plan.</param>
    public MailboxPlan(MailboxState state, Instant now)
    {
        _state = state;
        MailboxSettings settings = state.Settings;
        Cadence = CadenceOf(settings.Cadence);
        Home = DateTimeZoneProviders.Tzdb[settings.TimeZone];
        Processes = HiringProcesses.Of(settings.Candidate, state.Certain, state.Said, state.Mail.Values);
        _processes = Processes.ToDictionary(process => process.Id);
        var templates = state.Templates.IsEmpty ? NoteTemplates.Default : new NoteTemplates(state.Templates);
        _writer = new NoteWriter(templates);
        FollowUpPlan plan = FollowUpPlanner.Plan(new PlanningInput
        {
            Owner = settings.Candidate,
            Processes = Processes,
            Cadence = Cadence,
            Days = new BusinessCalendar(HolidaysOf(settings)),
            Home = Home,
            Now = now,
            Past = state.Ledger.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToPast()),
            Horizon = settings.Horizon,
        });
        (Omitted, Settled, Answers) = (plan.Omitted, plan.Settled, plan.Answers);
        Wanted = [.. plan.FollowUps.Select(Word)];
    }

    /// <summary>The rhythm in force.</summary>
    public Cadence Cadence { get; }

    /// <summary>The candidate's zone.</summary>
    public DateTimeZone Home { get; }

    /// <summary>The hiring processes, by first start.</summary>
    public ImmutableArray<HiringProcess> Processes { get; }

    /// <summary>What shall be, by day.</summary>
    public ImmutableArray<WantedEntry> Wanted { get; }

    /// <summary>What is left out, and why.</summary>
    public ImmutableArray<OmittedFollowUp> Omitted { get; }

    /// <summary>What mail proves to be settled, and the ledger does not know yet.</summary>
    public ImmutableArray<PastFollowUp> Settled { get; }

    /// <summary>Answers on which the owner has not said anything.</summary>
    public ImmutableArray<WaitingAnswer> Answers { get; }

    /// <summary>The process of a follow-up, or null where it has none any more.</summary>
    public HiringProcess? ProcessOf(string processId) => _processes.GetValueOrDefault(processId);

    /// <summary>The notes of a follow-up: one for each person, or one to nobody where nobody is certain.</summary>
    public IEnumerable<(Person? To, Written Note)> Notes(FollowUp followUp)
    {
        Person?[] people = followUp.People.IsEmpty ? [null] : [.. followUp.People];
        return people.Select(person => (person, _writer.Write(Model(followUp, person))));
    }

    /// <summary>The cadence of a text that was checked before it was stored, or the default.</summary>
    public static Cadence CadenceOf(string? text) =>
        text is not null && CadenceReader.TryRead(text, "cadence", out Cadence? own, out _) ? own : Cadence.Default;

    private static HolidaySet HolidaysOf(MailboxSettings settings) =>
        settings.HolidayDates is { } dates ? HolidaySet.Of(dates.Select(holiday => (holiday.Date, holiday.Name)))
        : settings.Holidays is { } country ? HolidaySet.ForCountry(country) ?? HolidaySet.None
        : HolidaySet.None;

    private WantedEntry Word(PlannedFollowUp planned)
    {
        FollowUp followUp = planned.FollowUp;
        string subject = _writer.CalendarSubject(Model(followUp, null), Cadence.Discreet);
        string body = Cadence.Discreet ? "" : planned.IsNext ? $"{followUp.Why}\n\n{NotesAsText(followUp)}".TrimEnd() : followUp.Why;
        string relatedTo = _state.Interviews[followUp.InterviewId].Entry.Uid;
        return new WantedEntry(planned, new CalendarText(followUp.Start.ToInstant(), followUp.End.ToInstant(), subject, body, relatedTo));
    }

    private string NotesAsText(FollowUp followUp)
    {
        IEnumerable<string> notes = Notes(followUp).Select(note => note.Note switch
        {
            Note written when followUp.People.Length > 1 => $"To {note.To!.Name ?? note.To.Email}:\n\n{written.Text}",
            Note written => written.Text,
            Gap gap => gap.Message,
            _ => "",
        });
        return string.Join("\n\n", notes.Select(note => note.Trim()));
    }

    private NoteModel Model(FollowUp followUp, Person? to)
    {
        HiringProcess process = _processes[followUp.ProcessId];
        Interview interview = _state.Interviews[followUp.InterviewId];
        MailboxSettings settings = _state.Settings;
        LocalDate day = followUp.Kind == FollowUpKind.ThankYou ? interview.DayIn(Home) : LastHeldDay(process, interview);
        return new NoteModel
        {
            Kind = followUp.Kind,
            Number = followUp.Number,
            Recipient = to is null ? null : new NotePerson(to.Name, to.Email),
            People = [.. followUp.People.Select(person => new NotePerson(person.Name, person.Email))],
            Me = new NotePerson(settings.Name, settings.Addresses[0] == OwnerGuess.Nobody ? null : settings.Addresses[0]),
            Company = process.Company,
            Role = process.Role,
            Agency = process.Agency,
            Stage = interview.Recognition.Stage,
            InterviewDay = day,
            SendDay = followUp.Date,
            Promised = process.Promised is { } promised && promised < followUp.Date ? promised : null,
            MetBefore = to is not null && followUp.Kind == FollowUpKind.ThankYou && WasMetBefore(process, interview, to),
            Notes = process.Notes,
        };
    }

    private LocalDate LastHeldDay(HiringProcess process, Interview anchor) =>
        process.Interviews.LastOrDefault(one => one is { IsCancelled: false, IsDeclined: false } && one.Start <= anchor.Start) is { } last
            ? last.DayIn(Home)
            : anchor.DayIn(Home);

    private bool WasMetBefore(HiringProcess process, Interview interview, Person person) =>
        person.Email is { } email && process.Interviews.Any(earlier =>
            earlier is { IsCancelled: false, IsDeclined: false }
            && earlier.DayIn(Home) < interview.DayIn(Home)
            && earlier.Recognition.People.Any(other => email.Equals(other.Email, StringComparison.OrdinalIgnoreCase)));
}
