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
        Desk = new NoteDesk(state, Cadence, Home, _processes);
        Days = new BusinessCalendar(HolidaysOf(settings));
        FollowUpPlan plan = FollowUpPlanner.Plan(new PlanningInput
        {
            Owner = settings.Candidate,
            Processes = Processes,
            Cadence = Cadence,
            Days = Days,
            Home = Home,
            Now = now,
            Past = state.Ledger.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToPast()),
            Horizon = settings.Horizon,
        });
        (Omitted, Settled, Answers, Returned) = (plan.Omitted, plan.Settled, plan.Answers, plan.Returned);
        Wanted = [.. plan.FollowUps.Select(Word)];
    }

    /// <summary>The rhythm in force.</summary>
    public Cadence Cadence { get; }

    /// <summary>The candidate's zone.</summary>
    public DateTimeZone Home { get; }

    /// <summary>The business days.</summary>
    public BusinessCalendar Days { get; }

    /// <summary>Where the notes are written.</summary>
    public NoteDesk Desk { get; }

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

    /// <summary>What came back undelivered, and the owner has not written again.</summary>
    public ImmutableArray<MailEvidence> Returned { get; }

    /// <summary>The process of a follow-up, or null where it has none any more.</summary>
    public HiringProcess? ProcessOf(string processId) => _processes.GetValueOrDefault(processId);

    /// <summary>The notes of a follow-up as a template that is not in force yet would write them; null where the follow-up is not known.</summary>
    /// <param name="name">Which template it is to be.</param>
    /// <param name="text">The template, checked.</param>
    /// <param name="followUpId">Of which follow-up.</param>
    public IEnumerable<PersonalNote>? Preview(string name, string text, string followUpId) =>
        Wanted.FirstOrDefault(wanted => wanted.FollowUp.Key.Id == followUpId)?.FollowUp is { } followUp
            ? new NoteDesk(_state, Cadence, Home, _processes).Preview(followUp, name, text)
            : null;

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
        string subject = Desk.CalendarSubject(followUp);
        string body = Cadence.Discreet ? "" : planned.IsNext ? $"{followUp.Why}\n\n{NotesAsText(followUp)}".TrimEnd() : followUp.Why;
        string relatedTo = _state.Interviews[followUp.InterviewId].Entry.Uid;
        return new WantedEntry(planned, new CalendarText(followUp.Start.ToInstant(), followUp.End.ToInstant(), subject, body, relatedTo));
    }

    private string NotesAsText(FollowUp followUp)
    {
        IEnumerable<string> notes = Desk.Of(followUp, followUp.Channel).Select(note => note.Written switch
        {
            Note written when followUp.People.Length > 1 => $"To {note.To!.Name ?? note.To.Email}:\n\n{written.Text}",
            Note written => written.Text,
            Gap gap => gap.Message,
            _ => "",
        });
        IEnumerable<string> posting = followUp.Channel == Channel.Letter && Desk.PostingSentence(followUp, Days) is { } post ? [post] : [];
        return string.Join("\n\n", posting.Concat(notes.Select(note => note.Trim())));
    }
}
