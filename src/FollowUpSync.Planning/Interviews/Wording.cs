using System.Globalization;

namespace FollowUpSync.Planning.Interviews;

/// <summary>The sections of wording.txt.</summary>
internal enum WordingKind
{
    /// <summary>Who made the entry, in what mailbox.</summary>
    Side,

    /// <summary>A theme of evidence.txt or terms.txt of which the title has a phrase.</summary>
    TitleTheme,

    /// <summary>A theme of which the text has a phrase.</summary>
    TextTheme,

    /// <summary>A word of the title.</summary>
    Title,

    /// <summary>A word of title or text.</summary>
    Anywhere,

    /// <summary>Two words side by side.</summary>
    Beside,
}

/// <summary>Takes the signs of an entry.</summary>
internal interface ISignReader
{
    /// <param name="kind">The section of wording.txt.</param>
    /// <param name="key">Kind and words as one number.</param>
    /// <param name="text">Where the words stand; null for a theme or a circumstance.</param>
    /// <param name="first">The first word.</param>
    /// <param name="next">The word after the last.</param>
    /// <param name="name">The theme or circumstance; null for words.</param>
    void Read(WordingKind kind, ulong key, FoldedText? text, int first, int next, string? name);
}

/// <summary>What the choice of words says, where no phrase that is known says it: weights learned from labelled entries (wording.txt).</summary>
/// <remarks>Many weak signs, each of little weight, so that an entry in words of its own is understood, too.</remarks>
internal static class Wording
{
    // Further in, an invitation speaks of directions, technique and privacy.
    private const int MostTokens = 400;
    private const int MostSaid = 3;
    private const int LeastLetters = 4;
    private const float LeastSaid = 0.5f;
    private static readonly Dictionary<ulong, float> Weights = Read();
    private static readonly HashSet<uint> SmallWords = [.. ReadSmallWords()];

    [ThreadStatic]
    private static Scale? _scale;

    /// <summary>The points for or against an interview, and the words that gave most of them.</summary>
    public static (double Points, string Words) Weigh(EntryText entry, Owner owner, Role? role)
    {
        Scale scale = _scale ??= new Scale();
        scale.Clear();
        Show(entry, owner, role, scale);
        return (scale.Points, scale.Words());
    }

    /// <summary>Shows all signs of an entry, some more than once.</summary>
    public static void Show(EntryText entry, Owner owner, Role? role, ISignReader reader)
    {
        foreach (string name in Circumstances(entry, owner, role))
        {
            reader.Read(WordingKind.Side, KeyOf(WordingKind.Side, Lexicon.HashOf(name), 0), null, 0, 0, name);
        }

        // What every recipient gets (directions, privacy, about us) says nothing of this entry.
        int end = Math.Min(MostTokens, entry.LetterNext);
        ShowThemes(entry.Title, WordingKind.TitleTheme, int.MaxValue, reader);
        ShowThemes(entry.Body, WordingKind.TextTheme, end, reader);
        ShowWords(entry.Title, WordingKind.Title, entry.Title.Tokens.Count, reader);
        ShowWords(entry.Title, WordingKind.Anywhere, entry.Title.Tokens.Count, reader);
        ShowWords(entry.Body, WordingKind.Anywhere, end, reader);
    }

    /// <summary>Who made the entry: the owner in a private calendar (typed) or at work (desk, host), a colleague (work), a company or somebody private.</summary>
    public static string SideOf(CalendarEntry entry, Owner owner)
    {
        bool alone = true;
        foreach (Participant one in entry.Attendees)
        {
            alone &= owner.Is(one);
        }

        return owner.Organizes ? (owner.IsAtWork ? (alone ? "desk" : "host") : alone ? "typed" : "convener")
            : owner.IsAtWork ? (owner.IsColleague(entry.Organizer) ? "work" : "outside")
            : Domains.IsPrivate(Domains.Of(entry.Organizer?.Address)) ? "friend"
            : "company";
    }

    public static ulong KeyOf(WordingKind kind, uint word, uint next) => ((ulong)word << 32 | next) * 0x9E3779B97F4A7C15 + (ulong)kind;

    private static void ShowThemes(FoldedText text, WordingKind kind, int end, ISignReader reader)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First < end)
            {
                reader.Read(kind, KeyOf(kind, hit.Theme.Hash, 0), null, 0, 0, hit.Theme.Name);
            }
        }
    }

    // Words, but small ones, and pairs of words that are no part of a phrase that is evidence by itself; in scripts without blanks, two characters.
    private static void ShowWords(FoldedText text, WordingKind kind, int end, ISignReader reader)
    {
        List<Token> tokens = text.Tokens;
        for (int at = 0; at < Math.Min(end, tokens.Count); at++)
        {
            if (text.IsSaid(at))
            {
                continue;
            }

            Token token = tokens[at];
            if (token.IsCjk)
            {
                if (at + 1 < tokens.Count && tokens[at + 1].IsCjk && tokens[at + 1].Start == token.End)
                {
                    reader.Read(kind, KeyOf(kind, token.Hash, tokens[at + 1].Hash), text, at, at + 2, null);
                }
            }
            else if (char.IsLetter(text.Text[token.Start]))
            {
                bool isSmall = IsSmall(token);
                if (!isSmall)
                {
                    reader.Read(kind, KeyOf(kind, token.Hash, 0), text, at, at + 1, null);
                }

                if (kind == WordingKind.Anywhere && at > 0 && !token.AfterBreak && !tokens[at - 1].IsCjk && !(isSmall && IsSmall(tokens[at - 1])) && !text.IsSaid(at - 1) && char.IsLetter(text.Text[tokens[at - 1].Start]))
                {
                    reader.Read(WordingKind.Beside, KeyOf(WordingKind.Beside, tokens[at - 1].Hash, token.Hash), text, at - 1, at + 1, null);
                }
            }
        }
    }

    private static bool IsSmall(Token token) => token.End - token.Start == 1 || SmallWords.Contains(token.Hash);

    /// <summary>Adds up the weights of the signs that it reads, each once.</summary>
    private sealed class Scale : ISignReader
    {
        private readonly HashSet<ulong> _seen = [];
        private readonly List<(float Weight, FoldedText Text, int First, int Next)> _said = [];

        public double Points { get; private set; }

        public void Clear()
        {
            _seen.Clear();
            _said.Clear();
            Points = 0;
        }

        public void Read(WordingKind kind, ulong key, FoldedText? text, int first, int next, string? name)
        {
            if (Weights.TryGetValue(key, out float weight) && _seen.Add(key))
            {
                Points += weight;
                if (text is not null)
                {
                    _said.Add((weight, text, first, next));
                }
            }
        }

        // The heaviest words on the side of the whole, as far as they tell a reader something: no small words, none that weigh little.
        public string Words()
        {
            var words = new List<string>(MostSaid);
            _said.Sort((a, b) => Math.Abs(b.Weight).CompareTo(Math.Abs(a.Weight)));
            foreach ((float weight, FoldedText text, int first, int next) in _said)
            {
                if (Math.Abs(weight) < LeastSaid || words.Count == MostSaid)
                {
                    break;
                }

                string word = $"\"{text.Slice(first, next).ToLowerInvariant()}\"";
                if (weight * Points > 0 && IsTelling(text, first, next) && !words.Exists(w => w.Contains(word.Trim('"'), StringComparison.Ordinal)))
                {
                    words.Add(word);
                }
            }

            _said.Clear();
            return string.Join(", ", words);
        }

        // Two characters of a script without blanks are seldom a word; and nobody's name is a reason.
        private static bool IsTelling(FoldedText text, int first, int next)
        {
            for (int at = first; at < next; at++)
            {
                Token token = text.Tokens[at];
                if (token.IsCjk || token.End - token.Start < LeastLetters || IsSmall(token) || Lexicon.Default.Has("given name", token.Hash))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static IEnumerable<string> Circumstances(EntryText entry, Owner owner, Role? role)
    {
        CalendarEntry e = entry.Entry;
        string side = SideOf(e, owner);
        yield return side;
        if (role is not null)
        {
            yield return $"{side}, {(role.IsStated ? "a job is stated" : "a job is named")} in the {(role.Where == entry.Title ? "title" : "text")}";
        }

        int others = 0;
        foreach (Participant one in e.Attendees)
        {
            others += one.Kind == ParticipantKind.Individual && !owner.Is(one) ? 1 : 0;
        }

        yield return $"{side}, {(others > 1 ? "several" : others == 1 ? "one" : "nobody")} else invited";
        if (Places.IsPlace(e.Location))
        {
            yield return "at a place";
        }
        else if (e.Location.Length > 0)
        {
            yield return "on a call";
        }

        if (e.IsAllDay)
        {
            yield return "a whole day";
        }

        if (e.IsRecurring)
        {
            yield return "repeats";
        }

        if (entry.Body.Tokens.Count == 0)
        {
            yield return $"{side}, without text";
        }

        if (Domains.IsFunctional(e.Organizer?.Address))
        {
            yield return "from a function's mailbox";
        }

        if (Domains.Is("ats", Domains.Of(e.Organizer?.Address)) || entry.Links.Exists(l => Domains.Is("ats", l.Split('/')[0])))
        {
            yield return "from an applicant system";
        }

        for (int at = 0; at < entry.Title.Tokens.Count; at++)
        {
            if (Lexicon.Default.Has("given name", entry.Title.Tokens[at].Hash) && !owner.IsName(entry.Title.Slice(at, at + 1)))
            {
                yield return "somebody in the title";
                break;
            }
        }
    }

    private static IEnumerable<uint> ReadSmallWords()
    {
        using StreamReader reader = Lexicon.Open("small-words.txt");
        while (reader.ReadLine() is { } line)
        {
            foreach (string word in line.StartsWith('#') ? [] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                yield return Lexicon.HashOf(word);
            }
        }
    }

    private static Dictionary<ulong, float> Read()
    {
        var weights = new Dictionary<ulong, float>();
        using StreamReader reader = Lexicon.Open("wording.txt");
        WordingKind kind = default;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                kind = Enum.Parse<WordingKind>(line.Trim('[', ']'), ignoreCase: true);
                continue;
            }

            string[] parts = kind <= WordingKind.TextTheme ? line.Split(' ', 2) : line.Split(' ');
            weights.TryAdd(KeyOf(parts, kind), float.Parse(parts[0], CultureInfo.InvariantCulture));
        }

        return weights;
    }

    private static ulong KeyOf(string[] line, WordingKind kind)
    {
        string word = line[1];
        return word.Length == 2 && FoldedText.IsCjk(word[0])
            ? KeyOf(kind, Lexicon.Start ^ word[0], Lexicon.Start ^ word[1])
            : KeyOf(kind, Lexicon.HashOf(word), line.Length > 2 ? Lexicon.HashOf(line[2]) : 0);
    }
}
