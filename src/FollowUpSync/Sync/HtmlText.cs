using System.Net;
using System.Text;

namespace FollowUpSync.Sync;

/// <summary>Mail HTML to the text a reader would see. One pass, bounded, and safe on anything: this is not a browser.</summary>
public static class HtmlText
{
    // A page of prose is 3,000 characters; Word's own style sheet can be 30,000 before the first one.
    private const int MostRead = 500_000;
    private const int MostWritten = 60_000;

    /// <summary>Blocks become lines, entities characters, links <c>text &lt;address&gt;</c> (or the address alone, where the text is the address).</summary>
    public static string ToPlain(string html)
    {
        ReadOnlySpan<char> source = html.AsSpan(0, Math.Min(html.Length, MostRead));
        int lastClose = source.LastIndexOf('>');
        var text = new StringBuilder(Math.Min(source.Length, MostWritten));
        string? link = null;
        int linkFrom = 0;
        int at = 0;
        while (at < source.Length && text.Length < MostWritten)
        {
            if (source[at] != '<' || at > lastClose || !OpensTag(source[at..]))
            {
                int end = source[(at + 1)..].IndexOf('<') is int next and >= 0 ? at + 1 + next : source.Length;
                AppendText(text, source[at..end]);
                at = end;
                continue;
            }

            if (source[at..].StartsWith("<!--"))
            {
                at = After(source, at, "-->");
                continue;
            }

            int close = at + source[at..].IndexOf('>');
            ReadOnlySpan<char> tag = source[(at + 1)..close];
            at = close + 1;
            string name = NameOf(tag);
            switch (name)
            {
                case "style" or "script" or "head" or "title":
                    at = After(source, at, $"</{name}");
                    at = at < source.Length ? at - name.Length - 2 : at;
                    break;
                case "a":
                    link = HrefOf(tag);
                    linkFrom = text.Length;
                    break;
                case "/a":
                    AppendLink(text, link, linkFrom);
                    link = null;
                    break;
                case "li":
                    NewLine(text);
                    text.Append("- ");
                    break;
                case "td" or "th" or "/td" or "/th":
                    Blank(text);
                    break;
                default:
                    if (BreaksLine(name))
                    {
                        NewLine(text);
                    }

                    break;
            }
        }

        return text.ToString().Trim();
    }

    private static bool OpensTag(ReadOnlySpan<char> rest) => rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?');

    private static int After(ReadOnlySpan<char> source, int from, string mark)
    {
        int found = source[from..].IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? source.Length : from + found + mark.Length;
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        int end = 0;
        while (end < tag.Length && end < 12 && (char.IsAsciiLetterOrDigit(tag[end]) || (end == 0 && tag[end] == '/')))
        {
            end++;
        }

        return tag[..end].ToString().ToLowerInvariant();
    }

    private static bool BreaksLine(string name) => name.TrimStart('/') is
        "br" or "p" or "div" or "tr" or "table" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
        or "hr" or "blockquote" or "section" or "article" or "header" or "footer" or "pre" or "dt" or "dd" or "center";

    private static string? HrefOf(ReadOnlySpan<char> tag)
    {
        int at = tag.IndexOf("href", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> value = tag[(at + 4)..].TrimStart();
        if (value.IsEmpty || value[0] != '=')
        {
            return null;
        }

        value = value[1..].TrimStart();
        char quote = value.IsEmpty ? ' ' : value[0];
        if (quote is '"' or '\'')
        {
            value = value[1..];
        }
        else
        {
            quote = ' ';
        }

        int end = value.IndexOf(quote);
        return WebUtility.HtmlDecode((end < 0 ? value : value[..end]).ToString()).Trim();
    }

    private static void AppendLink(StringBuilder text, string? link, int from)
    {
        string? address = link?.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) == true ? link["mailto:".Length..].Split('?')[0]
            : link?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? link
            : null;
        if (address is null || from > text.Length || text.ToString(from, text.Length - from).Contains(address, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        Blank(text);
        text.Append('<').Append(address).Append('>');
    }

    private static void AppendText(StringBuilder text, ReadOnlySpan<char> piece)
    {
        string decoded = piece.Contains('&') ? WebUtility.HtmlDecode(piece.ToString()) : piece.ToString();
        foreach (char c in decoded)
        {
            if (char.IsWhiteSpace(c))
            {
                Blank(text);
            }
            else if (c is not ('\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD') && !char.IsControl(c))
            {
                text.Append(c);
            }
        }
    }

    private static void Blank(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] is not (' ' or '\n'))
        {
            text.Append(' ');
        }
    }

    // Two in a row make an empty line, more do not make more.
    private static void NewLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length > 0 && !(text.Length > 1 && text[^1] == '\n' && text[^2] == '\n'))
        {
            text.Append('\n');
        }
    }
}
