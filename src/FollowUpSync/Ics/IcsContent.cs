using System.Text;
using System.Text.Unicode;

namespace FollowUpSync.Ics;

/// <summary>A content line taken apart, as bytes of the file: nothing is decoded yet.</summary>
internal readonly ref struct IcsLine
{
    private const int ParameterLimit = 64;

    private readonly ReadOnlySpan<byte> _content;
    private readonly ReadOnlySpan<byte> _parameters;

    public IcsLine(ReadOnlySpan<byte> content)
        : this(content, FindColon(content, out var parameters)) => TooManyParameters = parameters > ParameterLimit;

    private IcsLine(ReadOnlySpan<byte> content, int colon)
    {
        _content = content;
        Value = content[(colon + 1)..];
        var head = content[..colon];
        var semicolon = head.IndexOf((byte)';');
        _parameters = semicolon < 0 ? default : head[semicolon..];
    }

    public ReadOnlySpan<byte> Value { get; }

    public bool TooManyParameters { get; }

    /// <summary>A line of times, which hold no colons: where its first value is none, an unquoted TZID has colons in it, and the values stand after the last.</summary>
    public IcsLine OfTimes
    {
        get
        {
            var last = Value.LastIndexOf((byte)':');
            if (last < 0) { return this; }
            var first = Value.IndexOfAny((byte)',', (byte)'/') is var end and >= 0 ? Value[..end] : Value;
            return IcsTimes.TryRead(first, out _, out _, out _) ? this : new IcsLine(_content, _content.Length - Value.Length + last);
        }
    }

    /// <summary>The first value of a parameter without its quotes, or nothing.</summary>
    public ReadOnlySpan<byte> Parameter(ReadOnlySpan<char> name)
    {
        var rest = _parameters;
        while (rest.Length > 1)
        {
            rest = rest[1..];
            var length = EndOfParameter(rest);
            var part = rest[..length];
            rest = rest[length..];
            var equals = part.IndexOf((byte)'=');
            if (equals >= 0 && Ascii.EqualsIgnoreCase(IcsBytes.Trimmed(part[..equals]), name)) { return IcsBytes.Unquoted(part[(equals + 1)..]); }
        }

        return default;
    }

    public bool Is(ReadOnlySpan<char> parameter, ReadOnlySpan<char> value) => Ascii.EqualsIgnoreCase(Parameter(parameter), value);

    private static int EndOfParameter(ReadOnlySpan<byte> rest)
    {
        var i = 0;
        while (rest[i..].IndexOfAny((byte)';', (byte)'"') is var at and >= 0)
        {
            i += at;
            if (rest[i] == ';') { return i; }
            var closing = rest[(i + 1)..].IndexOf((byte)'"');
            if (closing < 0) { break; }
            i += closing + 2;
        }

        return rest.Length;
    }

    // The value begins after the first colon outside quotes; where a stray quote swallows it, after the first of all.
    private static int FindColon(ReadOnlySpan<byte> content, out int parameters)
    {
        parameters = 0;
        var inside = false;
        var i = 0;
        while (content[i..].IndexOfAny((byte)':', (byte)';', (byte)'"') is var at and >= 0)
        {
            i += at;
            if (content[i] == '"') { inside = !inside; }
            else if (!inside && content[i] == ':') { return i; }
            else if (!inside) { parameters++; }
            i++;
        }

        return content.IndexOf((byte)':') is var first and >= 0 ? first : content.Length - 1;
    }
}

/// <summary>Reads the properties of one file: undoes folds, decodes, unescapes. Not for two threads at once.</summary>
/// <param name="bytes">The whole file, cleaned.</param>
internal sealed class IcsContent(ReadOnlyMemory<byte> bytes)
{
    // 0x80 to 0x9F of windows-1252; zero where the code page has nothing.
    private const string Windows1252 = "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private byte[] _unfolded = new byte[4096];
    private char[] _decoded = new char[4096];
    private readonly string?[] _kept = new string?[2048];
    private int _line;

    /// <summary>The first line that was no UTF-8 and was read as windows-1252; 0 where there is none.</summary>
    public int LegacyLine { get; private set; }

    /// <summary>The line with its folds undone; good until the next call.</summary>
    public IcsLine Line(in IcsProperty property)
    {
        _line = property.Line;
        return new IcsLine(Unfolded(property));
    }

    public ReadOnlySpan<byte> Unfolded(in IcsProperty property)
    {
        var raw = bytes.Span.Slice(property.Start, property.Length);
        if (!property.Folded) { return raw; }

        Grow(ref _unfolded, raw.Length);
        var length = 0;
        while (raw.Length > 0)
        {
            var end = raw.IndexOfAny((byte)'\r', (byte)'\n') is var at and >= 0 ? at : raw.Length;
            raw[..end].CopyTo(_unfolded.AsSpan(length));
            length += end;
            raw = raw[end..];
            if (raw.Length == 0) { break; }
            while (raw.Length > 0 && raw[0] is (byte)'\r' or (byte)'\n') { raw = raw[1..]; }
            if (raw.Length == 0) { break; }

            // A fold goes, one blank and all. A break that is none stays a break, and a soft break of quoted-printable goes.
            if (raw[0] is (byte)' ' or (byte)'\t') { raw = raw[1..]; }
            else if (length > 0 && _unfolded[length - 1] == '=') { length--; }
            else { _unfolded[length++] = (byte)'\n'; }
        }

        return _unfolded.AsSpan(0, length);
    }

    /// <summary>A TEXT value as lines separated by <c>\n</c>, or on one line: unescaped, without control and direction characters.</summary>
    public string Text(in IcsProperty property, bool oneLine = true)
    {
        var line = Line(property);
        if (line.TooManyParameters) { return ""; }
        return line.Is("ENCODING", "QUOTED-PRINTABLE") ? Plain(QuotedPrintable(line.Value), oneLine) : Plain(line.Value, oneLine);
    }

    public string Plain(ReadOnlySpan<byte> value, bool oneLine = true) => Clean(Decode(value), oneLine, backslash: true);

    /// <summary>A value that knows no backslash escapes: an address, a link, an identity.</summary>
    public string Verbatim(ReadOnlySpan<byte> value) => Clean(Decode(value), oneLine: true, backslash: false);

    /// <summary>A parameter's text, with the escapes of RFC 6868.</summary>
    public string Parameter(ReadOnlySpan<byte> value)
    {
        var text = Decode(value);
        if (!text.Contains('^')) { return Clean(text, oneLine: true, backslash: true); }

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = text[i] != '^' || i + 1 == text.Length ? '\0' : text[i + 1] switch { 'n' => '\n', '\'' => '"', '^' => '^', _ => '\0' };
            text[length++] = escaped == '\0' ? text[i] : escaped;
            if (escaped != '\0') { i++; }
        }

        return Clean(text[..length], oneLine: true, backslash: true);
    }

    // Line by line: one bad byte does not turn the umlauts of the whole file into rubbish.
    private Span<char> Decode(ReadOnlySpan<byte> value)
    {
        Grow(ref _decoded, value.Length);
        if (Utf8.IsValid(value)) { return _decoded.AsSpan(0, Encoding.UTF8.GetChars(value, _decoded)); }

        if (LegacyLine == 0) { LegacyLine = _line; }
        for (var i = 0; i < value.Length; i++) { _decoded[i] = value[i] is >= 0x80 and < 0xA0 ? Windows1252[value[i] - 0x80] : (char)value[i]; }
        return _decoded.AsSpan(0, value.Length);
    }

    private string Clean(Span<char> text, bool oneLine, bool backslash)
    {
        var first = 0;
        while (first < text.Length && !IsUnusual(text[first])) { first++; }
        var length = first;
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && backslash && i + 1 < text.Length)
            {
                c = text[++i];
                if (c is 'n' or 'N') { c = '\n'; }
                else if (c is not ('\\' or ';' or ',' or ':' or '"')) { text[length++] = '\\'; }
            }

            if (c == '\\' || !IsUnusual(c)) { text[length++] = c; }
            else if (c is '\n' or '\u0085' or '\u2028' or '\u2029') { text[length++] = oneLine ? ' ' : '\n'; }
            else if (c is '\t' or '\v' or '\f' or '\u00A0') { text[length++] = ' '; }
            else if (!oneLine && c >= '\u2000') { text[length++] = c; }
        }

        return Kept(text[..length].Trim());
    }

    // The backslash, control characters, line separators, and the marks that turn the direction of writing.
    private static bool IsUnusual(char c) => c switch
    {
        < ' ' or '\\' => true,
        < '\x7F' => false,
        <= '\xA0' => true,
        < '\u2028' => false,
        <= '\u202E' or (>= '\u2066' and <= '\u2069') or '\uFFFD' => true,
        _ => false,
    };

    // The same names, addresses and rooms stand on thousands of events; each is made once, or nearly so.
    private string Kept(ReadOnlySpan<char> text)
    {
        if (text.Length > 64) { return new string(text); }
        ref var slot = ref _kept[(uint)string.GetHashCode(text) % (uint)_kept.Length];
        if (slot is null || !text.SequenceEqual(slot)) { slot = new string(text); }
        return slot;
    }

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> value)
    {
        var plain = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && byte.TryParse(value.Slice(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
            {
                plain.Add(code);
                i += 2;
            }
            else if (value[i] != '=' || i + 1 < value.Length)
            {
                plain.Add(value[i]);
            }
        }

        return [.. plain];
    }

    private static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length) { buffer = new T[Math.Max(length, 2 * buffer.Length)]; }
    }
}
