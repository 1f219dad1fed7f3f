using System.Globalization;
using System.Text;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Ics.Reading;

/// <summary>A calendar and what must be read from it. The candidate lives in New York; it is 4 November 2026.</summary>
/// <remarks>
/// In the case files: <c>###</c> and why the case is there, the calendar, then a line <c>&gt; start length title</c> for each entry by its
/// start (UTC, or a date), and <c>! code line</c> for each warning. Lines without a BEGIN stand inside one VEVENT, whose first is line 3.
/// </remarks>
public sealed record ReadingCase(string Title, string Calendar, string Expected)
{
    private static readonly DateTimeZone Home = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 4, 12, 0);

    public static Interval Window { get; } = new(Now - Duration.FromDays(366), Now + Duration.FromDays(366));

    public static IEnumerable<ReadingCase> In(string file)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ics", "Reading", "Cases", file));
        foreach (string part in text.Split("\n### ")[1..])
        {
            string[] lines = part.TrimEnd().Split('\n');
            yield return new ReadingCase(
                lines[0],
                Wrapped([.. lines[1..].TakeWhile(line => !IsExpectation(line))]),
                string.Join('\n', lines.SkipWhile(line => !IsExpectation(line))));
        }
    }

    public static SourceReading Read(byte[] calendar) => IcsFile.Read(calendar, "c.ics").Entries(Home, Window);

    public static SourceReading Read(string calendar) => Read(Encoding.UTF8.GetBytes(calendar));

    /// <summary>Entries and warnings in the words of the case files.</summary>
    public static string Said(SourceReading reading)
    {
        IEnumerable<string> entries = reading.Entries.OrderBy(entry => entry.Start).ThenBy(entry => entry.Subject, StringComparer.Ordinal).Select(Said);
        IEnumerable<string> warnings = reading.Warnings.Select(warning => $"! {warning.Code} {warning.Source.Split(':')[^1]}");
        return string.Join('\n', entries.Concat(warnings));
    }

    public override string ToString() => Title;

    private static bool IsExpectation(string line) => line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith("! ", StringComparison.Ordinal);

    private static string Wrapped(string[] lines)
    {
        string[] all = Array.Exists(lines, line => line.StartsWith("BEGIN", StringComparison.OrdinalIgnoreCase))
            ? lines
            : ["BEGIN:VCALENDAR", "BEGIN:VEVENT", .. lines, .. Array.Exists(lines, line => line.StartsWith("UID", StringComparison.Ordinal)) ? Array.Empty<string>() : ["UID:1"], "END:VEVENT", "END:VCALENDAR"];
        return string.Join("\r\n", all) + "\r\n";
    }

    private static string Said(CalendarEntry entry)
    {
        Duration length = entry.End - entry.Start;
        string when = entry.IsAllDay
            ? $"{entry.Start.InZone(Home).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} {Period.DaysBetween(entry.Start.InZone(Home).Date, entry.End.InZone(Home).Date)}d"
            : $"{entry.Start.ToString("uuuu-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)} {length.ToString("H:mm", CultureInfo.InvariantCulture)}";
        string[] words = [">", when, entry.Subject, entry.Status == EntryStatus.Cancelled ? "(cancelled)" : ""];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }
}
