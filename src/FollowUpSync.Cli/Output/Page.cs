using System.Globalization;
using System.Text;
using Spectre.Console;

namespace FollowUpSync.Cli.Output;

/// <summary>Lines for a person: wrapped to the width of the terminal, without trailing blanks, and with nothing that steers a terminal.</summary>
internal sealed class Page
{
    private const int Narrowest = 50;
    private const int Widest = 110; // Longer lines are hard to read.
    private const int Usual = 80; // Where there is no terminal.
    private const int LongestText = 600;

    private readonly TextWriter _out;
    private readonly IAnsiConsole? _terminal; // Knows the colours of one; slow to start, and of no use to a file.
    private readonly int _width;

    public Page(Surroundings surroundings)
    {
        _out = surroundings.Out;
        _terminal = surroundings.OutIsTerminal ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_out) }) : null;
        _width = Math.Clamp(surroundings.Columns ?? _terminal?.Profile.Width ?? Usual, Narrowest, Widest) - 1;
        if (_terminal is not null)
        {
            _terminal.Profile.Width = int.MaxValue; // Lines are wrapped here.
        }
    }

    /// <summary>An empty line.</summary>
    public void Space() => _out.WriteLine();

    /// <summary>A rule as wide as the text.</summary>
    public void Rule() => Write(new string('─', _width), "grey");

    /// <summary>A text, its further lines indented as its first.</summary>
    public void Text(string text, string style = "default", int indent = 0) => Columns([], [(text, style)], indent);

    /// <summary>Text beside a label; the lines of the one stand beside the lines of the other.</summary>
    /// <param name="labels">At the left, a line each.</param>
    /// <param name="texts">At the right, each wrapped.</param>
    /// <param name="left">The width of the left column.</param>
    public void Columns((string Text, string Style)[] labels, (string Text, string Style)[] texts, int left)
    {
        (string Line, string Style)[] right = [.. texts.SelectMany(one => Wrap(one.Text, _width - left).Select(line => (line, one.Style)))];
        for (int i = 0; i < Math.Max(labels.Length, right.Length); i++)
        {
            (string label, string labelStyle) = i < labels.Length ? labels[i] : ("", "default");
            (string line, string style) = i < right.Length ? right[i] : ("", "default");
            string gap = line.Length == 0 ? "" : new string(' ', label.Length == 0 ? left : Math.Max(1, left - Cells(label)));
            Write(label, labelStyle, end: false);
            Write(gap + line, style);
        }
    }

    /// <summary>On one line, of bounded length, without control characters and marks of direction.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (clean.Length >= LongestText)
            {
                return clean.Append('…').ToString();
            }

            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                clean.Append(clean.Length > 0 && clean[^1] == ' ' ? "" : " ");
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }

    private void Write(string text, string style, bool end = true)
    {
        if (_terminal is null)
        {
            _out.Write(text);
        }
        else
        {
            _terminal.Write(new Text(text, Style.Parse(style)));
        }

        if (end)
        {
            _out.WriteLine();
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (string word in Clean(text).Split(' ').SelectMany(word => word.Chunk(width).Select(part => new string(part))))
        {
            if (line.Length > 0 && Cells(line.ToString()) + 1 + Cells(word) > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static int Cells(string text)
    {
        int cells = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            cells += rune.Value < 0x300 ? 1 : IsMark(rune) ? 0 : IsWide(rune.Value) ? 2 : 1;
        }

        return cells;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // The blocks that Unicode's East Asian Width calls wide or full, and emoji.
    private static bool IsWide(int rune) => rune
        is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD);
}
