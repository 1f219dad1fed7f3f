using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>A planning input as planning looks at it: by interview day, by employer, by what became of earlier follow-ups.</summary>
internal sealed class PlanningFacts
{
    private readonly Dictionary<string, ImmutableArray<InterviewDay>> _days;
    private readonly ILookup<string, InterviewDay> _byEmployer;
    private readonly ILookup<string, PastFollowUp> _past;
    private readonly Dictionary<string, ProcessMail> _mail;
    private readonly Dictionary<string, PastFollowUp> _settled = [];

    public PlanningFacts(PlanningInput input)
    {
        Input = input;
        Today = input.Now.InZone(input.Home).Date;
        Processes = [.. input.Processes.OrderBy(process => process.Interviews[0].Start).ThenBy(process => process.Id, StringComparer.Ordinal)];
        _days = Processes.ToDictionary(process => process.Id, process => InterviewDay.Of(process, input.Home));
        _byEmployer = Processes
            .SelectMany(process => _days[process.Id].Select(day => (Employer: EmployerOf(process), day)))
            .ToLookup(pair => pair.Employer, pair => pair.day);
        _past = input.Past.Values
            .OrderBy(past => past.Key.Value, StringComparer.Ordinal)
            .SelectMany(past => past.InterviewIds.Select(id => (id, past)))
            .ToLookup(pair => pair.id, pair => pair.past);
        _mail = Processes.ToDictionary(process => process.Id, process => new ProcessMail(this, process));
    }

    public PlanningInput Input { get; }

    /// <summary>The candidate's day.</summary>
    public LocalDate Today { get; }

    /// <summary>By first start, whatever order they came in.</summary>
    public ImmutableArray<HiringProcess> Processes { get; }

    public ImmutableArray<InterviewDay> DaysOf(HiringProcess process) => _days[process.Id];

    /// <summary>The last day on which this employer still sees the candidate, for whatever role; null where none lies ahead.</summary>
    public LocalDate? LastDayAhead(HiringProcess process) =>
        _byEmployer[EmployerOf(process)].Where(day => !day.IsOver(Input.Now)).Select(day => (LocalDate?)day.Day).Max();

    /// <summary>The day of the owner's word that nobody came to any round of an interview day, or null where somebody did.</summary>
    public LocalDate? NoShowDay(HiringProcess process, InterviewDay day) =>
        day.Ids.All(id => process.NobodyCame.TryGetValue(id, out Instant said) && said <= Input.Now)
            ? day.Ids.Select(id => process.NobodyCame[id].InZone(Input.Home).Date).Max()
            : null;

    /// <summary>The last interview day with this employer, ahead or over; of a process that has one.</summary>
    public LocalDate LastDay(HiringProcess process) => _byEmployer[EmployerOf(process)].Max(day => day.Day);

    /// <summary>What tells one employer from another; one that is not named is known by its process.</summary>
    public static string EmployerOf(HiringProcess process) =>
        HiringProcesses.NameKey(process.Company) is { Length: > 0 } name ? name : process.Id;

    /// <summary>What mail proves of a process; nothing after this moment.</summary>
    public ProcessMail MailOf(HiringProcess process) => _mail[process.Id];

    /// <summary>The earlier follow-up of this kind and number for an interview day, or null; what mail proves of it counts as if the owner had said it.</summary>
    /// <remarks>
    /// The day's last round may change (one added, one cancelled), and with it the key. What was settled or put off for
    /// any round of the day stays so.
    /// </remarks>
    public PastFollowUp? Find(HiringProcess process, InterviewDay day, FollowUpKind kind, int number)
    {
        PastFollowUp? past = Find(day, kind, number);
        if (past is not { State: PastState.Open } || MailOf(process).Settles(past, day) is not { } settled)
        {
            return past;
        }

        _settled[settled.Key.Value] = settled;
        return settled;
    }

    /// <summary>All that were found to be settled by mail while the plan was made.</summary>
    public ImmutableArray<PastFollowUp> SettledByMail() => [.. _settled.Values.OrderBy(past => past.Key.Value, StringComparer.Ordinal)];

    private PastFollowUp? Find(InterviewDay day, FollowUpKind kind, int number)
    {
        string key = FollowUpKey.For(Input.Owner, day.Last.Entry, kind, number).Value;
        return PastOn(day)
            .Where(past => past.Key.Kind == kind && past.Key.Number == number)
            .OrderByDescending(past => past.State != PastState.Open)
            .ThenByDescending(past => past.SnoozedTo is not null)
            .ThenByDescending(past => past.Key.Value == key)
            .FirstOrDefault();
    }

    /// <summary>All that hung on a round of this day, some of it perhaps twice.</summary>
    public IEnumerable<PastFollowUp> PastOn(InterviewDay day) => day.Ids.SelectMany(id => _past[id]);

    /// <summary>All that hung on interviews of this process, by key.</summary>
    public IEnumerable<PastFollowUp> PastOf(HiringProcess process) => process.Interviews
        .SelectMany(interview => _past[interview.Id])
        .Distinct()
        .OrderBy(past => past.Key.Value, StringComparer.Ordinal);
}
