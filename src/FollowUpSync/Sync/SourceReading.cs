using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>What one source said in one run.</summary>
public sealed record SourceReading
{
    /// <summary>File name without folder, or the mailbox: a source is its name.</summary>
    public required string Name { get; init; }

    /// <summary>Read, failed or empty.</summary>
    public required SourceStatus Status { get; init; }

    /// <summary>What went wrong and what to do, where it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The code of the fault, where the source is a service and failed.</summary>
    public string? FaultCode { get; init; }

    /// <summary>Every occurrence read; several revisions of one entry are already one.</summary>
    public ImmutableArray<CalendarEntry> Entries { get; init; } = [];

    /// <summary>From the first start to the last end of the entries: only within it does a missing interview mean that it is gone.</summary>
    public Interval? Span { get; init; }

    /// <summary>A METHOD:CANCEL or METHOD:REQUEST file saved from a mail: it speaks of its own entries only, so nothing is missing from it.</summary>
    public bool IsMessage { get; init; }

    /// <summary>A mailbox, which is asked again and again; not a file.</summary>
    public bool IsLive { get; init; }

    /// <summary>What only a mailbox that was read can say; else null.</summary>
    public MailboxReading? Mailbox { get; init; }

    /// <summary>Skipped events, repaired lines, unknown zones.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];
}

/// <summary>What a live mailbox says beside its entries. It reports what changed, knows what is gone, and holds what we wrote.</summary>
/// <param name="IsWhole">All its entries were read, not only those that changed.</param>
/// <param name="Gone">Interviews that were looked up and are no longer there.</param>
/// <param name="Own">Entries of ours that changed, or that are new to us.</param>
/// <param name="Stream">Where the reading ended.</param>
public sealed record MailboxReading(bool IsWhole, ImmutableHashSet<EntryId> Gone, ImmutableArray<OwnSighting> Own, DeltaStream Stream);

/// <summary>An entry of ours as it is in the mailbox now.</summary>
/// <param name="FollowUp">The key value of its follow-up.</param>
/// <param name="Id">The item's id.</param>
/// <param name="ETag">Its version.</param>
/// <param name="State">As we wrote it, edited by a person, or deleted.</param>
/// <param name="Hash">What is there, where it is there.</param>
public sealed record OwnSighting(string FollowUp, string Id, string? ETag, RemoteState State, string Hash);

/// <summary>How reading a source ended.</summary>
public enum SourceStatus
{
    /// <summary>Read, with at least one entry.</summary>
    Ok,

    /// <summary>Could not be read, or not to its end; nothing may be concluded from what is missing in it.</summary>
    Failed,

    /// <summary>Read, and there is nothing in it.</summary>
    Empty,
}

/// <summary>Something that the owner should know and that stopped nothing.</summary>
/// <param name="Code">Stable: <c>FUS201</c>.</param>
/// <param name="Message">What was found and what was done about it.</param>
/// <param name="Source">File and line, <c>calendar.ics:120</c>, or the file alone.</param>
public sealed record Warning(string Code, string Message, string Source);
