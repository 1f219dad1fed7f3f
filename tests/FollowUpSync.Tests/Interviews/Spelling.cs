using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FollowUpSync.Tests.Interviews;

/// <summary>Two spellings of a company, role or name that a reader takes for one.</summary>
internal static partial class Spelling
{
    private static readonly HashSet<string> Legal =
    [
        .. ("inc incorporated llc ltd limited plc llp lp corp corporation co company gmbh ag se kg ug mbh ev sa sas sarl srl spa bv nv ab as oy aps pte pty pvt "
            + "sl sp zoo z oo ltda me eireli cokg the group holding holdings").Split(' '),
    ];

    private static readonly string[] CjkLegal = ["株式会社", "有限会社", "合同会社", "有限责任公司", "股份有限公司", "有限公司", "公司"];

    public static string Fold(string text)
    {
        string plain = text.Normalize(NormalizationForm.FormKC).Replace("ß", "ss", StringComparison.Ordinal).Replace('ł', 'l').Replace('Ł', 'l').Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder();
        foreach (char c in plain.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) && c is not ('\'' or '\u2019')))
        {
            folded.Append(c == '&' ? " and " : char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c).ToString() : " ");
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static string? Company(string? text)
    {
        foreach (string legal in text is null ? [] : CjkLegal)
        {
            text = text!.Replace(legal, " ", StringComparison.Ordinal);
        }

        List<string> words = [.. Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        while (words.Count > 1 && Legal.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        while (words.Count > 1 && words[0] == "the")
        {
            words.RemoveAt(0);
        }

        return words.Count == 0 ? null : string.Join(' ', words);
    }

    public static string? Role(string? text)
    {
        string folded = $" {Fold(Bracket().Replace(text ?? "", " "))} ".Replace(" sr ", " senior ", StringComparison.Ordinal).Replace(" jr ", " junior ", StringComparison.Ordinal).Trim();
        return folded.Length == 0 ? null : folded;
    }

    public static string? Word(string? text) => string.IsNullOrEmpty(text) || text is "null" or "unknown" or "none" ? null : Fold(text).Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\((?:[mwfdhx](?:[/|][mwfdhxi*]+)+|all genders?|h/f|f/h|m/f|remote|hybrid|full[- ]?time|part[- ]?time)\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();
}
