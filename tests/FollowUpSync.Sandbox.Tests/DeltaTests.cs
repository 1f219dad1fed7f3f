namespace FollowUpSync.Sandbox.Tests;

public sealed class DeltaTests
{
    private const string March = "/me/calendarView/delta?startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z";

    [Theory]
    [InlineData("/me/calendarView/delta")]
    [InlineData("/me/calendarView/delta()")]
    [InlineData("/me/calendarview/microsoft.graph.delta()")]
    [InlineData("/users/dana@example.com/calendarView/delta")]
    public async Task Every_spelling_of_delta_is_answered_alike(string path)
    {
        await using Box box = await Box.OpenAsync();
        await box.CreateAsync(Box.Event("One", "2026-03-02T09:00"));

        Reply page = await box.GetAsync($"{path}?startdatetime=2026-03-01T00:00:00Z&enddatetime=2026-04-01T00:00:00Z");

        Assert.Equal("One", Assert.Single(page.Value).Text("subject"));
        Assert.Equal("odata.track-changes", page.Headers["Preference-Applied"]);
    }

    [Fact]
    public async Task Pages_bring_everything_once_and_later_rounds_only_what_changed()
    {
        await using Box box = await Box.OpenAsync();
        for (int day = 1; day <= 25; day++)
        {
            await box.CreateAsync(Box.Event($"Day {day}", $"2026-03-{day:00}T09:00"));
        }

        var first = await box.RoundAsync(March, $"odata.maxpagesize=10, {Box.Immutable}");
        Assert.Equal([10, 10, 5], first.Pages);
        Assert.Equal(25, first.Entries.Select(e => e.Text("id")).Distinct().Count());

        string changed = first.Entries[3].Text("id")!, deleted = first.Entries[4].Text("id")!;
        await box.PatchAsync($"/me/events/{changed}", """{ "subject": "Moved" }""");
        await box.DeleteAsync($"/me/events/{deleted}");
        var second = await box.RoundAsync(first.DeltaLink);
        Assert.Equal("Moved", second.Entries.Single(e => e.Text("id") == changed).Text("subject"));
        Assert.True(second.Entries.Single(e => e.Text("id") == deleted).IsRemoved());
        Assert.Equal("deleted", second.Entries.Single(e => e.Text("id") == deleted)["@removed"]!["reason"]!.GetValue<string>());
        Assert.Equal(2, second.Entries.Count);

        Assert.Empty((await box.RoundAsync(second.DeltaLink)).Entries);
    }

    [Fact]
    public async Task A_series_comes_as_its_master_in_full_and_thin_occurrences_and_is_never_split()
    {
        await using Box box = await Box.OpenAsync();
        string master = await box.CreateAsync(Box.Weekly("Weekly", "2026-03-02T09:00", "\"type\": \"noEnd\""));
        await box.CreateAsync(Box.Event("Single", "2026-03-02T12:00"));

        var round = await box.RoundAsync(March, $"odata.maxpagesize=2, {Box.Immutable}");

        Assert.Equal([6, 1], round.Pages);
        Assert.Equal("Weekly", round.Entries.Single(e => e.Text("id") == master).Text("subject"));
        JsonObject[] occurrences = [.. round.Entries.Where(e => e.Text("type") == "occurrence")];
        Assert.Equal(5, occurrences.Length);
        Assert.All(occurrences, o => Assert.Equal(
            ["@odata.etag", "@odata.type", "end", "id", "seriesMasterId", "start", "type"], o.Select(p => p.Key).Order(StringComparer.Ordinal)));
        Assert.All(occurrences, o => Assert.Equal(master, o.Text("seriesMasterId")));
    }

    [Fact]
    public async Task A_deleted_occurrence_is_not_reported_and_the_rest_of_the_series_comes_again()
    {
        await using Box box = await Box.OpenAsync();
        string master = await box.CreateAsync(Box.Weekly("Weekly", "2026-03-02T09:00", "\"type\": \"noEnd\""));
        var first = await box.RoundAsync(March);
        string gone = first.Entries.First(e => e.Text("type") == "occurrence" && e["start"].Local().StartsWith("2026-03-16", StringComparison.Ordinal)).Text("id")!;

        Assert.Equal(204, (await box.DeleteAsync($"/me/events/{gone}")).Status);
        var second = await box.RoundAsync(first.DeltaLink);

        Assert.DoesNotContain(second.Entries, e => e.Text("id") == gone);
        Assert.DoesNotContain(second.Entries, e => e.IsRemoved());
        Assert.Contains(second.Entries, e => e.Text("id") == master);
        Assert.Equal(4, second.Entries.Count(e => e.Text("type") == "occurrence"));
        Reply detail = await box.GetAsync($"/me/events/{master}?$select=cancelledOccurrences&$expand=exceptionOccurrences", Box.Immutable);
        Assert.Equal([$"OID.{master}.2026-03-16"], detail.Json["cancelledOccurrences"]!.AsArray().Select(o => o!.GetValue<string>()));
        Assert.Equal(404, (await box.GetAsync($"/me/events/{gone}")).Status);
    }

    [Fact]
    public async Task An_event_outside_the_window_is_reported_as_removed_when_it_is_made_changed_or_moved_out()
    {
        await using Box box = await Box.OpenAsync();
        string inside = await box.CreateAsync(Box.Event("Inside", "2026-03-02T09:00"));
        var round = await box.RoundAsync(March);

        string outside = await box.CreateAsync(Box.Event("Outside", "2026-06-02T09:00"));
        round = await box.RoundAsync(round.DeltaLink);
        Assert.True(round.Entries.Single(e => e.Text("id") == outside).IsRemoved());

        await box.PatchAsync($"/me/events/{inside}", Box.Event("Inside", "2026-07-02T09:00"));
        round = await box.RoundAsync(round.DeltaLink);
        Assert.True(round.Entries.Single(e => e.Text("id") == inside).IsRemoved());
    }

    [Fact]
    public async Task A_deleted_series_is_removed_by_its_master_and_on_request_by_each_occurrence()
    {
        await using Box box = await Box.OpenAsync();
        string first = await box.CreateAsync(Box.Weekly("A", "2026-03-02T09:00", "\"type\": \"noEnd\""));
        string second = await box.CreateAsync(Box.Weekly("B", "2026-03-03T09:00", "\"type\": \"noEnd\""));
        var round = await box.RoundAsync(March);

        await box.DeleteAsync($"/me/events/{first}");
        round = await box.RoundAsync(round.DeltaLink);
        Assert.Equal(first, Assert.Single(round.Entries).Text("id"));

        await box.BackAsync("POST", "faults", """{ "removedOccurrences": 1 }""");
        await box.DeleteAsync($"/me/events/{second}");
        round = await box.RoundAsync(round.DeltaLink);
        Assert.Equal(6, round.Entries.Count);
        Assert.All(round.Entries, e => Assert.True(e.IsRemoved()));
    }

    [Fact]
    public async Task Only_the_last_three_generations_of_a_view_live()
    {
        await using Box box = await Box.OpenAsync();
        var links = new List<string> { (await box.RoundAsync(March)).DeltaLink };
        for (int i = 0; i < 3; i++)
        {
            links.Add((await box.RoundAsync(links[^1])).DeltaLink);
        }

        Reply old = await box.FollowAsync(links[0]);
        Assert.Equal((410, "SyncStateNotFound"), (old.Status, old.Code));
        Assert.Contains("generation=1", old.Json["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(200, (await box.FollowAsync(links[1])).Status);

        var restarted = await box.RoundAsync(old.Headers["Location"]);
        Assert.Empty(restarted.Entries);
    }

    [Fact]
    public async Task The_window_is_bound_to_the_token_and_a_link_encoded_again_is_refused()
    {
        await using Box box = await Box.OpenAsync();
        await box.CreateAsync(Box.Event("March", "2026-03-02T09:00"));
        var round = await box.RoundAsync(March);
        await box.CreateAsync(Box.Event("June", "2026-06-02T09:00"));

        Reply moved = await box.FollowAsync(round.DeltaLink + "&startDateTime=2026-06-01T00:00:00Z&endDateTime=2026-07-01T00:00:00Z");
        Assert.True(Assert.Single(moved.Value).IsRemoved());

        Assert.Contains('%', round.DeltaLink);
        Assert.Equal(400, (await box.FollowAsync(round.DeltaLink.Replace("%", "%25", StringComparison.Ordinal).Replace("%2524", "%24", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData("", 400, "ErrorInvalidRequest")]
    [InlineData("?startDateTime=&endDateTime=2026-04-01", 400, "ErrorInvalidParameter")]
    [InlineData("?startDateTime=2026-03-01&endDateTime=2026-04-01&$select=subject", 400, "ErrorInvalidUrlQuery")]
    [InlineData("?startDateTime=2026-03-01&endDateTime=2026-04-01&$expand=singleValueExtendedProperties", 400, "ErrorInvalidUrlQuery")]
    [InlineData("?startDateTime=2026-03-01&endDateTime=2026-04-01&$filter=subject eq 'x'", 400, "ErrorInvalidUrlQuery")]
    [InlineData("?startDateTime=2026-03-01T00:00:00-05:00&endDateTime=2026-04-01", 200, "")]
    public async Task Delta_takes_a_window_and_no_query(string query, int status, string code)
    {
        await using Box box = await Box.OpenAsync();

        Reply answer = await box.GetAsync("/me/calendarView/delta" + query);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_calendar_of_its_own_has_a_stream_of_its_own()
    {
        await using Box box = await Box.OpenAsync();
        string calendar = (await box.PostAsync("/me/calendars", """{ "name": "Follow-ups" }""")).Id;
        string path = $"/me/calendars/{calendar}/calendarView/delta?{Box.Year}";
        var own = await box.RoundAsync(path);
        var main = await box.RoundAsync($"/me/calendarView/delta?{Box.Year}");

        await box.PostAsync($"/me/calendars/{calendar}/events", Box.Event("Mine", "2026-03-02T09:00"));

        Assert.Equal("Mine", Assert.Single((await box.RoundAsync(own.DeltaLink)).Entries).Text("subject"));
        Assert.Empty((await box.RoundAsync(main.DeltaLink)).Entries);
        Assert.Equal(204, (await box.DeleteAsync($"/me/calendars/{calendar}")).Status);
        Assert.Equal(404, (await box.PostAsync($"/me/calendars/{calendar}/events", Box.Event("Late", "2026-03-02T09:00"))).Status);
    }

    [Fact]
    public async Task A_page_holds_ten_and_maxpagesize_is_no_more_than_a_wish()
    {
        await using Box box = await Box.OpenAsync();
        for (int i = 0; i < 12; i++)
        {
            await box.CreateAsync(Box.Event($"E{i}", "2026-03-02T09:00"));
        }

        Assert.Equal([10, 2], (await box.RoundAsync(March)).Pages);
        await box.BackAsync("POST", "faults", """{ "oversizedPage": 1 }""");
        Assert.Equal([8, 4], (await box.RoundAsync(March, "odata.maxpagesize=4")).Pages);
        await box.BackAsync("POST", "faults", """{ "duplicatedEntry": 1 }""");
        Assert.Equal([11, 3], (await box.RoundAsync(March)).Pages);
        await box.BackAsync("POST", "faults", """{ "seed": 5, "emptyPage": 0.5 }""");
        var holes = await box.RoundAsync(March, "odata.maxpagesize=2");
        Assert.Contains(0, holes.Pages);
        Assert.Equal(12, holes.Entries.Count);
        await box.BackAsync("POST", "faults", """{ "loopingPage": 1 }""");
        Reply loop = await box.GetAsync(March);
        Reply again = await box.FollowAsync(loop.Text("@odata.nextLink"), null);
        Assert.Equal(loop.Value.Select(e => e.Text("id")), again.Value.Select(e => e.Text("id")));
        Assert.NotEqual(loop.Text("@odata.nextLink"), again.Text("@odata.nextLink"));
    }
}
