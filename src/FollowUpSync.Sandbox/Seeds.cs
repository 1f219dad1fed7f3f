using System.Text.Json;
using FollowUpSync.Sandbox.Calendar;
using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Mail;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox;

/// <summary>
/// What a mailbox starts with: Graph events, as a JSON array or one a line. <c>{"owner":{"email"},"event":{...}}</c> and
/// <c>{"owner":{"email"},"message":{...}}</c> are for that mailbox; an event by itself is for every new one.
/// </summary>
internal sealed class Seeds(IReadOnlyList<JsonObject> entries)
{
    public static Seeds None { get; } = new([]);

    /// <exception cref="FormatException">The text is no JSON array of objects and no JSON lines; says where.</exception>
    public static IReadOnlyList<JsonObject> Read(string text, string name)
    {
        if (text.AsSpan().TrimStart().StartsWith("["))
        {
            return [.. (Parse(text, name, null) as JsonArray ?? []).Select((e, i) => e as JsonObject ?? throw new FormatException($"{name}: element {i} is no JSON object."))];
        }

        if (text.AsSpan().TrimStart().StartsWith("{") && TryWhole(text) is { } whole)
        {
            return [whole];
        }

        string[] lines = text.Split('\n');
        return [.. lines.Select((line, i) => (line, number: i + 1)).Where(l => !string.IsNullOrWhiteSpace(l.line))
            .Select(l => Parse(l.line, name, l.number) as JsonObject ?? throw new FormatException($"{name}:{l.number}: no JSON object."))];
    }

    /// <summary>Tries the seed on mailboxes that are thrown away, so that a wrong entry stops the start and not a request.</summary>
    /// <exception cref="GraphError">An entry is no event or message.</exception>
    public void Rehearse()
    {
        using var store = new MailboxStore(null);
        var clock = new SandboxClock(TimeProvider.System, store);
        var faults = new Faults(store);
        store.Founded = session => Found(session, faults);
        foreach (string owner in entries.Select(e => e["owner"].Text("email") ?? "new@sandbox.example").Distinct())
        {
            store.Use(owner, clock, session => session.LastChange);
        }
    }

    /// <summary>A new mailbox: folders, the default calendar, and what the seed has for it.</summary>
    public void Found(MailboxSession session, Faults faults)
    {
        foreach (Item folder in MailFolders.Make())
        {
            session.Add(folder);
        }

        session.Add(Calendars.Make("Calendar"));
        bool Mine(JsonObject e) => e["owner"].Text("email")?.Equals(session.Mailbox, StringComparison.OrdinalIgnoreCase) ?? true;
        AddEvents(session, faults, entries.Where(e => Mine(e) && e["message"] is null));
        foreach (JsonObject message in entries.Where(Mine).Select(e => e["message"]).OfType<JsonObject>())
        {
            new Messages(session).Receive(message);
        }
    }

    /// <summary>Adds events as they stand in a person's calendar. Occurrences follow from their masters; exceptions change them.</summary>
    public static IReadOnlyList<EventView> AddEvents(MailboxSession session, Faults faults, IEnumerable<JsonObject> given)
    {
        var events = new Events(session, faults);
        long calendar = new Calendars(session).Default;
        JsonObject[] all = [.. given.Select(e => e["event"] as JsonObject ?? e)];
        var masters = new Dictionary<string, EventView>();
        var made = new List<EventView>();
        foreach (JsonObject json in all.Where(e => e.Text("type") is not "occurrence" and not "exception"))
        {
            EventView view = Named(json, () => events.Create(json, calendar, byPerson: true));
            made.Add(view);
            if (json.Text("id") is { } id)
            {
                masters[id] = view;
            }
        }

        foreach (JsonObject json in all.Where(e => e.Text("type") == "exception"))
        {
            EventView master = json.Text("seriesMasterId") is { } id && masters.TryGetValue(id, out EventView? found) ? found
                : throw GraphError.BadRequest("BadRequest", $"The exception '{json.Text("subject")}' comes without its series '{json.Text("seriesMasterId")}'.");
            Instant original = Times.TryInstant(json.Text("originalStart")) ?? Times.Moment(json["start"]);
            LocalDate day = original.InZone(Times.ZoneOrUtc(Series.ZoneName(master.Row.Json))).Date;
            EventView occurrence = new Series(session, master.Row).View(day) ?? throw GraphError.BadRequest("BadRequest", $"The series of the exception '{json.Text("subject")}' has no occurrence on {day:uuuu-MM-dd}.");
            JsonObject changes = json.Copy();
            foreach (string name in new[] { "recurrence", "iCalUId", "transactionId" })
            {
                changes.Remove(name);
            }

            made.Add(Named(json, () => events.Update(occurrence, changes, byPerson: true)));
        }

        return made;
    }

    private static EventView Named(JsonObject json, Func<EventView> make)
    {
        try
        {
            return make();
        }
        catch (GraphError e)
        {
            throw new GraphError(e.Status, e.Code, $"event '{json.Text("id") ?? json.Text("subject")}': {e.Message}");
        }
    }

    private static JsonObject? TryWhole(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Parse(string text, string name, int? line)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{name}:{line ?? (int)(e.LineNumber ?? 0) + 1}: this is no JSON: {e.Message.Split(" LineNumber")[0]} Give Graph events as a JSON array, or one a line.");
        }
    }
}
