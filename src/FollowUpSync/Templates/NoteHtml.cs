using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace FollowUpSync.Templates;

/// <summary>A note's text as HTML, so that both always say the same. Only https links become links, and each shows where it goes.</summary>
internal static partial class NoteHtml
{
    // Outlook renders with Word: inline styles, paragraphs, nothing else.
    private const string Head = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body style="font-family:Calibri,Arial,sans-serif;font-size:11pt">""";

    /// <summary>The document.</summary>
    public static string Of(string text)
    {
        StringBuilder html = new(Head);
        foreach (string paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("\n<p>").AppendJoin("<br>\n", paragraph.Trim('\n').Split('\n').Select(Linked)).Append("</p>");
        }

        return html.Append("\n</body></html>\n").ToString();
    }

    private static string Linked(string line)
    {
        StringBuilder html = new();
        int done = 0;
        foreach (Match match in HttpsLink().Matches(line))
        {
            string url = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')');

            // A name before the host (https://contoso.com@elsewhere) is there to deceive.
            if (Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.UserInfo.Length == 0)
            {
                string shown = WebUtility.HtmlEncode(url);
                html.Append(WebUtility.HtmlEncode(line[done..match.Index])).Append($"<a href=\"{shown}\">{shown}</a>");
                done = match.Index + url.Length;
            }
        }

        return html.Append(WebUtility.HtmlEncode(line[done..])).ToString();
    }

    [GeneratedRegex("""https://[^\s<>"'`\\]+""", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex HttpsLink();
}
