using System.Text;

namespace FollowUpSync.Ics;

/// <summary>The properties that the reader takes; every other is stepped over.</summary>
internal enum IcsName : byte
{
    Other, Begin, End,
    Method, ProdId, CalendarName, CalendarZone, Owner,
    TimeZoneId, ZoneLocation, OffsetFrom, OffsetTo,
    Uid, Sequence, Stamp, Start, Finish, Duration, RecurrenceId, Rule, ExceptionRule, Dates, ExceptionDates,
    Summary, Description, HtmlDescription, Location, Url, Conference, GoogleConference, TeamsUrl,
    Organizer, Attendee, Status, Transparency, BusyStatus, AllDayFlag, Class, Categories, OurKey,
}

/// <summary>The kinds of component that the reader tells apart.</summary>
internal enum IcsKind : byte { None, Other, Calendar, Event, TimeZone, Standard, Daylight }

/// <summary>Names of properties and components, found by length first; compared without regard to case.</summary>
internal static class IcsNames
{
    private static readonly Known[][] Properties = ByLength(
    [
        new("BEGIN", IcsName.Begin), new("END", IcsName.End),
        new("METHOD", IcsName.Method), new("PRODID", IcsName.ProdId), new("X-WR-CALNAME", IcsName.CalendarName), new("NAME", IcsName.CalendarName),
        new("X-WR-TIMEZONE", IcsName.CalendarZone), new("X-OWNER", IcsName.Owner),
        new("TZID", IcsName.TimeZoneId), new("X-LIC-LOCATION", IcsName.ZoneLocation),
        new("TZOFFSETFROM", IcsName.OffsetFrom), new("TZOFFSETTO", IcsName.OffsetTo),
        new("UID", IcsName.Uid), new("SEQUENCE", IcsName.Sequence), new("DTSTAMP", IcsName.Stamp),
        new("DTSTART", IcsName.Start), new("DTEND", IcsName.Finish), new("DURATION", IcsName.Duration),
        new("RECURRENCE-ID", IcsName.RecurrenceId), new("RRULE", IcsName.Rule), new("EXRULE", IcsName.ExceptionRule),
        new("RDATE", IcsName.Dates), new("EXDATE", IcsName.ExceptionDates),
        new("SUMMARY", IcsName.Summary), new("DESCRIPTION", IcsName.Description), new("X-ALT-DESC", IcsName.HtmlDescription),
        new("LOCATION", IcsName.Location), new("URL", IcsName.Url), new("CONFERENCE", IcsName.Conference),
        new("X-GOOGLE-CONFERENCE", IcsName.GoogleConference), new("X-MICROSOFT-SKYPETEAMSMEETINGURL", IcsName.TeamsUrl),
        new("ORGANIZER", IcsName.Organizer), new("ATTENDEE", IcsName.Attendee), new("STATUS", IcsName.Status),
        new("TRANSP", IcsName.Transparency), new("X-MICROSOFT-CDO-BUSYSTATUS", IcsName.BusyStatus),
        new("X-MICROSOFT-CDO-ALLDAYEVENT", IcsName.AllDayFlag), new("CLASS", IcsName.Class),
        new("CATEGORIES", IcsName.Categories), new("X-FOLLOWUPSYNC-KEY", IcsName.OurKey),
    ]);

    public static IcsName Property(ReadOnlySpan<byte> name)
    {
        if (name.Length >= Properties.Length) { return IcsName.Other; }
        foreach (var known in Properties[name.Length])
        {
            if (Ascii.EqualsIgnoreCase(name, known.Text)) { return known.Name; }
        }

        return IcsName.Other;
    }

    public static IcsKind Kind(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "VEVENT") ? IcsKind.Event
        : Ascii.EqualsIgnoreCase(name, "VCALENDAR") ? IcsKind.Calendar
        : Ascii.EqualsIgnoreCase(name, "VTIMEZONE") ? IcsKind.TimeZone
        : Ascii.EqualsIgnoreCase(name, "STANDARD") ? IcsKind.Standard
        : Ascii.EqualsIgnoreCase(name, "DAYLIGHT") ? IcsKind.Daylight
        : IcsKind.Other;

    private static Known[][] ByLength(Known[] names)
    {
        var table = new Known[names.Max(n => n.Text.Length) + 1][];
        for (var length = 0; length < table.Length; length++) { table[length] = Array.FindAll(names, n => n.Text.Length == length); }
        return table;
    }

    private sealed record Known(string Text, IcsName Name);
}
