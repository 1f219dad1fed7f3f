using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUpSync.Sandbox.Http;

/// <summary>What a request wishes for in its <c>Prefer</c> header: values joined by commas, each understood or left aside.</summary>
internal sealed partial class Preferences
{
    private readonly List<string> applied = [];

    public Preferences(string? header)
    {
        Raw = header;
        if (header is null)
        {
            return;
        }

        foreach (string value in Comma().Split(header).Select(v => v.Trim()))
        {
            WellFormed &= Apply(value);
        }
    }

    public string? Raw { get; }

    /// <summary>False if any value is not one that Graph knows, as two values glued together are.</summary>
    public bool WellFormed { get; private set; } = true;

    public bool ImmutableIds { get; private set; }

    public bool BodyAsText { get; private set; }

    public string TimeZone { get; private set; } = "UTC";

    public int? PageSize { get; private set; }

    /// <summary>For <c>Preference-Applied</c>; null if there is nothing to say.</summary>
    public string? Applied => applied.Count == 0 ? null : string.Join(", ", applied);

    private bool Apply(string value)
    {
        if (Form().Match(value) is not { Success: true } match)
        {
            return false;
        }

        string wanted = match.Groups["value"].Value;
        switch (match.Groups["name"].Value.ToLowerInvariant())
        {
            case "idtype" when wanted.Equals("ImmutableId", StringComparison.OrdinalIgnoreCase):
                ImmutableIds = true;
                break;
            case "outlook.timezone" when Times.Zone(wanted) is not null:
                TimeZone = wanted;
                applied.Add($"outlook.timezone=\"{wanted}\"");
                break;
            case "outlook.body-content-type" when wanted is "text" or "html":
                BodyAsText = wanted == "text";
                applied.Add($"outlook.body-content-type=\"{wanted}\"");
                break;
            case "odata.maxpagesize" when int.TryParse(wanted, CultureInfo.InvariantCulture, out int size) && size > 0:
                PageSize = size;
                break;
            case "odata.track-changes":
                break;
            default:
                return false;
        }

        return true;
    }

    [GeneratedRegex(""",(?=(?:[^"]*"[^"]*")*[^"]*$)""")]
    private static partial Regex Comma();

    [GeneratedRegex("""^(?<name>[A-Za-z.\-]+)(?:\s*=\s*(?:"(?<value>[^"]*)"|(?<value>[^"\s]+)))?$""")]
    private static partial Regex Form();
}
