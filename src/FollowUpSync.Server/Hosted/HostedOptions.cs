using FollowUpSync.Graph.SignIn;

namespace FollowUpSync.Server.Hosted;

/// <summary>What an organisation's service needs beyond the rest; checked.</summary>
/// <param name="Tenants">The directories whose people may come, by id, in lower case.</param>
/// <param name="App">How this service signs in to Graph for them, by the app registration whose tokens it takes: on their behalf, or with a right of its own to their mailboxes. Its tenant is each caller's.</param>
public sealed record HostedOptions(ImmutableArray<string> Tenants, GraphSignIn App)
{
    /// <summary>The scope that a token must have.</summary>
    public string Scope { get; init; } = "FollowUps.ReadWrite";

    /// <summary>The app role that a person must have, or null where everybody of the tenants may come.</summary>
    public string? Role { get; init; }

    /// <summary>How many requests an owner may make in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 240;

    /// <summary>Where the keys lie that seal tokens at rest.</summary>
    public required string KeysDirectory { get; init; }

    /// <summary>On all addresses of this machine, and not on loopback alone. TLS is ended before it.</summary>
    public bool ListensToAll { get; init; }
}
