using System.Globalization;
using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Tests.Ics.Reading;

public sealed class OtherReadersTests
{
    private const int Calendars = 400;

    [Fact]
    public async Task Finds_the_starts_that_ical_js_finds()
    {
        string[] files = [.. Enumerable.Range(0, Calendars).Select(seed => new GeneratedCalendar(seed).ToString())];

        string[][] theirs = await ForeignReaders.StartsAsync(ReadingCase.Window, files);

        for (int i = 0; i < Calendars; i++)
        {
            string[] ours = [.. ReadingCase.Read(files[i]).Entries.Select(Said).Order(StringComparer.Ordinal)];
            Assert.True(ours.SequenceEqual(theirs[i]), $"{files[i][files[i].IndexOf("BEGIN:VEVENT", StringComparison.Ordinal)..]}\nonly here:\n{string.Join('\n', ours.Except(theirs[i]))}\nonly ical.js:\n{string.Join('\n', theirs[i].Except(ours))}");
        }
    }

    private static string Said(CalendarEntry entry) => entry.IsAllDay
        ? $"{entry.Start.InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} {entry.Subject}"
        : $"{entry.Start.ToString("uuuu-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture)} {entry.Subject}";
}
