using System.Text;
using FollowUpSync.Planning.Days;

namespace FollowUpSync.Ics;

/// <summary>Which zone a TZID means.</summary>
/// <remarks>A well-known name is that zone. Any other name is what the file's own VTIMEZONE says, then what the name suggests, and last, said aloud, the candidate's zone.</remarks>
internal sealed class IcsZones(IcsCutter cut, IcsContent content, DateTimeZone home, IcsWarnings warnings)
{
    private const int MostDefinitions = 200;

    private readonly Dictionary<(int Calendar, string Id), DateTimeZone> _found = [];
    private readonly Dictionary<int, DateTimeZone> _floating = [];
    private readonly Dictionary<string, IcsTimeZone?> _defined = new(StringComparer.Ordinal);
    private ILookup<string, IcsComponent>? _definitions;
    private byte[] _lastId = [];
    private (int Calendar, DateTimeZone Zone) _last = (-1, home);
    private int _steps = 1_000_000;

    public DateTimeZone Home => home;

    public DateTimeZone Find(ReadOnlySpan<byte> id, int calendar, int line)
    {
        if (calendar == _last.Calendar && id.SequenceEqual(_lastId)) { return _last.Zone; }

        _lastId = id.ToArray();
        var text = Encoding.UTF8.GetString(id).Trim();
        if (!_found.TryGetValue((calendar, text), out var zone))
        {
            zone = Named(text, calendar) ?? Unknown(text, line);
            _found.Add((calendar, text), zone);
        }

        _last = (calendar, zone);
        return zone;
    }

    /// <summary>The zone of times that name none: X-WR-TIMEZONE, else the candidate's.</summary>
    public DateTimeZone Floating(int calendar)
    {
        if (_floating.TryGetValue(calendar, out var zone)) { return zone; }
        var at = cut.Calendars[calendar].Zone;
        zone = at < 0 ? home : Find(content.Line(cut.Properties[at]).Value.Trim((byte)' '), calendar, cut.Properties[at].Line);
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
        _definitions ??= cut.Zones.ToLookup(z => Value(z, IcsName.TimeZoneId), StringComparer.OrdinalIgnoreCase);
        DateTimeZone? found = null;
        foreach (var definition in _definitions[id])
        {
            if (found is not null && definition.Calendar != calendar) { continue; }
            found = Read(id, definition) ?? ZoneNames.Find(Value(definition, IcsName.ZoneLocation)) ?? found;
        }

        return found;
    }

    // Mails saved into one file bring the same definition with each.
    private IcsTimeZone? Read(string id, IcsComponent definition)
    {
        var properties = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cut.Properties).Slice(definition.First, definition.Count);
        var text = new StringBuilder();
        foreach (ref readonly var property in properties) { text.Append((char)property.Name).Append(Encoding.Latin1.GetString(content.Unfolded(property))).Append('\n'); }

        var key = text.ToString();
        if (!_defined.TryGetValue(key, out var zone) && _defined.Count < MostDefinitions)
        {
            zone = IcsTimeZone.Read(id, properties, content, ref _steps);
            _defined.Add(key, zone);
        }

        return zone;
    }

    private string Value(IcsComponent component, IcsName name)
    {
        for (var i = component.First; i < component.First + component.Count; i++)
        {
            if (cut.Properties[i].Name == name) { return content.Verbatim(content.Line(cut.Properties[i]).Value).Trim('"'); }
        }

        return "";
    }

    private DateTimeZone Unknown(string id, int line)
    {
        warnings.Add("FUS214", line, $"The time zone \"{(id.Length > 80 ? id[..80] : id)}\" is not known and the file does not define it; its times were read as {home.Id}.");
        return home;
    }
}
