using FollowUpSync.Graph.SignIn;

namespace FollowUpSync.Tests.Graph;

public sealed class SignInTokenTests
{
    [Theory]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/me")]
    [InlineData("https://evil.example/v1.0/me")]
    [InlineData("http://graph.microsoft.com/v1.0/me")]
    [InlineData("https://graph.microsoft.com:8443/v1.0/me")]
    [InlineData("https://graph.microsoft.com@evil.example/v1.0/me")]
    [InlineData("https://someone@graph.microsoft.com/v1.0/me")]
    [InlineData("https://graph.microsoft.us/v1.0/me")]
    [InlineData("http://127.0.0.1:5290/v1.0/me")]
    [InlineData("/v1.0/me")]
    public async Task A_token_goes_to_its_own_Graph_and_nowhere_else(string link)
    {
        using var authority = new FakeAuthority();
        GraphSignIn signIn = SignInSettings.Read(SignInKind.ClientSecret);
        GraphTokens tokens = GraphTokens.Of(signIn, Credentials.For(signIn, network: authority));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(link, UriKind.RelativeOrAbsolute));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await tokens.AuthorizeAsync(request, default));

        Assert.Null(request.Headers.Authorization);
        Assert.Empty(authority.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5290/v1.0")]
    [InlineData("http://localhost:5290/v1.0")]
    [InlineData("http://[::1]:5290/v1.0")]
    public async Task A_sandbox_mailbox_is_named_to_its_own_address_alone(string address)
    {
        GraphTokens tokens = GraphTokens.Sandbox(new Uri(address), "alex@example.com");
        using var request = new HttpRequestMessage(HttpMethod.Get, address + "/me/events");
        await tokens.AuthorizeAsync(request, default);
        Assert.Equal("Bearer sandbox:alex@example.com", request.Headers.Authorization!.ToString());

        using var other = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:5291/v1.0/me");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await tokens.AuthorizeAsync(other, default));
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0", "alex@example.com")]
    [InlineData("http://graph.microsoft.com/v1.0", "alex@example.com")]
    [InlineData("http://localhost.evil.example/v1.0", "alex@example.com")]
    [InlineData("http://127.0.0.1@evil.example/v1.0", "alex@example.com")]
    [InlineData("http://192.168.0.7/v1.0", "alex@example.com")]
    [InlineData("file:///v1.0", "alex@example.com")]
    [InlineData("http://127.0.0.1:5290/v1.0", "alex")]
    [InlineData("http://127.0.0.1:5290/v1.0", "alex@example.com\r\nX-Evil: 1")]
    public void A_sandbox_is_on_this_machine_and_its_mailbox_an_address(string address, string mailbox) =>
        Assert.Throws<UnusableInputException>(() => GraphTokens.Sandbox(new Uri(address), mailbox));

    [Theory]
    [InlineData("", "ClientId: interactive needs the id of an app registration")]
    [InlineData("Kind=carrierPigeon;ClientId=c", "Kind: carrierPigeon: must be one of interactive, deviceCode, clientSecret, certificate, managedIdentity, workloadIdentity, onBehalfOf")]
    [InlineData("Kind=7;ClientId=c", "Kind: 7: must be one of")]
    [InlineData("Kind=clientSecret;ClientId=c;Tenant=t", "ClientSecret: clientSecret needs it")]
    [InlineData("Kind=clientSecret;ClientId=c;ClientSecret=hush", "Tenant: clientSecret needs the directory's id or domain")]
    [InlineData("Kind=clientSecret;ClientId=c;ClientSecret=hush;Tenant=common", "Tenant: common: clientSecret needs one directory")]
    [InlineData("Kind=certificate;ClientId=c;Tenant=t", "CertificatePath: certificate needs a PEM or PFX file")]
    [InlineData("Kind=certificate;ClientId=c;Tenant=t;CertificatePath=/no/such.pem", "CertificatePath: /no/such.pem: there is no such file")]
    [InlineData("Kind=onBehalfOf;ClientId=c;Tenant=t", "ClientSecret, CertificatePath: onBehalfOf needs one of the two")]
    [InlineData("Kind=workloadIdentity;TokenFile=/no/such", "TokenFile: /no/such: there is no such file")]
    [InlineData("ClientId=c;Authority=http://login.microsoftonline.com", "Authority: http://login.microsoftonline.com/: must be https")]
    [InlineData("ClientId=c;Authority=https://login.microsoftonline.com/contoso", "must be the root of a host; the directory belongs into Tenant")]
    [InlineData("ClientId=c;Authority=login", "Authority: must be a plain address such as https://login.microsoftonline.com/")]
    [InlineData("ClientId=c;GraphBaseUrl=https://evil.example/v1.0", "GraphBaseUrl: https://evil.example/v1.0: this is no host of Microsoft Graph")]
    [InlineData("Kind=managedIdentity;Authority=https://login.sandbox.test;GraphBaseUrl=https://evil.example/v1.0", "this is no host of Microsoft Graph")]
    [InlineData("ClientId=c;GraphBaseUrl=http://graph.microsoft.com/v1.0", "GraphBaseUrl: http://graph.microsoft.com/v1.0: must be https")]
    [InlineData("ClientId=c;GraphBaseUrl=https://graph.microsoft.us/v1.0;Authority=https://login.microsoftonline.com", "graph.microsoft.us belongs to login.microsoftonline.us")]
    [InlineData("ClientId=c;Redirect=https://evil.example/", "Redirect: https://evil.example/: must be http://localhost")]
    [InlineData("ClientId=c;Tenant=../evil", "Tenant: ../evil: this is no id")]
    [InlineData("ClientId=c;WithMail=perhaps", "WithMail: perhaps: must be true or false")]
    public void A_wrong_setting_is_named_with_its_cure_and_without_a_secret(string settings, string problem)
    {
        Dictionary<string, string> read = settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);

        var fault = Assert.Throws<UnusableInputException>(() => GraphSignIn.Read(name => read.GetValueOrDefault(name)));

        Assert.StartsWith("FollowUpSync:Graph:", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", fault.Message + fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_named_at_once() =>
        Assert.Equal(3, Assert.Throws<UnusableInputException>(() => GraphSignIn.Read(name => name switch { "Kind" => "clientSecret", _ => null })).Message.Split('\n').Length);

    [Fact]
    public void Settings_printed_show_no_secret()
    {
        GraphSignIn signIn = SignInSettings.Read(SignInKind.ClientSecret, ("CertificatePassword", "pass-w0rd"));
        Assert.DoesNotContain(SignInSettings.Secret, signIn.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pass-w0rd", signIn.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(SignInSettings.Secret, new SignedIn("alex@example.com", signIn, false).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_its_key_is_named()
    {
        using var home = new TemporaryHome();
        string file = Path.Combine(home.Root, "half.pem");
        File.WriteAllText(file, File.ReadAllText(SignInSettings.Of(SignInKind.Certificate)["CertificatePath"]!).Split("-----BEGIN PRIVATE KEY")[0]);
        var fault = Assert.Throws<UnusableInputException>(() => Credentials.For(SignInSettings.Read(SignInKind.Certificate, ("CertificatePath", file))));
        Assert.StartsWith($"{file}: this certificate cannot be used", fault.Message, StringComparison.Ordinal);
    }
}
