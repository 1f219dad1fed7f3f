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

    /// <summary><c>2026-11-03-thank-you-contoso</c>.</summary>
    public static string Stem(FollowUp followUp, HiringProcess? process) =>
        $"{followUp.Date.ToString("R", CultureInfo.InvariantCulture)}-{Kind(followUp.Kind)}-{(Slug(process?.Company ?? process?.Agency) is { Length: > 0 } who ? who : "interview")}";

    /// <summary>The kind as it stands in names.</summary>
    public static string Kind(FollowUpKind kind) => kind switch
    {
        FollowUpKind.ThankYou => "thank-you",
        FollowUpKind.CheckIn => "check-in",
        FollowUpKind.AgencyCheckIn => "agency-check-in",
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
        foreach (char letter in (text ?? "").Normalize(NormalizationForm.FormKD))
        {
            if (slug.Length >= Longest)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (Plain(letter) is { } plain)
            {
                slug.Append(plain);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && char.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherLetter))
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    // Letters that are no other letter with a mark.
    private static string? Plain(char letter) => letter switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        _ => null,
    };
}
