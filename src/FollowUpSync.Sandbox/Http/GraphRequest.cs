using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace FollowUpSync.Sandbox.Http;

/// <summary>One request to Graph, from the wire or out of a batch, in one spelling.</summary>
internal sealed partial class GraphRequest
{
    // Graph takes its own words in any case; ids keep theirs.
    private static readonly Dictionary<string, string> Words = new[]
    {
        "me", "users", "calendar", "calendars", "calendarGroups", "calendarView", "delta", "events", "instances", "attachments", "extensions",
        "messages", "mailFolders", "createReply", "createReplyAll", "createForward", "reply", "replyAll", "forward", "send", "sendMail", "move",
        "accept", "decline", "tentativelyAccept", "cancel", "dismissReminder", "snoozeReminder", "outlook", "masterCategories",
        "supportedTimeZones", "mailboxSettings", "timeZone", "translateExchangeIds", "subscriptions", "reauthorize",
    }.ToDictionary(w => w, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> query = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="target">Path and query below the version, undecoded: <c>/me/events?$top=1</c>.</param>
    public GraphRequest(string method, string target, string root, IReadOnlyDictionary<string, string> headers, JsonNode? body)
    {
        int mark = target.IndexOf('?', StringComparison.Ordinal);
        Method = method;
        Root = root;
        Headers = headers;
        Body = body;
        Target = mark < 0 ? target : target[..mark];
        QueryText = mark < 0 ? "" : target[(mark + 1)..];
        Prefer = new Preferences(headers.GetValueOrDefault("Prefer"));
        Path = [.. Target.Split('/', StringSplitOptions.RemoveEmptyEntries).SelectMany(Segments)];
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in QueryHelpers.ParseQuery(QueryText))
        {
            query[name.TrimStart('$')] = values.ToString();
        }
    }

    public string Method { get; }

    /// <summary>The path below the version as it was called, undecoded.</summary>
    public string Target { get; }

    public string QueryText { get; }

    /// <summary>The path's words and ids, decoded, in canonical spelling; a key in parentheses is a segment of its own.</summary>
    public string[] Path { get; }

    /// <summary>Scheme, host and version: <c>http://127.0.0.1:5290/v1.0</c>.</summary>
    public string Root { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public JsonNode? Body { get; }

    public Preferences Prefer { get; }

    /// <summary>The mailbox that the token stands for; set by the door.</summary>
    public string Mailbox { get; set; } = "";

    /// <summary>The rights in the token; set by the door.</summary>
    public IReadOnlySet<string> Rights { get; set; } = new HashSet<string>();

    /// <summary>A query option by its name without <c>$</c>; null if absent.</summary>
    public string? Query(string name) => query.GetValueOrDefault(name);

    public JsonObject BodyObject() =>
        Body as JsonObject ?? throw GraphError.BadRequest("BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");

    /// <summary>This request's URL with other query options.</summary>
    public string Link(params ReadOnlySpan<(string Name, string? Value)> options)
    {
        var text = new System.Text.StringBuilder(Root).Append(Target.Replace("()", "", StringComparison.Ordinal));
        char mark = '?';
        foreach ((string name, string? value) in options)
        {
            if (value is not null)
            {
                text.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                mark = '&';
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Segments(string raw)
    {
        string text = Uri.UnescapeDataString(raw);
        if (text.StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase))
        {
            text = text["microsoft.graph.".Length..];
        }

        if (Call().Match(text) is { Success: true } call)
        {
            yield return Canonical(call.Groups[1].Value);
            string key = call.Groups[2].Value.Trim('\'');
            if (key != "")
            {
                yield return Canonical(key);
            }
        }
        else
        {
            yield return Canonical(text);
        }
    }

    private static string Canonical(string word) => Words.GetValueOrDefault(word, word);

    [GeneratedRegex(@"^([A-Za-z.]+)\((.*)\)$")]
    private static partial Regex Call();
}
