using FollowUpSync.Planning.Days;
using NodaTime.Text;

namespace FollowUpSync.Planning.Tests.Days;

public sealed class OfficeHoursTests
{
    [Theory]
    [InlineData("2026-11-10T10:00", "America/New_York", "America/New_York", "2026-11-10T10:00")]
    [InlineData("2026-11-10T10:00", "America/New_York", "America/Los_Angeles", "2026-11-10T12:00")] // They open when it is noon here.
    [InlineData("2026-11-10T13:00", "America/New_York", "Europe/Berlin", "2026-11-10T10:45")] // They close at 17:00, and the call takes a quarter.
    [InlineData("2026-11-14T10:00", "America/New_York", "America/New_York", null)] // A Saturday.
    [InlineData("2026-11-10T10:00", "America/New_York", "Asia/Tokyo", "2026-11-10T19:00")] // Their Wednesday morning.
    public void A_call_falls_into_their_office_hours_on_the_day_that_was_wanted(string wanted, string home, string theirs, string? call)
    {
        ZonedDateTime start = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(wanted).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[home]);
        ZonedDateTime? nearest = OfficeHours.Nearest(start, 15, DateTimeZoneProviders.Tzdb[theirs]);
        Assert.Equal(call, nearest?.LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }
}
