using System.Globalization;

namespace FollowUpSync.Planning.Interviews;

/// <summary>A word, a pair of words or a circumstance whose presence in an entry is weighed.</summary>
/// <param name="Kind">The section of wording.txt.</param>
/// <param name="Key">Kind and words as one number.</param>
/// <param name="Text">Where it stands; null for a circumstance.</param>
/// <param name="First">Its first token.</param>
/// <param name="Next">The token after it.</param>
internal readonly record struct Sign(WordingKind Kind, ulong Key, FoldedText? Text, int First, int Next)
{
    /// <summary>The circumstance, for a sign that is one.</summary>
    public string? Circumstance { get; init; }

    /// <summary>The theme, for a sign that is one.</summary>
    public Theme? Theme { get; init; }
}

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

/// <summary>What the choice of words says, where no phrase that is known says it: weights learned from labelled entries (wording.txt).</summary>
/// <remarks>Many weak signs, each of little weight, so that an entry in words of its own is understood, too.</remarks>
internal static class Wording
{
    // Further in, an invitation speaks of directions, technique and privacy.
    private const int MostTokens = 400;
    private const int MostSaid = 3;
    private static readonly Dictionary<ulong, float> Weights = Read();

    /// <summary>The points for or against an interview, and the words that gave most of them.</summary>
    public static (double Points, string Words) Weigh(EntryText entry, Owner owner, Role? role)
    {
        var seen = new HashSet<ulong>();
        var said = new List<(float Weight, Sign Sign)>();
        double points = 0;
        foreach (Sign sign in Of(entry, owner, role))
        {
            if (Weights.TryGetValue(sign.Key, out float weight) && seen.Add(sign.Key))
            {
                points += weight;
                said.Add((weight, sign));
            }
        }

        IEnumerable<string> words = said.Where(s => s.Sign.Text is not null && s.Weight * points > 0)
            .OrderByDescending(s => Math.Abs(s.Weight))
            .Select(s => s.Sign.Text!.Slice(s.Sign.First, s.Sign.Next).ReplaceLineEndings(" ").ToLowerInvariant())
            .Distinct()
            .Take(MostSaid);
        return (points, string.Join(", ", words.Select(w => $"\"{w}\"")));
    }

    /// <summary>All signs of an entry, in their order; some more than once.</summary>
    public static IEnumerable<Sign> Of(EntryText entry, Owner owner, Role? role)
    {
        foreach (string name in Circumstances(entry, owner, role))
        {
            yield return new Sign(WordingKind.Side, KeyOf(WordingKind.Side, Lexicon.HashOf(name), 0), null, 0, 0) { Circumstance = name };
        }

        // What every recipient gets (directions, privacy, about us) says nothing of this entry.
        int end = Math.Min(MostTokens, entry.LetterNext);
        foreach (Hit hit in entry.Title.Hits)
        {
            yield return new Sign(WordingKind.TitleTheme, KeyOf(WordingKind.TitleTheme, hit.Theme.Hash, 0), null, 0, 0) { Theme = hit.Theme };
        }

        foreach (Hit hit in entry.Body.Hits.Where(h => h.First < end))
        {
            yield return new Sign(WordingKind.TextTheme, KeyOf(WordingKind.TextTheme, hit.Theme.Hash, 0), null, 0, 0) { Theme = hit.Theme };
        }

        foreach (Sign sign in In(entry.Title, WordingKind.Title, entry.Title.Tokens.Count))
        {
            yield return sign;
            yield return sign with { Kind = WordingKind.Anywhere, Key = KeyOf(WordingKind.Anywhere, entry.Title.Tokens[sign.First].Hash, sign.Next - sign.First > 1 ? entry.Title.Tokens[sign.First + 1].Hash : 0) };
        }

        foreach (FoldedText text in (FoldedText[])[entry.Title, entry.Body])
        {
            if (text == entry.Body)
            {
                foreach (Sign sign in In(text, WordingKind.Anywhere, end))
                {
                    yield return sign;
                }
            }

            for (int at = 1; at < Math.Min(text.Tokens.Count, text == entry.Body ? end : MostTokens); at++)
            {
                if (IsWord(text, at - 1) && IsWord(text, at) && !text.Tokens[at].IsCjk && !text.Tokens[at].AfterBreak)
                {
                    yield return new Sign(WordingKind.Beside, KeyOf(WordingKind.Beside, text.Tokens[at - 1].Hash, text.Tokens[at].Hash), text, at - 1, at + 1);
                }
            }
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

        int others = e.Attendees.Count(a => !owner.Is(a) && a.Kind == ParticipantKind.Individual);
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
            if (NameReader.IsGivenName(entry.Title.Slice(at, at + 1)) && !owner.IsName(entry.Title.Slice(at, at + 1)))
            {
                yield return "somebody in the title";
                break;
            }
        }
    }

    /// <summary>Who made the entry: the owner in a private calendar (typed) or at work (desk, host), a colleague (work), a company or somebody private.</summary>
    public static string SideOf(CalendarEntry entry, Owner owner) =>
        owner.Organizes ? (owner.IsAtWork ? (entry.Attendees.Any(a => !owner.Is(a)) ? "host" : "desk") : entry.Attendees.Any(a => !owner.Is(a)) ? "convener" : "typed")
        : owner.IsAtWork ? (owner.IsColleague(entry.Organizer) ? "work" : "outside")
        : Domains.IsPrivate(Domains.Of(entry.Organizer?.Address)) ? "friend"
        : "company";

    public static ulong KeyOf(WordingKind kind, uint word, uint next) => ((ulong)word << 32 | next) * 0x9E3779B97F4A7C15 + (ulong)kind;

    // A word; in scripts without blanks, two characters.
    private static IEnumerable<Sign> In(FoldedText text, WordingKind kind, int most)
    {
        for (int at = 0; at < Math.Min(text.Tokens.Count, most); at++)
        {
            if (!text.Tokens[at].IsCjk)
            {
                if (IsWord(text, at))
                {
                    yield return new Sign(kind, KeyOf(kind, text.Tokens[at].Hash, 0), text, at, at + 1);
                }
            }
            else if (at + 1 < text.Tokens.Count && text.Tokens[at + 1].IsCjk && text.Tokens[at + 1].Start == text.Tokens[at].End && !text.IsSaid(at))
            {
                yield return new Sign(kind, KeyOf(kind, text.Tokens[at].Hash, text.Tokens[at + 1].Hash), text, at, at + 2);
            }
        }
    }

    private static bool IsWord(FoldedText text, int at) => char.IsLetter(text.Text[text.Tokens[at].Start]) && !text.Tokens[at].IsCjk && !text.IsSaid(at);

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
