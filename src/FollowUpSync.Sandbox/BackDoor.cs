using FollowUpSync.Sandbox.Calendar;
using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Mail;
using FollowUpSync.Sandbox.Notices;
using FollowUpSync.Sandbox.Storage;
using NodaTime.Text;

namespace FollowUpSync.Sandbox;

/// <summary><c>/_sandbox</c>: what the mailbox's owner does in Outlook, what others send, and what the tester wants to go wrong.</summary>
internal sealed class BackDoor(MailboxStore store, SandboxClock clock, Faults faults, RequestRecorder recorder, Courier courier)
{
    private static readonly Preferences Immutable = new("IdType=\"ImmutableId\"");

    public Answer Answer(string method, string[] path, string body)
    {
        switch (method, path)
        {
            case ("GET", ["mailboxes"]):
                return Http.Answer.Ok(Json.Array(store.Addresses().Select(a => (JsonNode)a)));
            case (_, ["mailboxes", var address, .. var rest]):
                return address.Contains('@', StringComparison.Ordinal)
                    ? store.Use(address, clock, session => InMailbox(session, method, rest, body))
                    : throw GraphError.BadRequest("BadRequest", $"'{address}' is no mail address.");
            case ("GET", ["requests"]):
                return new Answer(200, recorder.Dump()) { ContentType = "application/x-ndjson" };
            case ("DELETE", ["requests"]):
                recorder.Clear();
                return Http.Answer.NoContent;
            case ("GET", ["faults"]):
                return Http.Answer.Ok(faults.Current);
            case ("POST", ["faults"]):
                faults.Set(Single(body));
                return Http.Answer.Ok(faults.Current);
            case ("POST", ["clock"]):
                MoveClock(Single(body));
                return Http.Answer.Ok(new JsonObject { ["now"] = clock.NowText });
            case ("GET", ["clock"]):
                return Http.Answer.Ok(new JsonObject { ["now"] = clock.NowText });
            default:
                throw new GraphError(404, "UnknownPath", $"The sandbox has no {method} /_sandbox/{string.Join('/', path)}.");
        }
    }

    private Answer InMailbox(MailboxSession session, string method, string[] path, string body)
    {
        var events = new Events(session, faults);
        var messages = new Messages(session);
        switch (method, path)
        {
            case ("GET", []):
                return Http.Answer.Ok(Everything(session));
            case ("POST", ["events"]):
                return Many(Seeds.AddEvents(session, faults, Objects(body)).Select(v => Show(session, v)));
            case ("PATCH", ["events", var id]):
                return Http.Answer.Ok(Show(session, events.Update(Event(session, id), Single(body), byPerson: true)));
            case ("DELETE", ["events", var id]):
                events.Delete(Event(session, id));
                return Http.Answer.NoContent;
            case ("POST", ["messages"]):
                return Many([.. Objects(body).Select(m => messages.Full(messages.Receive(m), Immutable))]);
            case ("PATCH", ["messages", var id]):
                messages.Update(messages.Find(id), Single(body));
                return Http.Answer.Ok(messages.Full(messages.Find(id), Immutable));
            case ("POST", ["messages", var id, "send"]):
                Item sent = messages.Find(id);
                messages.Send(sent);
                return Http.Answer.Ok(messages.Full(sent, Immutable));
            case ("DELETE", ["messages", var id]):
                messages.Delete(messages.Find(id));
                return Http.Answer.NoContent;
            case ("POST", ["lifecycle"]):
                string happens = Single(body).Text("event") ?? "";
                return happens is "reauthorizationRequired" or "subscriptionRemoved" or "missed"
                    ? Http.Answer.Ok(new JsonObject { ["told"] = courier.Tell(session, happens) })
                    : throw GraphError.BadRequest("BadRequest", $"event '{happens}' is none of reauthorizationRequired, subscriptionRemoved, missed.");
            default:
                throw new GraphError(404, "UnknownPath", $"The sandbox has no {method} /_sandbox/mailboxes/ADDRESS/{string.Join('/', path)}.");
        }
    }

    private JsonObject Everything(MailboxSession session)
    {
        var messages = new Messages(session);
        var folders = new MailFolders(session);
        var events = new Events(session, faults);
        IEnumerable<EventView> exceptions = session.All(ItemKind.Event).Where(Events.IsSeries).SelectMany(m => new Series(session, m).Exceptions());
        return new JsonObject
        {
            ["address"] = session.Mailbox,
            ["calendars"] = Json.Array(new Calendars(session).All()),
            ["events"] = Json.Array(events.Whole(null).Concat(exceptions).Select(v => Show(session, v))),
            ["messages"] = Json.Array(session.All(ItemKind.Message).Select(m =>
            {
                JsonObject full = messages.Full(m, Immutable);
                full["folder"] = folders.NameOf(m);
                full["attachments"] = new Attachments(session).All(m);
                return (JsonNode)full;
            })),
            ["subscriptions"] = Json.Array(Subscriptions.Live(session).Select(Subscriptions.Show)),
        };
    }

    // By any id that Graph gives, the id the seed gave, or the iCalUId.
    private EventView Event(MailboxSession session, string id)
    {
        var events = new Events(session, faults);
        if (ItemIds.Read(session.Mailbox, id) is { Kind: ItemKind.Event })
        {
            return events.Find(id);
        }

        return session.All(ItemKind.Event).FirstOrDefault(e => e.Alias == id || e.Json.Text("iCalUId") == id) is { } row ? events.View(row) : throw GraphError.NotFound();
    }

    private static JsonObject Show(MailboxSession session, EventView view) => EventJson.Full(session, view, Immutable);

    private static Answer Many(IEnumerable<JsonObject> shown) => Http.Answer.Created(new JsonObject { ["value"] = Json.Array(shown) });

    private void MoveClock(JsonObject given)
    {
        Instant? now = given.Text("now") is { } text ? Times.TryInstant(text)
            : given["advance"] is JsonValue value && value.TryGetValue(out double seconds) ? clock.Now + Duration.FromSeconds(seconds)
            : given.Text("advance") is { } period && PeriodPattern.NormalizingIso.Parse(period) is { Success: true } parsed ? clock.Now + parsed.Value.ToDuration()
            : null;
        clock.MoveTo(now ?? throw GraphError.BadRequest("BadRequest", "clock: give 'now' as an instant such as 2026-11-03T17:00:00Z, or 'advance' in seconds or as a period such as P1D or PT5M."));
    }

    private static JsonObject Single(string body) => Objects(body) is [var only] ? only : throw GraphError.BadRequest("BadRequest", "The body is one JSON object.");

    private static IReadOnlyList<JsonObject> Objects(string body)
    {
        try
        {
            return Seeds.Read(body, "body");
        }
        catch (FormatException e)
        {
            throw GraphError.BadRequest("BadRequest", e.Message);
        }
    }
}
