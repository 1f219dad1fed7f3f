using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Planning.Reconciling;

/// <summary>What we wrote for one follow-up, and what the person did with it. Entries are never deleted: a settled one says no for ever.</summary>
public sealed record LedgerEntry
{
    /// <summary>The follow-up's identity; unique in a mailbox.</summary>
    public required FollowUpKey Key { get; init; }

    /// <summary>What it is now.</summary>
    public required LedgerState State { get; init; }

    /// <summary>The process it belonged to when last written.</summary>
    public required string ProcessId { get; init; }

    /// <summary>The interview it hangs on.</summary>
    public required string InterviewId { get; init; }

    /// <summary>Every interview of that day.</summary>
    public required ImmutableArray<string> InterviewIds { get; init; }

    /// <summary>How the touch is made.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The day, in the candidate's zone when it was written.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>What stands in the calendar.</summary>
    public required CalendarText Text { get; init; }

    /// <summary>To whom.</summary>
    public required ImmutableArray<Person> People { get; init; }

    /// <summary>The sentence that explains it.</summary>
    public required string Why { get; init; }

    /// <summary>The revision: rises with every change, never falls.</summary>
    public int Sequence { get; init; }

    /// <summary>When it was first written.</summary>
    public required Instant Created { get; init; }

    /// <summary>When it last changed; never goes back, whatever the clock does.</summary>
    public required Instant Changed { get; init; }

    /// <summary>The day of the run that found it late and moved it, or null.</summary>
    public LocalDate? MovedTo { get; init; }

    /// <summary>The day the owner put it off to, or null.</summary>
    public LocalDate? SnoozedTo { get; init; }

    /// <summary>The day on which it was settled, or null.</summary>
    public LocalDate? SettledOn { get; init; }

    /// <summary>The moment, where it is known.</summary>
    public Instant? SettledAt { get; init; }

    /// <summary>The message that proves it; null where the owner said so.</summary>
    public string? SettledBy { get; init; }

    /// <summary>Its place among the plan's single files, without folder; given once a day and kept.</summary>
    public required string FileName { get; init; }

    /// <summary>In a calendar now.</summary>
    public bool IsLive => State is LedgerState.Live;

    /// <summary>Was taken out of the calendar, for now or for ever.</summary>
    public bool IsWithdrawn => State is LedgerState.Withdrawn or LedgerState.Skipped or LedgerState.Dismissed;

    /// <summary>The owner had the last word.</summary>
    public bool IsSettled => State is LedgerState.Done or LedgerState.Skipped or LedgerState.Dismissed;

    /// <summary>What the planner needs to know of it.</summary>
    public PastFollowUp ToPast() => new()
    {
        Key = Key,
        InterviewIds = InterviewIds,
        State = State switch
        {
            LedgerState.Done => PastState.Done,
            LedgerState.Skipped => PastState.Skipped,
            LedgerState.Dismissed => PastState.Dismissed,
            _ => PastState.Open,
        },
        Day = Day,
        MovedTo = MovedTo,
        SnoozedTo = SnoozedTo,
        SettledOn = SettledOn,
        SettledAt = SettledAt,
        SettledBy = SettledBy,
        People = People,
    };
}

/// <summary>The content of a calendar entry of ours; equal content needs no writing.</summary>
/// <param name="Start">The beginning.</param>
/// <param name="End">The end, exclusive.</param>
/// <param name="Summary">The title, on one line.</param>
/// <param name="Description">The body, lines separated by <c>\n</c>; may be empty.</param>
/// <param name="RelatedTo">The iCalendar UID of the interview.</param>
public sealed record CalendarText(Instant Start, Instant End, string Summary, string Description, string RelatedTo);

/// <summary>What became of what we wrote.</summary>
public enum LedgerState
{
    /// <summary>Stands in the calendar.</summary>
    Live,

    /// <summary>Taken out again, or waiting; may come back under the same UID.</summary>
    Withdrawn,

    /// <summary>The owner did it.</summary>
    Done,

    /// <summary>The owner said no.</summary>
    Skipped,

    /// <summary>The owner deleted it: never again.</summary>
    Dismissed,

    /// <summary>The owner edited it: theirs.</summary>
    Released,
}
