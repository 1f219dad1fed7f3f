using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Graph;

/// <summary>One of everything, though a ledger is lost, two machines sync, answers are lost, or the power goes out.</summary>
public class MachineTests
{
    [Fact]
    public async Task A_lost_ledger_is_rebuilt_from_the_mailbox()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        Mail before = await scene.LookAsync();
        await scene.ChangeAsync(Mail.Id(before.Ours[3]), """{ "subject": "Mine now" }""");
        await scene.ChangeDraftAsync(Mail.Id(before.Drafts[0]), """{ "subject": "My own words" }""");
        before = await scene.LookAsync();

        scene.A.Forget();
        (_, Traffic traffic) = await scene.SyncAsync();

        Assert.Equal(0, traffic.Of("POST", "/events"));
        await IsQuietAsync(scene.A, scene);
        await scene.ChangeAsync("contoso", """{ "subject": "Interview: Staff Engineer at Contoso" }""");
        await scene.SyncAsync();
        Mail after = await scene.LookAsync();
        Assert.Equal(before.Ours.Select(Mail.Id), after.Ours.Select(Mail.Id));
        Assert.Equal(before.Drafts.Select(Mail.Id), after.Drafts.Select(Mail.Id));
        Assert.Contains(after.Ours, one => one["subject"]!.GetValue<string>() == "Mine now");
        Assert.Contains(after.Drafts, one => one["subject"]!.GetValue<string>() == "My own words");
    }

    [Fact]
    public async Task A_lost_ledger_and_an_interview_that_is_off_leave_nothing_behind()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.DeleteAsync("contoso");

        scene.A.Forget();
        await scene.SyncAsync();

        Assert.Empty((await scene.LookAsync()).Ours);
    }

    [Fact]
    public async Task Two_machines_that_sync_in_turn_keep_one_of_each_and_follow_each_other()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        scene.A.Yes = scene.B.Yes = true;
        await scene.SyncAsync(scene.A);
        await scene.SyncAsync(scene.B);
        await scene.ChangeAsync("contoso", """{ "subject": "Interview: Staff Engineer at Contoso" }""");
        await scene.SyncAsync(scene.A);
        await scene.SyncAsync(scene.B);
        Assert.All(scene.B.State!.Ledger.Values, one => Assert.True(one.IsLive)); // what A wrote is nobody's edit
        await scene.ChangeAsync("contoso", """{ "isCancelled": true }""");
        await scene.SyncAsync(scene.B);
        await scene.SyncAsync(scene.A);
        Assert.Empty((await scene.LookAsync()).Ours);
        Assert.Empty((await scene.LookAsync()).Drafts);
        await scene.ChangeAsync("contoso", """{ "isCancelled": false }""");
        await scene.SyncAsync(scene.A);
        await scene.SyncAsync(scene.B);

        Assert.Equal(6, (await scene.LookAsync()).Ours.Count);
        await IsQuietAsync(scene.A, scene);
        await IsQuietAsync(scene.B, scene);
        await IsQuietAsync(scene.A, scene);
        Assert.All(scene.A.State!.Ledger.Values, one => Assert.True(one.IsLive));
        HasOneOfEach(await scene.LookAsync());
    }

    [Fact]
    public async Task Two_machines_that_sync_at_once_write_one_of_each()
    {
        await using Scene scene = await Scene.WithInterviewAsync();

        await Task.WhenAll(scene.A.SyncAsync(), scene.B.SyncAsync());

        await IsQuietAsync(scene.A, scene);
        await IsQuietAsync(scene.B, scene);
        Mail mail = await scene.LookAsync();
        Assert.Equal(6, mail.Ours.Count);
        HasOneOfEach(mail);
    }

    [Theory]
    [InlineData("POST", "/events")]
    [InlineData("POST", "/messages")]
    [InlineData("PATCH", "/events/")]
    [InlineData("PATCH", "/messages/")]
    [InlineData("DELETE", "/events/")]
    [InlineData("DELETE", "/messages/")]
    public async Task An_answer_that_is_lost_does_not_double_or_lose_anything(string method, string path)
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        scene.A.Yes = true;
        string cut = $"\"method\": \"{method}\", \"path\": \"{path}\", \"cut\": true";
        await scene.ScriptAsync($"{cut}, \"call\": 1", $"{cut}, \"call\": 3");

        await scene.SyncAsync();
        await scene.SyncAsync();
        HasOneOfEach(await scene.LookAsync());
        Assert.Equal(6, (await scene.LookAsync()).Ours.Count);
        await scene.ChangeAsync("contoso", """{ "subject": "Interview: Staff Engineer at Contoso", "start": { "dateTime": "2026-11-02T15:00:00", "timeZone": "UTC" } }""");
        await scene.SyncAsync();
        await scene.SyncAsync();
        HasOneOfEach(await scene.LookAsync());
        await scene.ChangeAsync("contoso", """{ "isCancelled": true }""");
        await scene.SyncAsync();
        await scene.SyncAsync();

        Assert.Empty((await scene.LookAsync()).Ours);
        Assert.Empty((await scene.LookAsync()).Drafts);
        await scene.FaultsAsync("{}");
        await IsQuietAsync(scene.A, scene);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_killed_at_any_request_is_finished_by_the_next(bool after)
    {
        for (int at = 1; at <= 12; at++)
        {
            await using Scene scene = await Scene.WithInterviewAsync();
            (scene.A.DiesAt, scene.A.DiesAfter) = (at, after);
            bool died = await Record.ExceptionAsync(scene.A.SyncAsync) is DeadException;

            await scene.SyncAsync();

            Mail mail = await scene.LookAsync();
            Assert.Equal(6, mail.Ours.Count);
            HasOneOfEach(mail);
            await IsQuietAsync(scene.A, scene);
            if (!died)
            {
                return;
            }
        }

        Assert.Fail("It never ran to its end.");
    }

    [Fact]
    public async Task A_first_run_that_ends_by_a_fault_of_ours_still_knows_what_it_wrote()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        (scene.A.DiesAt, scene.A.DiesAfter, scene.A.HasFault) = (4, true, true);
        await Assert.ThrowsAsync<InvalidOperationException>(scene.A.SyncAsync);
        Assert.Equal(3, (await scene.LookAsync()).Ours.Count);
        Assert.NotNull(scene.A.State);

        await scene.SyncAsync();

        Assert.Equal(6, (await scene.LookAsync()).Ours.Count);
        HasOneOfEach(await scene.LookAsync());
        await IsQuietAsync(scene.A, scene);
    }

    [Fact]
    public async Task A_note_that_another_machine_made_anew_is_followed()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        scene.A.Yes = scene.B.Yes = true;
        await scene.SyncAsync(scene.A);
        await scene.SyncAsync(scene.B);
        await scene.ChangeAsync("contoso", """{ "isCancelled": true }""");
        await scene.SyncAsync(scene.A);
        await scene.ChangeAsync("contoso", """{ "isCancelled": false }""");
        await scene.SyncAsync(scene.A);
        Mail anew = await scene.LookAsync();
        Assert.NotEmpty(anew.Drafts);
        await scene.ChangeAsync("contoso", """{ "subject": "Interview: Staff Engineer at Contoso" }""");

        await scene.SyncAsync(scene.B); // knows the notes by ids that are no more

        Mail after = await scene.LookAsync();
        Assert.Equal(anew.Drafts.Select(Mail.Id), after.Drafts.Select(Mail.Id));
        Assert.NotEqual(anew.Drafts.Select(Mail.Print), after.Drafts.Select(Mail.Print));
        HasOneOfEach(after);
        await IsQuietAsync(scene.B, scene);
        await IsQuietAsync(scene.A, scene);
    }

    [Theory]
    [InlineData("""{ "subject": "Mine now" }""")]
    [InlineData("""{ "body": { "contentType": "text", "content": "Mine now" } }""")]
    public async Task An_edit_that_the_calendar_does_not_show_yet_to_another_machine_is_kept(string edit)
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.SyncAsync(scene.B); // knows the calendar, which is empty
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync(scene.A);
        scene.Clock.Pass(Duration.FromMinutes(10));
        await scene.ChangeAsync(Mail.Id(Assert.Single((await scene.LookAsync()).Ours)), edit);
        await scene.AddAsync(Scene.Event("x", "Lunch", "2026-11-20T11:00:00"));
        await scene.AddAsync(Scene.Event("y", "Lunch", "2026-11-20T11:00:00"));
        await scene.FaultsAsync("""{ "replicationDelay": 1 }"""); // the last three changes
        await scene.SyncAsync(scene.B);
        await scene.FaultsAsync("{}");
        await scene.DeleteAsync("contoso");
        await scene.SyncAsync(scene.B);
        await scene.SyncAsync(scene.A);

        Assert.Contains("Mine now", Assert.Single((await scene.LookAsync()).Ours).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_between_a_lost_answer_and_the_next_run_is_kept()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        (scene.A.DiesAt, scene.A.DiesAfter) = (2, true);
        await Assert.ThrowsAsync<DeadException>(scene.A.SyncAsync);
        await scene.ChangeAsync(Mail.Id(Assert.Single((await scene.LookAsync()).Ours)), """{ "subject": "Mine now" }""");

        await scene.SyncAsync();
        await scene.SyncAsync();

        Assert.Equal("Mine now", Assert.Single((await scene.LookAsync()).Ours)["subject"]!.GetValue<string>());
    }

    /// <summary>One entry and one note of each; of two notes that stood side by side for a moment the owner may have touched both.</summary>
    internal static void HasOneOfEach(Mail mail, IReadOnlySet<string>? touched = null)
    {
        Assert.Equal(mail.Ours.Count, mail.Ours.Select(Mail.Key).Distinct().Count());
        Assert.All(
            mail.Messages.Where(one => Mail.Mark(one) is not null).GroupBy(Mail.Mark),
            same => Assert.True(same.Count() == 1 || same.All(one => touched?.Contains(Mail.Id(one)) == true), $"There are {same.Count()} of the note {same.First()["subject"]}."));
    }

    private static async Task IsQuietAsync(Machine machine, Scene scene)
    {
        await scene.SyncAsync(machine);
        (SyncReport report, Traffic traffic) = await scene.SyncAsync(machine);
        Assert.Null(report.Unwritten);
        Assert.Equal(1, traffic.Count);
    }
}
