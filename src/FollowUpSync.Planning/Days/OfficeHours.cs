namespace FollowUpSync.Planning.Days;

/// <summary>Nine to five, Monday to Friday, where the other side is.</summary>
public static class OfficeHours
{
    private const int QuarterHours = 96;
    private static readonly LocalTime Open = new(9, 0);
    private static readonly LocalTime Close = new(17, 0);
    private static readonly LocalTime Earliest = new(7, 0);
    private static readonly LocalTime Latest = new(22, 0);

    /// <summary>The moment of the same day, nearest to the one wanted, at which a call falls into their office hours and not into the caller's night; null where the day has none.</summary>
    /// <param name="wanted">In the caller's zone.</param>
    /// <param name="minutes">How long the call takes.</param>
    /// <param name="theirs">Where the other side is.</param>
    public static ZonedDateTime? Nearest(ZonedDateTime wanted, int minutes, DateTimeZone theirs) =>
        Enumerable.Range(-QuarterHours, 2 * QuarterHours)
            .OrderBy(Math.Abs)
            .Select(quarters => wanted.PlusMinutes(15 * quarters))
            .Where(start => start.Date == wanted.Date && start.TimeOfDay >= Earliest && start.TimeOfDay <= Latest && AreIn(start, minutes, theirs))
            .Select(start => (ZonedDateTime?)start)
            .FirstOrDefault();

    private static bool AreIn(ZonedDateTime start, int minutes, DateTimeZone theirs)
    {
        ZonedDateTime there = start.WithZone(theirs);
        ZonedDateTime end = there.PlusMinutes(minutes);
        return there.DayOfWeek <= IsoDayOfWeek.Friday && there.TimeOfDay >= Open && end.Date == there.Date && end.TimeOfDay <= Close;
    }
}
