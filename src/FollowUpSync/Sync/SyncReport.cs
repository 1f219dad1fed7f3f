using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Sync;

/// <summary>What a run found, wants and did.</summary>
public sealed record SyncReport
{
    /// <summary>The moment of the run.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>The candidate's zone.</summary>
    public required DateTimeZone Home { get; init; }

    /// <summary>The run's id, or null where nothing was written down.</summary>
    public string? Run { get; init; }

    /// <summary>Applied, only planned, or stopped by a brake.</summary>
    public required SyncMode Mode { get; init; }

    /// <summary>The calendar of a mailbox is written, not files.</summary>
    public bool IsOfMailbox { get; init; }

    /// <summary>Why a brake stopped it, or null.</summary>
    public string? Stopped { get; init; }

    /// <summary>What kept part of it from being written, or null; the next run goes on from there.</summary>
    public IncompleteException? Unwritten { get; init; }

    /// <summary>What each source said.</summary>
    public ImmutableArray<SourceReading> Sources { get; init; } = [];

    /// <summary>Every interview known, and every entry to be asked about, by start.</summary>
    public ImmutableArray<Interview> Interviews { get; init; } = [];

    /// <summary>The hiring processes.</summary>
    public ImmutableArray<HiringProcess> Processes { get; init; } = [];

    /// <summary>Every follow-up that is open or changed in this run, by start.</summary>
    public ImmutableArray<ReportedFollowUp> FollowUps { get; init; } = [];

    /// <summary>What is left out, and why.</summary>
    public ImmutableArray<OmittedFollowUp> Omitted { get; init; } = [];

    /// <summary>Answers that came, and on which the owner has not said anything.</summary>
    public ImmutableArray<WaitingAnswer> Answers { get; init; } = [];

    /// <summary>What was done, in order.</summary>
    public ImmutableArray<ReportedChange> Changes { get; init; } = [];

    /// <summary>Follow-ups in the calendar that needed nothing.</summary>
    public int Unchanged { get; init; }

    /// <summary>What the owner should know.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];
}

/// <summary>How a run ended.</summary>
public enum SyncMode
{
    /// <summary>Written.</summary>
    Applied,

    /// <summary>Planned only.</summary>
    DryRun,

    /// <summary>Stopped by a brake: nothing was written.</summary>
    Stopped,
}

/// <summary>A follow-up with its files, relative to the folder.</summary>
public sealed record ReportedFollowUp(FollowUp FollowUp, ImmutableArray<string> Files);

/// <summary>One thing that a run did.</summary>
/// <param name="Action">create, update, cancel, ...</param>
/// <param name="What">ics, draft.</param>
/// <param name="FollowUpId">Of which follow-up.</param>
public sealed record ReportedChange(string Action, string What, string FollowUpId);
