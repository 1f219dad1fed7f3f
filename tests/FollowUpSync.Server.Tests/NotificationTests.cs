using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace FollowUpSync.Server.Tests;

public sealed class NotificationTests
{
    private const string Path = "/notifications/graph";
    private const string Lifecycle = "/notifications/graph/lifecycle";

    [Fact]
    public async Task A_change_in_the_calendar_moves_the_follow_ups_long_before_the_sweep()
    {
        await using Scene scene = await Scene.OpenAsync(one => one with { SweepMinutes = 1440 });
        await scene.PersonAsync("PATCH", "events/tailspin", """{ "start": { "dateTime": "2026-11-24T10:00:00", "timeZone": "UTC" }, "end": { "dateTime": "2026-11-24T11:00:00", "timeZone": "UTC" } }""");
        await Scene.UntilAsync(async () => (await scene.EntriesAsync()).Any(entry => ((string)entry["start"]!["dateTime"]!).StartsWith("2026-11-25T09", StringComparison.Ordinal)));

        await scene.PersonAsync("POST", "events", $"[{Scene.Invitation("northwind", "2026-11-12T10:00:00")}]");
        await Scene.UntilAsync(async () => (await scene.EntriesAsync()).Any(entry => ((string)entry["subject"]!).Contains("Northwind", StringComparison.Ordinal)));

        string entry = (string)(await scene.EntriesAsync()).First(one => ((string)one["subject"]!).StartsWith("Thank", StringComparison.Ordinal))["id"]!;
        await scene.PersonAsync("DELETE", $"events/{Uri.EscapeDataString(entry)}");
        await Scene.UntilAsync(async () => (await scene.GetAsync("follow-ups?status=skipped"))["followUps"]!.AsArray().Count == 1);
    }

    [Fact]
    public async Task Without_notifications_the_sweep_finds_the_same()
    {
        await using Scene scene = await Scene.OpenAsync(one => one with { Notifications = false });
        Assert.Equal("off", (string)(await scene.GetAsync("me"))["notifications"]!["state"]!);
        Assert.Empty(await scene.SubscriptionsAsync());
        await scene.PersonAsync("POST", "events", $"[{Scene.Invitation("northwind", "2026-11-12T10:00:00")}]");
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(scene, Path, """{"value":[]}""")).Status);
        await scene.LaterAsync(TimeSpan.FromMinutes(20), async () => (await scene.EntriesAsync()).Any(entry => ((string)entry["subject"]!).Contains("Northwind", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task While_a_run_is_at_work_the_owner_sees_and_Graph_is_answered()
    {
        await using Scene scene = await Scene.OpenAsync();
        JsonObject subscription = await scene.SubscriptionAsync();
        string notice = Notice((string)subscription["id"]!, (string)subscription["clientState"]!);
        string process = await scene.ProcessAsync();
        await scene.BackAsync("POST", "faults", """{ "script": [ { "method": "GET", "path": "delta", "call": 1, "delayMs": 10000 } ] }""");
        Task<Told> run = scene.AskAsync("POST", "sync");
        await Scene.UntilAsync(async () => Scene.State(await scene.GetAsync("me")) == "atWork");

        Assert.Equal(HttpStatusCode.OK, (await scene.AskAsync("GET", $"processes/{process}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await scene.AskAsync("GET", "me")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(scene, Path, notice)).Status);
        Assert.False(run.IsCompleted);

        await run;
        await scene.SyncedAsync(); // And the bell is answered by one more.
    }

    [Fact]
    public async Task Lost_and_doubled_notifications_do_no_harm()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.BackAsync("POST", "faults", """{ "seed": 7, "lostNotification": 0.5, "duplicateNotification": 0.5 }""");
        foreach (string company in (string[])["northwind", "adventure", "wingtip", "woodgrove", "litware"])
        {
            await scene.PersonAsync("POST", "events", $"[{Scene.Invitation(company, "2026-11-12T10:00:00")}]");
        }

        await scene.BackAsync("POST", "faults", "{}");
        await scene.LaterAsync(TimeSpan.FromMinutes(20), async () => (await scene.GetAsync("processes"))["processes"]!.AsArray().Count == 8);
        await scene.SyncedAsync();
        JsonObject[] entries = await scene.EntriesAsync();
        Assert.Equal(entries.Length, entries.Select(entry => (string)entry["transactionId"]!).Distinct().Count());
        Assert.Equal(8, entries.Count(entry => ((string)entry["subject"]!).StartsWith("Thank", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_handshake_gives_the_token_back_as_it_was()
    {
        await using Scene scene = await Scene.OpenEmptyAsync();
        foreach (string path in (string[])[Path, Lifecycle])
        {
            Told answer = await PostAsync(scene, path + "?validationToken=" + Uri.EscapeDataString("Validation: +%&=<b>é"), null);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal("text/plain", answer.Headers["Content-Type"].Split(';')[0]);
            Assert.Equal("Validation: +%&=<b>é", answer.Text);
        }
    }

    [Fact]
    public async Task Who_does_not_know_the_secret_sets_nothing_going()
    {
        await using Scene scene = await Scene.OpenAsync();
        JsonObject subscription = await scene.SubscriptionAsync();
        (string id, string secret) = ((string)subscription["id"]!, (string)subscription["clientState"]!);
        Assert.True(secret.Length is >= 32 and <= 128);
        int before = await scene.RequestsAsync();
        foreach (string forged in (string[])[Notice(id, secret[..^1] + "x"), Notice(id, ""), Notice(id, null), Notice("00000000-0000-0000-0000-000000000000", secret), """{"value":[1,null,{}]}""", "{}", "[]"])
        {
            Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(scene, Path, forged)).Status);
        }

        (await PostAsync(scene, Path, "no JSON")).IsProblem(HttpStatusCode.BadRequest, "FUS604");
        Assert.Equal(before, await scene.RequestsAsync());

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(scene, Path, Notice(id, secret))).Status);
        await Scene.UntilAsync(async () => await scene.RequestsAsync() > before);
        Assert.Contains("fate=\"forged\"} 3", (await Scene.AskAsync(scene.Stranger, "GET", "/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_acknowledged()
    {
        await using Scene scene = await Scene.OpenAsync(one => one with { SweepMinutes = 1440, Port = ServerProcess.FreePort() });
        JsonObject subscription = await scene.SubscriptionAsync();
        string notice = Notice((string)subscription["id"]!, (string)subscription["clientState"]!);
        await scene.Service.DisposeAsync(); // What it knew is on disk: a bell is put into it and is not answered.
        using (var file = new SqliteConnection($"Data Source={System.IO.Path.Combine(scene.Folder, "service.db")};Pooling=False"))
        {
            file.Open();
            using SqliteCommand refuse = file.CreateCommand();
            refuse.CommandText = "create trigger Refuse before update of Rung on Mailboxes begin select raise(abort, 'disk full'); end";
            refuse.ExecuteNonQuery();
        }

        await scene.RestartAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, (await PostAsync(scene, Path, notice)).Status);
    }

    [Fact]
    public async Task A_subscription_is_renewed_at_half_its_life_and_made_anew_when_it_is_lost()
    {
        await using Scene scene = await Scene.OpenAsync();
        JsonObject first = await scene.SubscriptionAsync();
        Assert.Equal("on", (string)(await scene.GetAsync("me"))["notifications"]!["state"]!);

        scene.Clock.Advance(TimeSpan.FromMinutes(4230 * 0.6));
        await scene.LaterAsync(TimeSpan.FromMinutes(2), async () => await scene.SubscriptionAsync() is { } now && (string)now["id"]! == (string)first["id"]! && (string)now["expirationDateTime"]! != (string)first["expirationDateTime"]!);

        Assert.Equal(3, (int)(await scene.PersonAsync("POST", "lifecycle", """{"event":"subscriptionRemoved"}"""))["told"]!); // Of calendar, inbox and sent mail.
        await Scene.UntilAsync(async () => await scene.SubscriptionsAsync() is { Length: 3 } made && made.All(one => (string)one["id"]! != (string)first["id"]!));
        await scene.SyncedAsync();

        await scene.PersonAsync("POST", "lifecycle", """{"event":"reauthorizationRequired"}"""); // Until it is renewed, nothing is told.
        await scene.SyncedAsync();
        await scene.PersonAsync("POST", "events", $"[{Scene.Invitation("northwind", "2026-11-12T10:00:00")}]");
        await Scene.UntilAsync(async () => (await scene.EntriesAsync()).Any(entry => ((string)entry["subject"]!).Contains("Northwind", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task After_a_restart_the_subscription_is_the_one_there_was()
    {
        await using Scene scene = await Scene.OpenAsync(one => one with { Port = ServerProcess.FreePort() });
        JsonObject first = await scene.SubscriptionAsync();
        await scene.RestartAsync();
        await scene.SyncedAsync();
        Assert.Equal((string)first["id"]!, (string)(await scene.SubscriptionAsync())["id"]!);
    }

    [Fact]
    public async Task When_the_service_has_another_address_changes_are_told_there()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.RestartAsync(); // Any port that is free.
        await scene.LaterAsync(TimeSpan.FromMinutes(20), async () => await scene.SubscriptionsAsync() is { Length: 3 } all && all.All(one => ((string)one["notificationUrl"]!).StartsWith(scene.Service.Address.AbsoluteUri, StringComparison.Ordinal)));
        await scene.SyncedAsync();
        await scene.PersonAsync("POST", "events", $"[{Scene.Invitation("northwind", "2026-11-12T10:00:00")}]");
        await Scene.UntilAsync(async () => (await scene.EntriesAsync()).Any(entry => ((string)entry["subject"]!).Contains("Northwind", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_lost_consent_is_seen_wherever_one_looks()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.BackAsync("POST", "faults", """{ "script": [ { "method": "GET", "path": "delta", "call": 1, "status": 403 }, { "method": "GET", "path": "delta", "call": 2, "status": 403 } ] }""");
        (await scene.AskAsync("POST", "sync")).IsProblem(HttpStatusCode.BadGateway, "FUS531");
        JsonNode me = await scene.GetAsync("me");
        Assert.NotEqual("upToDate", Scene.State(me));
        Assert.Equal("FUS531", (string)me["sync"]!["code"]!);
        Told ready = await Scene.AskAsync(scene.Stranger, "GET", "/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Contains("FUS531", ready.Text, StringComparison.Ordinal);
        await Scene.UntilAsync(async () => (await Scene.AskAsync(scene.Stranger, "GET", "/metrics")).Text.Contains("followupsync_mailboxes_failing{otel_scope_name=\"FollowUpSync\"} 1", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await Scene.AskAsync(scene.Stranger, "GET", "/healthz")).Status);
    }

    [Fact]
    public async Task An_answer_in_the_inbox_holds_what_comes_next_until_the_owner_says_what_it_was()
    {
        await using Scene scene = await Scene.OpenAsync(one => one with { SweepMinutes = 1440 });
        string process = await scene.ProcessAsync();
        await scene.PersonAsync("POST", "messages", """[{ "subject": "Re: your interview", "receivedDateTime": "2026-11-04T11:58:00Z", "bodyPreview": "Dear Alex, we will come back to you next week.", "from": { "emailAddress": { "name": "Dana Reyes", "address": "dana@contoso.example" } }, "toRecipients": [ { "emailAddress": { "address": "alex@mail.example" } } ] }]""");
        await Scene.UntilAsync(async () => (await scene.GetAsync($"processes/{process}"))["answers"]!.AsArray().Count == 1);
        Assert.Equal(1, (int)(await scene.GetAsync("me"))["counts"]!["answers"]!);
        Assert.DoesNotContain("come back to you", (await scene.AskAsync("GET", "export")).Text, StringComparison.Ordinal);

        await scene.DoAsync("POST", $"processes/{process}/answer", """{"answer":"waiting"}""");
        Assert.Empty((await scene.GetAsync($"processes/{process}"))["answers"]!.AsArray());
    }

    [Fact]
    public async Task Once_a_night_everything_is_compared_and_not_only_what_changed()
    {
        await using Scene scene = await Scene.OpenAsync(one => one with { Notifications = false });
        int first = await WholeAsync();
        await scene.DoAsync("POST", "sync");
        Assert.Equal(first, await WholeAsync());
        for (int night = 1; night <= 2; night++)
        {
            scene.Clock.Advance(TimeSpan.FromHours(24)); // The first sweep after three does it, the later ones do not.
            await scene.LaterAsync(TimeSpan.FromMinutes(1), async () => await WholeAsync() == first + night);
            await scene.SyncedAsync();
            await scene.DoAsync("POST", "sync");
            Assert.Equal(first + night, await WholeAsync());
        }

        async Task<int> WholeAsync() => (await scene.RequestLogAsync()).Split('\n').Count(line => line.Contains("calendarView/delta", StringComparison.Ordinal) && line.Contains("startDateTime", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_day_without_a_good_run_the_owner_reads_so_in_their_calendar_once_until_all_is_well()
    {
        await using Scene scene = await Scene.OpenAsync(one => one with { Notifications = false });
        await scene.BackAsync("POST", "faults", """{ "script": [ { "method": "GET", "path": "calendarView/delta", "status": 403 } ] }""");
        await scene.LaterAsync(TimeSpan.FromMinutes(20), async () => Scene.State(await scene.GetAsync("me")) == "needsYou");
        DateTimeOffset began = scene.Clock.GetUtcNow();
        await scene.LaterAsync(TimeSpan.FromMinutes(40), async () => (await NoticesAsync()).Length > 0);
        Assert.True(scene.Clock.GetUtcNow() - began > TimeSpan.FromHours(22));
        await scene.RestartAsync();
        for (int sweep = 0; sweep < 4; sweep++)
        {
            int asked = await scene.RequestsAsync();
            await scene.LaterAsync(TimeSpan.FromMinutes(40), async () => await scene.RequestsAsync() > asked);
        }

        JsonObject notice = Assert.Single(await NoticesAsync());
        Assert.Equal("private", (string)notice["sensitivity"]!);
        Assert.Equal("free", (string)notice["showAs"]!);
        Assert.Empty(notice["attendees"]!.AsArray());
        Assert.Contains("FUS531", (string)notice["body"]!["content"]!, StringComparison.Ordinal);
        Assert.Contains("Sign in again", (string)notice["body"]!["content"]!, StringComparison.Ordinal);

        await scene.BackAsync("POST", "faults", "{}");
        await scene.LaterAsync(TimeSpan.FromMinutes(40), async () => (await NoticesAsync()).Length == 0);
        await scene.SyncedAsync();
        Assert.Equal(3, (await scene.GetAsync("interviews"))["interviews"]!.AsArray().Count); // It was never taken for an entry of the owner's.

        async Task<JsonObject[]> NoticesAsync() => [.. (await scene.EntriesAsync()).Where(entry => (string)entry["subject"]! == "FollowUpSync needs you")];
    }

    private static string Notice(string id, string? secret) =>
        new JsonObject { ["value"] = new JsonArray(new JsonObject { ["subscriptionId"] = id, ["clientState"] = secret, ["changeType"] = "updated", ["resource"] = "Users/u/Events/e" }) }.ToJsonString();

    private static Task<Told> PostAsync(Scene scene, string path, string? body) => Scene.AskAsync(scene.Stranger, "POST", path, body);
}
