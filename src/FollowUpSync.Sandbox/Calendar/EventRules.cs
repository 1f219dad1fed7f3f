using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Calendar;

/// <summary>What may be written into an event, and what the server adds.</summary>
internal static class EventRules
{
    private static readonly HashSet<string> ServersOwn =
    [
        "id", "changeKey", "createdDateTime", "lastModifiedDateTime", "type", "seriesMasterId", "occurrenceId", "webLink", "bodyPreview",
        "originalStart", "calendar", "attachments", "instances", "exceptionOccurrences", "cancelledOccurrences",
    ];

    // Told by a seed or a person's calendar, but not by a client of Graph.
    private static readonly HashSet<string> OrganizersOwn =
        ["organizer", "isOrganizer", "responseStatus", "isCancelled", "isDraft", "iCalUId", "originalStartTimeZone", "originalEndTimeZone", "onlineMeeting", "onlineMeetingUrl", "hasAttachments"];

    private static readonly Dictionary<string, string[]> Choices = new()
    {
        ["showAs"] = ["unknown", "free", "tentative", "busy", "oof", "workingElsewhere"],
        ["sensitivity"] = ["normal", "personal", "private", "confidential"],
        ["importance"] = ["low", "normal", "high"],
    };

    /// <summary>The properties of a request or seed that may be set, each checked.</summary>
    /// <param name="byPerson">As in Outlook itself: attendees and organizer are nobody's business here.</param>
    public static JsonObject Accept(JsonObject given, bool byPerson)
    {
        if (!byPerson && given["attendees"] is JsonArray { Count: > 0 })
        {
            throw GraphError.Refuse("attendees: they would be invited at once");
        }

        var accepted = new JsonObject();
        foreach ((string name, JsonNode? value) in given)
        {
            if (!name.Contains('@', StringComparison.Ordinal) && !ServersOwn.Contains(name) && (byPerson || !OrganizersOwn.Contains(name)))
            {
                accepted[name] = value?.DeepClone();
            }
        }

        foreach ((string name, string[] choices) in Choices)
        {
            if (accepted[name] is not null && !choices.Contains(accepted.Text(name)))
            {
                throw GraphError.BadRequest("ErrorInvalidParameter", $"'{accepted[name]}' is no {name}; it is one of {string.Join(", ", choices)}.");
            }
        }

        foreach (string name in new[] { "start", "end" })
        {
            if (accepted[name] is { } moment)
            {
                CheckTime(name, moment);
            }
        }

        if (accepted["body"] is not null)
        {
            accepted["body"] = EventJson.Html(accepted["body"]);
            accepted["bodyPreview"] = EventJson.Preview(accepted["body"]);
        }

        if (accepted["location"] is JsonObject location)
        {
            location.Default("displayName", "");
            location.Default("locationType", "default");
            accepted.Default("locations", location.Text("displayName") == "" ? new JsonArray() : new JsonArray(location.DeepClone()));
        }

        return accepted;
    }

    /// <summary>What Outlook sets where the creator did not.</summary>
    public static void Complete(JsonObject json, string mailbox, string uid, string now)
    {
        if (json["start"] is null || json["end"] is null)
        {
            throw GraphError.BadRequest("ErrorInvalidRequest", "An event needs start and end.");
        }

        json.Default("iCalUId", $"040000008200E00074C5B7101A82E00800000000{uid}");
        json.Default("originalStartTimeZone", json["start"].Text("timeZone"));
        json.Default("originalEndTimeZone", json["end"].Text("timeZone"));
        json.Default("subject", "");
        json.Default("body", new JsonObject { ["contentType"] = "html", ["content"] = "" });
        json.Default("bodyPreview", EventJson.Preview(json["body"]));
        json.Default("isAllDay", false);
        json.Default("isReminderOn", true);
        json.Default("reminderMinutesBeforeStart", json.Flag("isAllDay") ? 1080 : 15);
        json.Default("showAs", "busy");
        json.Default("importance", "normal");
        json.Default("sensitivity", "normal");
        json.Default("categories", new JsonArray());
        json.Default("location", new JsonObject { ["displayName"] = "", ["locationType"] = "default" });
        json.Default("locations", new JsonArray());
        json.Default("attendees", new JsonArray());
        json.Default("organizer", Json.Recipient(mailbox));
        json.Default("isOrganizer", mailbox.Equals(json["organizer"].Address(), StringComparison.OrdinalIgnoreCase));
        json.Default("responseStatus", new JsonObject { ["response"] = json.Flag("isOrganizer") ? "organizer" : "notResponded", ["time"] = "0001-01-01T00:00:00Z" });
        json.Default("responseRequested", true);
        json.Default("allowNewTimeProposals", true);
        json.Default("hideAttendees", false);
        json.Default("hasAttachments", false);
        json.Default("isCancelled", false);
        json.Default("isDraft", false);
        json.Default("isOnlineMeeting", false);
        json.Default("onlineMeetingProvider", "unknown");
        json["createdDateTime"] = now;
        json["lastModifiedDateTime"] = now;
        json["webLink"] = $"https://outlook.office365.com/owa/?itemid={uid}&exvsurl=1&path=/calendar/item";
        foreach (string name in new[] { "seriesMasterId", "recurrence", "onlineMeeting", "onlineMeetingUrl", "transactionId" })
        {
            json.Default(name, null);
        }

        json.Remove("type");
        CheckWhole(json);
    }

    /// <summary>Sets the accepted properties; extended ones are merged by name.</summary>
    public static void Change(JsonObject json, JsonObject accepted, string now)
    {
        if (accepted.ContainsKey("transactionId") && accepted.Text("transactionId") != json.Text("transactionId"))
        {
            throw GraphError.BadRequest("ErrorInvalidPropertySet", "transactionId can only be set when an event is created.");
        }

        JsonArray properties = ExtendedProperties.Merge(json, accepted);
        json.Merge(accepted);
        if (properties.Count > 0)
        {
            json["singleValueExtendedProperties"] = properties;
        }

        json["lastModifiedDateTime"] = now;
        CheckWhole(json);
    }

    private static void CheckTime(string name, JsonNode moment)
    {
        string zone = moment.Text("timeZone") ?? "";
        if (Times.Zone(zone) is null)
        {
            throw GraphError.BadRequest("TimeZoneNotSupportedException", $"A valid TimeZone value must be specified. The following TimeZone value is not supported: '{zone}'.");
        }

        if (Times.TryLocal(moment.Text("dateTime")) is null)
        {
            throw GraphError.BadRequest("ErrorInvalidParameter", $"{name}.dateTime '{moment.Text("dateTime")}' is no local date and time without an offset, such as 2026-03-01T10:00:00.");
        }
    }

    private static void CheckWhole(JsonObject json)
    {
        if (Times.Moment(json["end"]) < Times.Moment(json["start"]))
        {
            throw GraphError.BadRequest("ErrorInvalidRequest", "The end of an event is not before its start.");
        }

        if (json.Flag("isAllDay") && (Times.Local(json["start"]).TimeOfDay != LocalTime.Midnight || Times.Local(json["end"]).TimeOfDay != LocalTime.Midnight
            || json["start"].Text("timeZone") != json["end"].Text("timeZone")))
        {
            throw GraphError.BadRequest("ErrorInvalidRequest", "The Event.Start and Event.End properties of an all-day event are midnight in one time zone.");
        }
    }
}
