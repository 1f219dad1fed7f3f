using System.Text;
using System.Text.Json.Nodes;
using FollowUpSync.Cli.Commands;
using FollowUpSync.Sandbox;
using FollowUpSync.Tests.Graph;

namespace FollowUpSync.Cli.Tests;

/// <summary>A place where somebody types commands about a mailbox in a running sandbox. Real HTTP; no wait is real.</summary>
internal sealed class MailboxDesk : IAsyncDisposable
{
    public const string Owner = "alex@example.com";
    public const string AsOf = "2026-11-04T18:00:00-05:00";

    private readonly TemporaryHome _home = new();
    private readonly SandboxServer _sandbox;
    private readonly HttpMessageHandler? _network;
    private readonly HttpClient _http;

    private MailboxDesk(SandboxServer sandbox, HttpMessageHandler? network)
    {
        (_sandbox, _network) = (sandbox, network);
        _http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>With milliseconds of its own, as the service's clock has none.</summary>
    public ShortWaits Clock { get; } = new(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));

    public Uri Address => _sandbox.BaseAddress;

    public string UserFolder => _home.Path;

    public string Out => Path.Combine(_home.Root, "follow-ups");

    public Dictionary<string, string> Variables { get; } = [];

    public static async Task<MailboxDesk> OpenAsync(Func<Uri, HttpMessageHandler>? network = null, string? seed = null)
    {
        SandboxServer sandbox = await SandboxServer.StartAsync(new SandboxOptions(0, Seed: seed));
        return new MailboxDesk(sandbox, network?.Invoke(sandbox.BaseAddress));
    }

    public Task<(int Exit, string Said, string Told)> SyncAsync(params string[] more) => RunAsync(["sync", "--graph", Address.ToString(), "--as", Owner, .. more]);

    public async Task<(int Exit, string Said, string Told)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        using var told = new StringWriter();
        string[] whole = args[0] is "login" or "logout" ? args : [.. args, "--out", Out, "--as-of", AsOf];
        int exit = await CommandTree.RunAsync(whole, new Surroundings(said, told, Clock) { Setting = Variables.GetValueOrDefault, UserFolder = _home.Path, Network = _network });
        return (exit, said.ToString(), told.ToString());
    }

    /// <summary>What the owner does in Outlook, and what goes wrong: <c>/_sandbox</c>.</summary>
    public async Task<JsonObject> BackAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"_sandbox/{path}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _http.SendAsync(request);
        string text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : [];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _network?.Dispose();
        await _sandbox.DisposeAsync();
        _home.Dispose();
    }
}
