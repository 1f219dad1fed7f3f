using System.Security.Cryptography;
using System.Text;
using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Planning.Plans;

/// <summary>What makes a follow-up the same one for ever: owner, interview, kind and number, and nothing else.</summary>
/// <param name="Value">The canonical key, 32 hexadecimal characters; also the create call's transaction id.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Number">1, 2, ...</param>
public sealed record FollowUpKey(string Value, FollowUpKind Kind, int Number)
{
    /// <summary>The key of the follow-up of <paramref name="kind"/> and <paramref name="number"/> that hangs on an interview.</summary>
    public static FollowUpKey For(Candidate owner, EntryId interview, FollowUpKind kind, int number) =>
        new(Identity.Hash(owner.Key, interview.Uid, interview.Occurrence ?? "", kind.ToString(), number.ToString(System.Globalization.CultureInfo.InvariantCulture)), kind, number);

    /// <summary>Short and typed: <c>f_</c> and eight characters.</summary>
    public string Id => Identity.ShortId('f', Value);

    /// <summary>The iCalendar UID: a name-based UUID (RFC 9562, version 5) of <see cref="Value"/>.</summary>
    public Guid Uid => Identity.NameBasedUuid(Value);
}

/// <summary>Stable names made from what things are.</summary>
public static class Identity
{
    // Lower-case Crockford: no letter that a person misreads or mistypes.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    // Our own namespace, so that our UUIDs meet nobody else's.
    private static readonly Guid Namespace = new("6f6c6c6f-7775-5073-996e-632e6f726700");

    /// <summary>The short id of an interview of <paramref name="owner"/>.</summary>
    public static string OfInterview(Candidate owner, EntryId entry) => ShortId('i', Hash(owner.Key, entry.Uid, entry.Occurrence ?? ""));

    /// <summary>The short id of the process that began with an interview.</summary>
    public static string OfProcess(Candidate owner, EntryId first) => ShortId('p', Hash(owner.Key, first.Uid, first.Occurrence ?? "", "process"));

    /// <summary>128 bits of SHA-256 over the parts, in hexadecimal. Parts are separated, so that ("ab","c") is not ("a","bc").</summary>
    public static string Hash(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', parts!))).AsSpan(0, 16));

    /// <summary><paramref name="type"/>, an underscore and eight characters (40 bits) of a hash.</summary>
    public static string ShortId(char type, string hash)
    {
        ulong bits = Convert.ToUInt64(hash[..10], 16);
        Span<char> text = stackalloc char[10];
        text[0] = type;
        text[1] = '_';
        for (int i = 9; i >= 2; i--, bits >>= 5)
        {
            text[i] = Alphabet[(int)(bits & 31)];
        }

        return text.ToString();
    }

    /// <summary>RFC 9562 §5.5: version 5, SHA-1 over namespace and name.</summary>
    public static Guid NameBasedUuid(string name)
    {
        byte[] input = [.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // RFC 9562 says SHA-1; it names, it does not protect.
        Span<byte> hash = SHA1.HashData(input).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
