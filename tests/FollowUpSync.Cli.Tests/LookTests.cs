using System.Text;
using System.Text.Json;
using MimeKit;

namespace FollowUpSync.Cli.Tests;

/// <summary>Commands that look and change nothing, and those for cadence and templates.</summary>
public sealed class LookTests
{
    [Fact]
    public void Explain_gives_reasons_for_each_kind_of_id()
    {
        using Desk desk = Desk.Synced();
        JsonElement plan = desk.Json("plan");
        (string Id, string Says)[] cases =
        [
            (plan.FollowUp("checkIn").Text("id"), "A week after your last interview at Contoso"),
            (plan.List("interviews")[0].Text("id"), "The title says "),
            (plan.List("processes")[0].Text("id"), "Contoso, Senior Engineer: active"),
        ];
        foreach ((string id, string says) in cases)
        {
            Assert.Contains(says, desk.Run("explain", id).Ends(0).Out, StringComparison.Ordinal);
            JsonElement json = desk.Json("explain", id);
            Assert.Equal(id, json.Text("id"));
            Assert.Contains(json.List("explanation"), line => line.GetString()!.Contains(says, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Draft_renders_one_note_in_three_formats_and_each_says_the_same()
    {
        using Desk desk = Desk.Synced();
        string thanks = desk.Json("plan").FollowUp("thankYou").Text("id");

        string text = desk.Run("draft", thanks).Ends(0).Out;
        string html = desk.Run("draft", thanks, "--format", "html").Ends(0).Out;
        desk.Run("draft", thanks, "--format", "eml", "--person", "Maya.Lindqvist@contoso.com", "--out", "maya.eml").Ends(0);
        var mail = MimeMessage.Load(desk.Path_("maya.eml"));
        JsonElement json = desk.Json("draft", thanks);

        Assert.StartsWith("To: Maya Lindqvist <maya.lindqvist@contoso.com>\nSubject: Thank you", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains(mail.TextBody!.Trim().ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(mail.Subject, json.List("notes")[0].Text("subject"));
        Assert.Equal(["name", "email", "subject", "text", "html"], json.List("notes")[0].Members());
    }

    [Fact]
    public void Export_is_the_file_of_the_folder_and_cancelled_the_withdrawals()
    {
        using Desk desk = Desk.Synced();
        desk.Run("export", "--out", "all.ics").Ends(0);
        Assert.Equal(desk.Read("follow-ups/follow-ups.ics"), desk.Read("all.ics"));
        Assert.Equal(desk.Read("all.ics"), desk.Run("export").Ends(0).Out);
        Assert.Equal(desk.Read("all.ics"), desk.Json("export").Text("calendar"));
        Assert.Contains("Nothing was withdrawn", desk.Run("export", "--cancelled").Ends(2).Error, StringComparison.Ordinal);

        desk.Run("outcome", desk.Json("plan").List("processes")[0].Text("id"), "rejected").Ends(0);
        desk.Run("export", "--cancelled", "--out", "gone.ics").Ends(0);
        Assert.Equal(desk.Read("follow-ups/cancelled.ics"), desk.Read("gone.ics"));
        Assert.Contains("METHOD:CANCEL\r\n", desk.Read("gone.ics"), StringComparison.Ordinal);
    }

    [Fact]
    public void Detect_says_yes_ask_or_no_of_every_entry_and_names_occurrences()
    {
        using var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File(
            Calendars.Contoso(),
            Calendars.Event("lunch@example", "Lunch", "20261103T170000Z", "20261103T180000Z", extra: "RRULE:FREQ=WEEKLY;COUNT=2\n")));

        JsonElement[] lines = [.. Lines(desk.Run("detect", "calendar.ics", "--json").Ends(0).Out)];

        Assert.Equal(["contoso-1@example", "lunch@example#2026-11-03T17:00:00Z", "lunch@example#2026-11-10T17:00:00Z"], lines.Select(line => line.Text("id")).Order(StringComparer.Ordinal));
        JsonElement contoso = lines.Single(line => line.Text("id") == "contoso-1@example");
        Assert.Equal(("interview", true, "Contoso", "held"), (contoso.Text("verdict"), contoso.GetProperty("isInterview").GetBoolean(), contoso.Text("company"), contoso.Text("standing")));
        Assert.All(lines.Where(line => line.Text("id") != "contoso-1@example"), line => Assert.Equal("no", line.Text("verdict")));
        Assert.Contains("interview  Interview with Contoso: Senior Engineer", desk.Run("detect", "calendar.ics").Ends(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Detect_reads_graph_events_line_by_line_in_order()
    {
        using var desk = new Desk();
        string owner = """{"name":"Alex Morgan","email":"alex.morgan@home.example"}""";
        desk.Save("events.jsonl", $$$$"""
            {"id":"b","owner":{{{{owner}}}},"event":{"id":"1","iCalUId":"u1","subject":"Interview with Contoso: Senior Engineer","start":{"dateTime":"2026-11-03T15:00:00.0000000","timeZone":"UTC"},"end":{"dateTime":"2026-11-03T16:00:00.0000000","timeZone":"UTC"},"organizer":{"emailAddress":{"name":"Dana Reyes","address":"dana.reyes@contoso.com"}},"attendees":[]}}
            {"id":"a","owner":{{{{owner}}}},"event":{"id":"2","iCalUId":"u2","subject":"Lunch","start":{"dateTime":"2026-11-03T17:00:00.0000000","timeZone":"UTC"},"end":{"dateTime":"2026-11-03T18:00:00.0000000","timeZone":"UTC"}}}
            """);

        JsonElement[] lines = [.. Lines(desk.Run("detect", "events.jsonl", "--json").Ends(0).Out)];

        Assert.Equal(["b", "a"], lines.Select(line => line.Text("id")));
        Assert.Equal(["id", "isInterview", "verdict", "score", "reasons", "company", "role", "stage", "people", "agency", "standing"], lines[0].Members());
        Assert.Equal([true, false], lines.Select(line => line.GetProperty("isInterview").GetBoolean()));

        File.AppendAllText(desk.Path_("events.jsonl"), "\n{\"id\":3}\n");
        Assert.Contains("events.jsonl:3: ", desk.Run("detect", "events.jsonl", "--json").Ends(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_lists_what_changed_something_newest_first()
    {
        using Desk desk = Desk.Synced();
        desk.Run("sync").Ends(0);
        desk.Run("done", desk.Json("plan").FollowUp("thankYou").Text("id")).Ends(0);

        JsonElement[] runs = desk.Json("runs").List("runs");

        Assert.Equal([1, 6], runs.Select(run => run.Number("changes")));
        Assert.StartsWith("done f_", runs[0].Text("what"), StringComparison.Ordinal);
        Assert.Equal(["run", "at", "what", "changes", "undone"], runs[0].Members());
        Assert.Equal(runs[0].Text("run"), desk.Json("sync").Text("run"));
        Assert.Contains("sync calendar.ics  (6 changes)", desk.Run("runs").Ends(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sync_that_finds_nothing_to_do_has_a_run_that_is_listed()
    {
        using var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File());

        string first = desk.Json("sync", "calendar.ics").Text("run");
        string idle = desk.Json("sync").Text("run");

        Assert.Equal([(first, 0)], desk.Json("runs").List("runs").Select(run => (run.Text("run"), run.Number("changes"))));
        Assert.Equal(first, idle);
    }

    [Fact]
    public void Doctor_says_what_is_wrong_and_what_to_type()
    {
        using Desk desk = Desk.Synced();
        Assert.All(desk.Json("doctor").List("findings"), finding => Assert.True(finding.GetProperty("ok").GetBoolean(), finding.ToString()));
        File.Delete(desk.Path_("calendar.ics"));
        JsonElement lost = Assert.Single(desk.Json("doctor").List("findings"), finding => !finding.GetProperty("ok").GetBoolean());
        Assert.Contains("calendar.ics", lost.Text("message"), StringComparison.Ordinal);
        Assert.Contains("followupsync sync", lost.Text("hint"), StringComparison.Ordinal);

        using var nothing = new Desk();
        Assert.Contains("followupsync sync", nothing.Run("doctor").Ends(0).Out, StringComparison.Ordinal);
        Assert.Empty(nothing.Names());
    }

    [Fact]
    public void The_shown_cadence_can_be_checked_changed_and_set()
    {
        using Desk desk = Desk.Synced();
        string shown = desk.Run("cadence", "show").Ends(0).Out;
        desk.Save("cadence.json", shown.Replace("\"limit\": 4", "\"limit\": 2", StringComparison.Ordinal));
        desk.Run("cadence", "check", "cadence.json").Ends(0);
        Assert.Equal("""{ "problems": [] }""", desk.Run("cadence", "check", "cadence.json", "--json").Ends(0).Out.Trim());

        JsonElement set = desk.Json("cadence", "set", "cadence.json", "--as-of", Desk.Now);

        Assert.Equal(2, set.List("followUps").Count(one => one.Text("kind") == "checkIn" && one.Text("status") == "planned"));
        Assert.Equal(2, desk.Json("cadence", "show").GetProperty("checkIn").Number("limit"));
        Assert.Contains("//", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cadence_with_problems_names_them_all_by_line_and_changes_nothing()
    {
        using Desk desk = Desk.Synced();
        SortedDictionary<string, string> before = desk.Files();
        desk.Save("cadence.json", "{\n  \"checkIn\": { \"limit\": -1 },\n  \"thankyou\": {}\n}");
        foreach (string command in (string[])["check", "set"])
        {
            Answer answer = desk.Run("cadence", command, "cadence.json", "--as-of", Desk.Now, "--json").Ends(2);
            Assert.Matches("(?s)^followupsync: cadence.json:2:\\d+: .*\nfollowupsync: cadence.json:3:\\d+: ", answer.Error.ReplaceLineEndings("\n"));
            Assert.StartsWith("FUS", answer.Document().GetProperty("error").Text("code"), StringComparison.Ordinal);
        }

        Assert.Equal(before, desk.Files());
    }

    [Fact]
    public void A_template_of_ones_own_is_checked_used_and_reset()
    {
        using Desk desk = Desk.Synced();
        string thanks = desk.Json("plan").FollowUp("thankYou").Text("id");
        string original = desk.Run("draft", thanks).Ends(0).Out;
        desk.Save("mine.txt", "Subject: Thanks, {{ recipient.first }}\n\n{{ greeting }}\n\nThat was good.\n\n{{ signature }}\n");
        desk.Save("bad.txt", "Subject: x\n\n{{ nme }}\n");

        desk.Run("templates", "check", "thank-you", "mine.txt").Ends(0);
        Assert.Contains("bad.txt:3:", desk.Run("templates", "set", "thank-you", "bad.txt", "--as-of", Desk.Now).Ends(2).Error, StringComparison.Ordinal);
        Assert.Equal(original, desk.Run("draft", thanks).Ends(0).Out);

        desk.Json("templates", "set", "thank-you", "mine.txt", "--as-of", Desk.Now);
        Assert.Contains("Subject: Thanks, Maya", desk.Run("draft", thanks).Ends(0).Out, StringComparison.Ordinal);
        Assert.Contains("Thanks, Maya", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(desk.Files()["drafts/2026-11-04-thank-you-contoso-maya-lindqvist.eml"])), StringComparison.Ordinal);
        Assert.True(desk.Json("templates", "show", "thank-you").GetProperty("own").GetBoolean());
        Assert.Single(desk.Json("templates", "list").List("templates"), template => template.GetProperty("own").GetBoolean());
        Assert.Equal(desk.Read("mine.txt").Trim(), desk.Run("templates", "show", "thank-you").Ends(0).Out.Trim().ReplaceLineEndings("\n"));

        desk.Json("templates", "reset", "thank-you", "--as-of", Desk.Now);
        Assert.Equal(original, desk.Run("draft", thanks).Ends(0).Out);
    }

    private static IEnumerable<JsonElement> Lines(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonDocument.Parse(line).RootElement);
}
