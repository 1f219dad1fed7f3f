using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FollowUpSync.Hosting;

/// <summary>What the service counts and traces. Ids and codes only: nothing here can name a person or an employer.</summary>
public sealed class SyncTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "FollowUpSync";

    private readonly Meter _meter = new(Name);
    private readonly ActivitySource _traces = new(Name);
    private readonly Counter<long> _runs;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _notices;
    private readonly Histogram<double> _durations;

    /// <summary>Makes the instruments.</summary>
    /// <param name="service">Knows what waits.</param>
    public SyncTelemetry(ServiceFile service)
    {
        _runs = _meter.CreateCounter<long>("followupsync.runs", "{run}", "Sync runs, by how they ended: done, stopped, or the code of a fault.");
        _changes = _meter.CreateCounter<long>("followupsync.changes", "{change}", "What runs did to follow-ups.");
        _notices = _meter.CreateCounter<long>("followupsync.notifications", "{notification}", "Change notifications, by what became of them.");
        _durations = _meter.CreateHistogram("followupsync.run.duration", "s", "How long a run took.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] });
        _meter.CreateObservableGauge("followupsync.mailboxes.waiting", () => service.Mailboxes().Count(one => one.Rung > one.Heard), "{mailbox}", "Mailboxes whose bell rang and was not yet answered.");
        _meter.CreateObservableGauge("followupsync.mailboxes.failing", () => service.Mailboxes().Count(one => one.Failures > 0), "{mailbox}", "Mailboxes whose last run failed.");
        _meter.CreateObservableGauge("followupsync.subscriptions", () => service.Subscriptions().Length, "{subscription}", "Subscriptions that are kept alive.");
    }

    /// <summary>A run begins; what it asks of the mailbox becomes part of its trace.</summary>
    public Activity? Begin(string mailbox) => _traces.StartActivity("run")?.SetTag("followupsync.mailbox", mailbox);

    /// <summary>A run ended.</summary>
    /// <param name="end"><c>done</c>, or the code of a fault.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="trace">Its trace, or null.</param>
    public void Ran(string end, TimeSpan took, Activity? trace)
    {
        trace?.SetTag("followupsync.end", end).SetStatus(end == "done" ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        _runs.Add(1, new KeyValuePair<string, object?>("end", end));
        _durations.Record(took.TotalSeconds);
    }

    /// <summary>Follow-ups changed.</summary>
    public void Changed(string action, int count) => _changes.Add(count, new KeyValuePair<string, object?>("action", action));

    /// <summary>A notification came.</summary>
    /// <param name="fate"><c>rung</c>, <c>lifecycle</c>, <c>unknown</c> or <c>forged</c>.</param>
    public void Noticed(string fate) => _notices.Add(1, new KeyValuePair<string, object?>("fate", fate));

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _meter.Dispose();
    }
}
