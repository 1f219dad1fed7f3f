namespace FollowUpSync.Sandbox.Tests;

public sealed class IdTests
{
    [Fact]
    public async Task Immutable_ids_stay_and_classic_ones_change_when_a_message_moves()
    {
        await using Box box = await Box.OpenAsync();
        string immutable = await box.ReceiveAsync("Hello");
        string classic = (await box.GetAsync($"/me/messages/{immutable}")).Id;
        Assert.Equal((68, 152), (immutable.Length, classic.Length));
        Assert.StartsWith("AAkALg", immutable, StringComparison.Ordinal);
        Assert.StartsWith("AAMk", classic, StringComparison.Ordinal);

        Reply moved = await box.PostAsync($"/me/messages/{immutable}/move", """{ "destinationId": "archive" }""");

        Assert.NotEqual(classic, moved.Id);
        Assert.Equal(404, (await box.GetAsync($"/me/messages/{classic}")).Status);
        Assert.Equal(immutable, (await box.GetAsync($"/me/messages/{moved.Id}", Box.Immutable)).Id);
    }

    [Theory]
    [InlineData("odata.maxpagesize=5, IdType=\"ImmutableId\"", true, true)]
    [InlineData("IdType=\"ImmutableId\",outlook.timezone=\"UTC\"", true, true)]
    [InlineData("outlook.timezone=\"UTC\"IdType=\"ImmutableId\"", false, false)]
    [InlineData(null, false, true)]
    public async Task The_header_chooses_the_ids_and_a_glued_one_is_recorded_as_broken(string? prefer, bool immutable, bool wellFormed)
    {
        await using Box box = await Box.OpenAsync();
        await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));
        await box.BackAsync("DELETE", "requests");

        Reply list = await box.GetAsync("/me/events", prefer);

        Assert.Equal(immutable ? 68 : 152, Assert.Single(list.Value).Text("id")!.Length);
        Assert.Equal(wellFormed, Assert.Single(await box.RecordedAsync())["preferWellFormed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Ids_are_translated_there_and_back()
    {
        await using Box box = await Box.OpenAsync();
        string immutable = await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));
        async Task<string> Translate(string id, string from, string to) =>
            (await box.PostAsync("/me/translateExchangeIds", $$"""{ "inputIds": ["{{id}}"], "sourceIdType": "{{from}}", "targetIdType": "{{to}}" }""")).Value[0].Text("targetId")!;

        string rest = await Translate(immutable, "restImmutableEntryId", "restId");
        string ews = await Translate(rest, "restId", "ewsId");

        Assert.Equal(200, (await box.GetAsync($"/me/events/{rest}")).Status);
        Assert.Equal(immutable, await Translate(ews, "ewsId", "restImmutableEntryId"));
        Assert.Equal(400, (await box.PostAsync("/me/translateExchangeIds", """{ "inputIds": ["x"], "sourceIdType": "restId", "targetIdType": "elsewhere" }""")).Status);
    }

    [Fact]
    public async Task Another_mailbox_does_not_understand_the_id()
    {
        await using Box box = await Box.OpenAsync();
        string id = await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));

        Assert.Equal(400, (await box.SendAsync("GET", $"v1.0/me/events/{id}", null, ("Token", "sandbox:other@example.com"))).Status);
        Assert.Equal(403, (await box.GetAsync("/users/other@example.com/events")).Status);
    }
}
