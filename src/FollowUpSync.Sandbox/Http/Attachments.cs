using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>Files on a message or event, each under 3 MB.</summary>
internal sealed class Attachments(MailboxSession session)
{
    private const int Limit = 3 * 1024 * 1024;

    public Answer Answer(GraphRequest request, Item owner, string[] path) => (request.Method, path) switch
    {
        ("GET", []) => Collections.Page(request, All(owner).OfType<JsonObject>().ToArray(), "attachments"),
        ("POST", []) => Http.Answer.Created(Show(Add(owner, request.BodyObject()), owner)),
        ("GET", [var id]) => Http.Answer.Ok(Collections.Shape(request, Show(Find(owner, id), owner))),
        ("DELETE", [var id]) => Remove(owner, Find(owner, id)),
        _ => throw GraphRoutes.Unknown(request),
    };

    public JsonArray All(Item owner) => Json.Array(session.All(ItemKind.Attachment, owner.Seq).Select(a => Show(a, owner)));

    public Item Add(Item owner, JsonObject given)
    {
        byte[]? content = Bytes(given.Text("contentBytes"));
        if (given.Text("@odata.type") != "#microsoft.graph.fileAttachment" || given.Text("name") is null || content is null)
        {
            throw GraphError.BadRequest("ErrorInvalidRequest", "An attachment needs '@odata.type' #microsoft.graph.fileAttachment, 'name', and 'contentBytes' in base64.");
        }

        if (content.Length >= Limit)
        {
            throw new GraphError(413, "RequestEntityTooLarge", "The attachment is over 3 MB; an upload session would be needed.");
        }

        JsonObject json = given.Copy();
        json.Default("contentType", "application/octet-stream");
        json.Default("isInline", false);
        json["size"] = content.Length;
        json["lastModifiedDateTime"] = session.Clock.NowText;
        Item made = session.Add(new Item { Kind = ItemKind.Attachment, Parent = owner.Seq, Json = json });
        Note(owner, true);
        return made;
    }

    private Answer Remove(Item owner, Item attachment)
    {
        session.Remove(attachment);
        Note(owner, session.All(ItemKind.Attachment, owner.Seq).Count > 0);
        return Http.Answer.NoContent;
    }

    private void Note(Item owner, bool any)
    {
        owner.Json["hasAttachments"] = any;
        session.Save(owner);
    }

    private Item Find(Item owner, string id) =>
        ItemIds.Read(session.Mailbox, id) is { Kind: ItemKind.Attachment } found && session.Find(found.Seq, ItemKind.Attachment) is { } item && item.Parent == owner.Seq
            ? item
            : throw GraphError.NotFound();

    private JsonObject Show(Item attachment, Item owner)
    {
        var shown = new JsonObject { ["@odata.type"] = attachment.Json.Text("@odata.type"), ["id"] = ItemIds.Write(session.Mailbox, new ItemId(ItemKind.Attachment, attachment.Seq, Moves: owner.Moves), immutable: false) };
        shown.Merge(attachment.Json);
        return shown;
    }

    private static byte[]? Bytes(string? base64)
    {
        byte[] bytes = new byte[base64?.Length ?? 0];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out int length) ? bytes[..length] : null;
    }
}
