using Microsoft.Extensions.Configuration;

namespace FollowUpSync.Server.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Mode", "Hosted", "FollowUpSync:Mode: Hosted, for an organisation, is not part of this version")]
    [InlineData("Mode", "Cloud", "FollowUpSync:Mode: Cloud: must be Local")]
    [InlineData("Port", "http", "FollowUpSync:Port: http: must be a whole number from 0 to 65535")]
    [InlineData("Port", "70000", "FollowUpSync:Port: 70000: must be")]
    [InlineData("SweepMinutes", "0", "FollowUpSync:SweepMinutes: 0: must be a whole number from 1 to 1440")]
    [InlineData("Notifications", "yes", "FollowUpSync:Notifications: yes: must be true or false")]
    [InlineData("Mailbox", "me@example.com", "FollowUpSync:Mailbox: me@example.com: must be sample, account")]
    [InlineData("Mailbox", "http://graph.example#a@b.example", "must be sample, account")]
    [InlineData("PublicUrl", "http://example.com", "FollowUpSync:PublicUrl: http://example.com: must be an https address")]
    [InlineData("TimeZone", "Atlantis", "FollowUpSync:TimeZone: Atlantis: there is no such zone")]
    [InlineData("Holidays", "XX", "FollowUpSync:Holidays: XX: must be one of")]
    [InlineData("DataFolder", "x", "FollowUpSync:DataFolder: there is no such setting; there are Mode, Port, DataDirectory")]
    public void A_wrong_setting_is_named_with_its_value_and_cure(string name, string value, string message)
    {
        UnusableInputException fault = Assert.Throws<UnusableInputException>(() => Read((name, value)));
        Assert.Equal("FUS600", fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains("FollowUpSync__NAME", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        UnusableInputException fault = Assert.Throws<UnusableInputException>(() => Read(("Mode", "Cloud"), ("Port", "x"), ("Mailbox", "y")));
        Assert.Equal(3, fault.Message.Split('\n').Length);
    }

    [Fact]
    public void A_sandbox_mailbox_is_named_by_address()
    {
        Assert.Equal(new MailboxChoice.Sandbox(new Uri("http://127.0.0.1:5290/v1.0"), "alex@example.com"), Read(("Mailbox", "http://127.0.0.1:5290#alex@example.com")).Mailbox);
        Assert.Equal(new MailboxChoice.Sample(), Read().Mailbox);
        Assert.Equal(5280, Read().Port);
    }

    private static ServerOptions Read(params (string Name, string Value)[] settings) =>
        ServerOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"FollowUpSync:{one.Name}", (string?)one.Value))).Build());
}
