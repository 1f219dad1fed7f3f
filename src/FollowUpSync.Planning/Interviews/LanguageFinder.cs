namespace FollowUpSync.Planning.Interviews;

/// <summary>Tells the language of a short text by its small words, and that of East Asian text by its script.</summary>
internal static class LanguageFinder
{
    private const int Strong = 2;
    private const int MostOfOneWord = 3;

    // Letters that the mainland has simplified, of the words that invitations use.
    private const string TraditionalOnly = "們試應請間電話時會議與貴職務後為這對來說國際經驗";

    private static readonly (string[] Languages, Dictionary<string, Word> Words) Known = Read();

    /// <summary>The language's tag, or null where the words are too few; and whether the reader is addressed familiarly.</summary>
    public static (string? Language, bool IsFamiliar) Find(string text) =>
        OfScript(text) is { } language ? (language, false) : OfWords(text);

    private static string? OfScript(string text)
    {
        int kana = text.Count(c => c is >= '\u3041' and <= '\u30FF');
        int han = text.Count(c => c is >= '\u4E00' and <= '\u9FFF');
        int hangul = text.Count(c => c is >= '\uAC00' and <= '\uD7AF');
        int letters = text.Count(char.IsLetter);

        // A name in brackets does not make a text Chinese.
        return kana + han + hangul is var all && (all < 4 || all * 8 < letters) ? null
            : hangul > kana + han ? "ko"
            : kana > 1 ? "ja"
            : text.Any(c => TraditionalOnly.Contains(c, StringComparison.Ordinal)) ? "zh-Hant"
            : "zh";
    }

    private static (string?, bool) OfWords(string text)
    {
        (string[] languages, Dictionary<string, Word> words) = Known;
        int[] points = new int[languages.Length];
        int[] familiar = new int[languages.Length];
        int[] formal = new int[languages.Length];
        Dictionary<string, int> seen = [];
        foreach (string written in text.Split(NoLetters(text), StringSplitOptions.RemoveEmptyEntries))
        {
            string word = written.ToLowerInvariant();
            if (!words.TryGetValue(word, out Word? known) || (seen[word] = seen.GetValueOrDefault(word) + 1) > MostOfOneWord)
            {
                continue;
            }

            for (int i = 0; i < languages.Length; i++)
            {
                points[i] += known.Points[i];
                familiar[i] += known.IsFamiliar[i] ? 1 : 0;
                formal[i] += known.IsFormal[i] ? 1 : 0;
            }
        }

        int best = Array.IndexOf(points, points.Max());
        int second = points.Where((_, i) => i != best).Max();

        // English is also what an undecided text is answered in, so that little is enough for it.
        bool isClear = points[best] >= (languages[best] == "en" ? 1 : Strong) && points[best] > second * 1.25;
        return isClear ? (languages[best], familiar[best] > 0 && formal[best] == 0) : (null, false);
    }

    private static char[] NoLetters(string text) => [.. text.Where(c => !char.IsLetter(c)).Distinct()];

    private static (string[], Dictionary<string, Word>) Read()
    {
        using StreamReader reader = Lexicon.Open("languages.txt");
        string[] lines = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
        string[] languages = [.. lines.Where(line => line[0] == '[').Select(line => line.Trim('[', ']'))];
        Dictionary<string, Word> words = [];
        int language = -1;
        foreach (string line in lines)
        {
            if (line[0] == '[')
            {
                language++;
                continue;
            }

            string[] parts = line.Split(' ');
            foreach (string text in parts[1..])
            {
                if (!words.TryGetValue(text, out Word? word))
                {
                    words.Add(text, word = new Word(new int[languages.Length], new bool[languages.Length], new bool[languages.Length]));
                }

                word.Points[language] = Math.Max(word.Points[language], parts[0] == "strong" ? Strong : 1);
                word.IsFamiliar[language] |= parts[0] == "familiar";
                word.IsFormal[language] |= parts[0] == "formal";
            }
        }

        return (languages, words);
    }

    /// <summary>What a word says of each language.</summary>
    private sealed record Word(int[] Points, bool[] IsFamiliar, bool[] IsFormal);
}
