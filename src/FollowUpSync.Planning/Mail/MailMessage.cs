namespace FollowUpSync.Planning.Mail;

/// <summary>A message as its headers show it. The text is not among them; of it there is a short preview, and that is kept nowhere.</summary>
public sealed record MailMessage
{
    /// <summary>Its own id in the mailbox.</summary>
    public required string Id { get; init; }

    /// <summary>When it was received, or sent where <see cref="IsOwners"/>.</summary>
    public required Instant At { get; init; }

    /// <summary>Who wrote it, or null where it does not say.</summary>
    public required MailAddress? From { get; init; }

    /// <summary>To whom, copies included.</summary>
    public ImmutableArray<MailAddress> To { get; init; } = [];

    /// <summary>The subject; may be empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The first words of the text.</summary>
    public string Preview { get; init; } = "";

    /// <summary>The conversation, or null.</summary>
    public string? Thread { get; init; }

    /// <summary>The headers, as far as they were shown.</summary>
    public ImmutableArray<MailHeader> Headers { get; init; } = [];

    /// <summary>An invitation, an answer to one, or its cancellation: the calendar says that better.</summary>
    public bool IsMeeting { get; init; }

    /// <summary>It lies among what the owner sent.</summary>
    public bool IsOwners { get; init; }

    /// <summary>The key of the follow-up whose draft it was, or null.</summary>
    public string? FollowUp { get; init; }

    /// <summary>An interview of that follow-up.</summary>
    public string? InterviewId { get; init; }

    /// <summary>The owner threw it away unsent; only of drafts of ours.</summary>
    public bool IsDiscarded { get; init; }
}

/// <summary>Somebody in a message.</summary>
/// <param name="Name">The name shown, or null.</param>
/// <param name="Address">The address.</param>
public sealed record MailAddress(string? Name, string Address)
{
    /// <summary>The name, else the address.</summary>
    public string Shown => Name is { Length: > 0 } ? Name : Address;
}

/// <summary>One header of a message.</summary>
public sealed record MailHeader(string Name, string Value);
