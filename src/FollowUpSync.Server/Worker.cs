using FollowUpSync.Hosting;
using FollowUpSync.Server.Local;

namespace FollowUpSync.Server;

/// <summary>Works in the background from the moment at which requests are taken until the host stops.</summary>
internal sealed class Worker(IHostApplicationLifetime life, IServiceProvider all, ServiceFile file) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Graph calls back before it grants a subscription, so that the door must be open first.
        var open = new TaskCompletionSource();
        using CancellationTokenRegistration started = life.ApplicationStarted.Register(open.SetResult);
        await open.Task.WaitAsync(stoppingToken);
        if (all.GetService<Announcement>() is { } announcement)
        {
            MailboxDesk desk = all.GetRequiredService<MailboxDesk>();
            announcement.Welcome(desk.Mailbox);
            file.Enrol(desk.Mailbox.Id, desk.Now);
        }

        await all.GetRequiredService<Dispatcher>().RunAsync(stoppingToken);
    }
}
