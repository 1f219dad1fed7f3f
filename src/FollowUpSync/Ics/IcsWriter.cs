using System.Globalization;
using System.Text;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Ics;

/// <summary>One follow-up as an .ics file tells it. Its texts may be anything: they are cleaned here.</summary>
public sealed record IcsEvent
{
    /// <summary>The UID, the same for ever.</summary>
    public required Guid Uid { get; init; }

    /// <summary>The follow-up's key, by which an entry of ours is known again.</summary>
    public required string Key { get; init; }

    /// <summary>When it was first written.</summary>
    public required Instant Created { get; init; }

    /// <summary>When this revision was made; also its DTSTAMP, so that the same revision has the same bytes.</summary>
    public required Instant LastModified { get; init; }

    /// <summary>Rises with every change of time or status and never falls.</summary>
    public required int Sequence { get; init; }

    /// <summary>The beginning, inclusive.</summary>
    public required Instant Start { get; init; }

    /// <summary>The end, exclusive; at least a second after <see cref="Start"/>.</summary>
    public required Instant End { get; init; }

    /// <summary>The title; line breaks become spaces.</summary>
    public required string Summary { get; init; }

    /// <summary>The body as plain text; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The UID of the interview it follows, as its calendar wrote it.</summary>
    public string RelatedTo { get; init; } = "";

    /// <summary>It no longer stands.</summary>
    public bool Cancelled { get; init; }
}

/// <summary>
/// Writes follow-ups as iCalendar files (RFC 5545, 7986, 9074): the same events, the same bytes.
/// Nobody is invited: no ATTENDEE and no ORGANIZER, so that no program mails a recruiter.
/// </summary>
public static class IcsWriter
{
    /// <summary>The PRODID of every file of ours.</summary>
    public const string ProductId = "-//FollowUpSync//FollowUpSync 1.0//EN";

    // RFC 5545 §3.6 wants at least one component, and a calendar may well have no event. This one says nothing.
    private static readonly string[] NoEvents =
    [
        "BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
    ];

    /// <summary>A single event, unnamed: Outlook opens a named calendar as a second one, and this as an item.</summary>
    public static byte[] One(IcsEvent followUp) => File([], [followUp]);

    /// <summary>A whole calendar, by start.</summary>
    public static byte[] All(IEnumerable<IcsEvent> followUps, string calendarName)
    {
        string name = IcsText.OneLine(calendarName);
        return File([.. Text("NAME", name), .. Text("X-WR-CALNAME", name)], followUps);
    }

    /// <summary>A calendar to be subscribed to, which says how often to look again (RFC 7986 §5.7, and Outlook's older name for it).</summary>
    public static byte[] Feed(IEnumerable<IcsEvent> followUps, string calendarName, TimeSpan refresh)
    {
        string name = IcsText.OneLine(calendarName);
        string every = string.Create(CultureInfo.InvariantCulture, $"PT{(int)refresh.TotalMinutes}M");
        return File([.. Text("NAME", name), .. Text("X-WR-CALNAME", name), $"REFRESH-INTERVAL;VALUE=DURATION:{every}", $"X-PUBLISHED-TTL:{every}"], followUps);
    }

    /// <summary>Takes events back; each with the SEQUENCE that its withdrawal gave it.</summary>
    public static byte[] Cancelled(IEnumerable<IcsEvent> followUps) =>
        File(["METHOD:CANCEL"], followUps.Select(followUp => followUp with { Cancelled = true }));

    private static byte[] File(string[] properties, IEnumerable<IcsEvent> followUps)
    {
        string[] events = [.. followUps.OrderBy(e => e.Start).ThenBy(e => e.Uid.ToString(), StringComparer.Ordinal).SelectMany(Event)];
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            $"PRODID:{ProductId}",
            "CALSCALE:GREGORIAN",
            .. properties,
            .. events is [] ? NoEvents : events,
            "END:VCALENDAR",
        ];

        var file = new StringBuilder();
        foreach (string line in lines)
        {
            IcsText.AppendFolded(file, line);
        }

        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static IEnumerable<string> Event(IcsEvent e) =>
    [
        "BEGIN:VEVENT",
        $"UID:{e.Uid}",
        $"DTSTAMP:{IcsText.Utc(e.LastModified)}",
        $"CREATED:{IcsText.Utc(e.Created)}",
        $"LAST-MODIFIED:{IcsText.Utc(e.LastModified)}",
        $"SEQUENCE:{e.Sequence.ToString(CultureInfo.InvariantCulture)}",
        $"DTSTART:{IcsText.Utc(e.Start)}",
        $"DTEND:{IcsText.Utc(e.End)}",
        .. Text("SUMMARY", IcsText.OneLine(e.Summary)),
        .. Text("DESCRIPTION", IcsText.Lines(e.Description)),
        "CATEGORIES:Follow-up",
        .. Text("RELATED-TO", IcsText.OneLine(e.RelatedTo)),
        e.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "CLASS:PRIVATE",
        .. Text("X-FOLLOWUPSYNC-KEY", IcsText.OneLine(e.Key)),
        .. e.Cancelled ? [] : Alarm(e),
        "END:VEVENT",
    ];

    // One only: Outlook keeps one. DISPLAY wants a DESCRIPTION, also where the event has no title.
    private static string[] Alarm(IcsEvent e) =>
    [
        "BEGIN:VALARM",
        $"UID:{Identity.NameBasedUuid($"{e.Uid}/alarm")}",
        "ACTION:DISPLAY",
        .. Text("DESCRIPTION", IcsText.OneLine(e.Summary) is { Length: > 0 } summary ? summary : "Follow-up"),
        "TRIGGER:PT0S",
        "END:VALARM",
    ];

    // An empty value is legal, but some readers reject the line: left out.
    private static string[] Text(string name, string clean) => clean.Length == 0 ? [] : [$"{name}:{IcsText.Escape(clean)}"];
}
