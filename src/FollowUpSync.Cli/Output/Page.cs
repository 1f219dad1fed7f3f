using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FollowUpSync.Cli.Output;

/// <summary>Lines for a person: wrapped to the width of the terminal, without trailing blanks, and with nothing that steers a terminal.</summary>
internal sealed class Page
{
    private const int Narrowest = 50;
    private const int Widest = 110; // Longer lines are hard to read.
    private const int LongestText = 600;

    private readonly IAnsiConsole _console;
    private readonly int _width;

    public Page(Surroundings surroundings)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Out) });
        _width = Math.Clamp(surroundings.Columns ?? _console.Profile.Width, Narrowest, Widest) - 1;
        _console.Profile.Width = int.MaxValue; // Lines are wrapped here.
    }

    /// <summary>An empty line.</summary>
    public void Space() => _console.WriteLine();

    /// <summary>A rule as wide as the text.</summary>
    public void Rule() => Write(new string('─', _width), Style.Plain.Foreground(Color.Grey));

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
            Write(label, Style.Parse(labelStyle), end: false);
            Write(gap + line, Style.Parse(style));
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
            else if (Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }

    private void Write(string text, Style style, bool end = true)
    {
        _console.Write(new Text(text, style));
        if (end)
        {
            _console.WriteLine();
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

    private static int Cells(string text) => Segment.CellCount([new Segment(text)]);
}
