using FollowUpSync.Planning.Days;
using NodaTime.TimeZones;

namespace FollowUpSync.Planning.Tests.Days;

public sealed class ZoneNamesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin", "IANA")]
    [InlineData("europe/berlin", "Europe/Berlin", "IANA in lower case")]
    [InlineData("Asia/Calcutta", "Asia/Calcutta", "an IANA alias")]
    [InlineData("US/Pacific", "US/Pacific", "an old IANA alias")]
    [InlineData("America/New York", "America/New_York", "blank for underscore")]
    [InlineData("\"America/New_York\"", "America/New_York", "quotes that belong to the parameter")]
    [InlineData("'Europe/Paris'", "Europe/Paris", "single quotes")]
    [InlineData(" America/New_York ", "America/New_York", "blanks around it")]
    [InlineData("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin", "Evolution's vendor")]
    [InlineData("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin", "Evolution's older vendor path")]
    [InlineData("/mozilla.org/20050126_1/America/New_York", "America/New_York", "Mozilla's vendor and version")]
    [InlineData("/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires", "a name of three parts behind it")]
    [InlineData("/citadel.org/20210210_1/UTC", "UTC", "a name of one part behind it")]
    [InlineData("/Europe/Berlin", "Europe/Berlin", "a solidus alone, as RFC 5545 marks unique names")]
    [InlineData("Etc/GMT+2", "Etc/GMT+2", "IANA: two hours WEST")]
    [InlineData("GMT", "GMT", "IANA")]
    [InlineData("EST", "EST", "IANA: New York's winter offset all year")]
    [InlineData("Pacific Standard Time", "America/Los_Angeles", "Windows")]
    [InlineData("PACIFIC STANDARD TIME", "America/Los_Angeles", "Windows in capitals")]
    [InlineData("Pacific_Standard_Time", "America/Los_Angeles", "Windows with underscores")]
    [InlineData("GMT Standard Time", "Europe/London", "Windows: London, not GMT")]
    [InlineData("Greenwich Standard Time", "Atlantic/Reykjavik", "Windows: Iceland")]
    [InlineData("Central Standard Time (Mexico)", "America/Mexico_City", "Windows, not Chicago")]
    [InlineData("US Eastern Standard Time", "America/Indianapolis", "Windows: Indiana, not New York")]
    [InlineData("UTC-11", "Etc/GMT+11", "Windows: west")]
    [InlineData("Kamchatka Standard Time", "Asia/Kamchatka", "Windows, retired")]
    [InlineData("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles", "what Windows shows")]
    [InlineData("(GMT-08.00) Pacific Time (US & Canada)/Tijuana", "America/Los_Angeles", "what old Exchange wrote")]
    [InlineData("(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin", "what older Windows shows")]
    [InlineData("(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna", "Europe/Berlin", "commas escaped as in a text")]
    [InlineData("(UTC) Coordinated Universal Time", "UTC", "what Windows shows")]
    [InlineData("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/London", "what Windows shows")]
    [InlineData("Pacific Time (US & Canada)", "America/Los_Angeles", "the same without its offset")]
    [InlineData("(UTC+13:00) Nuku'alofa", "Pacific/Tongatapu", "an apostrophe inside is no quote")]
    [InlineData("Pacific Time", "America/Los_Angeles", "said nowhere else")]
    [InlineData("US-Eastern", "America/New_York", "a hyphen for the stroke of US/Eastern")]
    [InlineData("tzone://Microsoft/Utc", "UTC", "Outlook")]
    [InlineData("UTC", "UTC", "")]
    [InlineData("Z", "UTC", "")]
    [InlineData("GMT+2", "UTC+02", "two hours EAST")]
    [InlineData("UTC+02:00", "UTC+02", "east")]
    [InlineData("GMT-0330", "UTC-03:30", "west, without a colon")]
    [InlineData("UTC +5:30", "UTC+05:30", "with a blank")]
    [InlineData("Mid-Atlantic Standard Time", null, "kept by nobody; certainly not Halifax")]
    [InlineData("Customized Time Zone", null, "Exchange: the rules stand in the VTIMEZONE alone")]
    [InlineData("tzone://Microsoft/Custom", null, "the same in Graph")]
    [InlineData("My Pacific Standard Time", null, "no guess from a part of it")]
    [InlineData("Pacific Standard Time 2", null, "no guess from a part of it")]
    [InlineData("Eastern", null, "America's or Australia's?")]
    [InlineData("Central Time", null, "America's or Australia's?")]
    [InlineData("IST", null, "India's, Ireland's or Israel's?")]
    [InlineData("Berlin", null, "a city alone is no zone's name")]
    [InlineData("Mars/Olympus_Mons", null, "unknown")]
    [InlineData("/example.org/Mars/GMT", null, "a vendor's path is cut off, not searched")]
    [InlineData("(UTC+05:30) Atlantis", null, "an offset does not tell the rules")]
    [InlineData("(UTC+05:30)", null, "an offset does not tell the rules")]
    [InlineData("(UTC", null, "broken off")]
    [InlineData("GMT+15", null, "no place has it")]
    [InlineData("UTC+02:75", null, "no minutes")]
    [InlineData("", null, "empty")]
    [InlineData("/", null, "a stroke")]
    [InlineData("\"", null, "a quote")]
    public void Finds_the_zone_that_is_certainly_meant(string name, string? id, string why)
    {
        string? found = ZoneNames.Find(name)?.Id;

        Assert.True(id == found, $"{name} ({why}): {found ?? "null"}");
    }

    [Fact]
    public void Knows_every_IANA_name()
    {
        Assert.All(TzdbDateTimeZoneSource.Default.GetIds(), id => Assert.Equal(id, ZoneNames.Find(id)?.Id));
    }

    [Fact]
    public void Knows_every_Windows_name()
    {
        var windows = TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.Where(zone => zone.Key != "UTC").ToList();

        Assert.True(windows.Count > 130);
        Assert.All(windows, zone => Assert.Equal(zone.Value, ZoneNames.Find(zone.Key.ToUpperInvariant())?.Id));
    }

    [Theory]
    [InlineData("-10:00", "Hawaii")]
    [InlineData("-09:00", "Alaska")]
    [InlineData("-07:00", "Arizona")]
    [InlineData("-06:00", "Guadalajara, Mexico City, Monterrey")]
    [InlineData("-05:00", "Bogota, Lima, Quito, Rio Branco")]
    [InlineData("-05:00", "Indiana (East)")]
    [InlineData("-04:00", "Atlantic Time (Canada)")]
    [InlineData("-03:30", "Newfoundland")]
    [InlineData("-03:00", "Brasilia")]
    [InlineData("+00:00", "Monrovia, Reykjavik")]
    [InlineData("+01:00", "Belgrade, Bratislava, Budapest, Ljubljana, Prague")]
    [InlineData("+01:00", "Brussels, Copenhagen, Madrid, Paris")]
    [InlineData("+01:00", "Sarajevo, Skopje, Warsaw, Zagreb")]
    [InlineData("+02:00", "Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius")]
    [InlineData("+02:00", "Athens, Bucharest")]
    [InlineData("+02:00", "Jerusalem")]
    [InlineData("+03:00", "Istanbul")]
    [InlineData("+04:00", "Abu Dhabi, Muscat")]
    [InlineData("+05:00", "Islamabad, Karachi")]
    [InlineData("+05:00", "Astana")]
    [InlineData("+05:30", "Chennai, Kolkata, Mumbai, New Delhi")]
    [InlineData("+05:45", "Kathmandu")]
    [InlineData("+08:00", "Kuala Lumpur, Singapore")]
    [InlineData("+09:00", "Osaka, Sapporo, Tokyo")]
    [InlineData("+10:00", "Canberra, Melbourne, Sydney")]
    [InlineData("+12:00", "Auckland, Wellington")]
    [InlineData("+13:00", "Samoa")]
    public void A_shown_name_is_a_zone_with_the_offset_shown(string offset, string name)
    {
        DateTimeZone? zone = ZoneNames.Find($"(UTC{offset}) {name}");

        // Standard time is the smaller of the offsets of winter and summer, north or south.
        Offset standard = new[] { 1, 7 }.Min(month => zone!.GetUtcOffset(Instant.FromUtc(2026, month, 15, 0, 0)));
        Assert.Equal(offset, NodaTime.Text.OffsetPattern.CreateWithInvariantCulture("+HH:mm").Format(standard));
    }
}
