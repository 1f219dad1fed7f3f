using Microsoft.AspNetCore.Http;

namespace FollowUpSync.Sandbox.Tests;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task Changes_are_told_to_whoever_subscribed_with_the_ids_asked_for()
    {
        await using Box box = await Box.OpenAsync();
        await using Listener listener = await Listener.StartAsync();
        Reply subscription = await SubscribeAsync(box, listener);
        Assert.Equal(201, subscription.Status);
        Assert.Equal(2, listener.Handshakes);

        string id = await box.CreateAsync(Box.Weekly("A", "2026-03-02T09:00", "\"type\": \"noEnd\""));
        JsonObject notice = listener.Next();
        Assert.Equal(("changes", "created", "secret", subscription.Id), (notice.Text("door"), notice.Text("changeType"), notice.Text("clientState"), notice.Text("subscriptionId")));
        Assert.Equal(id, notice["resourceData"]!["id"]!.GetValue<string>());
        Assert.Equal("#Microsoft.Graph.Event", notice["resourceData"]!["@odata.type"]!.GetValue<string>());

        string occurrence = (await box.GetAsync($"/me/events/{id}/instances?{Box.Year}", Box.Immutable)).Value[1].Text("id")!;
        await box.DeleteAsync($"/me/events/{occurrence}");
        notice = listener.Next();
        Assert.Equal(("updated", id), (notice.Text("changeType"), notice["resourceData"]!["id"]!.GetValue<string>()));

        listener.Refuse(2);
        await box.PersonAsync("DELETE", $"events/{id}");
        Assert.Equal("deleted", listener.Next().Text("changeType"));
    }

    [Fact]
    public async Task Notifications_come_twice_or_not_at_all_when_asked_to()
    {
        await using Box box = await Box.OpenAsync();
        await using Listener listener = await Listener.StartAsync();
        await SubscribeAsync(box, listener);

        await box.BackAsync("POST", "faults", """{ "duplicateNotification": 1 }""");
        string twice = await box.CreateAsync(Box.Event("twice", "2026-03-02T09:00"));
        await box.BackAsync("POST", "faults", """{ "lostNotification": 1 }""");
        await box.CreateAsync(Box.Event("never", "2026-03-02T09:00"));
        await box.BackAsync("POST", "faults", """{ "script": [], "shuffledNotification": 1 }""");
        string late = await box.CreateAsync(Box.Event("late", "2026-03-02T09:00"));
        await box.BackAsync("POST", "faults", "{}");
        string after = await box.CreateAsync(Box.Event("after", "2026-03-02T09:00"));

        Assert.Equal([twice, twice, after, late], Enumerable.Range(0, 4).Select(_ => listener.Next()["resourceData"]!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Lifecycle_events_go_to_their_own_address_and_mean_what_they_say()
    {
        await using Box box = await Box.OpenAsync();
        await using Listener listener = await Listener.StartAsync();
        string id = (await SubscribeAsync(box, listener)).Id;
        async Task<JsonObject> Happens(string what)
        {
            await box.PersonAsync("POST", "lifecycle", $$"""{ "event": "{{what}}" }""");
            return listener.Next();
        }

        JsonObject missed = await Happens("missed");
        Assert.Equal(("lifecycle", "missed", null), (missed.Text("door"), missed.Text("lifecycleEvent"), missed["resourceData"]));

        Assert.Equal("reauthorizationRequired", (await Happens("reauthorizationRequired")).Text("lifecycleEvent"));
        await box.CreateAsync(Box.Event("lost", "2026-03-02T09:00"));
        Assert.Equal(200, (await box.SendAsync("POST", $"v1.0/subscriptions/{id}/reauthorize", null)).Status);
        string heard = await box.CreateAsync(Box.Event("heard", "2026-03-02T09:00"));
        Assert.Equal(heard, listener.Next()["resourceData"]!["id"]!.GetValue<string>());

        Assert.Equal("subscriptionRemoved", (await Happens("subscriptionRemoved")).Text("lifecycleEvent"));
        Assert.Equal(404, (await box.GetAsync($"/subscriptions/{id}")).Status);
    }

    [Fact]
    public async Task A_subscription_is_renewed_or_ends_at_its_hour()
    {
        await using Box box = await Box.OpenAsync();
        await using Listener listener = await Listener.StartAsync();
        await box.BackAsync("POST", "clock", """{ "now": "2026-03-01T00:00:00Z" }""");
        string id = (await SubscribeAsync(box, listener, expires: "2026-03-02T00:00:00.1234567+00:00")).Id;
        Assert.Equal(409, (await SubscribeAsync(box, listener, expires: "2026-03-02T00:00:00Z")).Status);

        Assert.Equal(400, (await box.PatchAsync($"/subscriptions/{id}", """{ "expirationDateTime": "2026-03-04T00:00:00Z" }""")).Status);
        Reply renewed = await box.PatchAsync($"/subscriptions/{id}", """{ "expirationDateTime": "2026-03-03T20:00:00Z" }""");
        Assert.Equal((200, "2026-03-03T20:00:00Z"), (renewed.Status, renewed.Text("expirationDateTime")));
        await box.BackAsync("POST", "clock", """{ "advance": "P1DT12H" }""");
        Assert.Single((await box.GetAsync("/subscriptions")).Value);

        await box.BackAsync("POST", "clock", """{ "advance": 172800 }""");
        Assert.Equal(404, (await box.PatchAsync($"/subscriptions/{id}", $$"""{ "expirationDateTime": "2026-03-06T00:00:00Z" }""")).Status);
        Assert.Empty((await box.GetAsync("/subscriptions")).Value);
    }

    [Theory]
    [InlineData("not on this machine", "https://example.com/x", "/me/events", "created")]
    [InlineData("not watchable", "LISTENER/x", "/me/calendarView", "created")]
    [InlineData("someone else's", "LISTENER/x", "/users/other@example.com/events", "created")]
    [InlineData("no change type", "LISTENER/x", "/me/events", "touched")]
    [InlineData("nobody answers", "http://127.0.0.1:1/x", "/me/events", "created")]
    public async Task A_subscription_that_cannot_work_is_refused(string why, string url, string resource, string changeType)
    {
        await using Box box = await Box.OpenAsync();
        await using Listener listener = await Listener.StartAsync();

        Reply answer = await box.PostAsync("/subscriptions", $$"""
            { "changeType": "{{changeType}}", "notificationUrl": "{{url.Replace("LISTENER", listener.Address, StringComparison.Ordinal)}}", "resource": "{{resource}}", "expirationDateTime": "{{DateTimeOffset.UtcNow.AddDays(1):O}}" }
            """);

        Assert.True(answer.Status == 400, why);
        Assert.Empty((await box.GetAsync("/subscriptions")).Value);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("encoded")]
    [InlineData("accepted")]
    public async Task A_careless_handshake_makes_no_subscription(string how)
    {
        await using Box box = await Box.OpenAsync();
        await using Listener listener = await Listener.StartAsync(token => how switch
        {
            "json" => Results.Json(token),
            "encoded" => Results.Text(Uri.EscapeDataString(token), "text/plain"),
            _ => Results.Text(token, "text/plain", statusCode: 202),
        });

        Assert.Equal(400, (await SubscribeAsync(box, listener)).Status);
        Assert.Equal(1, listener.Handshakes);
    }

    private static Task<Reply> SubscribeAsync(Box box, Listener listener, string? expires = null) => box.PostAsync(
        "/subscriptions",
        $$"""
            { "changeType": "created,updated,deleted", "notificationUrl": "{{listener.Address}}/changes?tenant=1", "lifecycleNotificationUrl": "{{listener.Address}}/lifecycle",
              "resource": "/me/events", "expirationDateTime": "{{expires ?? DateTimeOffset.UtcNow.AddDays(2).ToString("O")}}", "clientState": "secret" }
            """,
        Box.Immutable);
}
