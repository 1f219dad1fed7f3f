using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Planning.Plans;

/// <summary>One wanted touch on one day.</summary>
public sealed record FollowUp
{
    /// <summary>The identity, which never changes.</summary>
    public required FollowUpKey Key { get; init; }

    /// <summary>The process it belongs to.</summary>
    public required string ProcessId { get; init; }

    /// <summary>The interview that it hangs on: the last of its interview day.</summary>
    public required string InterviewId { get; init; }

    /// <summary>Every interview of that day.</summary>
    public required ImmutableArray<string> InterviewIds { get; init; }

    /// <summary>The channel that the cadence chose.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The beginning, in the candidate's zone.</summary>
    public required ZonedDateTime Start { get; init; }

    /// <summary>The end, exclusive.</summary>
    public required ZonedDateTime End { get; init; }

    /// <summary>How it stands on the day of the plan.</summary>
    public required FollowUpStatus Status { get; init; }

    /// <summary>To whom; empty where nobody is certain.</summary>
    public required ImmutableArray<Person> People { get; init; }

    /// <summary>The sentence that explains the day and the person.</summary>
    public required string Why { get; init; }

    /// <summary>What kind of touch.</summary>
    public FollowUpKind Kind => Key.Kind;

    /// <summary>1, 2, ... within its kind and anchor.</summary>
    public int Number => Key.Number;

    /// <summary>The day, in the candidate's zone.</summary>
    public LocalDate Date => Start.Date;
}

/// <summary>What kind of touch a follow-up is.</summary>
public enum FollowUpKind
{
    /// <summary>The note the day after.</summary>
    ThankYou,

    /// <summary>The friendly question how things stand.</summary>
    CheckIn,

    /// <summary>The same, to the agency's recruiter.</summary>
    AgencyCheckIn,

    /// <summary>The last friendly word after unanswered check-ins.</summary>
    ClosingNote,

    /// <summary>After an interview to which nobody came: the question for another time.</summary>
    NoShow,
}

/// <summary>How a touch is made.</summary>
public enum Channel
{
    /// <summary>By mail: a draft.</summary>
    Email,

    /// <summary>By post: a letter.</summary>
    Letter,

    /// <summary>By phone: a call sheet.</summary>
    Phone,
}

/// <summary>How a follow-up stands.</summary>
public enum FollowUpStatus
{
    /// <summary>On a later day.</summary>
    Planned,

    /// <summary>Today.</summary>
    Due,

    /// <summary>Its day has passed.</summary>
    Overdue,

    /// <summary>The owner did it.</summary>
    Done,

    /// <summary>The owner does not want it.</summary>
    Skipped,

    /// <summary>Put off by the owner to a day of their choice.</summary>
    Snoozed,

    /// <summary>Waits (an interview ahead, a pause); in no calendar.</summary>
    Held,

    /// <summary>No longer wanted; taken out of the calendar.</summary>
    Withdrawn,

    /// <summary>Edited by the owner: theirs now.</summary>
    Released,
}
