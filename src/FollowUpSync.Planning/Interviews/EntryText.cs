namespace FollowUpSync.Planning.Interviews;

/// <summary>A line of the form "Label: value".</summary>
/// <param name="Kind">The label's theme without "label ".</param>
/// <param name="Text">Where it stands.</param>
/// <param name="First">The value's first token.</param>
/// <param name="Next">The token after the value.</param>
internal readonly record struct Labelled(string Kind, FoldedText Text, int First, int Next)
{
    public string Value => Text.Slice(First, Next);
}

/// <summary>An entry's words, made ready: title without mail prefixes, text without the video tool's block, quoted mail told apart.</summary>
internal sealed class EntryText
{
    // An invitation says what it is on its first pages; this bounds the work on hostile ones.
    public const int MostBody = 8_000;
    public const int MostTitle = 300;
    private const int MostLinks = 50;
    private static readonly string[] Prefixes = ["re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:", "sv:", "vs:", "odp:", "antw:", "canceled:", "cancelled:", "updated:", "updated invitation:", "invitation:", "accepted:", "tentative:", "declined:", "abgesagt:", "annulé:", "annulé :", "cancelado:", "cancelada:", "annullato:", "geannuleerd:", "anulowane:", "odwołane:", "inställt:", "rescheduled:", "new time proposed:", "einladung:", "termin:", "external:", "[external]", "[ext]", "confirmed:", "reminder: your"];
    private static readonly string[] Mailheads = ["from:", "von:", "de:", "de :", "da:", "van:", "od:", "från:", "fra:", "差出人", "发件人", "보낸 사람", "-----original", "----- original", "-----ursprüngliche", "-------- forwarded", "---------- forwarded", "________________________________ from"];

    public EntryText(CalendarEntry entry)
    {
        Entry = entry;
        Title = new FoldedText(WithoutPrefixes(entry.Subject.Length > MostTitle ? entry.Subject[..MostTitle] : entry.Subject));
        string raw = entry.Body.Length > MostBody ? entry.Body[..MostBody] : entry.Body;
        if (raw.Contains('\r'))
        {
            raw = raw.ReplaceLineEndings("\n");
        }

        Links = [];
        AddLinks(raw, Links);
        AddLinks(entry.Location, Links);
        (string text, int quoted) = Relevant(raw);
        Body = new FoldedText(text);
        MainNext = 0;
        while (MainNext < Body.Tokens.Count && Body.Tokens[MainNext].Start < quoted)
        {
            MainNext++;
        }

        MessageNext = MainNext;
        LetterNext = EndOfLetter();
    }

    public CalendarEntry Entry { get; }

    public FoldedText Title { get; }

    public FoldedText Body { get; }

    /// <summary>The token at which quoted mail begins; people named there are not met.</summary>
    public int MainNext { get; }

    /// <summary>The token at which the message ends: behind it stand directions, notes on technique or privacy, and who the sender is.</summary>
    public int LetterNext { get; }

    /// <summary>The token at which the signature begins, or where the letter ends.</summary>
    public int MessageNext { get; private set; }

    /// <summary>It takes place by telephone or on a screen, as far as the location says.</summary>
    public bool IsCall => Places.IsCall(Entry.Location);

    /// <summary>Host and path of each link in text and location.</summary>
    public List<string> Links { get; }

    /// <summary>"Label: value" lines of the text, with the label's theme.</summary>
    public IEnumerable<Labelled> Labels(string kind)
    {
        string theme = "label " + kind;
        foreach (Hit hit in Body.Hits)
        {
            if (hit.Theme.Name == theme && Body.Tokens[hit.First].AfterBreak && ValueAfter(hit.Next) is (int first, int next) && first < next)
            {
                yield return new Labelled(kind, Body, first, next);
            }
        }
    }

    // The message ends with its signature, or where a paragraph begins that every recipient gets ("How to find us: ...").
    private int EndOfLetter()
    {
        int end = MainNext;
        foreach (Hit hit in Body.Hits)
        {
            if (hit.First < end && hit.First > 0 && Body.Tokens[hit.First].StartsLine && (hit.Theme.Name == "small print" || (hit.Theme.Name == "aside" && ValueAfter(hit.Next) is not null)))
            {
                end = MessageNext = hit.First;
            }
        }

        string[] signer = (Domains.IsTool(Domains.Of(Entry.Organizer?.Address)) ? "" : Entry.Organizer?.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int at = 1; at < end; at++)
        {
            if (Body.Tokens[at].StartsLine && LineEnd(at) - at <= 8 && ((signer.Length > 0 && Body.Slice(at, at + 1).Equals(signer[0], StringComparison.OrdinalIgnoreCase)) || IsGoodbye(at)))
            {
                MessageNext = at;
                return EndOfSignature(at, end);
            }
        }

        return end;
    }

    private bool IsGoodbye(int token)
    {
        foreach (Hit hit in Body.Hits)
        {
            if (hit.First == token && hit.Theme.Name == "goodbye" && LineEnd(token) - hit.Next <= 3)
            {
                return true;
            }
        }

        return false;
    }

    // The name and the short lines below it: title, company, telephone.
    private int EndOfSignature(int token, int limit)
    {
        int at = LineEnd(token);
        for (int lines = 0; lines < 5 && at < limit && LineEnd(at) - at <= 9 && !Body.Hits.Any(h => h.First == at && h.Theme.Name.StartsWith("label ", StringComparison.Ordinal) && ValueAfter(h.Next) is not null); lines++)
        {
            at = LineEnd(at);
        }

        return at < limit && Body.Hits.Any(h => h.First >= at && h.Theme.Name.StartsWith("label ", StringComparison.Ordinal) && Body.Tokens[h.First].StartsLine && ValueAfter(h.Next) is not null) ? limit : Math.Min(at, limit);
    }

    private int LineEnd(int token)
    {
        int at = token + 1;
        while (at < Body.Tokens.Count && !Body.Tokens[at].StartsLine)
        {
            at++;
        }

        return at;
    }

    private (int First, int Next)? ValueAfter(int token)
    {
        int at = Body.Tokens[token - 1].End;
        string text = Body.Text;
        while (at < text.Length && text[at] is ' ' or '?' or ')' or '*' or '\t')
        {
            at++;
        }

        if (at >= text.Length || text[at] is not (':' or '\uFF1A' or '=') && !(Body.Tokens[token - 1].StartsLine && text[at] is '-' or '\u2013'))
        {
            return null;
        }

        int first = token;
        int next = first;
        while (next < Body.Tokens.Count && (next == first || !Body.Tokens[next].StartsLine) && !EndsSentence(next, first))
        {
            next++;
        }

        return (first, next);
    }

    // "You share your screen. Position: Cloud Engineer. Bring a laptop."
    private bool EndsSentence(int token, int first)
    {
        if (token == first)
        {
            return false;
        }

        ReadOnlySpan<char> gap = Body.Text.AsSpan(Body.Tokens[token - 1].End, Body.Tokens[token].Start - Body.Tokens[token - 1].End);
        return gap.ContainsAny("|\u3002") || (gap.StartsWith(". ") && Body.Tokens[token - 1].End - Body.Tokens[token - 1].Start > 3);
    }

    /// <summary>A title without what mail programs put before it.</summary>
    public static string WithoutPrefixes(string title)
    {
        string rest = title.Trim();
        for (bool found = true; found;)
        {
            found = false;
            foreach (string prefix in Prefixes)
            {
                if (rest.Length > prefix.Length && rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    rest = rest[prefix.Length..].TrimStart();
                    found = true;
                }
            }
        }

        return rest;
    }

    /// <summary>Adds host and path of each link, in lower case.</summary>
    public static void AddLinks(string text, List<string> links)
    {
        for (int at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            int from = at + 3;
            int end = from;
            while (end < text.Length && end - from < 100 && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '?'))
            {
                end++;
            }

            if (links.Count >= MostLinks)
            {
                return;
            }

            links.Add(text[from..end].ToLowerInvariant());
        }
    }

    private static (string Text, int Quoted) Relevant(string raw)
    {
        var text = new System.Text.StringBuilder(raw.Length);
        int quoted = int.MaxValue;
        for (int at = 0; at <= raw.Length;)
        {
            int end = raw.IndexOf('\n', at);
            end = end < 0 ? raw.Length : end;
            ReadOnlySpan<char> line = raw.AsSpan(at, end - at).Trim();
            ReadOnlySpan<char> rest = raw.AsSpan(Math.Min(end + 1, raw.Length));
            if (StartsMeetingBlock(line, rest))
            {
                break;
            }

            if (quoted == int.MaxValue && at > 0 && StartsQuote(line, rest))
            {
                quoted = text.Length;
            }

            text.Append(line).Append('\n');
            at = end + 1;
        }

        return (text.ToString(), quoted);
    }

    private static bool StartsMeetingBlock(ReadOnlySpan<char> line, ReadOnlySpan<char> rest) =>
        line.StartsWith("-::~")
        || line.StartsWith("-- Do not delete or change", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Join Zoom Meeting", StringComparison.OrdinalIgnoreCase)
        || line.Contains("inviting you to a scheduled", StringComparison.OrdinalIgnoreCase)
        || line.Contains("Zoomミーティングに", StringComparison.Ordinal)
        || (line.Length >= 20 && line.TrimStart('_').IsEmpty && Near(rest, "Teams", "Webex", anywhere: true));

    private static bool StartsQuote(ReadOnlySpan<char> line, ReadOnlySpan<char> rest)
    {
        foreach (string head in Mailheads)
        {
            if (line.StartsWith(head, StringComparison.OrdinalIgnoreCase))
            {
                return line[0] == '-' || line.Contains('@') || Near(rest, "sent:", "gesendet:", anywhere: false) || Near(rest, "@", "@", anywhere: true);
            }
        }

        return false;
    }

    // In one of the next three lines.
    private static bool Near(ReadOnlySpan<char> rest, string one, string other, bool anywhere)
    {
        for (int i = 0; i < 3 && !rest.IsEmpty; i++)
        {
            int end = rest.IndexOf('\n');
            ReadOnlySpan<char> line = (end < 0 ? rest : rest[..end]).Trim();
            if (anywhere
                ? line.Contains(one, StringComparison.OrdinalIgnoreCase) || line.Contains(other, StringComparison.OrdinalIgnoreCase)
                : line.StartsWith(one, StringComparison.OrdinalIgnoreCase) || line.StartsWith(other, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return false;
    }
}
