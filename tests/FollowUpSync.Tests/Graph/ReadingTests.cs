using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Graph;

/// <summary>What cannot be read, or is not shown, is never taken for gone.</summary>
public class ReadingTests
{
    public static TheoryData<string> Failures =>
    [
        "\"status\": 401", "\"status\": 403", "\"status\": 404", "\"status\": 429, \"retryAfter\": \"2\"", "\"status\": 429, \"retryAfter\": \"0.249\"", "\"status\": 429, \"retryAfter\": \"600\"",
        "\"status\": 500", "\"status\": 502", "\"status\": 503", "\"status\": 504", "\"status\": 404, \"cut\": true", "\"status\": 404, \"broken\": true", "\"status\": 200, \"contentType\": \"text/html\"",
        "\"status\": 404, \"code\": \"MailboxNotEnabledForRESTAPI\"",
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_calendar_that_cannot_be_read_cancels_nothing_and_is_named(string failure)
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        await scene.DeleteAsync("contoso");
        await scene.ScriptAsync($"\"path\": \"calendarView\", {failure}");

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        await HasFailedAsync(scene, report, traffic);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_look_that_fails_cancels_nothing_and_the_next_run_looks_again(string failure)
    {
        if (failure == "\"status\": 404")
        {
            return; // It says that it is gone.
        }

        await using Scene scene = await Scene.WithInterviewAsync();
        scene.A.Yes = true;
        await scene.SyncAsync();
        await scene.DeleteAsync("contoso");
        await scene.ScriptAsync($"\"method\": \"GET\", \"path\": \"/me/events/\", {failure}");

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        await HasFailedAsync(scene, report, traffic);
        await scene.FaultsAsync("{}");
        await scene.SyncAsync();
        Assert.Empty((await scene.LookAsync()).Ours);
    }

    [Theory]
    [InlineData("\"status\": 429, \"retryAfter\": \"7\"")]
    [InlineData("\"status\": 503")]
    [InlineData("\"cut\": true")]
    [InlineData("\"broken\": true")]
    [InlineData("\"slowMs\": 50")]
    public async Task What_fails_once_is_asked_again_and_not_too_early(string failure)
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.ScriptAsync($"\"path\": \"calendarView\", \"call\": 1, {failure}", $"\"method\": \"POST\", \"path\": \"/events\", \"call\": 2, {failure}");

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        Assert.Null(report.Unwritten);
        Assert.Equal(6, (await scene.LookAsync()).Ours.Count);
        traffic.IsDecent();
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_given_up()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        await scene.ScriptAsync("\"path\": \"calendarView\", \"delayMs\": 600");
        scene.Clock.IsImpatient = true;

        SyncReport report = await scene.A.SyncAsync();

        Assert.Equal(SourceStatus.Failed, Assert.Single(report.Sources).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_forgotten_link_in_any_page_loses_nothing(int page)
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.AddAsync($"[{string.Join(',', Enumerable.Range(0, 250).Select(i => Scene.Event($"e{i}", "Lunch", "2026-11-20T11:00:00")))}]");
        await scene.SyncAsync();
        for (int i = 0; i < 250; i++)
        {
            await scene.ChangeAsync($"e{i}", """{ "subject": "Dinner" }""");
        }

        await scene.InviteAsync("fabrikam", "2026-11-12T15:00:00");
        await scene.ScriptAsync($"\"path\": \"delta\", \"call\": {page}, \"status\": 410");

        (SyncReport report, _) = await scene.SyncAsync();

        Assert.Equal(SourceStatus.Ok, Assert.Single(report.Sources).Status);
        Assert.Equal(7, (await scene.LookAsync()).Ours.Count);
        Assert.Equal(1, (await IdleAsync(scene)).Count);
    }

    [Fact]
    public async Task A_full_reading_that_shows_nothing_cancels_nothing_and_is_no_success()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        await scene.FaultsAsync("""{ "emptyRead": 1, "expiredDelta": 1 }""");

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        await HasFailedAsync(scene, report, traffic);
    }

    [Fact]
    public async Task A_calendar_that_is_truly_empty_stops_the_run_until_the_owner_says_yes()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        foreach (System.Text.Json.Nodes.JsonObject one in (await scene.LookAsync()).Events)
        {
            await scene.DeleteAsync(Mail.Id(one));
        }

        await scene.ScriptAsync("\"path\": \"delta\", \"call\": 1, \"status\": 410");
        Assert.Equal(SyncMode.Stopped, (await scene.SyncAsync()).Report.Mode);
        scene.A.Yes = true;
        Assert.Equal(SyncMode.Applied, (await scene.SyncAsync()).Report.Mode);
        scene.A.Yes = false;
        Assert.Equal(SyncMode.Applied, (await scene.SyncAsync()).Report.Mode);
    }

    [Theory]
    [InlineData("""{ "seed": 1, "loopingPage": 1 }""")]
    [InlineData("""{ "seed": 2, "duplicatedEntry": 1, "oversizedPage": 0.5 }""")]
    [InlineData("""{ "seed": 3, "emptyPage": 0.5 }""")]
    public async Task Pages_that_repeat_or_are_empty_or_never_end_are_read_once(string faults)
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.FaultsAsync(faults);

        await scene.SyncAsync();
        await scene.SyncAsync();

        Mail mail = await scene.LookAsync();
        Assert.Equal(6, mail.Ours.Count);
        await scene.FaultsAsync("{}");
        Assert.Equal(1, (await IdleAsync(scene)).Count);
    }

    [Fact]
    public async Task What_is_made_outside_the_window_is_nothing_to_us()
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        await scene.SyncAsync();
        await scene.InviteAsync("fabrikam", "2028-01-12T15:00:00");

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        Assert.Empty(report.Changes);
        Assert.Equal(1, traffic.Count);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(1100)]
    public async Task The_window_moves_on_and_what_falls_out_of_it_is_not_deleted(int days)
    {
        await using Scene scene = await Scene.WithInterviewAsync();
        await scene.SyncAsync();
        Mail before = await scene.LookAsync();
        scene.Now += Duration.FromDays(days);
        scene.Clock.MoveTo(scene.Now);
        await scene.InviteAsync("fabrikam", scene.Now.Plus(Duration.FromDays(10)).InUtc().LocalDateTime.ToString("uuuu-MM-ddTHH:00:00", System.Globalization.CultureInfo.InvariantCulture));

        (SyncReport report, _) = await scene.SyncAsync();

        Assert.Equal(SyncMode.Applied, report.Mode);
        Assert.Contains(report.FollowUps, one => one.FollowUp.People.Any(person => person.Email == "sam@fabrikam.example"));
        Assert.DoesNotContain(scene.A.State!.Interviews.Values, one => one.IsGone || one.IsCancelled);
        Assert.DoesNotContain(scene.A.State!.Ledger.Values, one => one.State is LedgerState.Dismissed or LedgerState.Released);
        Assert.Equal(before.Others.Select(Mail.Print), (await scene.LookAsync()).Others.SkipLast(1).Select(Mail.Print));
        Assert.Equal(1, (await IdleAsync(scene)).Count);
    }

    [Fact]
    public async Task An_interview_that_is_moved_out_of_the_window_has_moved_and_is_not_gone()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.InviteAsync("contoso", "2026-11-10T15:00:00");
        await scene.SyncAsync();
        await scene.ChangeAsync("contoso", Scene.At("2027-06-10T15:00:00"));

        await scene.SyncAsync();

        Assert.StartsWith("2027-06-11", Assert.Single((await scene.LookAsync()).Ours)["start"]!["dateTime"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static async Task<Traffic> IdleAsync(Scene scene)
    {
        await scene.SyncAsync();
        return (await scene.SyncAsync()).Traffic;
    }

    private static async Task HasFailedAsync(Scene scene, SyncReport report, Traffic traffic)
    {
        SourceReading source = Assert.Single(report.Sources);
        Assert.True(source.Status == SourceStatus.Failed, $"{source.Status}\n{string.Join('\n', traffic.Requests.Select(one => $"{one["method"]} {one["status"]} {one["path"]} {one["fault"]}"))}");
        Assert.Contains(Scene.Owner, source.Error, StringComparison.Ordinal);
        Assert.Equal(0, traffic.Writes);
        traffic.IsDecent();
        Assert.All(scene.A.State!.Ledger.Values, one => Assert.True(one.IsLive));
        Assert.Equal(6, (await scene.LookAsync()).Ours.Count);
    }
}
