using FollowUpSync.Planning.Interviews;

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

    /// <summary>Every occurrence read; several revisions of one entry are already one.</summary>
    public ImmutableArray<CalendarEntry> Entries { get; init; } = [];

    /// <summary>From the first start to the last end of the entries: only within it does a missing interview mean that it is gone.</summary>
    public Interval? Span { get; init; }

    /// <summary>A METHOD:CANCEL or METHOD:REQUEST file saved from a mail: it speaks of its own entries only, so nothing is missing from it.</summary>
    public bool IsMessage { get; init; }

    /// <summary>Skipped events, repaired lines, unknown zones.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];
}

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
