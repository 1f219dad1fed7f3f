using System.Text;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Sync;

namespace FollowUpSync.Ics;

/// <summary>From a VEVENT to a calendar entry: the one place where the two vocabularies meet.</summary>
internal sealed class IcsMapping(string file, IcsCutter cut, IcsContent content, ImmutableArray<string> methods)
{
    private const string OurProdId = "-//FollowUpSync//";
    private const int MostAttendees = 5_000; // Of a webinar; nobody meets more.

    private readonly List<Participant> _attendees = [];
    private readonly List<string> _categories = [];

    /// <summary>The entry for one start of an event.</summary>
    /// <param name="occurrence">The original start where it belongs to a series, else null.</param>
    public CalendarEntry Entry(VEvent source, string? occurrence, LocalDateTime start)
    {
        var words = new Words();
        _attendees.Clear();
        _categories.Clear();
        for (var i = source.Component.First; i < source.Component.End; i++)
        {
            ref readonly var property = ref cut[i];
            switch (property.Name)
            {
                case IcsName.Attendee when _attendees.Count == MostAttendees: break;
                case IcsName.Attendee: _attendees.Add(Participant(property)); break;
                case IcsName.Categories: AddCategories(property); break;
                default: Take(property, ref words); break;
            }
        }

        source.At(start, out var first, out var end);
        return new CalendarEntry
        {
            Id = new EntryId(source.Uid, occurrence),
            Place = $"{file}:{source.Component.Line}",
            Start = first,
            End = end,
            IsAllDay = source.Start.IsDate,
            Zone = source.Start.IsDate || ReferenceEquals(source.Start.Zone, DateTimeZone.Utc) ? null : source.Start.Zone.Id,
            Subject = words.Subject ?? "",
            Body = Body(words),
            Location = words.Location is { Length: > 0 } location ? location : words.Link ?? "",
            Organizer = words.Organizer,
            Attendees = [.. _attendees],
            Status = methods[source.Component.Calendar] == "CANCEL" ? EntryStatus.Cancelled : words.Status,
            Categories = [.. _categories],
            IsPrivate = words.IsPrivate,
            IsFree = words.IsFree,
            IsRecurring = occurrence is not null,
            Sequence = source.Sequence,
            Stamp = source.Stamp,
            IsOurs = words.IsOurs || IsOurCalendar(source.Component.Calendar),
        };
    }

    /// <summary>Another occurrence in the words of <paramref name="first"/>.</summary>
    public static CalendarEntry Again(CalendarEntry first, VEvent source, string occurrence, LocalDateTime start)
    {
        source.At(start, out var begin, out var end);
        return first with { Id = new EntryId(source.Uid, occurrence), Start = begin, End = end };
    }

    private struct Words
    {
        public string? Subject, Body, Html, Location, Link;
        public Participant? Organizer;
        public EntryStatus Status;
        public bool IsPrivate, IsFree, IsOurs;
    }

    private void Take(in IcsProperty property, ref Words words)
    {
        switch (property.Name)
        {
            case IcsName.Summary: words.Subject = content.Text(property); break;
            case IcsName.Description: words.Body = content.Text(property, oneLine: false); break;
            case IcsName.HtmlDescription: words.Html = content.Text(property, oneLine: false); break;
            case IcsName.Location: words.Location = content.Text(property); break;
            case IcsName.Organizer: words.Organizer = Participant(property); break;
            case IcsName.Status: words.Status = StatusOf(Value(property)); break;
            case IcsName.Class: words.IsPrivate = Is(Value(property), "PRIVATE") || Is(Value(property), "CONFIDENTIAL"); break;
            case IcsName.Transparency: words.IsFree |= Is(Value(property), "TRANSPARENT"); break;
            case IcsName.BusyStatus: words.IsFree |= Is(Value(property), "FREE"); break;
            case IcsName.OurKey: words.IsOurs = true; break;
            case IcsName.Url or IcsName.Conference or IcsName.GoogleConference or IcsName.TeamsUrl: TakeLink(property, ref words); break;
        }
    }

    private ReadOnlySpan<byte> Value(in IcsProperty property) => IcsBytes.Trimmed(content.Line(property).Value);

    private static bool Is(ReadOnlySpan<byte> value, string expected) => Ascii.EqualsIgnoreCase(value, expected);

    private static EntryStatus StatusOf(ReadOnlySpan<byte> value) =>
        Is(value, "CANCELLED") || Is(value, "CANCELED") ? EntryStatus.Cancelled
        : Is(value, "TENTATIVE") ? EntryStatus.Tentative
        : EntryStatus.Confirmed;

    // The page of an event is a weaker hint than the room that a meeting program names. Nothing but web links is a place.
    private void TakeLink(in IcsProperty property, ref Words words)
    {
        var link = content.Verbatim(Value(property));
        var isWeb = link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (isWeb && (words.Link is null || property.Name != IcsName.Url)) { words.Link = link; }
    }

    private static string Body(in Words words)
    {
        var body = string.IsNullOrWhiteSpace(words.Body) ? words.Html : words.Body;
        if (body is null) { return ""; }
        return ReferenceEquals(body, words.Html) || LooksLikeHtml(body) ? HtmlText.ToPlain(body) : body;
    }

    // Google puts fragments, Teams whole pages into DESCRIPTION. An address in angle brackets is no markup.
    private static bool LooksLikeHtml(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) { return false; }
        foreach (var mark in (ReadOnlySpan<string>)["</", "<br", "<html", "<p>", "<p ", "<div", "<!doctype"])
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase)) { return true; }
        }

        return false;
    }

    private void AddCategories(in IcsProperty property)
    {
        var rest = content.Line(property).Value;
        while (rest.Length > 0)
        {
            var comma = 0;
            while (comma < rest.Length && rest[comma] != ',') { comma += rest[comma] == '\\' ? 2 : 1; }
            comma = Math.Min(comma, rest.Length);
            if (content.Plain(rest[..comma]) is { Length: > 0 } category) { _categories.Add(category); }
            rest = rest[Math.Min(comma + 1, rest.Length)..];
        }
    }

    private Participant Participant(in IcsProperty property)
    {
        var line = content.Line(property);
        if (line.TooManyParameters) { return new Participant(null, null); }
        var address = AddressOf(content.Verbatim(line.Value)) ?? AddressOf(content.Parameter(line.Parameter("EMAIL")));
        var name = content.Parameter(line.Parameter("CN")).Trim('\'', ' ');
        return new Participant(name.Length > 0 ? name : null, address, AnswerOf(line), KindOf(line));
    }

    /// <summary>The mail address in <c>MAILTO:a@b</c>, <c>Name &lt;a@b&gt;</c> or <c>a@b</c>; null for everything else, such as Exchange's <c>/o=...</c>.</summary>
    public static string? AddressOf(string value)
    {
        var text = value.AsSpan();
        if (text.LastIndexOf("mailto:", StringComparison.OrdinalIgnoreCase) is var scheme and >= 0) { text = text[(scheme + 7)..]; }
        if (text.LastIndexOf('<') is var open and >= 0) { text = text[(open + 1)..].TrimEnd("> "); }
        if (text.IndexOf('?') is var query and > 0) { text = text[..query]; }
        text = text.Trim(" '\"");
        var address = text.Contains("%40", StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text.ToString();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < address.Length - 1 && address.AsSpan().IndexOfAny(" /:\t") < 0 ? address : null;
    }

    // STATUS is the name that vCalendar 1.0 has for it.
    private static Answer AnswerOf(in IcsLine line)
    {
        var answer = line.Parameter("PARTSTAT");
        if (answer.IsEmpty) { answer = line.Parameter("STATUS"); }
        return Is(answer, "ACCEPTED") || Is(answer, "COMPLETED") || Is(answer, "CONFIRMED") ? Answer.Accepted
            : Is(answer, "TENTATIVE") ? Answer.Tentative
            : Is(answer, "DECLINED") ? Answer.Declined
            : Answer.None;
    }

    private static ParticipantKind KindOf(in IcsLine line)
    {
        var kind = line.Parameter("CUTYPE");
        if (kind.IsEmpty || Is(kind, "INDIVIDUAL")) { return ParticipantKind.Individual; }
        var text = Encoding.Latin1.GetString(kind).ToUpperInvariant();
        return text.Contains("ROOM", StringComparison.Ordinal) || text.Contains("RESOURCE", StringComparison.Ordinal) || text.Contains("EQUIPMENT", StringComparison.Ordinal) ? ParticipantKind.Resource
            : text.Contains("GROUP", StringComparison.Ordinal) || text.Contains("LIST", StringComparison.Ordinal) ? ParticipantKind.Group
            : ParticipantKind.Individual;
    }

    private bool IsOurCalendar(int calendar) =>
        cut.Calendars[calendar].ProdId is >= 0 and var at && content.Text(cut[at]).StartsWith(OurProdId, StringComparison.Ordinal);
}
