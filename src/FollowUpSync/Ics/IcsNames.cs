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

/// <summary>One kept content line: where its bytes stand, folds and all.</summary>
internal readonly record struct IcsProperty(IcsName Name, bool Folded, int Line, int Start, int Length);

/// <summary>The kinds of component that the reader tells apart.</summary>
internal enum IcsKind : byte { None, Other, Calendar, Event, TimeZone, Standard, Daylight }

internal static class IcsNames
{
    private static readonly (string Text, IcsName Name)[][] Properties = ByLength<IcsName>(
    [
        ("BEGIN", IcsName.Begin), ("END", IcsName.End),
        ("METHOD", IcsName.Method), ("PRODID", IcsName.ProdId), ("X-WR-CALNAME", IcsName.CalendarName), ("NAME", IcsName.CalendarName),
        ("X-WR-TIMEZONE", IcsName.CalendarZone), ("X-OWNER", IcsName.Owner),
        ("TZID", IcsName.TimeZoneId), ("X-LIC-LOCATION", IcsName.ZoneLocation),
        ("TZOFFSETFROM", IcsName.OffsetFrom), ("TZOFFSETTO", IcsName.OffsetTo),
        ("UID", IcsName.Uid), ("SEQUENCE", IcsName.Sequence), ("DTSTAMP", IcsName.Stamp),
        ("DTSTART", IcsName.Start), ("DTEND", IcsName.Finish), ("DURATION", IcsName.Duration),
        ("RECURRENCE-ID", IcsName.RecurrenceId), ("RRULE", IcsName.Rule), ("EXRULE", IcsName.ExceptionRule),
        ("RDATE", IcsName.Dates), ("EXDATE", IcsName.ExceptionDates),
        ("SUMMARY", IcsName.Summary), ("DESCRIPTION", IcsName.Description), ("X-ALT-DESC", IcsName.HtmlDescription),
        ("LOCATION", IcsName.Location), ("URL", IcsName.Url), ("CONFERENCE", IcsName.Conference),
        ("X-GOOGLE-CONFERENCE", IcsName.GoogleConference), ("X-MICROSOFT-SKYPETEAMSMEETINGURL", IcsName.TeamsUrl),
        ("ORGANIZER", IcsName.Organizer), ("ATTENDEE", IcsName.Attendee), ("STATUS", IcsName.Status),
        ("TRANSP", IcsName.Transparency), ("X-MICROSOFT-CDO-BUSYSTATUS", IcsName.BusyStatus),
        ("X-MICROSOFT-CDO-ALLDAYEVENT", IcsName.AllDayFlag), ("CLASS", IcsName.Class),
        ("CATEGORIES", IcsName.Categories), ("X-FOLLOWUPSYNC-KEY", IcsName.OurKey),
    ]);

    private static readonly (string Text, IcsKind Name)[][] Kinds = ByLength<IcsKind>(
    [
        ("VCALENDAR", IcsKind.Calendar), ("VEVENT", IcsKind.Event), ("VTIMEZONE", IcsKind.TimeZone),
        ("STANDARD", IcsKind.Standard), ("DAYLIGHT", IcsKind.Daylight),
    ]);

    /// <summary>Which property this is; names are compared without regard to case.</summary>
    public static IcsName Property(ReadOnlySpan<byte> name) => Find(Properties, name, IcsName.Other);

    public static IcsKind Kind(ReadOnlySpan<byte> name) => Find(Kinds, name, IcsKind.Other);

    private static T Find<T>((string Text, T Name)[][] table, ReadOnlySpan<byte> name, T otherwise)
    {
        if (name.Length >= table.Length) { return otherwise; }
        foreach (var (text, found) in table[name.Length])
        {
            if (Ascii.EqualsIgnoreCase(name, text)) { return found; }
        }

        return otherwise;
    }

    private static (string Text, T Name)[][] ByLength<T>((string Text, T Name)[] names)
    {
        var table = new (string, T)[names.Max(n => n.Text.Length) + 1][];
        for (var length = 0; length < table.Length; length++) { table[length] = Array.FindAll(names, n => n.Text.Length == length); }
        return table;
    }
}
