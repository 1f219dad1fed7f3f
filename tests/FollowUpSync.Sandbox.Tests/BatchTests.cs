namespace FollowUpSync.Sandbox.Tests;

public sealed class BatchTests
{
    [Fact]
    public async Task A_chain_stops_at_its_first_failure_and_every_item_has_its_own_status()
    {
        await using Box box = await Box.OpenAsync();
        string Item(string id, string method, string url, string more) => $$"""{ "id": "{{id}}", "method": "{{method}}", "url": "{{url}}"{{more}} }""";
        string body = Box.Event("A", "2026-03-02T09:00");

        Reply batch = await box.PostAsync("/$batch", $$"""
            { "requests": [
              {{Item("1", "POST", "/me/events", $$""", "headers": { "Content-Type": "application/json", "Prefer": "IdType=\"ImmutableId\"" }, "body": {{body}}""")}},
              {{Item("2", "GET", "/me/events/nothing", """, "dependsOn": ["1"] """)}},
              {{Item("3", "GET", "/me/events", """, "dependsOn": ["2"] """)}} ] }
            """);

        Assert.Equal(200, batch.Status);
        Assert.Equal([201, 400, 424], batch.Json["responses"]!.AsArray().Select(r => r!["status"]!.GetValue<int>()));
        Assert.Equal(68, batch.Json["responses"]![0]!["body"]!["id"]!.GetValue<string>().Length);
        Assert.Single((await box.GetAsync("/me/events")).Value);
        List<JsonObject> recorded = await box.RecordedAsync();
        Assert.Equal([null, 1L, 1L, null], recorded.Select(r => r["batch"]?.GetValue<long>()));
    }

    [Fact]
    public async Task Items_are_throttled_one_by_one()
    {
        await using Box box = await Box.OpenAsync();
        await box.BackAsync("POST", "faults", """{ "script": [{ "path": "/me/events", "call": 2, "status": 429, "retryAfter": "0.249" }] }""");
        const string Item = """{ "id": "ID", "method": "GET", "url": "/me/events" }""";

        Reply batch = await box.PostAsync("/$batch", $$"""{ "requests": [{{Item.Replace("ID", "a", StringComparison.Ordinal)}}, {{Item.Replace("ID", "b", StringComparison.Ordinal)}}] }""");

        Assert.Equal([200, 429], batch.Json["responses"]!.AsArray().Select(r => r!["status"]!.GetValue<int>()));
        Assert.Equal("0.249", batch.Json["responses"]![1]!["headers"]!["Retry-After"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("no request", "")]
    [InlineData("one id twice", """{ "id": "a", "method": "GET", "url": "/me" }, { "id": "A", "method": "GET", "url": "/me" }""")]
    [InlineData("neither a chain nor independent", """{ "id": "1", "method": "GET", "url": "/me" }, { "id": "2", "method": "GET", "url": "/me", "dependsOn": ["1"] }, { "id": "3", "method": "GET", "url": "/me" }""")]
    [InlineData("a body without headers", """{ "id": "1", "method": "POST", "url": "/me/events", "body": {} }""")]
    public async Task A_malformed_batch_is_refused_as_a_whole(string why, string requests)
    {
        await using Box box = await Box.OpenAsync();

        Reply batch = await box.PostAsync("/$batch", $$"""{ "requests": [{{requests}}] }""");

        Assert.True(batch.Status == 400, why);
        Assert.Single(await box.RecordedAsync());
    }

    [Fact]
    public async Task A_batch_holds_twenty_requests_at_most()
    {
        await using Box box = await Box.OpenAsync();
        string Requests(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $$"""{ "id": "{{i}}", "method": "GET", "url": "/me" }"""));

        Assert.Equal(200, (await box.PostAsync("/$batch", $$"""{ "requests": [{{Requests(20)}}] }""")).Status);
        Assert.Equal(400, (await box.PostAsync("/$batch", $$"""{ "requests": [{{Requests(21)}}] }""")).Status);
    }
}
