namespace FollowUpSync.Planning.Interviews;

/// <summary>One calendar item as a source reports it (a VEVENT or a Graph event), not yet judged.</summary>
/// <remarks>A recurring series is reported as its occurrences, one entry each. All text is plain: markup is gone, entities are decoded.</remarks>
public sealed record CalendarEntry
{
    /// <summary>Which item this is, the same in every source and for ever.</summary>
    public required EntryId Id { get; init; }

    /// <summary>The source's own id of this item, by which it can be looked up (Graph); null in files.</summary>
    public string? ItemId { get; init; }

    /// <summary>The source's own id of the series it belongs to; null outside a series, and in files.</summary>
    public string? SeriesId { get; init; }

    /// <summary>Where it was read: file name and line (<c>calendar.ics:120</c>), or the mailbox.</summary>
    public required string Place { get; init; }

    /// <summary>The first moment, inclusive. For an all-day entry: midnight in the candidate's zone.</summary>
    public required Instant Start { get; init; }

    /// <summary>The end, exclusive; never before <see cref="Start"/>.</summary>
    public required Instant End { get; init; }

    /// <summary>A date without a time.</summary>
    public bool IsAllDay { get; init; }

    /// <summary>IANA name of the zone in which its sender wrote the times, or null where that says nothing of a place.</summary>
    public string? Zone { get; init; }

    /// <summary>The title, on one line.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The description as plain text, lines separated by <c>\n</c>.</summary>
    public string Body { get; init; } = "";

    /// <summary>The place or meeting link, as typed.</summary>
    public string Location { get; init; } = "";

    /// <summary>The organiser, or null where the source names none.</summary>
    public Participant? Organizer { get; init; }

    /// <summary>Everybody invited, the candidate included.</summary>
    public ImmutableArray<Participant> Attendees { get; init; } = [];

    /// <summary>Cancelled entries may stay in a calendar; tentative is what the <i>sender</i> said (STATUS).</summary>
    public EntryStatus Status { get; init; } = EntryStatus.Confirmed;

    /// <summary>What the candidate answered, where the source says so itself (Graph); else read it from <see cref="Attendees"/>.</summary>
    public Answer? OwnAnswer { get; init; }

    /// <summary>The source says that the candidate is the organiser (Graph), or null where it does not say.</summary>
    public bool? IsOrganizer { get; init; }

    /// <summary>Labels that the candidate or a program put on it.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Marked private or confidential.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Does not block the time (free, TRANSPARENT).</summary>
    public bool IsFree { get; init; }

    /// <summary>Part of a recurring series.</summary>
    public bool IsRecurring { get; init; }

    /// <summary>The revision (SEQUENCE); a lower one than what is known is obsolete.</summary>
    public int Sequence { get; init; }

    /// <summary>When this revision was made (DTSTAMP); decides between equal sequences.</summary>
    public Instant? Stamp { get; init; }

    /// <summary>Carries our stamp or one of our UIDs: a follow-up of ours, never an interview.</summary>
    public bool IsOurs { get; init; }
}

/// <summary>The identity of a calendar item: its iCalendar UID, and for an occurrence of a series the start it was first planned for.</summary>
/// <param name="Uid">The iCalendar UID, as written.</param>
/// <param name="Occurrence">The original start: <c>2026-11-02T20:00:00Z</c>, or <c>2026-11-02</c> for all-day entries; null outside a series.</param>
public sealed record EntryId(string Uid, string? Occurrence = null)
{
    /// <summary>The UID alone, or <c>UID#original start</c>.</summary>
    public override string ToString() => Occurrence is null ? Uid : $"{Uid}#{Occurrence}";
}

/// <summary>Somebody on a calendar item: a person, a room, a list or a machine.</summary>
/// <param name="Name">The display name, or null.</param>
/// <param name="Address">The mail address without <c>mailto:</c>, or null.</param>
/// <param name="Answer">What they answered.</param>
/// <param name="Kind">What the source says they are (CUTYPE, Graph attendee type).</param>
public sealed record Participant(string? Name, string? Address, Answer Answer = Answer.None, ParticipantKind Kind = ParticipantKind.Individual);

/// <summary>A participant's answer to the invitation.</summary>
public enum Answer
{
    /// <summary>No answer is known.</summary>
    None,

    /// <summary>Coming.</summary>
    Accepted,

    /// <summary>Perhaps coming.</summary>
    Tentative,

    /// <summary>Not coming.</summary>
    Declined,
}

/// <summary>What kind of participant the source reports.</summary>
public enum ParticipantKind
{
    /// <summary>A person, or nothing else was said.</summary>
    Individual,

    /// <summary>A distribution list.</summary>
    Group,

    /// <summary>A room or a thing.</summary>
    Resource,
}

/// <summary>The status that the sender gave the entry.</summary>
public enum EntryStatus
{
    /// <summary>It takes place.</summary>
    Confirmed,

    /// <summary>A hold that nobody confirmed.</summary>
    Tentative,

    /// <summary>It does not take place.</summary>
    Cancelled,
}
