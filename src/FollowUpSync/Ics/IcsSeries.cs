namespace FollowUpSync.Ics;

/// <summary>The starts of a series: rules and single dates, less what was taken out.</summary>
internal sealed class IcsSeries(IcsCutter cut, IcsContent content, VEventReader events, IcsWarnings warnings)
{
    // Twice a day in the two years that are read.
    private const int MostOfOneSeries = 1_500;
    private const int MostDates = 5_000;
    private const int MostRules = 16;

    // Ten thousand endless daily series are a bomb, not a calendar.
    private int _occurrences = 200_000;
    private int _steps = 1_000_000;

    /// <summary>The starts within the window in order, on the wall of the series.</summary>
    public List<LocalDateTime> Starts(VEvent master, Interval window)
    {
        var zone = master.Start.Zone;
        var from = (window.HasStart ? window.Start : Instant.MinValue + Duration.FromDays(1000)).InZone(zone).LocalDateTime.PlusDays(-1);
        var to = (window.HasEnd ? window.End : Instant.MaxValue - Duration.FromDays(1000)).InZone(zone).LocalDateTime.PlusDays(1);
        var found = new List<LocalDateTime> { master.Start.Local };
        var (removed, removedDays) = (new HashSet<Instant>(), new HashSet<LocalDate>());
        var (rules, dates) = (MostRules, MostDates);
        for (var i = master.Component.First; i < master.Component.End; i++)
        {
            ref readonly var property = ref cut[i];
            switch (property.Name)
            {
                case IcsName.Rule: found.AddRange(Walk(property, master, from, to, ref rules)); break;
                case IcsName.ExceptionRule: removed.UnionWith(Walk(property, master, from, to, ref rules).Select(master.Start.ToInstant)); break;
                case IcsName.Dates: found.AddRange(Dates(property, master, ref dates).Select(d => OnWall(d, master.Start))); break;
                case IcsName.ExceptionDates:
                    foreach (var date in Dates(property, master, ref dates))
                    {
                        if (date.IsDate || master.Start.IsDate) { removedDays.Add(date.Local.Date); }
                        else { removed.Add(date.Instant); }
                    }

                    break;
            }
        }

        found.Sort();
        return Limit(found, master, start => window.Contains(master.Start.ToInstant(start)) && !removedDays.Contains(start.Date) && !removed.Contains(master.Start.ToInstant(start)));
    }

    /// <summary>A moment on the wall of a series: a date takes its time of day, a date series the date alone.</summary>
    public static LocalDateTime OnWall(IcsTime time, IcsTime series) =>
        series.IsDate ? time.Local.Date.AtMidnight()
        : time.IsDate ? time.Local.Date + series.Local.TimeOfDay
        : ReferenceEquals(time.Zone, series.Zone) ? time.Local
        : time.Instant.InZone(series.Zone).LocalDateTime;

    private List<LocalDateTime> Limit(List<LocalDateTime> found, VEvent master, Func<LocalDateTime, bool> counts)
    {
        var kept = new List<LocalDateTime>();
        foreach (var start in found)
        {
            if ((kept.Count > 0 && kept[^1] == start) || !counts(start)) { continue; }
            if (kept.Count == MostOfOneSeries || _occurrences == 0)
            {
                warnings.Add("FUS216", master.Component.Line, $"This series has more than {kept.Count} occurrences within reach; the later ones were left out.");
                break;
            }

            kept.Add(start);
            _occurrences--;
        }

        return kept;
    }

    private List<LocalDateTime> Walk(in IcsProperty property, VEvent master, LocalDateTime from, LocalDateTime to, ref int left)
    {
        if (left-- <= 0)
        {
            warnings.Add("FUS215", property.Line, $"Only the first {MostRules} rules of an event are followed.");
            return [];
        }

        var rule = IcsRule.Read(content.Line(property).Value, out var fault);
        if (rule is null)
        {
            warnings.Add("FUS215", property.Line, $"The recurrence rule cannot be followed ({fault}); only the first occurrence counts.");
            return [];
        }

        // The UNTIL of a series of days is a day, whatever time stands behind it.
        if (!master.Start.IsDate) { rule.MoveUntil(master.Start.Zone); }
        if (rule.Walk(master.Start.Local, from, to, ref _steps) is { } starts) { return starts; }
        warnings.Add("FUS215", property.Line, "The recurrence rule takes too many steps to follow; only the first occurrence counts.");
        return [];
    }

    private List<IcsTime> Dates(IcsProperty property, VEvent master, ref int left)
    {
        var dates = new List<IcsTime>();
        var line = content.Line(property).OfTimes;
        if (line.TooManyParameters) { return dates; }

        // RDATE may hold periods (start/end); the start is what counts here. vCalendar 1.0 separates with semicolons.
        var (zone, asDate) = (line.Parameter("TZID").ToArray(), line.Is("VALUE", "DATE"));
        var values = line.Value.ToArray();
        foreach (var range in values.AsSpan().SplitAny((byte)',', (byte)';'))
        {
            if (left-- <= 0)
            {
                warnings.Add("FUS216", property.Line, $"Only the first {MostDates} dates of an event are read.");
                break;
            }

            var value = IcsBytes.Trimmed(values.AsSpan(range));
            if (value.IsEmpty) { continue; }
            if (value.IndexOf((byte)'/') is var slash and >= 0) { value = value[..slash]; }
            if (events.Time(value, zone, asDate, master.Component.Calendar, property.Line) is { } time) { dates.Add(time); }
            else { warnings.Add("FUS211", property.Line, "A date of this line cannot be read and was left out."); }
        }

        return dates;
    }
}
