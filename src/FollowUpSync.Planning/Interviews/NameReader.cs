namespace FollowUpSync.Planning.Interviews;

/// <summary>Reads a person's name where one is expected, and cleans the names that mail programs show.</summary>
internal static class NameReader
{
    private const int MostWords = 6;
    private static readonly Lexicon Words = Lexicon.Default;
    private static readonly string[] CjkTitles = ["様", "さま", "さん", "氏", "先生", "님", "씨", "女士", "经理", "总监", "主管", "部長", "課長", "社長", "팀장", "과장", "부장", "대리", "이사", "매니저", "老师"];

    /// <summary>The name that begins at a token, or null. A single word needs a title ("Frau"), or to be a given name where <paramref name="single"/> allows it.</summary>
    public static string? Read(FoldedText text, int token, int limit, bool single, out int next)
    {
        next = token;
        limit = Math.Min(limit, text.Tokens.Count);
        if (token >= limit)
        {
            return null;
        }

        return text.Tokens[token].IsCjk ? ReadCjk(text, token, limit, out next) : ReadLatin(text, token, limit, single, out next);
    }

    /// <summary>"Reyes, Dana (Contoso)", "DANA REYES | Contoso", "dana.reyes" to "Dana Reyes".</summary>
    public static string? Clean(string? shown)
    {
        if (string.IsNullOrWhiteSpace(shown))
        {
            return null;
        }

        string name = shown.Trim().Trim('"', '\'');
        name = CutAt(name, " via ", " (", "(", " [", "[", " | ", "|", " / ", " - ", " – ", " @ ", " bei ", " at ").Trim().TrimEnd(',');
        if (name.Contains('@'))
        {
            return null;
        }

        name = WithoutCommas(name);
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int first = 0;
        while (first < words.Length - 1 && Words.Has("honorific", Lexicon.HashOf(words[first].TrimEnd('.'))))
        {
            first++;
        }

        return words.Length == 0 ? null : string.Join(' ', words[first..].Select(Tame));
    }

    /// <summary>What <see cref="Clean"/> takes from before a name: "Dr." of "Dr. Mira Vance" and of "Kröger, Beate, Dr."; or null.</summary>
    public static string? TitleOf(string? shown)
    {
        string[] parts = (shown ?? "").Trim('"', '\'', ' ').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        // Before a comma stands a family name, though it be "Pan" or "Judge".
        string title = string.Join(' ', parts.SelectMany((part, at) => part.Split(' ').SkipLast(at == 0 ? 1 : 0).TakeWhile(word => Words.Has("honorific", Lexicon.HashOf(word.TrimEnd('.'))))));
        return title.Length == 0 ? null : title;
    }

    // "Kröger, Beate, Dr.": the family name first, and degrees and functions behind.
    private static string WithoutCommas(string name)
    {
        string[] parts = [.. name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where((part, at) => at == 0 || !IsTitle(part))];
        return parts.Length == 2 ? $"{parts[1]} {parts[0]}" : parts.Length == 0 ? name : parts[0];
    }

    private static bool IsTitle(string part) =>
        Words.Has("recruiter title", Lexicon.HashOf(part)) || part.Length <= 3 || part.Split(' ').All(word => Words.Has("honorific", Lexicon.HashOf(word.TrimEnd('.'))) || (word.Length <= 4 && word.All(c => !char.IsLower(c))));

    /// <summary>Could a display name be a person's, and not "Contoso Careers"?</summary>
    public static bool LooksPersonal(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return false;
        }

        if (name.Any(FoldedText.IsCjk))
        {
            return name.Length <= 8;
        }

        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 5 && !name.AsSpan().ContainsAnyInRange('0', '9') && !name.Contains('&')
            && !Words.Has("department", Lexicon.HashOf(words[^1])) && !Words.Has("legal", Lexicon.HashOf(words[^1].TrimEnd('.')))
            && !Array.Exists(words, w => Words.Has("unit", Lexicon.HashOf(w)))
            && (!Words.Has("title", Lexicon.HashOf(words[^1])) || (words.Length > 1 && IsGivenName(words[0]))) && !Words.Has("no name", Lexicon.HashOf(words[0]));
    }

    public static bool IsGivenName(string word) => Words.Has("given name", Lexicon.HashOf(word));

    private static string CutAt(string name, params ReadOnlySpan<string> marks)
    {
        foreach (string mark in marks)
        {
            int at = name.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            name = at > 1 ? name[..at] : name;
        }

        return name;
    }

    private static string Tame(string word) =>
        word.Length > 2 && word.All(c => !char.IsLetter(c) || char.IsUpper(c)) && !FoldedText.IsCjk(word[0])
            ? string.Join('-', word.Split('-').Select(p => p.Length == 0 ? p : p[0] + p[1..].ToLowerInvariant()))
            : word;

    private static string? ReadLatin(FoldedText text, int token, int limit, bool single, out int next)
    {
        int at = token;
        while (at < limit && at < token + 3 && Words.Has("honorific", text.Tokens[at].Hash) && (at == token || Joined(text, at)))
        {
            at++;
        }

        // "M" and "Don" are titles only before something.
        int first = at < limit && at > token && IsNameWord(text, at) ? at : token;
        bool titled = first > token;
        at = first;
        int last = first;
        int words = 0;
        while (at < limit && at - first < MostWords * 2 && (at == first || Joined(text, at)))
        {
            bool particle = at > first && char.IsLower(text.Text[text.Tokens[at].Start]) && Words.Has("name particle", text.Tokens[at].Hash);
            if (!particle && !IsNameWord(text, at))
            {
                break;
            }

            bool newWord = at == first || text.Text[text.Tokens[at].Start - 1] is not ('-' or '\'' or '\u2019');
            words += newWord && !particle ? 1 : 0;
            if (words > 4)
            {
                break;
            }

            at++;
            last = particle ? last : at;
        }

        next = last;
        string name = text.Slice(first, last);
        bool enough = words >= 2 || (words == 1 && (titled || (single && IsGivenName(name)) || (single && name.Contains('-') && IsGivenName(name.Split('-')[0]))));
        return enough && (!EndsInTitle(text, last) || (words == 2 && Words.Has("given name", text.Tokens[first].Hash))) ? name : null;
    }

    private static bool EndsInTitle(FoldedText text, int last) => Words.Has("title", text.Tokens[last - 1].Hash) && !IsGivenName(text.Slice(last - 1, last));

    private static bool IsNameWord(FoldedText text, int at)
    {
        Token token = text.Tokens[at];
        char c = text.Text[token.Start];
        return char.IsUpper(c) && !token.IsCjk && !text.Text.AsSpan(token.Start, token.End - token.Start).ContainsAnyInRange('0', '9')
            && (!Words.Has("no name", token.Hash) || Words.Has("given name", token.Hash));
    }

    private static bool Joined(FoldedText text, int at)
    {
        Token before = text.Tokens[at - 1];
        ReadOnlySpan<char> gap = text.Text.AsSpan(before.End, text.Tokens[at].Start - before.End);
        return !text.Tokens[at].StartsLine && (gap is " " or "-" or "'" or "\u2019" || (gap is ". " or "." && before.End - before.Start <= 4));
    }

    private static string? ReadCjk(FoldedText text, int token, int limit, out int next)
    {
        int at = token;
        int blanks = 0;
        while (at < limit && at - token < 10 && text.Tokens[at].IsCjk && !(text.Text[text.Tokens[at].Start] is >= '\u3041' and <= '\u309F'))
        {
            if (at > token && text.Tokens[at].Start > text.Tokens[at - 1].End)
            {
                bool blank = text.Text[text.Tokens[at - 1].End] is ' ' or '\u3000' && text.Tokens[at].Start == text.Tokens[at - 1].End + 1;
                if (!blank || ++blanks > 1 || at - token > 4)
                {
                    break;
                }
            }

            at++;
        }

        string run = text.Slice(token, at);
        foreach (string title in CjkTitles)
        {
            int cut = run.IndexOf(title, StringComparison.Ordinal);
            run = cut > 0 ? run[..cut] : run;
        }

        run = run.Trim();
        next = token + run.Count(FoldedText.IsCjk);
        int length = run.Count(FoldedText.IsCjk);
        return length is >= 2 and <= 8 && (length <= 4 || run.Contains(' ')) ? run : null;
    }
}
