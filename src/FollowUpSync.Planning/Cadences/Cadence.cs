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
    public Paper LetterPaper { get; init; } = Paper.Auto;

    /// <summary>The envelope that comes with a letter as its second page.</summary>
    public Envelope LetterEnvelope { get; init; } = Envelope.Auto;

    /// <summary>How notes are worded.</summary>
    public NoteStyle Notes { get; init; } = new();

    /// <summary>Who writes them.</summary>
    public Sender Me { get; init; } = new();
}

/// <summary>How notes are worded.</summary>
public sealed record NoteStyle
{
    /// <summary>The cultures that notes are written in.</summary>
    public static ImmutableArray<string> Cultures { get; } = ["en-US", "en-GB", "de", "fr", "es", "pt-BR", "pt-PT", "it", "nl", "pl", "sv", "ja", "zh"];

    /// <summary>One of <see cref="Cultures"/>, or null to choose by the invitation.</summary>
    public string? Language { get; init; }

    /// <summary>How formal they are.</summary>
    public Formality Formality { get; init; } = Formality.Auto;
}

/// <summary>The candidate, as letters and signatures show them. What is empty is left out, or taken from the calendar.</summary>
/// <param name="Name">The name; empty for the one in the calendar.</param>
/// <param name="Address">The postal address, its lines parted by commas or semicolons.</param>
/// <param name="Phone">The telephone number.</param>
public sealed record Sender(string Name = "", string Address = "", string Phone = "");

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

/// <summary>How a note addresses its reader.</summary>
public enum Formality
{
    /// <summary>As the language has it among people who met at work, or as the invitation does.</summary>
    Auto,

    /// <summary>Sie, vous, usted.</summary>
    Formal,

    /// <summary>Du, tu, tú: by first name.</summary>
    Familiar,
}

/// <summary>Envelopes for letters.</summary>
public enum Envelope
{
    /// <summary>DL, or the American number 10 where the letter is on US Letter.</summary>
    Auto,

    /// <summary>110 by 220 mm.</summary>
    Dl,

    /// <summary>162 by 229 mm.</summary>
    C5,

    /// <summary>4 1/8 by 9 1/2 inches.</summary>
    Us10,

    /// <summary>None: one with a window is used, or the envelope is written by hand.</summary>
    None,
}

/// <summary>Paper sizes for letters.</summary>
public enum Paper
{
    /// <summary>US Letter to where it is used (North America and some neighbours), else A4.</summary>
    Auto,

    /// <summary>ISO 216.</summary>
    A4,

    /// <summary>US Letter, 8.5 by 11 inches.</summary>
    Letter,
}
