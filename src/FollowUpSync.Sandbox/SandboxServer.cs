using System.Net;
using System.Text;
using System.Text.Json;
using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Notices;
using FollowUpSync.Sandbox.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;

namespace FollowUpSync.Sandbox;

/// <summary>A running sandbox: Graph under <c>/v1.0</c>, and <c>/_sandbox</c>, on loopback.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MailboxStore store;
    private readonly Courier courier;

    private SandboxServer(WebApplication app, MailboxStore store, Courier courier) => (this.app, this.store, this.courier) = (app, store, courier);

    /// <summary>Scheme, host and port: <c>http://127.0.0.1:5290/</c>.</summary>
    public Uri BaseAddress => new(app.Urls.First(u => !u.Contains("[::1]", StringComparison.Ordinal)).Replace("localhost", "127.0.0.1", StringComparison.Ordinal) + "/");

    /// <exception cref="SandboxException">The port is taken, or a file cannot be read.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, TimeProvider? time = null)
    {
        Seeds seeds = ReadSeed(options.Seed);
        MailboxStore store = OpenStore(options.State);
        var clock = new SandboxClock(time ?? TimeProvider.System, store);
        var faults = new Faults(store);
        store.Founded = session => seeds.Found(session, faults);
        var courier = new Courier(store, clock, faults);
        var recorder = new RequestRecorder(time ?? TimeProvider.System);
        var door = new FrontDoor(recorder, faults, clock, new GraphRoutes(store, clock, faults, new Subscriptions(store, clock, courier)));
        var back = new BackDoor(store, clock, faults, recorder, courier);

        var server = new SandboxServer(Build(options.Port, door, back), store, courier);
        try
        {
            await server.app.StartAsync();
            return server;
        }
        catch (IOException e)
        {
            await server.DisposeAsync();
            throw new SandboxException($"--port {options.Port}: another program listens there; give another port, or 0 for any free one", e);
        }
    }

    /// <summary>Until the process is told to stop (Ctrl+C, SIGTERM).</summary>
    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await courier.DisposeAsync();
        store.Dispose();
    }

    private static WebApplication Build(int port, FrontDoor door, BackDoor back)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders()
            .SetMinimumLevel(LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // a start that fails is told by StartAsync
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Configuration.Sources.Clear();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        WebApplication app = builder.Build();
        app.Map("/v1.0/{**path}", async http => await Wire.SendAsync(http, await GraphAsync(http, door)));
        app.Map("/_sandbox/{**path}", async http => await Wire.SendAsync(http, await BackAsync(http, back)));
        SignIn.Map(app);
        return app;
    }

    private static async Task<Answer> GraphAsync(HttpContext http, FrontDoor door)
    {
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string root = $"{http.Request.Scheme}://{http.Request.Host}/v1.0";
        Dictionary<string, string> headers = http.Request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value.ToArray()), StringComparer.OrdinalIgnoreCase);
        string text = await Wire.ReadAsync(http);
        JsonNode? body = null;
        bool broken = false;
        try
        {
            body = text == "" ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            broken = true;
        }

        var request = new GraphRequest(http.Request.Method, target["/v1.0".Length..], root, headers, broken ? JsonValue.Create(text) : body);
        return await door.AnswerAsync(request, null, http.RequestAborted);
    }

    private static async Task<Answer> BackAsync(HttpContext http, BackDoor back)
    {
        string[] path = [.. http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0]
            .Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Uri.UnescapeDataString)];
        try
        {
            return back.Answer(http.Request.Method, path, await Wire.ReadAsync(http));
        }
        catch (GraphError error)
        {
            return error.ToAnswer("", "", "");
        }
    }

    private static MailboxStore OpenStore(string? path)
    {
        try
        {
            return new MailboxStore(path);
        }
        catch (SqliteException e)
        {
            throw new SandboxException($"--state {path}: cannot be opened as a sandbox's state ({e.Message}); give another file, or none", e);
        }
    }

    private static Seeds ReadSeed(string? path)
    {
        if (path is null)
        {
            return Seeds.None;
        }

        try
        {
            var seeds = new Seeds(Seeds.Read(File.ReadAllText(path, Encoding.UTF8), path));
            seeds.Rehearse();
            return seeds;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException($"--seed {path}: cannot be read ({e.Message})", e);
        }
        catch (Exception e) when (e is FormatException or GraphError)
        {
            throw new SandboxException(e is GraphError ? $"--seed {path}: {e.Message}" : $"--seed {e.Message}", e);
        }
    }
}
