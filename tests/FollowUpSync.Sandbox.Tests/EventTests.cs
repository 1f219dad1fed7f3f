namespace FollowUpSync.Sandbox.Tests;

public sealed class EventTests
{
    private const string Key = "String {0f3c8b6e-58a4-4a0e-9d6c-2f6f5d1c7a10} Name FusKey";

    [Fact]
    public async Task A_new_event_has_what_Outlook_gives_it()
    {
        await using Box box = await Box.OpenAsync();

        Reply made = await box.PostAsync("/me/events", Box.Event("Thank Dana", "2026-03-02T09:00", """ "@odata.type": "#microsoft.graph.event", "body": { "contentType": "text", "content": "a < b\nc" } """));

        Assert.Equal(201, made.Status);
        var expected = new Dictionary<string, string>
        {
            ["type"] = "singleInstance", ["showAs"] = "busy", ["sensitivity"] = "normal", ["importance"] = "normal", ["originalStartTimeZone"] = "UTC", ["bodyPreview"] = "a < b\r\nc",
        };
        Assert.All(expected, e => Assert.Equal(e.Value, made.Text(e.Key)));
        Assert.Equal(15, made.Json["reminderMinutesBeforeStart"]!.GetValue<int>());
        Assert.Equal($"W/\"{made.Text("changeKey")}\"", made.Text("@odata.etag"));
        Assert.Equal("html", made.Json["body"]!["contentType"]!.GetValue<string>());
        Assert.Contains("a &lt; b<br>", made.Json["body"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Reply text = await box.GetAsync($"/me/events/{made.Id}", "outlook.body-content-type=\"text\"");
        Assert.Equal("a < b\r\nc", text.Json["body"]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_transaction_makes_one_event_and_cannot_be_changed()
    {
        await using Box box = await Box.OpenAsync();
        string body = Box.Event("Once", "2026-03-02T09:00", """ "transactionId": "fus1-abc" """);

        Reply first = await box.PostAsync("/me/events", body);
        Reply second = await box.PostAsync("/me/events", body);

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.Equal(first.Id, second.Id);
        Assert.Single((await box.GetAsync("/me/events")).Value);
        Assert.Equal(400, (await box.PatchAsync($"/me/events/{first.Id}", """{ "transactionId": "other" }""")).Status);
        var delta = await box.RoundAsync($"/me/calendarView/delta?{Box.Year}");
        Assert.Equal("fus1-abc", Assert.Single(delta.Entries).Text("transactionId"));
        await box.DeleteAsync($"/me/events/{first.Id}");
        Assert.NotEqual(first.Id, (await box.PostAsync("/me/events", body)).Id);
    }

    [Theory]
    [InlineData("offset in dateTime", "2026-03-02T09:00:00Z", "UTC", "ErrorInvalidParameter")]
    [InlineData("no zone", "2026-03-02T09:00:00", "", "TimeZoneNotSupportedException")]
    [InlineData("unknown zone", "2026-03-02T09:00:00", "Middle Earth Standard Time", "TimeZoneNotSupportedException")]
    [InlineData("custom zone", "2026-03-02T09:00:00", "tzone://Microsoft/Custom", "TimeZoneNotSupportedException")]
    [InlineData("end before start", "2026-03-02T11:00:00", "UTC", "ErrorInvalidRequest")]
    public async Task A_wrong_time_is_refused(string why, string start, string zone, string code)
    {
        await using Box box = await Box.OpenAsync();

        Reply answer = await box.PostAsync("/me/events", $$"""{ "subject": "{{why}}", "start": { "dateTime": "{{start}}", "timeZone": "{{zone}}" }, "end": { "dateTime": "2026-03-02T10:00:00", "timeZone": "UTC" } }""");

        Assert.Equal((400, code), (answer.Status, answer.Code));
        Assert.NotNull(answer.Json["error"]!["innerError"]!["request-id"]);
    }

    [Theory]
    [InlineData("Tonga Standard Time")]
    [InlineData("Pacific/Honolulu")]
    [InlineData("UTC")]
    public async Task An_all_day_event_has_its_date_in_every_zone(string zone)
    {
        await using Box box = await Box.OpenAsync();
        const string Body = """{ "subject": "Day", "isAllDay": true, "start": { "dateTime": "2026-03-02T00:00:00", "timeZone": "Tonga Standard Time" }, "end": { "dateTime": "2026-03-03T00:00:00", "timeZone": "Tonga Standard Time" } }""";
        string id = await box.CreateAsync(Body);

        Reply read = await box.GetAsync($"/me/events/{id}", $"outlook.timezone=\"{zone}\"");

        Assert.Equal(("2026-03-02T00:00:00.0000000", "2026-03-03T00:00:00.0000000"), (read.Json["start"].Local(), read.Json["end"].Local()));
        Assert.Equal(400, (await box.PostAsync("/me/events", Body.Replace("02T00:00", "02T08:00", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_stale_key_is_refused_and_keys_move_by_themselves_too()
    {
        await using Box box = await Box.OpenAsync();
        Reply made = await box.PostAsync("/me/events", Box.Event("A", "2026-03-02T09:00"), Box.Immutable);
        string path = $"/me/events/{made.Id}", etag = made.Text("@odata.etag");

        Reply patched = await box.PatchAsync(path, """{ "subject": "B" }""", etag);
        Assert.Equal(200, patched.Status);
        Assert.NotEqual(etag, patched.Text("@odata.etag"));
        Reply stale = await box.PatchAsync(path, """{ "subject": "C" }""", etag);
        Assert.Equal((412, "ErrorIrresolvableConflict"), (stale.Status, stale.Code));
        Assert.Equal(412, (await box.DeleteAsync(path, etag)).Status);
        Assert.Equal("B", (await box.GetAsync(path)).Text("subject"));

        await box.BackAsync("POST", "faults", """{ "internalWrite": 1 }""");
        Reply again = await box.PatchAsync(path, """{ "subject": "D" }""");
        await box.BackAsync("POST", "faults", """{ "ignoredIfMatch": 1 }""");
        Assert.Equal(200, (await box.PatchAsync(path, """{ "subject": "E" }""", etag)).Status);
        await box.BackAsync("POST", "faults", """{ "spuriousConflict": 1 }""");
        Assert.Equal(412, (await box.PatchAsync(path, """{ "subject": "F" }""")).Status);
        Assert.NotEqual(patched.Text("changeKey"), again.Text("changeKey"));
    }

    [Fact]
    public async Task A_touch_without_a_change_moves_the_key_and_nothing_else()
    {
        await using Box box = await Box.OpenAsync();
        Reply made = await box.PostAsync("/me/events", Box.Event("A", "2026-03-02T09:00"), Box.Immutable);

        Reply touched = await box.PersonAsync("PATCH", $"events/{made.Id}", "{}");

        Assert.NotEqual(made.Text("changeKey"), touched.Text("changeKey"));
        Assert.Equal(made.Text("subject"), touched.Text("subject"));
    }

    [Fact]
    public async Task An_extended_property_is_found_by_filter_and_shown_only_when_expanded()
    {
        await using Box box = await Box.OpenAsync();
        string id = await box.CreateAsync(Box.Event("Marked", "2026-03-02T09:00", $$""" "singleValueExtendedProperties": [{ "id": "{{Key}}", "value": "abc" }] """));
        await box.CreateAsync(Box.Event("Other", "2026-03-02T09:00"));
        async Task<List<JsonObject>> Find(string name, string value) =>
            (await box.GetAsync("/me/events?$filter=" + Uri.EscapeDataString($"singleValueExtendedProperties/any(ep: ep/id eq '{name}' and ep/value eq '{value}')"), Box.Immutable)).Value;

        Assert.Equal(id, Assert.Single(await Find(Key, "abc")).Text("id"));
        Assert.Single(await Find(Key.Replace("0f3c8b6e", "0F3C8B6E", StringComparison.Ordinal), "ABC"));
        Assert.Empty(await Find(Key.Replace("FusKey", "fuskey", StringComparison.Ordinal), "abc"));
        Assert.False((await box.GetAsync($"/me/events/{id}")).Json.ContainsKey("singleValueExtendedProperties"));
        Reply expanded = await box.GetAsync($"/me/events/{id}?$expand=singleValueExtendedProperties%28$filter%3Did%20eq%20%27{Uri.EscapeDataString(Key)}%27%29");
        Assert.Equal("abc", Assert.Single(expanded.Json["singleValueExtendedProperties"]!.AsArray())!["value"]!.GetValue<string>());
        await box.PatchAsync($"/me/events/{id}", $$"""{ "singleValueExtendedProperties": [{ "id": "{{Key}}", "value": "def" }] }""");
        Assert.Empty(await Find(Key, "abc"));
        Assert.Single(await Find(Key, "def"));
        Assert.Equal(400, (await box.PatchAsync($"/me/events/{id}", """{ "singleValueExtendedProperties": [{ "id": "FusKey", "value": "x" }] }""")).Status);
    }

    [Theory]
    [InlineData("subject eq 'r&d #1'", "R&D #1")]
    [InlineData("contains(subject,'round') or startswith(subject,'R&')", "R&D #1, Round 2")]
    [InlineData("start/dateTime ge '2026-03-03' and start/dateTime lt '2026-03-04T00:00:00Z'", "Round 2")]
    [InlineData("categories/any(c:c eq 'Follow-up')", "It's over")]
    [InlineData("subject eq 'It''s over'", "It's over")]
    [InlineData("not (isAllDay eq true) and showAs ne 'free'", "R&D #1, Round 2")]
    public async Task Filters_find_what_they_say(string filter, string subjects)
    {
        await using Box box = await Box.OpenAsync();
        await box.CreateAsync(Box.Event("R&D #1", "2026-03-02T09:00"));
        await box.CreateAsync(Box.Event("Round 2", "2026-03-03T09:00"));
        await box.CreateAsync(Box.Event("It's over", "2026-03-04T09:00", """ "categories": ["Follow-up"], "showAs": "free" """));

        Reply found = await box.GetAsync($"/me/events?$orderby=subject desc&$filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(subjects.Split(", ").OrderDescending(StringComparer.OrdinalIgnoreCase), found.Value.Select(e => e.Text("subject")));
    }

    [Theory]
    [InlineData("transactionId eq 'x'", "ErrorInvalidProperty")]
    [InlineData("subject eq", "BadRequest")]
    [InlineData("subject like 'x'", "BadRequest")]
    public async Task A_filter_that_Graph_does_not_take_is_refused(string filter, string code)
    {
        await using Box box = await Box.OpenAsync();

        Reply answer = await box.GetAsync($"/me/events?$filter={Uri.EscapeDataString(filter)}");

        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Lists_come_in_pages_of_ten_with_links_to_follow()
    {
        await using Box box = await Box.OpenAsync();
        for (int i = 0; i < 25; i++)
        {
            await box.CreateAsync(Box.Event($"E{i:00}", "2026-03-02T09:00"));
        }

        Reply page = await box.GetAsync($"/me/calendarView?{Box.Year}&$select=subject");
        var subjects = new List<string?>(page.Value.Select(e => e.Text("subject")));
        while (page.Json["@odata.nextLink"] is { } link)
        {
            page = await box.FollowAsync(link.GetValue<string>());
            subjects.AddRange(page.Value.Select(e => e.Text("subject")));
        }

        Assert.Equal(25, subjects.Distinct().Count());
        Assert.All(page.Value, e => Assert.Equal(["@odata.etag", "id", "subject"], e.Select(p => p.Key)));
        Assert.Equal(25, (await box.GetAsync("/me/events?$top=1000&$count=true")).Json["@odata.count"]!.GetValue<int>());
        Assert.Equal(400, (await box.GetAsync("/me/events?$top=1001")).Status);
    }

    [Fact]
    public async Task One_occurrence_can_be_changed_but_not_past_its_neighbour()
    {
        await using Box box = await Box.OpenAsync();
        string master = await box.CreateAsync(Box.Weekly("Weekly", "2026-03-02T09:00", "\"type\": \"numbered\", \"numberOfOccurrences\": 4"));
        const string Instances = $"instances?{Box.Year}";
        string second = (await box.GetAsync($"/me/events/{master}/{Instances}", Box.Immutable)).Value[1].Text("id")!;

        Reply changed = await box.PatchAsync($"/me/events/{second}", """{ "subject": "Special", "start": { "dateTime": "2026-03-10T15:00:00", "timeZone": "UTC" }, "end": { "dateTime": "2026-03-10T16:00:00", "timeZone": "UTC" } }""");
        Assert.Equal("exception", changed.Text("type"));
        Reply crossing = await box.PatchAsync($"/me/events/{second}", """{ "start": { "dateTime": "2026-03-17T15:00:00", "timeZone": "UTC" }, "end": { "dateTime": "2026-03-17T16:00:00", "timeZone": "UTC" } }""");
        Assert.Equal((400, "ErrorOccurrenceCrossingBoundary"), (crossing.Status, crossing.Code));

        await box.PatchAsync($"/me/events/{master}", """{ "subject": "Renamed" }""");
        Reply all = await box.GetAsync($"/me/events/{master}/{Instances}", Box.Immutable);
        Assert.Equal(["Renamed", "Special", "Renamed", "Renamed"], all.Value.Select(e => e.Text("subject")));
        Assert.Equal(second, all.Value[1].Text("id"));
        Assert.Equal("2026-03-09T09:00:00Z", all.Value[1].Text("originalStart"));
        Assert.Equal(4, all.Value.Select(e => e.Text("iCalUId")).Distinct().Count());

        await box.DeleteAsync($"/me/events/{second}");
        Assert.Equal(3, (await box.GetAsync($"/me/events/{master}/{Instances}")).Value.Count);
        Assert.Equal("seriesMaster", Assert.Single((await box.GetAsync("/me/events")).Value).Text("type"));
        Assert.DoesNotContain((await box.GetAsync($"/me/calendarView?{Box.Year}")).Value, e => e.Text("type") == "seriesMaster");
    }

    [Fact]
    public async Task Deleting_twice_and_garbled_ids_are_told_apart()
    {
        await using Box box = await Box.OpenAsync();
        string id = await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));

        Assert.Equal(204, (await box.DeleteAsync($"/me/events/{id}")).Status);
        Reply again = await box.DeleteAsync($"/me/events/{id}");
        Reply garbled = await box.GetAsync($"/me/events/{id[..^1]}x");
        Reply ews = await box.GetAsync("/me/events/AAMk%2Fabc%2Bdef");

        Assert.Equal((404, "ErrorItemNotFound"), (again.Status, again.Code));
        Assert.Equal((400, "ErrorInvalidIdMalformed"), (garbled.Status, garbled.Code));
        Assert.Equal((400, "RequestBroker--ParseUri"), (ews.Status, ews.Code));
    }

    [Fact]
    public async Task An_event_takes_files_and_open_extensions()
    {
        await using Box box = await Box.OpenAsync();
        string id = await box.CreateAsync(Box.Event("A", "2026-03-02T09:00"));

        Reply file = await box.PostAsync($"/me/events/{id}/attachments", """{ "@odata.type": "#microsoft.graph.fileAttachment", "name": "a.ics", "contentType": "text/calendar", "contentBytes": "QQ==" }""");
        Assert.Equal((201, 1), (file.Status, file.Json["size"]!.GetValue<int>()));
        Assert.True((await box.GetAsync($"/me/events/{id}")).Json["hasAttachments"]!.GetValue<bool>());
        Assert.Equal(201, (await box.PostAsync($"/me/events/{id}/extensions", """{ "extensionName": "com.example.fus", "key": "k" }""")).Status);
        Assert.Equal("k", (await box.GetAsync($"/me/events/{id}/extensions/com.example.fus")).Text("key"));
        Assert.Equal(400, (await box.GetAsync("/me/events?$filter=extensions/any(e: e/id eq 'x')")).Status);
    }
}
