using System.Collections.Frozen;
using System.Globalization;

namespace FollowUpSync.Planning.Interviews;

/// <summary>Phrases that mean the same: evidence with its points, or words that only show where something stands.</summary>
/// <param name="Name">As in the data file.</param>
/// <param name="InTitle">Points in the title.</param>
/// <param name="InText">Points in the text.</param>
/// <param name="Note">What it means for the owner, or nothing.</param>
internal sealed record Theme(string Name, double InTitle, double InText, string Note)
{
    /// <summary>It speaks for or against an interview (evidence.txt).</summary>
    public bool IsEvidence { get; init; }

    public uint Hash { get; } = Lexicon.HashOf(Name);

    /// <summary>It has phrases with words left open between.</summary>
    public bool IsLoose { get; set; }

    /// <summary>Reason enough, in a title, to read on.</summary>
    public bool IsTitleCue { get; } = InTitle > 0 || Name is "job word" or "recruiting hand" or "before role" or "title" or "title first" or "title cjk" || Name.StartsWith("stage ", StringComparison.Ordinal);

    public bool IsStage { get; } = Name.StartsWith("stage ", StringComparison.Ordinal);
}

/// <summary>All phrases of the data files in one tree of words, so that one pass over a text finds them all.</summary>
internal sealed class Lexicon
{
    public const uint Start = 2166136261;

    // Enough for any letter; beyond it a text repeats itself to cost time.
    private const int MostHits = 300;

    private const int LongestEnding = 17;

    // "hear * your experience": up to so many words between, and only one such place in a phrase, so that the work stays bounded.
    private const int MostSkipped = 4;
    private const uint Gap = 1;

    // Asked about word by word only; their phrases need not be found.
    private static readonly string[] WordLists = ["role stop", "no name", "given name", "name particle", "title suffix", "unit"];
    public static readonly Lexicon Default = new();
    private readonly Dictionary<string, Theme> _themes = [];
    private readonly Dictionary<ulong, int> _next = new(40_000);
    private readonly List<Theme[]> _ends = [[], []];

    // What follows the gap after a node, or 0.
    private readonly List<int> _beyond = [0, 0];

    // One bit for each step that there is: most of the steps that a text asks for are none, and this says so at once.
    private readonly ulong[] _steps = new ulong[1 << 15];
    private readonly ulong[] _first = new ulong[1024];
    private readonly FrozenDictionary<string, FrozenSet<uint>> _words;
    private readonly HashSet<uint> _endings = [];

    // Node 0 is where phrases begin; node 1 where those begin that may stand only at the start of a line.
    private const int Anywhere = 0;
    private const int AtLineStart = 1;

    private Lexicon()
    {
        Dictionary<string, HashSet<uint>> words = [];
        Read("evidence.txt", words);
        Read("terms.txt", words);
        Read("names.txt", words);
        _words = words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());
    }

    public Theme this[string name] => _themes[name];

    // FNV-1a over folded letters.
    public static uint Add(uint hash, char c) => (hash ^ c) * 16777619;

    public static uint HashOf(ReadOnlySpan<char> word)
    {
        uint hash = Start;
        foreach (char c in word)
        {
            hash = Add(hash, FoldedText.Fold(c));
        }

        return hash;
    }

    /// <summary>Does a compound end with a word of the theme "title suffix", with at least three letters before it?</summary>
    public bool HasTitleEnding(ReadOnlySpan<char> word)
    {
        uint hash = Start;
        for (int length = 1; length <= Math.Min(LongestEnding, word.Length - 3); length++)
        {
            hash = Add(hash, FoldedText.Fold(word[^length]));
            if (_endings.Contains(hash))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is this word, alone, in the theme?</summary>
    public bool Has(string theme, uint hash) => _words[theme].Contains(hash);

    /// <summary>Is there a phrase of such a theme?</summary>
    public bool Finds(List<Token> tokens, Predicate<Theme> such)
    {
        for (int first = 0; first < tokens.Count; first++)
        {
            uint hash = tokens[first].Hash;
            if ((_first[(hash >> 6) & 1023] & (1UL << (int)(hash & 63))) != 0
                && (WalkTo(such, Anywhere, first, first, tokens) || (tokens[first].StartsLine && WalkTo(such, AtLineStart, first, first, tokens))))
            {
                return true;
            }
        }

        return false;
    }

    public void Find(List<Token> tokens, List<Hit> hits)
    {
        for (int first = 0; first < tokens.Count && hits.Count < MostHits; first++)
        {
            uint hash = tokens[first].Hash;
            if ((_first[(hash >> 6) & 1023] & (1UL << (int)(hash & 63))) == 0)
            {
                continue;
            }

            Walk(Anywhere, first, first, tokens, hits);
            if (tokens[first].StartsLine)
            {
                Walk(AtLineStart, first, first, tokens, hits);
            }
        }
    }

    public static StreamReader Open(string file) =>
        new(typeof(Lexicon).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded."));

    private void Walk(int node, int first, int at, List<Token> tokens, List<Hit> hits)
    {
        for (; at < tokens.Count && (at == first || !tokens[at].AfterBreak); at++)
        {
            if (!TryStep(ref node, tokens[at].Hash))
            {
                return;
            }

            foreach (Theme theme in _ends[node])
            {
                hits.Add(new Hit(theme, first, at + 1));
            }

            if (_beyond[node] is var beyond and not 0)
            {
                for (int skipped = 0; skipped <= MostSkipped && at + 1 + skipped < tokens.Count && !tokens[at + 1 + skipped].AfterBreak; skipped++)
                {
                    Walk(beyond, first, at + 1 + skipped, tokens, hits);
                }
            }
        }
    }

    private bool WalkTo(Predicate<Theme> such, int node, int first, int at, List<Token> tokens)
    {
        for (; at < tokens.Count && (at == first || !tokens[at].AfterBreak); at++)
        {
            if (!TryStep(ref node, tokens[at].Hash))
            {
                return false;
            }

            foreach (Theme theme in _ends[node])
            {
                if (such(theme))
                {
                    return true;
                }
            }

            if (_beyond[node] is var beyond and not 0)
            {
                for (int skipped = 0; skipped <= MostSkipped && at + 1 + skipped < tokens.Count && !tokens[at + 1 + skipped].AfterBreak; skipped++)
                {
                    if (WalkTo(such, beyond, first, at + 1 + skipped, tokens))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private void Read(string file, Dictionary<string, HashSet<uint>> words)
    {
        using StreamReader reader = Open(file);
        Theme? theme = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                theme = ReadTheme(line, file == "evidence.txt");
                words.Add(theme.Name, []);
                continue;
            }

            foreach (string phrase in line[line.IndexOf(' ')..].Split(','))
            {
                theme!.IsLoose |= phrase.Contains('*', StringComparison.Ordinal);
                Expand("", phrase.Trim(), theme, words[theme.Name]);
            }
        }
    }

    // "[give] -6 / -4 : you are on the interviewers' side"
    private Theme ReadTheme(string line, bool evidence)
    {
        int close = line.IndexOf(']');
        string name = line[1..close];
        string[] rest = line[(close + 1)..].Split(':', 2, StringSplitOptions.TrimEntries);
        string[] points = rest[0].Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        double Points(int i) => i < points.Length ? double.Parse(points[i], CultureInfo.InvariantCulture) : 0;
        var theme = new Theme(name, Points(0), Points(1), rest.Length > 1 ? rest[1] : "") { IsEvidence = evidence };
        _themes.Add(name, theme);
        return theme;
    }

    // Alternatives may stand within alternatives.
    private void Expand(string done, string rest, Theme theme, HashSet<uint> words)
    {
        int open = rest.IndexOf('(');
        if (open < 0)
        {
            Add(done + rest, theme, words);
            return;
        }

        int depth = 0;
        int from = open + 1;
        int close = open;
        var choices = new List<string>();
        do
        {
            char c = rest[close];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 || (depth == 1 && c == '|'))
            {
                choices.Add(rest[from..close]);
                from = close + 1;
            }

            close++;
        }
        while (depth > 0);

        foreach (string choice in choices)
        {
            Expand(done + rest[..open], choice + rest[close..], theme, words);
        }
    }

    private void Add(string phrase, Theme theme, HashSet<uint> single)
    {
        if (theme.Name == "title suffix")
        {
            _endings.Add(HashOf(string.Concat(phrase.Reverse())));
        }

        int node = phrase.StartsWith('^') ? AtLineStart : Anywhere;
        int words = 0;
        uint hash = Start;
        for (int at = 0; at < phrase.Length;)
        {
            if (FoldedText.IsCjk(phrase[at]))
            {
                hash = Start ^ phrase[at++];
            }
            else if (char.IsLetterOrDigit(phrase[at]))
            {
                int from = at;
                while (at < phrase.Length && char.IsLetterOrDigit(phrase[at]) && !FoldedText.IsCjk(phrase[at]))
                {
                    at++;
                }

                hash = HashOf(phrase.AsSpan(from, at - from));
            }
            else
            {
                node = phrase[at++] == '*' ? Step(node, Gap) : node;
                continue;
            }

            if (words++ == 0)
            {
                _first[(hash >> 6) & 1023] |= 1UL << (int)(hash & 63);
            }

            node = Step(node, hash);
        }

        if (words == 1)
        {
            single.Add(hash);
        }

        if (words > 0 && Array.IndexOf(WordLists, theme.Name) < 0 && !_ends[node].Contains(theme))
        {
            _ends[node] = [.. _ends[node], theme];
        }
    }

    private static int BitOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 43);

    private bool TryStep(ref int node, uint hash)
    {
        ulong key = ((ulong)node << 32) | hash;
        int bit = BitOf(key);
        return (_steps[bit >> 6] & (1UL << (bit & 63))) != 0 && _next.TryGetValue(key, out node);
    }

    private int Step(int node, uint hash)
    {
        ulong key = ((ulong)node << 32) | hash;
        if (!_next.TryGetValue(key, out int next))
        {
            _next.Add(key, next = _ends.Count);
            _ends.Add([]);
            _beyond.Add(0);
            int bit = BitOf(key);
            _steps[bit >> 6] |= 1UL << (bit & 63);
            _beyond[node] = hash == Gap ? next : _beyond[node];
        }

        return next;
    }
}
