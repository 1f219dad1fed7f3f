using NodaTime.TimeZones;

namespace FollowUpSync.Planning.Days;

/// <summary>From a day and a wall time to the moment that a follow-up is due.</summary>
public static class DueTime
{
    private static readonly ZoneLocalMappingResolver EarlierOrAfterGap =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The moment at which clocks in <paramref name="zone"/> show <paramref name="at"/> on <paramref name="day"/>.</summary>
    /// <remarks>
    /// A wall time that happens twice is the earlier one. One that never happens becomes the first moment after the gap,
    /// which is the next midnight where a whole day was left out (Samoa, 30 December 2011).
    /// </remarks>
    public static ZonedDateTime Of(LocalDate day, LocalTime at, DateTimeZone zone) =>
        zone.ResolveLocal(day + at, EarlierOrAfterGap);
}
