namespace FollowUpSync.Planning.Interviews;

/// <summary>What an invitation tells those who write back: its language, how it addresses its reader, where its sender can be reached.</summary>
public sealed record Writing
{
    /// <summary>The language of its words: <c>de</c>, <c>pt</c>, <c>zh-Hant</c>, ...; null where there are too few to tell.</summary>
    public string? Language { get; init; }

    /// <summary>It addresses its reader familiarly (du, tu, je); false also where it does not show.</summary>
    public bool IsFamiliar { get; init; }

    /// <summary>The sender's telephone number from a line "Tel. ..." of the signature, as written, or null. Never a conference's.</summary>
    public string? Phone { get; init; }

    /// <summary>The street address where it takes place, on one line, or null.</summary>
    public string? Address { get; init; }
}
