using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Mail;

/// <summary>What Graph answers about folders and messages.</summary>
internal sealed class MailRoutes(MailboxSession session, Faults faults, GraphRequest request)
{
    private const int MostFound = 250;
    private readonly MailFolders folders = new(session);
    private readonly Messages messages = new(session);
    private readonly Attachments attachments = new(session);

    public Answer Answer(string[] path) => (request.Method, path) switch
    {
        ("GET", ["mailFolders"]) => Collections.Page(request, folders.All(), "mailFolders"),
        ("GET", ["mailFolders", var id]) => Http.Answer.Ok(Collections.Shape(request, folders.Show(folders.Find(id)))),
        ("GET", ["mailFolders", var id, "messages"]) => List(folders.Find(id).Seq),
        ("POST", ["mailFolders", var id, "messages"]) => Created(messages.Draft(MimeDraft.Of(request), folders.Find(id).Seq)),
        ("GET", ["mailFolders", var id, "messages", "delta"]) => new MailDelta(session, faults).Round(request, folders.Find(id)),
        (_, ["mailFolders", _, "messages", .. var rest]) => Answer(["messages", .. rest]),
        ("GET", ["messages"]) => List(null),
        ("POST", ["messages"]) => Created(messages.Draft(MimeDraft.Of(request), folders.Named(MailFolders.Drafts).Seq)),
        ("GET", ["messages", var id]) => Shown(messages.Find(id)),
        ("PATCH", ["messages", var id]) => Update(messages.Find(id)),
        ("DELETE", ["messages", var id]) => Delete(messages.Find(id)),
        ("POST", ["messages", var id, "createReply"]) => Created(messages.Reply(messages.Find(id), request.Body as JsonObject ?? [], all: false)),
        ("POST", ["messages", var id, "createReplyAll"]) => Created(messages.Reply(messages.Find(id), request.Body as JsonObject ?? [], all: true)),
        ("POST", ["messages", var id, "move"]) => Move(messages.Find(id)),
        (_, ["messages", var id, "attachments", .. var rest]) => attachments.Answer(request, messages.Find(id), rest),
        _ => throw GraphRoutes.Unknown(request),
    };

    private Answer List(long? folder)
    {
        if (faults.Strikes(Faults.EmptyRead))
        {
            return Collections.Page(request, [], "messages") with { Fault = Faults.EmptyRead };
        }

        long visible = request.Query("filter") is null ? session.LastChange : faults.Visible(session);
        IEnumerable<JsonObject> all = session.All(ItemKind.Message, folder).Where(m => m.Change <= visible).Select(Full).OrderByDescending(m => m.Text("receivedDateTime"), StringComparer.Ordinal);
        if (request.Query("search") is { } words)
        {
            return Search(all, words);
        }

        CheckOrder();
        return Collections.Page(request, all, "messages");
    }

    // Exchange sorts by an index that the filter has chosen, so the sorted properties come first in the filter.
    private void CheckOrder()
    {
        if (request.Query("filter") is not { } filter || request.Query("orderby") is not { } order)
        {
            return;
        }

        string[] sorted = [.. order.Split(',').Select(t => t.Trim().Split(' ')[0])];
        if (!Filters.Parse(filter).Properties.Distinct().Take(sorted.Length).SequenceEqual(sorted))
        {
            throw GraphError.BadRequest("InefficientFilter", "The restriction or sort order is too complex for this operation.");
        }
    }

    private Answer Search(IEnumerable<JsonObject> all, string words)
    {
        if (request.Query("filter") is not null || request.Query("orderby") is not null)
        {
            throw GraphError.BadRequest("SearchWithOrderBy", "The query parameters '$filter' and '$orderby' are not supported with '$search'.");
        }

        string text = words.Trim('"');
        string[] parts = text.Split(':', 2);
        bool Finds(JsonObject m) => parts is ["from", var sender]
            ? m["from"]?.ToJsonString().Contains(sender.Trim(), StringComparison.OrdinalIgnoreCase) == true
            : parts is ["subject", var subject]
                ? m.Text("subject")?.Contains(subject.Trim(), StringComparison.OrdinalIgnoreCase) == true
                : $"{m.Text("subject")} {m.Text("bodyPreview")} {m["from"].Address()}".Contains(text, StringComparison.OrdinalIgnoreCase);
        return Collections.Page(request, all.Where(Finds).OrderByDescending(m => m.Text("sentDateTime"), StringComparer.Ordinal).Take(MostFound), "messages");
    }

    private Answer Created(Item message)
    {
        foreach (JsonObject file in request.Body.Objects("attachments"))
        {
            attachments.Add(message, file);
        }

        return Http.Answer.Created(Collections.Shape(request, Full(message)));
    }

    private Answer Shown(Item message) => Http.Answer.Ok(Collections.Shape(request, Full(message)));

    private Answer Update(Item message)
    {
        Conditions.Check(request, Full(message), faults);
        messages.Update(message, request.BodyObject());
        return Shown(message);
    }

    private Answer Delete(Item message)
    {
        Conditions.Check(request, Full(message), faults);
        messages.Delete(message);
        return Http.Answer.NoContent;
    }

    private Answer Move(Item message)
    {
        session.Move(message, folders.Find(request.BodyObject().Text("destinationId") ?? "").Seq);
        return Http.Answer.Created(Full(message));
    }

    private JsonObject Full(Item message)
    {
        JsonObject full = messages.Full(message, request.Prefer);
        if (request.Query("expand")?.Contains("attachments", StringComparison.Ordinal) == true)
        {
            full["attachments"] = attachments.All(message);
        }

        return full;
    }
}
