using FollowUpSync.Planning.Days;

namespace FollowUpSync.Planning.Tests.Days;

public sealed class PostingDayTests
{
    [Theory]
    [InlineData("2026-11-06", 1, "2026-11-05")] // a Friday, by the next day's post
    [InlineData("2026-11-09", 1, "2026-11-06")] // a Monday: on Friday
    [InlineData("2026-11-08", 1, "2026-11-05")] // on a Sunday nothing comes: it must be there on Friday
    [InlineData("2026-11-09", 2, "2026-11-05")]
    [InlineData("2026-11-12", 1, "2026-11-10")] // Wednesday the 11th is a holiday
    [InlineData("2026-11-11", 1, "2026-11-09")]
    [InlineData("2026-11-06", 0, "2026-11-06")]
    public void A_letter_is_posted_in_time(string arrival, int transit, string posted)
    {
        var days = new BusinessCalendar(HolidaySet.Of([(new LocalDate(2026, 11, 11), "Independence Day")]));

        Assert.Equal(Day(posted), PostingDay.Latest(Day(arrival), transit, days));
    }

    private static LocalDate Day(string text) => LocalDate.FromDateOnly(DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
