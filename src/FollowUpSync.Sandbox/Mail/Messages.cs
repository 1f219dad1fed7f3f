using System.Net;
using FollowUpSync.Sandbox.Calendar;
using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Mail;

/// <summary>Messages as they are drafted, answered, received, sent by their owner, moved and deleted.</summary>
internal sealed class Messages(MailboxSession session)
{
    private readonly MailFolders folders = new(session);

    public Item Draft(JsonObject given, long folder) => Add(MessageRules.Accept(given, byPerson: false), folder, draft: true);

    /// <summary>Mail that comes in; <c>inReplyTo</c>, an internetMessageId, puts it into that message's conversation.</summary>
    public Item Receive(JsonObject given)
    {
        JsonObject json = MessageRules.Accept(given, byPerson: true);
        if (json["from"].Address() is null)
        {
            throw GraphError.BadRequest("BadRequest", "An incoming message needs from.emailAddress.address.");
        }

        if (json.Text("inReplyTo") is { } answered
            && session.All(ItemKind.Message).FirstOrDefault(m => m.Json.Text("internetMessageId") == answered) is { } original)
        {
            json.Default("conversationId", original.Json.Text("conversationId"));
        }

        json.Remove("inReplyTo");
        json.Default("toRecipients", new JsonArray(Json.Recipient(session.Mailbox)));
        string folder = json.Text("folder") ?? MailFolders.Inbox;
        json.Remove("folder");
        return Add(json, folders.Find(folder).Seq, draft: false);
    }

    /// <summary>A draft that answers a message in its conversation, with the original quoted below.</summary>
    /// <param name="given"><c>comment</c>, or <c>message</c> with what the draft is to have; a body there takes the quote's place.</param>
    public Item Reply(Item original, JsonObject given, bool all)
    {
        JsonObject message = given["message"] as JsonObject ?? [];
        if (given.Text("comment") is not null && message["body"] is not null)
        {
            throw GraphError.BadRequest("ErrorInvalidRequest", "Give either comment or message.body, not both.");
        }

        JsonObject source = original.Json;
        string subject = source.Text("subject") ?? "";
        var draft = new JsonObject
        {
            ["subject"] = subject.StartsWith("RE:", StringComparison.OrdinalIgnoreCase) ? subject : $"RE: {subject}",
            ["toRecipients"] = source["replyTo"] is JsonArray { Count: > 0 } replyTo ? replyTo.DeepClone() : source["from"] is { } from ? new JsonArray(from.DeepClone()) : new JsonArray(),
            ["ccRecipients"] = all ? source["ccRecipients"]?.DeepClone() : new JsonArray(),
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = Quote(source, given.Text("comment") ?? "") },
        };
        draft.Merge(MessageRules.Accept(message, byPerson: false));

        // A draft has not been sent, so nothing can be in reply to it.
        if (!source.Flag("isDraft"))
        {
            draft["conversationId"] = source.Text("conversationId");
        }

        draft["body"] = EventJson.Html(draft["body"]);
        draft["bodyPreview"] = EventJson.Preview(draft["body"]);
        return Add(draft, folders.Named(MailFolders.Drafts).Seq, draft: true);
    }

    /// <summary>As its owner sends it from Outlook: the immutable id stays.</summary>
    public void Send(Item draft)
    {
        if (!draft.Json.Flag("isDraft"))
        {
            throw GraphError.BadRequest("ErrorInvalidRequest", "The message is no draft.");
        }

        draft.Json["isDraft"] = false;
        foreach (string moment in new[] { "sentDateTime", "receivedDateTime", "lastModifiedDateTime" })
        {
            draft.Json[moment] = session.Clock.NowText;
        }

        session.Move(draft, folders.Named(MailFolders.SentItems).Seq);
    }

    public void Update(Item message, JsonObject given)
    {
        MessageRules.Change(message.Json, MessageRules.Accept(given, byPerson: false), session.Clock.NowText);
        session.Save(message);
    }

    /// <summary>Into Deleted Items, and from there for good.</summary>
    public void Delete(Item message)
    {
        long bin = folders.Named(MailFolders.DeletedItems).Seq;
        if (message.Parent == bin)
        {
            session.Remove(message);
        }
        else
        {
            session.Move(message, bin);
        }
    }

    /// <exception cref="GraphError">404: no such message, or a classic id from before it moved.</exception>
    public Item Find(string id)
    {
        ItemId found = ItemIds.Read(session.Mailbox, id) is { Kind: ItemKind.Message } read ? read : throw new GraphError(400, "ErrorInvalidIdMalformed", "Id is malformed.");
        Item? message = session.Find(found.Seq, ItemKind.Message);
        return message is not null && (found.Moves == -1 || found.Moves == message.Moves) ? message : throw GraphError.NotFound();
    }

    public JsonObject Full(Item message, Preferences prefer)
    {
        string key = ItemIds.ChangeKey(session.Mailbox, message.Seq, null, message.Change);
        var full = new JsonObject
        {
            ["@odata.etag"] = $"W/\"{key}\"",
            ["id"] = ItemIds.Write(session.Mailbox, new ItemId(ItemKind.Message, message.Seq, Moves: message.Moves), prefer.ImmutableIds),
            ["changeKey"] = key,
            ["parentFolderId"] = folders.Id(message.Parent),
        };
        full.Merge(message.Json);
        full["body"] = EventJson.Body(message.Json["body"], prefer);
        return full;
    }

    private Item Add(JsonObject json, long folder, bool draft)
    {
        string name = ItemIds.Hex($"{session.Mailbox} message {session.LastChange + 1}", 20);
        MessageRules.Complete(json, session.Mailbox, name, session.Clock.NowText, draft);
        if (json["singleValueExtendedProperties"] is not null)
        {
            json["singleValueExtendedProperties"] = ExtendedProperties.Merge([], json);
        }

        return session.Add(new Item { Kind = ItemKind.Message, Parent = folder, Json = json });
    }

    private static string Quote(JsonObject source, string comment) =>
        $"<html><head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body>{WebUtility.HtmlEncode(comment)}"
        + $"<hr tabindex=\"-1\"><div id=\"divRplyFwdMsg\"><b>From:</b> {WebUtility.HtmlEncode(source["from"].Address())}<br><b>Sent:</b> {source.Text("sentDateTime")}"
        + $"<br><b>Subject:</b> {WebUtility.HtmlEncode(source.Text("subject"))}</div><div>{source["body"].Text("content")}</div></body></html>";
}
