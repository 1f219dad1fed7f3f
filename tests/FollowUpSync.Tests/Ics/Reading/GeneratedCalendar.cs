using System.Globalization;
using System.Text;

namespace FollowUpSync.Tests.Ics.Reading;

/// <summary>A calendar drawn by chance: times in several zones and forms, days, series of every kind, with exceptions.</summary>
/// <remarks>
/// It keeps clear of what ical.js 2.2.1 reads otherwise than RFC 5545: the hours in which clocks change, a second EXDATE after
/// one that takes nothing out, and RDATEs of a zone on one line.
/// </remarks>
internal sealed class GeneratedCalendar(int seed)
{
    private const string Zones =
        """
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        DTSTART:19960331T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VTIMEZONE
        TZID:Eastern Standard Time
        BEGIN:STANDARD
        DTSTART:20071104T020000
        RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
        TZOFFSETFROM:-0400
        TZOFFSETTO:-0500
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20070311T020000
        RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0400
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VTIMEZONE
        TZID:Branch Office
        BEGIN:STANDARD
        DTSTART:20260101T000000
        TZOFFSETFROM:+0545
        TZOFFSETTO:+0545
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20260405T010000
        RDATE:20260405T010000
        RDATE:20270404T010000
        TZOFFSETFROM:+0545
        TZOFFSETTO:+0645
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20261004T020000
        RDATE:20261004T020000
        RDATE:20271003T020000
        TZOFFSETFROM:+0645
        TZOFFSETTO:+0545
        END:STANDARD
        END:VTIMEZONE

        """;

    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public override string ToString()
    {
        _text.Clear().Append("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Chance//EN\n").Append(Zones);
        int count = _random.Next(1, 12);
        for (int i = 0; i < count; i++)
        {
            Add(i);
        }

        return _text.Append("END:VCALENDAR\n").ToString().ReplaceLineEndings("\r\n");
    }

    private void Add(int number)
    {
        bool isDate = Chance(4);
        string zone = isDate ? "" : Pick("", ";TZID=Europe/Berlin", ";TZID=\"Eastern Standard Time\"", ";TZID=Branch Office");
        LocalDateTime start = new LocalDateTime(2026, 1, 1, isDate ? 0 : _random.Next(4, 24), isDate ? 0 : Pick(0, 15, 30)).PlusDays(_random.Next(600));
        string rule = Chance(3) ? "" : Rule(start);
        string parameters = isDate ? ";VALUE=DATE" : zone;
        string Value(LocalDateTime time) => time.ToString(isDate ? "uuuuMMdd" : "uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture) + (isDate || zone.Length > 0 ? "" : "Z");

        _text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20260101T000000Z\nSUMMARY:Event {number}\nDTSTART{parameters}:{Value(start)}\n{rule}");
        _text.Append(Chance(2) ? isDate ? "DURATION:P2D\n" : "DURATION:PT45M\n" : "");
        if (rule.Length > 0 && Chance(2))
        {
            _text.Append(CultureInfo.InvariantCulture, $"EXDATE{parameters}:{Value(start.PlusDays(_random.Next(1, 5) * Pick(1, 7)))}\n");
        }

        _text.Append("END:VEVENT\n");
        if (rule.StartsWith("RRULE:FREQ=DAILY;COUNT", StringComparison.Ordinal) && Chance(2))
        {
            _text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20260101T000000Z\nSUMMARY:Moved {number}\nRECURRENCE-ID{parameters}:{Value(start)}\nDTSTART{parameters}:{Value(isDate ? start.PlusDays(1) : start.PlusHours(2))}\nEND:VEVENT\n");
        }
    }

    // The start is always one of the rule's: what others make of one that is not, they do not agree on.
    private string Rule(LocalDateTime start)
    {
        string weekday = Weekdays[(int)start.DayOfWeek - 1];
        string interval = Chance(2) ? "" : $";INTERVAL={_random.Next(1, 4)}";
        string end = Pick("", $";COUNT={_random.Next(1, 40)}", $";UNTIL={start.PlusDays(_random.Next(1, 300)).ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        int nth = ((start.Day - 1) / 7) + 1;
        string by = _random.Next(11) switch
        {
            0 => $"DAILY;COUNT={_random.Next(2, 20)}",
            1 => $"DAILY{interval}{end}",
            2 => $"WEEKLY{interval}{end}",
            3 => $"WEEKLY{interval}{end};BYDAY={string.Join(',', Weekdays.Where(day => day == weekday || Chance(3)))}",
            4 => $"WEEKLY{interval}{end};WKST={Pick("SU", "MO")};BYDAY={string.Join(',', Weekdays.Where(day => day == weekday || Chance(2)))}",
            5 => $"MONTHLY{interval}{end}",
            6 => $"MONTHLY{interval}{end};BYDAY={nth}{weekday}",
            7 => $"MONTHLY{interval}{end};BYDAY={weekday};BYSETPOS={nth}",
            8 => $"MONTHLY{interval}{end};BYMONTHDAY={start.Day}",
            9 => $"YEARLY{end};BYMONTH={start.Month};BYMONTHDAY={start.Day}",
            _ => $"YEARLY{end}",
        };
        return $"RRULE:FREQ={by}\n";
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params T[] list) => list[_random.Next(list.Length)];
}
