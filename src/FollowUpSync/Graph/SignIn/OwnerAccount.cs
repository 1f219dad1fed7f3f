using System.Globalization;
using Azure.Core;
using Azure.Identity;

namespace FollowUpSync.Graph.SignIn;

/// <summary>Who is signed in.</summary>
/// <param name="Address">The account's mail address.</param>
/// <param name="How">With which app, where, and with which rights.</param>
/// <param name="IsUnencrypted">The tokens are in a file, for want of a keyring.</param>
public sealed record SignedIn(string Address, GraphSignIn How, bool IsUnencrypted);

/// <summary>The account of the person at this machine: signed in once, silent from then on.</summary>
/// <param name="folder">Where the sign-in is remembered; made when somebody signs in.</param>
/// <param name="network">Stands in for the network.</param>
public sealed class OwnerAccount(string folder, HttpMessageHandler? network = null)
{
    private readonly SignInFile _file = new(folder);

    /// <summary>Who is signed in, or null.</summary>
    public SignedIn? Current => _file.Read() is { Record: { } record } kept ? new SignedIn(record.Username, kept.SignIn, kept.IsUnencrypted) : null;

    /// <summary>A setting of the last sign-in, also after its end, by the names of <see cref="GraphSignIn.Read"/>.</summary>
    public string? Remembered(string name) => _file.Read()?.Setting(name);

    /// <summary>Lets a person sign in, and remembers them.</summary>
    /// <param name="signIn">In the browser, or with a code.</param>
    /// <param name="unencrypted">Keep the tokens in a file, without encryption.</param>
    /// <param name="tell">What the person has to do now.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="SignInException">They did not, or may not; who was signed in before still is.</exception>
    public async Task<SignedIn> LoginAsync(GraphSignIn signIn, bool unencrypted, Action<string> tell, CancellationToken stop)
    {
        SignedIn? before = Current;
        _file.MakeFolder();
        try
        {
            var store = new TokenStore(folder, unencrypted);
            store.Verify();
            AuthenticationRecord record = await AuthenticateAsync(signIn, store, tell, stop).ConfigureAwait(false);
            _file.Write(new(Settings(signIn), unencrypted, record));
            if (before is not null && before.IsUnencrypted != unencrypted)
            {
                new TokenStore(folder, before.IsUnencrypted).Clear();
            }

            return new SignedIn(record.Username, signIn, unencrypted);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && SignInFaults.Read(fault, signIn) is { } told)
        {
            throw told;
        }
        finally
        {
            _file.LeaveNoEmptyFolder();
        }
    }

    /// <summary>Forgets the account and its tokens; the client id, which is no secret, is kept for the next time.</summary>
    /// <returns>Who was signed in, or null.</returns>
    public SignedIn? Logout()
    {
        SignedIn? before = Current;
        new TokenStore(folder, unencrypted: true).Clear();
        new TokenStore(folder, unencrypted: false).Clear();
        _file.Forget();
        _file.LeaveNoEmptyFolder();
        return before;
    }

    /// <summary>The tokens of who is signed in. Nobody is asked for anything: where that would be needed, a request fails with <see cref="SignInException"/>.</summary>
    /// <exception cref="SignInException">Nobody is signed in.</exception>
    public GraphTokens Tokens()
    {
        SignInFile.Kept kept = _file.Read() is { Record: not null } found ? found : throw SignInFaults.NotSignedIn;
        return GraphTokens.Of(kept.SignIn, Credential(kept.SignIn, new TokenStore(folder, kept.IsUnencrypted), kept.Record, _ => { }));
    }

    private Task<AuthenticationRecord> AuthenticateAsync(GraphSignIn signIn, TokenStore store, Action<string> tell, CancellationToken stop)
    {
        var wanted = new TokenRequestContext(signIn.Scopes);
        switch (Credential(signIn, store, record: null, tell))
        {
            case InteractiveBrowserCredential browser:
                tell("Your browser opens: sign in there. (Ctrl+C gives up.)");
                return browser.AuthenticateAsync(wanted, stop);
            case DeviceCodeCredential code:
                return code.AuthenticateAsync(wanted, stop);
            default:
                throw new ArgumentException($"{signIn.Kind} is no way for a person at a screen.", nameof(signIn));
        }
    }

    private TokenCredential Credential(GraphSignIn signIn, TokenStore store, AuthenticationRecord? record, Action<string> tell) =>
        signIn.Kind == SignInKind.Interactive
            ? new InteractiveBrowserCredential(new InteractiveBrowserCredentialOptions
            {
                ClientId = signIn.ClientId,
                TenantId = signIn.Tenant,
                RedirectUri = signIn.Redirect,
                TokenCachePersistenceOptions = store,
                AuthenticationRecord = record,
                DisableAutomaticAuthentication = true,
                DisableInstanceDiscovery = Credentials.IsForeign(signIn),
            }.Over(signIn, network))
            : new DeviceCodeCredential(new DeviceCodeCredentialOptions
            {
                ClientId = signIn.ClientId,
                TenantId = signIn.Tenant,
                TokenCachePersistenceOptions = store,
                AuthenticationRecord = record,
                DisableAutomaticAuthentication = true,
                DisableInstanceDiscovery = Credentials.IsForeign(signIn),
                DeviceCodeCallback = (code, _) =>
                {
                    tell(string.Create(CultureInfo.InvariantCulture, $"Open {code.VerificationUri} in any browser and enter the code {code.UserCode}"));
                    return Task.CompletedTask;
                },
            }.Over(signIn, network));

    private static Dictionary<string, string?> Settings(GraphSignIn signIn) => new()
    {
        ["Kind"] = signIn.Kind.ToString(),
        ["ClientId"] = signIn.ClientId,
        ["Tenant"] = signIn.Tenant,
        ["Authority"] = signIn.Authority.ToString(),
        ["GraphBaseUrl"] = signIn.GraphBaseUrl.ToString(),
        ["Redirect"] = signIn.Redirect?.ToString(),
        ["WithMail"] = signIn.WithMail.ToString(),
    };
}
