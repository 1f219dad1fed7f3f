using System.Text.Json;
using FollowUpSync.Graph;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Sync;

namespace FollowUpSync.Benchmarks.Mailboxes;

/// <summary>What went over the wire.</summary>
internal sealed record Counts(long Requests, long Writes, long Bytes);

/// <summary>Many mailboxes, each with a state of its own, synced by one process.</summary>
internal sealed class Fleet(Service service) : IDisposable
{
    public const int AtOnce = 4;

    /// <summary>A Wednesday, at noon.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 4, 12, 0);

    private readonly Meter _meter = new();

    public async Task<Counts> CountAsync(Func<Task> work)
    {
        Counts before = _meter.Counts;
        await work();
        Counts after = _meter.Counts;
        return new Counts(after.Requests - before.Requests, after.Writes - before.Writes, after.Bytes - before.Bytes);
    }

    public async Task SyncAsync(string address)
    {
        string folder = Path.Combine(service.Folder, address);
        var mailbox = new GraphMailbox(GraphTokens.Sandbox(service.Graph, address), address, TimeProvider.System, _meter);
        var sync = new MailboxSync(_ => mailbox.Calendar, state => mailbox.TargetFor(state.Settings, folder));
        SyncReport report = await sync.RunAsync(
            new SyncRequest
            {
                StatePath = Path.Combine(folder, "state.db"),
                AsOf = Now,
                SystemZone = DateTimeZone.Utc,
                What = "sync --graph",
                Paths = [$"{service.Graph}#{address}"],
                Owners = [address],
                TimeZone = DateTimeZone.Utc,
            },
            CancellationToken.None);
        if (report is not { Mode: SyncMode.Applied, Unwritten: null } || report.FollowUps.Length == 0)
        {
            throw new InvalidOperationException($"{address}: {report.Mode} {report.Stopped} {report.Sources[0].Error} {report.Unwritten?.Message}");
        }
    }

    /// <summary>What a program without a memory does: it lists the calendar, and looks at each entry.</summary>
    public async Task ReadNaivelyAsync(string address)
    {
        using var http = new HttpClient(_meter, disposeHandler: false);
        http.DefaultRequestHeaders.Authorization = new("Bearer", $"sandbox:{address}");
        string? next = $"{service.Graph}/me/calendarView?startDateTime=2026-10-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z&$top=100";
        while (next is not null)
        {
            using JsonDocument page = JsonDocument.Parse(await http.GetStringAsync(next));
            next = page.RootElement.TryGetProperty("@odata.nextLink", out JsonElement link) ? link.GetString() : null;
            foreach (JsonElement entry in page.RootElement.GetProperty("value").EnumerateArray())
            {
                await http.GetStringAsync($"{service.Graph}/me/events/{entry.GetProperty("id").GetString()}");
            }
        }
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>Counts what passes.</summary>
    private sealed class Meter() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        private long _requests;
        private long _writes;
        private long _bytes;

        public Counts Counts => new(Interlocked.Read(ref _requests), Interlocked.Read(ref _writes), Interlocked.Read(ref _bytes));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            Interlocked.Increment(ref _requests);
            Interlocked.Add(ref _writes, request.Method == HttpMethod.Get ? 0 : 1);
            Interlocked.Add(ref _bytes, (request.Content?.Headers.ContentLength ?? 0) + (answer.Content.Headers.ContentLength ?? 0));
            return answer;
        }
    }
}
