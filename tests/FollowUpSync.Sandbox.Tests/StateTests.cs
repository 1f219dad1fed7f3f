using System.Diagnostics;

namespace FollowUpSync.Sandbox.Tests;

public sealed class StateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sandbox").FullName;

    [Fact]
    public async Task A_killed_sandbox_comes_back_as_it_was()
    {
        string state = Path.Combine(folder, "state.db");
        using Process first = Start(out Uri address, "--port", "0", "--state", state);
        await using var box = new Box(address);
        await box.BackAsync("POST", "clock", """{ "now": "2026-03-01T00:00:00Z" }""");
        string single = await box.CreateAsync(Box.Event("Single", "2026-03-02T09:00", """ "transactionId": "t" """));
        string master = await box.CreateAsync(Box.Weekly("Weekly", "2026-03-02T09:00", "\"type\": \"noEnd\""));
        string gone = (await box.GetAsync($"/me/events/{master}/instances?{Box.Year}", Box.Immutable)).Value[1].Text("id")!;
        var round = await box.RoundAsync($"/me/calendarView/delta?{Box.Year}");
        Reply draft = await box.PostAsync("/me/messages", """{ "subject": "Draft" }""", Box.Immutable);
        await box.DeleteAsync($"/me/events/{gone}");
        string before = (await box.BackAsync("GET", $"mailboxes/{Box.Owner}")).Body;

        first.Kill();
        await first.WaitForExitAsync();
        using Process second = Start(out Uri again, "--port", "0", "--state", state);
        await using var back = new Box(again);

        Assert.Equal(before, (await back.BackAsync("GET", $"mailboxes/{Box.Owner}")).Body);
        Assert.Equal(single, (await back.PostAsync("/me/events", Box.Event("Single", "2026-03-02T09:00", """ "transactionId": "t" """), Box.Immutable)).Id);
        Assert.Equal(draft.Text("@odata.etag"), (await back.GetAsync($"/me/messages/{draft.Id}")).Text("@odata.etag"));
        Assert.StartsWith("2026-03-01T00:", (await back.BackAsync("GET", "clock")).Text("now"), StringComparison.Ordinal);
        var next = await back.RoundAsync(round.DeltaLink.Replace(address.ToString(), again.ToString(), StringComparison.Ordinal));
        Assert.Contains(next.Entries, e => e.Text("id") == master);
        Assert.DoesNotContain(next.Entries, e => e.Text("id") == gone || e.Text("id") == single);
        second.Kill();
    }

    [Fact]
    public async Task A_kill_between_any_two_writes_loses_nothing_that_was_answered()
    {
        string state = Path.Combine(folder, "state.db");
        var answered = new List<string>();
        for (int life = 0; life < 3; life++)
        {
            using Process process = Start(out Uri address, "--port", "0", "--state", state);
            await using var box = new Box(address);
            Task? killer = null;
            try
            {
                for (int i = 0; ; i++)
                {
                    killer ??= i == 5 + life ? Task.Run(process.Kill) : null;
                    answered.Add(await box.CreateAsync(Box.Event($"{life}/{i}", "2026-03-02T09:00")));
                }
            }
            catch (HttpRequestException)
            {
                await (killer ?? throw new InvalidOperationException("It died by itself."));
            }
        }

        using Process last = Start(out Uri found, "--port", "0", "--state", state);
        await using var final = new Box(found);
        Reply all = await final.BackAsync("GET", $"mailboxes/{Box.Owner}");
        Assert.True(answered.Count >= 18);
        Assert.Subset(all.Json["events"]!.AsArray().Select(e => e!["id"]!.GetValue<string>()).ToHashSet(), answered.ToHashSet());
        last.Kill();
    }

    [Fact]
    public async Task It_stops_cleanly_when_told_to()
    {
        using Process process = Start(out _, "--port", "0");
        using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("--port x", "--port x: not a port; give a number from 0 (any free one) to 65535")]
    [InlineData("--port 70000", "--port 70000: not a port")]
    [InlineData("--prot 1", "'--prot' is no option; usage: followupsync-sandbox [--port 5290] [--state FILE] [--seed FILE]")]
    [InlineData("--state", "--state needs a value")]
    [InlineData("--seed FOLDER/none.jsonl", "--seed FOLDER/none.jsonl: cannot be read")]
    [InlineData("--seed FOLDER/broken.jsonl", "--seed FOLDER/broken.jsonl:2: this is no JSON")]
    [InlineData("--seed FOLDER/timeless.json", "--seed FOLDER/timeless.json: event 'e1': An event needs start and end")]
    [InlineData("--state FOLDER/broken.jsonl", "--state FOLDER/broken.jsonl: cannot be opened as a sandbox's state")]
    [InlineData("--port TAKEN", "--port TAKEN: another program listens there")]
    public async Task What_is_wrong_at_the_start_is_said_in_one_line(string arguments, string message)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.jsonl"), $"{Box.Event("x", "2026-03-02T09:00").Trim()}\n{{ \"subject\": {new string('x', 200)}");
        await File.WriteAllTextAsync(Path.Combine(folder, "timeless.json"), """[{ "id": "e1", "subject": "x" }]""");
        await using Box taken = await Box.OpenAsync();
        string Fill(string text) => text.Replace("FOLDER", folder, StringComparison.Ordinal).Replace("TAKEN", $"{taken.Address.Port}", StringComparison.Ordinal);

        using Process process = Run(Fill(arguments).Split(' '));
        string said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith($"followupsync-sandbox: {Fill(message)}", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_seed_fills_the_mailboxes_it_names_and_every_new_one_and_only_once()
    {
        string seed = Path.Combine(folder, "seed.jsonl"), state = Path.Combine(folder, "state.db");
        string everybody = Box.Event("Everybody", "2026-03-02T09:00").Trim(), danas = Box.Event("Dana's", "2026-03-02T09:00", """ "attendees": [{ "emailAddress": { "address": "x@y.example" } }] """).Trim();
        await File.WriteAllTextAsync(seed, everybody + "\n" + $$"""{ "owner": { "name": "Dana", "email": "Dana@Example.com" }, "event": {{danas}} }""" + "\n");
        static async Task<string[]> Subjects(Box box, string owner) =>
            [.. (await box.SendAsync("GET", "v1.0/me/events", null, ("Token", $"sandbox:{owner}"))).Value.Select(e => e.Text("subject")!)];

        await using (Box box = await Box.OpenAsync(state, seed))
        {
            Assert.Equal(["Everybody", "Dana's"], await Subjects(box, Box.Owner));
            Assert.Equal(["Everybody"], await Subjects(box, "other@example.com"));
        }

        await using Box again = await Box.OpenAsync(state, seed);
        Assert.Equal(["Everybody", "Dana's"], await Subjects(again, Box.Owner));
    }

    [Theory]
    [InlineData("array")]
    [InlineData("lines")]
    public async Task A_person_may_add_change_and_delete_anything_by_any_id(string form)
    {
        await using Box box = await Box.OpenAsync();
        string one = Box.Event("Invited", "2026-03-02T09:00", """ "id": "seed-1", "iCalUId": "uid-1", "attendees": [{ "emailAddress": { "address": "x@y.example" } }], "organizer": { "emailAddress": { "address": "hr@contoso.example" } }, "isOrganizer": false """).Trim();
        string series = Box.Weekly("Weekly", "2026-03-02T09:00", "\"type\": \"noEnd\"").Trim().Insert(1, """ "id": "seed-2", """);
        string exception = Box.Event("Moved", "2026-03-09T15:00", """ "type": "exception", "seriesMasterId": "seed-2", "originalStart": "2026-03-09T09:00:00Z" """).Trim();
        string[] all = [.. new[] { one, series, exception }.Select(e => JsonNode.Parse(e)!.ToJsonString())];

        Reply made = await box.PersonAsync("POST", "events", form == "array" ? $"[{string.Join(", ", all)}]" : string.Join("\n", all));
        Assert.Equal((201, 3), (made.Status, made.Value.Count));

        Reply view = await box.GetAsync("/me/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-16");
        Assert.Equal(["Invited", "Weekly", "Moved"], view.Value.Select(e => e.Text("subject")));
        Assert.False(view.Value[0]["isOrganizer"]!.GetValue<bool>());
        Assert.Equal("hr@contoso.example", view.Value[0]["organizer"]!["emailAddress"]!["address"]!.GetValue<string>());
        Assert.Equal(200, (await box.PersonAsync("PATCH", "events/seed-1", """{ "subject": "Edited", "isCancelled": true }""")).Status);
        Assert.Equal("Edited", (await box.GetAsync($"/me/events/{made.Value[0].Text("id")}")).Text("subject"));
        Assert.Equal(204, (await box.PersonAsync("DELETE", "events/uid-1")).Status);
        Assert.Equal(204, (await box.PersonAsync("DELETE", $"events/{made.Value[2].Text("id")}")).Status);
        JsonObject left = (await box.BackAsync("GET", $"mailboxes/{Box.Owner}")).Json;
        Assert.Equal("Weekly", Assert.Single(left["events"]!.AsArray())!["subject"]!.GetValue<string>());
        Assert.Equal(["address", "calendars", "events", "messages", "subscriptions"], left.Select(p => p.Key));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Process Start(out Uri address, params string[] arguments)
    {
        Process process = Run(arguments);
        string line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(process.StandardError.ReadToEnd());
        address = new Uri(line.Split(' ')[1].Replace("v1.0", "", StringComparison.Ordinal));
        return process;
    }

    private static Process Run(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "followupsync-sandbox.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
