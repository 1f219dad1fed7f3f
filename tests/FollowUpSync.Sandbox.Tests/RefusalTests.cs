namespace FollowUpSync.Sandbox.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("POST", "/me/sendMail", "{}")]
    [InlineData("POST", "/me/messages/ID/send", "")]
    [InlineData("POST", "/me/messages/ID/forward", "{}")]
    [InlineData("POST", "/me/messages/ID/reply", "{}")]
    [InlineData("POST", "/me/events/ID/accept", "{}")]
    [InlineData("POST", "/me/events/ID/decline", "{}")]
    [InlineData("POST", "/me/events/ID/tentativelyAccept", "{}")]
    [InlineData("POST", "/me/events/ID/cancel", "{}")]
    [InlineData("POST", "/me/events/ID/forward", "{}")]
    [InlineData("POST", "/me/events", """{ "subject": "x", "attendees": [{ "emailAddress": { "address": "a@b.example" } }], "start": { "dateTime": "2026-03-02T09:00:00", "timeZone": "UTC" }, "end": { "dateTime": "2026-03-02T10:00:00", "timeZone": "UTC" } }""")]
    [InlineData("PATCH", "/me/mailboxSettings", "{}")]
    [InlineData("POST", "/me/outlook/masterCategories", """{ "displayName": "x" }""")]
    [InlineData("GET", "/me/contacts", null)]
    [InlineData("GET", "/me/drive/root", null)]
    [InlineData("GET", "/users/someone@else.example/messages", null)]
    public async Task What_reaches_others_or_goes_beyond_our_rights_is_refused_and_recorded(string method, string path, string? body)
    {
        await using Box box = await Box.OpenAsync();

        Reply answer = await box.SendAsync(method, "v1.0" + path, body);

        Assert.Equal((403, "ErrorAccessDenied"), (answer.Status, answer.Code));
        JsonObject recorded = Assert.Single(await box.RecordedAsync());
        Assert.NotEqual("", recorded.Text("refused") ?? "");
        Assert.Empty((await box.BackAsync("GET", $"mailboxes/{Box.Owner}")).Json["events"]!.AsArray());
    }

    [Fact]
    public async Task Attendees_cannot_be_added_later_either()
    {
        await using Box box = await Box.OpenAsync();
        string id = await box.CreateAsync(Box.Event("A", "2026-03-02T09:00", """ "attendees": [] """));

        Assert.Equal(403, (await box.PatchAsync($"/me/events/{id}", """{ "attendees": [{ "emailAddress": { "address": "a@b.example" } }] }""")).Status);
    }

    [Theory]
    [InlineData("", 401)]
    [InlineData("eyJ0eXAi", 401)]
    [InlineData("sandbox:nobody", 401)]
    [InlineData("sandbox:dana@example.com;Mail.ReadWrite", 403)]
    [InlineData("sandbox:dana@example.com;Calendars.Read", 200)]
    public async Task The_token_opens_what_it_names(string token, int status)
    {
        await using Box box = await Box.OpenAsync();

        Reply answer = await box.SendAsync("GET", "v1.0/me/events", null, ("Token", token));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 401, answer.Headers.ContainsKey("WWW-Authenticate"));
    }

    [Fact]
    public async Task With_the_right_to_settings_categories_can_be_kept()
    {
        await using Box box = await Box.OpenAsync();
        Task<Reply> Send(string method, string path, string body) =>
            box.SendAsync(method, "v1.0/me/outlook/masterCategories" + path, body, ("Token", $"sandbox:{Box.Owner};MailboxSettings.ReadWrite"));

        Reply made = await Send("POST", "", """{ "displayName": "Follow-up", "color": "preset9" }""");

        Assert.Equal(201, made.Status);
        Assert.Equal(409, (await Send("POST", "", """{ "displayName": "follow-up" }""")).Status);
        Assert.Equal("preset3", (await Send("PATCH", $"/{made.Id}", """{ "color": "preset3" }""")).Text("color"));
        Assert.Equal(400, (await Send("PATCH", $"/{made.Id}", """{ "displayName": "x" }""")).Status);
        Assert.Equal("Follow-up", Assert.Single((await box.GetAsync("/me/outlook/masterCategories")).Value).Text("displayName"));
    }

    [Theory]
    [InlineData("dana@example.com", 200)]
    [InlineData("dana@outlook.com", 403)]
    public async Task A_personal_account_keeps_its_settings_to_itself(string owner, int status)
    {
        await using Box box = await Box.OpenAsync();

        Assert.Equal(status, (await box.SendAsync("GET", "v1.0/me/mailboxSettings", null, ("Token", $"sandbox:{owner}"))).Status);
    }

    [Fact]
    public async Task Zones_are_listed_by_their_Windows_and_their_Iana_names()
    {
        await using Box box = await Box.OpenAsync();

        Reply windows = await box.GetAsync("/me/outlook/supportedTimeZones");
        Reply iana = await box.GetAsync("/me/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')");

        Assert.Contains(windows.Value, z => z.Text("alias") == "W. Europe Standard Time");
        Assert.Contains(iana.Value, z => z.Text("alias") == "Europe/Berlin");
    }
}
