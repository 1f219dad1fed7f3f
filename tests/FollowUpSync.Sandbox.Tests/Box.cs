using System.Net.Http.Headers;
using System.Text;

namespace FollowUpSync.Sandbox.Tests;

/// <summary>A running sandbox, and one owner's way of talking to it over real HTTP.</summary>
internal sealed class Box : IAsyncDisposable
{
    public const string Owner = "dana@example.com";
    public const string Immutable = "IdType=\"ImmutableId\"";
    public const string Year = "startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z";

    private readonly SandboxServer? server;
    private readonly HttpClient http;

    public Box(Uri address, SandboxServer? server = null)
    {
        this.server = server;
        Address = address;
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public static async Task<Box> OpenAsync(string? state = null, string? seed = null)
    {
        SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions(0, state, seed));
        return new Box(server.BaseAddress, server);
    }

    public Task<Reply> GetAsync(string path, string? prefer = null) => SendAsync("GET", "v1.0" + path, null, ("Prefer", prefer));

    public Task<Reply> PostAsync(string path, string body, string? prefer = null) => SendAsync("POST", "v1.0" + path, body, ("Prefer", prefer));

    public Task<Reply> PatchAsync(string path, string body, string? ifMatch = null) => SendAsync("PATCH", "v1.0" + path, body, ("If-Match", ifMatch));

    public Task<Reply> DeleteAsync(string path, string? ifMatch = null) => SendAsync("DELETE", "v1.0" + path, null, ("If-Match", ifMatch));

    /// <summary>A link from an answer, byte for byte.</summary>
    public Task<Reply> FollowAsync(string link, string? prefer = Immutable) => SendAsync("GET", link, null, ("Prefer", prefer));

    /// <summary>The owner, other people and the tester: everything under <c>/_sandbox</c>.</summary>
    public Task<Reply> BackAsync(string method, string path, string? body = null) => SendAsync(method, "_sandbox/" + path, body);

    public Task<Reply> PersonAsync(string method, string path, string? body = null) => BackAsync(method, $"mailboxes/{Owner}/{path}", body);

    public async Task<Reply> SendAsync(string method, string path, string? body, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        string token = headers.FirstOrDefault(h => h.Name == "Token").Value ?? $"sandbox:{Owner}";
        request.Headers.Authorization = token == "" ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach ((string name, string? value) in headers.Where(h => h.Name is not ("Token" or "Type") && h.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, headers.FirstOrDefault(h => h.Name == "Type").Value ?? "application/json");
        }

        using HttpResponseMessage answer = await http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        return new Reply(
            (int)answer.StatusCode,
            text.StartsWith('{') && !text.Contains("\n{", StringComparison.Ordinal) ? JsonNode.Parse(text)!.AsObject() : [],
            text,
            answer.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>An event of one hour in UTC; <paramref name="more"/> are further members.</summary>
    public static string Event(string subject, string start, string more = "")
    {
        DateTime begin = DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        return $$"""
            { "subject": "{{subject}}", "start": { "dateTime": "{{begin:s}}", "timeZone": "UTC" }, "end": { "dateTime": "{{begin.AddHours(1):s}}", "timeZone": "UTC" }{{(more == "" ? "" : ", " + more)}} }
            """;
    }

    public static string Weekly(string subject, string start, string range) =>
        Event(subject, start, $$"""
            "recurrence": { "pattern": { "type": "weekly", "interval": 1, "daysOfWeek": ["{{DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture).DayOfWeek}}"] }, "range": { "startDate": "{{start[..10]}}", {{range}} } }
            """);

    public async Task<string> CreateAsync(string body) => (await PostAsync("/me/events", body, Immutable)).Id;

    public async Task<string> ReceiveAsync(string subject, string from = "recruiter@contoso.example", string more = "") =>
        (await PersonAsync("POST", "messages", $$"""{ "subject": "{{subject}}", "from": { "emailAddress": { "address": "{{from}}" } }, "body": { "contentType": "text", "content": "Hello <you>" }{{more}} }"""))
            .Json["value"]![0]!["id"]!.GetValue<string>();

    /// <summary>All pages of a round, and the link to the next round.</summary>
    public async Task<(List<JsonObject> Entries, string DeltaLink, List<int> Pages)> RoundAsync(string path, string prefer = Immutable)
    {
        var entries = new List<JsonObject>();
        var pages = new List<int>();
        Reply page = path.StartsWith("http", StringComparison.Ordinal) ? await FollowAsync(path, prefer) : await GetAsync(path, prefer);
        for (int i = 0; i < 200; i++)
        {
            Assert.Equal(200, page.Status);
            Assert.True(page.Json.ContainsKey("@odata.nextLink") != page.Json.ContainsKey("@odata.deltaLink"), "Either a next link or a delta link.");
            entries.AddRange(page.Value);
            pages.Add(page.Value.Count);
            if (page.Json["@odata.deltaLink"] is { } link)
            {
                return (entries, link.GetValue<string>(), pages);
            }

            page = await FollowAsync(page.Text("@odata.nextLink"), prefer);
        }

        throw new InvalidOperationException("The round does not end.");
    }

    public async Task<List<JsonObject>> RecordedAsync() =>
        [.. (await BackAsync("GET", "requests")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}

internal sealed record Reply(int Status, JsonObject Json, string Body, Dictionary<string, string> Headers)
{
    public string Id => Text("id");

    public string Code => Json["error"]?["code"]?.GetValue<string>() ?? "";

    public List<JsonObject> Value => [.. Json["value"]?.AsArray().Select(v => v!.AsObject()) ?? []];

    public string Text(string name) => Json[name]?.GetValue<string>() ?? throw new InvalidOperationException($"{Status}: no {name} in {Body}");
}

internal static class Entries
{
    public static string? Text(this JsonObject entry, string name) => entry[name]?.GetValue<string>();

    public static bool IsRemoved(this JsonObject entry) => entry.ContainsKey("@removed");
}
