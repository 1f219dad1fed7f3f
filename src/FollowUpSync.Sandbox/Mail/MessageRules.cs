using FollowUpSync.Sandbox.Calendar;
using FollowUpSync.Sandbox.Http;

namespace FollowUpSync.Sandbox.Mail;

/// <summary>What may be written into a message, and what the server adds.</summary>
internal static class MessageRules
{
    private const int MostHeaders = 5;

    private static readonly HashSet<string> ServersOwn =
    [
        "id", "changeKey", "createdDateTime", "lastModifiedDateTime", "webLink", "bodyPreview", "parentFolderId", "conversationId", "isDraft",
        "sentDateTime", "receivedDateTime", "hasAttachments", "attachments",
    ];

    private static readonly string[] OfDraftsOnly = ["subject", "body", "replyTo", "internetMessageId", "toRecipients", "ccRecipients", "bccRecipients", "from", "sender"];

    public static JsonObject Accept(JsonObject given, bool byPerson)
    {
        if (!byPerson)
        {
            CheckHeaders(given); // What comes in bears whatever its sender wrote.
        }

        var accepted = new JsonObject();
        foreach ((string name, JsonNode? value) in given)
        {
            if (!name.Contains('@', StringComparison.Ordinal) && name is not "id" and not "attachments" && (byPerson || !ServersOwn.Contains(name)))
            {
                accepted[name] = value?.DeepClone();
            }
        }

        if (accepted["body"] is { } body)
        {
            accepted["body"] = EventJson.Html(body);
            accepted["bodyPreview"] = EventJson.Preview(accepted["body"]);
        }

        return accepted;
    }

    /// <summary>What a draft or an incoming message has where its writer said nothing.</summary>
    public static void Complete(JsonObject json, string mailbox, string name, string now, bool draft)
    {
        json.Default("subject", "");
        json.Default("body", new JsonObject { ["contentType"] = "html", ["content"] = "" });
        json.Default("bodyPreview", EventJson.Preview(json["body"]));
        json.Default("importance", "normal");
        json.Default("inferenceClassification", "focused");
        json.Default("isDraft", draft);
        json.Default("isRead", draft);
        json.Default("hasAttachments", false);
        json.Default("flag", new JsonObject { ["flagStatus"] = "notFlagged" });
        json.Default("internetMessageId", $"<{name}@sandbox.example>");
        json.Default("conversationId", $"AAQkAD{name}");
        json.Default("conversationIndex", $"AQ{name}");
        json.Default("webLink", $"https://outlook.office365.com/owa/?ItemID={name}&exvsurl=1&viewmodel=ReadMessageItem");
        json.Default("createdDateTime", now);
        json.Default("receivedDateTime", now);
        json.Default("sentDateTime", now);
        json["lastModifiedDateTime"] = now;
        if (draft)
        {
            json.Default("from", Json.Recipient(mailbox));
        }

        json.Default("sender", json["from"]?.DeepClone());
        foreach (string list in new[] { "toRecipients", "ccRecipients", "bccRecipients", "replyTo", "categories" })
        {
            json.Default(list, new JsonArray());
        }
    }

    /// <summary>Sets the accepted properties; the text of a message is settled once it is sent.</summary>
    public static void Change(JsonObject json, JsonObject accepted, string now)
    {
        if (!json.Flag("isDraft") && Array.Find(OfDraftsOnly, accepted.ContainsKey) is { } settled)
        {
            throw GraphError.BadRequest("ErrorInvalidPropertySet", $"'{settled}' can only be changed while the message is a draft.");
        }

        JsonArray properties = ExtendedProperties.Merge(json, accepted);
        json.Merge(accepted);
        if (properties.Count > 0)
        {
            json["singleValueExtendedProperties"] = properties;
        }

        json["lastModifiedDateTime"] = now;
    }

    private static void CheckHeaders(JsonObject given)
    {
        if (given["internetMessageHeaders"] is not JsonArray headers)
        {
            return;
        }

        if (headers.Count is 0 or > MostHeaders)
        {
            throw GraphError.BadRequest("InvalidInternetMessageHeaderCollection", $"internetMessageHeaders holds 1 to {MostHeaders} headers, or is left out.");
        }

        if (headers.FirstOrDefault(h => h.Text("name")?.StartsWith("x-", StringComparison.OrdinalIgnoreCase) != true) is { } bad)
        {
            throw GraphError.BadRequest("InvalidInternetMessageHeader", $"The internet message header name '{bad.Text("name")}' should start with 'x-' or 'X-'.");
        }
    }
}
