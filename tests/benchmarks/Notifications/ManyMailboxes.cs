using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using FollowUpSync.Benchmarks.Mailboxes;
using FollowUpSync.Graph;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Hosting;
using FollowUpSync.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FollowUpSync.Benchmarks.Notifications;

/// <summary>The service as it is wired, with many mailboxes in place of one; its first owner can be asked for over HTTP.</summary>
internal sealed class ManyMailboxes : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServiceFile _file;
    private readonly HttpClient _http;
    private readonly Watch _watch;

    private ManyMailboxes(WebApplication app, ServiceFile file, Watch watch, string key)
    {
        (_app, _file, _watch) = (app, file, watch);
        _http = new HttpClient { BaseAddress = Wiring.AddressOf(app.Services) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public static async Task<ManyMailboxes> StartAsync(Service sandbox, string[] addresses)
    {
        string folder = Path.Combine(sandbox.Folder, "service");
        Directory.CreateDirectory(folder);
        ServiceFile file = ServiceFile.Open(Path.Combine(folder, "service.db"));
        var clock = new NoonClock();
        var watch = new Watch();
        HostedMailbox[] mailboxes = [.. addresses.Select(address =>
        {
            string id = HostedMailbox.IdOf("bench", address);
            return new HostedMailbox(id, address, $"{sandbox.Graph}#{address}", Path.Combine(folder, "mailboxes", id), new GraphMailbox(GraphTokens.Sandbox(sandbox.Graph, address), address, clock, watch));
        })];
        Dictionary<string, HostedMailbox> all = mailboxes.ToDictionary(one => one.Id);
        var options = new ServerOptions { DataDirectory = folder, Mailbox = new MailboxChoice.Sandbox(sandbox.Graph, addresses[0]), SweepMinutes = 1440, TimeZone = DateTimeZone.Utc };
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Wiring.Add(builder.Services, options, clock, file);
        Wiring.AddLocal(builder.Services, options, clock, mailboxes[0], TextWriter.Null);
        builder.Services.AddSingleton(_ => new MailboxDesks(all.GetValueOrDefault, new DeskDefaults(DateTimeZone.Utc, null), clock));
        WebApplication app = builder.Build();
        Wiring.Use(app, options);
        Instant now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        foreach (HostedMailbox one in mailboxes)
        {
            file.Enrol(one.Id, now);
        }

        await app.StartAsync();
        return new ManyMailboxes(app, file, watch, await File.ReadAllTextAsync(Path.Combine(folder, "pairing-key")));
    }

    /// <summary>Until everything that is known to have happened is looked at.</summary>
    public async Task SyncedAsync()
    {
        for (int quiet = 0; quiet < 5; quiet++)
        {
            await Task.Delay(100);
            quiet = _file.Mailboxes().All(one => one is { SyncedAt: not null, FaultCode: null } && one.Rung == one.Heard) ? quiet : -1;
        }
    }

    /// <summary>A mailbox whose last change is written may be changed again: its owner moves the interview that lies ahead, there and back.</summary>
    /// <returns>The change on its way, or null where the last one is not yet written.</returns>
    public Task? Move(Service sandbox, string address) =>
        _watch.Begin(address) is { } times ? sandbox.MoveAsync(address, times % 2 == 1 ? "2026-11-13T10:00:00" : "2026-11-16T11:00:00") : null;

    /// <summary>From each change to the follow-up that was written for it, in milliseconds, sorted.</summary>
    public double[] Latencies() => [.. _watch.Latencies.Order()];

    /// <summary>The first owner reads a process again and again; milliseconds, sorted.</summary>
    public async Task<double[]> ReadAsync(TimeSpan how, int readsASecond)
    {
        string id = (string)JsonNode.Parse(await _http.GetStringAsync("/api/v1/processes"))!["processes"]![0]!["id"]!;
        var took = new List<double>();
        var whole = Stopwatch.StartNew();
        while (whole.Elapsed < how)
        {
            long began = Stopwatch.GetTimestamp();
            await _http.GetByteArrayAsync($"/api/v1/processes/{id}");
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromSeconds(1.0 / readsASecond));
        }

        return [.. took.Order()];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _watch.Dispose();
    }

    /// <summary>A Wednesday at noon, when it begins.</summary>
    private sealed class NoonClock : TimeProvider
    {
        private readonly TimeSpan _moved = new DateTimeOffset(2026, 11, 4, 12, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;
    }

    /// <summary>Sees when the service writes into a calendar.</summary>
    private sealed class Watch() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        private readonly ConcurrentDictionary<string, long> _moved = [];
        private readonly ConcurrentDictionary<string, int> _times = [];

        public ConcurrentBag<double> Latencies { get; } = [];

        /// <summary>A change begins; how many there were of this mailbox, or null where the last one is not yet written.</summary>
        public int? Begin(string address) => _moved.TryAdd(address, Stopwatch.GetTimestamp()) ? _times.AddOrUpdate(address, 1, (_, times) => times + 1) : null;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            string address = request.Headers.Authorization!.Parameter!["sandbox:".Length..];
            if (request.Method == HttpMethod.Patch && request.RequestUri!.AbsolutePath.Contains("/events/", StringComparison.Ordinal) && _moved.TryRemove(address, out long at))
            {
                Latencies.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }

            return answer;
        }
    }
}
