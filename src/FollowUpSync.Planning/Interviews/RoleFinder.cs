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
                    return (inside.First - label.First <= 3 && !label.Text.Tokens[inside.First].IsCjk ? Make(label.Text, inside.First, EndOfValue(label), stated: true) : null) ?? inside with { IsStated = true };
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
            if (role is not null && (!IsInviter(role) || role.Next - role.First > 1))
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
        while (first < text.Tokens.Count && first < hit.Next + 3 && !text.Tokens[first].AfterBreak && Words.Has("role stop", text.Tokens[first].Hash) && !BeginsTitle(text, first))
        {
            first++;
        }

        int next = first;
        while (next < text.Tokens.Count && next - first < MostWords && !(text.Tokens[next].AfterBreak && !IsSoft(text, next)) && (!Words.Has("role stop", text.Tokens[next].Hash) || (next > first && IsJoint(text, next))) && !IsSmallIn(text, next, first))
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

    // "First Officer", and not "first round".
    private static bool BeginsTitle(FoldedText text, int at)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First == at && hit.Theme.Name == "title" && hit.Next - hit.First > 1)
            {
                return true;
            }
        }

        return false;
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
            if (Words.Has("title first", text.Tokens[i].Hash))
            {
                return end;
            }

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
        if (hit.First > 0 && text.Text.AsSpan(text.Tokens[hit.First - 1].End, text.Tokens[hit.First].Start - text.Tokens[hit.First - 1].End).Contains('&'))
        {
            return null;
        }

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

    // What follows "for" or "as" first, then what the message says, then the rest.
    private static Role? Looks(EntryText entry)
    {
        List<Role> found = [.. Heads(entry.Body, entry.Body.Tokens.Count, lowerCase: false).Where(r => !IsSomebodys(r) && (!IsInviter(r) || (r.Next - r.First > 1 && r.First > 0 && IsFor(r, r.First - 1))))];
        return found.Find(r => r.Next <= entry.MessageNext && r.First > 0 && (IsFor(r, r.First - 1) || (r.First > 1 && IsFor(r, r.First - 2))))
            ?? found.Find(r => r.Next <= entry.MessageNext)
            ?? found.Find(r => r.First >= entry.LetterNext);
    }

    private static bool IsFor(Role role, int at) => role.Where.Slice(at, at + 1).ToLowerInvariant() is "for" or "as" or "als" or "som" or "como" or "come" or "jako" or "voor" or "para" or "pour" or "per" or "till" or "zum" or "zur" or "hiring";

    // "Mei Islington, Engineering Manager", "(Architect)", "our CEO": a person's title, not the job.
    private static bool IsSomebodys(Role role)
    {
        Token first = role.Where.Tokens[role.First];
        ReadOnlySpan<char> before = role.Where.Text.AsSpan(0, first.Start).TrimEnd(' ');
        return first.StartsLine || before.EndsWith("(") || before.EndsWith(",") || ((before.EndsWith("-") || before.EndsWith("|") || before.EndsWith("\u2013")) && role.First > 0 && !role.Where.Hits.Any(h => h.Next == role.First && (h.Theme.IsStage || h.Theme.IsEvidence)))
            || (role.First > 0 && role.Where.Slice(role.First - 1, role.First).ToLowerInvariant() is "our" or "m" or "am" or "my" or "unser" or "unsere" or "notre" or "nuestro" or "nuestra" or "your");
    }

    private static IEnumerable<Role> Heads(FoldedText text, int to, bool lowerCase, int from = 0)
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

    private static bool IsCompound(FoldedText text, int at)
    {
        Token token = text.Tokens[at];
        int length = token.End - token.Start;
        return length is >= 8 and <= 45 && !token.IsCjk && Words.HasTitleEnding(text.Text.AsSpan(token.Start, length)) && !Words.Has("title", token.Hash);
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
                || (text.Slice(next, next + 1) is "of" or "in" && next + 1 < text.Tokens.Count && char.IsUpper(text.Text[text.Tokens[next + 1].Start]) && !Words.Has("no name", text.Tokens[next + 1].Hash))
                || (text.Slice(next - 1, next) is "of" or "in" && char.IsUpper(text.Text[text.Tokens[next].Start]))
                || IsGrade(text, next) || (next - hit.First == 1 && IsCompound(text, hit.First) && char.IsUpper(text.Text[text.Tokens[next].Start]) && !NameReader.IsGivenName(text.Slice(next, next + 1)) && !Words.Has("no name", text.Tokens[next].Hash) && !Words.Has("role stop", text.Tokens[next].Hash))
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
            if (hit.Theme.InTitle >= 4 && hit.First <= at && hit.Next > at)
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
    private static bool IsJoint(FoldedText text, int at) =>
        text.Slice(at, at + 1) is "de" or "di" or "da" or "do" or "dos" or "das" or "del" or "della" or "delle" or "dei" or "degli" or "du" or "des" or "d" or "en" or "in" or "ds" or "y" or "e" or "et" or "la" or "alla" or "alle" or "al"
        && at + 1 < text.Tokens.Count && !text.Tokens[at + 1].AfterBreak && (!Words.Has("role stop", text.Tokens[at + 1].Hash) || text.Slice(at + 1, at + 2) is "la" or "las" or "los" or "el") && !Words.Has("no name", text.Tokens[at + 1].Hash);

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
        text.Hits.Any(h => h.First >= first && h.Next <= next && h.Theme.Name is "title" or "title first" or "title cjk")
        || Enumerable.Range(first, Math.Max(0, next - first)).Any(at => IsCompound(text, at));

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
        while (first < next && (Words.Has("name particle", text.Tokens[first].Hash) || IsNumber(text, first) || (first + 1 < next && IsNumber(text, first + 1) && text.Tokens[first].End + 1 == text.Tokens[first + 1].Start)))
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
