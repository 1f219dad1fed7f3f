namespace FollowUpSync.Sync;

/// <summary>One run, as asked for.</summary>
public sealed record SyncRequest
{
    /// <summary>The state file; made where there is none.</summary>
    public required string StatePath { get; init; }

    /// <summary>The moment of the run.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>The zone of this machine, where neither owner nor calendar names one.</summary>
    public required DateTimeZone SystemZone { get; init; }

    /// <summary>The command in a few words, for the list of runs.</summary>
    public required string What { get; init; }

    /// <summary>The paths of the sources, in order; remembered for a run without any.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>The owner's addresses; empty finds them out.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>The zone that the owner chose, or null.</summary>
    public DateTimeZone? TimeZone { get; init; }

    /// <summary>The text of a cadence file that was checked, or null for the one in force.</summary>
    public string? Cadence { get; init; }

    /// <summary>A country, or null for what is in force.</summary>
    public string? Country { get; init; }

    /// <summary>Holidays of a file, or null for what is in force.</summary>
    public ImmutableArray<Storage.Holiday>? Holidays { get; init; }

    /// <summary>An entry that the owner judged, by interview id, or null.</summary>
    public (string InterviewId, bool IsInterview)? Ruling { get; init; }

    /// <summary>How far back interviews are followed up, in days, or null.</summary>
    public int? IncludePastDays { get; init; }

    /// <summary>Notes are files also where the calendar is a mailbox's; null for what is in force.</summary>
    public bool? NotesAsFiles { get; init; }

    /// <summary>Reads a mailbox whole, not only what changed in it, and compares everything.</summary>
    public bool Anew { get; init; }

    /// <summary>Plan and write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Passes the brakes.</summary>
    public bool Yes { get; init; }
}
