using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUpSync.Planning.Cadences;

/// <summary>Times as people write them, to say how they are written here: <c>9am</c>, <c>9.30</c>, <c>17h</c>.</summary>
internal static partial class SpokenTime
{
    /// <summary>The time meant, or null where it is none.</summary>
    public static LocalTime? Read(string text)
    {
        Match match = Spoken().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        int hours = int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture);
        int minutes = match.Groups["minutes"] is { Success: true, Value: string digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        string half = match.Groups["half"].Value;
        if (half.Length > 0 && hours is < 1 or > 12)
        {
            return null;
        }

        hours = half.ToLowerInvariant() switch { "a" => hours % 12, "p" => (hours % 12) + 12, _ => hours };
        return hours < 24 && minutes < 60 ? new LocalTime(hours, minutes) : null;
    }

    [GeneratedRegex(@"^(?<hours>\d{1,2})([:.h]?(?<minutes>\d{2})(:\d{2})?|h)? ?((?<half>[ap])\.?m\.?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();
}
