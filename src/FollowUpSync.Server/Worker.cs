using FollowUpSync.Hosting;
using FollowUpSync.Server.Local;
using FollowUpSync.Sync;

namespace FollowUpSync.Server;

/// <summary>Works in the background from the moment at which requests are taken until the host stops.</summary>
internal sealed class Worker(IHostApplicationLifetime life, IServiceProvider all, ServiceFile file, MailboxDesk desk) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Graph calls back before it grants a subscription, so that the door must be open first.
        var open = new TaskCompletionSource();
        using CancellationTokenRegistration started = life.ApplicationStarted.Register(open.SetResult);
        await open.Task.WaitAsync(stoppingToken);
        all.GetRequiredService<Announcement>().Welcome(desk.Mailbox);
        file.Enrol(desk.Mailbox.Id, desk.Now);
        await all.GetRequiredService<Dispatcher>().RunAsync(stoppingToken);
    }
}

/// <summary>What is done for a mailbox when it is due or its owner asks: its subscriptions are seen to, then it is synced.</summary>
internal sealed partial class MailboxRounds(MailboxDesk desk, IServiceProvider all, Announcement announcement, ILogger<MailboxRounds> logger)
{
    /// <summary>One round; in this mode there is one mailbox.</summary>
    public async Task<SyncReport> RunAsync(string mailbox, CancellationToken stop)
    {
        SyncReport report = await RunAsync(request => request, stop);
        announcement.FirstRun(report, desk);
        return report;
    }

    /// <summary>One round, with what is asked for beyond the usual.</summary>
    public Task<SyncReport> RunAsync(Func<SyncRequest, SyncRequest> with, CancellationToken stop) => desk.SyncAsync("sync", with, stop, () => KeepSubscriptionsAsync(stop));

    private async Task KeepSubscriptionsAsync(CancellationToken stop)
    {
        if (all.GetService<SubscriptionKeeper>() is { } keeper)
        {
            try
            {
                await keeper.KeepAsync(desk.Mailbox, stop);
            }
            catch (SyncException fault)
            {
                Log.NotSubscribed(logger, desk.Mailbox.Id, fault.Code); // The sweep finds what nobody tells.
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(120, LogLevel.Warning, "{Mailbox}: no change notifications for now, {Code}; it is looked at in turn.")]
        public static partial void NotSubscribed(ILogger logger, string mailbox, string code);
    }
}
