using System.Security.Cryptography;
using System.Text;
using FollowUpSync.Graph;
using Microsoft.Extensions.Logging;

namespace FollowUpSync.Hosting;

/// <summary>Keeps the subscriptions of a mailbox alive: asks, adopts, renews at half-life, asks again. Without any of them, the sweep finds every change, only later.</summary>
/// <param name="service">Remembers them.</param>
/// <param name="notify">Takes notifications.</param>
/// <param name="lifecycle">Takes what concerns a subscription itself.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Ids and codes only.</param>
public sealed partial class SubscriptionKeeper(ServiceFile service, Uri notify, Uri lifecycle, TimeProvider clock, ILogger<SubscriptionKeeper> logger)
{
    private const string Calendar = "/me/events";
    private static readonly string[] Mail = ["/me/mailFolders('inbox')/messages", "/me/mailFolders('sentitems')/messages"];
    private readonly byte[] _secret = service.Secret;
    private readonly string? _former = service.MoveNotifications(notify.AbsoluteUri);

    /// <summary>Sees to the subscriptions of a mailbox. To be done before it is read: what changed before one was made is not told.</summary>
    /// <exception cref="SyncException">Graph does not give or renew one; it is tried again with the next call.</exception>
    public async Task KeepAsync(HostedMailbox mailbox, CancellationToken stop)
    {
        Instant now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        GraphSubscriptions graph = mailbox.Graph.Subscriptions;
        ImmutableArray<Subscription> all = service.SubscriptionsOf(mailbox.Id);
        foreach (string resource in mailbox.NotesAsFiles ? [Calendar] : (string[])[Calendar, .. Mail])
        {
            Subscription? known = all.FirstOrDefault(one => one.Resource == resource);
            if (known is not null && known.RenewAt > now)
            {
                continue;
            }

            Instant until = now + GraphSubscriptions.Longest;
            GraphSubscription? kept = known is not null ? await graph.RenewAsync(known.Id, until, stop) : null;
            kept ??= await AdoptAsync(graph, resource, until, stop);
            if (kept is null)
            {
                kept = await graph.CreateAsync(resource, notify, lifecycle, ProofOf(mailbox.Id, resource), until, stop);
                Log.Made(logger, mailbox.Id, kept.Id);
            }

            service.Keep(new Subscription(mailbox.Id, resource, kept.Id, kept.Ends, now + HalfOf(kept.Ends - now)));
        }
    }

    /// <summary>Gives the subscriptions of a mailbox back, as far as Graph is there to take them.</summary>
    public async Task GiveBackAsync(HostedMailbox mailbox, CancellationToken stop)
    {
        foreach (Subscription one in service.SubscriptionsOf(mailbox.Id))
        {
            service.Drop(one.Id);
            try
            {
                await mailbox.Graph.Subscriptions.DeleteAsync(one.Id, stop);
            }
            catch (SyncException fault)
            {
                Log.NotGivenBack(logger, mailbox.Id, fault.Code);
            }
        }
    }

    /// <summary>Is a notification's client state the one that we gave with this subscription? Compared in constant time.</summary>
    public bool IsGenuine(Subscription subscription, string? clientState) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(clientState ?? "")),
        SHA256.HashData(Encoding.UTF8.GetBytes(ProofOf(subscription.Mailbox, subscription.Resource))));

    // One that lives with Graph and is not known here was asked for just before a crash, or tells an address that is ours no more. Its client state is computed, so that it is ours all the same.
    private async Task<GraphSubscription?> AdoptAsync(GraphSubscriptions graph, string resource, Instant until, CancellationToken stop)
    {
        GraphSubscription? adopted = null;
        foreach (GraphSubscription stray in (await graph.ListAsync(stop)).Where(one => one.Resource == graph.NameOf(resource) && (one.Address == notify.AbsoluteUri || one.Address == _former)))
        {
            if (adopted is null && stray.Address == notify.AbsoluteUri)
            {
                adopted = await graph.RenewAsync(stray.Id, until, stop);
            }
            else
            {
                await graph.DeleteAsync(stray.Id, stop);
            }
        }

        return adopted;
    }

    private string ProofOf(string mailbox, string resource) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"subscription\n{mailbox}\n{resource}")));

    private static Duration HalfOf(Duration life) => life * (0.45 + (RandomNumberGenerator.GetInt32(100) / 1000.0));

    private static partial class Log
    {
        [LoggerMessage(110, LogLevel.Information, "{Mailbox}: subscribed to changes, {Subscription}.")]
        public static partial void Made(ILogger logger, string mailbox, string subscription);

        [LoggerMessage(111, LogLevel.Warning, "{Mailbox}: a subscription was not given back ({Code}); it ends by itself.")]
        public static partial void NotGivenBack(ILogger logger, string mailbox, string code);
    }
}
