namespace FollowUpSync.Sandbox.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task The_fifth_request_at_once_for_one_mailbox_is_throttled_and_another_mailbox_is_not()
    {
        await using Box box = await Box.OpenAsync();
        await box.GetAsync("/me");
        await box.BackAsync("POST", "faults", """{ "script": [{ "path": "/me/events", "delayMs": 1500 }] }""");

        Task<Reply>[] crowd = [.. Enumerable.Range(0, 7).Select(_ => box.GetAsync("/me/events"))];
        Task<Reply> other = box.SendAsync("GET", "v1.0/me/events", null, ("Token", "sandbox:other@example.com"));
        Reply[] answers = await Task.WhenAll(crowd);

        Assert.Equal(4, answers.Count(a => a.Status == 200));
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal((429, "ApplicationThrottled", "1"), (a.Status, a.Code, a.Headers["Retry-After"])));
        Assert.Equal(200, (await other).Status);
        List<JsonObject> recorded = await box.RecordedAsync();
        Assert.All(recorded.Where(r => r.Text("mailbox") == Box.Owner), r => Assert.Equal(r["concurrent"]!.GetValue<int>() > 4, r["status"]!.GetValue<int>() == 429));
    }

    [Fact]
    public async Task The_limit_can_be_the_apps_whatever_the_mailbox()
    {
        await using Box box = await Box.OpenAsync();
        await box.GetAsync("/me");
        await box.BackAsync("POST", "faults", """{ "perAppLimit": 1, "script": [{ "path": "/me/events", "delayMs": 1500 }] }""");

        Reply[] answers = await Task.WhenAll(Enumerable.Range(0, 7).Select(n => box.SendAsync("GET", "v1.0/me/events", null, ("Token", $"sandbox:owner{n}@example.com"))));

        Assert.Equal(4, answers.Count(a => a.Status == 200));
        Assert.Equal(3, answers.Count(a => a.Code == "ApplicationThrottled"));
    }

    [Fact]
    public async Task A_request_that_its_client_gives_up_no_longer_counts()
    {
        await using Box box = await Box.OpenAsync();
        await box.GetAsync("/me");
        await box.BackAsync("POST", "faults", """{ "script": [{ "path": "/me/events", "delayMs": 60000 }] }""");
        using var http = new HttpClient { BaseAddress = box.Address, Timeout = TimeSpan.FromMilliseconds(200) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", $"sandbox:{Box.Owner}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.GetStringAsync("v1.0/me/events"))));
        while ((await box.RecordedAsync()).Count(r => r["status"]!.GetValue<int>() == 499) < 4)
        {
            await Task.Yield();
        }

        Assert.Equal(200, (await box.GetAsync("/me")).Status);
    }

    [Fact]
    public async Task An_answer_can_break_off_in_its_middle_or_pause_there()
    {
        await using Box box = await Box.OpenAsync();
        string id = await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));
        await box.BackAsync("POST", "faults", """{ "script": [{ "method": "PATCH", "broken": true }, { "method": "GET", "slowMs": 100 }] }""");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => box.PatchAsync($"/me/events/{id}", """{ "subject": "B" }"""));

        Reply slow = await box.GetAsync($"/me/events/{id}");
        Assert.Equal("B", slow.Text("subject")); // it was done all the same
    }

    [Fact]
    public async Task Lists_and_rounds_can_lag_behind_and_catch_up()
    {
        await using Box box = await Box.OpenAsync();
        string key = "String {0f3c8b6e-58a4-4a0e-9d6c-2f6f5d1c7a10} Name Key";
        string find = $"/me/messages?$filter={Uri.EscapeDataString($"singleValueExtendedProperties/any(ep: ep/id eq '{key}' and ep/value ne '')")}";
        string round = (await box.GetAsync($"/me/calendarView/delta?{Box.Year}", Box.Immutable)).Text("@odata.deltaLink");
        await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));
        await box.PostAsync("/me/messages", $$"""{ "subject": "Note", "singleValueExtendedProperties": [{ "id": "{{key}}", "value": "1" }] }""");
        await box.BackAsync("POST", "faults", """{ "replicationDelay": 1 }""");

        Assert.Empty((await box.GetAsync(find)).Value);
        Reply late = await box.FollowAsync(round);
        Assert.Empty(late.Value);

        await box.BackAsync("POST", "faults", "{}");
        Assert.Single((await box.GetAsync(find)).Value);
        Assert.Single((await box.FollowAsync(late.Text("@odata.deltaLink"))).Value);
    }

    [Theory]
    [InlineData("throttle", "429")]
    [InlineData("expiredToken", "401")]
    [InlineData("serverError", "500 502 503 504")]
    [InlineData("timeout", "504")]
    public async Task A_rate_of_one_strikes_always_and_nothing_is_done(string kind, string statuses)
    {
        await using Box box = await Box.OpenAsync();
        await box.BackAsync("POST", "faults", $$"""{ "seed": 1, "timeoutMs": 1, "{{kind}}": 1 }""");

        for (int i = 0; i < 5; i++)
        {
            Assert.Contains((await box.PostAsync("/me/events", Box.Event("A", "2026-03-02T09:00"))).Status, statuses.Split(' ').Select(int.Parse));
        }

        await box.BackAsync("POST", "faults", "{}");
        Assert.Empty((await box.GetAsync("/me/events")).Value);
        Assert.All((await box.RecordedAsync()).Take(5), r => Assert.Equal(kind, r.Text("fault")));
    }

    [Fact]
    public async Task The_same_seed_fails_the_same_calls()
    {
        await using Box box = await Box.OpenAsync();
        async Task<int[]> Statuses(int seed)
        {
            await box.BackAsync("POST", "faults", $$"""{ "seed": {{seed}}, "throttle": 0.3, "serverError": 0.3 }""");
            var statuses = new List<int>();
            for (int i = 0; i < 30; i++)
            {
                statuses.Add((await box.GetAsync("/me")).Status);
            }

            return [.. statuses];
        }

        int[] first = await Statuses(7);
        Assert.Equal(first, await Statuses(7));
        Assert.NotEqual(first, await Statuses(8));
        Assert.Contains(200, first);
        Assert.Contains(429, first);
    }

    [Fact]
    public async Task A_lost_answer_is_done_once_and_its_transaction_does_not_double_it()
    {
        await using Box box = await Box.OpenAsync();
        string body = Box.Event("Once", "2026-03-02T09:00", """ "transactionId": "t" """);
        await box.BackAsync("POST", "faults", """{ "lostAnswer": 1 }""");

        await Assert.ThrowsAsync<HttpRequestException>(() => box.PostAsync("/me/events", body));
        await box.BackAsync("POST", "faults", "{}");
        Assert.Equal(201, (await box.PostAsync("/me/events", body)).Status);

        Assert.Single((await box.GetAsync("/me/events")).Value);
    }

    [Fact]
    public async Task An_expired_delta_is_gone_and_a_new_round_brings_all()
    {
        await using Box box = await Box.OpenAsync();
        await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));
        var round = await box.RoundAsync($"/me/calendarView/delta?{Box.Year}");
        await box.BackAsync("POST", "faults", """{ "expiredDelta": 1 }""");

        Reply gone = await box.FollowAsync(round.DeltaLink);

        Assert.Equal((410, "SyncStateNotFound"), (gone.Status, gone.Code));
        Assert.Single((await box.RoundAsync(gone.Headers["Location"])).Entries);
    }

    [Fact]
    public async Task An_empty_read_hides_and_does_not_lose()
    {
        await using Box box = await Box.OpenAsync();
        await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));
        await box.BackAsync("POST", "faults", """{ "emptyRead": 1 }""");

        var empty = await box.RoundAsync($"/me/calendarView/delta?{Box.Year}");
        Assert.Empty(empty.Entries);
        Assert.Empty((await box.GetAsync($"/me/calendarView?{Box.Year}")).Value);

        await box.BackAsync("POST", "faults", "{}");
        Assert.Single((await box.RoundAsync(empty.DeltaLink)).Entries);
    }

    [Fact]
    public async Task A_script_fails_one_call_of_one_route_in_any_way()
    {
        await using Box box = await Box.OpenAsync();
        await box.BackAsync("POST", "faults", """
            { "script": [
              { "method": "POST", "path": "/me/events", "call": 2, "status": 503, "after": true, "retryAfter": "0.249" },
              { "method": "GET", "path": "/me/messages", "call": 1, "status": 401, "claims": "{\"access_token\":{}}" },
              { "method": "GET", "path": "/me/calendars", "contentType": "text/html" } ] }
            """);

        Assert.Equal(201, (await box.PostAsync("/me/events", Box.Event("1", "2026-03-02T09:00"))).Status);
        Reply second = await box.PostAsync("/me/events", Box.Event("2", "2026-03-02T09:00"));
        Assert.Equal((503, "0.249"), (second.Status, second.Headers["Retry-After"]));
        Assert.Equal(2, (await box.GetAsync("/me/events")).Value.Count);
        Assert.Contains("insufficient_claims", (await box.GetAsync("/me/messages")).Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Equal(200, (await box.GetAsync("/me/messages")).Status);
        Assert.Equal(200, (await box.GetAsync("/me/calendars")).Status);
    }

    [Theory]
    [InlineData("""{ "throtle": 0.5 }""", "throtle")]
    [InlineData("""{ "throttle": 5 }""", "throttle")]
    [InlineData("""{ "seed": "x" }""", "seed")]
    public async Task A_fault_that_does_not_exist_is_named(string body, string named)
    {
        await using Box box = await Box.OpenAsync();

        Reply answer = await box.BackAsync("POST", "faults", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains($"'{named}'", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_recorder_has_every_request_by_number_and_can_be_emptied()
    {
        await using Box box = await Box.OpenAsync();
        await box.GetAsync("/me/events?$top=3");
        await box.SendAsync("GET", "v1.0/me", null, ("Retry-Attempt", "2"), ("client-request-id", "abc"));

        List<JsonObject> recorded = await box.RecordedAsync();

        Assert.Equal([1, 2], recorded.Select(r => r["n"]!.GetValue<long>()));
        JsonObject first = recorded[0];
        Assert.Equal((Box.Owner, "GET", "/v1.0/me/events", 200), (first.Text("mailbox"), first.Text("method"), first.Text("path"), first["status"]!.GetValue<int>()));
        Assert.Null(first["batch"]);
        Assert.True(first["ms"]!.GetValue<double>() > 0);
        Assert.Equal("2", recorded[1]["headers"]!["Retry-Attempt"]!.GetValue<string>());
        Assert.False(recorded[1]["headers"]!.AsObject().ContainsKey("Authorization"));
        Assert.Equal(204, (await box.BackAsync("DELETE", "requests")).Status);
        Assert.Empty(await box.RecordedAsync());
    }

    [Fact]
    public async Task A_call_before_its_Retry_After_is_over_is_recorded_as_early()
    {
        await using Box box = await Box.OpenAsync();
        await box.BackAsync("POST", "faults", """{ "script": [{ "path": "/me", "call": 1, "status": 429, "retryAfter": "60" }] }""");

        await box.GetAsync("/me");
        await box.GetAsync("/me");

        Assert.Equal([false, true], (await box.RecordedAsync()).Select(r => r["early"]!.GetValue<bool>()));
    }
}
