using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>Everything that a plan is made from; the planner knows nothing else, not even the time.</summary>
public sealed record PlanningInput
{
    /// <summary>Whose plan it is.</summary>
    public required Candidate Owner { get; init; }

    /// <summary>The hiring processes, with all their interviews.</summary>
    public required ImmutableArray<HiringProcess> Processes { get; init; }

    /// <summary>The rhythm.</summary>
    public required Cadence Cadence { get; init; }

    /// <summary>The business days.</summary>
    public required BusinessCalendar Days { get; init; }

    /// <summary>The candidate's zone: all days and wall times are in it.</summary>
    public required DateTimeZone Home { get; init; }

    /// <summary>The moment for which the plan is made.</summary>
    public required Instant Now { get; init; }

    /// <summary>What became of earlier follow-ups, by key value.</summary>
    public ImmutableDictionary<string, PastFollowUp> Past { get; init; } = ImmutableDictionary<string, PastFollowUp>.Empty;

    /// <summary>Interviews that ended before this day are listed and not followed up.</summary>
    public required LocalDate Horizon { get; init; }
}

/// <summary>What the ledger remembers of one follow-up.</summary>
public sealed record PastFollowUp
{
    /// <summary>Its identity.</summary>
    public required FollowUpKey Key { get; init; }

    /// <summary>The interviews of its interview day.</summary>
    public required ImmutableArray<string> InterviewIds { get; init; }

    /// <summary>What became of it.</summary>
    public required PastState State { get; init; }

    /// <summary>The day it was last planned for.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>The day of the run that found it late and moved it, or null.</summary>
    public LocalDate? MovedTo { get; init; }

    /// <summary>The day the owner put it off to, or null.</summary>
    public LocalDate? SnoozedTo { get; init; }

    /// <summary>The day on which it was done or skipped; null while it is open.</summary>
    public LocalDate? SettledOn { get; init; }

    /// <summary>The moment, where it is known.</summary>
    public Instant? SettledAt { get; init; }

    /// <summary>The message that proves it; null where the owner said so.</summary>
    public string? SettledBy { get; init; }

    /// <summary>Whom it was for.</summary>
    public ImmutableArray<Person> People { get; init; } = [];
}

/// <summary>What became of a follow-up.</summary>
public enum PastState
{
    /// <summary>Still to be done, wherever it stands now.</summary>
    Open,

    /// <summary>The owner did it.</summary>
    Done,

    /// <summary>The owner said no to it.</summary>
    Skipped,

    /// <summary>The owner deleted it.</summary>
    Dismissed,
}

/// <summary>What is wanted now, and what is not, with the reasons.</summary>
/// <param name="FollowUps">Open follow-ups by day; those that wait are <see cref="FollowUpStatus.Held"/>.</param>
/// <param name="Omitted">What a reader might expect and does not find.</param>
/// <param name="Settled">Open follow-ups that mail proves to be done, or thrown away; to be remembered.</param>
/// <param name="Answers">Answers on which the owner has not said anything.</param>
/// <param name="Returned">What came back undelivered, and the owner has not written again.</param>
public sealed record FollowUpPlan(
    ImmutableArray<PlannedFollowUp> FollowUps, ImmutableArray<OmittedFollowUp> Omitted, ImmutableArray<PastFollowUp> Settled, ImmutableArray<WaitingAnswer> Answers,
    ImmutableArray<MailEvidence> Returned);

/// <summary>An answer on which the owner has not said anything.</summary>
/// <param name="ProcessId">The process that waits for that.</param>
/// <param name="Mail">Who, when, which subject.</param>
public sealed record WaitingAnswer(string ProcessId, MailEvidence Mail);

/// <summary>A follow-up in the plan.</summary>
/// <param name="FollowUp">The follow-up.</param>
/// <param name="MovedTo">The day it was moved to because it was late, to be remembered; or null.</param>
/// <param name="SnoozedTo">The day the owner had put it off to, to be remembered; or null.</param>
/// <param name="IsNext">The next one of its chain: the one that notes are written for.</param>
public sealed record PlannedFollowUp(FollowUp FollowUp, LocalDate? MovedTo, LocalDate? SnoozedTo, bool IsNext);

/// <summary>A follow-up that was left out.</summary>
/// <param name="InterviewId">The interview it would hang on.</param>
/// <param name="Kind">What it would be.</param>
/// <param name="Why">The reason, in one sentence.</param>
/// <param name="IsSettled">The owner has seen to it: nobody need be told every morning.</param>
public sealed record OmittedFollowUp(string InterviewId, FollowUpKind Kind, string Why, bool IsSettled = false);
