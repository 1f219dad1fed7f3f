using NodaTime.TimeZones;

namespace FollowUpSync.Ics;

/// <summary>A zone as the calendar file itself describes it (VTIMEZONE): a list of changes of the clock.</summary>
internal sealed class IcsTimeZone : DateTimeZone
{
    private static readonly LocalDateTime First = new(1960, 1, 1, 0, 0);
    private static readonly LocalDateTime Last = new(2101, 1, 1, 0, 0);

    // Two changes within days would make local times that exist three times.
    private static readonly Duration Shortest = Duration.FromDays(2);

    private readonly ZoneInterval[] _intervals;

    private IcsTimeZone(string id, ZoneInterval[] intervals)
        : base(id, intervals.Length == 1, intervals.Min(i => i.WallOffset), intervals.Max(i => i.WallOffset)) => _intervals = intervals;

    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        int low = 0, high = _intervals.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_intervals[middle].Start <= instant) { low = middle; }
            else { high = middle - 1; }
        }

        return _intervals[low];
    }

    /// <summary>Reads the observances of a VTIMEZONE; null where there is none that can be used.</summary>
    public static IcsTimeZone? Read(string id, IcsCutter cut, IcsComponent definition, IcsContent content, ref int steps)
    {
        var changes = new List<Change>();
        for (int first = definition.First, next; first < definition.End; first = next)
        {
            next = first + 1;
            while (next < definition.End && cut[next].Name != IcsName.Begin) { next++; }
            if (cut[first].Name == IcsName.Begin) { AddChanges(cut, first + 1, next, content, changes, ref steps); }
        }

        if (changes.Count == 0) { return null; }
        changes.Sort((a, b) => a.At.CompareTo(b.At));
        return new IcsTimeZone(id, Intervals(id, changes));
    }

    private sealed record Change(Instant At, Offset From, Offset To);

    private static ZoneInterval[] Intervals(string id, List<Change> changes)
    {
        var kept = new List<Change>();
        foreach (var change in changes)
        {
            if (kept.Count > 0 && change.At - kept[^1].At < Shortest) { kept.RemoveAt(kept.Count - 1); }
            kept.Add(change);
        }

        // Before the first change holds what it changed from.
        var intervals = new ZoneInterval[kept.Count + 1];
        intervals[0] = new ZoneInterval(id, null, kept[0].At, changes[0].From, Offset.Zero);
        for (var i = 0; i < kept.Count; i++)
        {
            intervals[i + 1] = new ZoneInterval(id, kept[i].At, i + 1 < kept.Count ? kept[i + 1].At : null, kept[i].To, Offset.Zero);
        }

        return intervals;
    }

    private static void AddChanges(IcsCutter cut, int begin, int end, IcsContent content, List<Change> changes, ref int steps)
    {
        LocalDateTime? start = null;
        Offset? from = null, to = null;
        for (var i = begin; i < end; i++)
        {
            ref readonly var property = ref cut[i];
            var value = IcsBytes.Trimmed(content.Line(property).Value);
            switch (property.Name)
            {
                // MS-OXCICAL: years like 1601 mean "since ever".
                case IcsName.Start: start = IcsTimes.TryRead(value, out var local, out _, out _) ? local : SinceEver(value); break;
                case IcsName.OffsetFrom: IcsTimes.TryReadOffset(value, out from); break;
                case IcsName.OffsetTo: IcsTimes.TryReadOffset(value, out to); break;
            }
        }

        if (start is not { } first || to is not { } after) { return; }

        // Outlook for Mac leaves TZOFFSETFROM out: then at least the offset itself is right.
        var before = from ?? after;
        Add(first);
        for (var i = begin; i < end; i++)
        {
            ref readonly var property = ref cut[i];
            var value = content.Line(property).Value;
            if (property.Name == IcsName.Rule && IcsRule.Read(value, out _) is { } rule)
            {
                rule.MoveUntil(DateTimeZone.ForOffset(before));
                foreach (var at in rule.Walk(first, LocalDateTime.Max(first, First), Last, ref steps) ?? []) { Add(at); }
            }
            else if (property.Name == IcsName.Dates)
            {
                foreach (var range in value.Split((byte)','))
                {
                    if (IcsTimes.TryRead(value[range], out var at, out _, out var offset)) { Add(offset is { } given ? at.WithOffset(given).WithOffset(before).LocalDateTime : at); }
                }
            }
        }

        void Add(LocalDateTime at) => changes.Add(new Change(at.WithOffset(before).ToInstant(), before, after));
    }

    // 16010101T020000 -> the same moment of 1960, so that a rule that hangs on it keeps its hour.
    private static LocalDateTime? SinceEver(ReadOnlySpan<byte> value)
    {
        if (value.Length < 8) { return null; }
        var later = value.ToArray();
        "1960"u8.CopyTo(later);
        return IcsTimes.TryRead(later, out var local, out _, out _) ? local : null;
    }
}
