using FollowUpSync.Planning;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Sync;

namespace FollowUpSync.Ics;

/// <summary>A calendar file, read and cut into components. What it says about its owner and zone can be asked before its entries are made.</summary>
public sealed class IcsFile
{
    private const int LengthLimit = 64 << 20;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly IcsCutter _cut;

    private IcsFile(string name, ReadOnlyMemory<byte> bytes, Problem? fault)
    {
        var warnings = new IcsWarnings(name);
        (Name, _bytes, Fault) = (name, bytes, fault);
        _cut = new IcsCutter(bytes, warnings);
        _cut.Cut();
        if (fault is null && _cut.Calendars.Count == 0) { Fault = NoCalendar(name, bytes.Span); }
        Warnings = warnings.ToImmutable();
        Methods = [.. _cut.Calendars.Select(c => Text(c.Method).ToUpperInvariant())];
    }

    /// <summary>The file's name without its folder.</summary>
    public string Name { get; }

    /// <summary>Why this is no calendar that can be read, and what to do; null where it is one.</summary>
    public Problem? Fault { get; }

    /// <summary>What was repaired or left out so far.</summary>
    public ImmutableArray<Warning> Warnings { get; }

    /// <summary>The METHOD of each calendar in the file, in capitals; empty where it has none.</summary>
    public ImmutableArray<string> Methods { get; }

    /// <summary>X-WR-CALNAME or NAME; often the owner's address.</summary>
    public string? CalendarName => First(c => c.Name);

    /// <summary>X-OWNER: the owner's address.</summary>
    public string? Owner => First(c => c.Owner) is { } owner ? IcsMapping.AddressOf(owner) ?? owner : null;

    /// <summary>X-WR-TIMEZONE as written, known or not.</summary>
    public string? TimeZone => First(c => c.Zone);

    /// <summary>Reads a file; a missing, closed or too large one is a <see cref="Fault"/>, not an exception.</summary>
    public static IcsFile Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var length = new FileInfo(path).Length;
            return length > LengthLimit ? TooLarge(name, length) : Read(File.ReadAllBytes(path), name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Failed(new Problem("FUS201", $"The file cannot be read ({fault.Message}). Check its name and that you may read it.", name));
        }
    }

    /// <summary>Reads a calendar that is already in memory.</summary>
    /// <param name="name">How warnings and entries name it: <c>calendar.ics</c>.</param>
    public static IcsFile Read(ReadOnlyMemory<byte> bytes, string name) =>
        bytes.Length > LengthLimit ? TooLarge(name, bytes.Length) : new IcsFile(name, IcsBytes.Clean(bytes), fault: null);

    /// <summary>The zones that events with a zone name, each once, as written.</summary>
    public ImmutableArray<string> ZoneIds()
    {
        var content = new IcsContent(_bytes);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        byte[] last = [];
        foreach (var component in _cut.Events)
        {
            for (var p = component.First; p < component.End; p++)
            {
                if (_cut[p].Name is not (IcsName.Start or IcsName.Finish)) { continue; }
                var id = content.Line(_cut[p]).Parameter("TZID");
                if (id.IsEmpty || id.SequenceEqual(last)) { continue; }
                last = id.ToArray();
                ids.Add(content.Parameter(id));
            }
        }

        return [.. ids];
    }

    /// <summary>On how many events each address stands, as organiser or attendee; looked up without regard to case.</summary>
    public IReadOnlyDictionary<string, int> AddressCounts()
    {
        var content = new IcsContent(_bytes);
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var lastSeen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _cut.Events.Count; i++)
        {
            var component = _cut.Events[i];
            for (var p = component.First; p < component.End; p++)
            {
                if (_cut[p].Name is not (IcsName.Organizer or IcsName.Attendee)) { continue; }
                if (IcsMapping.AddressOf(content.Verbatim(content.Line(_cut[p]).Value)) is not { } address) { continue; }
                if (lastSeen.TryGetValue(address, out var last) && last == i) { continue; }
                lastSeen[address] = i;
                counts[address] = counts.GetValueOrDefault(address) + 1;
            }
        }

        return counts;
    }

    /// <summary>Every event that is no series, whatever its date, and of each series the occurrences that start within the window; where there are none, its first.</summary>
    /// <param name="home">The candidate's zone, for dates and for times without any other.</param>
    /// <param name="window">About a year either side of now.</param>
    public SourceReading Entries(DateTimeZone home, Interval window)
    {
        if (Fault is not null) { return new SourceReading { Name = Name, Status = SourceStatus.Failed, Error = Fault.ToString(), Warnings = Warnings }; }

        var warnings = new IcsWarnings(Name);
        var entries = new IcsReader(Name, _cut, new IcsContent(_bytes), Methods, home, window, warnings).Read();
        return new SourceReading
        {
            Name = Name,
            Status = _cut.CutOff is { InEntry: true } ? SourceStatus.Failed : entries.IsEmpty ? SourceStatus.Empty : SourceStatus.Ok,
            Error = _cut.CutOff is { InEntry: true } cut ? $"{Name}:{cut.Line}: FUS213: The file is cut off here. What stands before it was read, and nothing is taken for gone. Export or download it again." : null,
            Entries = entries,
            // What may lie behind the end of a file that was not closed is not gone.
            Span = _cut.CutOff is null ? SpanOf(entries) : null,
            IsMessage = entries.Length > 0 && _cut.Events.TrueForAll(IsMessage),
            Warnings = [.. Warnings, .. warnings.ToImmutable()],
        };
    }

    private static IcsFile Failed(Problem fault) => new(fault.File, default, fault);

    private static IcsFile TooLarge(string name, long length) =>
        Failed(new Problem("FUS203", $"The file has {length >> 20} MB; calendars above {LengthLimit >> 20} MB are not read. Export a shorter span of time, or one calendar at a time.", name));

    private static Problem NoCalendar(string name, ReadOnlySpan<byte> bytes)
    {
        var start = System.Text.Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]).TrimStart();
        var message = start switch
        {
            "" => "The file is empty. Export or download the calendar again.",
            _ when Has("<html") || Has("<!doctype") => "This is a web page, not a calendar; download the .ics itself (a link that asks for a sign-in answers with its sign-in page).",
            _ when Has("BEGIN:VCARD") => "This is an address card, not a calendar; export the calendar as .ics.",
            _ when start.StartsWith("PK", StringComparison.Ordinal) => "This is a zip archive, not a calendar; unpack it and give the .ics files in it.",
            _ => "There is no BEGIN:VCALENDAR in this file, so it is no calendar; export the calendar as .ics.",
        };
        return new Problem("FUS202", message, name, start.Length == 0 ? 0 : 1);

        bool Has(string mark) => start.Contains(mark, StringComparison.OrdinalIgnoreCase);
    }

    // A REQUEST without an organiser is a calendar that somebody exported with the wrong METHOD.
    private bool IsMessage(IcsComponent component) => Methods[component.Calendar] switch
    {
        "CANCEL" => true,
        "REQUEST" or "ADD" => Enumerable.Range(component.First, component.End - component.First).Any(p => _cut[p].Name == IcsName.Organizer),
        _ => false,
    };

    private static Interval? SpanOf(ImmutableArray<CalendarEntry> entries)
    {
        if (entries.IsEmpty) { return null; }
        var (start, end) = (entries[0].Start, entries[0].End);
        foreach (var entry in entries)
        {
            if (entry.Start < start) { start = entry.Start; }
            if (entry.End > end) { end = entry.End; }
        }

        return new Interval(start, end);
    }

    private string? First(Func<IcsCalendar, int> property) =>
        _cut.Calendars.Select(c => Text(property(c))).FirstOrDefault(t => t.Length > 0);

    private string Text(int property) => property < 0 ? "" : new IcsContent(_bytes).Text(_cut[property]);
}
