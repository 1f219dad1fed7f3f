namespace FollowUpSync.Planning.Interviews;

/// <summary>What the recogniser makes of one entry, and why.</summary>
public sealed record Recognition
{
    /// <summary>Interview, ask or no.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How likely it is an interview, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Why, in plain words; what spoke for it first, what spoke against it last. Never empty.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>The employer, or null where the entry does not say. Never the applicant system, the video tool or the agency.</summary>
    public string? Company { get; init; }

    /// <summary>The position as written, or null.</summary>
    public string? Role { get; init; }

    /// <summary>The stage, or null where the entry does not say.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The staffing agency or search firm between candidate and employer, or null.</summary>
    public string? Agency { get; init; }

    /// <summary>Whom the candidate meets, and those of the employer or agency who arranged it.</summary>
    public ImmutableArray<Person> People { get; init; } = [];

    /// <summary>What those who write back should know.</summary>
    public Writing Writing { get; init; } = new();
}

/// <summary>Is it an interview?</summary>
public enum Verdict
{
    /// <summary>No.</summary>
    No,

    /// <summary>Perhaps: shown to the owner, nothing is created.</summary>
    Ask,

    /// <summary>Yes.</summary>
    Interview,
}

/// <summary>The stages of a hiring process that change what one writes afterwards.</summary>
public enum Stage
{
    /// <summary>A first short call by somebody who is not a recruiter, or not known to be one.</summary>
    PhoneScreen,

    /// <summary>The first talk with the employer's recruiter or an agency, by whatever medium.</summary>
    RecruiterScreen,

    /// <summary>Coding, design, case, portfolio, skills or language test.</summary>
    Technical,

    /// <summary>Going through a task solved at home.</summary>
    TakeHomeReview,

    /// <summary>With the future superior.</summary>
    HiringManager,

    /// <summary>A board, a committee, or two or more assessors named as such.</summary>
    Panel,

    /// <summary>In person.</summary>
    Onsite,

    /// <summary>The last one, or the one with a founder or chief executive who decides.</summary>
    Final,
}

/// <summary>A person of the employer or agency.</summary>
/// <param name="Name">As far as it is shown, or null.</param>
/// <param name="Email">A certain address, or null.</param>
/// <param name="Part">The part they play.</param>
/// <param name="From">Where we know them from.</param>
public sealed record Person(string? Name, string? Email, Part Part, PersonSource From)
{
    /// <summary>What the calendar shows before the name, as it stands there: "Dr.", "Prof. Dr.", "Frau"; or null.</summary>
    public string? Title { get; init; }
}

/// <summary>The part a person plays in a hiring process.</summary>
public enum Part
{
    /// <summary>Assesses.</summary>
    Interviewer,

    /// <summary>The employer's own recruiter, who runs the process.</summary>
    Recruiter,

    /// <summary>The agency's recruiter.</summary>
    AgencyRecruiter,

    /// <summary>Only schedules.</summary>
    Coordinator,
}

/// <summary>Where a person is known from.</summary>
public enum PersonSource
{
    /// <summary>Listed among the attendees.</summary>
    Attendee,

    /// <summary>The organiser.</summary>
    Organizer,

    /// <summary>Named in subject or body.</summary>
    Body,

    /// <summary>The owner said so.</summary>
    Owner,
}
