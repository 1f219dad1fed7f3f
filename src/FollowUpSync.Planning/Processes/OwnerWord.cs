namespace FollowUpSync.Planning.Processes;

/// <summary>What the owner said about an interview or its process. The latest word of a kind wins; notes and contacts add up.</summary>
/// <remarks>Words name an interview, not a process: processes are made anew in each run, interviews keep their ids for ever.</remarks>
public sealed record OwnerWord
{
    /// <summary>The interview meant, or any one of the process meant.</summary>
    public required string InterviewId { get; init; }

    /// <summary>When it was said.</summary>
    public required Instant At { get; init; }

    /// <summary>The process stands so.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The employer promised an answer by this day.</summary>
    public LocalDate? Promised { get; init; }

    /// <summary>There was a contact.</summary>
    public Contact? Contact { get; init; }

    /// <summary>Something to remember, or to write in a note.</summary>
    public string? Note { get; init; }

    /// <summary>What the answer was; <see cref="AnsweredOn"/> is its day, where the owner named one.</summary>
    public AnswerWord? Answer { get; init; }

    /// <summary>The day of the answer, in the candidate's zone.</summary>
    public LocalDate? AnsweredOn { get; init; }

    /// <summary>Nobody of the employer came to this interview; false takes that back.</summary>
    public bool? NobodyCame { get; init; }

    /// <summary>The process goes through this agency; empty: through none, whatever the invitation looks like.</summary>
    public string? Agency { get; init; }

    /// <summary>Any interview of another process, with which this one is one.</summary>
    public string? JoinedTo { get; init; }

    /// <summary>A process of its own begins with this interview.</summary>
    public bool IsApart { get; init; }

    /// <summary>It is, or is not, an interview.</summary>
    public bool? IsInterview { get; init; }
}
