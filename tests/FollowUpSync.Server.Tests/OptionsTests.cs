using Microsoft.Extensions.Configuration;

namespace FollowUpSync.Server.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Mode", "Cloud", "FollowUpSync:Mode: Cloud: must be Local or Hosted")]
    [InlineData("Mode", "Hosted", "FollowUpSync:Tenants: missing: must be the ids of the directories")]
    [InlineData("Mode", "Hosted", "FollowUpSync:PublicUrl: missing")]
    [InlineData("Mode", "Hosted", "FollowUpSync:Graph:ClientId: onBehalfOf needs the id of an app registration")]
    [InlineData("Mode", "Hosted", "FollowUpSync:Graph:ClientSecret, CertificatePath: onBehalfOf needs one of the two")]
    [InlineData("Tenants", "contoso.com", "FollowUpSync:Tenants: this is for Mode=Hosted alone")]
    [InlineData("Port", "http", "FollowUpSync:Port: http: must be a whole number from 0 to 65535")]
    [InlineData("Port", "70000", "FollowUpSync:Port: 70000: must be")]
    [InlineData("SweepMinutes", "0", "FollowUpSync:SweepMinutes: 0: must be a whole number from 1 to 1440")]
    [InlineData("Notifications", "yes", "FollowUpSync:Notifications: yes: must be true or false")]
    [InlineData("Mailbox", "me@example.com", "FollowUpSync:Mailbox: me@example.com: must be sample, account")]
    [InlineData("Mailbox", "http://graph.example#a@b.example", "must be sample, account")]
    [InlineData("PublicUrl", "http://example.com", "FollowUpSync:PublicUrl: http://example.com: must be an https address")]
    [InlineData("TimeZone", "Atlantis", "FollowUpSync:TimeZone: Atlantis: there is no such zone")]
    [InlineData("Holidays", "XX", "FollowUpSync:Holidays: XX: must be one of")]
    [InlineData("HttpsPort", "https", "FollowUpSync:HttpsPort: https: must be a whole number from 1 to 65535")]
    [InlineData("DataFolder", "x", "FollowUpSync:DataFolder: there is no such setting; there are Mode, Port, ")]
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
    public void An_organisation_names_its_directories_and_its_app()
    {
        const string Directory = "11111111-AAAA-4aaa-8aaa-111111111111";
        ServerOptions read = Read(("Mode", "Hosted"), ("Tenants", Directory), ("PublicUrl", "https://followups.example/"), ("Graph:ClientId", "app"), ("Graph:ClientSecret", "s"), ("Role", "FollowUps.User"), ("Listen", "any"));
        Assert.Equal([Directory.ToLowerInvariant()], read.Hosted!.Tenants);
        Assert.Equal(("FollowUps.ReadWrite", "FollowUps.User", true), (read.Hosted.Scope, read.Hosted.Role, read.Hosted.ListensToAll));
        Assert.Equal("https://login.microsoftonline.com/", read.Hosted.App.Authority.AbsoluteUri);
        Assert.Contains("Listen: everywhere: must be loopback or any", Assert.Throws<UnusableInputException>(() => Read(("Mode", "Hosted"), ("Listen", "everywhere"))).Message, StringComparison.Ordinal);
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
