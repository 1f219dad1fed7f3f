using CsCheck;
using FollowUpSync.Planning.Days;
using NodaTime.Text;

namespace FollowUpSync.Planning.Tests.Days;

public sealed class BusinessCalendarTests
{
    [Theory]
    [InlineData("", "2026-11-03", "2026-11-03", "2026-11-04", "a Tuesday")]
    [InlineData("", "2026-11-06", "2026-11-06", "2026-11-09", "a Friday: after it comes Monday")]
    [InlineData("", "2026-11-07", "2026-11-09", "2026-11-09", "a Saturday")]
    [InlineData("", "2026-11-08", "2026-11-09", "2026-11-09", "a Sunday")]
    [InlineData("", "2026-12-25", "2026-12-25", "2026-12-28", "no holidays are assumed")]
    [InlineData("US", "2026-11-26", "2026-11-27", "2026-11-27", "Thanksgiving Day")]
    [InlineData("GB", "2026-12-25", "2026-12-29", "2026-12-29", "Christmas Day, a weekend, and Monday for Boxing Day")]
    [InlineData("GB", "2026-04-02", "2026-04-02", "2026-04-07", "Thursday before Easter")]
    [InlineData("US", "2027-12-30", "2027-12-30", "2028-01-03", "New Year's Day of 2028 is kept on the last day of 2027")]
    public void Finds_the_business_day(string country, string day, string onOrAfter, string after, string why)
    {
        BusinessCalendar calendar = country.Length == 0 ? BusinessCalendar.MondayToFriday : new(HolidaySet.ForCountry(country)!);
        LocalDate from = LocalDatePattern.Iso.Parse(day).Value;

        Assert.True((onOrAfter, after) == (Iso(calendar.OnOrAfter(from)), Iso(calendar.After(from))), why);
    }

    [Fact]
    public void Says_why_a_day_is_no_business_day()
    {
        BusinessCalendar calendar = new(HolidaySet.ForCountry("us")!);

        Assert.Equal("a Saturday", calendar.WhyNot(new(2026, 7, 4)));
        Assert.Equal("a Sunday", calendar.WhyNot(new(2026, 7, 5)));
        Assert.Equal("Independence Day (observed)", calendar.WhyNot(new(2026, 7, 3)));
        Assert.Equal("Thanksgiving Day", calendar.WhyNot(new(2026, 11, 26)));
        Assert.Null(calendar.WhyNot(new(2026, 11, 27)));
    }

    [Fact]
    public void Keeps_the_holidays_that_were_given_and_no_others()
    {
        BusinessCalendar calendar = new(HolidaySet.Of([(new(2026, 11, 9), "Diwali"), (new(2026, 11, 9), "Deepavali"), (new(2026, 11, 10), "Day after")]));

        Assert.Equal("Diwali", calendar.WhyNot(new(2026, 11, 9)));
        Assert.Equal(new(2026, 11, 11), calendar.After(new(2026, 11, 6)));
    }

    [Fact]
    public void Never_skips_a_business_day_nor_answers_another_day()
    {
        Gen<LocalDate> days = Gen.Int[0, 40_000].Select(n => new LocalDate(1990, 1, 1).PlusDays(n));
        Gen.Select(days, Gen.OneOf(HolidaySet.Countries.ToArray())).Sample((day, country) =>
        {
            BusinessCalendar calendar = new(HolidaySet.ForCountry(country.Code)!);
            LocalDate next = calendar.After(day);
            bool skipped = Enumerable.Range(1, Period.DaysBetween(day, next) - 1).Any(n => calendar.IsBusinessDay(day.PlusDays(n)));
            return next > day && calendar.IsBusinessDay(next) && !skipped && calendar.OnOrAfter(day.PlusDays(1)) == next;
        }, iter: 2_000);
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
