using System.Text;
using Azure.Core;
using FollowUpSync.Graph.SignIn;

namespace FollowUpSync.Tests.Graph;

public sealed class SignInKindTests
{
    /// <summary>Kind, path of the token request, grant, what proves the app.</summary>
    public static TheoryData<SignInKind, string, string?, string?> Kinds => new()
    {
        { SignInKind.ClientSecret, "/contoso.example/oauth2/v2.0/token", "client_credentials", "client_secret" },
        { SignInKind.Certificate, "/contoso.example/oauth2/v2.0/token", "client_credentials", "client_assertion" },
        { SignInKind.WorkloadIdentity, "/contoso.example/oauth2/v2.0/token", "client_credentials", "client_assertion" },
        { SignInKind.OnBehalfOf, "/contoso.example/oauth2/v2.0/token", "urn:ietf:params:oauth:grant-type:jwt-bearer", "client_secret" },
        { SignInKind.ManagedIdentity, "/metadata/identity/oauth2/token", null, null },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_service_asks_for_one_token_with_its_own_proof_and_keeps_it(SignInKind kind, string path, string? grant, string? proof)
    {
        using var authority = new FakeAuthority();
        GraphSignIn signIn = SignInSettings.Read(kind);
        GraphTokens tokens = GraphTokens.Of(signIn, Credentials.For(signIn, SignInSettings.UserToken, authority));

        Assert.Equal($"Bearer {FakeAuthority.Token}", await Authorization(tokens));
        Assert.Equal($"Bearer {FakeAuthority.Token}", await Authorization(tokens));

        FakeAuthority.Asked asked = Assert.Single(authority.Requests);
        Assert.Equal(path, asked.Address.AbsolutePath);
        Assert.Equal(grant, asked["grant_type"]);
        Assert.True(proof is null || asked[proof] is { Length: > 0 }, $"no {proof}");
    }

    [Fact]
    public async Task Each_proof_is_the_one_that_was_set()
    {
        Assert.Equal(SignInSettings.Secret, (await TokenRequest(SignInKind.ClientSecret))["client_secret"]);
        Assert.Equal("token-of-the-cluster", (await TokenRequest(SignInKind.WorkloadIdentity))["client_assertion"]);
        Assert.Contains("\"x5t#S256\"", Encoding.UTF8.GetString(Unencoded((await TokenRequest(SignInKind.Certificate))["client_assertion"]!.Split('.')[0])), StringComparison.Ordinal);
        FakeAuthority.Asked onBehalf = await TokenRequest(SignInKind.OnBehalfOf);
        Assert.Equal(SignInSettings.UserToken, onBehalf["assertion"]);
        Assert.Equal("on_behalf_of", onBehalf["requested_token_use"]);
        GraphSignIn machine = SignInSettings.Read(SignInKind.ManagedIdentity);
        Assert.Equal(machine.ClientId, (await TokenRequest(machine))["client_id"]);
    }

    [Theory]
    [InlineData(null, "https://graph.microsoft.com")]
    [InlineData("https://graph.microsoft.us/v1.0", "https://graph.microsoft.us")]
    [InlineData("https://dod-graph.microsoft.us/v1.0", "https://dod-graph.microsoft.us")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/v1.0", "https://microsoftgraph.chinacloudapi.cn")]
    public async Task The_right_to_send_mail_is_asked_for_by_nobody_and_mail_only_where_wanted(string? graph, string resource)
    {
        foreach (bool withMail in (bool[])[true, false])
        {
            // SignInOwnerTests reads the address that the browser is sent to.
            foreach (SignInKind kind in Enum.GetValues<SignInKind>().Except([SignInKind.Interactive]))
            {
                GraphSignIn signIn = SignInSettings.Read(kind, ("WithMail", withMail.ToString()), ("GraphBaseUrl", graph));
                FakeAuthority.Asked request = await TokenRequest(signIn);
                string[] asked = (request["scope"] ?? request["resource"]!).Split(' ');
                string[] wanted = !signIn.IsPersonal ? [kind == SignInKind.ManagedIdentity ? resource : $"{resource}/.default"]
                    : withMail ? [$"{resource}/Calendars.ReadWrite", $"{resource}/Mail.ReadWrite"]
                    : [$"{resource}/Calendars.ReadWrite"];
                Assert.Equal(wanted, asked.Except(["offline_access", "openid", "profile"]).Order());
            }
        }
    }

    [Theory]
    [InlineData(null, "login.microsoftonline.com")]
    [InlineData("https://graph.microsoft.us/v1.0", "login.microsoftonline.us")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/v1.0", "login.partner.microsoftonline.cn")]
    public void The_cloud_of_Graph_says_where_to_sign_in(string? graph, string authority) =>
        Assert.Equal(authority, SignInSettings.Read(SignInKind.ClientSecret, ("Authority", null), ("GraphBaseUrl", graph)).Authority.Host);

    private static Task<FakeAuthority.Asked> TokenRequest(SignInKind kind) => TokenRequest(SignInSettings.Read(kind));

    private static async Task<FakeAuthority.Asked> TokenRequest(GraphSignIn signIn)
    {
        using var authority = new FakeAuthority();
        if (signIn.Kind == SignInKind.DeviceCode)
        {
            using var home = new TemporaryHome();
            await new OwnerAccount(home.Path, authority).LoginAsync(signIn, unencrypted: true, _ => { }, default);
            return authority.Requests.First(asked => asked.Address.AbsolutePath.EndsWith("/devicecode", StringComparison.Ordinal));
        }

        await Credentials.For(signIn, SignInSettings.UserToken, authority).GetTokenAsync(new TokenRequestContext(signIn.Scopes), default);
        return Assert.Single(authority.Requests);
    }

    private static async Task<string> Authorization(GraphTokens tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, tokens.BaseUrl + "/me/events");
        await tokens.AuthorizeAsync(request, default);
        return request.Headers.Authorization!.ToString();
    }

    private static byte[] Unencoded(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
