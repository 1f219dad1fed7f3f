using System.Diagnostics;
using System.Security.Cryptography;
using System.Threading.Channels;
using FollowUpSync.Sync;
using Microsoft.Extensions.Logging;

namespace FollowUpSync.Hosting;

/// <summary>Syncs each mailbox when its bell rings, and now and then without: one run of a mailbox at a time, a few mailboxes at once, who waits longest first.</summary>
/// <remarks>What is due stands in the service's file, so that a crash loses nothing. Bells that ring during a run are one more run.</remarks>
/// <param name="service">Who is due.</param>
/// <param name="sync">Syncs a mailbox.</param>
/// <param name="ended">What comes after a run that was taken down.</param>
/// <param name="sweep">How often a mailbox is looked at without a bell.</param>
/// <param name="telemetry">Counts.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Ids and codes only.</param>
public sealed partial class Dispatcher(ServiceFile service, Func<string, CancellationToken, Task<SyncReport>> sync, Func<string, CancellationToken, Task> ended, Duration sweep, SyncTelemetry telemetry, TimeProvider clock, ILogger<Dispatcher> logger)
{
    private const int AtOnce = 4;
    private static readonly Duration FirstPatience = Duration.FromSeconds(5);
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, Task> _running = [];

    private long _lookedAt;

    /// <summary>When it last looked who is due.</summary>
    public Instant LookedAt => Instant.FromUnixTimeMilliseconds(Volatile.Read(ref _lookedAt));

    /// <summary>Something may have changed. Durable when it returns.</summary>
    public void Ring(string mailbox)
    {
        service.Ring(mailbox);
        _woken.Writer.TryWrite(true);
    }

    /// <summary>Works until it is told to stop; what is at work then is stopped too, where that loses nothing.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Volatile.Write(ref _lookedAt, Now.ToUnixTimeMilliseconds());
            ImmutableArray<MailboxDue> all = service.Mailboxes();
            foreach (string ended in _running.Where(pair => pair.Value.IsCompleted).Select(pair => pair.Key).ToArray())
            {
                _running.Remove(ended);
            }

            foreach (MailboxDue due in all.Where(one => one.IsDue(Now) && !_running.ContainsKey(one.Id)).Take(AtOnce - _running.Count))
            {
                _running[due.Id] = WorkAsync(due, stop);
            }

            Duration wait = all.Where(one => !_running.ContainsKey(one.Id)).Select(one => one.NextAt - Now).Append(Duration.FromSeconds(30)).Min();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
            Task[] reasons = [Task.Delay(Duration.Max(wait, Duration.FromMilliseconds(1)).ToTimeSpan(), clock, either.Token), _woken.Reader.ReadAsync(either.Token).AsTask(), .. _running.Values];
            await Task.WhenAny(reasons);
            await either.CancelAsync();
        }

        await Task.WhenAll(_running.Values);
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    // One mailbox must not stop the others. What a fault of ours says may hold anything, and is not told.
#pragma warning disable CA1031
    private async Task WorkAsync(MailboxDue due, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            if (await RunAsync(due, stop) is { } end)
            {
                await SettleAsync(due, end, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It is still due, and is found again.
        }
        catch (Exception fault)
        {
            Log.Fault(logger, due.Id, fault.GetType().Name, fault.StackTrace);
        }
    }

    private async Task<string?> RunAsync(MailboxDue due, CancellationToken stop)
    {
        using Activity? trace = telemetry.Begin(due.Id);
        long began = clock.GetTimestamp();
        string end;
        try
        {
            SyncReport report = await sync(due.Id, stop);
            end = EndOf(report);
            foreach (IGrouping<string, ReportedChange> changes in report.Changes.Where(_ => report.Mode == SyncMode.Applied).GroupBy(change => change.Action))
            {
                telemetry.Changed(changes.Key, changes.Count());
            }
        }
        catch (UnusableInputException fault) when (fault.Code == "FUS404")
        {
            return null; // Its owner had it erased while this run waited for its turn.
        }
        catch (SyncException fault)
        {
            end = fault.Code;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            end = "FUS001";
            Log.Fault(logger, due.Id, fault.GetType().Name, fault.StackTrace);
        }

        TimeSpan took = clock.GetElapsedTime(began);
        telemetry.Ran(end, took, trace);
        Log.Ran(logger, due.Id, end, (long)took.TotalMilliseconds);
        return end;
    }
#pragma warning restore CA1031

    /// <summary>Takes down how a run ended that was begun when a mailbox stood so.</summary>
    public async Task SettleAsync(MailboxDue due, string end, CancellationToken stop)
    {
        if (end == "done")
        {
            service.Synced(due.Id, due.Rung, Now, Now + Jittered(sweep));
        }
        else
        {
            // What waits for a person is not asked for again and again.
            Duration patience = IsForThePerson(end) ? sweep : Duration.Min(sweep, FirstPatience * Math.Pow(2, Math.Min(due.Failures, 10)));
            service.Failed(due.Id, end, Now, Now + Jittered(patience));
            Log.Failed(logger, due.Id, end, due.Failures + 1);
        }

        await ended(due.Id, stop);
    }

    /// <summary><c>done</c>, or the code of what kept a run from being whole.</summary>
    public static string EndOf(SyncReport report) =>
        report.Stopped is not null ? "FUS230"
        : report.Unwritten is { } unwritten ? unwritten.Code
        : report.Sources.FirstOrDefault(source => source.Status == SourceStatus.Failed) is { } failed ? failed.FaultCode ?? "FUS200"
        : "done";

    /// <summary>A brake, or a sign-in or consent that is lost: trying again changes nothing.</summary>
    public static bool IsForThePerson(string code) => code is "FUS230" or "FUS530" or "FUS531" || code.StartsWith("FUS51", StringComparison.Ordinal);

    // Not all at once: what was started together does not come back together.
    private static Duration Jittered(Duration wait) => wait * (0.9 + (RandomNumberGenerator.GetInt32(200) / 1000.0));

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Information, "{Mailbox}: a run ended, {End}, in {Milliseconds} ms.")]
        public static partial void Ran(ILogger logger, string mailbox, string end, long milliseconds);

        [LoggerMessage(101, LogLevel.Warning, "{Mailbox} could not be synced: {Code}, for the {Times}. time.")]
        public static partial void Failed(ILogger logger, string mailbox, string code, int times);

        [LoggerMessage(102, LogLevel.Error, "{Mailbox}: a fault of ours, {Type}.\n{Trace}")]
        public static partial void Fault(ILogger logger, string mailbox, string type, string? trace);
    }
}
