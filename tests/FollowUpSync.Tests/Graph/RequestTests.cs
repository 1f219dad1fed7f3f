using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Graph;

/// <summary>A mailbox is asked for as little as can be: the changes, and one request for each item that is written.</summary>
public class RequestTests
{
    [Fact]
    public async Task The_first_sync_reads_the_calendar_once_and_writes_each_entry_and_note_once()
    {
        await using Scene scene = await Scene.WithInterviewAsync();

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        Mail mail = await scene.LookAsync();
        Assert.Equal(SyncMode.Applied, report.Mode);
        Assert.Equal(6, mail.Ours.Count);
        Assert.Equal(report.FollowUps.Select(one => one.FollowUp.Key.Value).Order(), mail.Ours.Select(one => Mail.Key(one)!).Order());
        Assert.All(mail.Ours, one =>
        {
            Assert.Empty(one["attendees"]!.AsArray());
            Assert.Equal("free", one["showAs"]!.GetValue<string>());
            Assert.Equal("private", one["sensitivity"]!.GetValue<string>());
            Assert.Equal(0, one["reminderMinutesBeforeStart"]!.GetValue<int>());
            Assert.Equal("Follow-up", one["categories"]![0]!.GetValue<string>());
        });
        Assert.NotEmpty(mail.Drafts);
        Assert.All(mail.Drafts, one => Assert.Single(one["toRecipients"]!.AsArray()));
        Assert.Equal(mail.Drafts.Count, mail.Drafts.Select(one => one["toRecipients"]!.ToJsonString() + one["subject"]).Distinct().Count());
        Assert.Equal(1 + 6 + mail.Drafts.Count + 1, traffic.Count); // the calendar, the entries, the notes, one look for older drafts
        traffic.IsDecent();
    }

    [Fact]
    public async Task A_long_calendar_costs_one_request_a_page()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.AddAsync($"[{string.Join(',', Enumerable.Range(0, 250).Select(i => Scene.Event($"e{i}", "Lunch", $"2026-11-{1 + (i % 28):00}T11:00:00")))}]");

        (_, Traffic traffic) = await scene.SyncAsync();

        Assert.Equal(3 + 1, traffic.Count); // and one look for older drafts
    }

    [Fact]
    public async Task A_sync_with_nothing_to_do_is_one_request()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        await scene.SyncAsync(); // sees its own entries

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        Assert.Empty(report.Changes);
        Assert.Equal(1, traffic.Count);
    }

    [Fact]
    public async Task A_moved_interview_costs_one_request_and_one_for_each_follow_up_that_moves()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", Scene.At("2026-11-12T15:00:00"));

        (_, Traffic traffic) = await scene.SyncAsync();

        Assert.Equal("2026-11-13T09:00:00", Assert.Single((await scene.LookAsync()).Ours)["start"]!["dateTime"]!.GetValue<string>()[..19]);
        Assert.Equal((2, 1), (traffic.Count, traffic.Of("PATCH")));
    }

    [Fact]
    public async Task The_discreet_option_tells_colleagues_nothing()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        scene.A.Cadence = """{ "discreet": true }""";

        await scene.SyncAsync();

        Mail mail = await scene.LookAsync();
        Assert.Equal(6, mail.Ours.Count);
        Assert.All(mail.Ours, one =>
        {
            Assert.DoesNotContain("Contoso", one["subject"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Dana", one.ToJsonString().Replace("dana@contoso.example", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Done_ahead_of_its_day_no_longer_reminds_and_done_on_its_day_stays()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        SyncReport report = (await scene.SyncAsync()).Report;
        string[] ids = [.. report.FollowUps.Select(one => one.FollowUp.Key.Id)];

        await scene.A.Says().Done(ids[0]); // the thank-you, due today
        Assert.Equal(6, (await scene.LookAsync()).Ours.Count);
        await scene.A.Says().Done(ids[1]);

        string[] keys = [.. (await scene.LookAsync()).Ours.Select(one => Mail.Key(one)!)];
        Assert.Contains(report.FollowUps[0].FollowUp.Key.Value, keys);
        Assert.DoesNotContain(report.FollowUps[1].FollowUp.Key.Value, keys);
    }

    [Fact]
    public async Task Undo_takes_back_what_nobody_touched()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        Mail before = await scene.LookAsync();
        await scene.ChangeAsync(Mail.Id(before.Ours[2]), """{ "subject": "Mine now" }""");
        string draft = Mail.Id(before.Drafts[0]);
        await scene.ChangeDraftAsync(draft, """{ "subject": "My own words" }""");

        await scene.A.Says().Undo(null);

        Mail after = await scene.LookAsync();
        Assert.Equal("Mine now", Assert.Single(after.Ours)["subject"]!.GetValue<string>());
        Assert.Equal(draft, Mail.Id(Assert.Single(after.Drafts)));
        Assert.Equal(before.Others.Select(Mail.Print), after.Others.Select(Mail.Print));
    }

    [Fact]
    public async Task Undo_of_the_word_that_it_is_no_interview_brings_its_follow_ups_back()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        (SyncReport first, _) = await scene.SyncAsync();
        int before = (await scene.LookAsync()).Ours.Count;
        await scene.A.Says().Rule(Assert.Single(first.Interviews).Id, isInterview: false);
        Assert.Empty((await scene.LookAsync()).Ours);

        await scene.A.Says().Undo(null);
        await scene.SyncAsync();

        Assert.Equal(before, (await scene.LookAsync()).Ours.Count);
        Assert.Equal(Verdict.Interview, Assert.Single(scene.A.State!.Interviews.Values).Recognition.Verdict);
        (_, Traffic idle) = await scene.SyncAsync();
        Assert.Equal(1, idle.Count);
    }
}
