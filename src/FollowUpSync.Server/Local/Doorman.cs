using FollowUpSync.Server.Http;

namespace FollowUpSync.Server.Local;

/// <summary>Stands before everything: only this machine by its own names, no page of another site, and nobody unpaired at the API.</summary>
internal sealed class Doorman(RequestDelegate next, Pairing pairing, ServerOptions options)
{
    private static readonly string[] OwnNames = ["127.0.0.1", "localhost", "[::1]"];

    public Task InvokeAsync(HttpContext http)
    {
        HttpRequest request = http.Request;
        // A name that another site's server gave to this machine's address (DNS rebinding) is none of its own.
        bool isOwn = request.Host.Port == http.Connection.LocalPort && OwnNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase);
        if (!isOwn && !IsPublic(request))
        {
            throw new Refusal(StatusCodes.Status421MisdirectedRequest, "FUS602", $"Host {request.Host}: this service is not called so.", $"Call it http://127.0.0.1:{http.Connection.LocalPort}.");
        }

        string own = $"{request.Scheme}://{request.Host}";
        bool isForeign = request.Headers.Origin.Any(origin => !own.Equals(origin, StringComparison.OrdinalIgnoreCase))
            || request.Headers["Sec-Fetch-Site"].Any(site => site is "cross-site" or "same-site");
        bool isLink = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        // The pages and their icons hold nothing of anybody's: Outlook's own pages ask for them.
        if (isForeign && !isLink && !request.Path.StartsWithSegments("/addin", StringComparison.OrdinalIgnoreCase))
        {
            throw new Refusal(StatusCodes.Status403Forbidden, "FUS603", "This was asked for by a page of another site.", $"Ask from a page of {own}, or from a program.");
        }

        if (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !pairing.Knows(request))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            throw new Refusal(StatusCodes.Status401Unauthorized, "FUS601", "Who is asking is not known.", "Open the link that the service printed at its start; a program sends Authorization: Bearer with the content of the file pairing-key.");
        }

        return next(http);
    }

    // From the internet only what proves itself may come in: a notification by its client state, a feed by its token.
    private bool IsPublic(HttpRequest request) =>
        options.PublicUrl is { } own && own.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && (request.Path.StartsWithSegments("/notifications") || request.Path.StartsWithSegments("/feeds"));
}
