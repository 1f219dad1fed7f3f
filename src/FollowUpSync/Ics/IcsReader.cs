using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Ics;

/// <summary>From the components of one file to its entries: the newest revision of each event, and of each series its occurrences.</summary>
internal sealed class IcsReader
{
    private readonly IcsCutter _cut;
    private readonly Interval _window;
    private readonly IcsWarnings _warnings;
    private readonly ImmutableArray<string> _methods;
    private readonly IcsContent _content;
    private readonly VEventReader _events;
    private readonly IcsSeries _series;
    private readonly IcsMapping _mapping;
    private readonly ImmutableArray<CalendarEntry>.Builder _entries = ImmutableArray.CreateBuilder<CalendarEntry>();

    public IcsReader(string file, IcsCutter cut, IcsContent content, ImmutableArray<string> methods, DateTimeZone home, Interval window, IcsWarnings warnings)
    {
        (_cut, _window, _warnings, _content, _methods) = (cut, window, warnings, content, methods);
        _events = new VEventReader(cut, content, new IcsZones(cut, content, home, warnings), warnings);
        _series = new IcsSeries(cut, content, _events, warnings);
        _mapping = new IcsMapping(file, cut, content, methods);
    }

    public ImmutableArray<CalendarEntry> Read()
    {
        var lastByUid = new Dictionary<string, VEvent>(_cut.Events.Count, StringComparer.Ordinal);
        var order = new List<VEvent>(_cut.Events.Count);
        foreach (var component in _cut.Events)
        {
            var method = _methods[component.Calendar];
            if (method is "REPLY" or "COUNTER" or "DECLINECOUNTER" or "REFRESH")
            {
                _warnings.Add("FUS220", component.Line, $"This is somebody's answer to an invitation (METHOD:{method}), not an event; it was left out.");
                continue;
            }

            if (_events.Read(component, method == "CANCEL") is not { } read) { continue; }
            if (lastByUid.TryGetValue(read.Uid, out var last)) { last.Next = read; }
            else { order.Add(read); }
            lastByUid[read.Uid] = read;
        }

        foreach (var first in order) { AddGroup(first); }
        if (_content.LegacyLine > 0) { _warnings.Add("FUS212", _content.LegacyLine, "Some text is no UTF-8; it was read as windows-1252."); }
        return _entries.DrainToImmutable();
    }

    private void AddGroup(VEvent first)
    {
        if (first is { Next: null, HasRules: false })
        {
            _entries.Add(_mapping.Entry(first, first.Original?.Occurrence, first.Start.Local));
            return;
        }

        var (masters, overrides) = (new List<VEvent>(), new List<VEvent>());
        for (var e = first; e is not null; e = e.Next) { (e.Original is null ? masters : overrides).Add(e); }
        masters = Newest(masters);
        var series = masters.Find(m => m.HasRules) ?? masters.FirstOrDefault();
        var standIns = StandIns(overrides, series);
        foreach (var master in masters)
        {
            if (master == series && (master.HasRules || standIns.Count > 0)) { AddSeries(master, standIns); }
            else if (master.HasRules) { AddSeries(master, []); }
            else { _entries.Add(_mapping.Entry(master, masters.Count > 1 ? master.Start.Occurrence : null, master.Start.Local)); }
        }

        foreach (var (occurrence, standIn) in standIns) { _entries.Add(_mapping.Entry(standIn, occurrence, standIn.Start.Local)); }
    }

    /// <summary>The newest revision: higher SEQUENCE, then later DTSTAMP, then later in the file.</summary>
    /// <remarks>Copies that no program marked as older or newer, with different starts, are taken for different events under one UID: none is lost.</remarks>
    private List<VEvent> Newest(List<VEvent> copies)
    {
        if (copies.Count < 2) { return copies; }
        var newest = copies.MaxBy(Revision)!;
        var kept = new Dictionary<LocalDateTime, VEvent>();
        foreach (var copy in copies)
        {
            if (Revision(copy).CompareTo(Revision(newest)) == 0) { kept[copy.Start.Local] = copy; }
        }

        foreach (var copy in copies)
        {
            if (kept.GetValueOrDefault(copy.Start.Local) != copy) { WarnOfCopy(copy, kept.GetValueOrDefault(copy.Start.Local) ?? newest); }
        }

        return [.. kept.Values];
    }

    private void WarnOfCopy(VEvent left, VEvent taken) =>
        _warnings.Add("FUS218", left.Component.Line, $"The same event (UID and start of the occurrence) stands in line {taken.Component.Line} in a newer copy; this one was left out.");

    private static (int, Instant) Revision(VEvent e) => (e.Sequence, e.Stamp ?? Instant.MinValue);

    /// <summary>Changed occurrences by the original start of each, as the series would name it.</summary>
    private Dictionary<string, VEvent> StandIns(List<VEvent> overrides, VEvent? series)
    {
        var newest = new Dictionary<string, VEvent>(StringComparer.Ordinal);
        foreach (var standIn in overrides)
        {
            var original = standIn.Original!.Value;
            var occurrence = (series is null ? original : series.Start.At(IcsSeries.OnWall(original, series.Start))).Occurrence;
            if (newest.TryGetValue(occurrence, out var other))
            {
                var isNewer = Revision(standIn).CompareTo(Revision(other)) >= 0;
                WarnOfCopy(isNewer ? other : standIn, isNewer ? standIn : other);
                if (!isNewer) { continue; }
            }

            newest[occurrence] = standIn;
        }

        return newest;
    }

    private void AddSeries(VEvent master, Dictionary<string, VEvent> standIns)
    {
        var starts = _series.Starts(master, _window);
        if (starts.Count == 0) { starts.Add(master.Start.Local); }

        // RANGE=THISANDFUTURE: from there on every occurrence is as that one, moved by as much.
        var breaks = standIns.Values.Where(s => s.ThisAndFuture).Select(s => (At: IcsSeries.OnWall(s.Original!.Value, master.Start), As: s)).OrderBy(b => b.At).ToList();
        var next = 0;
        var (source, shift) = (master, Period.Zero);
        CalendarEntry? words = null;
        foreach (var start in starts)
        {
            for (; next < breaks.Count && breaks[next].At <= start; next++)
            {
                (source, words) = (breaks[next].As, null);
                shift = Period.Between(breaks[next].At, source.Start.Local, PeriodUnits.Days | PeriodUnits.AllTimeUnits);
            }

            var occurrence = master.Start.At(start).Occurrence;
            if (standIns.ContainsKey(occurrence)) { continue; }
            words = words is null ? _mapping.Entry(source, occurrence, start + shift) : IcsMapping.Again(words, source, occurrence, start + shift);
            _entries.Add(words);
        }
    }
}
