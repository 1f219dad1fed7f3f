using System.Text.RegularExpressions;

namespace FollowUpSync.Templates;

/// <summary>A postal address as a person typed it on one line, taken apart into the lines of an envelope.</summary>
/// <param name="Lines">From the street to the country.</param>
/// <param name="Country">Two letters, as far as the address itself tells; else null.</param>
public sealed partial record PostalAddress(ImmutableArray<string> Lines, string? Country)
{
    private static readonly Dictionary<string, string> Countries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["usa"] = "US", ["u.s.a."] = "US", ["united states"] = "US", ["united states of america"] = "US", ["canada"] = "CA", ["mexico"] = "MX", ["méxico"] = "MX",
        ["germany"] = "DE", ["deutschland"] = "DE", ["austria"] = "AT", ["österreich"] = "AT", ["switzerland"] = "CH", ["schweiz"] = "CH", ["suisse"] = "CH",
        ["france"] = "FR", ["belgium"] = "BE", ["belgië"] = "BE", ["belgique"] = "BE", ["netherlands"] = "NL", ["nederland"] = "NL", ["spain"] = "ES", ["españa"] = "ES",
        ["portugal"] = "PT", ["brazil"] = "BR", ["brasil"] = "BR", ["italy"] = "IT", ["italia"] = "IT", ["poland"] = "PL", ["polska"] = "PL", ["sweden"] = "SE", ["sverige"] = "SE",
        ["united kingdom"] = "GB", ["uk"] = "GB", ["england"] = "GB", ["scotland"] = "GB", ["ireland"] = "IE", ["australia"] = "AU", ["japan"] = "JP", ["日本"] = "JP", ["china"] = "CN", ["中国"] = "CN",
    };

    private static readonly ImmutableArray<(string Country, Regex Code)> Codes =
    [
        ("US", American()), ("GB", British()), ("CA", Canadian()), ("NL", Dutch()), ("PL", Polish()), ("BR", Brazilian()), ("PT", Portuguese()), ("SE", Swedish()), ("JP", Japanese()),
    ];

    /// <summary>Parts it at commas, semicolons and line ends, but leaves "Springfield, IL 62704" and a house number whole; null for an empty text.</summary>
    public static PostalAddress? Parse(string? text)
    {
        List<string> lines = [];
        foreach (string part in (text ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string line = PlainText.Remark(part);
            bool belongsToLineBefore = lines.Count > 0 && (StateAndZip().IsMatch(line) || HouseNumber().IsMatch(line));
            if (belongsToLineBefore)
            {
                lines[^1] += $", {line}";
            }
            else if (line.Length > 0)
            {
                lines.Add(line);
            }
        }

        return lines.Count == 0 ? null : new PostalAddress([.. lines], CountryOf(lines));
    }

    private static string? CountryOf(List<string> lines) =>
        Countries.GetValueOrDefault(lines[^1])
        ?? Codes.Where(code => lines.Exists(line => code.Code.IsMatch(line))).Select(code => code.Country).FirstOrDefault();

    [GeneratedRegex(@"^[A-Z]{2} \d{5}(-\d{4})?$", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex StateAndZip();

    [GeneratedRegex(@"^\d{1,4}[a-zA-Z]?$", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex HouseNumber();

    [GeneratedRegex(@"\b[A-Z]{2} \d{5}(-\d{4})?$", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex American();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex British();

    [GeneratedRegex(@"\b[A-Z]\d[A-Z] \d[A-Z]\d$", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Canadian();

    [GeneratedRegex(@"^\d{4} [A-Z]{2}\b", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Dutch();

    [GeneratedRegex(@"^\d{2}-\d{3}\b", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Polish();

    [GeneratedRegex(@"\b\d{5}-\d{3}\b", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Brazilian();

    [GeneratedRegex(@"\b\d{4}-\d{3}\b", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Portuguese();

    [GeneratedRegex(@"^\d{3} \d{2}\b", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Swedish();

    [GeneratedRegex(@"〒|^\d{3}-\d{4}\b", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Japanese();
}
