using System.Text.RegularExpressions;

namespace FollowUpSync.Planning.Interviews;

/// <summary>Finds what a reply needs to know of an invitation.</summary>
internal static partial class WritingFinder
{
    private const int MostText = 4_000;

    /// <summary>Reads title, text and place of an entry.</summary>
    public static Writing Find(CalendarEntry entry)
    {
        string body = BeforeTheToolsBlock(entry.Body.Length > MostText ? entry.Body[..MostText] : entry.Body);
        (string? language, bool isFamiliar) = LanguageFinder.Find(entry.Subject + "\n" + body);
        return new Writing
        {
            Language = language,
            IsFamiliar = isFamiliar,
            Phone = Phone().Match(body) is { Success: true } phone ? phone.Groups["number"].Value.Trim() : null,
            Address = AddressIn(entry.Location),
        };
    }

    // Video tools write below such a line, in their own language and with their own numbers.
    private static string BeforeTheToolsBlock(string body) =>
        Rule().Match(body) is { Success: true } rule ? body[..rule.Index] : body;

    // A street with its number, and behind it a postal code, which "Room 1204, 2nd floor" has not.
    private static string? AddressIn(string location)
    {
        int comma = location.IndexOfAny([',', '\n']);
        return location.Length is > 10 and < 200 && comma > 0 && !location.Contains("://", StringComparison.Ordinal)
            && location.AsSpan(0, comma).ContainsAnyInRange('0', '9') && location[..comma].Any(char.IsLetter) && PostalCode().IsMatch(location[comma..])
                ? string.Join(' ', location.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                : null;
    }

    [GeneratedRegex(@"^[ \t]*[_\-=*~─━]{10,}", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\W{0,3}(tel|telefon|telephone|phone|mobile|mobil|handy|cell|direct|direkt|durchwahl|tél|téléphone|teléfono|telefone|telefono|tlf|t|m|p|電話|电话)\s?[.:/]{0,2}\s{0,3}(?<number>\+?\(?\d[\d ()/.\-\u00A0]{6,20}\d)\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(\d{4,5}|\d{3}[ -]\d{2,4}|\d{2}-\d{3}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex PostalCode();
}
