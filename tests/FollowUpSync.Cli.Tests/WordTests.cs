using System.Text.Json;

namespace FollowUpSync.Cli.Tests;

/// <summary>The owner's words: each is heard at once, in the files and in the document.</summary>
public sealed class WordTests
{
    [Fact]
    public void Every_word_prints_run_changes_and_follow_ups()
    {
        using Desk desk = Desk.Synced();
        JsonElement plan = desk.Json("plan");
        string process = plan.List("processes")[0].Text("id");
        string interview = plan.List("interviews")[0].Text("id");
        string[][] words =
        [
            ["note", interview, "topic:", "event", "sourcing"],
            ["snooze", plan.FollowUp("checkIn").Text("id"), "2026-11-12"],
            ["promise", process, "2026-11-20"],
            ["contact", process, "--on", "2026-11-04", "--by", "phone"],
            ["done", plan.FollowUp("thankYou").Text("id")],
            ["skip", process],
            ["answer", process, "answered", "--on", "2026-11-04"],
            ["noshow", interview],
            ["noshow", interview, "no"],
            ["agency", process, "Hays"],
            ["agency", process, "none"],
            ["interview", interview, "no"],
            ["interview", interview, "yes"],
            ["outcome", process, "offer"],
            ["undo"],
        ];
        foreach (string[] word in words)
        {
            Assert.Equal(["run", "changes", "followUps"], desk.Json(word).Members());
        }
    }

    [Fact]
    public void Done_ends_a_follow_up_keeps_its_note_and_counts_the_next_from_today()
    {
        using Desk desk = Desk.Synced();
        string check = desk.Json("plan").FollowUp("checkIn").Text("id");

        JsonElement done = desk.Json("done", check);

        Assert.Equal("done", done.FollowUp("checkIn").Text("status"));
        Assert.Equal("2026-11-11", done.FollowUp("checkIn", 2).Text("date"));
        Assert.DoesNotContain("2026-11-10-check-in-contoso.ics", desk.Files().Keys);
        Assert.Contains("drafts/2026-11-10-check-in-contoso-dana-reyes.eml", desk.Files().Keys);
        Assert.DoesNotContain("cancelled.ics", desk.Files().Keys); // It took place.
        Assert.Contains("done already", desk.Run("done", check).Ends(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Skip_says_no_for_good_and_goes_on_a_week_later()
    {
        using Desk desk = Desk.Synced();
        string check = desk.Json("plan").FollowUp("checkIn").Text("id");

        JsonElement skipped = desk.Json("skip", check);

        Assert.Equal("skipped", skipped.FollowUp("checkIn").Text("status"));
        Assert.Equal("2026-11-17", skipped.FollowUp("checkIn", 2).Text("date"));
        Assert.DoesNotContain("drafts/2026-11-10-check-in-contoso-dana-reyes.eml", desk.Files().Keys);
        JsonElement later = desk.Json("sync", "--as-of", "2026-11-12T09:00:00-05:00");
        Assert.DoesNotContain(later.List("followUps"), one => one.Text("kind") == "checkIn" && one.Number("number") == 1);
    }

    [Fact]
    public void Snooze_keeps_the_time_of_day_and_a_weekend_stays()
    {
        using Desk desk = Desk.Synced();
        JsonElement check = desk.Json("snooze", desk.Json("plan").FollowUp("checkIn").Text("id"), "2026-11-14").FollowUp("checkIn");
        Assert.Equal(("snoozed", "2026-11-14T10:00:00-05:00"), (check.Text("status"), check.Text("start")));
        Assert.Contains("drafts/2026-11-10-check-in-contoso-dana-reyes.eml", check.List("files").Select(file => file.GetString())); // its first name
    }

    [Fact]
    public void A_promise_holds_the_check_ins_until_after_it()
    {
        using Desk desk = Desk.Synced();
        JsonElement promised = desk.Json("promise", desk.Json("plan").List("processes")[0].Text("id"), "2026-11-20");
        Assert.Equal("2026-11-23", promised.FollowUp("checkIn").Text("date"));
    }

    [Fact]
    public void An_answer_begins_the_week_anew_and_an_offer_ends_it()
    {
        using Desk desk = Desk.Synced();
        string process = desk.Json("plan").List("processes")[0].Text("id");
        Assert.Equal("2026-11-11", desk.Json("answer", process, "answered").FollowUp("checkIn").Text("date"));
        desk.Json("undo");
        Assert.Equal("2026-11-10", desk.Json("sync").FollowUp("checkIn").Text("date"));

        desk.Json("answer", process, "offer");
        Assert.Equal("offer", desk.Json("plan").List("processes")[0].Text("outcome"));
        Assert.Contains("answered, next, offer", desk.Run("answer", process, "perhaps").Ends(2).Error, StringComparison.Ordinal);
        Assert.Contains("lies ahead", desk.Run("answer", process, "answered", "--on", "2026-11-20").Ends(2).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outcome", "processes", "offer", "Thank them for it: followupsync draft PROCESS --kind offer")]
    [InlineData("outcome", "followUps", "withdrawn", "Tell them: followupsync draft PROCESS --kind withdrawal")]
    [InlineData("answer", "interviews", "offer", "Thank them for it: followupsync draft PROCESS --kind offer")]
    [InlineData("outcome", "processes", "rejected", null)]
    public void An_offer_and_a_withdrawal_say_how_to_draft_the_note_that_goes_with_them(string command, string of, string word, string? hint)
    {
        using Desk desk = Desk.Synced();
        JsonElement plan = desk.Json("plan");
        string? line = hint?.Replace("PROCESS", plan.List("processes")[0].Text("id"), StringComparison.Ordinal);

        string[] said = desk.Run(command, plan.List(of)[0].Text("id"), word).Ends(0).Out.Split('\n');

        Assert.Equal(line, said.SingleOrDefault(one => one.Contains("followupsync draft", StringComparison.Ordinal)));
        if (line is not null)
        {
            desk.Run([.. line.Split(' ').SkipWhile(one => one != "draft")]).Ends(0);
        }
    }

    [Fact]
    public void Nobody_came_asks_for_another_time_in_place_of_thanks()
    {
        using Desk desk = Desk.Synced();
        string interview = desk.Json("plan").List("interviews")[0].Text("id");

        JsonElement asked = desk.Json("noshow", interview);

        Assert.Equal("due", asked.FollowUp("noShow").Text("status"));
        Assert.Equal("withdrawn", asked.FollowUp("thankYou").Text("status"));
        Assert.Contains("2026-11-04-no-show-contoso.ics", desk.Files().Keys);
        Assert.Equal("due", desk.Json("noshow", interview, "no").FollowUp("thankYou").Text("status"));
    }

    [Fact]
    public void Processes_are_split_and_joined()
    {
        using Desk desk = Desk.Synced(
            Calendars.Contoso(),
            Calendars.Contoso().Replace("UID:", "UID:second-", StringComparison.Ordinal).Replace("20261103", "20261104", StringComparison.Ordinal));
        JsonElement plan = desk.Json("plan");
        string process = Assert.Single(plan.List("processes")).Text("id");
        string second = plan.List("interviews")[1].Text("id");

        desk.Json("split", second);
        JsonElement[] two = desk.Json("plan").List("processes");
        Assert.Equal(2, two.Length);
        Assert.Contains("begins with that interview", desk.Run("split", two[0].Text("id")).Ends(2).Error, StringComparison.Ordinal);

        desk.Json("join", two[1].Text("id"), two[0].Text("id"));
        Assert.Equal(process, Assert.Single(desk.Json("plan").List("processes")).Text("id"));
        Assert.Contains("one process already", desk.Run("join", process, second).Ends(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_earlier_day_is_shown_as_it_was()
    {
        using Desk desk = Desk.Synced();
        JsonElement before = desk.Json("plan");
        desk.Run("done", before.FollowUp("thankYou").Text("id"), "--as-of", "2026-11-05T08:00:00-05:00").Ends(0);
        desk.Run("answer", before.List("processes")[0].Text("id"), "answered", "--as-of", "2026-11-06T08:00:00-05:00").Ends(0);

        Assert.Equal(before.List("followUps").Select(one => one.Text("date") + one.Text("status")), desk.Json("plan").List("followUps").Select(one => one.Text("date") + one.Text("status")));
        Assert.Contains("due", desk.Run("explain", before.FollowUp("thankYou").Text("id")).Ends(0).Out, StringComparison.Ordinal);
        Assert.Equal("2026-11-13", desk.Json("plan", "--as-of", "2026-11-06T09:00:00-05:00").FollowUp("checkIn").Text("date"));
    }

    [Fact]
    public void A_contact_holds_the_check_ins_for_a_week()
    {
        using Desk desk = Desk.Synced();
        string process = desk.Json("plan").List("processes")[0].Text("id");
        Assert.Equal("2026-11-11", desk.Json("contact", process).FollowUp("checkIn").Text("date"));
    }

    [Fact]
    public void An_outcome_withdraws_all_and_active_brings_all_back_under_the_same_uids()
    {
        using Desk desk = Desk.Synced();
        JsonElement before = desk.Json("plan");
        string process = before.List("processes")[0].Text("id");

        JsonElement offer = desk.Json("outcome", process, "offer");
        Assert.Equal(6, offer.GetProperty("changes").Number("cancelled"));
        Assert.Equal(["cancelled.ics"], desk.Files().Keys);
        Assert.Equal("offer", desk.Json("plan").List("processes")[0].Text("outcome"));

        JsonElement active = desk.Json("outcome", process, "active");
        Assert.Equal(6, active.GetProperty("changes").Number("created"));
        Assert.Equal(before.List("followUps").Select(one => one.Text("uid")), active.List("followUps").Select(one => one.Text("uid")));
        Assert.DoesNotContain("cancelled.ics", desk.Files().Keys); // Every entry of it is back.

        desk.Json("outcome", process, "paused");
        Assert.All(desk.Json("plan").List("followUps"), one => Assert.Equal("held", one.Text("status")));
    }

    [Fact]
    public void A_note_is_woven_into_the_thank_you_and_a_private_one_stays_out()
    {
        using Desk desk = Desk.Synced();
        string interview = desk.Json("plan").List("interviews")[0].Text("id");
        desk.Run("note", interview, "topic: the move to event sourcing").Ends(0);
        desk.Run("note", interview, "private: they pay less than I hoped").Ends(0);

        string draft = desk.Run("draft", desk.Json("plan").FollowUp("thankYou").Text("id")).Ends(0).Out;

        Assert.Contains("the move to event sourcing", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("pay less", draft + string.Concat(desk.Files().Values), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_can_be_called_an_interview_by_the_id_that_detect_prints_and_none_again()
    {
        using Desk desk = Desk.Synced(Calendars.Event("walk@example", "Walk with Kim", "20261103T150000Z", "20261103T160000Z", extra: "ATTENDEE;CN=Kim Oh:mailto:kim@fabrikam.com\n"));
        Assert.Empty(desk.Json("plan").List("followUps"));

        JsonElement yes = desk.Json("interview", "walk@example", "yes");
        Assert.Equal("due", yes.FollowUp("thankYou").Text("status"));
        Assert.Equal(["You said that it is one."], desk.Json("sync").List("interviews")[0].List("reasons").Select(reason => reason.GetString()));

        desk.Json("interview", "walk@example", "no");
        Assert.Empty(desk.Json("sync").List("followUps"));
    }

    [Fact]
    public void Undo_takes_back_what_a_run_made_and_the_next_sync_plans_it_again()
    {
        using Desk desk = Desk.Synced();
        string[] made = [.. desk.Files().Keys];

        JsonElement undone = desk.Json("undo");
        Assert.Equal(6, undone.GetProperty("changes").Number("cancelled"));
        Assert.Equal(["cancelled.ics"], desk.Files().Keys);

        desk.Json("sync");
        Assert.Equal(made, desk.Files().Keys);
    }

    [Fact]
    public void Undo_by_name_leaves_alone_what_was_touched_since()
    {
        using Desk desk = Desk.Synced();
        JsonElement plan = desk.Json("plan");
        string first = desk.Json("runs").List("runs")[0].Text("run");
        desk.Run("done", plan.FollowUp("thankYou").Text("id")).Ends(0);

        desk.Run("undo", first).Ends(0);

        Assert.Contains("done on", desk.Run("explain", plan.FollowUp("thankYou").Text("id")).Ends(0).Out, StringComparison.Ordinal);
        Assert.Contains(desk.Json("runs").List("runs"), run => run.Text("run") == first && run.GetProperty("undone").GetBoolean());
        Assert.Contains("cannot", desk.Run("undo", first).Ends(2).Error.Replace("no run that can", "cannot", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_of_a_word_writes_nothing()
    {
        using Desk desk = Desk.Synced();
        SortedDictionary<string, string> before = desk.Files();
        JsonElement dry = desk.Json("outcome", desk.Json("plan").List("processes")[0].Text("id"), "offer", "--dry-run");
        Assert.Equal((6, JsonValueKind.Null), (dry.GetProperty("changes").Number("cancelled"), dry.GetProperty("run").ValueKind));
        Assert.Equal(before, desk.Files());
        Assert.Single(desk.Json("runs").List("runs"));
    }
}
