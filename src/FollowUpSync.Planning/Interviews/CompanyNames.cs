namespace FollowUpSync.Planning.Interviews;

/// <summary>Ways in which a text names a company.</summary>
internal static class CompanyNames
{
    private static readonly Lexicon Words = Lexicon.Default;
    private static readonly string[] CjkLegal = ["株式会社", "有限会社", "合同会社", "주식회사", "(주)", "㈜", "医療法人", "学校法人"];
    private static readonly string[] CjkSuffix = ["股份有限公司", "有限责任公司", "有限公司", "集团", "株式会社", "公司"];

    /// <summary>What a label's value says before its first separator.</summary>
    public static string Cut(string value)
    {
        int end = value.AsSpan().IndexOfAny("|(;\n\u2013");
        string name = (end > 1 ? value[..end] : value).Trim().TrimEnd('.', ',');
        return name.Length <= 60 ? name : "";
    }

    /// <summary>"Contoso Careers" at careers@ or at an applicant system is Contoso.</summary>
    public static string? FromDisplay(Participant? organizer)
    {
        if (organizer?.Name is not { Length: > 1 } shown || shown.Contains('@') || !(Domains.IsFunctional(organizer.Address) || Domains.IsTool(Domains.Of(organizer.Address))))
        {
            return null;
        }

        int via = shown.IndexOf(" via ", StringComparison.OrdinalIgnoreCase);
        int bracket = shown.IndexOf('(');
        string name = (via > 0 ? shown[..via] : bracket > 1 ? shown[..bracket] : shown).Trim();
        int at = name.LastIndexOf(" at ", StringComparison.OrdinalIgnoreCase);
        if (at > 0)
        {
            return name[(at + 4)..];
        }

        string[] words = name.Split([' ', '-', '|'], StringSplitOptions.RemoveEmptyEntries);
        int end = words.Length;
        while (end > 0 && Words.Has("department", Lexicon.HashOf(words[end - 1])))
        {
            end--;
        }

        if (end == 0 || (end == words.Length && via < 0 && words.Length is 2 or 3 && NameReader.IsGivenName(words[0])))
        {
            return null;
        }

        return name[..(name.IndexOf(words[end - 1], StringComparison.Ordinal) + words[end - 1].Length)];
    }

    /// <summary>The tenant's own part of a link: contoso in contoso.zoom.us, jobs.lever.co/contoso.</summary>
    public static string? Tenant(string hostAndPath)
    {
        string[] parts = hostAndPath.Split('/');
        string host = parts[0];
        bool ats = Domains.Is("ats", host);
        if (!ats && !Domains.Is("video", host))
        {
            return null;
        }

        string sub = host.Split('.')[0];
        bool own = host.Count(c => c == '.') >= 2 && sub.Length >= 4 && !(sub is "jobs" or "boards" or "apply" or "hire" or "meet" or "teams" or "talent" or "career" or "careers" or "calendar" or "support" or "candidate" or "scheduling" or "interview" or "interviews") && !sub.AsSpan().ContainsAnyInRange('0', '9');
        return own ? sub : ats && parts.Length > 1 && parts[1].Length >= 4 && parts[1].All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && host.StartsWith("jobs.", StringComparison.Ordinal) | host.StartsWith("boards.", StringComparison.Ordinal) | host.StartsWith("apply.", StringComparison.Ordinal) ? parts[1] : null;
    }

    /// <summary>A run of the title that is no person.</summary>
    public static string? FromRun(TitleRun run, EntryText entry, Owner owner)
    {
        string[] words = run.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (owner.IsName(run.Text) || PeopleFinder.IsParticipant(run.Text, entry.Entry) || (words.Length <= 3 && NameReader.IsGivenName(words[0].Split('-')[0]) && words.Length < 3))
        {
            return null;
        }

        if (run.First > 0 && Words.Has("honorific", entry.Title.Tokens[run.First - 1].Hash))
        {
            return null;
        }

        // "Ironwood Fulfilment Pablo"
        string text = words.Length >= 3 && NameReader.IsGivenName(words[^1]) ? string.Join(' ', words[..^1]) : run.Text;
        foreach (string legal in CjkLegal)
        {
            text = text.StartsWith(legal, StringComparison.Ordinal) && text.Length > legal.Length ? text : text;
        }

        return text.Trim(' ', '"', '\'', ',', '.');
    }

    /// <summary>"interview at Contoso", "my client Contoso", "chez Contoso".</summary>
    public static IEnumerable<string> AfterWords(EntryText entry)
    {
        foreach (Hit hit in entry.Body.Hits)
        {
            if (hit.Theme.Name == "before company" && Read(entry.Body, hit.Next) is { } name)
            {
                yield return name;
            }
        }
    }

    /// <summary>Names with a legal form: "Möwe Reederei AG", "株式会社つばめ通信".</summary>
    public static string? BySuffixOrPrefix(EntryText entry, string? agency)
    {
        foreach (FoldedText text in (FoldedText[])[entry.Title, entry.Body])
        {
            foreach (Hit hit in text.Hits)
            {
                if (hit.Theme.Name is not ("legal" or "legal before"))
                {
                    continue;
                }

                string? name = text.Tokens[hit.First].IsCjk ? AroundCjk(text, hit) : BeforeForm(text, hit);
                if (name is not null && name != agency)
                {
                    return name;
                }
            }
        }

        return null;
    }

    /// <summary>"Nurse Manager, Lamna Healthcare", "Dana - Contoso", "Dana (Contoso)", "People team at Contoso" at the end.</summary>
    public static string? FromSignature(EntryText entry)
    {
        FoldedText body = entry.Body;
        for (int at = entry.MainNext - 1, lines = 0; at >= 0 && lines < 6; at--)
        {
            lines += body.Tokens[at].StartsLine ? 1 : 0;
            bool after = at > 0 && body.Tokens[at].AfterBreak && !body.Tokens[at].StartsLine;
            bool person = after && NameReader.Clean(body.Slice(Math.Max(0, at - 2), at)) is { } name && entry.Entry.Organizer?.Name?.Contains(name.Split(' ')[^1], StringComparison.OrdinalIgnoreCase) == true;
            if (person && Read(body, at) is { } company)
            {
                return company;
            }
        }

        return null;
    }

    /// <summary>"Pallet and Post, 9 Canal Road": who has an address there.</summary>
    public static string? FromLocation(string location)
    {
        string place = location.Split("http")[0].Trim();
        int comma = place.IndexOf(',');
        string name = comma > 0 ? place[..comma] : "";
        return name.Length > 2 && char.IsUpper(name[0]) && !name.AsSpan().ContainsAnyInRange('0', '9') && comma + 2 < place.Length ? name : null;
    }

    private static string? Read(FoldedText text, int first)
    {
        while (first < text.Tokens.Count && !text.Tokens[first].AfterBreak && text.Slice(first, first + 1) is "the" or "der" or "die" or "la" or "le" or "o" or "a" or "our" or "het" or "de" or "firma" && first + 1 < text.Tokens.Count && char.IsUpper(text.Text[text.Tokens[first + 1].Start]))
        {
            first++;
        }

        int next = first;
        while (next < text.Tokens.Count && next - first < 6 && IsNamePart(text, next, first))
        {
            next++;
        }

        if (next == first || text.Tokens[first].IsCjk || NameReader.Read(text, first, next, true, out int person) is not null && person == next && NameReader.IsGivenName(text.Slice(first, first + 1)))
        {
            return null;
        }

        return Words.Has("no name", text.Tokens[first].Hash) && next - first == 1 || Words.Has("title", text.Tokens[next - 1].Hash) ? null : text.Slice(first, next);
    }

    private static bool IsNamePart(FoldedText text, int at, int first)
    {
        Token token = text.Tokens[at];
        if (at > first)
        {
            ReadOnlySpan<char> gap = text.Text.AsSpan(text.Tokens[at - 1].End, token.Start - text.Tokens[at - 1].End);
            if (token.StartsLine || !(gap is " " or " & " or "-" or "'" or "\u2019" or "&" or "." or ". " && Words.Has("legal", token.Hash)))
            {
                return false;
            }

            if (text.Slice(at, at + 1) is "of" or "and" or "de" or "und" or "for" && at + 1 < text.Tokens.Count && char.IsUpper(text.Text[text.Tokens[at + 1].Start]) && at + 1 - first < 4)
            {
                return text.Slice(at, at + 1) is "of" or "de";
            }
        }

        return char.IsUpper(text.Text[token.Start]) && (at > first || !Words.Has("role stop", token.Hash)) && !(at > first && Words.Has("role stop", token.Hash) && text.Slice(at, at + 1) != "Post");
    }

    private static string? BeforeForm(FoldedText text, Hit hit)
    {
        int first = hit.First;
        if (!char.IsUpper(text.Text[text.Tokens[first].Start]) && text.Slice(hit) != "e.V." && !text.Slice(hit).StartsWith("sp", StringComparison.Ordinal))
        {
            return null;
        }

        while (first > 0 && hit.First - first < 5 && char.IsUpper(text.Text[text.Tokens[first - 1].Start]) && !text.Tokens[first].StartsLine
            && text.Text.AsSpan(text.Tokens[first - 1].End, text.Tokens[first].Start - text.Tokens[first - 1].End) is " " or " & " or "-" or ", "
            && !Words.Has("role stop", text.Tokens[first - 1].Hash) && !(Words["interview"] is not null && IsInterviewWord(text, first - 1)))
        {
            first--;
        }

        return first < hit.First ? text.Slice(first, hit.Next) : null;
    }

    private static bool IsInterviewWord(FoldedText text, int at) => text.Hits.Any(h => h.First <= at && h.Next > at && h.Theme.Name is "interview" or "job interview" or "screen" && h.First <= at && h.Next > at);

    private static string? AroundCjk(FoldedText text, Hit hit)
    {
        bool suffix = Array.IndexOf(CjkSuffix, text.Slice(hit)) >= 0;
        int next = hit.Next;
        bool space = false;
        while (next < text.Tokens.Count && next - hit.Next < 15 && !text.Tokens[next].AfterBreak && (text.Tokens[next].Start == text.Tokens[next - 1].End || (!space && next == hit.Next && hit.Theme.Name == "legal before" && (space = true))) && !(text.Text[text.Tokens[next].Start] is 'の' or 'で' or 'は' or 'が' or 'を' or 'と' or 'に'))
        {
            next++;
        }

        if (next > hit.Next && hit.Theme.Name == "legal before" && !text.Slice(hit.Next, next).Trim().StartsWith('人'))
        {
            return text.Slice(hit.First, next);
        }

        int first = hit.First;
        while (first > 0 && hit.First - first < 15 && !text.Tokens[first].AfterBreak && text.Tokens[first - 1].End == text.Tokens[first].Start && !(text.Text[text.Tokens[first - 1].Start] is 'の' or 'は' or 'が'))
        {
            first--;
        }

        return suffix && first < hit.First ? text.Slice(first, hit.Next) : null;
    }
}
