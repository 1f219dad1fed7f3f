using NodaTime.Text;

namespace FollowUpSync.Ics;

/// <summary>A date or moment of a calendar file on the wall of its zone.</summary>
/// <param name="Local">What the clock shows; midnight for a date.</param>
/// <param name="Zone">Whose clock; the candidate's for a date.</param>
/// <param name="IsDate">A date without a time.</param>
internal readonly record struct IcsTime(LocalDateTime Local, DateTimeZone Zone, bool IsDate)
{
    public Instant Instant => ToInstant(Local);

    /// <summary>What the identity of an occurrence is made of.</summary>
    public string Occurrence => IsDate ? LocalDatePattern.Iso.Format(Local.Date) : InstantPattern.General.Format(Instant);

    /// <summary>RFC 5545: of an hour that happens twice the first is meant; one that is left out counts in the offset before it.</summary>
    public Instant ToInstant(LocalDateTime local) =>
        ReferenceEquals(Zone, DateTimeZone.Utc) ? local.InUtc().ToInstant() : Zone.AtLeniently(local).ToInstant();

    public IcsTime At(LocalDateTime local) => this with { Local = local };
}

/// <summary>Reads DATE, DATE-TIME and DURATION values, the ISO forms with dashes and colons among them.</summary>
internal static class IcsTimes
{
    // Birthdays and holidays began before 1970; a year like 1601 or 9999 is a program's idea of nothing.
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    /// <summary>Reads one value; <paramref name="offset"/> is what stands behind it (Z is zero), or null.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out LocalDateTime local, out bool isDate, out Offset? offset)
    {
        (local, isDate, offset) = (default, true, null);
        var rest = IcsBytes.Unquoted(value);
        if (!Digits(ref rest, 4, out var year) || !Digits(ref Skip(ref rest, (byte)'-'), 2, out var month) || !Digits(ref Skip(ref rest, (byte)'-'), 2, out var day)) { return false; }
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) { return false; }
        local = new LocalDateTime(year, month, day, 0, 0);
        if (rest.Length == 0 || rest is [(byte)'Z' or (byte)'z']) { return true; } // Google writes the days of birthdays as 20131210Z.

        isDate = false;
        if (rest[0] is not ((byte)'T' or (byte)'t' or (byte)' ')) { return false; }
        rest = IcsBytes.Trimmed(rest[1..]);
        if (!Digits(ref rest, 2, out var hour) || !Digits(ref Skip(ref rest, (byte)':'), 2, out var minute)) { return false; }
        Digits(ref Skip(ref rest, (byte)':'), 2, out var second);
        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0)) { return false; }
        local = hour == 24 ? local.PlusDays(1) : new LocalDateTime(year, month, day, hour, minute, Math.Min(second, 59));
        return TryReadOffset(SkipFraction(rest), out offset);
    }

    /// <summary>Reads <c>P1DT2H</c>: days are the calendar's, hours are exact. More than a year is refused.</summary>
    public static bool TryReadDuration(ReadOnlySpan<byte> value, out int days, out Duration time)
    {
        (days, time) = (0, Duration.Zero);
        var rest = IcsBytes.Trimmed(value);
        var sign = rest.Length > 0 && rest[0] == '-' ? -1 : 1;
        if (rest.Length > 0 && rest[0] is (byte)'-' or (byte)'+') { rest = rest[1..]; }
        if (rest.Length < 2 || rest[0] is not ((byte)'P' or (byte)'p')) { return false; }
        rest = rest[1..];
        long wholeDays = 0, seconds = 0;
        while (rest.Length > 0)
        {
            if (rest[0] is (byte)'T' or (byte)'t') { rest = rest[1..]; continue; }
            if (!System.Buffers.Text.Utf8Parser.TryParse(rest, out int number, out var used) || used == rest.Length || number < 0) { return false; }
            switch ((char)(rest[used] | 0x20))
            {
                case 'w': wholeDays += 7L * number; break;
                case 'd': wholeDays += number; break;
                case 'h': seconds += 3600L * number; break;
                case 'm': seconds += 60L * number; break;
                case 's': seconds += number; break;
                default: return false;
            }

            rest = rest[(used + 1)..];
        }

        if (wholeDays + (seconds / 86_400) > 366) { return false; }
        (days, time) = (sign * (int)wholeDays, Duration.FromSeconds(sign * seconds));
        return true;
    }

    /// <summary>Reads <c>-0500</c>, <c>-05:00</c>, <c>+053000</c> or <c>Z</c>; nothing is no offset.</summary>
    public static bool TryReadOffset(ReadOnlySpan<byte> text, out Offset? offset)
    {
        offset = null;
        if (text.Length == 0) { return true; }
        if (text[0] is (byte)'Z' or (byte)'z')
        {
            offset = Offset.Zero;
            return text.Length == 1;
        }

        if (text[0] is not ((byte)'+' or (byte)'-')) { return false; }
        var rest = text[1..];
        if (!Digits(ref rest, 2, out var hours)) { return false; }
        Digits(ref Skip(ref rest, (byte)':'), 2, out var minutes);
        Digits(ref Skip(ref rest, (byte)':'), 2, out var seconds);
        if (hours > 17 || minutes > 59 || seconds > 59) { return false; }
        var total = (hours * 3600) + (minutes * 60) + seconds;
        offset = Offset.FromSeconds(text[0] == '-' ? -total : total);
        return true;
    }

    private static bool Digits(ref ReadOnlySpan<byte> rest, int count, out int number)
    {
        number = 0;
        if (rest.Length < count) { return false; }
        for (var i = 0; i < count; i++)
        {
            if (rest[i] is < (byte)'0' or > (byte)'9') { return false; }
            number = (number * 10) + rest[i] - '0';
        }

        rest = rest[count..];
        return true;
    }

    private static ref ReadOnlySpan<byte> Skip(ref ReadOnlySpan<byte> rest, byte mark)
    {
        if (rest.Length > 0 && rest[0] == mark) { rest = rest[1..]; }
        return ref rest;
    }

    private static ReadOnlySpan<byte> SkipFraction(ReadOnlySpan<byte> rest)
    {
        if (rest.Length == 0 || rest[0] is not ((byte)'.' or (byte)',')) { return rest; }
        do { rest = rest[1..]; } while (rest.Length > 0 && rest[0] is >= (byte)'0' and <= (byte)'9');
        return rest;
    }
}
