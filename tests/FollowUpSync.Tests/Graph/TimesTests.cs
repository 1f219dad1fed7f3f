namespace FollowUpSync.Tests.Graph;

/// <summary>Wall times are as planned, in every zone and by every clock change.</summary>
public class TimesTests
{
    public static TheoryData<string, string, string> Zones
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach ((string iana, string windows) in new[]
            {
                ("Europe/Berlin", "W. Europe Standard Time"), ("America/New_York", "Eastern Standard Time"), ("America/Los_Angeles", "Pacific Standard Time"),
                ("Asia/Kolkata", "India Standard Time"), ("Australia/Sydney", "AUS Eastern Standard Time"), ("Australia/Lord_Howe", "Lord Howe Standard Time"),
                ("Pacific/Auckland", "New Zealand Standard Time"), ("America/St_Johns", "Newfoundland Standard Time"), ("Asia/Tokyo", "Tokyo Standard Time"),
                ("Pacific/Kiritimati", "Line Islands Standard Time"), ("Pacific/Pago_Pago", "UTC-11"), ("America/Santiago", "Pacific SA Standard Time"),
            })
            {
                DateTimeZone zone = DateTimeZoneProviders.Tzdb[iana];
                LocalDate[] changes = [.. zone.GetZoneIntervals(Instant.FromUtc(2026, 1, 15, 0, 0), Instant.FromUtc(2027, 1, 15, 0, 0)).Skip(1).Select(interval => interval.Start.InZone(zone).Date)];
                foreach (LocalDate change in changes.Length > 0 ? changes : [new LocalDate(2026, 3, 29), new LocalDate(2026, 10, 25)])
                {
                    data.Add(iana, windows, change.PlusDays(-1).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                    data.Add(iana, windows, change.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task Thanks_are_due_at_nine_on_the_wall_the_next_day(string iana, string windows, string day)
    {
        DateTimeZone home = DateTimeZoneProviders.Tzdb[iana];
        LocalDate date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        await using Scene scene = await Scene.OpenAsync();
        scene.Now = date.PlusDays(-5).AtStartOfDayInZone(home).ToInstant();
        scene.Clock.MoveTo(scene.Now);
        scene.A.Home = home;
        await scene.AddAsync(Scene.Invitation("contoso", "contoso", $"{day}T15:00:00", zone: windows));
        await scene.AddAsync(Scene.Invitation("fabrikam", "fabrikam", $"{day}T23:00:00", zone: windows)); // ends at midnight: still that day's
        await scene.AddAsync(Scene.Invitation("northwind", "northwind", $"{day}T00:00:00", "\"isAllDay\": true", windows)
            .Replace($"{day}T01:00:00", $"{date.PlusDays(1):uuuu-MM-dd}T00:00:00", StringComparison.Ordinal));

        await scene.SyncAsync();

        Mail mail = await scene.LookAsync();
        string nine = date.PlusDays(1).At(new LocalTime(9, 0)).InZoneStrictly(home).ToInstant().ToString("uuuu-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([nine, nine, nine], mail.Ours.Select(one => one["start"]!["dateTime"]!.GetValue<string>()[..19]));
        await scene.SyncAsync();
        Assert.Equal(1, (await scene.SyncAsync()).Traffic.Count);
    }

    [Fact]
    public async Task A_new_home_moves_every_entry_once()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        scene.A.Home = DateTimeZoneProviders.Tzdb["America/New_York"];

        await scene.SyncAsync();

        Assert.StartsWith("2026-11-11T14:00:00", Assert.Single((await scene.LookAsync()).Ours)["start"]!["dateTime"]!.GetValue<string>(), StringComparison.Ordinal);
        await scene.SyncAsync();
        Assert.Equal(1, (await scene.SyncAsync()).Traffic.Count);
    }
}
