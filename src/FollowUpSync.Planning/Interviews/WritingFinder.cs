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

    // A street has a number and letters; a postal code tells it from "Room 4, 2nd floor".
    private static string? AddressIn(string location) =>
        location.Length is > 10 and < 200 && !location.Contains("://", StringComparison.Ordinal) && PostalCode().IsMatch(location) && location.Any(char.IsLetter)
            ? string.Join(' ', location.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;

    [GeneratedRegex(@"^\s*[_\-=*~─━]{10,}", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\W{0,3}(tel|telefon|telephone|phone|mobile|mobil|handy|cell|direct|direkt|durchwahl|tél|téléphone|teléfono|telefone|telefono|tlf|t|m|p|電話|电话)\s?[.:/]{0,2}\s{0,3}(?<number>\+?\(?\d[\d ()/.\-\u00A0]{6,20}\d)\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\p{L}.*\d.*[,\n].*(\b\d{4,5}\b|\b\d{3}[ -]\d{2,4}\b|\b\d{2}-\d{3}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|〒\d)|\d.*\p{L}.*,.*(\b\d{4,5}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex PostalCode();
}
