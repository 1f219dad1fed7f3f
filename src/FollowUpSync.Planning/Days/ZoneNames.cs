using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.TimeZones;

namespace FollowUpSync.Planning.Days;

/// <summary>Time zones by the names that calendars really carry.</summary>
public static partial class ZoneNames
{
    private const int LongestName = 200;
    private const string Resource = "Days/zone-names.txt";

    private static readonly Lazy<Dictionary<string, string>> IdByName = new(ReadNames);

    /// <summary>The zone that a TZID, X-WR-TIMEZONE or Graph zone name means; null where that is not certain.</summary>
    /// <remarks>
    /// In this order, always the whole name, ignoring case: an IANA name or alias, also behind <c>/</c> or a <c>/vendor/version/</c> path;
    /// a Windows name; a name that Windows or Outlook shows, with or without its offset in front; a plain offset such as
    /// <c>GMT+2</c>, which means two hours east of Greenwich (IANA's <c>Etc/GMT+2</c> lies west). Thread-safe, and cheap
    /// enough to ask for every entry.
    /// </remarks>
    public static DateTimeZone? Find(string tzid)
    {
        if (tzid.Length > LongestName)
        {
            return null;
        }

        string name = Plain(tzid);
        return IdByName.Value.TryGetValue(name, out string? id)
            || IdByName.Value.TryGetValue(name.TrimStart('/'), out id)
            || IdByName.Value.TryGetValue(WithoutVendor(name), out id)
            || IdByName.Value.TryGetValue(WithoutOffset(name), out id)
                ? DateTimeZoneProviders.Tzdb[id]
                : FixedOffset(name);
    }

    /// <summary>Without quotes and escapes, blanks for underscores: <c>America/New York</c> is an export's spelling too.</summary>
    private static string Plain(string tzid) => tzid.Replace("\\,", ",", StringComparison.Ordinal).Replace('_', ' ').Trim(' ', '\t', '"', '\'');

    /// <summary><c>/mozilla.org/20050126_1/America/New_York</c>: the vendor, then perhaps a version or <c>Tzfile</c>.</summary>
    private static string WithoutVendor(string name)
    {
        if (name.Split('/', 4) is not ["", _, string next, .. string[] rest])
        {
            return name;
        }

        bool isVersion = next.Any(char.IsAsciiDigit) || next.Equals("Tzfile", StringComparison.OrdinalIgnoreCase);
        return isVersion && rest is [string last] ? last : string.Join('/', [next, .. rest]);
    }

    /// <summary><c>(UTC-08:00) Pacific Time (US &amp; Canada)</c>: the offset has changed for some names over the years, so the name alone counts.</summary>
    private static string WithoutOffset(string name) =>
        name.StartsWith("(UTC", StringComparison.OrdinalIgnoreCase) || name.StartsWith("(GMT", StringComparison.OrdinalIgnoreCase)
            ? name[(name.IndexOf(')', StringComparison.Ordinal) + 1)..].TrimStart()
            : name;

    private static DateTimeZone? FixedOffset(string name)
    {
        Match match = OffsetName().Match(name);
        if (!match.Success)
        {
            return null;
        }

        int minutes = (60 * Number("hours")) + Number("minutes");
        return DateTimeZone.ForOffset(Offset.FromSeconds(60 * (match.Groups["sign"].Value is "-" ? -minutes : minutes)));

        int Number(string group) => match.Groups[group] is { Success: true, Value: string digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
    }

    // The widest offsets in use are -12 and +14; more is a misprint.
    [GeneratedRegex(@"^(GMT|UTC) ?(?<sign>[+-])(?<hours>0?\d|1[0-4])(:?(?<minutes>[0-5]\d))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OffsetName();

    private static Dictionary<string, string> ReadNames()
    {
        TzdbDateTimeZoneSource source = TzdbDateTimeZoneSource.Default;
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string id in source.GetIds())
        {
            names.Add(Plain(id), id);
        }

        foreach ((string windowsName, string id) in source.WindowsMapping.PrimaryMapping)
        {
            names.TryAdd(windowsName, id);
        }

        using StreamReader reader = new(typeof(ZoneNames).Assembly.GetManifestResourceStream(Resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line is not ("" or ['#', ..]))
            {
                string[] meaningAndNames = line.Split(" = ");
                string id = names[Plain(meaningAndNames[0])];
                foreach (string name in meaningAndNames[1].Split(" | "))
                {
                    names.Add(name, id);
                }
            }
        }

        return names;
    }
}
