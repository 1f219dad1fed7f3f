using FollowUpSync.Planning.Days;

namespace FollowUpSync.Planning.Tests.Days;

public sealed class CallZoneTests
{
    [Theory]
    [InlineData("+49 511 555 0100", "dana@contoso.com", "Europe/Berlin")]
    [InlineData("+351 21 555 0100", null, "Europe/Lisbon")] // not +35
    [InlineData(null, "dana@contoso.co.uk", "Europe/London")]
    [InlineData("+44 20 7946 0100", "dana@contoso.de", "Europe/London")]
    [InlineData("+1 206 555 0100", "dana@contoso.de", null)] // a country with many clocks
    [InlineData("0511 555 0100", "dana@contoso.com", null)]
    [InlineData(null, null, null)]
    public void A_number_or_else_an_address_tells_where_their_clock_stands(string? number, string? address, string? zone) =>
        Assert.Equal(zone, CallZone.Of(number, address)?.Id);
}
