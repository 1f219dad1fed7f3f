using System.Buffers;

namespace FollowUpSync.Planning.Interviews;

/// <summary>A job title found in a text.</summary>
/// <param name="Text">As written.</param>
/// <param name="IsStated">A label or phrase says that it is the job in question ("for the post of"); else it merely looks like one.</param>
/// <param name="Where">The text it was found in.</param>
/// <param name="First">Its first token.</param>
/// <param name="Next">The token after it.</param>
internal sealed record Role(string Text, bool IsStated, FoldedText Where, int First, int Next);

/// <summary>Finds the job that an entry is about.</summary>
internal static class RoleFinder
{
    private const int MostWords = 9;
    private static readonly SearchValues<char> Separators = SearchValues.Create("|;(@\u2013\u2014[<");
    private static readonly Lexicon Words = Lexicon.Default;

    public static Role? Find(EntryText entry) =>
        Labelled(entry)
        ?? InTitle(entry)
        ?? Framed(entry.Body)
        ?? Looks(entry);

    /// <summary>In the title alone.</summary>
    public static Role? InTitle(EntryText entry) =>
        Framed(entry.Title) ?? Heads(entry.Title, entry.Title.Tokens.Count, lowerCase: true).FirstOrDefault(r => !IsInviter(r));

    private static Role? Labelled(EntryText entry)
    {
        foreach (Labelled label in entry.Labels("role"))
        {
            Role? inside = Framed(label.Text, label.First, label.Next) ?? Heads(label.Text, label.Next, lowerCase: false, label.First).FirstOrDefault();
            bool vague = Words["label role"].Name.Length > 0 && IsVague(label);
            if (vague)
            {
                if (inside is not null)
                {
                    return inside with { IsStated = true };
                }

                continue;
            }

            int next = EndOfValue(label);
            if (next - label.First is > 0 and <= 14 && !Words.Has("no name", label.Text.Tokens[label.First].Hash))
            {
                return Make(label.Text, label.First, next, stated: true) ?? inside;
            }

            if (inside is not null)
            {
                return inside with { IsStated = true };
            }
        }

        return null;
    }

    // "What:" and "Re:" may announce anything.
    private static bool IsVague(Labelled label)
    {
        string word = label.Text.Slice(label.First - 1, label.First).ToLowerInvariant();
        return word is "what" or "re" or "regarding" or "title" or "for" or "betreff" or "objet" or "job" or "post" or "oferta" or "offre" or "candidature" or "profilo";
    }

    // "Cloud Engineer (m/w/d) | Berlin", "Senior Engineer - Platform".
    private static int EndOfValue(Labelled label)
    {
        int next = label.First + 1;
        while (next < label.Next && next - label.First < 14)
        {
            ReadOnlySpan<char> gap = label.Text.Text.AsSpan(label.Text.Tokens[next - 1].End, label.Text.Tokens[next].Start - label.Text.Tokens[next - 1].End);
            if (gap.ContainsAny(Separators) || Words.Has("role stop", label.Text.Tokens[next].Hash) && label.Text.Slice(next, next + 1) is "at" or "with" or "bei" or "chez" or "presso" or "hos")
            {
                break;
            }

            next++;
        }

        return next;
    }

    private static Role? Framed(FoldedText text) => Framed(text, 0, text.Tokens.Count);

    private static Role? Framed(FoldedText text, int from, int to)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First < from || hit.Next > to)
            {
                continue;
            }

            Role? role = hit.Theme.Name switch
            {
                "before role" => After(text, hit),
                "after role" => Before(text, hit),
                _ => null,
            };
            if (role is not null && !IsInviter(role))
            {
                return role;
            }
        }

        return null;
    }

    private static Role? After(FoldedText text, Hit hit)
    {
        bool strong = false;
        for (int i = hit.First; i < hit.Next; i++)
        {
            strong |= Words.Has("label role", text.Tokens[i].Hash);
        }

        int first = hit.Next;
        while (first < text.Tokens.Count && first < hit.Next + 3 && !text.Tokens[first].AfterBreak && Words.Has("role stop", text.Tokens[first].Hash))
        {
            first++;
        }

        int next = first;
        while (next < text.Tokens.Count && next - first < MostWords && !(text.Tokens[next].AfterBreak && !IsSoft(text, next)) && !Words.Has("role stop", text.Tokens[next].Hash) && !IsSmallIn(text, next, first))
        {
            next++;
        }

        if (first >= text.Tokens.Count || next == first || text.Tokens[first].AfterBreak || text.Tokens[first].IsCjk)
        {
            return null;
        }

        bool head = HasHead(text, first, next);
        bool capital = char.IsUpper(text.Text[text.Tokens[first].Start]);
        return (head && (capital || strong)) || (strong && capital && next - first <= 5 && NameReader.Read(text, first, next, true, out _) is null)
            ? Make(text, first, CapitalsEnd(text, first, next, head), stated: strong || head)
            : null;
    }

    // English "in" goes on only before a capital: "Lecturer in Ecology", not "in a small team".
    private static bool IsSmallIn(FoldedText text, int at, int first) =>
        at > first && text.Slice(at, at + 1) is "in" or "and" or "und" or "et" or "y" or "e" or "en" or "och" or "i"
        && (at + 1 >= text.Tokens.Count || char.IsLower(text.Text[text.Tokens[at + 1].Start]));

    private static bool IsSoft(FoldedText text, int at) => text.Text[text.Tokens[at].Start - 1] == '/';

    // After an English or German title in capitals, the sentence goes on in small letters.
    private static int CapitalsEnd(FoldedText text, int first, int next, bool head)
    {
        int end = next;
        for (int i = first; i < next && head; i++)
        {
            if (Words.Has("title", text.Tokens[i].Hash))
            {
                end = i + 1;
                while (end < next && (char.IsUpper(text.Text[text.Tokens[end].Start]) || char.IsDigit(text.Text[text.Tokens[end].Start]) || Words.Has("title", text.Tokens[end].Hash) || text.Slice(end, end + 1) is "of" or "in" or "for"))
                {
                    end++;
                }

                return end;
            }
        }

        return end;
    }

    private static Role? Before(FoldedText text, Hit hit)
    {
        if (hit.First == 0 || text.Tokens[hit.First].IsCjk)
        {
            return hit.First > 0 ? CjkBefore(text, hit.First) : null;
        }

        int first = hit.First;
        bool article = false;
        while (first > 0 && hit.First - first < MostWords && !(text.Tokens[first].AfterBreak && !IsSoft(text, first)) && !article)
        {
            article = Words.Has("role stop", text.Tokens[first - 1].Hash);
            first -= article ? 0 : 1;
        }

        bool named = text.Slice(hit).ToLowerInvariant() is not ("interview" or "interviews" or "screening" or "loop" or "contract" or "recruitment" or "candidate interview");
        bool capital = first < hit.First && char.IsUpper(text.Text[text.Tokens[first].Start]);
        return first < hit.First && (HasHead(text, first, hit.First) || (named && article && capital && hit.First - first <= 4 && !IsDayOrTool(text, first)))
            ? Make(text, first, hit.First, stated: named)
            : null;
    }

    private static bool IsDayOrTool(FoldedText text, int at) => Words.Has("no name", text.Tokens[at].Hash);

    private static Role? Looks(EntryText entry) =>
        Heads(entry.Body, entry.Body.Tokens.Count, lowerCase: false).FirstOrDefault(r => !IsInviter(r) && !IsSomebodys(r));

    // "Mei Islington, Engineering Manager", "(Architect)", "our CEO": a person's title, not the job.
    private static bool IsSomebodys(Role role)
    {
        Token first = role.Where.Tokens[role.First];
        ReadOnlySpan<char> before = role.Where.Text.AsSpan(0, first.Start).TrimEnd(' ');
        return first.StartsLine || before.EndsWith("(") || before.EndsWith(",") || before.EndsWith("-")
            || (role.First > 0 && role.Where.Slice(role.First - 1, role.First).ToLowerInvariant() is "our" or "m" or "am" or "my" or "unser" or "unsere" or "notre" or "nuestro" or "nuestra" or "your");
    }

    private static IEnumerable<Role> Heads(FoldedText text, int to, bool lowerCase, int from = 0)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First < from || hit.Next > to || !hit.Theme.Name.StartsWith("title", StringComparison.Ordinal) || IsPartOfStage(text, hit))
            {
                continue;
            }

            Role? role = hit.Theme.Name switch
            {
                "title" => EndingIn(text, hit, lowerCase),
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

    // The recruiter in "recruiter screen" is not the job.
    private static bool IsPartOfStage(FoldedText text, Hit hit)
    {
        foreach (Hit other in text.Hits)
        {
            if ((other.Theme.IsStage || other.Theme.InTitle > 0) && other.First <= hit.First && other.Next >= hit.Next && other.Next - other.First > hit.Next - hit.First)
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
                || (text.Slice(next, next + 1) is "of" or "in" && next + 1 < text.Tokens.Count && char.IsUpper(text.Text[text.Tokens[next + 1].Start]))
                || (text.Slice(next - 1, next) is "of" or "in" && char.IsUpper(text.Text[text.Tokens[next].Start]))))
        {
            next++;
        }

        bool capital = char.IsUpper(text.Text[text.Tokens[hit.First].Start]);
        return capital || lowerCase ? Make(text, first, next, stated: false) : null;
    }

    private static bool Belongs(FoldedText text, int at, bool lowerCase)
    {
        Token token = text.Tokens[at];
        char c = text.Text[token.Start];
        return !token.IsCjk && !Words.Has("role stop", token.Hash) && (char.IsUpper(c) || char.IsDigit(c) && token.End - token.Start <= 2 || lowerCase || text.Slice(at, at + 1) is "of" or "and" or "de");
    }

    private static Role? BeginningWith(FoldedText text, Hit hit, bool lowerCase)
    {
        if (!lowerCase && !char.IsUpper(text.Text[text.Tokens[hit.First].Start]))
        {
            return null;
        }

        int next = hit.Next;
        while (next < text.Tokens.Count && next - hit.First < 6 && !text.Tokens[next].AfterBreak && !Words.Has("role stop", text.Tokens[next].Hash))
        {
            next++;
        }

        while (next > hit.Next && Words.Has("name particle", text.Tokens[next - 1].Hash))
        {
            next--;
        }

        return Make(text, hit.First, next, stated: false);
    }

    private static Role? CjkBefore(FoldedText text, int token)
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

    private static bool HasHead(FoldedText text, int first, int next) =>
        text.Hits.Any(h => h.First >= first && h.Next <= next && h.Theme.Name is "title" or "title first" or "title cjk");

    private static bool IsInviter(Role role)
    {
        foreach (Hit hit in role.Where.Hits)
        {
            if (hit.Theme.Name == "not a role" && hit.First == role.First && hit.Next == role.Next)
            {
                return true;
            }
        }

        return false;
    }

    private static Role? Make(FoldedText text, int first, int next, bool stated)
    {
        while (first < next && Words.Has("name particle", text.Tokens[first].Hash) || (first < next && IsNumber(text, first)))
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
}
