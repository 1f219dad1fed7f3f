namespace FollowUpSync.Sandbox.Storage;

/// <summary>What a row of a mailbox is. The number is part of every id handed out.</summary>
internal enum ItemKind
{
    Event = 1,
    Message = 2,
    Calendar = 3,
    Folder = 4,
    Attachment = 5,
    Category = 6,
    Subscription = 7,
}

/// <summary>One row of a mailbox: the columns that are searched, and the rest as the JSON that Graph would show.</summary>
internal sealed class Item
{
    public long Seq { get; set; }
    public required ItemKind Kind { get; init; }

    /// <summary>The calendar of an event, the folder of a message, the owner of an attachment; else 0.</summary>
    public long Parent { get; set; }

    /// <summary>The series of an exception or of a deleted occurrence.</summary>
    public long? Master { get; init; }

    /// <summary>The original day of an exception, in its series' zone.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>The mailbox's change number when this row was last written; change keys and delta rounds come from it.</summary>
    public long Change { get; set; }

    /// <summary>How often the item changed folders: a classic id holds it, an immutable one does not.</summary>
    public int Moves { get; set; }

    /// <summary>First moment of an event or series.</summary>
    public Instant? Starts { get; set; }

    /// <summary>Last moment; of a series without end, null. Of a subscription: when it expires.</summary>
    public Instant? Ends { get; set; }

    public bool Deleted { get; set; }

    /// <summary>An event's transactionId.</summary>
    public string? Mark { get; init; }

    /// <summary>The id that a seed gave it, by which <c>/_sandbox</c> finds it again.</summary>
    public string? Alias { get; init; }

    public required JsonObject Json { get; set; }
}
