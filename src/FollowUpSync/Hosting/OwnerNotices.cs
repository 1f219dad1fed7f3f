using System.Globalization;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using Microsoft.Extensions.Logging;

namespace FollowUpSync.Hosting;

/// <summary>Tells an owner in their calendar that their follow-ups could not be kept right for a day: once, and no longer than it is so.</summary>
/// <param name="service">Since when, and what was told.</param>
/// <param name="logger">Ids and codes only.</param>
public sealed partial class OwnerNotices(ServiceFile service, ILogger<OwnerNotices> logger)
{
    private static readonly Duration Patience = Duration.FromDays(1);
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    /// <summary>To be done after each run.</summary>
    public async Task SeeToAsync(MailboxDesk desk, CancellationToken stop)
    {
        string mailbox = desk.Mailbox.Id;
        string? told = service.NoticeOf(mailbox);
        MailboxDue? due = service.Find(mailbox);
        bool mustTell = due is { FaultSince: { } since } && desk.Now - since >= Patience;
        if (mustTell == (told is not null) || (told is not null && due is { FaultCode: not null }))
        {
            return;
        }

        try
        {
            await desk.AloneAsync(() => told is null ? TellAsync(desk, due!, stop) : TakeBackAsync(desk, told, stop), stop);
        }
        catch (SyncException fault)
        {
            Log.NotTold(logger, mailbox, fault.Code); // It is tried again after the next run.
        }
    }

    /// <summary>Takes back what was told, as far as the calendar is there to take it from.</summary>
    public async Task<bool> TakeBackAsync(MailboxDesk desk, CancellationToken stop)
    {
        try
        {
            return service.NoticeOf(desk.Mailbox.Id) is { } told && await TakeBackAsync(desk, told, stop);
        }
        catch (SyncException fault)
        {
            Log.NotTold(logger, desk.Mailbox.Id, fault.Code);
            return false;
        }
    }

    // With one id for one time of trouble, it is there once, also after a crash.
    private async Task<bool> TellAsync(MailboxDesk desk, MailboxDue due, CancellationToken stop)
    {
        string id = Identity.Hash(due.Id, due.FaultSince!.Value.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))[..16];
        service.KeepNotice(due.Id, await desk.Mailbox.Graph.Notices.PutAsync(id, Text(due, desk.Now, desk.Find()?.Plan.Home ?? DateTimeZone.Utc), stop));
        Log.Told(logger, due.Id, due.FaultCode!);
        return true;
    }

    private async Task<bool> TakeBackAsync(MailboxDesk desk, string told, CancellationToken stop)
    {
        await desk.Mailbox.Graph.Notices.TakeAwayAsync(told, stop);
        service.KeepNotice(desk.Mailbox.Id, null);
        Log.TakenBack(logger, desk.Mailbox.Id);
        return true;
    }

    private static CalendarText Text(MailboxDue due, Instant now, DateTimeZone home)
    {
        string since = due.FaultSince!.Value.InZone(home).ToString("dddd d MMMM, HH:mm", CultureInfo.InvariantCulture);
        string cure = due.FaultCode == "FUS230" ? "A brake stopped it: so much would change at once that somebody must look first. Look at the plan, and say yes to it if it is right."
            : Dispatcher.IsForThePerson(due.FaultCode!) ? "Your sign-in or your consent has ended. Sign in again."
            : "It is tried again and again. If this entry stays, tell whoever runs the service.";
        Instant start = Instant.FromUnixTimeSeconds(((now.ToUnixTimeSeconds() / (int)Quarter.TotalSeconds) + 1) * (int)Quarter.TotalSeconds);
        return new CalendarText(start, start + Quarter, "FollowUpSync needs you", $"Since {since}, your follow-ups could not be kept right ({due.FaultCode}).\n\n{cure}\n\nThis entry goes away by itself once all is well.", "");
    }

    private static partial class Log
    {
        [LoggerMessage(170, LogLevel.Warning, "{Mailbox}: its owner was told in the calendar, {Code}.")]
        public static partial void Told(ILogger logger, string mailbox, string code);

        [LoggerMessage(171, LogLevel.Information, "{Mailbox}: all is well again, and the notice was taken back.")]
        public static partial void TakenBack(ILogger logger, string mailbox);

        [LoggerMessage(172, LogLevel.Warning, "{Mailbox}: its owner cannot be told in the calendar for now, {Code}.")]
        public static partial void NotTold(ILogger logger, string mailbox, string code);
    }
}
