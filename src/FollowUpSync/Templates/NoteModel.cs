using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Templates;

/// <summary>
/// Everything that one note can say. What a template sees of it, under which name, is <see cref="TemplateValues"/>;
/// values may be as the calendar has them: they are cleaned before a template reads them.
/// </summary>
public sealed record NoteModel
{
    /// <summary>What kind of touch the note is.</summary>
    public required FollowUpKind Kind { get; init; }

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

    /// <summary>The recipient's language: <c>en</c>, <c>en-GB</c>, <c>de</c>, ...; one that we do not write falls back to English.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>Somebody in a note.</summary>
/// <param name="Name">As the calendar shows it, or null.</param>
/// <param name="Address">A certain mail address, or null.</param>
public sealed record NotePerson(string? Name, string? Address);
