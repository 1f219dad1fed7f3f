namespace FollowUpSync.Planning.Processes;

/// <summary>What one mail proves about a hiring process: who, when, which subject. What it says is not kept.</summary>
public sealed record MailEvidence
{
    /// <summary>The message's own id in its mailbox.</summary>
    public required string MessageId { get; init; }

    /// <summary>What it proves.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>One interview of each process that it concerns. Processes are made anew in each run, interviews keep their ids.</summary>
    public required ImmutableArray<string> InterviewIds { get; init; }

    /// <summary>When it was received, sent, or missed.</summary>
    public required Instant At { get; init; }

    /// <summary>The other side as the message shows it: a name, else the address.</summary>
    public required string Who { get; init; }

    /// <summary>The other side's addresses: the sender of an answer, the readers of what was sent. In lower case.</summary>
    public required ImmutableArray<string> Addresses { get; init; }

    /// <summary>The subject, on one line.</summary>
    public required string Subject { get; init; }

    /// <summary>The conversation, or null.</summary>
    public string? Thread { get; init; }

    /// <summary>How it is known to concern the process, in words that follow "it".</summary>
    public required string Because { get; init; }

    /// <summary>The key of the follow-up whose draft it was, or null.</summary>
    public string? FollowUp { get; init; }

    /// <summary>The run that found it: <c>r_</c> and eight characters.</summary>
    public string Run { get; init; } = "";

    /// <summary>When that run was.</summary>
    public Instant SeenAt { get; init; }

    /// <summary>The owner took back the run that found it: it proves nothing any more, and is not found again.</summary>
    public bool IsTakenBack { get; init; }
}

/// <summary>What a mail proves.</summary>
public enum EvidenceKind
{
    /// <summary>Somebody of the other side wrote.</summary>
    Answer,

    /// <summary>The owner wrote to them.</summary>
    Sent,

    /// <summary>The owner threw a draft of ours away.</summary>
    Discarded,

    /// <summary>What the owner wrote could not be delivered: the addresses are those that it did not reach.</summary>
    Returned,
}

/// <summary>What an answer was, by the owner's word.</summary>
public enum AnswerWord
{
    /// <summary>An answer that decides nothing: the wait begins anew on its day.</summary>
    Answered,

    /// <summary>A next round is coming; its date is not yet in the calendar.</summary>
    Next,

    /// <summary>Not what is waited for: the plan goes on, a week after it at the earliest.</summary>
    Waiting,

    /// <summary>No answer at all: it counts for nothing.</summary>
    No,
}

/// <summary>The owner's word on what came.</summary>
/// <param name="Word">What it was.</param>
/// <param name="At">When they said so: all that came before is settled by it.</param>
/// <param name="On">The day of the answer, where they named one.</param>
public sealed record SettledAnswer(AnswerWord Word, Instant At, LocalDate? On);
