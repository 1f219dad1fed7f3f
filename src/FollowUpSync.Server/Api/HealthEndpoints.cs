using FollowUpSync.Hosting;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Api;

/// <summary>Is it alive, and is it doing its work? Ids and codes only, for anybody on this machine may ask.</summary>
internal static class HealthEndpoints
{
    private static readonly Duration Patience = Duration.FromMinutes(2);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Reply.Json(json => json.WriteString("status", "alive")));
        app.MapGet("/readyz", (ServiceFile file, Dispatcher dispatcher, ServerOptions options, TimeProvider clock, IServiceProvider all) =>
        {
            Instant now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            (string Name, bool IsGood, string? Code)[] checks =
            [
                ("dispatcher", now - dispatcher.LookedAt < Patience, null),
                .. options.Hosted is null
                    ? file.Mailboxes().SelectMany(mailbox => OwnChecks(mailbox, file, options, now, all.GetService<SubscriptionKeeper>() is not null))
                    : [("queue", file.Mailboxes().All(mailbox => now - mailbox.NextAt < 2 * Patience), null)],
            ];
            bool isReady = checks.All(check => check.IsGood);
            return Reply.Json(json =>
            {
                json.WriteString("status", isReady ? "ready" : "notReady");
                JsonReport.Array(json, "checks", checks, check =>
                {
                    json.WriteString("name", check.Name);
                    json.WriteBoolean("ok", check.IsGood);
                    json.WriteString("code", check.Code);
                });
            }) with { Status = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable };
        });
    }

    // Of the one mailbox of this machine. In an organisation, what one owner must do takes the service out of use for nobody.
    private static IEnumerable<(string Name, bool IsGood, string? Code)> OwnChecks(MailboxDue mailbox, ServiceFile file, ServerOptions options, Instant now, bool isNotified)
    {
        yield return ("signIn", mailbox.FaultCode is not { } code || code == "FUS230" || !Dispatcher.IsForThePerson(code), mailbox.FaultCode);
        yield return ("sync", mailbox.SyncedAt is { } at && now - at < Duration.FromMinutes(2 * options.SweepMinutes) + Patience, mailbox.FaultCode);
        if (isNotified)
        {
            // Changes are found without them, only later: told, and no reason to take the service out of use.
            bool isSubscribed = file.SubscriptionsOf(mailbox.Id).Any(one => one.Ends > now);
            yield return ("notifications", true, isSubscribed ? null : "FUS623");
        }
    }
}
