using System.Runtime.Versioning;
using System.Web;
using FollowUpSync.Graph.SignIn;

namespace FollowUpSync.Tests.Graph;

[UnsupportedOSPlatform("windows")] // its browser is a script, and file rights are its own
public sealed class SignInOwnerTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly FakeAuthority _authority = new();

    private OwnerAccount Account => new(_home.Path, _authority);

    [Fact]
    public async Task A_person_signs_in_with_a_code_and_the_next_start_is_silent()
    {
        List<string> told = [];
        SignedIn signedIn = await Account.LoginAsync(SignInSettings.Read(SignInKind.DeviceCode), unencrypted: true, told.Add, default);

        Assert.Equal("alex@example.com", signedIn.Address);
        Assert.Equal("Open https://login.sandbox.test/device in any browser and enter the code ABCD-1234", Assert.Single(told));
        Assert.Equal(signedIn, Account.Current);
        _authority.Requests.Clear();
        Assert.Equal($"Bearer {FakeAuthority.Token}", await Authorization());
        Assert.Empty(_authority.Requests);
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_renewed_without_a_person()
    {
        _authority.Lifetime = 1;
        await Login();
        _authority.Requests.Clear();
        await Authorization();
        FakeAuthority.Asked asked = Assert.Single(_authority.Requests);
        Assert.Equal("refresh_token", asked["grant_type"]);
        Assert.Equal(_authority.RefreshToken, asked["refresh_token"]);
    }

    [Fact]
    public async Task A_sign_in_that_has_ended_is_never_begun_anew_behind_the_persons_back()
    {
        _authority.Lifetime = 1;
        await Login();
        _authority.Requests.Clear();
        _authority.Instead = asked => asked["grant_type"] == "refresh_token" ? FakeAuthority.Refuses("invalid_grant", "AADSTS700082: The refresh token has expired.") : null;
        var fault = await Assert.ThrowsAsync<SignInException>(Authorization);
        Assert.Equal(("FUS514", "Sign in again: followupsync login"), (fault.Code, fault.Hint));
        Assert.DoesNotContain(_authority.Requests, asked => asked.Address.AbsolutePath.EndsWith("/devicecode", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_leaves_the_client_id_and_no_token()
    {
        await Login();
        Assert.Contains(_authority.RefreshToken, Everything(), StringComparison.Ordinal);

        Assert.Equal("alex@example.com", Account.Logout()!.Address);

        Assert.DoesNotContain(_authority.RefreshToken, Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain(FakeAuthority.Token, Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain("alex@example.com", Everything(), StringComparison.Ordinal);
        Assert.Null(Account.Current);
        Assert.Equal("client-1", Account.Remembered("ClientId"));
        Assert.Equal("FUS510", Assert.Throws<SignInException>(() => Account.Tokens()).Code);
        Assert.Null(Account.Logout());
    }

    [Fact]
    public async Task What_is_kept_only_its_owner_can_read()
    {
        await Login();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_home.Path));
        Assert.All(Directory.GetFiles(_home.Path), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.DoesNotContain("token-from", File.ReadAllText(_home.File("sign-in.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_rest_in_a_keyring_and_without_one_nobody_signs_in_until_a_file_is_asked_for()
    {
        Task<SignedIn> login = Account.LoginAsync(SignInSettings.Read(SignInKind.DeviceCode), unencrypted: false, _ => { }, default);
        if (await Record.ExceptionAsync(() => login) is not { } thrown)
        {
            Assert.DoesNotContain("token-from", Everything(), StringComparison.Ordinal); // here is a keyring
            Account.Logout();
            return;
        }

        var fault = Assert.IsType<SignInException>(thrown);
        Assert.Equal("FUS522", fault.Code);
        Assert.Contains("followupsync login --unencrypted", fault.Hint, StringComparison.Ordinal);
        Assert.Empty(_authority.Requests);
        Assert.False(Directory.Exists(_home.Path));
    }

    [Fact]
    public async Task A_failed_sign_in_leaves_who_was_signed_in()
    {
        await Login();
        _authority.Instead = asked => asked["grant_type"] is null ? null : FakeAuthority.Refuses("access_denied", "AADSTS65004: declined");
        await Assert.ThrowsAsync<SignInException>(Login);
        _authority.Instead = _ => null;
        Assert.Equal("alex@example.com", Account.Current!.Address);
        Assert.Equal($"Bearer {FakeAuthority.Token}", await Authorization());
    }

    [Fact]
    public async Task A_spoiled_file_means_that_nobody_is_signed_in_and_the_next_sign_in_mends_it()
    {
        await Login();
        foreach (string spoiled in (string[])["", "{}", "[]", "null", "{\"settings\":{},\"unencrypted\":true,\"account\":{}}", "{\"settings\":{\"ClientId\":7}}"])
        {
            File.WriteAllText(_home.File("sign-in.json"), spoiled);
            Assert.Equal("FUS510", Assert.Throws<SignInException>(() => Account.Tokens()).Code);
            Assert.Null(Account.Current);
        }

        File.WriteAllText(_home.File("sign-in.json"), "alex@example.com");
        Account.Logout();
        Assert.False(Directory.Exists(_home.Path));

        await Login();
        Assert.Equal("alex@example.com", Account.Current!.Address);
    }

    [Theory]
    [InlineData(true, new[] { "https://graph.microsoft.com/Calendars.ReadWrite", "https://graph.microsoft.com/Mail.ReadWrite" })]
    [InlineData(false, new[] { "https://graph.microsoft.com/Calendars.ReadWrite" })]
    public async Task In_the_browser_a_person_is_asked_for_the_calendar_and_drafts_and_no_more(bool withMail, string[] scopes)
    {
        string asked = Path.Combine(_home.Root, "asked");
        string browser = Path.Combine(_home.Root, "xdg-open");
        File.WriteAllText(browser, $$"""
            #!/usr/bin/env bash
            printf '%s' "$1" > '{{asked}}'
            value() { local v; v=$(sed -n "s/.*[?&]$2=\([^&]*\).*/\1/p" <<<"$1"); printf '%b' "${v//%/\\x}"; }
            curl -s -o /dev/null --retry 20 --retry-connrefused -d "code=code-1&state=$(value "$1" state)" "$(value "$1" redirect_uri)/"
            """);
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string? path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", $"{_home.Root}:{path}");
        try
        {
            SignedIn signedIn = await Account.LoginAsync(SignInSettings.Read(SignInKind.Interactive, ("WithMail", withMail.ToString())), unencrypted: true, _ => { }, default);
            Assert.Equal("alex@example.com", signedIn.Address);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }

        var address = new Uri(File.ReadAllText(asked));
        Assert.Equal("login.sandbox.test", address.Host);
        Assert.Equal(scopes, HttpUtility.ParseQueryString(address.Query)["scope"]!.Split(' ').Except(["offline_access", "openid", "profile"]).Order());
        Assert.Equal("authorization_code", Assert.Single(_authority.Requests)["grant_type"]);
        Assert.Equal($"Bearer {FakeAuthority.Token}", await Authorization());
    }

    public void Dispose()
    {
        _authority.Dispose();
        _home.Dispose();
    }

    private Task<SignedIn> Login() => Account.LoginAsync(SignInSettings.Read(SignInKind.DeviceCode), unencrypted: true, _ => { }, default);

    private async Task<string> Authorization()
    {
        GraphTokens tokens = Account.Tokens();
        using var request = new HttpRequestMessage(HttpMethod.Get, tokens.BaseUrl + "/me/events");
        await tokens.AuthorizeAsync(request, default);
        return request.Headers.Authorization!.ToString();
    }

    private string Everything() => string.Concat(Directory.GetFiles(_home.Path).Select(File.ReadAllText));
}
