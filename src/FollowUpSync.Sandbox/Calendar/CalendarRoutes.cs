using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Calendar;

/// <summary>What Graph answers about calendars and events.</summary>
internal sealed class CalendarRoutes(MailboxSession session, Faults faults, GraphRequest request)
{
    private readonly Calendars calendars = new(session);
    private readonly Events events = new(session, faults);
    private readonly Attachments attachments = new(session);
    private readonly Lazy<long> visible = new(() => request.Query("filter") is null ? session.LastChange : faults.Visible(session));

    public Answer Answer(string[] path) => (request.Method, path) switch
    {
        ("GET", ["calendarView"]) => View(calendars.Default),
        ("GET", ["calendarView", "delta"]) => new CalendarDelta(session, faults).Round(request, calendars.Default),
        (_, ["calendarGroups", _, "calendars", .. var rest]) => Answer(["calendars", .. rest]),
        ("GET", ["calendar"]) => Shown(calendars.Show(session.Find(calendars.Default, ItemKind.Calendar)!)),
        (_, ["calendar", .. var rest]) => InCalendar(calendars.Default, rest),
        ("GET", ["calendars"]) => Collections.Page(request, calendars.All(), "calendars"),
        ("POST", ["calendars"]) => Http.Answer.Created(calendars.Show(calendars.Create(request.BodyObject()))),
        ("GET", ["calendars", var id]) => Shown(calendars.Show(calendars.Find(id))),
        ("PATCH", ["calendars", var id]) => Shown(calendars.Show(calendars.Rename(calendars.Find(id), request.BodyObject()))),
        ("DELETE", ["calendars", var id]) => Done(() => calendars.Delete(calendars.Find(id))),
        (_, ["calendars", var id, .. var rest]) => InCalendar(calendars.Find(id).Seq, rest),
        ("GET", ["events"]) => List(events.Whole(null).Where(Shows), "events"),
        ("POST", ["events"]) => Create(calendars.Default),
        ("GET", ["events", var id]) => Shown(Full(events.Find(id))),
        ("PATCH", ["events", var id]) => Update(events.Find(id)),
        ("DELETE", ["events", var id]) => Delete(events.Find(id)),
        ("GET", ["events", var id, "instances"]) => Instances(events.Find(id)),
        (_, ["events", var id, "attachments", .. var rest]) => attachments.Answer(request, events.Find(id).Row, rest),
        (_, ["events", var id, "extensions", .. var rest]) => Extensions.Answer(session, request, events.Find(id).Row, rest),
        _ => throw GraphRoutes.Unknown(request),
    };

    private Answer InCalendar(long calendar, string[] path) => (request.Method, path) switch
    {
        ("GET", ["calendarView"]) => View(calendar),
        ("GET", ["calendarView", "delta"]) => new CalendarDelta(session, faults).Round(request, calendar),
        ("GET", ["events"]) => List(events.Whole(calendar), "events"),
        ("POST", ["events"]) => Create(calendar),
        (_, ["events", ..]) => Answer(path),
        _ => throw GraphRoutes.Unknown(request),
    };

    private Answer View(long calendar)
    {
        (Instant from, Instant to) = Window.Of(request);
        return List(events.Between(calendar, from, to), "calendarView");
    }

    private Answer Instances(EventView master)
    {
        (Instant from, Instant to) = Window.Of(request);
        return List(Events.IsSeries(master.Row) && master.Day is null ? new Series(session, master.Row).Between(from, to) : [], "instances");
    }

    // A filter asks an index, which may lag behind.
    private bool Shows(EventView view) => view.Row.Change <= visible.Value;

    private Answer List(IEnumerable<EventView> views, string context) => faults.Strikes(Faults.EmptyRead)
        ? Collections.Page(request, [], context) with { Fault = Faults.EmptyRead }
        : Collections.Page(request, views.Select(Full), context);

    private Answer Create(long calendar)
    {
        JsonObject body = request.BodyObject();
        EventView made = events.Create(body, calendar, byPerson: false);
        foreach (JsonObject file in body.Objects("attachments"))
        {
            attachments.Add(made.Row, file);
        }

        return Http.Answer.Created(Collections.Shape(request, Full(events.View(made.Row))));
    }

    private Answer Update(EventView view)
    {
        Conditions.Check(request, Full(view), faults);
        return Http.Answer.Ok(Collections.Shape(request, Full(events.Update(view, request.BodyObject(), byPerson: false))));
    }

    private Answer Delete(EventView view)
    {
        Conditions.Check(request, Full(view), faults);
        return Done(() => events.Delete(view));
    }

    private Answer Shown(JsonObject full) => Http.Answer.Ok(Collections.Shape(request, full));

    private static Answer Done(Action work)
    {
        work();
        return Http.Answer.NoContent;
    }

    private JsonObject Full(EventView view)
    {
        JsonObject full = EventJson.Full(session, view, request.Prefer);
        bool asked = (request.Query("select") + request.Query("expand")).Length > 0;
        if (asked && view.Type == "seriesMaster")
        {
            var series = new Series(session, view.Row);
            full["cancelledOccurrences"] = Json.Array(series.Cancelled.Select(d => (JsonNode)EventJson.OccurrenceId(session, view.Row, d, request.Prefer)));
            full["exceptionOccurrences"] = Json.Array(series.Exceptions().Select(e => EventJson.Full(session, e, request.Prefer)));
        }

        if (request.Query("expand")?.Contains("attachments", StringComparison.Ordinal) == true)
        {
            full["attachments"] = attachments.All(view.Row);
        }

        return full;
    }
}
