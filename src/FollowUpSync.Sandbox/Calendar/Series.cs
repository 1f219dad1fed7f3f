using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Calendar;

/// <summary>One event as it stands in a calendar: a single one, a master, an occurrence or an exception.</summary>
/// <param name="Day">The original day of an occurrence or exception, in its series' zone.</param>
/// <param name="Json">All its properties, an occurrence's with its series' behind them.</param>
internal sealed record EventView(Item Row, LocalDate? Day, JsonObject Json, Instant Start, Instant End, string Type, long Change, Instant? OriginalStart = null)
{
    public ItemId Id => new(ItemKind.Event, Row.Seq, Day);

    public bool Within(Instant from, Instant to) => Start < to && (End > from || Start >= from);
}

/// <summary>A recurring master, its occurrences, exceptions and gaps.</summary>
internal sealed class Series
{
    private readonly Item master;
    private readonly Recurrence recurrence;
    private readonly DateTimeZone zone;
    private readonly string zoneName;
    private readonly LocalTime time;
    private readonly Period length;
    private readonly Duration elapsed;
    private readonly bool allDay;
    private readonly Dictionary<LocalDate, Item> exceptions;

    public Series(MailboxSession session, Item master)
        : this(master, session.Exceptions(master.Seq))
    {
    }

    private Series(Item master, IEnumerable<Item> exceptions)
    {
        this.master = master;
        JsonObject json = master.Json;
        recurrence = Recurrence.Parse(json["recurrence"]!.AsObject());
        zoneName = ZoneName(json);
        zone = Times.ZoneOrUtc(zoneName);
        allDay = json.Flag("isAllDay");
        LocalDateTime start = allDay ? Times.Local(json["start"]) : Times.Moment(json["start"]).InZone(zone).LocalDateTime;
        time = start.TimeOfDay;
        length = Period.Between(Times.Local(json["start"]), Times.Local(json["end"]), PeriodUnits.Days);
        elapsed = Times.Moment(json["end"]) - Times.Moment(json["start"]);
        this.exceptions = exceptions.ToDictionary(e => e.Day!.Value);
    }

    /// <summary>A series that is not stored yet, and has no exceptions.</summary>
    public static Series Fresh(Item master) => new(master, []);

    /// <summary>The original days of occurrences that were deleted.</summary>
    public IEnumerable<LocalDate> Cancelled => exceptions.Values.Where(e => e.Deleted).Select(e => e.Day!.Value);

    /// <summary>The zone in which a series keeps its wall time.</summary>
    public static string ZoneName(JsonObject master) =>
        new[] { master["recurrence"]?["range"].Text("recurrenceTimeZone"), master.Text("originalStartTimeZone"), master["start"].Text("timeZone") }
            .FirstOrDefault(n => Times.Zone(n) is not null) ?? "UTC";

    /// <summary>Occurrences and exceptions that touch the window, by start.</summary>
    public IReadOnlyList<EventView> Between(Instant from, Instant to)
    {
        // An exception may have come from any day, so those are looked at one by one; a day at either side covers the zones.
        LocalDate last = to.InUtc().Date.PlusDays(1);
        Instant early = from - elapsed - Duration.FromDays(1);
        IEnumerable<EventView> regular = recurrence.Days().TakeWhile(d => d <= last)
            .Where(d => !exceptions.ContainsKey(d) && zone.AtStartOfDay(d).ToInstant() > early - Duration.FromDays(1))
            .Select(Occurrence);
        IEnumerable<EventView> changed = exceptions.Values.Where(e => !e.Deleted).Select(e => View(e.Day!.Value)!);
        return [.. regular.Concat(changed).Where(v => v.Within(from, to)).OrderBy(v => v.Start)];
    }

    /// <summary>The occurrence or exception of one original day; null if there is none or it was deleted.</summary>
    public EventView? View(LocalDate day)
    {
        if (exceptions.TryGetValue(day, out Item? exception))
        {
            return exception.Deleted ? null : Exception(exception);
        }

        return recurrence.Days().TakeWhile(d => d <= day).LastOrDefault() == day ? Occurrence(day) : null;
    }

    /// <summary>The occurrences just before and after one day, where there are any.</summary>
    public (EventView? Before, EventView? After) Neighbours(LocalDate day)
    {
        EventView? before = null;
        foreach (LocalDate other in recurrence.Days())
        {
            if (other != day && View(other) is { } view)
            {
                if (other > day)
                {
                    return (before, view);
                }

                before = view;
            }
        }

        return (before, null);
    }

    public IEnumerable<EventView> Exceptions() => exceptions.Values.Where(e => !e.Deleted).Select(Exception);

    /// <summary>The first moment of the series and the one after its last; null if it goes on for ever.</summary>
    public (Instant Starts, Instant? Ends) Span()
    {
        EventView[] changed = [.. Exceptions()];
        Instant starts = changed.Select(e => e.Start).Append(Times.Moment(master.Json["start"])).Min();
        if (recurrence.Endless)
        {
            return (starts, null);
        }

        LocalDate last = recurrence.Days().LastOrDefault(recurrence.Start);
        return (starts, changed.Select(e => e.End).Append(Occurrence(last).End).Max());
    }

    private EventView Occurrence(LocalDate day)
    {
        Instant start = StartOf(day);
        JsonObject json = master.Json.Copy();
        LocalDateTime local = day + time;
        json["start"] = allDay ? Times.Show(local, "UTC") : Times.Show(start, zoneName);
        json["end"] = allDay ? Times.Show(local + length, "UTC") : Times.Show(start + elapsed, zoneName);
        Bare(json, master, day);
        return new EventView(master, day, json, start, allDay ? Times.Moment(json["end"]) : start + elapsed, "occurrence", master.Change, start);
    }

    private EventView Exception(Item exception)
    {
        LocalDate day = exception.Day!.Value;
        EventView plain = Occurrence(day);
        plain.Json.Merge(exception.Json);
        return plain with
        {
            Start = Times.Moment(plain.Json["start"]),
            End = Times.Moment(plain.Json["end"]),
            Type = "exception",
            Change = Math.Max(master.Change, exception.Change),
        };
    }

    private Instant StartOf(LocalDate day) => allDay ? (day + time).InUtc().ToInstant() : (day + time).InZoneLeniently(zone).ToInstant();

    // iCalUId differs per occurrence: Exchange writes the day into the bytes that are zero in the master's.
    private static void Bare(JsonObject json, Item master, LocalDate day)
    {
        json["recurrence"] = null;
        json.Remove("transactionId");
        json.Remove("singleValueExtendedProperties");
        string uid = master.Json.Text("iCalUId") ?? "";
        json["iCalUId"] = uid.Length >= 40 && uid.StartsWith("040000008200E", StringComparison.OrdinalIgnoreCase)
            ? $"{uid[..32]}{day.Year:X4}{day.Month:X2}{day.Day:X2}{uid[40..]}"
            : $"{uid}_{day:yyyyMMdd}";
    }
}
