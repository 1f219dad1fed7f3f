namespace FollowUpSync.Planning.Interviews;

/// <summary>A calendar entry that the candidate attends, or may attend, as a candidate.</summary>
public sealed record Interview
{
    /// <summary>Stable and short: <c>i_</c> and eight characters, from owner and entry identity alone.</summary>
    public required string Id { get; init; }

    /// <summary>The entry it was recognised in.</summary>
    public required EntryId Entry { get; init; }

    /// <summary>The source's own id of the item, by which it can be looked up (Graph); null in files.</summary>
    public string? ItemId { get; init; }

    /// <summary>The source's own id of its series; null outside a series, and in files.</summary>
    public string? SeriesId { get; init; }

    /// <summary>The source (file name or mailbox) that reported it last.</summary>
    public required string Source { get; init; }

    /// <summary>The revision last read; an older copy changes nothing.</summary>
    public int Sequence { get; init; }

    /// <summary>When that revision was made, or null where the source does not say.</summary>
    public Instant? Stamp { get; init; }

    /// <summary>The entry's title.</summary>
    public required string Subject { get; init; }

    /// <summary>Who sent it (see <see cref="Likeness"/>), or null.</summary>
    public string? Sender { get; init; }

    /// <summary>The first moment.</summary>
    public required Instant Start { get; init; }

    /// <summary>The end, exclusive.</summary>
    public required Instant End { get; init; }

    /// <summary>A date without a time.</summary>
    public bool IsAllDay { get; init; }

    /// <summary>IANA name of the zone in which its sender wrote the times, or null: where those who invite keep office hours.</summary>
    public string? Zone { get; init; }

    /// <summary>The employer took it back, or it is gone.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Cancelled by disappearing: it is no longer in the calendar that had it.</summary>
    public bool IsGone { get; init; }

    /// <summary>Cancelled by a message saved from a mail. A calendar that still has it has not heard of that.</summary>
    public bool IsCalledOff { get; init; }

    /// <summary>The candidate said no.</summary>
    public bool IsDeclined { get; init; }

    /// <summary>What the recogniser, or the owner's own word, made of it.</summary>
    public required Recognition Recognition { get; init; }

    /// <summary>The day to which it belongs: the one on which it ends. One that ends at midnight belongs to the day before.</summary>
    public LocalDate DayIn(DateTimeZone home) => (End > Start ? End - Duration.Epsilon : End).InZone(home).Date;

    /// <summary>Where it stands at a moment.</summary>
    public Standing StandingAt(Instant now) =>
        IsCancelled ? Standing.Cancelled
        : IsDeclined ? Standing.Declined
        : End <= now ? Standing.Held
        : Standing.Scheduled;
}

/// <summary>Where an interview stands.</summary>
public enum Standing
{
    /// <summary>It is over.</summary>
    Held,

    /// <summary>It lies ahead, or is going on.</summary>
    Scheduled,

    /// <summary>The employer took it back, or it is gone from the calendar.</summary>
    Cancelled,

    /// <summary>The candidate said no.</summary>
    Declined,
}
