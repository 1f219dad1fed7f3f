namespace FollowUpSync.Sandbox.Tests;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("every third day", """ "type": "daily", "interval": 3 """, """ "type": "numbered", "numberOfOccurrences": 4 """, "2026-03-02", "03-02 03-05 03-08 03-11")]
    [InlineData("every other week, Tuesday and Thursday, weeks from Monday", """ "type": "weekly", "interval": 2, "daysOfWeek": ["tuesday", "thursday"], "firstDayOfWeek": "monday" """, """ "type": "endDate", "endDate": "2026-03-20" """, "2026-03-03", "03-03 03-05 03-17 03-19")]
    [InlineData("the Sunday belongs to the week before, if weeks begin on Monday", """ "type": "weekly", "interval": 2, "daysOfWeek": ["sunday", "wednesday"], "firstDayOfWeek": "monday" """, """ "type": "numbered", "numberOfOccurrences": 3 """, "2026-03-04", "03-04 03-08 03-18")]
    [InlineData("the Sunday opens the next week, if weeks begin on Sunday", """ "type": "weekly", "interval": 2, "daysOfWeek": ["sunday", "wednesday"], "firstDayOfWeek": "sunday" """, """ "type": "numbered", "numberOfOccurrences": 3 """, "2026-03-04", "03-04 03-15 03-18")]
    [InlineData("the 31st of a shorter month is its last day", """ "type": "absoluteMonthly", "interval": 1, "dayOfMonth": 31 """, """ "type": "numbered", "numberOfOccurrences": 4 """, "2026-01-31", "01-31 02-28 03-31 04-30")]
    [InlineData("the last Friday", """ "type": "relativeMonthly", "interval": 1, "daysOfWeek": ["friday"], "index": "last" """, """ "type": "endDate", "endDate": "2026-05-31" """, "2026-03-27", "03-27 04-24 05-29")]
    [InlineData("the first working day", """ "type": "relativeMonthly", "interval": 1, "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"], "index": "first" """, """ "type": "numbered", "numberOfOccurrences": 3 """, "2026-02-02", "02-02 03-02 04-01")]
    [InlineData("the second Monday, from a day after it", """ "type": "relativeMonthly", "interval": 1, "daysOfWeek": ["monday"], "index": "second" """, """ "type": "numbered", "numberOfOccurrences": 2 """, "2026-03-10", "04-13 05-11")]
    [InlineData("once a year, within the year looked at", """ "type": "absoluteYearly", "interval": 1, "dayOfMonth": 29, "month": 2 """, """ "type": "noEnd" """, "2024-02-29", "02-28")]
    [InlineData("the third Thursday of November", """ "type": "relativeYearly", "interval": 1, "daysOfWeek": ["thursday"], "index": "third", "month": 11 """, """ "type": "noEnd" """, "2020-11-19", "11-19")]
    public async Task A_series_is_on_the_days_that_Outlook_shows(string why, string pattern, string range, string start, string days)
    {
        await using Box box = await Box.OpenAsync();
        await box.CreateAsync(Box.Event(why, $"{start}T09:00", $$""" "recurrence": { "pattern": { {{pattern}} }, "range": { "startDate": "{{start}}", {{range}} } } """));

        Reply view = await box.GetAsync($"/me/calendarView?{Box.Year}&$top=100");

        Assert.Equal(days, string.Join(' ', view.Value.Select(e => e["start"].Local()[5..10])));
    }

    [Theory]
    [InlineData("Eastern Standard Time")]
    [InlineData("America/New_York")]
    public async Task A_series_keeps_its_wall_time_over_the_change_of_clocks(string zone)
    {
        await using Box box = await Box.OpenAsync();
        string body = Box.Weekly("Weekly", "2026-10-26T09:00", "\"type\": \"noEnd\"").Replace("\"UTC\"", $"\"{zone}\"", StringComparison.Ordinal);
        await box.CreateAsync(body);

        const string November = "startDateTime=2026-10-25T00:00:00Z&endDateTime=2026-11-04T00:00:00Z";
        Reply utc = await box.GetAsync($"/me/calendarView?{November}");
        Reply local = await box.GetAsync($"/me/calendarView?{November}", $"outlook.timezone=\"{zone}\"");

        Assert.Equal(["2026-10-26T13:00:00.0000000", "2026-11-02T14:00:00.0000000"], utc.Value.Select(e => e["start"].Local()));
        Assert.Equal(["2026-10-26T09:00:00.0000000", "2026-11-02T09:00:00.0000000"], local.Value.Select(e => e["start"].Local()));
        Assert.Equal($"outlook.timezone=\"{zone}\"", local.Headers["Preference-Applied"]);
    }

    [Fact]
    public async Task A_recurrence_that_Outlook_does_not_know_is_refused()
    {
        await using Box box = await Box.OpenAsync();
        string fortnightly = Box.Weekly("x", "2026-03-02T09:00", "\"type\": \"noEnd\"").Replace("weekly", "fortnightly", StringComparison.Ordinal);

        Reply answer = await box.PostAsync("/me/events", fortnightly);

        Assert.Equal((400, "ErrorInvalidRecurrencePattern"), (answer.Status, answer.Code));
        Assert.Empty((await box.GetAsync("/me/events")).Value);
    }
}

internal static class Moments
{
    public static string Local(this JsonNode? moment) => moment!["dateTime"]!.GetValue<string>();
}
