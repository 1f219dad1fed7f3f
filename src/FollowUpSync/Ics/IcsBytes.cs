using System.Text;

namespace FollowUpSync.Ics;

/// <summary>What the reader does to bytes before they are text.</summary>
/// <remarks>
/// The small loops stand here because the library's generic ones (Trim, SearchValues, lists of structs) are not compiled ahead
/// of time for bytes: at the start of a process, which is when a calendar is read, each would be compiled first and run slowly.
/// </remarks>
internal static class IcsBytes
{
    private static readonly bool[] NameBytes = MakeNameBytes();

    /// <summary>From what stands on the disk to bytes that can be cut into lines: UTF-8 (or a legacy code page, told apart line by line later), no byte order mark, no zeros.</summary>
    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> raw)
    {
        var bytes = FromUtf16(raw) ?? raw;
        if (bytes.Span.StartsWith("\uFEFF"u8)) { bytes = bytes[3..]; }
        return bytes.Span.IndexOf((byte)0) < 0 ? bytes : WithoutZeros(bytes.Span);
    }

    /// <summary>Without blanks at either end.</summary>
    public static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> value)
    {
        int start = 0, end = value.Length;
        while (start < end && value[start] is (byte)' ' or (byte)'\t') { start++; }
        while (end > start && value[end - 1] is (byte)' ' or (byte)'\t') { end--; }
        return value[start..end];
    }

    /// <summary>Without the quotes (and blanks) around it.</summary>
    public static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> value)
    {
        var inside = Trimmed(value);
        while (inside.Length > 0 && inside[0] == '"') { inside = inside[1..]; }
        while (inside.Length > 0 && inside[^1] == '"') { inside = inside[..^1]; }
        return Trimmed(inside);
    }

    /// <summary>How many bytes at the beginning are letters, digits or dashes.</summary>
    public static int NameLength(ReadOnlySpan<byte> line)
    {
        var length = 0;
        while (length < line.Length && NameBytes[line[length]]) { length++; }
        return length;
    }

    private static bool[] MakeNameBytes()
    {
        var table = new bool[256];
        foreach (var letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") { table[letter] = true; }
        return table;
    }

    // Without a mark, the first letter (the B of BEGIN) beside a zero byte gives UTF-16 away.
    private static byte[]? FromUtf16(ReadOnlyMemory<byte> raw)
    {
        if (raw.Length < 2) { return null; }
        var encoding = (raw.Span[0], raw.Span[1]) switch
        {
            (0xFF, 0xFE) or (not 0, 0) => Encoding.Unicode,
            (0xFE, 0xFF) or (0, not 0) => Encoding.BigEndianUnicode,
            _ => null,
        };
        return encoding is null ? null : Encoding.UTF8.GetBytes(encoding.GetString(raw.Span));
    }

    private static byte[] WithoutZeros(ReadOnlySpan<byte> bytes)
    {
        var kept = new byte[bytes.Length];
        var length = 0;
        foreach (var b in bytes)
        {
            if (b != 0) { kept[length++] = b; }
        }

        return kept[..length];
    }
}
