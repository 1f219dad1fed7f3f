using System.Text.RegularExpressions;

namespace FollowUpSync.Templates;

/// <summary>A person's name, taken apart only as far as is certain. Says nothing about anybody's gender.</summary>
/// <param name="Full">The whole name, without title, credentials or company.</param>
/// <param name="First">What friends say, or null where it is not certain.</param>
/// <param name="Last">The family name, or null where it is not certain.</param>
/// <param name="Title">A title that the name itself carries: <c>Dr.</c>, <c>Prof.</c>, <c>Ms.</c>; or null.</param>
internal sealed partial record PersonName(string Full, string? First, string? Last, string? Title)
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dr"] = "Dr.", ["prof"] = "Prof.", ["professor"] = "Prof.",
        ["mr"] = "Mr.", ["ms"] = "Ms.", ["mrs"] = "Mrs.", ["mx"] = "Mx.", ["frau"] = "Frau", ["herr"] = "Herr",
        ["mme"] = "Mme", ["mlle"] = "Mme", ["monsieur"] = "M.", ["madame"] = "Mme", ["sr"] = "Sr.", ["sra"] = "Sra.", ["dra"] = "Dra.",
        ["dott"] = "Dott.", ["dott.ssa"] = "Dott.ssa", ["dipl.-ing"] = "Dipl.-Ing.", ["ing"] = "Ing.", ["pan"] = "Pan", ["pani"] = "Pani",
    };

    private static readonly HashSet<string> Credentials = new(StringComparer.OrdinalIgnoreCase)
    {
        "phd", "md", "mba", "msc", "bsc", "ma", "jd", "cpa", "pmp", "phr", "sphr", "shrm-cp", "shrm-scp", "jr", "sr", "ii", "iii", "iv", "esq", "mcipd",
    };

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "zu", "ter", "ten", "st.",
    };

    // A desk, not a person.
    private static readonly HashSet<string> DeskWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "team", "recruiting", "recruitment", "hiring", "talent", "careers", "jobs", "hr", "scheduling", "interviews", "noreply", "no-reply", "admin", "info", "calendar", "office",
    };

    // Family names that stand first where the name is written in its own order, and that nobody bears as a given name.
    private static readonly HashSet<string> FamilyFirst = new(StringComparer.OrdinalIgnoreCase)
    {
        "nguyen", "nguyễn", "tran", "trần", "pham", "phạm", "hoang", "wang", "zhang", "chen", "liu", "huang", "zhao", "zhou", "xu", "zhu",
        "choi", "jeong", "tanaka", "suzuki", "sato", "takahashi", "watanabe", "yamamoto", "nakamura", "kobayashi",
    };

    // Two given names that are one: "María José" is not called María.
    private static readonly HashSet<string> GivenStart = new(StringComparer.OrdinalIgnoreCase)
    {
        "maria", "maría", "marie", "mary", "ana", "anna", "anne", "jose", "josé", "juan", "jean", "luis", "hans", "karl", "klaus", "gian", "pier",
    };

    private static readonly HashSet<string> GivenEnd = new(StringComparer.OrdinalIgnoreCase)
    {
        "jose", "josé", "luisa", "teresa", "isabel", "elena", "carmen", "claire", "laure", "ann", "anne", "lena", "carlos", "pablo", "manuel", "antonio", "luis",
        "miguel", "maria", "maría", "marie", "luc", "pierre", "paul", "claude", "françois", "marc", "peter", "heinz", "jürgen", "dieter", "luca", "paolo", "carlo", "clara",
    };

    /// <summary>There is a title and no first name: nobody says du to Dr. Reyes.</summary>
    public bool IsKnownByTitle => Title is not null && First is null;

    // Said after the name, and to everybody.
    private static readonly string[] Honorifics = ["様", "さま", "さん", "先生", "氏", "女士", "老师", "老師", "님", "씨"];

    private static readonly string[] Trailers = [" - ", " – ", " — ", " | ", " / ", " @ ", " via ", " from ", " at "];

    /// <summary>Null where the text is no person's name: empty, an address, an account name, a desk.</summary>
    public static PersonName? Parse(string? text)
    {
        string name = WithoutTrailers(PlainText.Fact(text) ?? "");
        if (name.Length == 0 || name.Contains('@', StringComparison.Ordinal) || !name.Any(char.IsLetter) || name.Any(char.IsDigit))
        {
            return null;
        }

        List<string> words = [.. InReadingOrder(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        string? title = TakeTitle(words);
        words.RemoveAll(w => w.All(c => !char.IsLetter(c)));
        while (words.Count > 1 && IsCredential(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count == 0 || words.Exists(DeskWords.Contains) || IsAccountName(words))
        {
            return null;
        }

        return Of(words, title);
    }

    private static PersonName Of(List<string> words, string? title)
    {
        bool shoutedFamilyFirst = words.Count > 1 && IsShouted(words[0]) && !words.Skip(1).Any(IsShouted);
        words = Recased(words);
        string full = string.Join(' ', words);
        if (shoutedFamilyFirst)
        {
            string given = string.Join(' ', words.Skip(1));
            return new PersonName($"{given} {words[0]}", words[1], words[0], title);
        }

        if (words.Exists(w => w.Any(IsEastAsian)) || (words.Count > 1 && FamilyFirst.Contains(words[0])))
        {
            return new PersonName(full, null, null, title);
        }

        if (words.Count == 1)
        {
            return title is null ? new PersonName(full, full, null, null) : new PersonName(full, null, full, title);
        }

        int family = words.Count - 1;
        while (family > 1 && Particles.Contains(words[family - 1]))
        {
            family--;
        }

        bool isDouble = family > 1 && GivenStart.Contains(words[0]) && GivenEnd.Contains(words[1]);
        string? first = IsInitial(words[0]) ? null : isDouble ? $"{words[0]} {words[1]}" : words[0];
        return new PersonName(full, first, string.Join(' ', words.Skip(family)), title);
    }

    /// <summary>"Dana Reyes (Contoso)" and "Dana Reyes | Contoso" are Dana Reyes.</summary>
    private static string WithoutTrailers(string name)
    {
        name = Bracketed().Replace(name, " ");
        foreach (string trailer in Trailers)
        {
            int at = name.IndexOf(trailer, StringComparison.OrdinalIgnoreCase);
            name = at > 0 ? name[..at] : name;
        }

        name = name.Trim(' ', ',', ';', ':', '\'', '"', '“', '”', '-', '–', '.');
        string? honorific = Array.Find(Honorifics, h => name.Length > h.Length && name.EndsWith(h, StringComparison.Ordinal));
        return honorific is null ? name : name[..^honorific.Length].TrimEnd();
    }

    /// <summary>"Reyes, Dana" is Dana Reyes; "Dana Reyes, PhD" too, and "Reyes, Dana, Dr." is Dr. Dana Reyes.</summary>
    private static string InReadingOrder(string name)
    {
        string[] parts = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] titles = [.. parts.Skip(1).Where(part => Titles.ContainsKey(part.TrimEnd('.')))];
        string[] names = [.. parts.Where((part, i) => i == 0 || !(titles.Contains(part) || part.Split(' ').All(IsCredential)))];
        return string.Join(' ', [.. titles, .. names.Length == 2 ? new[] { names[1], names[0] } : [names[0]]]);
    }

    private static string? TakeTitle(List<string> words)
    {
        string? title = null;
        while (words.Count > 1 && Titles.TryGetValue(words[0].TrimEnd('.'), out string? found))
        {
            // "Prof. Dr. Reyes" is addressed by the higher title, which stands first.
            title ??= found;
            words.RemoveAt(0);
        }

        return title;
    }

    private static List<string> Recased(List<string> words)
    {
        bool shouting = words.TrueForAll(w => IsShouted(w) || IsInitial(w));
        bool whispering = words.TrueForAll(w => w.All(c => !char.IsUpper(c)));
        return words.ConvertAll(w =>
            (shouting || whispering) && Particles.Contains(w) && words.Count > 1 ? w.ToLowerInvariant()
            : shouting || whispering || IsShouted(w) ? Capitalized(w)
            : w);
    }

    private static string Capitalized(string word)
    {
        char[] letters = word.ToLowerInvariant().ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = i == 0 || letters[i - 1] is '-' or '\'' or '’' or '.' ? char.ToUpperInvariant(letters[i]) : letters[i];
        }

        return new string(letters);
    }

    private static bool IsShouted(string word) => word.Count(char.IsLetter) > 2 && word.All(c => !char.IsLower(c)) && word.Any(char.IsUpper);

    private static bool IsInitial(string word) => word.TrimEnd('.').Length == 1 || (word.EndsWith('.') && word.Length <= 5);

    private static bool IsCredential(string word) => Credentials.Contains(word.Replace(".", "", StringComparison.Ordinal));

    private static bool IsAccountName(List<string> words) =>
        words.Count == 1 && (words[0].Contains('_', StringComparison.Ordinal) || words[0].TrimEnd('.').Contains('.', StringComparison.Ordinal));

    private static bool IsEastAsian(char c) => c is >= '\u1100' and <= '\u11FF' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    [GeneratedRegex(@"[(\[<{][^)\]>}]*[)\]>}]", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Bracketed();
}
