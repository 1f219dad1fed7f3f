using System.Text.Json;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Sync;
using FollowUpSync.Templates;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace FollowUpSync.Graph;

/// <summary>Microsoft Graph v1.0 events to calendar entries. The one file that knows the shape of Graph's event.</summary>
public static class GraphMapping
{
    /// <summary>A longer description is cut here; what an invitation says it says long before.</summary>
    public const int MostBody = 60_000;

    private static readonly LocalDateTimePattern WallTime = LocalDateTimePattern.ExtendedIso;
    private static readonly TzdbDateTimeZoneSource Zones = TzdbDateTimeZoneSource.Default;

    // Exchange's GlobalObjectId in hexadecimal: the first 16 bytes are constant, the next four are the occurrence's date (MS-OXOCAL 2.2.1.27).
    private const string GlobalObjectId = "040000008200E00074C5B7101A82E008";

    /// <summary>One event as <c>/me/calendarView</c> or a delta page returns it.</summary>
    /// <param name="graphEvent">The event.</param>
    /// <param name="place">Where it was read, for messages.</param>
    /// <param name="home">The candidate's zone: all-day entries begin at its midnight.</param>
    /// <exception cref="FormatException">It has no identity or no readable start.</exception>
    public static CalendarEntry ToEntry(JsonElement graphEvent, string place, DateTimeZone home)
    {
        if (graphEvent.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{place}: an event must be a JSON object, not {graphEvent.ValueKind}.");
        }

        bool allDay = Flag(graphEvent, "isAllDay") == true;
        Instant start = Moment(graphEvent, "start", allDay, home) ?? throw new FormatException($"{place}: the event has no readable start.");
        Instant end = Moment(graphEvent, "end", allDay, home) ?? start;
        bool? isOrganizer = Flag(graphEvent, "isOrganizer");
        string? showAs = Text(graphEvent, "showAs");
        return new CalendarEntry
        {
            Id = EntryIdOf(graphEvent) ?? throw new FormatException($"{place}: the event has neither iCalUId nor id."),
            ItemId = Text(graphEvent, "id"),
            SeriesId = Text(graphEvent, "seriesMasterId"),
            Place = place,
            Start = start,
            End = Instant.Max(start, end),
            IsAllDay = allDay,
            Zone = Text(graphEvent, "originalStartTimeZone") is { } zone && Planning.Days.ZoneNames.Find(zone) is { } theirs && theirs != DateTimeZone.Utc && !theirs.Id.Contains("UTC", StringComparison.Ordinal) ? theirs.Id : null,
            Subject = OneLine(Text(graphEvent, "subject")),
            Body = BodyOf(graphEvent),
            Location = LocationOf(graphEvent),
            Organizer = ParticipantOf(Member(graphEvent, "organizer")),
            Attendees = AttendeesOf(graphEvent),
            // Graph has no STATUS. Tentative on one's own entry is a hold; on an invitation it only says that the owner did not answer.
            Status = Flag(graphEvent, "isCancelled") == true ? EntryStatus.Cancelled
                : isOrganizer == true && showAs == "tentative" ? EntryStatus.Tentative
                : EntryStatus.Confirmed,
            OwnAnswer = AnswerOf(Member(graphEvent, "responseStatus")),
            IsOrganizer = isOrganizer,
            Categories = [.. Items(graphEvent, "categories").Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!)],
            IsPrivate = Text(graphEvent, "sensitivity") is "private" or "confidential",
            IsFree = showAs == "free",
            IsRecurring = Text(graphEvent, "type") is "occurrence" or "exception" or "seriesMaster",
            Stamp = InstantPattern.ExtendedIso.Parse(Text(graphEvent, "lastModifiedDateTime") ?? "") is { Success: true } stamp ? stamp.Value : null,
            IsOurs = KeyOf(graphEvent) is not null || IsNotice(graphEvent),
        };
    }

    /// <summary>An occurrence or exception of a series, which says only how it differs, with the rest from its master.</summary>
    public static JsonElement WithMaster(JsonElement occurrence, JsonElement master)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            // The master's UID is that of the whole series; an exception shows one with its own day in it.
            foreach (JsonProperty member in occurrence.EnumerateObject().Where(member => member.Name != "iCalUId" || !master.TryGetProperty("iCalUId", out _)))
            {
                member.WriteTo(json);
            }

            foreach (JsonProperty member in master.EnumerateObject().Where(member => member.Name == "iCalUId" || !occurrence.TryGetProperty(member.Name, out _)))
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>The follow-up whose entry this is, by its transaction id; null for the entries of others, whose clients write other things there.</summary>
    public static string? KeyOf(JsonElement e) =>
        Text(e, "transactionId") is { Length: >= KeyLength } id && id[..KeyLength].All(char.IsAsciiHexDigitLower) && (id.Length == KeyLength || id[KeyLength] == '.') ? id[..KeyLength] : null;

    /// <summary>The transaction id of an entry that was created, taken away and created again <paramref name="life"/> times: Graph may remember a used one.</summary>
    public static string TransactionId(string key, int life) => life == 0 ? key : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}.{life}");

    /// <summary>It tells the owner something, and is no follow-up.</summary>
    public static bool IsNotice(JsonElement e) => Text(e, "transactionId")?.StartsWith(NoticePrefix, StringComparison.Ordinal) == true;

    /// <summary>The fingerprint of an entry as Graph shows it. One with guests, or that repeats, is no longer as we write them.</summary>
    /// <remarks>Guests would be told of every change that we make, and of its end.</remarks>
    public static string HashOf(JsonElement e)
    {
        string guests = Addresses(e, "attendees");
        string more = Member(e, "recurrence").ValueKind == JsonValueKind.Object ? $"{guests} repeats" : guests;
        return Fingerprint.Of(Text(e, "subject") ?? "", MomentText(e, "start"), MomentText(e, "end"), BodyOf(e) + more);
    }

    /// <summary>What of a draft makes its fingerprint.</summary>
    internal const string SeenOfDraft = "subject,body,toRecipients,ccRecipients,bccRecipients,hasAttachments";

    /// <summary>The fingerprint of a draft as Graph shows it. One that is for more people than we know of, or has a file with it, is no longer as we write them.</summary>
    public static string HashOfDraft(JsonElement message) => Fingerprint.Of(
        Text(message, "subject") ?? "",
        Addresses(message, "toRecipients"),
        Addresses(message, "ccRecipients") + Addresses(message, "bccRecipients") + (Flag(message, "hasAttachments") == true ? "+" : ""),
        BodyOf(message));

    /// <summary>An entry of ours, to be created. Nobody is invited; it is private, and free.</summary>
    public static ReadOnlyMemory<byte> NewEvent(string key, int life, CalendarText text) => Json(json =>
    {
        WriteNew(json, TransactionId(key, life), text);
        WriteMark(json, key, Fingerprint.Of(text));
    });

    /// <summary>A notice to the owner, to be created. With the same id it is there once.</summary>
    public static ReadOnlyMemory<byte> NewNotice(string id, CalendarText text) => Json(json => WriteNew(json, NoticePrefix + id, text));

    /// <summary>What of an entry of ours changes.</summary>
    public static ReadOnlyMemory<byte> ChangedEvent(string key, CalendarText text) => Json(json =>
    {
        WriteText(json, text);
        WriteMark(json, key, Fingerprint.Of(text));
    });

    /// <summary>A draft of ours, to be created or changed. It stays a draft: sending is the owner's.</summary>
    public static ReadOnlyMemory<byte> DraftOf(string mark, Note note, string? to, string? name) => Json(json =>
    {
        json.WriteString("subject", note.Subject);
        json.WriteStartObject("body");
        json.WriteString("contentType", "html");
        json.WriteString("content", note.Html);
        json.WriteEndObject();
        json.WriteStartArray("toRecipients");
        if (to is not null)
        {
            json.WriteStartObject();
            json.WriteStartObject("emailAddress");
            json.WriteString("address", to);
            json.WriteString("name", name ?? to);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteMark(json, mark, Fingerprint.Of(note, to));
    });

    /// <summary>The value of our mark on an item that was read with it, or null.</summary>
    public static string? MarkOf(JsonElement item, string property) =>
        Items(item, "singleValueExtendedProperties").Where(one => property.Equals(Text(one, "id"), StringComparison.OrdinalIgnoreCase)).Select(one => Text(one, "value")).FirstOrDefault();

    /// <summary>An entry that was read with its mark is as this program wrote it last, on whatever machine.</summary>
    public static bool IsAsMarked(JsonElement e) => MarkOf(e, HashProperty) == HashOf(e);

    /// <summary>To be put behind the path of an entry or a draft that is read with its marks.</summary>
    internal const string WithMarks = "$expand=singleValueExtendedProperties($filter=id eq '" + KeyProperty + "' or id eq '" + HashProperty + "')";

    // Two named properties in a set of our own; the mailbox has room for few, and a name must carry nothing of a person.
    internal const string KeyProperty = "String {2f9d6c1e-8b47-4c5a-9f0e-5d1a7be3c604} Name FollowUpKey";
    internal const string HashProperty = "String {2f9d6c1e-8b47-4c5a-9f0e-5d1a7be3c604} Name FollowUpHash";
    private const int KeyLength = 32;

    private const string NoticePrefix = "followupsync-notice-";

    private static void WriteNew(Utf8JsonWriter json, string transactionId, CalendarText text)
    {
        WriteText(json, text);
        json.WriteString("showAs", "free");
        json.WriteString("sensitivity", "private");
        json.WriteBoolean("isReminderOn", true);
        json.WriteNumber("reminderMinutesBeforeStart", 0);
        json.WriteStartArray("categories");
        json.WriteStringValue("Follow-up");
        json.WriteEndArray();
        json.WriteString("transactionId", transactionId);
    }

    private static void WriteText(Utf8JsonWriter json, CalendarText text)
    {
        json.WriteString("subject", text.Summary);
        json.WriteStartObject("body");
        json.WriteString("contentType", "text");
        json.WriteString("content", text.Description);
        json.WriteEndObject();
        WriteMoment(json, "start", text.Start);
        WriteMoment(json, "end", text.End);
    }

    private static void WriteMoment(Utf8JsonWriter json, string name, Instant moment)
    {
        json.WriteStartObject(name);
        json.WriteString("dateTime", WallTime.Format(moment.InUtc().LocalDateTime));
        json.WriteString("timeZone", "UTC");
        json.WriteEndObject();
    }

    private static void WriteMark(Utf8JsonWriter json, string key, string hash)
    {
        json.WriteStartArray("singleValueExtendedProperties");
        foreach ((string id, string value) in new[] { (KeyProperty, key), (HashProperty, hash) })
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static string MomentText(JsonElement e, string name) =>
        Moment(e, name, false, DateTimeZone.Utc) is { } moment ? InstantPattern.ExtendedIso.Format(moment) : "";

    // The occurrences of a series share the UID an .ics file shows, once their date is taken out of it.
    private static EntryId? EntryIdOf(JsonElement e)
    {
        string? uid = Text(e, "iCalUId") ?? Text(e, "id");
        if (uid is null || Text(e, "type") is not ("occurrence" or "exception"))
        {
            return uid is null ? null : new EntryId(uid);
        }

        string series = uid.Length > 40 && uid.StartsWith(GlobalObjectId, StringComparison.OrdinalIgnoreCase) ? $"{uid[..32]}00000000{uid[40..]}" : uid;
        string? original = OffsetDateTimePattern.ExtendedIso.Parse(Text(e, "originalStart") ?? "") is { Success: true } parsed
            ? InstantPattern.ExtendedIso.Format(parsed.Value.ToInstant())
            : Moment(e, "start", false, DateTimeZone.Utc) is { } start ? InstantPattern.ExtendedIso.Format(start) : null;
        return new EntryId(series, Flag(e, "isAllDay") == true ? original?.Split('T')[0] : original);
    }

    private static Instant? Moment(JsonElement e, string name, bool allDay, DateTimeZone home)
    {
        JsonElement value = Member(e, name);
        if (WallTime.Parse(Text(value, "dateTime") ?? "") is not { Success: true } parsed)
        {
            return null;
        }

        DateTimeZone zone = allDay ? home : ZoneOf(Text(value, "timeZone"));
        LocalDateTime wall = allDay ? parsed.Value.Date.AtMidnight() : parsed.Value;
        return zone.AtLeniently(wall).ToInstant();
    }

    // tzone://Microsoft/Custom and other names that nobody knows are UTC, as Graph itself treats them.
    private static DateTimeZone ZoneOf(string? name) =>
        name is null or "UTC" ? DateTimeZone.Utc
        : Zones.WindowsMapping.PrimaryMapping.TryGetValue(name, out string? iana) ? DateTimeZoneProviders.Tzdb[iana]
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? DateTimeZone.Utc;

    private static string BodyOf(JsonElement e)
    {
        JsonElement body = Member(e, "body");
        string content = Text(body, "content") ?? Text(e, "bodyPreview") ?? "";
        string plain = Text(body, "contentType") == "html" ? HtmlText.ToPlain(content) : content.ReplaceLineEndings("\n").Trim();
        return plain.Length > MostBody ? plain[..MostBody] : plain;
    }

    private static string LocationOf(JsonElement e)
    {
        string place = OneLine(Text(Member(e, "location"), "displayName"));
        string? join = Text(Member(e, "onlineMeeting"), "joinUrl") ?? Text(e, "onlineMeetingUrl");
        return join is null || place.Contains(join, StringComparison.Ordinal) ? place : $"{place} {join}".Trim();
    }

    private static ImmutableArray<Participant> AttendeesOf(JsonElement e) =>
        [.. Items(e, "attendees").Select(ParticipantOf).OfType<Participant>()];

    private static Participant? ParticipantOf(JsonElement who)
    {
        JsonElement mail = Member(who, "emailAddress");
        string? name = Text(mail, "name");
        string? address = Text(mail, "address");
        return string.IsNullOrWhiteSpace(name) && string.IsNullOrWhiteSpace(address)
            ? null
            : new Participant(name, address, AnswerOf(Member(who, "status")) ?? Answer.None, Text(who, "type") == "resource" ? ParticipantKind.Resource : ParticipantKind.Individual);
    }

    private static Answer? AnswerOf(JsonElement status) => Text(status, "response") switch
    {
        "accepted" or "organizer" => Answer.Accepted,
        "tentativelyAccepted" => Answer.Tentative,
        "declined" => Answer.Declined,
        "none" or "notResponded" => Answer.None,
        _ => null,
    };

    private static string Addresses(JsonElement item, string list) => string.Join(' ', Items(item, list).Select(one => Text(Member(one, "emailAddress"), "address")));

    private static JsonElement Member(JsonElement e, string name) => e.ValueKind == JsonValueKind.Object && e.TryGetProperty(name, out JsonElement value) ? value : default;

    /// <summary>The id of an item that Graph answered with.</summary>
    internal static string IdOf(JsonElement item) => Text(item, "id") ?? throw GraphException.NoAnswer("Microsoft Graph", "an item has no id");

    /// <summary>When an item was made, by the service's clock, or null.</summary>
    internal static Instant? CreatedOf(JsonElement item) => InstantPattern.ExtendedIso.Parse(Text(item, "createdDateTime") ?? "") is { Success: true } stamp ? stamp.Value : null;

    /// <summary>The version of an item, or null.</summary>
    internal static string? ETagOf(JsonElement item) => Text(item, "@odata.etag");

    /// <summary>A member that is a text, or null.</summary>
    internal static string? Text(JsonElement e, string name) => Member(e, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool? Flag(JsonElement e, string name) => Member(e, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static ImmutableArray<JsonElement> Items(JsonElement e, string name) => Member(e, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
