using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Calendar;

/// <summary>Events as they are created, found, changed and deleted: by a client of Graph, or by a person in Outlook.</summary>
internal sealed class Events(MailboxSession session, Faults faults)
{
    private static readonly string[] Pattern = ["start", "end", "recurrence", "isAllDay"];

    /// <summary>The event that this makes, or the one that the same transactionId made before.</summary>
    public EventView Create(JsonObject given, long calendar, bool byPerson)
    {
        if (given.Text("transactionId") is { } mark
            && session.Query("i.mark = $mark AND i.kind = $kind AND i.deleted = 0", ("$mark", mark), ("$kind", (int)ItemKind.Event)) is [var before, ..])
        {
            return View(before);
        }

        JsonObject json = EventRules.Accept(given, byPerson);
        string uid = ItemIds.Hex($"{session.Mailbox} event {session.LastChange + 1}", 36);
        EventRules.Complete(json, session.Mailbox, uid, session.Clock.NowText);
        if (json["singleValueExtendedProperties"] is not null)
        {
            json["singleValueExtendedProperties"] = ExtendedProperties.Merge([], json);
        }

        var item = new Item { Kind = ItemKind.Event, Parent = calendar, Mark = given.Text("transactionId"), Alias = byPerson ? given.Text("id") : null, Json = json };
        Place(item);
        session.Add(item);
        Echo(item);
        return View(item);
    }

    /// <exception cref="GraphError">404: no such event, or a classic id from before it moved.</exception>
    public EventView Find(string id)
    {
        if (ItemIds.Read(session.Mailbox, id) is not { Kind: ItemKind.Event } found)
        {
            throw id.Contains('/', StringComparison.Ordinal) || id.Contains(' ', StringComparison.Ordinal)
                ? GraphError.BadRequest("RequestBroker--ParseUri", "Resource not found for the segment.")
                : new GraphError(400, "ErrorInvalidIdMalformed", "Id is malformed.");
        }

        Item row = session.Find(found.Seq, ItemKind.Event) ?? throw GraphError.NotFound();
        return found.Moves != -1 && found.Moves != row.Moves ? throw GraphError.NotFound()
            : found.Day is not { } day ? View(row)
            : new Series(session, row).View(day) ?? throw GraphError.NotFound();
    }

    public EventView View(Item row) => new(
        row,
        null,
        row.Json,
        row.Starts!.Value,
        row.Ends ?? Instant.MaxValue,
        IsSeries(row) ? "seriesMaster" : "singleInstance",
        row.Change);

    public EventView Update(EventView view, JsonObject given, bool byPerson)
    {
        JsonObject accepted = EventRules.Accept(given, byPerson);
        return view.Day is { } day ? UpdateOccurrence(view, day, accepted) : UpdateWhole(view.Row, accepted);
    }

    public void Delete(EventView view)
    {
        if (view.Day is { } day)
        {
            Item gap = Exception(view.Row, day);
            gap.Deleted = true;
            session.Save(gap, silent: true);
            Touch(view.Row);
        }
        else
        {
            session.Remove(view.Row);
        }
    }

    /// <summary>Everything in one calendar, or in all, that is no occurrence.</summary>
    public IEnumerable<EventView> Whole(long? calendar) => session.All(ItemKind.Event, calendar).Select(View);

    /// <summary>Singles, occurrences and exceptions that touch the window, by start.</summary>
    public IEnumerable<EventView> Between(long calendar, Instant from, Instant to) =>
        session.Query(
                "i.kind = $kind AND i.deleted = 0 AND i.master IS NULL AND i.parent = $calendar AND i.starts < $to AND (i.ends IS NULL OR i.ends > $from OR i.starts >= $from)",
                ("$kind", (int)ItemKind.Event),
                ("$calendar", calendar),
                ("$from", from.ToUnixTimeMilliseconds()),
                ("$to", to.ToUnixTimeMilliseconds()))
            .SelectMany(row => IsSeries(row) ? new Series(session, row).Between(from, to) : [View(row)])
            .OrderBy(v => v.Start);

    public static bool IsSeries(Item row) => row.Json["recurrence"] is JsonObject;

    private EventView UpdateWhole(Item row, JsonObject accepted)
    {
        bool series = IsSeries(row);
        EventRules.Change(row.Json, accepted, session.Clock.NowText);
        if (series && Pattern.Any(accepted.ContainsKey))
        {
            // Outlook forgets the exceptions of a series whose pattern changes.
            session.Forget(row);
        }

        Place(row);
        session.Save(row);
        Echo(row);
        return View(row);
    }

    private EventView UpdateOccurrence(EventView view, LocalDate day, JsonObject accepted)
    {
        JsonObject whole = view.Json.Copy();
        EventRules.Change(whole, accepted, session.Clock.NowText);
        if (accepted.ContainsKey("recurrence"))
        {
            throw GraphError.BadRequest("ErrorInvalidRequest", "An occurrence has no recurrence of its own.");
        }

        Instant start = Times.Moment(whole["start"]);
        (EventView? before, EventView? after) = accepted.ContainsKey("start") ? new Series(session, view.Row).Neighbours(day) : default;
        if ((before is not null && start < before.End) || (after is not null && Times.Moment(whole["end"]) > after.Start))
        {
            throw GraphError.BadRequest("ErrorOccurrenceCrossingBoundary", "Modified occurrence is crossing or overlapping adjacent occurrence.");
        }

        Item exception = Exception(view.Row, day);
        exception.Json.Merge(accepted);
        if (whole["singleValueExtendedProperties"] is { } properties)
        {
            exception.Json["singleValueExtendedProperties"] = properties.DeepClone();
        }

        exception.Json["lastModifiedDateTime"] = session.Clock.NowText;
        session.Save(exception, silent: true);
        Touch(view.Row);
        return new Series(session, view.Row).View(day)!;
    }

    private Item Exception(Item master, LocalDate day) =>
        session.Exceptions(master.Seq).FirstOrDefault(e => e.Day == day)
        ?? session.Add(new Item { Kind = ItemKind.Event, Parent = master.Parent, Master = master.Seq, Day = day, Json = [] });

    // A change of one occurrence is a change of its series: subscribers and delta rounds hear of the master.
    private void Touch(Item master)
    {
        Place(master);
        session.Save(master);
        Echo(master);
    }

    private void Place(Item item)
    {
        if (IsSeries(item))
        {
            (Instant starts, Instant? ends) = item.Seq == 0 ? Series.Fresh(item).Span() : new Series(session, item).Span();
            item.Starts = starts;
            item.Ends = ends;
        }
        else
        {
            item.Starts = Times.Moment(item.Json["start"]);
            item.Ends = Times.Moment(item.Json["end"]);
        }
    }

    // Exchange writes once more for reasons of its own, and the change key moves again.
    private void Echo(Item item)
    {
        if (faults.Strikes(Faults.InternalWrite))
        {
            session.Save(item);
        }
    }
}
