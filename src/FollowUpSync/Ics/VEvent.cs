using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FollowUpSync.Ics;

/// <summary>What lies between start and end, of an event and of each occurrence: days by the calendar, then exact time.</summary>
internal readonly record struct IcsLength(int Days, Duration Time);

/// <summary>Who and when a VEVENT is; its words are read later, and only if it counts.</summary>
internal sealed class VEvent
{
    public required IcsComponent Component { get; init; }
    public required string Uid { get; init; }
    public required IcsTime Start { get; init; }

    public required IcsLength Length { get; init; }

    /// <summary>RECURRENCE-ID: the start that this one stands in for.</summary>
    public IcsTime? Original { get; init; }
    public bool ThisAndFuture { get; init; }
    public bool HasRules { get; init; }
    public int Sequence { get; init; }
    public Instant? Stamp { get; init; }

    /// <summary>The next event of the file with the same UID.</summary>
    public VEvent? Next { get; set; }

    /// <summary>Start and end of the occurrence that begins at <paramref name="start"/> on the wall.</summary>
    public void At(LocalDateTime start, out Instant first, out Instant end)
    {
        first = Start.ToInstant(start);
        end = (Length.Days == 0 ? first : Start.ToInstant(start.PlusDays(Length.Days))) + Length.Time;
    }
}

/// <summary>Reads identity and times of VEVENTs; an event without a start that can be read is skipped, and named.</summary>
internal sealed class VEventReader(IcsCutter cut, IcsContent content, IcsZones zones, IcsWarnings warnings)
{
    /// <summary>What stands in the properties of one event, before it is weighed.</summary>
    private struct Parts
    {
        public string? Uid;
        public IcsTime? Start, End, Original;
        public int StartLine, EndLine;
        public IcsLength? Duration;
        public int Sequence, Summary;
        public Instant? Stamp;
        public bool ThisAndFuture, HasRules, AllDay;
    }

    public VEvent? Read(IcsComponent component, bool isCancellation)
    {
        var parts = new Parts { Summary = -1 };
        for (var i = component.First; i < component.End; i++) { Take(i, component.Calendar, ref parts); }

        // Exchange writes whole days as moments from midnight to midnight, with a flag.
        if (parts.AllDay && IsMidnight(parts.Start) && (parts.End is null || IsMidnight(parts.End)))
        {
            (parts.Start, parts.End) = (AsDate(parts.Start), AsDate(parts.End));
        }

        // A cancellation may name nothing but the UID; then the stamp stands in for the start.
        var start = parts.Start ?? (isCancellation ? parts.Original ?? (parts.Stamp is { } s ? new IcsTime(s.InUtc().LocalDateTime, DateTimeZone.Utc, false) : null) : null);
        if (start is not { } first)
        {
            if (parts.StartLine == 0) { warnings.Add("FUS210", component.Line, "An event without DTSTART was skipped."); }
            else { warnings.Add("FUS210", parts.StartLine, "An event was skipped: its DTSTART is no date that can be read."); }
            return null;
        }

        return new VEvent
        {
            Component = component,
            Uid = parts.Uid ?? UidFor(first, parts.Summary, component.Line),
            Start = first,
            Length = Length(first, parts),
            Original = parts.Original,
            ThisAndFuture = parts.ThisAndFuture,
            HasRules = parts.HasRules && parts.Original is null,
            Sequence = parts.Sequence,
            Stamp = parts.Stamp,
        };
    }

    /// <summary>Reads one date or moment on the wall it belongs to; null where it is none.</summary>
    /// <param name="value">One value, without commas.</param>
    public IcsTime? Time(ReadOnlySpan<byte> value, ReadOnlySpan<byte> zone, bool asDate, int calendar, int line)
    {
        if (!IcsTimes.TryRead(value, out var local, out var isDate, out var offset)) { return null; }
        if (isDate || asDate) { return new IcsTime(local.Date.AtMidnight(), zones.Home, true); }
        if (offset is { } known) { return new IcsTime(local, known == Offset.Zero ? DateTimeZone.Utc : DateTimeZone.ForOffset(known), false); }
        return new IcsTime(local, zone.IsEmpty ? zones.Floating(calendar) : zones.Find(zone, calendar, line), false);
    }

    private void Take(int index, int calendar, ref Parts parts)
    {
        ref readonly var property = ref cut[index];
        switch (property.Name)
        {
            case IcsName.Uid: parts.Uid ??= content.Verbatim(content.Line(property).Value) is { Length: > 0 } uid ? uid : null; break;
            case IcsName.Start: (parts.Start, parts.StartLine) = (parts.Start ?? Time(property, calendar), property.Line); break;
            case IcsName.Finish: (parts.End, parts.EndLine) = (Time(property, calendar), property.Line); break;
            case IcsName.Stamp: parts.Stamp = Time(property, calendar)?.Instant; break;
            case IcsName.Summary: parts.Summary = index; break;
            case IcsName.Sequence: parts.Sequence = int.TryParse(IcsBytes.Trimmed(content.Line(property).Value), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0; break;
            case IcsName.Rule or IcsName.Dates: parts.HasRules = true; break;
            case IcsName.AllDayFlag: parts.AllDay = Ascii.EqualsIgnoreCase(IcsBytes.Trimmed(content.Line(property).Value), "TRUE"); break;
            case IcsName.RecurrenceId:
                parts.Original = Time(property, calendar);
                parts.ThisAndFuture = content.Line(property).Is("RANGE", "THISANDFUTURE");
                break;
            case IcsName.Duration:
                parts.EndLine = property.Line;
                parts.Duration = IcsTimes.TryReadDuration(content.Line(property).Value, out var days, out var time) ? new IcsLength(days, time) : null;
                break;
        }
    }

    private IcsTime? Time(in IcsProperty property, int calendar)
    {
        var line = content.Line(property).OfTimes;
        return line.TooManyParameters ? null : Time(line.Value, line.Parameter("TZID"), line.Is("VALUE", "DATE"), calendar, property.Line);
    }

    private static bool IsMidnight(IcsTime? time) => time is { } t && t.Local.TimeOfDay == LocalTime.Midnight;

    private IcsTime? AsDate(IcsTime? time) => time is { } t ? new IcsTime(t.Local, zones.Home, true) : null;

    private IcsLength Length(IcsTime start, in Parts parts)
    {
        var length = parts switch
        {
            { End: { } end } when start.IsDate => new IcsLength(Period.DaysBetween(start.Local.Date, end.Local.Date), Duration.Zero),
            { End: { } end } => new IcsLength(0, (end.IsDate ? start.At(end.Local) : end).Instant - start.Instant),
            { Duration: { } given } when start.IsDate => new IcsLength(given.Days + given.Time.Days, Duration.Zero),
            { Duration: { } given } => given,
            _ => default,
        };
        if (length.Days < 0 || length.Time < Duration.Zero)
        {
            warnings.Add("FUS219", parts.EndLine, "The end lies before the start; the start was taken for both.");
            length = default;
        }
        else if (parts.EndLine > 0 && parts.End is null && parts.Duration is null)
        {
            warnings.Add("FUS219", parts.EndLine, "The end cannot be read; it was taken as if there were none.");
        }

        // An all-day event that ends on the day it begins is that day.
        return start.IsDate && length.Days == 0 ? new IcsLength(1, Duration.Zero) : length;
    }

    private string UidFor(IcsTime start, int summary, int line)
    {
        var text = $"{start.Occurrence}|{(summary < 0 ? "" : content.Text(cut[summary]))}";
        warnings.Add("FUS217", line, "An event has no UID; one was made from its start and title. If either changes it counts as a new event.");
        return "no-uid-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
