using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Planning.Processes;

/// <summary>All interviews with one employer for one role, with or without an agency between.</summary>
public sealed record HiringProcess
{
    /// <summary>Stable and short: <c>p_</c> and eight characters, from the first interview's identity.</summary>
    public required string Id { get; init; }

    /// <summary>The employer's name, or null where it is not yet named.</summary>
    public string? Company { get; init; }

    /// <summary>The role, or null.</summary>
    public string? Role { get; init; }

    /// <summary>The agency; set, the process is in agency mode.</summary>
    public string? Agency { get; init; }

    /// <summary>How it stands by the owner's word.</summary>
    public Outcome Outcome { get; init; } = Outcome.Active;

    /// <summary>When the owner last said how it stands, or null if they never did.</summary>
    public Instant? OutcomeAt { get; init; }

    /// <summary>When the owner last said that it is active, or null if they never did.</summary>
    public Instant? ReopenedAt { get; init; }

    /// <summary>"We decide by": the last promised day, or null.</summary>
    public LocalDate? Promised { get; init; }

    /// <summary>Its interviews, cancelled and declined ones too, by start.</summary>
    public required ImmutableArray<Interview> Interviews { get; init; }

    /// <summary>Contacts that the owner logged, by day.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    /// <summary>What mail proves, oldest first.</summary>
    public ImmutableArray<MailEvidence> Mail { get; init; } = [];

    /// <summary>The owner's words on answers, oldest first.</summary>
    public ImmutableArray<SettledAnswer> Answers { get; init; } = [];

    /// <summary>The interviews to which nobody came, and when the owner said so.</summary>
    public ImmutableDictionary<string, Instant> NobodyCame { get; init; } = ImmutableDictionary<string, Instant>.Empty;

    /// <summary>The owner named the agency: the employer's people in the invitations are taken for the agency's.</summary>
    public bool IsAgencyDeclared { get; init; }

    /// <summary>What the owner noted, oldest first.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The last fact that the owner noted under a name ("phone: +49 511 555 0100"): <c>address</c>, <c>phone</c>, <c>zone</c>, <c>language</c>; or null.</summary>
    public string? Noted(string name) => Notes
        .Select(note => note.Trim())
        .Where(note => note.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(note => note[(name.Length + 1)..].Trim())
        .LastOrDefault(fact => fact.Length > 0);
}

/// <summary>A contact that the owner logged.</summary>
/// <param name="On">The day, in the candidate's zone.</param>
/// <param name="By">The medium.</param>
/// <param name="SaidAt">When it was logged, or null where that is not known.</param>
public sealed record Contact(LocalDate On, Medium By, Instant? SaidAt = null);

/// <summary>How a contact took place.</summary>
public enum Medium
{
    /// <summary>A mail, either way.</summary>
    Email,

    /// <summary>A call, either way.</summary>
    Phone,

    /// <summary>A talk in person.</summary>
    Meeting,
}

/// <summary>How a hiring process stands.</summary>
public enum Outcome
{
    /// <summary>It goes on.</summary>
    Active,

    /// <summary>An offer came.</summary>
    Offer,

    /// <summary>The employer said no.</summary>
    Rejected,

    /// <summary>The candidate withdrew.</summary>
    Withdrawn,

    /// <summary>Over, for no stated reason.</summary>
    Closed,

    /// <summary>At rest; nothing is due until it is active again.</summary>
    Paused,
}
