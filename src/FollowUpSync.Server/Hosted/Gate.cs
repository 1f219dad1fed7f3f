using System.Threading.RateLimiting;
using FollowUpSync.Hosting;
using FollowUpSync.Server.Http;

namespace FollowUpSync.Server.Hosted;

/// <summary>Who asks, in this request: every endpoint gets their desk, and no other.</summary>
internal sealed class Caller
{
    public MailboxDesk? Desk { get; set; }
}

/// <summary>Stands before everything in an organisation: the right host, a token for the API, and nobody too often.</summary>
internal sealed class Gate(RequestDelegate next, ServerOptions options, HostedOptions hosted, Accounts accounts, MailboxDesks desks, OwnersLimits limits)
{
    public async Task InvokeAsync(HttpContext http, Caller caller)
    {
        HttpRequest request = http.Request;
        http.Response.Headers.StrictTransportSecurity = "max-age=31536000";
        bool isPublic = options.PublicUrl!.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase);
        bool isProbe = request.Path == "/healthz" || request.Path == "/readyz" || request.Path == "/metrics";
        if (isPublic == isProbe)
        {
            throw isPublic
                ? new Refusal(StatusCodes.Status404NotFound, "FUS610", $"{request.Path}: there is nothing here.", "Ask from inside, by the address of this machine.")
                : new Refusal(StatusCodes.Status421MisdirectedRequest, "FUS602", $"Host {request.Host}: this service is not called so.", $"Call it {options.PublicUrl.AbsoluteUri.TrimEnd('/')}.");
        }

        string own = options.PublicUrl.GetLeftPart(UriPartial.Authority);
        bool isPage = request.Path.StartsWithSegments("/addin", StringComparison.OrdinalIgnoreCase); // Outlook's own pages ask for them and their icons.
        if (!isPage && request.Headers.Origin.Any(origin => !own.Equals(origin, StringComparison.OrdinalIgnoreCase)))
        {
            throw new Refusal(StatusCodes.Status403Forbidden, "FUS603", "This was asked for by a page of another site.", $"Ask from a page of {own}, or from a program.");
        }

        if (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            Account account = await Tokens.AccountOfAsync(http, hosted);
            HostedMailbox mailbox = accounts.Came(account);
            limits.Pass(mailbox.Id);
            caller.Desk = desks.Of(mailbox);
        }
        else if (request.Path.StartsWithSegments("/feeds"))
        {
            limits.Pass($"from {http.Connection.RemoteIpAddress}"); // So that nobody tries out addresses.
        }

        await next(http);
    }
}

/// <summary>How often each of them may ask: a minute's worth at once, and no more in a minute.</summary>
internal sealed class OwnersLimits(int perMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 12),
        ReplenishmentPeriod = TimeSpan.FromSeconds(5),
        QueueLimit = 0,
    }));

    /// <exception cref="Refusal">Too often.</exception>
    public void Pass(string who)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(who);
        if (!lease.IsAcquired)
        {
            throw new Refusal(StatusCodes.Status429TooManyRequests, "FUS618", $"More than {perMinute} requests in a minute.", "Wait as long as Retry-After says.");
        }
    }

    public void Dispose() => _limiter.Dispose();
}
