using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Mail;

/// <summary><c>messages/delta</c> of one folder: what came, changed or left since the round before.</summary>
internal sealed class MailDelta(MailboxSession session, Faults faults)
{
    private readonly Messages messages = new(session);

    public Answer Round(GraphRequest request, Item folder)
    {
        DeltaPosition position = DeltaTokens.Read(session, request, faults) ?? First(request, folder);
        string[] stream = position.Stream.Split('|');
        long watched = long.Parse(stream[1], System.Globalization.CultureInfo.InvariantCulture);
        Func<JsonObject, bool> wanted = stream[3] == "" ? _ => true : Filters.Parse(stream[3]).Holds;

        // The selection belongs to the stream, so a link brings it along.
        var selecting = new GraphRequest("GET", $"/?$select={Uri.EscapeDataString(stream[2])}", request.Root, request.Headers, null);
        return DeltaPage.Make(
            session, request, faults, position, "Collection(message)",
            (after, limit) => Rows(position, watched, after, limit),
            row => Entries(row, watched, wanted, stream[2] == "" ? request : selecting));
    }

    private DeltaPosition First(GraphRequest request, Item folder)
    {
        if (request.Query("search") is not null)
        {
            throw GraphError.BadRequest("ErrorInvalidUrlQuery", "$search is not supported with change tracking over the 'Messages' resource.");
        }

        if (request.Query("filter") is { } filter && !Filters.Parse(filter).Properties.All(p => p == "receivedDateTime"))
        {
            throw GraphError.BadRequest("ErrorInvalidUrlQuery", "The only $filter with change tracking over the 'Messages' resource is receivedDateTime ge or gt.");
        }

        if (request.Query("orderby") is { } order && order != "receivedDateTime desc")
        {
            throw GraphError.BadRequest("ErrorInvalidUrlQuery", "The only $orderby with change tracking over the 'Messages' resource is receivedDateTime desc.");
        }

        return new DeltaPosition($"messages|{folder.Seq}|{request.Query("select")}|{request.Query("filter")}", 0, session.LastChange, 0, 0);
    }

    private IReadOnlyList<Item> Rows(DeltaPosition position, long folder, long after, int limit) => session.QueryJoined(
        "LEFT JOIN departure d ON d.seq = i.seq AND d.folder = $folder",
        """
        i.kind = $kind AND i.seq > $after AND (
            (i.parent = $folder AND i.deleted = 0 AND i.change > $since AND ($since = 0 OR i.change <= $until))
            OR ($since <> 0 AND d.change > $since AND d.change <= $until AND (i.deleted = 1 OR i.parent <> $folder)))
        ORDER BY i.seq LIMIT $limit
        """,
        ("$folder", folder),
        ("$kind", (int)ItemKind.Message),
        ("$after", after),
        ("$since", position.Since),
        ("$until", position.Until),
        ("$limit", limit));

    private IEnumerable<JsonObject> Entries(Item row, long folder, Func<JsonObject, bool> wanted, GraphRequest request)
    {
        JsonObject full = messages.Full(row, request.Prefer);
        if (row.Deleted || row.Parent != folder)
        {
            return [new JsonObject { ["@odata.type"] = "#microsoft.graph.message", ["id"] = full.Text("id"), ["@removed"] = new JsonObject { ["reason"] = "deleted" } }];
        }

        if (!wanted(full))
        {
            return [];
        }

        JsonObject shaped = Collections.Shape(request, full);
        shaped["@odata.type"] = "#microsoft.graph.message";
        return [shaped];
    }
}
