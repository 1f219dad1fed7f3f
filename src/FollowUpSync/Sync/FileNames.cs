using System.Globalization;
using System.Text;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Sync;

/// <summary>Names of files that every system takes: letters, digits and hyphens, of bounded length.</summary>
public static class FileNames
{
    private const int Longest = 40;

    /// <summary><c>2026-11-03-thank-you-contoso</c>.</summary>
    public static string Stem(FollowUp followUp, HiringProcess? process) =>
        $"{followUp.Date.ToString("R", CultureInfo.InvariantCulture)}-{Kind(followUp.Kind)}-{Slug(process?.Company ?? process?.Agency, "interview")}";

    /// <summary>The kind as it stands in names.</summary>
    public static string Kind(FollowUpKind kind) => kind switch
    {
        FollowUpKind.ThankYou => "thank-you",
        FollowUpKind.CheckIn => "check-in",
        FollowUpKind.AgencyCheckIn => "agency-check-in",
        _ => "closing-note",
    };

    /// <summary>A person as they stand in names.</summary>
    public static string Person(Person? person) => Slug(person?.Name ?? person?.Email, "nobody");

    private static string Slug(string? text, string otherwise)
    {
        var slug = new StringBuilder();
        foreach (Rune rune in (text ?? "").Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length >= Longest)
            {
                break;
            }
        }

        string clean = slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
        return clean.Length == 0 ? otherwise : clean;
    }
}
