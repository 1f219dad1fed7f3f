using System.Net;

namespace FollowUpSync.Server.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("GET", "nothing", null, HttpStatusCode.NotFound, "FUS610")]
    [InlineData("PUT", "me", "{}", HttpStatusCode.MethodNotAllowed, "FUS611")]
    [InlineData("GET", "processes/p_00000000", null, HttpStatusCode.NotFound, "FUS410")]
    [InlineData("POST", "processes/p_00000000/outcome", """{"outcome":"offer"}""", HttpStatusCode.NotFound, "FUS410")]
    [InlineData("POST", "processes/PROCESS/outcome", """{"outcome":"hired"}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/outcome", """{"outcome":"1"}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/outcome", """{"outcome":true}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/outcome", "{}", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/outcome", """{"outcome":"offer","salary":1}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/outcome", "{\"outcome\":", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/outcome", "[]", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/promise", """{"date":"next week"}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/promise", """{"date":"2026-02-30"}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "processes/PROCESS/contact", """{"on":"2027-01-01"}""", HttpStatusCode.BadRequest, "FUS414")]
    [InlineData("POST", "processes/PROCESS/note", """{"text":""}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("PATCH", "interviews/i_00000000", """{"isInterview":"yes"}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("PATCH", "interviews/i_00000000", """{"isInterview":true}""", HttpStatusCode.NotFound, "FUS410")]
    [InlineData("GET", "follow-ups?status=someday", null, HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "follow-ups/f_00000000/done", null, HttpStatusCode.NotFound, "FUS410")]
    [InlineData("POST", "follow-ups/THANKS/done", """{"really":true}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "follow-ups/THANKS/reopen", null, HttpStatusCode.Conflict, "FUS417")]
    [InlineData("POST", "follow-ups/THANKS/snooze", """{"until":"2026-01-01"}""", HttpStatusCode.BadRequest, "FUS413")]
    [InlineData("GET", "follow-ups/f_00000000/draft", null, HttpStatusCode.NotFound, "FUS410")]
    [InlineData("GET", "follow-ups/f_00000000.ics", null, HttpStatusCode.Conflict, "FUS411")]
    [InlineData("POST", "runs/r_00000000/undo", null, HttpStatusCode.NotFound, "FUS416")]
    [InlineData("GET", "templates/poem", null, HttpStatusCode.NotFound, "FUS424")]
    [InlineData("PUT", "templates/poem", """{"text":"x"}""", HttpStatusCode.NotFound, "FUS424")]
    [InlineData("PUT", "cadence", """{"checkIn":{}}""", HttpStatusCode.PreconditionRequired, "FUS608")]
    [InlineData("PUT", "templates/check-in", """{"text":null}""", HttpStatusCode.PreconditionRequired, "FUS608")]
    [InlineData("POST", "templates/preview", """{"name":"check-in"}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("POST", "sync", """{"yes":"please"}""", HttpStatusCode.BadRequest, "FUS605")]
    [InlineData("DELETE", "feed", null, HttpStatusCode.NotFound, "FUS612")]
    public async Task Whatever_is_wrong_is_named_with_its_cure_and_changes_nothing(string method, string path, string? body, HttpStatusCode status, string code)
    {
        Scene scene = await Shared.Value;
        string process = await scene.ProcessAsync();
        string thanks = (string)(await scene.FollowUpAsync())["id"]!;
        string before = (await scene.AskAsync("GET", "runs")).Text;

        Told answer = await scene.AskAsync(method, path.Replace("PROCESS", process, StringComparison.Ordinal).Replace("THANKS", thanks, StringComparison.Ordinal), body);

        answer.IsProblem(status, code);
        Assert.DoesNotContain("followupsync ", answer.Text.Replace("followupsync login", "", StringComparison.Ordinal), StringComparison.Ordinal); // A program is told what to send, not what to type.
        Assert.Equal(before, (await scene.AskAsync("GET", "runs")).Text);
    }

    [Fact]
    public async Task A_word_about_what_has_changed_since_is_not_taken()
    {
        await using Scene scene = await Scene.OpenAsync();
        System.Text.Json.Nodes.JsonNode thanks = await scene.FollowUpAsync();
        (string id, string etag) = ((string)thanks["id"]!, (string)thanks["etag"]!);
        await scene.DoAsync("POST", $"follow-ups/{id}/snooze", """{"until":"2026-11-06"}"""); // On another screen.
        (await scene.AskAsync("POST", $"follow-ups/{id}/skip", null, ("If-Match", etag))).IsProblem(HttpStatusCode.PreconditionFailed, "FUS607");
        Assert.Equal("snoozed", (string)(await scene.FollowUpAsync())["status"]!);
        await scene.DoAsync("POST", $"follow-ups/{id}/skip", null, ("If-Match", (string)(await scene.FollowUpAsync())["etag"]!));

        string process = await scene.ProcessAsync();
        string seen = (await scene.AskAsync("GET", $"processes/{process}")).Headers["ETag"];
        await scene.DoAsync("POST", $"processes/{process}/note", """{"text":"One"}""", ("If-Match", seen));
        (await scene.AskAsync("POST", $"processes/{process}/note", """{"text":"Two"}""", ("If-Match", seen))).IsProblem(HttpStatusCode.PreconditionFailed, "FUS607");
        Assert.Equal(HttpStatusCode.OK, (await scene.AskAsync("GET", $"processes/{process}", null, ("If-None-Match", seen))).Status);
    }

    [Fact]
    public async Task Of_two_who_replace_the_rhythm_they_both_read_the_second_is_told()
    {
        await using Scene scene = await Scene.OpenAsync();
        Told cadence = await scene.AskAsync("GET", "cadence");
        string mine = cadence.Text.Replace("\"everyDays\": 7", "\"everyDays\": 6", StringComparison.Ordinal);
        string yours = cadence.Text.Replace("\"everyDays\": 7", "\"everyDays\": 8", StringComparison.Ordinal);
        Told[] answers = await Task.WhenAll(
            scene.AskAsync("PUT", "cadence", mine, ("If-Match", cadence.Headers["ETag"])),
            scene.AskAsync("PUT", "cadence", yours, ("If-Match", cadence.Headers["ETag"])));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_request_that_is_sent_again_with_its_key_is_done_once_also_after_a_restart()
    {
        await using Scene scene = await Scene.OpenAsync();
        string process = await scene.ProcessAsync();
        (string, string) key = ("Idempotency-Key", "0e0c3c2a");
        const string Body = """{"text":"They liked the demo"}""";
        Told[] both = await Task.WhenAll(scene.AskAsync("POST", $"processes/{process}/note", Body, key), scene.AskAsync("POST", $"processes/{process}/note", Body, key));
        Assert.Equal(both[0].Text, both[1].Text);

        await scene.RestartAsync();
        Told again = await scene.AskAsync("POST", $"processes/{process}/note", Body, key);
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(both[0].Text, again.Text);
        Assert.Single((await scene.GetAsync($"processes/{process}"))["notes"]!.AsArray());
        (await scene.AskAsync("POST", $"processes/{process}/note", """{"text":"Another"}""", key)).IsProblem(HttpStatusCode.UnprocessableEntity, "FUS609");
        (await scene.AskAsync("POST", $"processes/{process}/note", Body, ("Idempotency-Key", new string('k', 129)))).IsProblem(HttpStatusCode.BadRequest, "FUS609");
    }

    [Fact]
    public async Task A_body_without_end_is_not_read()
    {
        Scene scene = await Shared.Value;
        string process = await scene.ProcessAsync();
        (await scene.AskAsync("POST", $"processes/{process}/note", $$"""{"text":"{{new string('x', 2 << 20)}}"}""", ("Expect", "100-continue"))).IsProblem(HttpStatusCode.RequestEntityTooLarge, "FUS604");
    }

    // Read and refused only: nothing in it changes. Ended with the process.
    private static readonly Lazy<Task<Scene>> Shared = new(() => Scene.OpenAsync(one => one with { Notifications = false }));
}
