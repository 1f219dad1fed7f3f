using System.Net.Mail;
using System.Text;
using FollowUpSync.Sandbox.Http;

namespace FollowUpSync.Sandbox.Mail;

/// <summary>A draft that comes as MIME, in base64 under <c>text/plain</c>. One plain part is understood; the rest is refused, not guessed.</summary>
internal static class MimeDraft
{
    private static readonly string[] Understood = ["subject", "to", "cc", "from", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding", "x-unsent"];

    /// <summary>The draft of a request, whichever way it came.</summary>
    public static JsonObject Of(GraphRequest request) =>
        request.Headers.GetValueOrDefault("Content-Type")?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true && request.Body is JsonValue value && value.TryGetValue(out string? text)
            ? Read(text)
            : request.BodyObject();

    private static JsonObject Read(string base64)
    {
        Span<byte> bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out int length))
        {
            throw Invalid("the body is no base64");
        }

        string mime = Encoding.UTF8.GetString(bytes[..length]).ReplaceLineEndings("\n");
        int end = mime.IndexOf("\n\n", StringComparison.Ordinal);
        string[] lines = (end < 0 ? mime : mime[..end]).Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n');
        Dictionary<string, string> headers = lines.Select(line => line.Split(':', 2)).Where(header => header.Length == 2)
            .ToDictionary(header => header[0].Trim().ToLowerInvariant(), header => header[1].Trim());
        string type = headers.GetValueOrDefault("content-type") ?? "text/plain";
        string encoding = headers.GetValueOrDefault("content-transfer-encoding") ?? "8bit";
        if (headers.Keys.FirstOrDefault(name => !Understood.Contains(name)) is { } stranger)
        {
            throw Invalid($"the sandbox does not read the header '{stranger}'");
        }

        if (!type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || encoding.ToUpperInvariant() is not ("7BIT" or "8BIT") || headers.Values.Any(one => one.Contains("=?", StringComparison.Ordinal)))
        {
            throw Invalid($"the sandbox reads one text part in 7bit or 8bit, and this is {type}, {encoding}");
        }

        return new JsonObject
        {
            ["subject"] = headers.GetValueOrDefault("subject") ?? "",
            ["body"] = new JsonObject { ["contentType"] = type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ? "html" : "text", ["content"] = end < 0 ? "" : mime[(end + 2)..] },
            ["toRecipients"] = People(headers.GetValueOrDefault("to")),
            ["ccRecipients"] = People(headers.GetValueOrDefault("cc")),
        };
    }

    private static JsonArray People(string? list)
    {
        var addresses = new MailAddressCollection();
        try
        {
            if (!string.IsNullOrEmpty(list))
            {
                addresses.Add(list);
            }
        }
        catch (FormatException)
        {
            throw Invalid($"'{list}' is no list of addresses");
        }

        return Json.Array(addresses.Select(one => (JsonNode)new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = one.DisplayName == "" ? one.Address : one.DisplayName, ["address"] = one.Address } }));
    }

    private static GraphError Invalid(string why) => GraphError.BadRequest("ErrorMimeContentInvalid", $"The MIME content is invalid: {why}.");
}
