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

    /// <summary>Asked about word by word only; its phrases need not be found.</summary>
    public bool IsWordList { get; } = Name is "role stop" or "no name" or "given name" or "name particle" or "title suffix" or "unit";

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

    public static readonly Lexicon Default = new();
    private readonly Dictionary<string, Theme> _themes = [];
    private readonly PhraseTree _tree = new();
    private readonly HashSet<uint> _endings = [];

    private Lexicon()
    {
        Read("evidence.txt");
        Read("terms.txt");
        Read("names.txt");
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
    public bool Has(string theme, uint hash) => Has(PhraseTree.Anywhere, theme, hash) || Has(PhraseTree.AtLineStart, theme, hash);

    /// <summary>Is there a phrase of such a theme?</summary>
    public bool Finds(List<Token> tokens, Predicate<Theme> such)
    {
        for (int first = 0; first < tokens.Count; first++)
        {
            if (WalkTo(such, PhraseTree.Anywhere, first, first, tokens) || (tokens[first].StartsLine && WalkTo(such, PhraseTree.AtLineStart, first, first, tokens)))
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
            Walk(PhraseTree.Anywhere, first, first, tokens, hits);
            if (tokens[first].StartsLine)
            {
                Walk(PhraseTree.AtLineStart, first, first, tokens, hits);
            }
        }
    }

    public static StreamReader Open(string file) =>
        new(typeof(Lexicon).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded."));

    private bool Has(int node, string theme, uint hash) => _tree.TryStep(ref node, hash) && Array.IndexOf(_tree.EndsAt(node), _themes[theme]) >= 0;

    private void Walk(int node, int first, int at, List<Token> tokens, List<Hit> hits)
    {
        for (; at < tokens.Count && (at == first || !tokens[at].AfterBreak); at++)
        {
            if (!_tree.TryStep(ref node, tokens[at].Hash))
            {
                return;
            }

            foreach (Theme theme in _tree.EndsAt(node))
            {
                if (!theme.IsWordList)
                {
                    hits.Add(new Hit(theme, first, at + 1));
                }
            }

            if (_tree.BeyondGap(node) is var beyond and not 0)
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
            if (!_tree.TryStep(ref node, tokens[at].Hash))
            {
                return false;
            }

            foreach (Theme theme in _tree.EndsAt(node))
            {
                if (!theme.IsWordList && such(theme))
                {
                    return true;
                }
            }

            if (_tree.BeyondGap(node) is var beyond and not 0)
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

    private void Read(string file)
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
                continue;
            }

            foreach (string phrase in line[line.IndexOf(' ')..].Split(',', StringSplitOptions.TrimEntries))
            {
                theme!.IsLoose |= phrase.Contains('*', StringComparison.Ordinal);
                _tree.Add(phrase, theme);
                if (theme.Name == "title suffix")
                {
                    _endings.Add(HashOf(string.Concat(phrase.Reverse())));
                }
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
}
