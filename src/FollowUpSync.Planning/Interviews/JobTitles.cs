namespace FollowUpSync.Planning.Interviews;

/// <summary>How far a job title reaches, once a word is found that ends or begins one.</summary>
internal static class JobTitles
{
    private const int MostWords = 9;
    private static readonly Lexicon Words = Lexicon.Default;

    /// <summary>Every job title between two tokens, in their order; in capitals unless <paramref name="lowerCase"/> is fine, too.</summary>
    public static IEnumerable<Role> Heads(FoldedText text, int to, bool lowerCase, int from = 0)
    {
        foreach (Hit hit in WithCompounds(text))
        {
            if (hit.First < from || hit.Next > to || !hit.Theme.Name.StartsWith("title", StringComparison.Ordinal) || IsPartOfStage(text, hit))
            {
                continue;
            }

            Role? role = hit.Theme.Name switch
            {
                "title" => Longer(EndingIn(text, hit, lowerCase), text, hit, lowerCase),
                "title first" => BeginningWith(text, hit, lowerCase),
                "title cjk" => AroundCjk(text, hit),
                _ => null,
            };
            if (role is not null)
            {
                yield return role;
            }
        }
    }

    // German, Dutch and Swedish write a title as one word, of which the lexicon has the end.
    private static IEnumerable<Hit> WithCompounds(FoldedText text)
    {
        int at = 0;
        foreach (Hit hit in text.Hits)
        {
            for (; at <= hit.First; at++)
            {
                if (IsCompound(text, at))
                {
                    yield return new Hit(Words["title"], at, at + 1);
                }
            }

            yield return hit;
        }

        for (; at < text.Tokens.Count; at++)
        {
            if (IsCompound(text, at))
            {
                yield return new Hit(Words["title"], at, at + 1);
            }
        }
    }

    private static bool IsCompound(FoldedText text, int at) => HasEnding(text, at) && !Words.Has("title", text.Tokens[at].Hash);

    private static bool HasEnding(FoldedText text, int at)
    {
        Token token = text.Tokens[at];
        int length = token.End - token.Start;
        return length is >= 8 and <= 45 && !token.IsCjk && Words.HasTitleEnding(text.Text.AsSpan(token.Start, length));
    }

    // "Tester" ends a title in English and begins one in Polish.
    private static Role? Longer(Role? role, FoldedText text, Hit hit, bool lowerCase)
    {
        foreach (Hit other in text.Hits)
        {
            if (role is not null && other.First == hit.First && other.Theme.Name == "title first" && BeginningWith(text, other, lowerCase) is { } begun && begun.Next > role.Next)
            {
                return Make(text, role.First, begun.Next, role.IsStated);
            }
        }

        return role;
    }

    // The recruiter in "recruiter screen" is not the job.
    private static bool IsPartOfStage(FoldedText text, Hit hit)
    {
        foreach (Hit other in text.Hits)
        {
            if ((other.Theme.IsStage || other.Theme is { InTitle: > 0, IsLoose: false }) && other.First <= hit.First && other.Next >= hit.Next && other.Next - other.First > hit.Next - hit.First)
            {
                return true;
            }
        }

        return false;
    }

    private static Role? EndingIn(FoldedText text, Hit hit, bool lowerCase)
    {
        int first = hit.First;
        while (first > 0 && hit.First - first < MostWords && (!text.Tokens[first].AfterBreak || IsSoft(text, first)) && Belongs(text, first - 1, lowerCase))
        {
            first--;
        }

        int next = hit.Next;
        while (next < text.Tokens.Count && !text.Tokens[next].AfterBreak && next - hit.Next < 4
            && (Words.Has("title", text.Tokens[next].Hash) || text.Slice(next, next + 1) is "I" or "II" or "III" or "IV" or "1" or "2" or "3"
                || (text.Slice(next, next + 1) is "of" or "in" && next + 1 < text.Tokens.Count && char.IsUpper(text.Text[text.Tokens[next + 1].Start]) && !Words.Has("no name", text.Tokens[next + 1].Hash))
                || (text.Slice(next - 1, next) is "of" or "in" && char.IsUpper(text.Text[text.Tokens[next].Start]))
                || IsGrade(text, next) || (next - hit.First == 1 && HasEnding(text, hit.First) && char.IsUpper(text.Text[text.Tokens[next].Start]) && !NameReader.IsGivenName(text.Slice(next, next + 1)) && !Words.Has("no name", text.Tokens[next].Hash) && !Words.Has("role stop", text.Tokens[next].Hash))
                || (next - hit.Next >= 2 && text.Slice(hit.Next, hit.Next + 1) is "of" or "in" && char.IsUpper(text.Text[text.Tokens[next].Start]) && !Words.Has("role stop", text.Tokens[next].Hash))))
        {
            next++;
        }

        bool capital = char.IsUpper(text.Text[text.Tokens[hit.First].Start]);
        return capital || lowerCase ? Make(text, first, next, stated: false) : null;
    }

    // "First Officer A320", "Engineer L4"
    private static bool IsGrade(FoldedText text, int at)
    {
        ReadOnlySpan<char> word = text.Text.AsSpan(text.Tokens[at].Start, text.Tokens[at].End - text.Tokens[at].Start);
        return word.Length is >= 2 and <= 5 && char.IsAsciiLetterUpper(word[0]) && char.IsAsciiDigit(word[^1]);
    }

    private static bool Belongs(FoldedText text, int at, bool lowerCase)
    {
        Token token = text.Tokens[at];
        char c = text.Text[token.Start];
        return !token.IsCjk && !Words.Has("role stop", token.Hash) && !Words.Has("talk", token.Hash) && !IsWordFor(text, at) && (char.IsUpper(c) || char.IsDigit(c) && token.End - token.Start <= 2 || lowerCase || text.Slice(at, at + 1) is "of" or "and" or "de");
    }

    // What speaks of an interview is no part of a title: "VG Mechatroniker".
    private static bool IsWordFor(FoldedText text, int at)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.Theme is { InTitle: >= 4, IsLoose: false } && hit.First <= at && hit.Next > at)
            {
                return true;
            }
        }

        return false;
    }

    private static Role? BeginningWith(FoldedText text, Hit hit, bool lowerCase)
    {
        if (!lowerCase && !char.IsUpper(text.Text[text.Tokens[hit.First].Start]))
        {
            return null;
        }

        int next = hit.Next;
        while (next < text.Tokens.Count && next - hit.First < 7 && !text.Tokens[next].AfterBreak && (!Words.Has("role stop", text.Tokens[next].Hash) || IsJoint(text, next)))
        {
            next++;
        }

        while (next > hit.Next && Words.Has("name particle", text.Tokens[next - 1].Hash))
        {
            next--;
        }

        return Make(text, hit.First, next, stated: false);
    }

    // "Analista de Suporte", "Addetta alle vendite": the joints within a title.
    public static bool IsJoint(FoldedText text, int at) =>
        text.Slice(at, at + 1) is "de" or "di" or "da" or "do" or "dos" or "das" or "del" or "della" or "delle" or "dei" or "degli" or "du" or "des" or "d" or "en" or "in" or "ds" or "y" or "e" or "et" or "la" or "alla" or "alle" or "al"
        && at + 1 < text.Tokens.Count && !text.Tokens[at + 1].AfterBreak && (!Words.Has("role stop", text.Tokens[at + 1].Hash) || text.Slice(at + 1, at + 2) is "la" or "las" or "los" or "el") && !Words.Has("no name", text.Tokens[at + 1].Hash)
        && !(text.Slice(at, at + 1) is "en" or "in" && char.IsUpper(text.Text[text.Tokens[at + 1].Start]));

    public static Role? CjkBefore(FoldedText text, int token)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.Theme.Name == "title cjk" && hit.Next == token)
            {
                return AroundCjk(text, hit) is { } role ? role with { IsStated = true } : null;
            }
        }

        return null;
    }

    private static Role? AroundCjk(FoldedText text, Hit hit)
    {
        int next = hit.Next;
        foreach (Hit other in text.Hits)
        {
            next = other.Theme.Name == "title cjk" && other.First <= next && other.First >= hit.First && other.Next > next && Touches(text, hit.First, other.Next) ? other.Next : next;
        }

        if (next < text.Tokens.Count && text.Tokens[next].Start == text.Tokens[next - 1].End && text.Text[text.Tokens[next].Start] is '部' or '課' or '科' or '팀' or '室' or '처' or '們')
        {
            return null;
        }

        int first = hit.First;
        while (first > 0 && hit.First - first < 12)
        {
            Token before = text.Tokens[first - 1];
            char c = text.Text[before.Start];
            bool touches = before.End == text.Tokens[first].Start;
            bool hangul = c is >= '\uAC00' and <= '\uD7A3';
            bool word = !touches && !text.Tokens[first].AfterBreak && (!before.IsCjk && char.IsLetter(c) || (hangul && EndsRoleWord(text, first)));
            if (!(touches && before.IsCjk && c is not (>= '\u3041' and <= '\u309F')) && !word && !(touches && !before.IsCjk))
            {
                break;
            }

            first--;
        }

        return Make(text, first, next, stated: false);
    }

    private static bool EndsRoleWord(FoldedText text, int next) => text.Hits.Any(h => h.Theme.Name == "role word" && h.Next == next);

    private static bool Touches(FoldedText text, int first, int next)
    {
        for (int i = first + 1; i < next; i++)
        {
            if (text.Tokens[i].Start != text.Tokens[i - 1].End)
            {
                return false;
            }
        }

        return true;
    }

    public static bool HasHead(FoldedText text, int first, int next) =>
        text.Hits.Any(h => h.First >= first && h.Next <= next && h.Theme.Name is "title" or "title first" or "title cjk")
        || Enumerable.Range(first, Math.Max(0, next - first)).Any(at => IsCompound(text, at));

    public static Role? Make(FoldedText text, int first, int next, bool stated)
    {
        // "F/H", "m/w/d"
        while (next - first > 2 && text.Tokens[next - 1].End - text.Tokens[next - 1].Start == 1 && text.Text[text.Tokens[next - 1].Start - 1] == '/')
        {
            next -= text.Tokens[next - 2].End - text.Tokens[next - 2].Start == 1 && text.Text[text.Tokens[next - 2].Start - 1] != '/' ? 2 : 1;
        }

        while (first < next && (Words.Has("name particle", text.Tokens[first].Hash) || text.Slice(first, first + 1) is "of" or "wg" or "its" or "their" or "d" or "l" || IsNumber(text, first) || (first + 1 < next && IsNumber(text, first + 1) && text.Tokens[first].End + 1 == text.Tokens[first + 1].Start)))
        {
            first++;
        }

        if (first >= next || next - first > 14)
        {
            return null;
        }

        string role = text.Slice(first, next).Trim();
        return role.Length is > 1 and <= 90 && !role.Contains('\n') && !role.Contains('@') ? new Role(role, stated, text, first, next) : null;
    }

    // "JR120133 Risk Analyst": a requisition number is not part of the title.
    private static bool IsNumber(FoldedText text, int at)
    {
        ReadOnlySpan<char> word = text.Text.AsSpan(text.Tokens[at].Start, text.Tokens[at].End - text.Tokens[at].Start);
        return word.Length >= 4 && word.ContainsAnyInRange('0', '9') && char.IsAsciiDigit(word[^1]);
    }

    /// <summary>A slash does not part a title: "Engineer/Architect".</summary>
    public static bool IsSoft(FoldedText text, int at) => text.Text[text.Tokens[at].Start - 1] == '/';
}
