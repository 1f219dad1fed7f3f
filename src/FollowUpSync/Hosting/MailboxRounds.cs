using FollowUpSync.Sync;
using Microsoft.Extensions.Logging;

namespace FollowUpSync.Hosting;

/// <summary>What is done for a mailbox when it is due or its owner asks: its subscriptions are seen to, then it is synced; and once a night it is compared whole.</summary>
/// <param name="service">What is remembered.</param>
/// <param name="keeper">Sees to subscriptions; null where none are asked for.</param>
/// <param name="keep">Takes down what is needed to open the mailbox again after a restart.</param>
/// <param name="logger">Ids and codes only.</param>
public sealed partial class MailboxRounds(ServiceFile service, SubscriptionKeeper? keeper, Action<string> keep, ILogger<MailboxRounds> logger)
{
    private static readonly LocalTime Night = new(3, 0);

    /// <summary>One round.</summary>
    /// <param name="desk">The mailbox.</param>
    /// <param name="with">What is asked for beyond the usual.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<SyncReport> RunAsync(MailboxDesk desk, Func<SyncRequest, SyncRequest> with, CancellationToken stop)
    {
        string mailbox = desk.Mailbox.Id;
        Instant now = desk.Now;
        bool isAnew = service.Find(mailbox) is not { ComparedAt: { } compared } || compared < LastNight(now, desk.Find()?.Plan.Home ?? DateTimeZone.Utc);
        SyncReport report = await desk.SyncAsync("sync", request => with(request) with { Anew = isAnew }, stop, () =>
        {
            keep(mailbox);
            return KeepSubscriptionsAsync(desk.Mailbox, stop);
        });
        if (isAnew && Dispatcher.EndOf(report) == "done")
        {
            service.Compared(mailbox, now);
        }

        return report;
    }

    // Lists of changes have been known to lose some. What they lost is found while the owner sleeps.
    private static Instant LastNight(Instant now, DateTimeZone home)
    {
        LocalDate today = now.InZone(home).Date;
        Instant tonight = home.AtLeniently(today + Night).ToInstant();
        return tonight <= now ? tonight : home.AtLeniently(today.PlusDays(-1) + Night).ToInstant();
    }

    private async Task KeepSubscriptionsAsync(HostedMailbox mailbox, CancellationToken stop)
    {
        if (keeper is null)
        {
            return;
        }

        try
        {
            await keeper.KeepAsync(mailbox, stop);
        }
        catch (SyncException fault)
        {
            Log.NotSubscribed(logger, mailbox.Id, fault.Code); // The sweep finds what nobody tells.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(120, LogLevel.Warning, "{Mailbox}: no change notifications for now, {Code}; it is looked at in turn.")]
        public static partial void NotSubscribed(ILogger logger, string mailbox, string code);
    }
}
