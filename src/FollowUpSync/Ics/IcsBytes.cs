using System.Buffers;
using System.Text;

namespace FollowUpSync.Ics;

/// <summary>From what stands on the disk to bytes that can be cut into lines: UTF-8 (or a legacy code page, told apart line by line later), no byte order mark, no control characters.</summary>
internal static class IcsBytes
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b is not ('\t' or '\r' or '\n')).Select(b => (byte)b), 0x7F]);

    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> raw)
    {
        var bytes = FromUtf16(raw) ?? raw;
        if (bytes.Span.StartsWith("\uFEFF"u8)) { bytes = bytes[3..]; }
        return bytes.Span.ContainsAny(Controls) ? WithoutControls(bytes.Span) : bytes;
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

    private static byte[] WithoutControls(ReadOnlySpan<byte> bytes)
    {
        var kept = new List<byte>(bytes.Length);
        while (bytes.IndexOfAny(Controls) is var at and >= 0)
        {
            kept.AddRange(bytes[..at]);

            // Outlook writes a line break inside a paragraph as a vertical tab.
            if (bytes[at] is 0x0B or 0x0C) { kept.Add((byte)' '); }
            bytes = bytes[(at + 1)..];
        }

        kept.AddRange(bytes);
        return [.. kept];
    }
}
