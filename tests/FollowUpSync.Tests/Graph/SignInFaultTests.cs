using System.Net;
using FollowUpSync.Graph.SignIn;

namespace FollowUpSync.Tests.Graph;

public sealed class SignInFaultTests
{
    private const string AdminLink = "https://login.sandbox.test/contoso.example/adminconsent?client_id=client-1";

    /// <summary>Kind, error, code, our code, words of message or hint.</summary>
    public static TheoryData<SignInKind, string, string, string, string> Refusals => new()
    {
        { SignInKind.OnBehalfOf, "invalid_grant", "AADSTS65001", "FUS511", AdminLink },
        { SignInKind.OnBehalfOf, "invalid_grant", "AADSTS90094", "FUS511", "A personal account (Outlook.com) can always consent by itself." },
        { SignInKind.DeviceCode, "invalid_grant", "AADSTS90008", "FUS511", AdminLink },
        { SignInKind.DeviceCode, "access_denied", "AADSTS65004", "FUS512", "were declined" },
        { SignInKind.DeviceCode, "authorization_declined", "", "FUS512", "were declined" },
        { SignInKind.DeviceCode, "expired_token", "", "FUS513", "followupsync login --device" },
        { SignInKind.ClientSecret, "unauthorized_client", "AADSTS65001", "FUS511", AdminLink },
        { SignInKind.OnBehalfOf, "interaction_required", "AADSTS50076", "FUS514", "sign in again in the add-in" },
        { SignInKind.OnBehalfOf, "invalid_grant", "AADSTS50173", "FUS514", "sign in again" },
        { SignInKind.ClientSecret, "invalid_client", "AADSTS7000215", "FUS515", "The client secret is wrong" },
        { SignInKind.ClientSecret, "invalid_client", "AADSTS7000222", "FUS515", "no longer valid" },
        { SignInKind.Certificate, "invalid_client", "AADSTS700027", "FUS515", "certificate" },
        { SignInKind.Certificate, "invalid_client", "AADSTS700024", "FUS516", "clock" },
        { SignInKind.ClientSecret, "unauthorized_client", "AADSTS700016", "FUS517", "client-1" },
        { SignInKind.ClientSecret, "invalid_request", "AADSTS90002", "FUS517", "contoso.example" },
        { SignInKind.DeviceCode, "invalid_client", "AADSTS7000218", "FUS517", "Allow public client flows" },
        { SignInKind.DeviceCode, "invalid_request", "AADSTS50194", "FUS517", "--tenant" },
        { SignInKind.ClientSecret, "invalid_request", "AADSTS1234567", "FUS521", "(AADSTS1234567)" },
        { SignInKind.ClientSecret, "strange_error", "", "FUS521", "(strange_error)" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_refusal_says_what_happened_and_what_to_do(SignInKind kind, string error, string code, string ours, string words)
    {
        using var authority = new FakeAuthority { Instead = asked => asked["grant_type"] is null ? null : FakeAuthority.Refuses(error, $"{code}: words with {SignInSettings.Secret} and {SignInSettings.UserToken}.") };

        SignInException fault = await Fault(kind, authority);

        Assert.Equal(ours, fault.Code);
        Assert.Contains(words, $"{fault.Message} {fault.Hint}", StringComparison.Ordinal);
        Assert.Contains(code, fault.Message, StringComparison.Ordinal);
        Assert.False(fault.Passes);
        Assert.DoesNotContain(SignInSettings.Secret, fault.ToString() + fault.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain(SignInSettings.UserToken, fault.ToString() + fault.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("common", "https://login.sandbox.test/organizations/adminconsent?client_id=client-1")]
    [InlineData("consumers", null)]
    public void The_link_for_an_administrator_exists_where_there_may_be_one(string tenant, string? link) =>
        Assert.Equal(link, SignInSettings.Read(SignInKind.DeviceCode, ("Tenant", tenant)).AdminConsent);

    public static TheoryData<string, Func<HttpResponseMessage>> Outages => new()
    {
        { "no network", () => throw new HttpRequestException("Name or service not known (login.sandbox.test:443)") },
        { "silence", () => throw new TaskCanceledException("The request was cancelled.", new TimeoutException()) },
        { "busy", () => FakeAuthority.Refuses("temporarily_unavailable", "AADSTS90033: later", HttpStatusCode.ServiceUnavailable) },
        { "throttled", () => FakeAuthority.Refuses("throttled", "slow down", HttpStatusCode.TooManyRequests) },
        { "a proxy's page", () => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>") } },
    };

    [Theory, MemberData(nameof(Outages))]
    public async Task An_outage_passes_by_itself_and_ends_no_sign_in(string what, Func<HttpResponseMessage> answer)
    {
        using var authority = new FakeAuthority { Instead = _ => answer() };
        SignInException fault = await Fault(SignInKind.ClientSecret, authority);
        Assert.True(fault is { Code: "FUS519", Passes: true }, $"{what}: {fault.Code}");
        Assert.Contains("login.sandbox.test could not be reached", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_an_identity_says_so()
    {
        using var authority = new FakeAuthority { Instead = _ => FakeAuthority.Refuses("invalid_request", "Identity not found") };
        SignInException fault = await Fault(SignInKind.ManagedIdentity, authority);
        Assert.True(fault is { Code: "FUS520", Passes: false }, fault.ToString());
    }

    [Fact]
    public async Task Who_gives_up_is_told_nothing()
    {
        using var stop = new CancellationTokenSource();
        using var authority = new FakeAuthority { Instead = _ => { stop.Cancel(); throw new TaskCanceledException(); } };
        GraphSignIn signIn = SignInSettings.Read(SignInKind.ClientSecret);
        GraphTokens tokens = GraphTokens.Of(signIn, Credentials.For(signIn, network: authority));
        using var request = new HttpRequestMessage(HttpMethod.Get, tokens.BaseUrl);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await tokens.AuthorizeAsync(request, stop.Token));
    }

    private static async Task<SignInException> Fault(SignInKind kind, FakeAuthority authority)
    {
        GraphSignIn signIn = SignInSettings.Read(kind);
        if (kind == SignInKind.DeviceCode)
        {
            using var home = new TemporaryHome();
            var fault = await Assert.ThrowsAsync<SignInException>(() => new OwnerAccount(home.Path, authority).LoginAsync(signIn, unencrypted: true, _ => { }, default));
            Assert.False(Directory.Exists(home.Path));
            return fault;
        }

        GraphTokens tokens = GraphTokens.Of(signIn, Credentials.For(signIn, SignInSettings.UserToken, authority));
        using var request = new HttpRequestMessage(HttpMethod.Get, tokens.BaseUrl);
        return await Assert.ThrowsAsync<SignInException>(async () => await tokens.AuthorizeAsync(request, default));
    }
}
