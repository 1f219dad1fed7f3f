namespace FollowUpSync.Planning.Interviews;

/// <summary>The mailbox owner: whose interviews these are.</summary>
/// <param name="Name">Their name, or null where nothing says it.</param>
/// <param name="Addresses">All their own mail addresses; the first is the one that identities are made from. Never empty.</param>
public sealed record Candidate(string? Name, ImmutableArray<string> Addresses)
{
    /// <summary>Lower case, as identities use it.</summary>
    public string Key => Addresses[0].ToLowerInvariant();

    /// <summary>Is this one of their own addresses? Case does not matter.</summary>
    public bool Owns(string? address) => address is not null && Addresses.Contains(address, StringComparer.OrdinalIgnoreCase);
}
