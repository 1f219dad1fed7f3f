using FollowUpSync.Planning.Days;
using NodaTime.Text;

namespace FollowUpSync.Planning.Tests.Days;

public sealed class DueTimeTests
{
    [Theory]
    [InlineData("2026-11-03", "09:00", "America/New_York", "2026-11-03T09:00:00-05", "an ordinary morning")]
    [InlineData("2026-03-08", "02:30", "America/New_York", "2026-03-08T03:00:00-04", "clocks go from 02:00 to 03:00")]
    [InlineData("2026-03-08", "02:00", "America/New_York", "2026-03-08T03:00:00-04", "the first minute of the gap is in it")]
    [InlineData("2026-03-08", "03:00", "America/New_York", "2026-03-08T03:00:00-04", "the first minute after the gap is not")]
    [InlineData("2026-11-01", "01:30", "America/New_York", "2026-11-01T01:30:00-04", "happens twice: the earlier, still summer time")]
    [InlineData("2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T02:30:00+02", "happens twice: the earlier")]
    [InlineData("2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-04T02:30:00+11", "a gap of half an hour")]
    [InlineData("2018-11-04", "00:00", "America/Sao_Paulo", "2018-11-04T01:00:00-02", "a day that began at one")]
    [InlineData("2011-12-30", "09:00", "Pacific/Apia", "2011-12-31T00:00:00+14", "Samoa left this day out")]
    public void Is_the_wall_time_or_what_comes_closest_after_it(string day, string at, string zone, string expected, string why)
    {
        ZonedDateTime due = DueTime.Of(LocalDatePattern.Iso.Parse(day).Value, LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(at).Value, DateTimeZoneProviders.Tzdb[zone]);

        Assert.True(expected == OffsetDateTimePattern.GeneralIso.Format(due.ToOffsetDateTime()), $"{why}: {due}");
        Assert.Equal(zone, due.Zone.Id);
    }
}
