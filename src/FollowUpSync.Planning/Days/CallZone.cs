
namespace FollowUpSync.Planning.Days;

/// <summary>Where somebody's clock stands, told by what is known of them; countries with several clocks tell nothing.</summary>
public static class CallZone
{
    private static readonly Dictionary<string, (string Code, string Zone)> Countries = new()
    {
        ["de"] = ("49", "Europe/Berlin"), ["at"] = ("43", "Europe/Vienna"), ["ch"] = ("41", "Europe/Zurich"), ["fr"] = ("33", "Europe/Paris"), ["es"] = ("34", "Europe/Madrid"),
        ["pt"] = ("351", "Europe/Lisbon"), ["it"] = ("39", "Europe/Rome"), ["nl"] = ("31", "Europe/Amsterdam"), ["be"] = ("32", "Europe/Brussels"), ["pl"] = ("48", "Europe/Warsaw"),
        ["se"] = ("46", "Europe/Stockholm"), ["dk"] = ("45", "Europe/Copenhagen"), ["no"] = ("47", "Europe/Oslo"), ["fi"] = ("358", "Europe/Helsinki"), ["uk"] = ("44", "Europe/London"),
        ["ie"] = ("353", "Europe/Dublin"), ["cz"] = ("420", "Europe/Prague"), ["gr"] = ("30", "Europe/Athens"), ["ro"] = ("40", "Europe/Bucharest"), ["hu"] = ("36", "Europe/Budapest"),
        ["in"] = ("91", "Asia/Kolkata"), ["jp"] = ("81", "Asia/Tokyo"), ["cn"] = ("86", "Asia/Shanghai"), ["kr"] = ("82", "Asia/Seoul"), ["sg"] = ("65", "Asia/Singapore"),
        ["il"] = ("972", "Asia/Jerusalem"), ["za"] = ("27", "Africa/Johannesburg"), ["ar"] = ("54", "America/Argentina/Buenos_Aires"), ["nz"] = ("64", "Pacific/Auckland"),
    };

    /// <summary>By the number's country, else by that of the mail address; null where neither tells.</summary>
    public static DateTimeZone? Of(string? number, string? address)
    {
        string digits = string.Concat((number ?? "").Where(char.IsAsciiDigit));
        bool isInternational = number?.TrimStart().StartsWith('+') == true;
        string? byNumber = Countries.Values.Where(c => digits.StartsWith(c.Code, StringComparison.Ordinal)).OrderByDescending(c => c.Code.Length).Select(c => c.Zone).FirstOrDefault();
        string domain = address?[(address.LastIndexOf('.') + 1)..].ToLowerInvariant() ?? "";
        string? id = isInternational ? byNumber : Countries.GetValueOrDefault(domain).Zone;
        return id is null ? null : DateTimeZoneProviders.Tzdb[id];
    }
}
