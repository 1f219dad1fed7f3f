using System.Globalization;
using FollowUpSync.Sandbox.Http;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace FollowUpSync.Sandbox;

/// <summary>Graph's ways of writing time, and back.</summary>
internal static class Times
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffff");

    private static readonly CompositePatternBuilder<LocalDateTime> Forms = new()
    {
        { LocalDateTimePattern.ExtendedIso, _ => true },
        { LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), _ => false },
        { LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd"), _ => false },
    };

    private static readonly IPattern<LocalDateTime> Read = Forms.Build();

    public static IEnumerable<string> WindowsZones => TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.Keys.Order(StringComparer.Ordinal);

    public static IEnumerable<string> IanaZones => DateTimeZoneProviders.Tzdb.Ids;

    /// <summary>A zone by its Windows or IANA name; null for a name that is neither.</summary>
    public static DateTimeZone? Zone(string? name) => name switch
    {
        null or "" => null,
        _ when name.Equals("UTC", StringComparison.OrdinalIgnoreCase) => DateTimeZone.Utc,
        _ when TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out string? id) => DateTimeZoneProviders.Tzdb[id],
        _ => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name),
    };

    /// <summary>Legacy desktop names such as <c>tzone://Microsoft/Custom</c> are read as UTC, as Graph's readers do.</summary>
    public static DateTimeZone ZoneOrUtc(string? name) => Zone(name) ?? DateTimeZone.Utc;

    public static LocalDateTime Local(JsonNode? dateTimeTimeZone) => Read.Parse(dateTimeTimeZone.Text("dateTime") ?? "").Value;

    public static LocalDateTime? TryLocal(string? text) => Read.Parse(text ?? "").TryGetValue(default, out LocalDateTime local) ? local : null;

    public static Instant Moment(JsonNode? dateTimeTimeZone) =>
        Local(dateTimeTimeZone).InZoneLeniently(ZoneOrUtc(dateTimeTimeZone.Text("timeZone"))).ToInstant();

    /// <summary>A moment as Graph shows it in a zone, or in UTC.</summary>
    public static JsonObject Show(Instant moment, string zoneName) => Show(moment.InZone(ZoneOrUtc(zoneName)).LocalDateTime, zoneName);

    public static JsonObject Show(LocalDateTime local, string zoneName) => new() { ["dateTime"] = Written.Format(local), ["timeZone"] = zoneName };

    /// <summary>A moment in a query or header: an offset counts, none is UTC.</summary>
    public static Instant? TryInstant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment)
            ? Instant.FromDateTimeOffset(moment)
            : null;
}
