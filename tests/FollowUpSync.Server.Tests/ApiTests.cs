using System.Net;
using System.Text.Json.Nodes;

namespace FollowUpSync.Server.Tests;

public sealed class ApiTests
{
    [Fact]
    public async Task The_service_begins_by_itself_and_the_calendar_has_the_follow_ups()
    {
        await using Scene scene = await Scene.OpenAsync();
        JsonObject[] entries = await scene.EntriesAsync();
        Assert.Contains(entries, entry => (string)entry["subject"]! == "Thank Sam Lee (Contoso)");
        Assert.Equal(entries.Length, entries.Select(entry => (string)entry["transactionId"]!).Distinct().Count());
        JsonNode me = await scene.GetAsync("me");
        Assert.Equal(3, (int)me["counts"]!["interviews"]!);
        Assert.False((bool)me["sample"]!);
    }

    [Fact]
    public async Task Words_change_the_calendar_at_once_and_can_be_taken_back()
    {
        await using Scene scene = await Scene.OpenAsync();
        string thanks = (string)(await scene.FollowUpAsync())["id"]!;
        int before = (await scene.EntriesAsync()).Length;

        await scene.DoAsync("POST", $"follow-ups/{thanks}/skip");
        Assert.Equal(before - 1, (await scene.EntriesAsync()).Length);
        Assert.Equal("skipped", (string)(await scene.GetAsync("follow-ups?status=skipped"))["followUps"]![0]!["status"]!);

        await scene.DoAsync("POST", $"follow-ups/{thanks}/reopen");
        Assert.Equal(before, (await scene.EntriesAsync()).Length);

        await scene.DoAsync("POST", $"follow-ups/{thanks}/snooze", """{"until":"2026-11-06"}""");
        Assert.Contains(await scene.EntriesAsync(), entry => ((string)entry["subject"]!).StartsWith("Thank", StringComparison.Ordinal) && ((string)entry["start"]!["dateTime"]!).StartsWith("2026-11-06", StringComparison.Ordinal));

        string run = (string)(await scene.DoAsync("POST", $"follow-ups/{thanks}/done"))["run"]!;
        (await scene.AskAsync("POST", $"follow-ups/{thanks}/done")).IsProblem(HttpStatusCode.Conflict, "FUS412");
        await scene.DoAsync("POST", $"runs/{run}/undo");
        await scene.DoAsync("POST", "sync");
        Assert.DoesNotContain((await scene.GetAsync("follow-ups"))["followUps"]!.AsArray(), one => (string)one!["status"]! == "done");
        Assert.True((bool)(await scene.GetAsync("runs"))["runs"]!.AsArray().First(one => (string)one!["run"]! == run)!["undone"]!);
    }

    [Fact]
    public async Task A_process_shows_all_that_was_said_about_it()
    {
        await using Scene scene = await Scene.OpenAsync();
        string process = await scene.ProcessAsync();
        await scene.DoAsync("POST", $"processes/{process}/note", """{"text":"Topic: the move to event sourcing"}""");
        await scene.DoAsync("POST", $"processes/{process}/promise", """{"date":"2026-11-18"}""");
        await scene.DoAsync("POST", $"processes/{process}/contact", """{"on":"2026-11-03","by":"phone"}""");

        JsonNode shown = await scene.GetAsync($"processes/{process}");
        Assert.Equal("Topic: the move to event sourcing", (string)shown["notes"]![0]!);
        Assert.Equal("2026-11-18", (string)shown["promised"]!);
        Assert.Equal("phone", (string)shown["contacts"]![0]!["by"]!);
        Assert.Contains("2026-11-19", shown["followUps"]!.AsArray().Where(one => (string)one!["kind"]! == "checkIn").Select(one => (string)one!["date"]!));
        JsonNode thanks = await scene.FollowUpAsync();
        Assert.Contains("event sourcing", (string)(await scene.GetAsync($"follow-ups/{thanks["id"]}/draft"))["notes"]![0]!["text"]!, StringComparison.Ordinal);

        await scene.DoAsync("POST", $"processes/{process}/outcome", """{"outcome":"rejected"}""");
        Assert.DoesNotContain(await scene.EntriesAsync(), entry => ((string)entry["subject"]!).Contains("Contoso", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_owners_verdict_on_an_entry_stands_also_for_one_that_was_let_be()
    {
        await using Scene scene = await Scene.OpenAsync();
        string interview = (string)(await scene.GetAsync("interviews"))["interviews"]!.AsArray().First(one => (string?)one!["company"] == "Fabrikam")!["id"]!;
        await scene.DoAsync("PATCH", $"interviews/{interview}", """{"isInterview":false}""");
        Assert.DoesNotContain(await scene.EntriesAsync(), entry => ((string)entry["subject"]!).Contains("Fabrikam", StringComparison.Ordinal));

        JsonNode dentist = await scene.PersonAsync("POST", "events", """[{ "id": "dentist", "subject": "Dentist", "start": { "dateTime": "2026-11-03T08:00:00", "timeZone": "UTC" }, "end": { "dateTime": "2026-11-03T09:00:00", "timeZone": "UTC" } }]""");
        string item = (string)dentist["value"]![0]!["id"]!;
        await scene.DoAsync("POST", "sync"); // It is read, and let be.
        JsonNode resolved = await scene.DoAsync("POST", "items/resolve", $$"""{"itemId":"{{item}}"}""");
        Assert.Equal("no", (string)resolved["verdict"]!);
        Assert.Null(resolved["processId"]);
        await scene.DoAsync("PATCH", $"interviews/{resolved["interviewId"]}", """{"isInterview":true}""");
        Assert.Contains((await scene.GetAsync("interviews"))["interviews"]!.AsArray(), one => (string)one!["subject"]! == "Dentist");
    }

    [Fact]
    public async Task An_item_of_Outlook_leads_to_what_hangs_on_it_by_any_of_its_ids()
    {
        await using Scene scene = await Scene.OpenAsync();
        JsonNode mail = await scene.PersonAsync("GET", "");
        string item = (string)mail["events"]!.AsArray().First(one => ((string)one!["subject"]!).Contains("Contoso", StringComparison.Ordinal) && one["transactionId"] is null)!["id"]!;
        string process = await scene.ProcessAsync();
        Assert.Equal(process, (string)(await scene.DoAsync("POST", "items/resolve", $$"""{"itemId":"{{item}}"}"""))["processId"]!);

        string ours = (string)(await scene.EntriesAsync())[0]["id"]!;
        Assert.StartsWith("f_", (string)(await scene.DoAsync("POST", "items/resolve", $$"""{"itemId":"{{ours}}"}"""))["followUpId"]!);

        string series = (string)(await scene.PersonAsync("POST", "events", """[{ "id": "weekly", "subject": "Interview training", "start": { "dateTime": "2026-11-05T08:00:00", "timeZone": "UTC" }, "end": { "dateTime": "2026-11-05T09:00:00", "timeZone": "UTC" }, "recurrence": { "pattern": { "type": "weekly", "interval": 1, "daysOfWeek": ["thursday"] }, "range": { "type": "numbered", "startDate": "2026-11-05", "numberOfOccurrences": 3 } } }]"""))["value"]![0]!["id"]!;
        (await scene.AskAsync("POST", "items/resolve", $$"""{"itemId":"{{series}}"}""")).IsProblem(HttpStatusCode.Conflict, "FUS614");
        (await scene.AskAsync("POST", "items/resolve", """{"itemId":"AAMkNoSuchThing="}""")).IsProblem(HttpStatusCode.NotFound, "FUS615");
    }

    [Fact]
    public async Task Notes_lie_in_Drafts_and_what_a_person_made_of_one_is_theirs()
    {
        await using Scene scene = await Scene.OpenAsync();
        string thanks = (string)(await scene.FollowUpAsync())["id"]!;
        JsonNode[] drafts = [.. (await scene.DoAsync("POST", $"follow-ups/{thanks}/draft"))["drafts"]!.AsArray().Select(one => one!)];
        Assert.All(drafts, draft => Assert.Equal("inDrafts", (string)draft["state"]!));
        int lie = (await scene.PersonAsync("GET", ""))["messages"]!.AsArray().Count;

        await scene.PersonAsync("PATCH", $"messages/{Uri.EscapeDataString((string)drafts[0]["itemId"]!)}", """{"subject":"In my own words"}""");
        string process = await scene.ProcessAsync();
        await scene.DoAsync("POST", $"processes/{process}/note", """{"text":"Topic: something else"}"""); // Would change the note.
        drafts = [.. (await scene.DoAsync("POST", $"follow-ups/{thanks}/draft"))["drafts"]!.AsArray().Select(one => one!)];
        Assert.Equal("yours", (string)drafts[0]["state"]!);
        Assert.Equal(lie, (await scene.PersonAsync("GET", ""))["messages"]!.AsArray().Count);

        string later = (string)(await scene.GetAsync("follow-ups"))["followUps"]!.AsArray().Last(one => (string)one!["kind"]! == "checkIn")!["id"]!;
        (await scene.AskAsync("POST", $"follow-ups/{later}/draft")).IsProblem(HttpStatusCode.Conflict, "FUS613");
    }

    [Fact]
    public async Task A_rhythm_of_ones_own_is_checked_whole_and_changes_the_plan()
    {
        await using Scene scene = await Scene.OpenAsync();
        Told cadence = await scene.AskAsync("GET", "cadence");
        JsonNode own = cadence.Json;
        own["checkIn"]!["everyDays"] = 5;
        await scene.DoAsync("PUT", "cadence", own.ToJsonString(), ("If-Match", cadence.Headers["ETag"]));
        Assert.Equal(5, (int)(await scene.GetAsync("cadence"))["checkIn"]!["everyDays"]!);

        own["checkIn"]!["everyDays"] = "often";
        Told refused = (await scene.AskAsync("PUT", "cadence", own.ToJsonString(), ("If-Match", "*"))).IsProblem(HttpStatusCode.UnprocessableEntity, (string)(await scene.AskAsync("PUT", "cadence", own.ToJsonString(), ("If-Match", "*"))).Json["code"]!);
        Assert.NotEmpty(refused.Json["problems"]!.AsArray());
        Assert.Equal(5, (int)(await scene.GetAsync("cadence"))["checkIn"]!["everyDays"]!);
    }

    [Fact]
    public async Task Words_of_ones_own_are_tried_before_they_are_used()
    {
        await using Scene scene = await Scene.OpenAsync();
        const string Text = """{"name":"check-in","text":"Subject: Any news?\n\nIs there any news about {{ role }}?\n"}""";
        JsonNode preview = await scene.DoAsync("POST", "templates/preview", Text);
        Assert.Equal("Any news?", (string)preview["notes"]![0]!["subject"]!);
        Assert.False((bool)(await scene.GetAsync("templates/check-in"))["own"]!);

        Told shown = await scene.AskAsync("GET", "templates/check-in");
        await scene.DoAsync("PUT", "templates/check-in", """{"text":"Subject: Any news?\n\nIs there any news?\n"}""", ("If-Match", shown.Headers["ETag"]));
        Assert.True((bool)(await scene.GetAsync("templates/check-in"))["own"]!);
        Assert.True((bool)(await scene.GetAsync("templates"))["templates"]!.AsArray().First(one => (string)one!["name"]! == "check-in")!["own"]!);
        Assert.False((bool)(await scene.GetAsync("templates/de/check-in"))["own"]!);

        (await scene.AskAsync("PUT", "templates/check-in", """{"text":"Subject: {{ nobody }}\n\nHello\n"}""", ("If-Match", "*"))).IsProblem(HttpStatusCode.UnprocessableEntity, "FUS302");
        await scene.DoAsync("PUT", "templates/check-in", """{"text":null}""", ("If-Match", "*"));
        Assert.False((bool)(await scene.GetAsync("templates/check-in"))["own"]!);
    }

    [Fact]
    public async Task A_brake_stops_and_says_how_to_go_on()
    {
        await using Scene scene = await Scene.OpenAsync(one => one with { Notifications = false });
        foreach (string company in (string[])["contoso", "fabrikam", "tailspin"])
        {
            await scene.PersonAsync("DELETE", $"events/{company}");
        }

        Told stopped = (await scene.AskAsync("POST", "sync")).IsProblem(HttpStatusCode.Conflict, "FUS230");
        Assert.Equal("stopped", (string)stopped.Json["report"]!["mode"]!);
        Assert.Equal("needsYou", Scene.State(await scene.GetAsync("me")));
        Assert.NotEmpty(await scene.EntriesAsync());
        await scene.DoAsync("POST", "sync", """{"yes":true}""");
        Assert.Empty(await scene.EntriesAsync());
        Assert.Equal("upToDate", Scene.State(await scene.GetAsync("me")));
    }

    [Fact]
    public async Task Follow_ups_are_calendar_files_too()
    {
        await using Scene scene = await Scene.OpenAsync();
        Told all = await scene.AskAsync("GET", "follow-ups.ics");
        Assert.StartsWith("text/calendar", all.Headers["Content-Type"]);
        Assert.Equal((await scene.EntriesAsync()).Length, all.Text.Split("BEGIN:VEVENT").Length - 1);
        string id = (string)(await scene.FollowUpAsync())["id"]!;
        Assert.Equal(2, (await scene.AskAsync("GET", $"follow-ups/{id}.ics")).Text.Split("BEGIN:VEVENT").Length);
        Assert.Equal(HttpStatusCode.NotModified, (await scene.AskAsync("GET", "follow-ups.ics", null, ("If-None-Match", all.Headers["ETag"]))).Status);
    }
}
