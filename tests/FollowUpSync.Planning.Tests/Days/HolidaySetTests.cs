using FollowUpSync.Planning.Days;

namespace FollowUpSync.Planning.Tests.Days;

public sealed class HolidaySetTests
{
    /// <summary>Every weekday off, as the country's own list of that year has it (month-day).</summary>
    [Theory]
    [InlineData("US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25", "4 July on a Saturday")]
    [InlineData("US", 2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31", "the first Juneteenth; New Year's Day of 2022 on 31 December")]
    [InlineData("US", 2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25", "before Juneteenth")]
    [InlineData("CA", 2026, "01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-28", "Boxing Day on a Saturday")]
    [InlineData("CA", 2027, "01-01 03-26 05-24 07-01 09-06 09-30 10-11 11-11 12-27 12-28", "Victoria Day on 24 May itself")]
    [InlineData("GB", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28", "the early May holiday went to VE Day")]
    [InlineData("GB", 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28", "Christmas Day on a Saturday, Boxing Day on Sunday")]
    [InlineData("GB", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27", "Christmas Day on a Sunday; jubilee; state funeral")]
    [InlineData("GB", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26", "coronation")]
    [InlineData("GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28", "an ordinary year")]
    [InlineData("IE", 2022, "01-03 03-17 03-18 04-18 05-02 06-06 08-01 10-31 12-26 12-27", "before St Brigid's Day")]
    [InlineData("IE", 2026, "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-28", "St Brigid's on the first Monday")]
    [InlineData("IE", 2030, "01-01 02-01 03-18 04-22 05-06 06-03 08-05 10-28 12-25 12-26", "1 February is a Friday")]
    [InlineData("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25", "3 October and 26 December on Saturdays are lost")]
    [InlineData("FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25", "15 August and 1 November on a weekend")]
    [InlineData("ES", 2026, "01-01 01-06 04-03 05-01 10-12 12-08 12-25", "6 December on a Sunday")]
    [InlineData("IT", 2025, "01-01 01-06 04-21 04-25 05-01 06-02 08-15 12-08 12-25 12-26", "before Saint Francis")]
    [InlineData("IT", 2027, "01-01 01-06 03-29 06-02 10-04 11-01 12-08", "Saint Francis on a Monday")]
    [InlineData("NL", 2025, "01-01 04-21 05-05 05-29 06-09 12-25 12-26", "King's Day on Saturday the 26th")]
    [InlineData("NL", 2026, "01-01 04-06 04-27 05-05 05-14 05-25 12-25", "King's Day on Monday the 27th")]
    [InlineData("PL", 2024, "01-01 04-01 05-01 05-03 05-30 08-15 11-01 11-11 12-25 12-26", "Christmas Eve not yet")]
    [InlineData("PL", 2025, "01-01 01-06 04-21 05-01 06-19 08-15 11-11 12-24 12-25 12-26", "the first free Christmas Eve")]
    [InlineData("AU", 2026, "01-01 01-26 04-03 04-06 12-25 12-28", "Anzac Day on a Saturday is lost")]
    [InlineData("AU", 2022, "01-03 01-26 04-15 04-18 04-25 09-22 12-26 12-27", "Christmas Day on a Sunday; day of mourning")]
    [InlineData("IN", 2026, "01-26 10-02", "15 August on a Saturday")]
    public void A_country_keeps_its_weekday_holidays(string country, int year, string expected, string why)
    {
        HolidaySet holidays = HolidaySet.ForCountry(country)!;
        var weekdaysOff = Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year))
            .Select(new LocalDate(year, 1, 1).PlusDays)
            .Where(day => day.DayOfWeek < IsoDayOfWeek.Saturday && holidays.NameOn(day) is not null)
            .Select(day => $"{day.Month:00}-{day.Day:00}");

        Assert.True(expected == string.Join(' ', weekdaysOff), $"{country} {year}, {why}: {string.Join(' ', weekdaysOff)}");
    }

    [Fact]
    public void Lists_the_countries_that_it_knows()
    {
        Assert.Equal("AU CA DE ES FR GB IE IN IT NL PL US", string.Join(' ', HolidaySet.Countries.Select(country => country.Code)));
        Assert.Contains(new Country("GB", "England and Wales"), HolidaySet.Countries);
        Assert.Null(HolidaySet.ForCountry("XX"));
        Assert.Null(HolidaySet.ForCountry(""));
    }

    [Fact]
    public void Answers_for_any_year_of_the_calendar()
    {
        foreach (Country country in HolidaySet.Countries)
        {
            HolidaySet holidays = HolidaySet.ForCountry(country.Code)!;
            Assert.All([1, 1583, 1900, 2200, 9998, 9999], year => Assert.Contains(Enumerable.Range(1, 12), month => holidays.NameOn(new(year, month, 26)) is not null || holidays.NameOn(new(year, month, 25)) is not null || holidays.NameOn(new(year, month, 2)) is not null));
        }
    }

    [Fact]
    public void Easter_falls_on_a_Sunday_from_22_March_to_25_April()
    {
        HolidaySet italy = HolidaySet.ForCountry("IT")!;
        for (int year = 1583; year <= 4099; year++)
        {
            LocalDate easter = Enumerable.Range(0, 35).Select(new LocalDate(year, 3, 22).PlusDays).Single(day => italy.NameOn(day) == "Easter Sunday");
            Assert.Equal(IsoDayOfWeek.Sunday, easter.DayOfWeek);
        }

        // The earliest and the latest of our time.
        Assert.Equal("Easter Sunday", italy.NameOn(new(1818, 3, 22)));
        Assert.Equal("Easter Sunday", italy.NameOn(new(2038, 4, 25)));
    }

    [Theory]
    [InlineData("Jan 1: New Year's Day", "stands before the first")]
    [InlineData("[US] United States\nJan 1", "DAY, CONDITIONS: NAME")]
    [InlineData("[US] United States\nJan 1: ", "DAY, CONDITIONS: NAME")]
    [InlineData("[US] United States\nFeb 30: Nothing", "")]
    [InlineData("[US] United States\nJanuary: Nothing", "January")]
    [InlineData("[US] United States\n5th Monday of May: Nothing", "5th Monday of May")]
    [InlineData("[US] United States\n1st Mon of May: Nothing", "Mon")]
    [InlineData("[US] United States\n1st 1 of May: Nothing", "1")]
    [InlineData("[US] United States\nEaster one: Nothing", "one")]
    [InlineData("[US] United States\nJan 1, since 2020: Nothing", "since 2020")]
    [InlineData("[US] United States\nJan 1, from then: Nothing", "then")]
    [InlineData("[US] United States\n[US] United States again", "")]
    public void A_mistake_in_the_rules_is_reported_with_its_line(string text, string says)
    {
        var mistake = Assert.Throws<FormatException>(() => HolidayRules.Parse($"# head\n\n{text}\n"));

        Assert.StartsWith($"Days/holidays.txt:{2 + text.Split('\n').Length}: ", mistake.Message, StringComparison.Ordinal);
        Assert.Contains(says, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_can_end_and_pause()
    {
        HolidayRules rules = HolidayRules.Parse("[US] Here\nMay 1, from 2000, until 2004, except 2001 2003: Day").GetValueOrDefault("us")!;

        Assert.Equal([2000, 2002, 2004], Enumerable.Range(1998, 10).Where(year => rules.DaysIn(year).Count > 0));
    }
}
