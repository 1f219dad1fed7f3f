namespace FollowUpSync.Ics;

/// <summary>One kept content line: where its bytes stand, folds and all.</summary>
internal readonly record struct IcsProperty(IcsName Name, bool Folded, int Line, int Start, int Length);

/// <summary>A VEVENT or VTIMEZONE: the kept properties from <paramref name="First"/> up to but without <paramref name="End"/>.</summary>
internal sealed record IcsComponent(int Calendar, int Line, int First, int End);

/// <summary>What a VCALENDAR says about itself; -1 where it does not.</summary>
internal sealed class IcsCalendar
{
    public int Method { get; set; } = -1;
    public int ProdId { get; set; } = -1;
    public int Name { get; set; } = -1;
    public int Zone { get; set; } = -1;
    public int Owner { get; set; } = -1;
}

/// <summary>Cuts bytes into content lines and these into components, without reading any value. Forgives what it can and says so.</summary>
/// <remarks>Limits: 8 levels, 1 MB a property, 50,000 properties an event, 200,000 events. Folds are not undone here; a property remembers that it has some.</remarks>
internal sealed class IcsCutter(ReadOnlyMemory<byte> bytes, IcsWarnings warnings)
{
    private const int DepthLimit = 8;
    private const int LengthLimit = 1 << 20;
    private const int HeadLength = 64;
    private const int PropertyLimit = 50_000;
    private const int EventLimit = 200_000;

    private readonly IcsKind[] _open = new IcsKind[DepthLimit];
    private int _depth;
    private int _next;
    private int _line;
    private int _componentLine;
    private int _componentFirst;

    // Where lines that are no property belong: the description before them (raw line breaks in it), or nowhere.
    private bool _inDescription;
    private bool _quotedPrintable;

    private IcsProperty[] _properties = new IcsProperty[(bytes.Length / 60) + 16];

    public int Count { get; private set; }
    public List<IcsComponent> Events { get; } = [];
    public List<IcsComponent> Zones { get; } = [];
    public List<IcsCalendar> Calendars { get; } = [];

    public ref readonly IcsProperty this[int index] => ref _properties[index];

    public void Cut()
    {
        var text = bytes.Span;
        while (_next < text.Length)
        {
            var line = _line + 1;
            var start = _next;
            var length = TakeLine(text);
            if (length == 0) { continue; }
            var folded = TakeFolds(text, ref length, start);
            Take(text, new IcsProperty(IcsName.Other, folded, line, start, length));
        }

        if (_depth > 0) { CloseAtEndOfFile(text); }
    }

    /// <summary>Moves past one line and answers its length without the break. CR CR LF, as careless mailers write it, is one break.</summary>
    private int TakeLine(ReadOnlySpan<byte> text)
    {
        _line++;
        var rest = text[_next..];
        var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (length < 0)
        {
            _next = text.Length;
            return rest.Length;
        }

        var after = rest[length..];
        _next += length + (after.StartsWith("\r\n"u8) ? 2 : after.StartsWith("\r\r\n"u8) ? 3 : 1);
        return length;
    }

    private bool TakeFolds(ReadOnlySpan<byte> text, ref int length, int start)
    {
        var folded = false;
        while (_next < text.Length && text[_next] is (byte)' ' or (byte)'\t')
        {
            var at = _next;
            length = at + TakeLine(text) - start;
            folded = true;
        }

        return folded;
    }

    private void Take(ReadOnlySpan<byte> text, IcsProperty line)
    {
        var whole = text.Slice(line.Start, line.Length);
        var content = line.Folded ? Head(whole, stackalloc byte[HeadLength]) : whole;
        var nameLength = NameLength(content);
        var name = nameLength > 0 ? IcsNames.Property(content[..nameLength]) : IcsName.Other;
        if (name == IcsName.Other && IsText(content, nameLength))
        {
            JoinOrDrop(line, isProperty: nameLength > 0);
            return;
        }

        _inDescription = name == IcsName.Description;
        _quotedPrintable = false;
        switch (name)
        {
            case IcsName.Begin: Open(IcsNames.Kind(ComponentName(content)), line.Line); break;
            case IcsName.End: Close(IcsNames.Kind(ComponentName(content)), line.Line); break;
            case not IcsName.Other: Keep(line with { Name = name }, whole); break;
        }
    }

    /// <summary>The beginning of a folded line as it reads without its folds, where one of them may stand in the name.</summary>
    private static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> content, Span<byte> head)
    {
        if (content[..Math.Min(content.Length, HeadLength)].IndexOfAny((byte)'\r', (byte)'\n') < 0) { return content; }
        var length = 0;
        for (var i = 0; i < content.Length && length < head.Length; i++)
        {
            if (content[i] is not ((byte)'\r' or (byte)'\n')) { head[length++] = content[i]; }
            else if (i + 1 < content.Length && content[i + 1] is (byte)' ' or (byte)'\t') { i++; }
        }

        return head[..length];
    }

    /// <summary>Length of the name before a colon or semicolon, or 0 where the line has none.</summary>
    private static int NameLength(ReadOnlySpan<byte> content)
    {
        var length = IcsBytes.NameLength(content);
        if (length == 0 || length == content.Length) { return 0; }
        var after = content[length] is (byte)' ' or (byte)'\t' ? IcsBytes.Trimmed(content[length..]) : content[length..];
        return after.Length > 0 && after[0] is (byte)':' or (byte)';' ? length : 0;
    }

    // "https://..." on a line of its own looks like a property; inside a description it is text. Real names are written in capitals.
    private bool IsText(ReadOnlySpan<byte> content, int nameLength) =>
        nameLength == 0
        || _quotedPrintable
        || (_inDescription && content[nameLength - 1] is >= (byte)'a' and <= (byte)'z' && (content[0] | 0x20) != 'x');

    private void JoinOrDrop(IcsProperty line, bool isProperty)
    {
        if ((_inDescription || _quotedPrintable) && Count > 0)
        {
            var before = _properties[Count - 1];
            var length = line.Start + line.Length - before.Start;
            if (length <= LengthLimit) { _properties[Count - 1] = before with { Folded = true, Length = length }; }
            _quotedPrintable = _quotedPrintable && bytes.Span[line.Start + line.Length - 1] == '=';
        }
        else if (!isProperty && _depth > 0)
        {
            warnings.Add("FUS211", line.Line, "This line is no property (it has no name and colon) and was left out.");
        }
    }

    private void Keep(IcsProperty property, ReadOnlySpan<byte> content)
    {
        if (_depth is 0 or > DepthLimit) { return; }
        var inside = _open[_depth - 1];
        if (inside is IcsKind.Other or IcsKind.None) { _inDescription = false; return; }
        if (property.Length > LengthLimit)
        {
            warnings.Add("FUS211", property.Line, "This line is longer than 1 MB and was left out.");
            _inDescription = false;
            return;
        }

        // vCalendar 1.0 goes on in the next line after a soft break, without the blank of a fold.
        _quotedPrintable = content[^1] == '=' && content.IndexOf("QUOTED-PRINTABLE"u8) >= 0;
        if (inside == IcsKind.Calendar) { KeepOfCalendar(property.Name); }
        Add(property);
    }

    private void KeepOfCalendar(IcsName name)
    {
        var calendar = Calendars[^1];
        var at = Count;
        switch (name)
        {
            case IcsName.Method: calendar.Method = at; break;
            case IcsName.ProdId: calendar.ProdId = at; break;
            case IcsName.CalendarName: calendar.Name = at; break;
            case IcsName.CalendarZone: calendar.Zone = at; break;
            case IcsName.Owner: calendar.Owner = at; break;
        }
    }

    private static ReadOnlySpan<byte> ComponentName(ReadOnlySpan<byte> content) =>
        IcsBytes.Trimmed(content[(content.IndexOf((byte)':') + 1)..]);

    private void Open(IcsKind kind, int line)
    {
        // A calendar or an event never stands inside another: the one before lost its END.
        if (kind == IcsKind.Calendar) { CloseDownTo(0, line); }
        else if (kind == IcsKind.Event && LastOpen(IcsKind.Event) is var at and >= 0) { CloseDownTo(at, line); }
        else if (kind is IcsKind.Event or IcsKind.TimeZone && LastOpen(IcsKind.Calendar) < 0) { Open(IcsKind.Calendar, line); }

        if (kind == IcsKind.Calendar) { Calendars.Add(new IcsCalendar()); }
        if (_depth == DepthLimit) { warnings.Add("FUS213", line, $"Components are nested more than {DepthLimit} deep; what lies deeper was left out."); }
        _depth++;
        if (_depth > DepthLimit) { return; }

        _open[_depth - 1] = kind;
        if (kind is IcsKind.Event or IcsKind.TimeZone)
        {
            _componentLine = line;
            _componentFirst = Count;
        }
        else if (kind is IcsKind.Standard or IcsKind.Daylight)
        {
            Add(new IcsProperty(IcsName.Begin, false, line, 0, 0));
        }
    }

    private void Close(IcsKind kind, int line)
    {
        if (_depth > DepthLimit)
        {
            _depth--;
            return;
        }

        var at = LastOpen(kind);
        if (at < 0)
        {
            warnings.Add("FUS213", line, "This END has no BEGIN and was left out.");
            return;
        }

        CloseDownTo(at + 1, line);
        CloseInnermost();
    }

    private int LastOpen(IcsKind kind)
    {
        var at = Math.Min(_depth, DepthLimit) - 1;
        while (at >= 0 && _open[at] != kind) { at--; }
        return at;
    }

    /// <summary>Where the file ends although something is open, and whether that is in the middle of an entry; null where all is closed.</summary>
    public (int Line, bool InEntry)? CutOff { get; private set; }

    private void Add(in IcsProperty property)
    {
        if (Count - _componentFirst >= PropertyLimit)
        {
            warnings.Add("FUS211", property.Line, $"Only the first {PropertyLimit} properties of an event are read; this one was left out.");
            return;
        }

        if (Count == _properties.Length)
        {
            var more = new IcsProperty[2 * Count];
            Array.Copy(_properties, more, Count);
            _properties = more;
        }

        _properties[Count++] = property;
    }

    private void CloseDownTo(int depth, int line)
    {
        if (_depth > depth) { warnings.Add("FUS213", line, "An END is missing before this line; the component was closed here."); }
        _depth = Math.Min(_depth, DepthLimit);
        while (_depth > depth) { CloseInnermost(); }
    }

    private void CloseInnermost()
    {
        var kind = _open[--_depth];
        if (kind is not (IcsKind.Event or IcsKind.TimeZone)) { return; }

        var component = new IcsComponent(Calendars.Count - 1, _componentLine, _componentFirst, Count);
        if (kind == IcsKind.TimeZone) { Zones.Add(component); }
        else if (Events.Count < EventLimit) { Events.Add(component); }
        else { warnings.Add("FUS210", _componentLine, $"Only the first {EventLimit} events of a file are read; this one was skipped."); }
    }

    private void CloseAtEndOfFile(ReadOnlySpan<byte> text)
    {
        // Half a line may say something else than the whole: 20261102 was perhaps 20261102T150000Z.
        var cutInLine = text[^1] is not ((byte)'\r' or (byte)'\n');
        if (cutInLine && Count > _componentFirst && _properties[Count - 1] is var last && last.Start + last.Length == text.Length)
        {
            Count--;
        }

        CutOff = (_line, _depth > 1);
        warnings.Add("FUS213", _line, "The file ends in the middle; what was open was closed here. Export or download it again if something is missing.");
        while (_depth > 0)
        {
            _depth = Math.Min(_depth, DepthLimit);
            CloseInnermost();
        }
    }
}
