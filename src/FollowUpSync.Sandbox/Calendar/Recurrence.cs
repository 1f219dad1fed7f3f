using FollowUpSync.Sandbox.Http;
using NodaTime.Text;

namespace FollowUpSync.Sandbox.Calendar;

/// <summary>The days of a <c>patternedRecurrence</c>, in the series' zone.</summary>
internal sealed class Recurrence
{
    private static readonly string[] Indexes = ["first", "second", "third", "fourth", "last"];
    private static readonly LocalDate Furthest = new(2999, 12, 31);

    private readonly string type;
    private readonly int interval;
    private readonly int dayOfMonth;
    private readonly int month;
    private readonly string index;
    private readonly IsoDayOfWeek firstDayOfWeek;
    private readonly HashSet<IsoDayOfWeek> daysOfWeek;
    private readonly LocalDate end;
    private readonly int count;

    private Recurrence(JsonObject recurrence)
    {
        JsonNode? pattern = recurrence["pattern"];
        JsonNode? range = recurrence["range"];
        Start = Date(range, "startDate");
        type = pattern.Text("type") ?? "";
        interval = Math.Max(1, pattern.Number("interval", 1));
        dayOfMonth = Math.Max(1, pattern.Number("dayOfMonth", Start.Day));
        month = pattern.Number("month", 0) is var given and not 0 ? given : Start.Month;
        index = pattern.Text("index") ?? "first";
        firstDayOfWeek = DayOfWeek(pattern.Text("firstDayOfWeek") ?? "sunday");
        daysOfWeek = [.. pattern.Texts("daysOfWeek").Select(DayOfWeek)];
        if (daysOfWeek.Count == 0)
        {
            daysOfWeek.Add(Start.DayOfWeek);
        }

        string kind = range.Text("type") ?? "";
        end = kind == "endDate" ? Date(range, "endDate") : Furthest;
        count = kind == "numbered" ? range.Number("numberOfOccurrences", 0) : int.MaxValue;
        bool known = (type is "daily" or "weekly" or "absoluteMonthly" or "relativeMonthly" or "absoluteYearly" or "relativeYearly")
            && (kind is "endDate" or "noEnd" or "numbered") && count > 0 && Indexes.Contains(index) && month is >= 1 and <= 12;
        if (!known)
        {
            throw Invalid($"pattern '{type}', index '{index}', month {month}, range '{kind}', numberOfOccurrences {count}");
        }
    }

    public LocalDate Start { get; }

    /// <summary>No last day: the series goes on for ever.</summary>
    public bool Endless => end == Furthest && count == int.MaxValue;

    /// <exception cref="GraphError">400: a recurrence that Outlook does not know.</exception>
    public static Recurrence Parse(JsonObject recurrence) => new(recurrence);

    /// <summary>Its days in order, none before the range's start; the caller stops an endless one.</summary>
    public IEnumerable<LocalDate> Days() => Candidates().Where(d => d >= Start).TakeWhile(d => d <= end).Take(count);

    private IEnumerable<LocalDate> Candidates() => type switch
    {
        "daily" => Steps(i => [Start.PlusDays(i * interval)]),
        "weekly" => Weekly(),
        "absoluteMonthly" => Steps(i => [InMonth(FirstOfMonth(Start).PlusMonths(i * interval))]),
        "relativeMonthly" => Steps(i => [Relative(FirstOfMonth(Start).PlusMonths(i * interval))]),
        "absoluteYearly" => Steps(i => [InMonth(new LocalDate(Start.Year + (i * interval), month, 1))]),
        _ => Steps(i => [Relative(new LocalDate(Start.Year + (i * interval), month, 1))]),
    };

    private IEnumerable<LocalDate> Weekly()
    {
        LocalDate week = Start.DayOfWeek == firstDayOfWeek ? Start : Start.Previous(firstDayOfWeek);
        return Steps(i => Enumerable.Range(0, 7).Select(d => week.PlusDays((i * 7 * interval) + d)).Where(d => daysOfWeek.Contains(d.DayOfWeek)));
    }

    private static IEnumerable<LocalDate> Steps(Func<int, IEnumerable<LocalDate>> step)
    {
        for (int i = 0; ; i++)
        {
            foreach (LocalDate day in step(i))
            {
                if (day > Furthest)
                {
                    yield break;
                }

                yield return day;
            }

            if (i > 400_000)
            {
                yield break;
            }
        }
    }

    // The 31st of a shorter month is its last day, as Outlook has it.
    private LocalDate InMonth(LocalDate first) => first.PlusDays(Math.Min(dayOfMonth, first.Calendar.GetDaysInMonth(first.Year, first.Month)) - 1);

    private LocalDate Relative(LocalDate first)
    {
        LocalDate[] days = [.. Enumerable.Range(0, first.Calendar.GetDaysInMonth(first.Year, first.Month)).Select(first.PlusDays).Where(d => daysOfWeek.Contains(d.DayOfWeek))];
        return index == "last" ? days[^1] : days[Array.IndexOf(Indexes, index)];
    }

    private static LocalDate FirstOfMonth(LocalDate day) => new(day.Year, day.Month, 1);

    private static LocalDate Date(JsonNode? range, string name) =>
        LocalDatePattern.Iso.Parse(range.Text(name) ?? "") is { Success: true } day ? day.Value : throw Invalid($"range.{name} '{range.Text(name)}'");

    private static IsoDayOfWeek DayOfWeek(string name) =>
        Enum.TryParse(name, ignoreCase: true, out IsoDayOfWeek day) && day != IsoDayOfWeek.None ? day : throw Invalid($"day of week '{name}'");

    private static GraphError Invalid(string what) => GraphError.BadRequest("ErrorInvalidRecurrencePattern", $"The recurrence cannot be read: {what}.");
}
