using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Calendar;

/// <summary><c>calendarView/delta</c>: what changed in one window of one calendar since the round before.</summary>
internal sealed class CalendarDelta(MailboxSession session, Faults faults)
{
    private static readonly string[] Refused = ["orderby", "filter", "select", "expand", "search"];

    public Answer Round(GraphRequest request, long calendar)
    {
        if (Array.Exists(Refused, o => request.Query(o) is not null))
        {
            throw GraphError.BadRequest(
                "ErrorInvalidUrlQuery",
                "The following parameters are not supported with change tracking over the 'CalendarView' resource: '$orderby, $filter, $select, $expand, $search'.");
        }

        DeltaPosition position = DeltaTokens.Read(session, request, faults) ?? First(request, calendar);
        string[] stream = position.Stream.Split('|');
        long watched = long.Parse(stream[1], System.Globalization.CultureInfo.InvariantCulture);
        (Instant from, Instant to) = (Times.TryInstant(stream[2])!.Value, Times.TryInstant(stream[3])!.Value);
        return DeltaPage.Make(
            session, request, faults, position, "Collection(event)",
            (after, limit) => Rows(position, watched, from, to, after, limit),
            row => Entries(row, from, to, first: position.Since == 0, request.Prefer));
    }

    private DeltaPosition First(GraphRequest request, long calendar)
    {
        (Instant from, Instant to) = Window.Of(request);
        return new DeltaPosition($"calendarView|{calendar}|{from}|{to}", 0, session.LastChange, 0, 0);
    }

    // A first round reads what is there; a later one every row that changed, wherever it lies.
    private IReadOnlyList<Item> Rows(DeltaPosition position, long calendar, Instant from, Instant to, long after, int limit) => session.Query(
        """
        i.kind = $kind AND i.master IS NULL AND i.parent = $calendar AND i.seq > $after AND (
            ($since = 0 AND i.deleted = 0 AND i.starts < $to AND (i.ends IS NULL OR i.ends > $from OR i.starts >= $from))
            OR ($since <> 0 AND i.change > $since AND i.change <= $until))
        ORDER BY i.seq LIMIT $limit
        """,
        ("$kind", (int)ItemKind.Event),
        ("$calendar", calendar),
        ("$after", after),
        ("$since", position.Since),
        ("$until", position.Until),
        ("$from", from.ToUnixTimeMilliseconds()),
        ("$to", to.ToUnixTimeMilliseconds()),
        ("$limit", limit));

    private IEnumerable<JsonObject> Entries(Item row, Instant from, Instant to, bool first, Preferences prefer)
    {
        var events = new Events(session, faults);
        EventView whole = events.View(row);
        string id = EventJson.Id(session, whole.Id with { Moves = row.Moves }, prefer);
        if (row.Deleted)
        {
            return [EventJson.Removed(id), .. RemovedOccurrences(row, from, to, prefer)];
        }

        if (!Events.IsSeries(row))
        {
            return whole.Within(from, to) ? [Entry(whole, prefer)] : first ? [] : [EventJson.Removed(id)];
        }

        IReadOnlyList<EventView> occurrences = new Series(session, row).Between(from, to);
        return occurrences.Count == 0
            ? first ? [] : [EventJson.Removed(id)]
            : [Entry(whole, prefer), .. occurrences.Select(o => o.Type == "exception" ? Entry(o, prefer) : EventJson.Thin(session, o, prefer))];
    }

    // Both shapes are seen for a deleted series: the master alone, or each occurrence as well.
    private IEnumerable<JsonObject> RemovedOccurrences(Item row, Instant from, Instant to, Preferences prefer) =>
        Events.IsSeries(row) && faults.Strikes(Faults.RemovedOccurrences)
            ? new Series(session, row).Between(from, to).Select(o => EventJson.Removed(EventJson.Id(session, o.Id, prefer)))
            : [];

    private JsonObject Entry(EventView view, Preferences prefer)
    {
        JsonObject entry = EventJson.Full(session, view, prefer);
        foreach (string name in new[] { "singleValueExtendedProperties", "extensions" })
        {
            entry.Remove(name);
        }

        entry["@odata.type"] = "#microsoft.graph.event";
        return entry;
    }
}

/// <summary>The two query options that every calendar view needs.</summary>
internal static class Window
{
    public static (Instant From, Instant To) Of(GraphRequest request)
    {
        if (request.Query("startDateTime") is null || request.Query("endDateTime") is null)
        {
            throw GraphError.BadRequest(
                "ErrorInvalidRequest",
                "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");
        }

        (Instant from, Instant to) = (Bound(request, "startDateTime"), Bound(request, "endDateTime"));
        return from <= to ? (from, to) : throw GraphError.BadRequest("ErrorInvalidParameter", "The EndDateTime of the window is before its StartDateTime.");
    }

    private static Instant Bound(GraphRequest request, string name) =>
        Times.TryInstant(request.Query(name)) ?? throw GraphError.BadRequest("ErrorInvalidParameter", $"The value '{request.Query(name)}' of parameter '{name}' is invalid.");
}
