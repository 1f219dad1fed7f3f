using System.Globalization;
using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace FollowUpSync.Ics;

/// <summary>A recurrence rule, taken apart here and only walked by Ical.Net, which never sees the foreign text.</summary>
internal sealed class IcsRule
{
    private const int UnmatchedLimit = 3000;
    private const int StepLimit = 100_000;

    private static readonly (string Text, DayOfWeek Day)[] Days =
    [
        ("MO", DayOfWeek.Monday), ("TU", DayOfWeek.Tuesday), ("WE", DayOfWeek.Wednesday), ("TH", DayOfWeek.Thursday),
        ("FR", DayOfWeek.Friday), ("SA", DayOfWeek.Saturday), ("SU", DayOfWeek.Sunday),
    ];

    private readonly RecurrenceRule _rule = new(FrequencyType.Daily);
    private bool _hasFrequency;

    private IcsRule() { }

    /// <summary>The last moment on the wall, inclusive; a UTC value still has to be brought onto the wall of the series.</summary>
    public LocalDateTime? Until { get; private set; }

    public bool UntilIsUtc { get; private set; }

    /// <summary>Reads a rule whose parts may stand in any order; null, and what is wrong with it, where it cannot be followed.</summary>
    public static IcsRule? Read(ReadOnlySpan<byte> value, out string fault)
    {
        var rule = new IcsRule();
        foreach (var part in System.Text.Encoding.Latin1.GetString(value).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            fault = part.Length > 60 ? string.Concat(part.AsSpan(0, 60), "...") : part;
            if (equals < 0 || !rule.Take(part[..equals].Trim().ToUpperInvariant(), part[(equals + 1)..].Trim().ToUpperInvariant())) { return null; }
        }

        fault = "no FREQ";
        return rule._hasFrequency ? rule : null;
    }

    /// <summary>Brings an UNTIL in UTC onto the wall of a zone.</summary>
    public void MoveUntil(DateTimeZone zone)
    {
        if (Until is { } until && UntilIsUtc) { (Until, UntilIsUtc) = (until.InUtc().WithZone(zone).LocalDateTime, false); }
    }

    /// <summary>The starts from <paramref name="from"/> to <paramref name="to"/>, both inclusive, in order; null where finding them would take too long.</summary>
    /// <param name="start">DTSTART: what the rule counts from.</param>
    /// <param name="steps">What is left of the file's allowance; lowered by what this walk costs.</param>
    public List<LocalDateTime>? Walk(LocalDateTime start, LocalDateTime from, LocalDateTime to, ref int steps)
    {
        var found = new List<LocalDateTime>();
        var end = Until is { } until && until < to ? until : to;
        if (end < start || end < from) { return found; }

        var first = IsPlain ? start : Forward(start, from);
        var cost = IsPlain ? PlainSteps(start, from, end) : Steps(first, end);
        if (cost > StepLimit || cost > steps) { return null; }
        steps -= (int)cost;
        if (IsPlain) { return WalkPlain(start, from, end); }

        try
        {
            var reference = ToCal(first);
            foreach (var period in new RecurrencePatternEvaluator(_rule).Evaluate(reference, reference, new EvaluationOptions { MaxUnmatchedIncrementsLimit = UnmatchedLimit }))
            {
                var at = LocalDateTime.FromDateTime(period.StartTime.Value);
                if (at > end) { break; }
                if (at >= from) { found.Add(at); }
            }
        }
        catch (EvaluationException)
        {
            // A rule that can never match (31 February), or the end of the calendar: what was found is all there is.
            steps -= UnmatchedLimit;
        }

        return found;
    }

    // Nearly every series is of this kind; a walk from day to day finds its starts a hundred times faster.
    private bool IsPlain =>
        _rule.Frequency is FrequencyType.Daily or FrequencyType.Weekly
        && _rule.ByMonth.Count + _rule.ByMonthDay.Count + _rule.ByYearDay.Count + _rule.ByWeekNo.Count + _rule.BySetPosition.Count
            + _rule.ByHour.Count + _rule.ByMinute.Count + _rule.BySecond.Count == 0
        && _rule.ByDay.TrueForAll(d => d.Offset is null);

    // A hundred days on this way cost about as much as one step of Ical.Net.
    private long PlainSteps(LocalDateTime start, LocalDateTime from, LocalDateTime end) =>
        1 + (NodaTime.Period.DaysBetween((_rule.Count is null ? LocalDateTime.Max(start, from) : start).Date, end.Date) / 100);

    private List<LocalDateTime> WalkPlain(LocalDateTime start, LocalDateTime from, LocalDateTime end)
    {
        var found = new List<LocalDateTime>();
        var weekday = (int)start.DayOfWeek % 7;
        var weekly = _rule.Frequency == FrequencyType.Weekly;
        var days = _rule.ByDay.Count == 0 ? (weekly ? 1 << weekday : 0b111_1111) : _rule.ByDay.Aggregate(0, (set, d) => set | (1 << (int)d.DayOfWeek));
        var intoWeek = (weekday - (int)_rule.FirstDayOfWeek + 7) % 7;
        var last = NodaTime.Period.DaysBetween(start.Date, end.Date);
        var count = _rule.Count ?? int.MaxValue;
        for (var day = count < int.MaxValue ? 0 : Math.Max(0, NodaTime.Period.DaysBetween(start.Date, from.Date)); day <= last && count > 0; day++)
        {
            var turn = weekly ? (day + intoWeek) / 7 : day;
            if (turn % _rule.Interval != 0 || (days & (1 << ((weekday + day) % 7))) == 0) { continue; }
            count--;
            var at = start.PlusDays(day);
            if (at >= from && at <= end) { found.Add(at); }
        }

        return found;
    }

    // Moving by whole intervals, and by whole years where the day of the month matters, leaves the later occurrences as they are.
    // With COUNT every one counts, and a rule by week number takes its weekday from DTSTART.
    private LocalDateTime Forward(LocalDateTime start, LocalDateTime from)
    {
        if (_rule.Count is not null || _rule.ByWeekNo.Count > 0 || from <= start) { return start; }
        var days = NodaTime.Period.DaysBetween(start.Date, from.Date) - 1;
        var years = (start.Month, start.Day) == (2, 29) ? 4 : 1;
        switch (_rule.Frequency)
        {
            case FrequencyType.Daily: return start.PlusDays(Whole(days, _rule.Interval));
            case FrequencyType.Weekly: return start.PlusDays(Whole(days, 7 * _rule.Interval));
            default: return start.PlusYears(Whole(days / 366, years * _rule.Interval));
        }
    }

    private static int Whole(int distance, int unit) => Math.Max(0, distance / unit * unit);

    private long Steps(LocalDateTime start, LocalDateTime end)
    {
        var days = NodaTime.Period.DaysBetween(start.Date, end.Date) + 1L;
        var times = (long)Math.Max(1, _rule.ByHour.Count) * Math.Max(1, _rule.ByMinute.Count) * Math.Max(1, _rule.BySecond.Count);
        var lists = 1L + _rule.ByDay.Count + _rule.ByMonthDay.Count + _rule.ByYearDay.Count + _rule.ByWeekNo.Count;
        var perStep = _rule.Frequency switch { FrequencyType.Daily => 1, FrequencyType.Weekly => 7, FrequencyType.Monthly => 30, _ => 365 };
        return Math.Max(1, days / ((long)perStep * _rule.Interval)) * Math.Min(lists, perStep) * times;
    }

    private static CalDateTime ToCal(LocalDateTime local) => new(local.ToDateTimeUnspecified(), hasTime: true);

    private bool Take(string name, string value)
    {
        switch (name)
        {
            case "FREQ": return TakeFrequency(value);
            case "INTERVAL": return TakeNumber(value, 0, int.MaxValue, n => _rule.Interval = Math.Clamp(n, 1, 100_000));
            case "COUNT": return TakeNumber(value, 0, int.MaxValue, n => _rule.Count = Math.Max(n, 1));
            case "UNTIL": return TakeUntil(value);
            case "WKST": return TakeDay(value, out var start, out _) && (_rule.FirstDayOfWeek = start) == start;
            case "BYDAY": return value.Split(',').All(v => TakeDay(v.Trim(), out var day, out var nth) && Add(_rule.ByDay, nth == 0 ? new WeekDay(day) : new WeekDay(day, nth)));
            case "BYMONTHDAY": return TakeList(value, -31, 31, _rule.ByMonthDay);
            case "BYYEARDAY": return TakeList(value, -366, 366, _rule.ByYearDay);
            case "BYWEEKNO": return TakeList(value, -53, 53, _rule.ByWeekNo);
            case "BYMONTH": return TakeList(value, 1, 12, _rule.ByMonth);
            case "BYSETPOS": return TakeList(value, -366, 366, _rule.BySetPosition);
            case "BYHOUR": return TakeList(value, 0, 23, _rule.ByHour);
            case "BYMINUTE": return TakeList(value, 0, 59, _rule.ByMinute);
            case "BYSECOND": return TakeList(value, 0, 59, _rule.BySecond);
            default: return name.StartsWith("X-", StringComparison.Ordinal);
        }
    }

    private bool TakeFrequency(string value)
    {
        FrequencyType? frequency = value switch
        {
            "DAILY" => FrequencyType.Daily,
            "WEEKLY" => FrequencyType.Weekly,
            "MONTHLY" => FrequencyType.Monthly,
            "YEARLY" => FrequencyType.Yearly,
            _ => null,
        };
        if (frequency is { } followed) { (_rule.Frequency, _hasFrequency) = (followed, true); }
        return frequency is not null;
    }

    private bool TakeUntil(string value)
    {
        if (!IcsTimes.TryRead(System.Text.Encoding.ASCII.GetBytes(value), out var until, out var isDate, out var offset))
        {
            // The year 9999 is how some programs say "for ever".
            return value.Length >= 8 && value[0] is > '2';
        }

        Until = isDate ? until.Date.At(new LocalTime(23, 59, 59)) : until;
        UntilIsUtc = offset is not null;
        return true;
    }

    private static bool TakeDay(string value, out DayOfWeek day, out int nth)
    {
        nth = 0;
        var found = Array.FindIndex(Days, d => value.EndsWith(d.Text, StringComparison.Ordinal));
        day = found < 0 ? default : Days[found].Day;
        return found >= 0 && (value.Length == 2 || (int.TryParse(value.AsSpan(0, value.Length - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out nth) && nth is >= -53 and <= 53));
    }

    private static bool TakeList(string value, int least, int most, List<int> list) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries).All(v => TakeNumber(v.Trim(), least, most, n => Add(list, n)));

    private static bool TakeNumber(string value, int least, int most, Action<int> take)
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most) { return false; }
        take(number);
        return true;
    }

    private static bool Add<T>(List<T> list, T value)
    {
        if (!list.Contains(value)) { list.Add(value); }
        return true;
    }
}
