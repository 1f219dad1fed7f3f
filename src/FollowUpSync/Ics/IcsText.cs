using System.Text;
using NodaTime.Text;

namespace FollowUpSync.Ics;

/// <summary>Text and time as iCalendar (RFC 5545) writes them.</summary>
internal static class IcsText
{
    private const int LineOctets = 75;

    private static readonly InstantPattern UtcPattern = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>On one line, without what no reader can be trusted with.</summary>
    public static string OneLine(string text) => Clean(text, lineBreak: ' ');

    /// <summary>The same, with its lines kept apart by <c>\n</c>.</summary>
    public static string Lines(string text) => Clean(text, lineBreak: '\n');

    /// <summary>Escapes a cleaned text as a TEXT value (§3.3.11).</summary>
    public static string Escape(string clean) => clean
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Seconds are the finest unit of a DATE-TIME; what is below is cut.</summary>
    public static string Utc(Instant moment) => UtcPattern.Format(moment);

    /// <summary>Ends a content line, folding it at 75 octets and never inside a character (§3.1).</summary>
    public static void AppendFolded(StringBuilder file, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }

    private static string Clean(string text, char lineBreak)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (BreaksLine(rune.Value))
            {
                clean.Append(lineBreak);
            }
            else if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (!IsHarmful(rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    // Several readers end a line at each of these, not at CR LF alone.
    private static bool BreaksLine(int rune) => rune is '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;

    // Controls; bidi embeddings, overrides and isolates, which make a text look like another;
    // the byte order mark; halves of a pair (a rune enumerator reports them as U+FFFD); non-characters.
    private static bool IsHarmful(int rune) =>
        rune is < 0x20 or (>= 0x7F and <= 0x9F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0xFFFD
        || (rune & 0xFFFE) == 0xFFFE;
}
