using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Planning.Cadences;

/// <summary>The rhythm of the follow-ups. Days and wall times are the candidate's.</summary>
public sealed record Cadence
{
    /// <summary>What the product does unless told otherwise.</summary>
    public static Cadence Default { get; } = new();

    /// <summary>The note after an interview day.</summary>
    public ThankYouStep ThankYou { get; init; } = new();

    /// <summary>The check-ins with an employer.</summary>
    public CheckInStep CheckIn { get; init; } = new();

    /// <summary>The check-ins with an agency's recruiter.</summary>
    public AgencyStep Agency { get; init; } = new();

    /// <summary>The last word after unanswered check-ins.</summary>
    public ClosingNoteStep ClosingNote { get; init; } = new();

    /// <summary>Interviews that ended more than this many days before a mailbox was first seen are listed, not followed up.</summary>
    public int FirstSightDays { get; init; } = 14;

    /// <summary>After this many weeks without any touch a process is quiet and its chain ends.</summary>
    public int QuietAfterWeeks { get; init; } = 8;

    /// <summary>Neutral subjects and empty bodies in the calendar, for one that colleagues can see.</summary>
    public bool Discreet { get; init; }

    /// <summary>The paper that letters are laid out for.</summary>
    public Paper LetterPaper { get; init; } = Paper.A4;
}

/// <summary>The thank-you: the day after the interview day.</summary>
public sealed record ThankYouStep
{
    /// <summary>On the next business day in place of the next calendar day.</summary>
    public bool NextBusinessDay { get; init; }

    /// <summary>The wall time.</summary>
    public LocalTime At { get; init; } = new(9, 0);

    /// <summary>The length of the calendar entry.</summary>
    public int Minutes { get; init; } = 15;

    /// <summary>Email or letter.</summary>
    public Channel Channel { get; init; } = Channel.Email;

    /// <summary>For so many days after its day a thank-you is late but still worth sending.</summary>
    public int LateDays { get; init; } = 4;
}

/// <summary>The check-ins: a week after the last interview day, then weekly.</summary>
public sealed record CheckInStep
{
    /// <summary>Days from the last interview day to number 1, and from each to the next.</summary>
    public int EveryDays { get; init; } = 7;

    /// <summary>The wall time.</summary>
    public LocalTime At { get; init; } = new(10, 0);

    /// <summary>The length of the calendar entry.</summary>
    public int Minutes { get; init; } = 15;

    /// <summary>Email or phone.</summary>
    public Channel Channel { get; init; } = Channel.Email;

    /// <summary>How many, before the closing note; null goes on weekly with the next four planned.</summary>
    public int? Limit { get; init; } = 4;
}

/// <summary>The agency's rhythm, whose clock restarts at any contact.</summary>
public sealed record AgencyStep
{
    /// <summary>Days from the last contact to the next.</summary>
    public int EveryDays { get; init; } = 7;

    /// <summary>The wall time.</summary>
    public LocalTime At { get; init; } = new(10, 0);

    /// <summary>The length of the calendar entry.</summary>
    public int Minutes { get; init; } = 15;

    /// <summary>Email or phone.</summary>
    public Channel Channel { get; init; } = Channel.Email;

    /// <summary>No thank-yous to the employer: everything goes through the agency.</summary>
    public bool ThroughAgencyOnly { get; init; }
}

/// <summary>The closing note, after the last check-in.</summary>
public sealed record ClosingNoteStep
{
    /// <summary>Proposed at all.</summary>
    public bool Propose { get; init; } = true;

    /// <summary>Email or letter.</summary>
    public Channel Channel { get; init; } = Channel.Email;
}

/// <summary>Paper sizes for letters.</summary>
public enum Paper
{
    /// <summary>ISO 216.</summary>
    A4,

    /// <summary>US Letter, 8.5 by 11 inches.</summary>
    Letter,
}
