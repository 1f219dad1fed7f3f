using System.Globalization;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Sync;

/// <summary>A candidate in New York with a calendar file, a folder for the follow-ups and a state file; all real.</summary>
internal sealed class Mailbox : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("followupsync-").FullName;

    public string StatePath => Path.Combine(_folder, "followupsync.db");

    public FollowUpFolder Folder => new(Path.Combine(_folder, "follow-ups"));

    public static Instant At(string local) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(local).GetValueOrThrow()
            .InZoneStrictly(DateTimeZoneProviders.Tzdb["America/New_York"]).ToInstant();

    /// <summary>An event; <paramref name="start"/> like <c>20261102T150000</c>, an hour long or until <paramref name="end"/>.</summary>
    public static string Interview(string uid, string start, string company = "Contoso", string who = "Dana Reyes", int sequence = 0, string more = "", string? end = null)
    {
        string domain = company.ToLowerInvariant() + ".example";
        string address = $"{who.ToLowerInvariant().Replace(' ', '.')}@{domain}";
        string until = end ?? (DateTime.ParseExact(start, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + TimeSpan.FromHours(1)).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        return $"""
            BEGIN:VEVENT
            UID:{uid}
            DTSTAMP:20261001T120000Z
            SEQUENCE:{sequence}
            DTSTART;TZID=America/New_York:{start}
            DTEND;TZID=America/New_York:{until}
            SUMMARY:Technical interview for Engineer at {company}
            ORGANIZER;CN={who}:mailto:{address}
            ATTENDEE;CN={who};PARTSTAT=ACCEPTED:mailto:{address}
            ATTENDEE;CN=Alex Kim;PARTSTAT=ACCEPTED:mailto:alex@home.example
            {more}
            END:VEVENT
            """;
    }

    public const string Birthday = """
        BEGIN:VEVENT
        UID:birthday
        DTSTAMP:20261001T120000Z
        DTSTART;VALUE=DATE:20260901
        SUMMARY:Mum's birthday
        END:VEVENT
        BEGIN:VEVENT
        UID:holiday
        DTSTAMP:20261001T120000Z
        DTSTART;VALUE=DATE:20261231
        SUMMARY:New year's eve
        END:VEVENT
        """;

    public string File(string name, string method, params string[] events)
    {
        string path = Path.Combine(_folder, name);
        string[] lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Calendar//EN", .. method.Length > 0 ? (string[])[$"METHOD:{method}"] : [], .. events, "END:VCALENDAR"];
        System.IO.File.WriteAllText(path, string.Join('\n', lines.SelectMany(text => text.Split('\n')).Where(line => line.Trim().Length > 0)).Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n");
        return path;
    }

    public Task<SyncReport> Sync(string at, params string[] paths) => new MailboxSync(files => new IcsFiles(files), _ => Folder).RunAsync(new SyncRequest
    {
        StatePath = StatePath,
        AsOf = At(at),
        SystemZone = DateTimeZone.Utc,
        TimeZone = DateTimeZoneProviders.Tzdb["America/New_York"],
        What = "sync",
        Owners = ["alex@home.example"],
        Paths = [.. paths],
        Yes = true,
    }, CancellationToken.None);

    public OwnerSays Says(string at) => new(StatePath, [], At(at), _ => Folder, dryRun: false, CancellationToken.None);

    /// <summary>What stands open, as KIND NUMBER DAY.</summary>
    public static string[] Open(SyncReport report) =>
    [
        .. report.FollowUps.Select(one => one.FollowUp)
            .Where(one => one.Status is not (FollowUpStatus.Done or FollowUpStatus.Skipped or FollowUpStatus.Withdrawn or FollowUpStatus.Held))
            .Select(one => $"{one.Kind} {one.Number} {one.Date:R}"),
    ];

    public static string Id(SyncReport report, FollowUpKind kind, int number = 1) =>
        report.FollowUps.First(one => one.FollowUp.Kind == kind && one.FollowUp.Number == number).FollowUp.Key.Id;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
