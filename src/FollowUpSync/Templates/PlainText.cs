using System.Text;

namespace FollowUpSync.Templates;

/// <summary>Makes foreign text harmless: one line, nothing that steers a terminal, a mail header or the direction of writing.</summary>
internal static class PlainText
{
    private const int LongestFact = 100;
    private const int LongestRemark = 1000;

    /// <summary>A fact for the middle of a sentence, such as a company: no comma hangs on it; null where nothing is left.</summary>
    public static string? Fact(string? text) => Clip(Line(text).Trim(' ', ',', ';', ':'), LongestFact) is { Length: > 0 } fact ? fact : null;

    /// <summary>A remark of the owner's: as they wrote it, on one line.</summary>
    public static string Remark(string? text) => Clip(Line(text), LongestRemark);

    /// <summary>No longer than <paramref name="longest"/>, cut between words where there are any and never within a character.</summary>
    public static string Clip(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int end = longest - 1;
        int space = text.LastIndexOf(' ', end);
        end = space > longest / 2 ? space : end;
        if (char.IsLowSurrogate(text[end]))
        {
            end--;
        }

        return text[..end].TrimEnd(' ', ',', ';', ':', '(', '-', '–') + "…";
    }

    private static string Line(string? text)
    {
        StringBuilder line = new();
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is >= 0x1C and <= 0x1F)
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!Rune.IsControl(rune) && !IsInvisible(rune.Value))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().Trim();
    }

    // Directional marks and overrides, zero-width space and BOM, and what a lone surrogate became.
    // The zero-width joiners stay: Persian and emoji are spelt with them.
    private static bool IsInvisible(int rune) =>
        rune is 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF or 0xFFFD;
}
