using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Cadences;

namespace FollowUpSync.Templates;

/// <summary>
/// Everything that one note can say. What a template sees of it, under which name, is <see cref="TemplateValues"/>;
/// values may be as the calendar has them: they are cleaned before a template reads them.
/// </summary>
public sealed record NoteModel
{
    /// <summary>What kind of touch the note is.</summary>
    public required NoteKind Kind { get; init; }

    /// <summary>1, 2, ... within its kind; later ones read differently.</summary>
    public int Number { get; init; } = 1;

    /// <summary>To whom this note goes; null where nobody is certain.</summary>
    public NotePerson? Recipient { get; init; }

    /// <summary>Everyone the follow-up is addressed to, one note each; the calendar entry names them all.</summary>
    public ImmutableArray<NotePerson> People { get; init; } = [];

    /// <summary>The candidate, who writes.</summary>
    public required NotePerson Me { get; init; }

    /// <summary>The employer, or null.</summary>
    public string? Company { get; init; }

    /// <summary>The position, or null.</summary>
    public string? Role { get; init; }

    /// <summary>The agency between, or null.</summary>
    public string? Agency { get; init; }

    /// <summary>The stage of the interview day, or null.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The day of the interview that the note speaks of, in the candidate's zone.</summary>
    public required LocalDate InterviewDay { get; init; }

    /// <summary>The day on which the note is to be sent, in the candidate's zone.</summary>
    public required LocalDate SendDay { get; init; }

    /// <summary>The last day of a decision that was promised, where it is over; else null.</summary>
    public LocalDate? Promised { get; init; }

    /// <summary>This person was thanked before, after an earlier interview.</summary>
    public bool MetBefore { get; init; }

    /// <summary>What the owner noted, oldest first; see <see cref="Remarks"/> for how it is woven in.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The culture that it is written in, see <see cref="NoteStyle.Cultures"/>; one that we do not write falls back to English.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>How the recipient is addressed.</summary>
    public Formality Formality { get; init; }

    /// <summary>It goes by post: greetings and closings are a letter's.</summary>
    public bool IsLetter { get; init; }

    /// <summary>The day of the next interview with this employer, or null where none is known.</summary>
    public LocalDate? NextInterview { get; init; }

    /// <summary>For a call sheet; null elsewhere.</summary>
    public CallFacts? Call { get; init; }
}

/// <summary>What one needs for a call.</summary>
/// <param name="Id">The follow-up's or process's id, for what is typed afterwards.</param>
/// <param name="Number">The number, or null.</param>
/// <param name="MyTime">The caller's time of day: <c>10:00</c>.</param>
/// <param name="TheirTime">The time there, or null where it is the same, or not known where they are.</param>
public sealed record CallFacts(string Id, string? Number, string MyTime, string? TheirTime);

/// <summary>What a note is for. The first four are planned; the others are asked for when they are needed.</summary>
public enum NoteKind
{
    /// <summary>The day after an interview.</summary>
    ThankYou,

    /// <summary>The friendly question how things stand.</summary>
    CheckIn,

    /// <summary>The same, to the agency's recruiter.</summary>
    AgencyCheckIn,

    /// <summary>The first check-in after the day by which a decision was promised.</summary>
    AfterPromise,

    /// <summary>The last word after unanswered check-ins.</summary>
    Closing,

    /// <summary>After an interview that did not take place, since the other side was not there.</summary>
    NoShow,

    /// <summary>Thanks for the invitation to the next round.</summary>
    NextRound,

    /// <summary>The candidate withdraws.</summary>
    Withdrawal,

    /// <summary>An offer came: thanks, and a day for the answer.</summary>
    Offer,
}

/// <summary>Somebody in a note.</summary>
/// <param name="Name">As the calendar shows it, or null.</param>
/// <param name="Address">A certain mail address, or null.</param>
public sealed record NotePerson(string? Name, string? Address);
