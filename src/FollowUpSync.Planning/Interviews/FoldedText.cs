namespace FollowUpSync.Planning.Interviews;

/// <summary>One word; in scripts without blanks, one character. Positions are those of the original text.</summary>
internal readonly record struct Token(int Start, int End, uint Hash, bool StartsLine, bool AfterBreak, bool IsCjk);

/// <summary>A phrase of a theme, from token <paramref name="First"/> to before token <paramref name="Next"/>.</summary>
internal readonly record struct Hit(Theme Theme, int First, int Next);

/// <summary>A text with its words and the phrases found in it, in one pass. Case, accents and width do not matter.</summary>
internal sealed class FoldedText
{
    // One letter for one letter, so that positions stay: from À to ɏ.
    private static readonly char[] Plain = MakePlain();
    private static readonly string[] Abbreviations = ["wg", "weg", "betr", "bzgl", "gem", "hosp", "sta", "dyr", "dir", "mgr", "dept", "tel", "dr", "nr", "st", "ca", "bzw", "prof", "asst", "assoc", "eng", "arq", "avv", "rag", "mr", "mrs", "ms", "sr", "sra", "ext", "int", "vgl", "ref", "ul", "fa", "fr", "hr", "ing", "lic", "ds"];
    private readonly List<Token> _tokens;
    private readonly List<Hit> _hits = new(32);
    private bool[]? _said;
    private bool? _headsComeFirst;

    public FoldedText(string text)
    {
        Text = text;
        _tokens = new((text.Length / 5) + 4);
        Tokenize(text, text.Length, _tokens);
        Lexicon.Default.Find(_tokens, _hits);
    }

    public string Text { get; }

    public List<Token> Tokens => _tokens;

    public List<Hit> Hits => _hits;

    /// <summary>It is in a language whose job titles begin with their head: French, Spanish, Portuguese, Italian, Polish.</summary>
    public bool HeadsComeFirst => _headsComeFirst ??= LanguageFinder.Find(Text).Language is "fr" or "es" or "pt" or "it" or "pl";

    /// <summary>Is the token part of a phrase that is evidence by itself?</summary>
    public bool IsSaid(int token)
    {
        if (_said is null)
        {
            _said = new bool[_tokens.Count];
            foreach (Hit hit in _hits)
            {
                if (hit.Theme is { IsEvidence: true, IsLoose: false })
                {
                    Array.Fill(_said, true, hit.First, hit.Next - hit.First);
                }
            }
        }

        return _said[token];
    }

    public string Slice(int first, int next) => first >= next ? "" : Text[_tokens[first].Start.._tokens[next - 1].End];

    public string Slice(Hit hit) => Slice(hit.First, hit.Next);

    public static char Fold(char c) =>
        c < 0x80 ? (char)(c | (c is >= 'A' and <= 'Z' ? 0x20 : 0))
        : c is >= '\u00C0' and < '\u0250' ? Plain[c - 0xC0]
        : c is >= '\uFF01' and <= '\uFF5E' ? Fold((char)(c - 0xFEE0))
        : char.ToLowerInvariant(c);

    /// <summary>Letters and digits alone, folded: what two spellings of a name have in common.</summary>
    public static string Skeleton(ReadOnlySpan<char> text)
    {
        var letters = new System.Text.StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(Fold(c));
            }
        }

        return letters.ToString();
    }

    public static bool IsCjk(char c) => c is >= '\u3041' and <= '\u30FF' and not '\u30FB' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF';

    /// <summary>The words of a text's beginning.</summary>
    public static void Tokenize(string text, int length, List<Token> tokens)
    {
        bool line = true;
        bool hard = true;
        for (int at = 0; at < length;)
        {
            char c = text[at];
            if (IsCjk(c))
            {
                tokens.Add(new Token(at, at + 1, Lexicon.Start ^ c, line, hard, true));
                at++;
            }
            else if (char.IsLetterOrDigit(c))
            {
                int from = at;
                uint hash = Lexicon.Start;
                for (; at < length && char.IsLetterOrDigit(text[at]) && !IsCjk(text[at]); at++)
                {
                    hash = Lexicon.Add(hash, Fold(text[at]));
                }

                tokens.Add(new Token(from, at, hash, line, hard, false));
            }
            else
            {
                line |= c == '\n';
                hard |= Breaks(text, at);
                at++;
                continue;
            }

            line = false;
            hard = false;
        }
    }

    // What a phrase does not reach across.
    private static bool Breaks(string text, int at) => text[at] switch
    {
        '\n' or '!' or '?' or ';' or ',' or '|' or ')' or '[' or ']' or '<' or '>' or '\u3002' or '\uFF01' or '\uFF1F' or '\u3001' or '\uFF0C' or '\uFF08' or '\uFF09' or '\u300C' or '\u300D' or '\u3010' or '\u3011' or '\u2013' or '\u2014' => true,
        '(' => at == 0 || !char.IsLetter(text[at - 1]) || IsCjk(text[at - 1]),
        '.' => (at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1])) && !Abbreviates(text, at),
        '-' => at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]),
        ':' when EndsRe(text.AsSpan(0, at)) => false,
        ':' or '\uFF1A' => at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]),
        _ => false,
    };

    // "re: the vacancy" is one phrase.
    private static bool EndsRe(ReadOnlySpan<char> before) =>
        before.EndsWith("re", StringComparison.OrdinalIgnoreCase) && (before.Length == 2 || !char.IsLetter(before[^3]));

    // "wg. Bewerbung", "Sp. z o.o.": such a full stop ends no sentence.
    private static bool Abbreviates(string text, int at)
    {
        int from = at;
        while (from > 0 && at - from <= 4 && char.IsLetter(text[from - 1]))
        {
            from--;
        }

        return at - from is > 0 and <= 4 && at + 2 < text.Length && text[at + 1] == ' '
            && ((char.IsLower(text[at + 2]) && at - from <= 3) || IsAbbreviation(text.AsSpan(from, at - from)));
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        foreach (string known in Abbreviations)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static char[] MakePlain()
    {
        var plain = new char[0x250 - 0xC0];
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] = char.ToLowerInvariant((char)(i + 0xC0));
        }

        void Same(char letter, string accented)
        {
            foreach (char c in accented)
            {
                plain[c - 0xC0] = plain[char.ToUpperInvariant(c) - 0xC0] = letter;
            }
        }

        Same('a', "àáâãäåāăąǎ");
        Same('c', "çćĉċč");
        Same('d', "ďđð");
        Same('e', "èéêëēĕėęě");
        Same('g', "ĝğġģ");
        Same('h', "ĥħ");
        Same('i', "ìíîïĩīĭį");
        Same('k', "ķ");
        Same('l', "ĺļľŀł");
        Same('n', "ñńņň");
        Same('o', "òóôõöøōŏő");
        Same('r', "ŕŗř");
        Same('s', "śŝşšș");
        Same('t', "ţťŧț");
        Same('u', "ùúûüũūŭůűų");
        Same('w', "ŵ");
        Same('y', "ýŷ");
        Same('z', "źżž");
        plain['ß' - 0xC0] = 's';
        plain['ÿ' - 0xC0] = 'y';
        return plain;
    }
}
