using System.Buffers;

namespace FollowUpSync.Planning.Interviews;

/// <summary>Ways in which a text names a company.</summary>
internal static class CompanyNames
{
    private static readonly Lexicon Words = Lexicon.Default;
    private static readonly SearchValues<char> Separators = SearchValues.Create("|();\n\u2013");
    private static readonly string[] CjkSuffix = ["股份有限公司", "有限责任公司", "有限公司", "集团", "株式会社", "公司"];

    /// <summary>What a label's value says before its first separator.</summary>
    public static string Cut(string value)
    {
        int end = value.AsSpan().IndexOfAny(Separators);
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

        int via = Math.Max(shown.IndexOf(" via ", StringComparison.OrdinalIgnoreCase), shown.IndexOf(" (via ", StringComparison.OrdinalIgnoreCase));
        int bracket = shown.IndexOf('(');
        string name = (via > 0 ? shown[..via] : bracket > 1 ? shown[..bracket] : shown).Trim();
        int at = name.LastIndexOf(" at ", StringComparison.OrdinalIgnoreCase);
        if (at > 0)
        {
            return name[(at + 4)..];
        }

        string? company = WithoutDepartment(name);
        return company is null || (company == name && via < 0 && name.Split(' ') is { Length: 2 or 3 } words && NameReader.IsGivenName(words[0])) ? null : company;
    }

    /// <summary>"Human Resources Contoso", "Contoso Early Careers" and "Contoso Hiring Team" are Contoso; null if nothing is left.</summary>
    public static string? WithoutDepartment(string name)
    {
        var text = new FoldedText(name);
        int first = 0;
        int next = text.Tokens.Count;
        for (bool found = true; found && first < next;)
        {
            found = false;
            foreach (Hit hit in text.Hits.Where(h => h.Theme.Name == "department").OrderByDescending(h => h.Next - h.First))
            {
                bool own = hit.Next - hit.First < next - first && text.Tokens.Count > 1 && hit is { First: 0 } && hit.Next == text.Tokens.Count;
                if (hit.First == first && hit.Next <= next && !own)
                {
                    (first, found) = (hit.Next, true);
                }
                else if (hit.Next == next && hit.First >= first && !own)
                {
                    (next, found) = (hit.First, true);
                }
            }

            while (first < next && text.Slice(first, first + 1) is "of" or "at" or "de" or "da" or "do" or "di" or "der" or "bei" or "du")
            {
                first++;
            }
        }

        return first < next ? text.Slice(first, next) : null;
    }

    /// <summary>"Contoso Foods HR", "Contoso Hospitals Medical Staffing", "Contoso Recruitment": the employer's own, when no agency is there.</summary>
    public static string WithoutDesk(string name)
    {
        var text = new FoldedText(name);
        int next = text.Tokens.Count;
        for (bool found = true; found && next > 1;)
        {
            found = false;
            foreach (Hit hit in text.Hits)
            {
                bool own = hit.Next - hit.First > 1 || !(Words.Has("agency name", text.Tokens[hit.First].Hash) || Words.Has("unit name", text.Tokens[hit.First].Hash)) || text.Slice(hit).ToLowerInvariant() is "hr" or "rh" or "recruiting" or "recruitment" or "recrutement";
                if (hit.Theme.Name == "department" && hit.Next == next && hit.First > 0 && own && JobTitles.Gap(text, hit.First) is " " or " - " or ", ")
                {
                    (next, found) = (hit.First, true);
                }
            }
        }

        return next == text.Tokens.Count ? name : text.Slice(0, next);
    }

    /// <summary>Where a company's name ends if its legal form follows: "Browar Nadwarciański Sp. z o.o.", "Harkenau GmbH &amp; Co. KG".</summary>
    public static int WithLegalForm(FoldedText text, int next)
    {
        for (bool found = true; found && next < text.Tokens.Count;)
        {
            found = false;
            ReadOnlySpan<char> gap = text.Text.AsSpan(text.Tokens[next - 1].End, text.Tokens[next].Start - text.Tokens[next - 1].End);
            if (gap is not (" " or ", " or " & " or ". " or "." or " + "))
            {
                break;
            }

            int form = next;
            foreach (Hit hit in text.Hits)
            {
                if (hit.First == form && hit.Theme.Name == "legal" && char.IsAsciiLetter(text.Text[text.Tokens[form].Start]) && (char.IsUpper(text.Text[text.Tokens[form].Start]) || hit.Next - hit.First > 1))
                {
                    (next, found) = (Math.Max(next, hit.Next), true);
                }
            }
        }

        return next;
    }

    /// <summary>The unbroken run without hiragana around a word in a script without capitals, if it is longer than the word.</summary>
    public static string? RunAround(FoldedText text, Hit hit)
    {
        bool IsPart(int at) => text.Tokens[at].IsCjk && text.Text[text.Tokens[at].Start] is not (>= '\u3041' and <= '\u309F');
        int first = hit.First;
        while (first > 0 && hit.First - first < 12 && IsPart(first - 1) && text.Tokens[first - 1].End == text.Tokens[first].Start)
        {
            first--;
        }

        int next = hit.Next;
        while (next < text.Tokens.Count && next - hit.Next < 12 && IsPart(next) && text.Tokens[next].Start == text.Tokens[next - 1].End)
        {
            next++;
        }

        return next - first >= hit.Next - hit.First + 2 ? text.Slice(first, next) : null;
    }

    /// <summary>Does a legal form of several words begin here?</summary>
    public static bool BeginsLegalForm(FoldedText text, int at)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First == at && hit.Next - hit.First > 1 && hit.Theme.Name == "legal")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A slice with the full stop that belongs to an abbreviation at its end.</summary>
    public static string SliceWithStop(FoldedText text, int first, int next)
    {
        string name = text.Slice(first, next);
        int end = text.Tokens[next - 1].End;
        return name.Length > 2 && name[^2] == '.' && end < text.Text.Length && text.Text[end] == '.' ? name + "." : name;
    }

    /// <summary>"Interview at Contoso" in the title.</summary>
    public static string? AtInTitle(FoldedText title)
    {
        foreach (Hit hit in title.Hits)
        {
            if (hit.Theme.Name == "at company" && Read(title, hit.Next) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A name with a word that only organisations have: "Ellesborough Borough Council".</summary>
    public static string? Organisation(FoldedText text, bool anyCase = false)
    {
        foreach (Hit hit in text.Hits)
        {
            bool capital = char.IsUpper(text.Text[text.Tokens[hit.First].Start]);
            if (hit.Theme.Name != "organisation" || text.Tokens[hit.First].IsCjk || !(capital || anyCase))
            {
                continue;
            }

            int first = hit.First;
            while (first > 0 && hit.First - first < 5 && !text.Tokens[first].AfterBreak && IsNamePart(text, first - 1, first - 1) && IsNamePart(text, first, first - 1) && !IsInterviewWord(text, first - 1) && !IsSmall(text, first - 1) && !JobTitles.EndsWith(text, first - 1))
            {
                first--;
            }

            int next = hit.Next;
            while (next < text.Tokens.Count && next - first < 6 && !text.Tokens[next].AfterBreak && (IsNamePart(text, next, first) || (next + 1 < text.Tokens.Count && text.Slice(next, next + 1) is "of" or "de" or "du" or "di" or "della" or "dos" or "da" or "del" && char.IsUpper(text.Text[text.Tokens[next + 1].Start]))))
            {
                next++;
            }

            if (next - first > 1 && text.Slice(first + 1, next).Any(char.IsUpper))
            {
                return SliceWithStop(text, first, WithLegalForm(text, next));
            }
        }

        return null;
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

    // "coffee with Sunniva", "meeting Gus about the job": one word after a talk is whom one talks to.
    private static bool IsTalkedTo(TitleRun run, FoldedText title) =>
        run.Next - run.First == 1 && !title.Tokens[run.First].IsCjk && !title.Tokens[run.First].AfterBreak
        && title.Hits.Exists(h => h.Theme.Name == "talk" && !(run.Next < title.Tokens.Count && !title.Tokens[run.Next].AfterBreak && Words.Has("department", title.Tokens[run.Next].Hash))
            && ((h.Next == run.First && title.Slice(h).ToLowerInvariant().Split(' ')[0] is "meeting" or "meet" or "see" or "seeing" or "calling" or "ringing" or "ring" or "llama" or "llamar" or "ringer" or "bellen" or "dzwoni" or "rappeler" or "appeler" or "chiama" or "liga" or "ligar" or "anrufen") || (h.Next == run.First - 1 && (run.AfterWith || title.Slice(run.First - 1, run.First) is "w" or "c"))) && title.Slice(h).ToLowerInvariant() is not ("interview" or "day" or "shift" or "stage" or "visit" or "trial" or "test" or "panel" or "board" or "loop" or "onsite"));

    /// <summary>A run of the title that is no person.</summary>
    public static string? FromRun(TitleRun run, EntryText entry, Owner owner, bool anyCase = false)
    {
        string[] words = run.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (owner.IsName(run.Text) || PeopleFinder.IsParticipant(run.Text, entry.Entry) || (words.Length <= 3 && NameReader.IsGivenName(words[0].Split('-')[0]) && words.Length < 3))
        {
            return null;
        }

        if (run.First > 0 && (Words.Has("honorific", entry.Title.Tokens[run.First - 1].Hash) || IsTalkedTo(run, entry.Title)))
        {
            return null;
        }

        if (words.Length == 1 && (Words.Has("no name", Lexicon.HashOf(words[0])) || (char.IsLower(words[0][0]) && Words.Has("organisation", Lexicon.HashOf(words[0])))))
        {
            return null;
        }

        // "thing w/ Contoso": who writes names with capitals did not mean the small word.
        if (!anyCase && char.IsLower(run.Text[0]) && entry.Title.Tokens.Any(t => char.IsUpper(entry.Title.Text[t.Start])))
        {
            return null;
        }

        // "Contoso campus drive": a name in capitals ends before the small words, unless they are an organisation's.
        if (words.Length > 1 && char.IsUpper(words[0][0]) && char.IsLower(words[^1][0]) && !Array.Exists(words, w => Words.Has("organisation", Lexicon.HashOf(w)) || w is "&" or "and" or "und" or "et"))
        {
            words = [.. words.TakeWhile(w => !char.IsLower(w[0]))];
            return string.Join(' ', words).Trim(' ', '"', '\'', ',', '.');
        }

        // "shop Contoso & Sons": nor is a small word before it.
        if (words.Length > 1 && char.IsLower(words[0][0]) && char.IsUpper(words[^1][0]) && (!Words.Has("organisation", Lexicon.HashOf(words[0])) || words[1..].Any(w => Words.Has("organisation", Lexicon.HashOf(w)))) && !Array.Exists(words, w => w is "&"))
        {
            words = [.. words.SkipWhile(w => char.IsLower(w[0]))];
            return string.Join(' ', words).Trim(' ', '"', '\'', ',', '.');
        }

        // "shop "Contoso & Sons"": what is quoted is the name.
        int quote = run.Text.IndexOf('"', StringComparison.Ordinal);
        if (quote > 0 && run.Text.Length > quote + 3)
        {
            return run.Text[(quote + 1)..].Trim('"', ' ');
        }

        // "Ironwood Fulfilment Pablo"
        string text = words.Length >= 3 && NameReader.IsGivenName(words[^1]) ? string.Join(' ', words[..^1]) : run.Text;
        return text.Trim(' ', '"', '\'', ',', '.');
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

    /// <summary>The name in capitals that begins at a token, or null.</summary>
    public static string? Read(FoldedText text, int first)
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

        return Words.Has("no name", text.Tokens[first].Hash) && next - first == 1 || Words.Has("title", text.Tokens[next - 1].Hash) ? null : SliceWithStop(text, first, WithLegalForm(text, next));
    }

    private static bool IsNamePart(FoldedText text, int at, int first)
    {
        Token token = text.Tokens[at];
        if (at > first)
        {
            ReadOnlySpan<char> gap = text.Text.AsSpan(text.Tokens[at - 1].End, token.Start - text.Tokens[at - 1].End);
            if (token.StartsLine || BeginsLegalForm(text, at) || !(gap is " " or " & " or "-" or "'" or "\u2019" or "&" or "." || (gap is ". " && Words.Has("legal", token.Hash))))
            {
                return false;
            }

            if (text.Slice(at, at + 1) is "of" or "and" or "de" or "und" or "for" or "du" or "do" or "da" or "di" or "del" or "des" or "dos" && at + 1 < text.Tokens.Count && char.IsUpper(text.Text[text.Tokens[at + 1].Start]) && at + 1 - first < 4)
            {
                return text.Slice(at, at + 1) is "of" or "de" or "du" or "do" or "da" or "di" or "del" or "des" or "dos" || Enumerable.Range(first, at - first).Any(i => Words.Has("organisation", text.Tokens[i].Hash) || Words.Has("unit", text.Tokens[i].Hash));
            }
        }

        bool article = at + 1 < text.Tokens.Count && text.Slice(at, at + 1) is "The" or "La" or "Le" or "Les" or "El" or "Il" or "De" or "Het" && !text.Tokens[at + 1].AfterBreak && char.IsUpper(text.Text[text.Tokens[at + 1].Start]);
        if (article)
        {
            return true;
        }

        return char.IsUpper(text.Text[token.Start]) && (at > first || !Words.Has("role stop", token.Hash)) && !(at > first && Words.Has("role stop", token.Hash) && text.Slice(at, at + 1) != "Post");
    }

    private static bool IsSmall(FoldedText text, int at) =>
        Words.Has("no name", text.Tokens[at].Hash) || Words.Has("talk", text.Tokens[at].Hash) || Words.Has("run stop", text.Tokens[at].Hash) || Words.Has("job word", text.Tokens[at].Hash) || Words.Has("department", text.Tokens[at].Hash);

    private static string? BeforeForm(FoldedText text, Hit hit)
    {
        int first = hit.First;
        if (!char.IsUpper(text.Text[text.Tokens[first].Start]) && text.Slice(hit) != "e.V." && !text.Slice(hit).StartsWith("sp", StringComparison.Ordinal))
        {
            return null;
        }

        while (first > 0 && hit.First - first < 5 && char.IsUpper(text.Text[text.Tokens[first - 1].Start]) && !text.Tokens[first].StartsLine
            && (text.Text.AsSpan(text.Tokens[first - 1].End, text.Tokens[first].Start - text.Tokens[first - 1].End) is " " or " & " or "-" || (first == hit.First && JobTitles.Gap(text, first) is ", "))
            && !Words.Has("role stop", text.Tokens[first - 1].Hash) && !IsInterviewWord(text, first - 1) && !Words.Has("talk", text.Tokens[first - 1].Hash))
        {
            first--;
        }

        return first < hit.First ? SliceWithStop(text, first, WithLegalForm(text, first + 1 > hit.First ? hit.Next : hit.First)) : null;
    }

    private static bool IsInterviewWord(FoldedText text, int at) => text.Hits.Any(h => h.First <= at && h.Next > at && h.Theme.Name is "interview" or "job interview" or "screen" && h.First <= at && h.Next > at);

    private static string? AroundCjk(FoldedText text, Hit hit)
    {
        bool suffix = Array.IndexOf(CjkSuffix, text.Slice(hit)) >= 0;
        bool follows = hit.First > 0 && text.Tokens[hit.First - 1].IsCjk && text.Tokens[hit.First - 1].End == text.Tokens[hit.First].Start && !text.Tokens[hit.First].AfterBreak;
        int next = hit.Next;
        bool space = false;
        while (next < text.Tokens.Count && next - hit.Next < 15 && !text.Tokens[next].AfterBreak && (text.Tokens[next].Start == text.Tokens[next - 1].End || (!space && next == hit.Next && hit.Theme.Name == "legal before" && (space = true))) && !(text.Text[text.Tokens[next].Start] is 'の' or 'で' or 'は' or 'が' or 'を' or 'に'))
        {
            next++;
        }

        if (!follows && next > hit.Next && hit.Theme.Name == "legal before" && !text.Slice(hit.Next, next).Trim().StartsWith('人'))
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
