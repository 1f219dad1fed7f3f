using System.Buffers;

namespace FollowUpSync.Planning.Interviews;

/// <summary>How far a job title reaches, once a word is found that ends or begins one.</summary>
internal static class JobTitles
{
    private const int MostWords = 9;
    private static readonly Lexicon Words = Lexicon.Default;
    private static readonly SearchValues<char> Partings = SearchValues.Create("+=@:~*\u2022\"");


    /// <summary>The job titles between two tokens, in their order, none within another; in capitals unless <paramref name="lowerCase"/> is fine, too.</summary>
    public static List<Role> In(FoldedText text, int from, int to, bool lowerCase)
    {
        List<Role> found = [];
        foreach (Hit hit in WithCompounds(text))
        {
            if (hit.First < from || hit.Next > to || !hit.Theme.Name.StartsWith("title", StringComparison.Ordinal) || IsPartOfStage(text, hit) || IsPartOfWord(text, hit))
            {
                continue;
            }

            Role? role = hit.Theme.Name switch
            {
                "title" => Longer(EndingIn(text, hit, lowerCase), text, hit, lowerCase),
                "title first" => BeginningWith(text, hit, lowerCase),
                "title cjk" => CjkTitles.Around(text, hit),
                _ => null,
            };
            if (role is not null && !found.Exists(r => r.First <= role.First && r.Next >= role.Next))
            {
                found.RemoveAll(r => r.First >= role.First && r.Next <= role.Next);
                found.Add(role);
            }
        }

        return found;
    }

    // "florist's assistant" is no florist, "QAエンジニア" no QA.
    private static bool IsPartOfWord(FoldedText text, Hit hit)
    {
        if (hit.Next == text.Tokens.Count)
        {
            return false;
        }

        Token after = text.Tokens[hit.Next];
        return (text.Slice(hit.Next, hit.Next + 1) == "s" && text.Text[after.Start - 1] is '\'' or '\u2019') || (after.IsCjk && !text.Tokens[hit.First].IsCjk && after.Start == text.Tokens[hit.Next - 1].End);
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
            if (role is not null && other.First == hit.First && other.Theme.Name == "title first" && Begins(text, other.First, other.Next) && BeginningWith(text, other, lowerCase) is { } begun && begun.Next > role.Next)
            {
                return Make(text, role.First, begun.Next, role.IsStated);
            }
        }

        return role;
    }

    // The recruiter in "recruiter screen" is not the job; "ops manager" may be, though such a one may be met, too.
    private static bool IsPartOfStage(FoldedText text, Hit hit)
    {
        foreach (Hit other in text.Hits)
        {
            if (((other.Theme.IsStage && other.Next > hit.Next) || other.Theme is { InTitle: > 0, IsLoose: false }) && other.First <= hit.First && other.Next >= hit.Next && other.Next - other.First > hit.Next - hit.First)
            {
                return true;
            }
        }

        return false;
    }

    private static Role? EndingIn(FoldedText text, Hit hit, bool lowerCase)
    {
        int first = hit.First;
        while (first > 0 && hit.First - first < MostWords && !text.Tokens[first].AfterBreak && IsWithin(text, first) && Belongs(text, first - 1, lowerCase))
        {
            first--;
        }

        first = BehindName(text, first, hit.First);
        int next = hit.Next;
        while (next < text.Tokens.Count && !text.Tokens[next].AfterBreak && IsWithin(text, next) && next - hit.Next < 4
            && (Words.Has("title", text.Tokens[next].Hash) || text.Slice(next, next + 1) is "I" or "II" or "III" or "IV" or "1" or "2" or "3"
                || (text.Slice(next, next + 1) is "of" or "in" && next + 1 < text.Tokens.Count && char.IsUpper(text.Text[text.Tokens[next + 1].Start]) && !Words.Has("no name", text.Tokens[next + 1].Hash))
                || (text.Slice(next - 1, next) is "of" or "in" && char.IsUpper(text.Text[text.Tokens[next].Start]))
                || IsGrade(text, next) || (lowerCase && HasEnding(text, hit.First) && IsAddition(text, next)) || (next - hit.First == 1 && HasEnding(text, hit.First) && char.IsUpper(text.Text[text.Tokens[hit.First].Start]) && char.IsUpper(text.Text[text.Tokens[next].Start]) && !IsEmployer(text, first, next) && !NameReader.IsGivenName(text.Slice(next, next + 1)) && !Words.Has("no name", text.Tokens[next].Hash) && !Words.Has("role stop", text.Tokens[next].Hash))
                || (next - hit.Next >= 2 && text.Slice(hit.Next, hit.Next + 1) is "of" or "in" && char.IsUpper(text.Text[text.Tokens[next].Start]) && !Words.Has("role stop", text.Tokens[next].Hash))))
        {
            next++;
        }

        // "12-month placement": what a number is joined to is no part of it.
        while (first < hit.First && first > 0 && Gap(text, first) is "-" && char.IsDigit(text.Text[text.Tokens[first - 1].Start]))
        {
            first++;
        }

        bool capital = char.IsUpper(text.Text[text.Tokens[hit.First].Start]);
        return capital || lowerCase ? Make(text, first, next, stated: false) : null;
    }

    /// <summary>"Contoso Freight forklift driver": a title in small letters begins behind a name of several capitals.</summary>
    public static int BehindName(FoldedText text, int first, int head)
    {
        int begin = first;
        for (int at = first, run = 0; at < head && char.IsLower(text.Text[text.Tokens[head].Start]); at++)
        {
            run = char.IsUpper(text.Text[text.Tokens[at].Start]) && !char.IsUpper(text.Text[text.Tokens[at].End - 1]) ? run + 1 : 0;
            begin = run > 1 ? at + 1 : begin;
        }

        return begin;
    }

    // "gruppchef ruttplanering", "teamleider onderbouw": what follows a compound in a title.
    private static bool IsAddition(FoldedText text, int at) =>
        char.IsLower(text.Text[text.Tokens[at].Start]) && text.Tokens[at].End - text.Tokens[at].Start > 3 && !text.Tokens[at].IsCjk && !Words.Has("role stop", text.Tokens[at].Hash) && !Words.Has("talk", text.Tokens[at].Hash) && !Words.Has("run stop", text.Tokens[at].Hash) && !IsWordFor(text, at);

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
        return !token.IsCjk && !Words.Has("role stop", token.Hash) && !Words.Has("talk", token.Hash) && !IsWordFor(text, at) && (char.IsUpper(c) || IsOrdinal(text, at) || (lowerCase && !char.IsDigit(c)) || text.Slice(at, at + 1) is "of" or "and" or "de");
    }

    // "2nd line support", "3D artist"
    private static bool IsOrdinal(FoldedText text, int at) =>
        text.Slice(at, at + 1).ToLowerInvariant() is "2d" or "3d" || (text.Slice(at, at + 1).ToLowerInvariant() is "1st" or "2nd" or "3rd" && at + 1 < text.Tokens.Count && text.Slice(at + 1, at + 2).Equals("line", StringComparison.OrdinalIgnoreCase));

    // What speaks of an interview is no part of a title: "VG Mechatroniker".
    public static bool IsWordFor(FoldedText text, int at)
    {
        foreach (Hit hit in text.Hits)
        {
            if ((hit.Theme is { InTitle: >= 4, IsLoose: false } or { Name: "before role" } || (hit.Theme.IsStage && hit.Next - hit.First > 1)) && hit.First <= at && hit.Next > at)
            {
                return true;
            }
        }

        return false;
    }

    private static Role? BeginningWith(FoldedText text, Hit hit, bool lowerCase)
    {
        if ((!lowerCase && !char.IsUpper(text.Text[text.Tokens[hit.First].Start])) || !Begins(text, hit.First, hit.Next))
        {
            return null;
        }

        int next = hit.Next;
        while (next < text.Tokens.Count && next - hit.First < 7 && !text.Tokens[next].AfterBreak && IsWithin(text, next) && !char.IsDigit(text.Text[text.Tokens[next].Start]) && !IsEmployer(text, hit.First, next) && !IsWordFor(text, next) && !NameReader.IsGivenName(text.Slice(next, next + 1))
            && (!Words.Has("role stop", text.Tokens[next].Hash) || IsJoint(text, next) || IsGender(text, next)))
        {
            next++;
        }

        while (next > hit.Next && (Words.Has("name particle", text.Tokens[next - 1].Hash) || IsJoint(text, next - 1)) && !IsGender(text, next - 1))
        {
            next--;
        }

        return Make(text, hit.First, next, stated: false);
    }

    /// <summary>Does the head begin a title here? Words that end one in English do so in the languages whose titles begin with their head.</summary>
    public static bool Begins(FoldedText text, int first, int next) =>
        next - first > 1 || !Words.Has("title", text.Tokens[first].Hash) || (next < text.Tokens.Count && !text.Tokens[next].AfterBreak && IsJoint(text, next)) || text.HeadsComeFirst;

    // "addetto/a", "vendeur/se"
    private static bool IsGender(FoldedText text, int at) => Gap(text, at) is "/" && text.Tokens[at].End - text.Tokens[at].Start <= 3 && char.IsLower(text.Text[text.Tokens[at].Start]);

    /// <summary>An organisation's name begins behind a title: "istruttore Comune di ...", "Erzieherin Kita ...".</summary>
    public static bool IsEmployer(FoldedText text, int first, int at) =>
        (char.IsUpper(text.Text[text.Tokens[at].Start]) || !text.Text.Contains('\n', StringComparison.Ordinal)) && Words.Has("organisation", text.Tokens[at].Hash) && (char.IsLower(text.Text[text.Tokens[at - 1].Start]) || BeginsName(text, at)) && !IsJoint(text, at - 1) && HasHead(text, first, at);

    // "Hotel Seeblick"
    private static bool BeginsName(FoldedText text, int at) =>
        at + 1 < text.Tokens.Count && !text.Tokens[at + 1].AfterBreak && char.IsUpper(text.Text[text.Tokens[at].Start]) && char.IsUpper(text.Text[text.Tokens[at + 1].Start]) && !EndsWith(text, at + 1);

    // "Analista de Suporte", "Addetta alle vendite": the joints within a title.
    public static bool IsJoint(FoldedText text, int at) =>
        text.Slice(at, at + 1) is "de" or "di" or "da" or "do" or "dos" or "das" or "del" or "della" or "delle" or "dei" or "degli" or "du" or "des" or "d" or "en" or "in" or "ds" or "y" or "e" or "et" or "la" or "alla" or "alle" or "al"
        && at + 1 < text.Tokens.Count && !text.Tokens[at + 1].AfterBreak && (!Words.Has("role stop", text.Tokens[at + 1].Hash) || text.Slice(at + 1, at + 2) is "la" or "las" or "los" or "el") && !(char.IsUpper(text.Text[text.Tokens[at + 1].Start]) && Words.Has("no name", text.Tokens[at + 1].Hash))
        && !(text.Slice(at, at + 1) is "en" or "in" && char.IsUpper(text.Text[text.Tokens[at + 1].Start]));

    /// <summary>What stands between a token and the one before.</summary>
    public static ReadOnlySpan<char> Gap(FoldedText text, int at) => text.Text.AsSpan(text.Tokens[at - 1].End, text.Tokens[at].Start - text.Tokens[at - 1].End);

    /// <summary>Nothing parts a token from the one before: a tight slash does not ("Engineer/Architect"), "+" and "=" do, but not in "C++".</summary>
    public static bool IsWithin(FoldedText text, int at)
    {
        ReadOnlySpan<char> gap = Gap(text, at);
        return gap is " " or "-" || (!gap.ContainsAny(Partings) && gap is not (" / " or " /" or "/ ")) || (text.Tokens[at - 1].End - text.Tokens[at - 1].Start == 1 && gap.StartsWith("+"));
    }

    public static bool HasHead(FoldedText text, int first, int next)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First >= first && hit.Next <= next && hit.Theme.Name is "title" or "title first" or "title cjk")
            {
                return true;
            }
        }

        for (int at = first; at < next; at++)
        {
            if (IsCompound(text, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does a title end with this word?</summary>
    public static bool EndsWith(FoldedText text, int at) => Words.Has("title", text.Tokens[at].Hash) || HasEnding(text, at);

    /// <summary>A title goes on here: "trainee recruitment consultant" after "trainee".</summary>
    public static bool HasHeadFrom(FoldedText text, int at, int next)
    {
        for (int last = at; last < Math.Min(next, at + 3); last++)
        {
            if (EndsWith(text, last))
            {
                return true;
            }
        }

        return false;
    }

    public static Role? Make(FoldedText text, int first, int next, bool stated)
    {
        // "the warden's post"
        if (next - first > 1 && text.Slice(next - 1, next) == "s" && Gap(text, next - 1) is "'" or "\u2019")
        {
            next--;
        }

        // "F/H", "m/w/d"
        while (next - first > 2 && text.Tokens[next - 1].End - text.Tokens[next - 1].Start == 1 && text.Text[text.Tokens[next - 1].Start - 1] == '/')
        {
            next -= text.Tokens[next - 2].End - text.Tokens[next - 2].Start == 1 && text.Text[text.Tokens[next - 2].Start - 1] != '/' ? 2 : 1;
        }

        while (next - first > 1 && (IsTime(text, next - 1) || IsOpenEnd(text, next)))
        {
            next--;
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
        return role.Length is > 1 and <= 90 && role.Any(char.IsLetter) && Enumerable.Range(first, next - first).Any(at => text.Tokens[at].IsCjk || (text.Tokens[at].End - text.Tokens[at].Start > 1 && !char.IsDigit(text.Text[text.Tokens[at].Start]))) && !role.Contains('\n') && !role.Contains('@') ? new Role(role, stated, text, first, next) : null;
    }

    // "Campaigns Officer I'd like", "head of the desk"
    private static bool IsOpenEnd(FoldedText text, int next) =>
        text.Slice(next - 1, next) is "of" or "in" or "for" or "de" or "di" or "da" || (text.Slice(next - 1, next) is "I" && next < text.Tokens.Count && !text.Tokens[next].AfterBreak);

    // "stock clerk 12:15", "stock clerk 11 h"
    private static bool IsTime(FoldedText text, int at) =>
        char.IsDigit(text.Text[text.Tokens[at].Start]) && (Gap(text, at) is ":" || (at + 1 < text.Tokens.Count && (text.Text[text.Tokens[at].End] is ':' || text.Slice(at + 1, at + 2).ToLowerInvariant() is "h" or "uhr" or "am" or "pm")));

    // "JR120133 Risk Analyst": a requisition number is not part of the title.
    private static bool IsNumber(FoldedText text, int at)
    {
        ReadOnlySpan<char> word = text.Text.AsSpan(text.Tokens[at].Start, text.Tokens[at].End - text.Tokens[at].Start);
        return word.Length >= 4 && word.ContainsAnyInRange('0', '9') && char.IsAsciiDigit(word[^1]);
    }
}
