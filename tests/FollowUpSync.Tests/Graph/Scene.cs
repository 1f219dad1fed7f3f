using System.Text;
using System.Text.Json.Nodes;
using FollowUpSync.Sandbox;
using FollowUpSync.Sync;
using NodaTime.Text;

namespace FollowUpSync.Tests.Graph;

/// <summary>A mailbox in a running sandbox, its owner, and the machines that sync it. Real HTTP; no wait is real.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Owner = "alex@mail.example";

    /// <summary>A Wednesday, at noon.</summary>
    public static readonly Instant Noon = Instant.FromUtc(2026, 11, 4, 12, 0);

    private readonly SandboxServer _server;
    private readonly HttpClient _http;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("followupsync-");

    private Scene(SandboxServer server, ShortWaits clock)
    {
        (_server, Clock) = (server, clock);
        Wire = new SocketsHttpHandler { UseProxy = false };
        _http = new HttpClient(Wire, disposeHandler: false) { BaseAddress = server.BaseAddress };
        A = new Machine(this, Path.Combine(_folder.FullName, "a"));
        B = new Machine(this, Path.Combine(_folder.FullName, "b"));
    }

    public ShortWaits Clock { get; }

    public Instant Now { get; set; } = Noon;

    public SocketsHttpHandler Wire { get; }

    public Uri Service => new(_server.BaseAddress, "v1.0");

    public Machine A { get; }

    public Machine B { get; }

    public static async Task<Scene> OpenAsync()
    {
        var clock = new ShortWaits(Noon);
        return new Scene(await SandboxServer.StartAsync(new SandboxOptions(0), clock), clock);
    }

    /// <summary>With one interview at Contoso yesterday: a thank-you, four check-ins and a closing note.</summary>
    public static async Task<Scene> WithInterviewAsync()
    {
        Scene scene = await OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-03T15:00:00");
        return scene;
    }

    /// <summary>An invitation to an interview of an hour arrives; its alias is the company's name.</summary>
    public Task InviteAsync(string company, string start, string more = "") => AddAsync(Invitation(company, company, start, more));

    public static string Invitation(string alias, string company, string start, string more = "", string zone = "UTC") => Event(alias, $"Interview: Senior Engineer at {char.ToUpperInvariant(company[0])}{company[1..]}", start, $$"""
        "organizer": { "emailAddress": { "name": "Dana Reyes", "address": "dana@{{company}}.example" } },
        "responseStatus": { "response": "accepted", "time": "2026-10-30T09:00:00Z" },
        "attendees": [ { "type": "required", "status": { "response": "accepted" }, "emailAddress": { "name": "Alex Kim", "address": "{{Owner}}" } },
                       { "type": "required", "status": { "response": "accepted" }, "emailAddress": { "name": "Sam Lee", "address": "sam@{{company}}.example" } } ]{{(more == "" ? "" : ", " + more)}}
        """, zone);

    public static string Event(string alias, string subject, string start, string more = "", string zone = "UTC")
    {
        LocalDateTime begin = LocalDateTimePattern.GeneralIso.Parse(start).Value;
        return $$"""
            { "id": "{{alias}}", "subject": "{{subject}}", "body": { "contentType": "text", "content": "{{(more.Contains("organizer", StringComparison.Ordinal) ? "Dear Alex, thank you for applying for the position of Senior Engineer. We look forward to your interview." : "")}}" },
              "start": { "dateTime": "{{begin:uuuu-MM-ddTHH:mm:ss}}", "timeZone": "{{zone}}" }, "end": { "dateTime": "{{begin.PlusHours(1):uuuu-MM-ddTHH:mm:ss}}", "timeZone": "{{zone}}" }{{(more == "" ? "" : ", " + more)}} }
            """;
    }

    public static string At(string start) =>
        $$"""{ "start": { "dateTime": "{{start}}", "timeZone": "UTC" }, "end": { "dateTime": "{{LocalDateTimePattern.GeneralIso.Parse(start).Value.PlusHours(1):uuuu-MM-ddTHH:mm:ss}}", "timeZone": "UTC" } }""";

    public Task AddAsync(string events) => PersonAsync("POST", "events", events);

    public Task ChangeAsync(string id, string json) => PersonAsync("PATCH", $"events/{Uri.EscapeDataString(id)}", json);

    public Task DeleteAsync(string id) => PersonAsync("DELETE", $"events/{Uri.EscapeDataString(id)}");

    public Task ChangeDraftAsync(string id, string json) => PersonAsync("PATCH", $"messages/{Uri.EscapeDataString(id)}", json);

    public Task DeleteDraftAsync(string id) => PersonAsync("DELETE", $"messages/{Uri.EscapeDataString(id)}");

    public Task<JsonObject> PersonAsync(string method, string path, string? body = null) => BackAsync(method, $"mailboxes/{Owner}/{path}", body);

    public Task FaultsAsync(string faults) => BackAsync("POST", "faults", faults);

    /// <summary>One call of a kind fails as told: <c>"method": "GET", "path": "delta", "call": 1, "status": 503</c>.</summary>
    public Task ScriptAsync(params string[] steps) => FaultsAsync($$"""{ "script": [ {{string.Join(", ", steps.Select(step => $"{{ {step} }}"))}} ] }""");

    /// <summary>What the owner does in a way that only Graph has: attach a file.</summary>
    public async Task GraphAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Service}/me/{path}")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", $"sandbox:{Owner}");
        using HttpResponseMessage answer = await _http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<Mail> LookAsync() => new(await PersonAsync("GET", ""));

    /// <summary>Syncs, and says what it asked of the mailbox.</summary>
    public async Task<(SyncReport Report, Traffic Traffic)> SyncAsync(Machine? machine = null)
    {
        await BackAsync("DELETE", "requests");
        SyncReport report = await (machine ?? A).SyncAsync();
        return (report, await TrafficAsync());
    }

    public async Task<Traffic> TrafficAsync() => new(
        [.. (await _http.GetStringAsync("_sandbox/requests")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())]);

    public Task ClearTrafficAsync() => BackAsync("DELETE", "requests");

    public async Task<JsonObject> BackAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "_sandbox/" + path.TrimEnd('/'));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : [];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Wire.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

/// <summary>What the machines asked of the mailbox.</summary>
internal sealed record Traffic(IReadOnlyList<JsonObject> Requests)
{
    public int Count => Requests.Count;

    public int Writes => Requests.Count(one => Text(one, "method") != "GET");

    public int Of(string method, string path = "") => Requests.Count(one => Text(one, "method") == method && Text(one, "path").Contains(path, StringComparison.Ordinal));

    /// <summary>Nobody was invited, nothing sent, no wait cut short, and no more than two requests ran at once.</summary>
    /// <param name="isAlone">False where one machine cannot know that another was told to wait.</param>
    public void IsDecent(bool isAlone = true) => Assert.All(Requests, one =>
    {
        Assert.Null(one["refused"]);
        Assert.False(isAlone && one["early"]!.GetValue<bool>(), $"Too early: {one.ToJsonString()}");
        Assert.True(one["concurrent"]!.GetValue<int>() <= 2);
    });

    private static string Text(JsonObject one, string name) => one[name]!.GetValue<string>();
}

/// <summary>What lies in the mailbox.</summary>
internal sealed class Mail(JsonObject everything)
{
    public IReadOnlyList<JsonObject> Events { get; } = [.. everything["events"]!.AsArray().Select(one => one!.AsObject())];

    public IReadOnlyList<JsonObject> Messages { get; } = [.. everything["messages"]!.AsArray().Select(one => one!.AsObject())];

    /// <summary>Entries of ours, by start.</summary>
    public IReadOnlyList<JsonObject> Ours => [.. Events.Where(one => Key(one) is not null).OrderBy(one => one["start"]!["dateTime"]!.GetValue<string>(), StringComparer.Ordinal)];

    /// <summary>Everything else in the calendar.</summary>
    public IReadOnlyList<JsonObject> Others => [.. Events.Where(one => Key(one) is null)];

    /// <summary>In the Drafts folder.</summary>
    public IReadOnlyList<JsonObject> Drafts => [.. Messages.Where(one => Folder(one) == "drafts")];

    public static string Folder(JsonObject message) => message["folder"]!.GetValue<string>();

    public static string? Key(JsonObject item) => item["transactionId"]?.GetValue<string>() is { Length: >= 32 } id ? id[..32] : null;

    /// <summary>What we stamped on a note: its follow-up and person.</summary>
    public static string? Mark(JsonObject message) => message["singleValueExtendedProperties"]?[0]?["value"]?.GetValue<string>();

    public static string Id(JsonObject item) => item["id"]!.GetValue<string>();

    /// <summary>What must not change unless a person or we change it.</summary>
    public static string Print(JsonObject item) => string.Join('\n', new[] { "subject", "body", "start", "end", "toRecipients", "attendees", "categories", "showAs", "isCancelled", "responseStatus" }.Select(name => item[name]?.ToJsonString()));
}
