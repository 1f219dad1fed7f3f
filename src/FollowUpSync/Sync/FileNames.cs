using System.Globalization;
using System.Text;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Sync;

/// <summary>Names of files that every system takes: lower-case ASCII letters, digits and hyphens, of bounded length.</summary>
public static class FileNames
{
    private const int Longest = 40;
    private static readonly Dictionary<char, string> Plain = MakePlain();

    /// <summary><c>2026-11-03-thank-you-contoso</c>.</summary>
    public static string Stem(FollowUp followUp, HiringProcess? process) =>
        $"{followUp.Date.ToString("R", CultureInfo.InvariantCulture)}-{Kind(followUp.Kind)}-{(Slug(process?.Company ?? process?.Agency) is { Length: > 0 } who ? who : "interview")}";

    /// <summary>The kind as it stands in names.</summary>
    public static string Kind(FollowUpKind kind) => kind switch
    {
        FollowUpKind.ThankYou => "thank-you",
        FollowUpKind.CheckIn => "check-in",
        FollowUpKind.AgencyCheckIn => "agency-check-in",
        FollowUpKind.NoShow => "no-show",
        _ => "closing-note",
    };

    /// <summary>A person as they stand in names: by their name, else by what stands before the @.</summary>
    public static string Person(Person? person) =>
        Slug(person?.Name) is { Length: > 0 } name ? name
        : Slug(person?.Email?.Split('@')[0]) is { Length: > 0 } address ? address
        : "nobody";

    // ASCII alone: archives, old programs and file systems disagree on every other letter, and on how an accent is stored.
    private static string Slug(string? text)
    {
        var slug = new StringBuilder();
        foreach (char letter in text ?? "")
        {
            if (slug.Length >= Longest)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (Plain.TryGetValue(char.ToLowerInvariant(letter), out string? plain))
            {
                slug.Append(plain);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    // A table, since the program runs without the data by which Unicode would take letters apart.
    private static Dictionary<char, string> MakePlain()
    {
        string[] table =
        [
            "a àáâãäåāăąǎ", "ae æ", "c çćĉċč", "d ďđð", "e èéêëēĕėęě", "g ĝğġģ", "h ĥħ", "i ìíîïĩīĭįı", "j ĵ", "k ķ", "l ĺļľŀł", "n ñńņň", "o òóôõöøōŏőơ", "oe œ",
            "r ŕŗř", "s śŝşšș", "ss ß", "t ţťŧț", "th þ", "u ùúûüũūŭůűųư", "w ŵ", "y ýÿŷ", "z źżž",
        ];
        return table.Select(row => row.Split(' ')).SelectMany(row => row[1].Select(letter => (letter, row[0]))).ToDictionary();
    }
}
