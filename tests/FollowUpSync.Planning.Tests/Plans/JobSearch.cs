using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Mail;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;

namespace FollowUpSync.Planning.Tests.Plans;

/// <summary>A candidate's job search: interviews, words and runs over time. The ledger is kept as the engine keeps it, without files.</summary>
internal sealed class JobSearch
{
    public static readonly Candidate Me = new("Alex Kim", ["alex@home.example"]);

    private readonly Dictionary<string, Interview> _interviews = [];
    private readonly List<OwnerWord> _words = [];
    private readonly List<MailEvidence> _mail = [];
    private readonly List<MailMessage> _unread = [];
    private LocalDate? _horizon;

    public DateTimeZone Home { get; set; } = DateTimeZoneProviders.Tzdb["America/New_York"];

    public Cadence Cadence { get; set; } = Cadence.Default;

    public BusinessCalendar Days { get; set; } = BusinessCalendar.MondayToFriday;

    public int? IncludePastDays { get; set; }

    public Instant Now { get; private set; }

    public FollowUpPlan Plan { get; private set; } = new([], [], [], [], []);

    public ImmutableArray<HiringProcess> Processes { get; private set; } = [];

    public ImmutableArray<SyncAction> Actions { get; private set; } = [];

    public ImmutableDictionary<string, LedgerEntry> Ledger { get; private set; } = ImmutableDictionary<string, LedgerEntry>.Empty;

    public IReadOnlyCollection<OwnerWord> Words => _words;

    public IReadOnlyCollection<Interview> Interviews => _interviews.Values;

    public Interview this[string uid] => _interviews[Identity.OfInterview(Me, new EntryId(uid))];

    public static Interview Interview(string uid, Instant start, Instant end, string? company, string? role = null, string? agency = null, params ImmutableArray<Person> people)
    {
        EntryId entry = new(uid);
        return new Interview
        {
            Id = Identity.OfInterview(Me, entry),
            Entry = entry,
            Source = "calendar.ics",
            Subject = $"Interview {company} {role}",
            Start = start,
            End = end,
            Recognition = new Recognition { Verdict = Verdict.Interview, Score = 1, Reasons = ["Says so."], Company = company, Role = role, Agency = agency, People = people },
        };
    }

    public void Put(Interview interview) => _interviews[interview.Id] = interview;

    public void Post(MailMessage message) => _unread.Add(message);

    public void Say(string uid, Func<OwnerWord, OwnerWord> word) =>
        _words.Add(word(new OwnerWord { InterviewId = Identity.OfInterview(Me, new EntryId(uid)), At = Now }));

    public void Run(Instant now, Func<LedgerEntry, RemoteState>? remote = null)
    {
        Now = now;
        _horizon ??= now.InZone(Home).Date.PlusDays(-(IncludePastDays ?? Cadence.FirstSightDays));
        Processes = HiringProcesses.Of(Me, _interviews.Values, _words, _mail);
        _mail.AddRange(MailReading.Read(Me, Processes, _unread));
        _unread.Clear();
        Processes = HiringProcesses.Of(Me, _interviews.Values, _words, _mail);
        Plan = PlanAt(now);
        foreach (PastFollowUp settled in Plan.Settled)
        {
            LedgerState state = settled.State == PastState.Done ? LedgerState.Done : LedgerState.Dismissed;
            Put(Ledger[settled.Key.Value] with { State = state, SettledOn = settled.SettledOn, SettledAt = settled.SettledAt, SettledBy = settled.SettledBy });
        }

        Plan = PlanAt(now);
        Actions = Reconciler.Compare([.. Plan.FollowUps.Select(Worded)], Ledger, remote ?? (_ => RemoteState.AsWritten));
        foreach (SyncAction action in Actions)
        {
            Put(action switch
            {
                SyncAction.Create create => Entry(create.Wanted, create.Before),
                SyncAction.Update update => Entry(update.Wanted, update.Before),
                SyncAction.Cancel cancel => cancel.Before with { State = LedgerState.Withdrawn, Sequence = cancel.Before.Sequence + 1 },
                SyncAction.Release release => release.Before with { State = LedgerState.Released },
                SyncAction.Dismiss dismiss => dismiss.Before with { State = LedgerState.Dismissed },
                _ => throw new InvalidOperationException($"What is {action}?"),
            });
        }
    }

    /// <summary>The plan of another moment, with nothing written.</summary>
    public FollowUpPlan PlanAt(Instant now) => FollowUpPlanner.Plan(InputAt(now));

    public PlanningInput InputAt(Instant now) => new()
    {
        Owner = Me,
        Processes = Processes,
        Cadence = Cadence,
        Days = Days,
        Home = Home,
        Now = now,
        Past = Ledger.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToPast()),
        Horizon = _horizon ?? LocalDate.MinIsoValue,
    };

    /// <summary>The owner's word on a follow-up of the last plan.</summary>
    public void Settle(PlannedFollowUp planned, Func<LedgerEntry, LedgerEntry> word) =>
        Put(word(Entry(Worded(planned), Ledger.GetValueOrDefault(planned.FollowUp.Key.Value)) with
        {
            State = Ledger.GetValueOrDefault(planned.FollowUp.Key.Value)?.State ?? LedgerState.Withdrawn,
        }));

    public LocalDate Today => Now.InZone(Home).Date;

    private void Put(LedgerEntry entry) => Ledger = Ledger.SetItem(entry.Key.Value, entry);

    private WantedEntry Worded(PlannedFollowUp planned)
    {
        FollowUp one = planned.FollowUp;
        return new WantedEntry(planned, new CalendarText(one.Start.ToInstant(), one.End.ToInstant(), one.Kind.ToString(), one.Why, one.InterviewId));
    }

    private LedgerEntry Entry(WantedEntry wanted, LedgerEntry? before) => new()
    {
        Key = wanted.FollowUp.Key,
        State = LedgerState.Live,
        ProcessId = wanted.FollowUp.ProcessId,
        InterviewId = wanted.FollowUp.InterviewId,
        InterviewIds = wanted.FollowUp.InterviewIds,
        Channel = wanted.FollowUp.Channel,
        Day = wanted.FollowUp.Date,
        Text = wanted.Text,
        People = wanted.FollowUp.People,
        Why = wanted.FollowUp.Why,
        Sequence = before is null ? 0 : before.Sequence + 1,
        Created = before?.Created ?? Now,
        Changed = Now,
        MovedTo = wanted.Planned.MovedTo,
        SnoozedTo = wanted.Planned.SnoozedTo,
        FileName = "",
    };
}
