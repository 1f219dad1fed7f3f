using System.Net.Http.Headers;
using Azure.Core;

namespace FollowUpSync.Graph.SignIn;

/// <summary>Puts the token on a request, if the request goes where the token may go.</summary>
public sealed class GraphTokens
{
    private readonly string _origin;
    private readonly Func<CancellationToken, ValueTask<string>> _next;

    private GraphTokens(Uri baseUrl, Func<CancellationToken, ValueTask<string>> next)
    {
        BaseUrl = baseUrl;
        _origin = baseUrl.GetLeftPart(UriPartial.Authority);
        _next = next;
    }

    /// <summary>The Graph that is spoken to: <c>https://graph.microsoft.com/v1.0</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Tokens of a credential, for the Graph of its settings.</summary>
    public static GraphTokens Of(GraphSignIn signIn, TokenCredential credential)
    {
        var wanted = new TokenRequestContext(signIn.Scopes);
        return new GraphTokens(signIn.GraphBaseUrl, async stop =>
        {
            try
            {
                return (await credential.GetTokenAsync(wanted, stop).ConfigureAwait(false)).Token;
            }
            catch (Exception fault) when (SignInFaults.Read(fault, signIn) is { } told && !stop.IsCancellationRequested)
            {
                throw told;
            }
        });
    }

    /// <summary>The token of a sandbox mailbox, which is no secret and is spoken on this machine alone.</summary>
    /// <exception cref="UnusableInputException">The address is not on this machine, or the mailbox is no mail address.</exception>
    public static GraphTokens Sandbox(Uri baseUrl, string mailbox)
    {
        if (baseUrl is not { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true, UserInfo: "" })
        {
            throw new UnusableInputException("FUS502", $"{baseUrl}: a sandbox runs on this machine alone.", "Write its address as http://127.0.0.1:5290/v1.0; for a real mailbox leave the address out, and sign in: followupsync login");
        }

        if (mailbox.Length > 254 || mailbox.Count(letter => letter == '@') != 1 || !mailbox.All(letter => letter is > ' ' and < '\x7f'))
        {
            throw new UnusableInputException("FUS502", $"{mailbox}: this is no mailbox of a sandbox.", "Name it by a mail address: --as alex@example.com");
        }

        return new GraphTokens(baseUrl, _ => ValueTask.FromResult($"sandbox:{mailbox}"));
    }

    /// <summary>Puts the token on a request. Links that a server hands out are requests too: one that leads elsewhere gets none.</summary>
    /// <exception cref="SignInException">There is no token.</exception>
    /// <exception cref="InvalidOperationException">The request goes to another host.</exception>
    public async ValueTask AuthorizeAsync(HttpRequestMessage request, CancellationToken stop)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true, UserInfo: "" } address || address.GetLeftPart(UriPartial.Authority) != _origin)
        {
            throw new InvalidOperationException($"A request to {request.RequestUri?.Host} was not sent: tokens of {_origin} go nowhere else.");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _next(stop).ConfigureAwait(false));
    }
}
