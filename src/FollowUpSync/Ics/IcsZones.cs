using System.Text;
using FollowUpSync.Planning.Days;

namespace FollowUpSync.Ics;

/// <summary>Which zone a TZID means.</summary>
/// <remarks>A well-known name is that zone. Any other name is what the file's own VTIMEZONE says, then what the name suggests, and last, said aloud, the candidate's zone.</remarks>
internal sealed class IcsZones(IcsCutter cut, IcsContent content, DateTimeZone home, IcsWarnings warnings)
{
    private const int MostDefinitions = 200;

    private readonly Dictionary<string, DateTimeZone> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<int, DateTimeZone> _floating = [];
    private readonly Dictionary<string, IcsTimeZone?> _defined = new(StringComparer.Ordinal);
    private Dictionary<string, List<IcsComponent>>? _definitions;
    private byte[] _lastId = [];
    private (int Calendar, DateTimeZone Zone) _last = (-1, home);
    private int _steps = 1_000_000;

    public DateTimeZone Home => home;

    public DateTimeZone Find(ReadOnlySpan<byte> id, int calendar, int line)
    {
        if (calendar == _last.Calendar && id.SequenceEqual(_lastId)) { return _last.Zone; }

        _lastId = id.ToArray();
        var text = Encoding.UTF8.GetString(id).Trim();
        var key = $"{calendar} {text}";
        if (!_found.TryGetValue(key, out var zone))
        {
            zone = Named(text, calendar) ?? Unknown(text, line);
            _found.Add(key, zone);
        }

        _last = (calendar, zone);
        return zone;
    }

    /// <summary>The zone of times that name none: X-WR-TIMEZONE, else the candidate's.</summary>
    public DateTimeZone Floating(int calendar)
    {
        if (_floating.TryGetValue(calendar, out var zone)) { return zone; }
        var at = cut.Calendars[calendar].Zone;
        zone = at < 0 ? home : Find(IcsBytes.Trimmed(content.Line(cut[at]).Value), calendar, cut[at].Line);
        _floating.Add(calendar, zone);
        return zone;
    }

    private DateTimeZone? Named(string id, int calendar)
    {
        var known = ZoneNames.Find(id);
        if (known is not null && IsWellKnown(id, known)) { return known; }
        return Defined(id, calendar) ?? known;
    }

    // EST or CET are names too, but programs define them as they please; Europe/Berlin means one thing, whatever stands before it.
    private static bool IsWellKnown(string id, DateTimeZone zone) =>
        id.EndsWith(zone.Id, StringComparison.OrdinalIgnoreCase) && (zone.Id.Contains('/', StringComparison.Ordinal) || zone.Id is "UTC" or "GMT");

    private DateTimeZone? Defined(string id, int calendar)
    {
        _definitions ??= Definitions();
        DateTimeZone? found = null;
        foreach (var definition in _definitions.GetValueOrDefault(id) ?? [])
        {
            if (found is not null && definition.Calendar != calendar) { continue; }
            found = Read(id, definition) ?? ZoneNames.Find(Value(definition, IcsName.ZoneLocation)) ?? found;
        }

        return found;
    }

    private Dictionary<string, List<IcsComponent>> Definitions()
    {
        var byId = new Dictionary<string, List<IcsComponent>>(StringComparer.OrdinalIgnoreCase);
        foreach (var zone in cut.Zones)
        {
            var id = Value(zone, IcsName.TimeZoneId);
            if (!byId.TryGetValue(id, out var same)) { byId.Add(id, same = []); }
            same.Add(zone);
        }

        return byId;
    }

    // Mails saved into one file bring the same definition with each.
    private IcsTimeZone? Read(string id, IcsComponent definition)
    {
        var text = new StringBuilder();
        for (var i = definition.First; i < definition.End; i++) { text.Append((char)cut[i].Name).Append(Encoding.Latin1.GetString(content.Unfolded(cut[i]))).Append('\n'); }

        var key = text.ToString();
        if (!_defined.TryGetValue(key, out var zone) && _defined.Count < MostDefinitions)
        {
            zone = IcsTimeZone.Read(id, cut, definition, content, ref _steps);
            _defined.Add(key, zone);
        }

        return zone;
    }

    private string Value(IcsComponent component, IcsName name)
    {
        for (var i = component.First; i < component.End; i++)
        {
            if (cut[i].Name == name) { return content.Verbatim(content.Line(cut[i]).Value).Trim('"'); }
        }

        return "";
    }

    private DateTimeZone Unknown(string id, int line)
    {
        warnings.Add("FUS214", line, $"The time zone \"{(id.Length > 80 ? id[..80] : id)}\" is not known and the file does not define it; its times were read as {home.Id}.");
        return home;
    }
}
