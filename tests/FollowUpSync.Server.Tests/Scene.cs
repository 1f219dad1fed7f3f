using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FollowUpSync.Sandbox;
using Microsoft.Extensions.Logging;

namespace FollowUpSync.Server.Tests;

/// <summary>A service, its data, and the mailbox that it keeps right, in a running sandbox. Real HTTP on loopback; only the day is chosen: a Wednesday.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Owner = "alex@mail.example";
    public static readonly DateTimeOffset Noon = new(2026, 11, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer _box;
    private readonly ServerOptions _options;
    private readonly HttpClient _back;
    private FollowUpService _service;

    private Scene(SandboxServer box, ServerOptions options, FollowUpService service, MovedClock clock, StringWriter told)
    {
        (_box, _options, _service, Clock, Told) = (box, options, service, clock, told);
        _back = new HttpClient { BaseAddress = box.BaseAddress };
        (Http, Stranger) = Clients();
    }

    public MovedClock Clock { get; }

    /// <summary>What a person at the machine reads.</summary>
    public StringWriter Told { get; }

    public string Folder => _options.DataDirectory;

    public string Key => File.ReadAllText(Path.Combine(Folder, "pairing-key"));

    public FollowUpService Service => _service;

    /// <summary>Has the key.</summary>
    public HttpClient Http { get; private set; }

    /// <summary>Has nothing.</summary>
    public HttpClient Stranger { get; private set; }

    /// <summary>With two interviews yesterday and one ahead; synced.</summary>
    public static async Task<Scene> OpenAsync(Func<ServerOptions, ServerOptions>? with = null)
    {
        Scene scene = await OpenEmptyAsync(with, Invitation("contoso", "2026-11-03T15:00:00"), Invitation("fabrikam", "2026-11-03T10:00:00"), Invitation("tailspin", "2026-11-20T10:00:00"));
        await scene.SyncedAsync();
        return scene;
    }

    public static async Task<Scene> OpenEmptyAsync(Func<ServerOptions, ServerOptions>? with = null, params string[] events)
    {
        var clock = new MovedClock(Noon);
        SandboxServer box = await SandboxServer.StartAsync(new SandboxOptions(0), clock);
        using (var http = new HttpClient { BaseAddress = box.BaseAddress })
        {
            using var content = new StringContent($"[{string.Join(',', events)}]", Encoding.UTF8, "application/json");
            (await http.PostAsync($"_sandbox/mailboxes/{Owner}/events", content)).EnsureSuccessStatusCode();
        }

        ServerOptions options = (with ?? (one => one))(new ServerOptions
        {
            Port = 0,
            DataDirectory = Directory.CreateTempSubdirectory("followupsync-").FullName,
            Mailbox = new MailboxChoice.Sandbox(new Uri(box.BaseAddress, "v1.0"), Owner),
            SweepMinutes = 60,
            TimeZone = DateTimeZone.Utc,
        });
        var told = new StringWriter();
        return new Scene(box, options, await FollowUpService.StartAsync(options, clock, told, Silent), clock, told);
    }

    public static string Invitation(string company, string start)
    {
        var begin = DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        string name = char.ToUpperInvariant(company[0]) + company[1..];
        return $$"""
            { "id": "{{company}}", "subject": "Interview: Senior Engineer at {{name}}",
              "body": { "contentType": "text", "content": "Dear Alex, thank you for applying for the position of Senior Engineer. We look forward to your interview." },
              "start": { "dateTime": "{{begin:yyyy-MM-ddTHH:mm:ss}}", "timeZone": "UTC" }, "end": { "dateTime": "{{begin.AddHours(1):yyyy-MM-ddTHH:mm:ss}}", "timeZone": "UTC" },
              "organizer": { "emailAddress": { "name": "Dana Reyes", "address": "dana@{{company}}.example" } }, "responseStatus": { "response": "accepted" },
              "attendees": [ { "type": "required", "status": { "response": "accepted" }, "emailAddress": { "name": "Alex Kim", "address": "{{Owner}}" } },
                             { "type": "required", "status": { "response": "accepted" }, "emailAddress": { "name": "Sam Lee", "address": "sam@{{company}}.example" } } ] }
            """;
    }

    /// <summary>Waits until everything that is known to have happened is looked at.</summary>
    public Task SyncedAsync() => UntilAsync(async () => State(await GetAsync("me")) == "upToDate");

    public static string State(JsonNode me) => (string)me["sync"]!["state"]!;

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (int tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 600, "It does not come to be so.");
            await Task.Delay(100);
        }
    }

    /// <summary>Lets time go by, until it is so: an alarm that is just being set is passed by in the next step.</summary>
    public Task LaterAsync(TimeSpan step, Func<Task<bool>> isSo) => UntilAsync(() =>
    {
        Clock.Advance(step);
        return isSo();
    });

    public async Task<JsonNode> GetAsync(string path)
    {
        Told answer = await AskAsync("GET", path);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{path}: {answer.Text}");
        return answer.Json;
    }

    public async Task<JsonNode> DoAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        Told answer = await AskAsync(method, path, body, headers);
        Assert.True((int)answer.Status < 300, $"{method} {path}: {answer.Text}");
        return answer.Status == HttpStatusCode.NoContent ? new JsonObject() : answer.Json;
    }

    public Task<Told> AskAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers) => AskAsync(Http, method, $"/api/v1/{path}", body, headers);

    public static async Task<Told> AskAsync(HttpClient http, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach ((string name, string value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using HttpResponseMessage answer = await http.SendAsync(request);
        return new Told(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), answer.Headers.Concat(answer.Content.Headers).ToDictionary(one => one.Key, one => string.Join(", ", one.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The first open follow-up of a kind with an employer.</summary>
    public async Task<JsonNode> FollowUpAsync(string kind = "thankYou", string company = "Contoso") =>
        (await GetAsync("follow-ups"))["followUps"]!.AsArray().First(one => (string)one!["kind"]! == kind && ((string)one["why"]!).Contains(company, StringComparison.Ordinal))!;

    public async Task<string> ProcessAsync(string company = "Contoso") =>
        (string)(await GetAsync("processes"))["processes"]!.AsArray().First(one => (string?)one!["company"] == company)!["id"]!;

    /// <summary>What the person, or the tester, does in the sandbox.</summary>
    public async Task<JsonNode> BackAsync(string method, string path, string? body = null) => (await AskAsync(_back, method, "/_sandbox/" + path, body)) is { Status: < HttpStatusCode.BadRequest } answer
        ? answer.Text.StartsWith('{') ? answer.Json : new JsonObject()
        : throw new InvalidOperationException($"{method} {path}: it failed.");

    public Task<JsonNode> PersonAsync(string method, string path, string? body = null) => BackAsync(method, $"mailboxes/{Owner}/{path}".TrimEnd('/'), body);

    /// <summary>The entries of ours in the calendar, by start.</summary>
    public async Task<JsonObject[]> EntriesAsync() =>
    [
        .. (await PersonAsync("GET", ""))["events"]!.AsArray().Select(one => one!.AsObject()).Where(one => one["transactionId"] is not null).OrderBy(one => (string)one["start"]!["dateTime"]!, StringComparer.Ordinal),
    ];

    /// <summary>The one subscription to the calendar.</summary>
    public async Task<JsonObject> SubscriptionAsync() => (await SubscriptionsAsync()).Single(one => (string)one["resource"]! == "/me/events");

    public async Task<JsonObject[]> SubscriptionsAsync() => [.. (await PersonAsync("GET", ""))["subscriptions"]!.AsArray().Select(one => one!.AsObject())];

    /// <summary>What the mailbox was asked, a line each.</summary>
    public Task<string> RequestLogAsync() => _back.GetStringAsync("_sandbox/requests");

    public async Task<int> RequestsAsync() => (await RequestLogAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The service ends, and begins again on the same data; where it listens now, it is a new port.</summary>
    public async Task RestartAsync()
    {
        await _service.DisposeAsync();
        _service = await FollowUpService.StartAsync(_options, Clock, Told, Silent);
        Http.Dispose();
        Stranger.Dispose();
        (Http, Stranger) = Clients();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Stranger.Dispose();
        _back.Dispose();
        await _service.DisposeAsync();
        await _box.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static void Silent(ILoggingBuilder logging) => logging.ClearProviders();

    private (HttpClient Http, HttpClient Stranger) Clients()
    {
        var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = _service.Address };
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = _service.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return (http, stranger);
    }
}

/// <summary>An answer.</summary>
internal sealed record Told(HttpStatusCode Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public void IsDone() => Assert.True(Status == HttpStatusCode.OK, Text);

    /// <summary>It is a problem, with a code and a cure.</summary>
    public Told IsProblem(HttpStatusCode status, string code)
    {
        Assert.True(Status == status, $"{(int)Status} in place of {(int)status}: {Text}");
        Assert.StartsWith("application/problem+json", Headers["Content-Type"]);
        Assert.Equal(code, (string?)Json["code"]);
        Assert.Equal((int)status, (int)Json["status"]!);
        Assert.NotEmpty((string)Json["cure"]!);
        Assert.NotEmpty((string)Json["detail"]!);
        return this;
    }
}
