using System.Text.Json;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Sync;
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
            Id = IdOf(graphEvent) ?? throw new FormatException($"{place}: the event has neither iCalUId nor id."),
            Place = place,
            Start = start,
            End = Instant.Max(start, end),
            IsAllDay = allDay,
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
            IsOurs = IsOurs(graphEvent),
        };
    }

    // A follow-up's key is its transaction id, 32 hexadecimal digits; clients of others write GUIDs with hyphens.
    private static bool IsOurs(JsonElement e) => Text(e, "transactionId") is { Length: 32 } id && id.All(char.IsAsciiHexDigitLower);

    // The occurrences of a series share the UID an .ics file shows, once their date is taken out of it.
    private static EntryId? IdOf(JsonElement e)
    {
        string? uid = Text(e, "iCalUId") ?? Text(e, "id");
        if (uid is null || Text(e, "type") is not ("occurrence" or "exception"))
        {
            return uid is null ? null : new EntryId(uid);
        }

        string series = uid.Length > 40 && uid.StartsWith(GlobalObjectId, StringComparison.OrdinalIgnoreCase) ? $"{uid[..32]}00000000{uid[40..]}" : uid;
        string? original = OffsetDateTimePattern.ExtendedIso.Parse(Text(e, "originalStart") ?? "") is { Success: true } parsed
            ? InstantPattern.ExtendedIso.Format(parsed.Value.ToInstant())
            : Text(Member(e, "start"), "dateTime");
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

    private static JsonElement Member(JsonElement e, string name) => e.ValueKind == JsonValueKind.Object && e.TryGetProperty(name, out JsonElement value) ? value : default;

    private static string? Text(JsonElement e, string name) => Member(e, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool? Flag(JsonElement e, string name) => Member(e, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static ImmutableArray<JsonElement> Items(JsonElement e, string name) => Member(e, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
