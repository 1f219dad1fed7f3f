using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Graph;

/// <summary>What the owner does in Outlook is seen, and their word is the last one.</summary>
public class OwnerActsTests
{
    [Theory]
    [InlineData("deleted")]
    [InlineData("""{ "isCancelled": true }""")]
    [InlineData("""{ "responseStatus": { "response": "declined", "time": "2026-11-04T11:00:00Z" } }""")]
    public async Task An_interview_that_is_off_takes_its_follow_ups_and_notes_along(string how)
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.InviteAsync("fabrikam", "2026-11-12T15:00:00");
        await scene.SyncAsync();
        await (how == "deleted" ? scene.DeleteAsync("contoso") : scene.ChangeAsync("contoso", how));
        scene.A.Yes = true; // so many at once stop a run

        (_, Traffic traffic) = await scene.SyncAsync();

        Mail mail = await scene.LookAsync();
        Assert.Single(mail.Ours); // Fabrikam's
        Assert.Empty(mail.Drafts);
        Assert.Equal(6, traffic.Of("DELETE", "/events/"));
        await IsQuietAsync(scene);
    }

    [Fact]
    public async Task A_letter_is_a_file_and_no_draft_and_a_mail_that_becomes_one_leaves_the_drafts()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        Assert.Equal(2, (await scene.LookAsync()).Drafts.Count); // the thanks and the first question

        scene.A.Cadence = """{ "thankYou": { "channel": "letter" } }""";
        (SyncReport report, _) = await scene.SyncAsync();

        Assert.Single((await scene.LookAsync()).Drafts);
        string file = Assert.Single(report.FollowUps.SelectMany(followUp => followUp.Files));
        Assert.Matches(@"^letters/.+\.docx$", file);
        Assert.Equal([file], scene.A.State!.Files.Keys);
        await IsQuietAsync(scene);

        scene.A.Cadence = "{}";
        await scene.SyncAsync();
        Assert.Equal(2, (await scene.LookAsync()).Drafts.Count); // the thanks and the first question
        Assert.Empty(scene.A.State!.Files);
    }

    [Fact]
    public async Task So_many_at_once_stop_the_run_and_nothing_is_taken_away()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        await scene.DeleteAsync("contoso");

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        Assert.Equal(SyncMode.Stopped, report.Mode);
        Assert.Equal(0, traffic.Writes);
        Assert.Equal(6, (await scene.LookAsync()).Ours.Count);
    }

    [Theory]
    [InlineData("""{ "subject": "Call Dana instead" }""")]
    [InlineData("""{ "start": { "dateTime": "2026-11-14T07:30:00", "timeZone": "UTC" }, "end": { "dateTime": "2026-11-14T07:45:00", "timeZone": "UTC" } }""")]
    [InlineData("""{ "body": { "contentType": "text", "content": "Ask about the team." } }""")]
    [InlineData("""{ "attendees": [ { "type": "required", "emailAddress": { "name": "Kim", "address": "kim@friends.example" } } ] }""")] // whom every change of ours would be told
    [InlineData("""{ "recurrence": { "pattern": { "type": "weekly", "interval": 1, "daysOfWeek": ["wednesday"] }, "range": { "type": "numbered", "startDate": "2026-11-11", "numberOfOccurrences": 3 } } }""")]
    public async Task An_entry_that_the_owner_edited_is_theirs(string edit)
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.ChangeAsync(Mail.Id(Assert.Single((await scene.LookAsync()).Ours)), edit);
        string edited = Mail.Print((await scene.LookAsync()).Ours[0]);

        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", Scene.At("2026-11-12T15:00:00"));
        await scene.SyncAsync();
        await scene.DeleteAsync("contoso");
        await scene.SyncAsync();

        Assert.Equal(edited, Mail.Print(Assert.Single((await scene.LookAsync()).Ours)));
        Assert.Equal(LedgerState.Released, Assert.Single(scene.A.State!.Ledger.Values).State);
    }

    [Fact]
    public async Task An_entry_that_the_owner_drags_to_another_day_keeps_its_note()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        Mail before = await scene.LookAsync();
        await scene.ChangeAsync(Mail.Id(before.Ours[0]), Scene.At("2026-11-05T16:00:00"));
        await scene.ChangeAsync(Mail.Id(before.Ours[1]), Scene.At("2026-11-11T16:00:00"));

        await scene.SyncAsync();

        Assert.Equal(before.Drafts.Select(Mail.Print), (await scene.LookAsync()).Drafts.Select(Mail.Print));
        await IsQuietAsync(scene);
    }

    [Fact]
    public async Task An_edit_and_a_move_that_are_seen_together_leave_the_edit()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", Scene.At("2026-11-12T15:00:00"));
        await scene.ChangeAsync(Mail.Id((await scene.LookAsync()).Ours[0]), """{ "subject": "Call Dana instead" }""");

        (_, Traffic traffic) = await scene.SyncAsync();

        Assert.Equal(0, traffic.Writes);
    }

    [Fact]
    public async Task An_entry_that_the_owner_deleted_never_comes_back()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.DeleteAsync(Mail.Id(Assert.Single((await scene.LookAsync()).Ours)));
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", Scene.At("2026-11-12T15:00:00"));

        (_, Traffic traffic) = await scene.SyncAsync();

        Assert.Equal(0, traffic.Writes);
        Assert.Equal(LedgerState.Dismissed, Assert.Single(scene.A.State!.Ledger.Values).State);
    }

    [Fact]
    public async Task An_entry_that_the_owner_deleted_with_its_interview_off_stays_away_when_that_is_on_again()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.DeleteAsync(Mail.Id(Assert.Single((await scene.LookAsync()).Ours)));
        await scene.ChangeAsync("contoso", """{ "isCancelled": true }""");
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", """{ "isCancelled": false }""");

        await scene.SyncAsync();

        Assert.Empty((await scene.LookAsync()).Ours);
        await IsQuietAsync(scene);
    }

    [Fact]
    public async Task A_series_moved_to_another_weekday_or_hour_leaves_exactly_the_new_follow_ups()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00", Weekly("2026-11-10", "tuesday"));
        await scene.SyncAsync();
        foreach ((string start, string weekday, string[] days) in new[]
        {
            ("2026-11-12T15:00:00", "thursday", new[] { "11-13", "11-20", "11-27" }),
            ("2026-11-12T09:00:00", "thursday", ["11-13", "11-20", "11-27"]), // the ids of its occurrences stay
            ("2026-11-05T09:00:00", "thursday", ["11-06", "11-13", "11-20"]),
        })
        {
            await scene.ChangeAsync("contoso", $"{Scene.At(start)[..^1]}, {Weekly(start[..10], weekday)} }}");
            await scene.SyncAsync();
            Assert.Equal(days, (await scene.LookAsync()).Ours.Select(one => one["start"]!["dateTime"]!.GetValue<string>()[5..10]));
            Assert.Equal(3, scene.A.State!.Certain.Count(one => !one.IsCancelled));
            await IsQuietAsync(scene);
        }

        static string Weekly(string first, string weekday) =>
            $$""" "recurrence": { "pattern": { "type": "weekly", "interval": 1, "daysOfWeek": ["{{weekday}}"] }, "range": { "type": "numbered", "startDate": "{{first}}", "numberOfOccurrences": 3 } }""";
    }

    [Theory]
    [InlineData("""{ "categories": ["Follow-up", "Red"] }""")]
    [InlineData("""{ "reminderMinutesBeforeStart": 30 }""")]
    [InlineData("""{ "showAs": "busy" }""")]
    public async Task A_colour_or_a_reminder_of_the_owners_stays_and_the_entry_is_still_ours(string touch)
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.ChangeAsync(Mail.Id((await scene.LookAsync()).Ours[0]), touch);
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", Scene.At("2026-11-12T15:00:00"));

        (_, Traffic traffic) = await scene.SyncAsync();

        System.Text.Json.Nodes.JsonObject ours = Assert.Single((await scene.LookAsync()).Ours);
        string name = touch.Split('"')[1];
        Assert.Equal(System.Text.Json.Nodes.JsonNode.Parse(touch)![name]!.ToJsonString(), ours[name]!.ToJsonString());
        Assert.StartsWith("2026-11-13", ours["start"]!["dateTime"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(2, traffic.Count);
    }

    [Fact]
    public async Task A_change_key_that_moves_by_itself_is_nobodys_edit()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.FaultsAsync("""{ "internalWrite": 1 }""");
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", Scene.At("2026-11-12T15:00:00"));

        await scene.SyncAsync();

        Assert.StartsWith("2026-11-13", Assert.Single((await scene.LookAsync()).Ours)["start"]!["dateTime"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(Assert.Single(scene.A.State!.Ledger.Values).IsLive);
    }

    [Theory]
    [InlineData("edited")]
    [InlineData("copied to somebody")]
    [InlineData("a file attached")]
    [InlineData("deleted")]
    [InlineData("sent")]
    public async Task A_note_that_the_owner_has_touched_is_left_alone_and_not_made_again(string how)
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        foreach (System.Text.Json.Nodes.JsonObject draft in (await scene.LookAsync()).Drafts)
        {
            await (how switch
            {
                "edited" => scene.ChangeDraftAsync(Mail.Id(draft), """{ "body": { "contentType": "html", "content": "<p>My own words.</p>" } }"""),
                "copied to somebody" => scene.ChangeDraftAsync(Mail.Id(draft), """{ "ccRecipients": [ { "emailAddress": { "address": "kim@friends.example" } } ] }"""),
                "a file attached" => scene.GraphAsync($"messages/{Mail.Id(draft)}/attachments", """{ "@odata.type": "#microsoft.graph.fileAttachment", "name": "cv.pdf", "contentType": "application/pdf", "contentBytes": "JVBERi0=" }"""),
                "deleted" => scene.DeleteDraftAsync(Mail.Id(draft)),
                _ => scene.PersonAsync("POST", $"messages/{Mail.Id(draft)}/send"),
            });
        }

        Mail before = await scene.LookAsync();
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", """{ "subject": "Interview: Staff Engineer at Contoso" }"""); // the note would say so
        await scene.SyncAsync();

        Mail after = await scene.LookAsync();
        Assert.Equal(before.Drafts.Select(Mail.Print), after.Drafts.Select(Mail.Print));
        Assert.Equal(before.Messages.Count, after.Messages.Count);
        await IsQuietAsync(scene);
    }

    [Fact]
    public async Task A_note_that_nobody_touched_follows_the_interview()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        Mail before = await scene.LookAsync();
        await scene.ChangeAsync("contoso", """{ "subject": "Interview: Staff Engineer at Contoso" }""");

        await scene.SyncAsync();

        Mail after = await scene.LookAsync();
        Assert.Equal(before.Drafts.Select(Mail.Id), after.Drafts.Select(Mail.Id));
        Assert.NotEqual(before.Drafts.Select(Mail.Print), after.Drafts.Select(Mail.Print));
    }

    [Fact]
    public async Task An_interview_that_is_on_again_gets_its_follow_ups_and_notes_back()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        scene.A.Yes = true;
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", """{ "isCancelled": true }""");
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", """{ "isCancelled": false }""");

        await scene.SyncAsync();

        Mail mail = await scene.LookAsync();
        Assert.Equal(6, mail.Ours.Count);
        Assert.NotEmpty(mail.Drafts);
        await IsQuietAsync(scene);
        Assert.Equal(mail.Drafts.Select(Mail.Id), (await scene.LookAsync()).Drafts.Select(Mail.Id));
    }

    [Fact]
    public async Task A_copy_that_the_owner_made_of_an_entry_is_left_alone()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        System.Text.Json.Nodes.JsonObject ours = (await scene.LookAsync()).Ours[0];
        string marks = ours["singleValueExtendedProperties"]!.ToJsonString();
        await scene.AddAsync(Scene.Event("copy", ours["subject"]!.GetValue<string>(), "2026-11-20T09:00:00", $"\"singleValueExtendedProperties\": {marks}"));
        await scene.AddAsync(Scene.Event("twin", ours["subject"]!.GetValue<string>(), "2026-11-21T09:00:00", $"\"transactionId\": \"{Mail.Key(ours)}.9\", \"singleValueExtendedProperties\": {marks}"));
        await scene.ChangeAsync("contoso", Scene.At("2026-11-12T15:00:00"));
        await scene.SyncAsync();
        await scene.DeleteAsync("contoso");
        await scene.SyncAsync();

        Mail mail = await scene.LookAsync();
        Assert.Equal(["2026-11-20T09:00:00", "2026-11-21T09:00:00"], mail.Events.Select(one => one["start"]!["dateTime"]!.GetValue<string>()[..19]).Order());
    }

    [Theory]
    [InlineData("move")]
    [InlineData("delete")]
    [InlineData("cancel")]
    public async Task One_occurrence_of_a_series_is_one_interview(string how)
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00", """
            "recurrence": { "pattern": { "type": "weekly", "interval": 1, "daysOfWeek": ["tuesday"] }, "range": { "type": "numbered", "startDate": "2026-11-10", "numberOfOccurrences": 3 } }
            """);
        await scene.SyncAsync();
        Assert.Equal(["11-11", "11-18", "11-25"], await DaysAsync());
        string second = scene.A.State!.Interviews.Values.OrderBy(one => one.Start).ElementAt(1).ItemId!;

        await (how switch
        {
            "move" => scene.ChangeAsync(second, Scene.At("2026-11-19T15:00:00")),
            "delete" => scene.DeleteAsync(second),
            _ => scene.ChangeAsync(second, """{ "isCancelled": true }"""),
        });
        await scene.SyncAsync();

        Assert.Equal(how == "move" ? ["11-11", "11-20", "11-25"] : ["11-11", "11-25"], await DaysAsync());
        await IsQuietAsync(scene);

        async Task<string[]> DaysAsync() => [.. (await scene.LookAsync()).Ours.Select(one => one["start"]!["dateTime"]!.GetValue<string>()[5..10])];
    }

    [Theory]
    [InlineData("""{ "removedOccurrences": 0 }""")]
    [InlineData("""{ "removedOccurrences": 1 }""")]
    public async Task A_series_that_is_deleted_takes_all_its_follow_ups_along(string faults)
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00", """
            "recurrence": { "pattern": { "type": "weekly", "interval": 1, "daysOfWeek": ["tuesday"] }, "range": { "type": "numbered", "startDate": "2026-11-10", "numberOfOccurrences": 3 } }
            """);
        await scene.SyncAsync();
        await scene.FaultsAsync(faults);
        await scene.DeleteAsync("contoso");

        await scene.SyncAsync();

        Assert.Empty((await scene.LookAsync()).Ours);
        await IsQuietAsync(scene);
    }

    private static async Task IsQuietAsync(Scene scene)
    {
        await scene.SyncAsync();
        Assert.Equal(1, (await scene.SyncAsync()).Traffic.Count);
    }
}
