using System.Text.Json.Nodes;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Graph;

/// <summary>The mailbox's mail bends the plan: what was sent is done, what was answered waits, and nothing else leaves a trace.</summary>
public sealed class MailWatchTests
{
    [Fact]
    public async Task A_draft_that_was_sent_is_done_with_its_time_and_its_entry_stays()
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        JsonObject draft = (await scene.LookAsync()).Drafts[0];
        Pass(scene, Duration.FromHours(1));
        await scene.PersonAsync("POST", $"messages/{Mail.Id(draft)}/send");

        (SyncReport report, Traffic traffic) = await scene.SyncAsync();

        LedgerEntry thanked = ThankYou(scene);
        Assert.Equal((LedgerState.Done, scene.Now, Mail.Id(draft)), (thanked.State, thanked.SettledAt, thanked.SettledBy));
        Assert.Contains(report.Changes, change => change.Action == "done");
        Assert.Equal(0, traffic.Writes);
        traffic.IsDecent();
    }

    [Fact]
    public async Task Thanks_in_the_owners_own_words_are_thanks_and_our_draft_goes()
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        await SendAsync(scene, "sam@contoso.example", "Thank you");
        await SendAsync(scene, "dana@contoso.example", "Thank you, too");

        await scene.SyncAsync();

        Assert.Equal(LedgerState.Done, ThankYou(scene).State);
        Assert.Equal(["Following up on my interview: Senior Engineer"], await SubjectsAsync(scene));
    }

    [Fact]
    public async Task A_draft_that_the_owner_edited_is_left_alone_when_their_own_mail_makes_it_needless()
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        string id = Mail.Id((await scene.LookAsync()).Drafts[0]);
        await scene.ChangeDraftAsync(id, """{ "subject": "Mine" }""");
        await SendAsync(scene, "sam@contoso.example", "Thank you");
        await SendAsync(scene, "dana@contoso.example", "Thank you, too");

        await scene.SyncAsync();
        await scene.SyncAsync();

        Assert.Equal(["Following up on my interview: Senior Engineer", "Mine"], await SubjectsAsync(scene));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_draft_thrown_away_is_a_no(bool forGood)
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        await DiscardAsync(scene, forGood);

        for (int day = 0; day < (forGood ? 2 : 1); day++)
        {
            Pass(scene, Duration.FromDays(1));
            await scene.SyncAsync();
        }

        Assert.Equal(LedgerState.Dismissed, ThankYou(scene).State);
        Pass(scene, Duration.FromDays(1));
        await scene.SyncAsync();
        Assert.DoesNotContain((await scene.LookAsync()).Drafts, one => Mail.Mark(one) is not null && one["subject"]!.GetValue<string>().Contains("Thank", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_answer_holds_what_comes_next_and_says_who_when_and_which_subject()
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        await ReceiveAsync(scene, "Ken Ito", "ken@contoso.example", "Your interview");

        (SyncReport report, _) = await scene.SyncAsync();

        WaitingAnswer answer = Assert.Single(report.Answers);
        Assert.Equal(("Ken Ito", "Your interview", scene.Now), (answer.Mail.Who, answer.Mail.Subject, answer.Mail.At));
        Assert.All(CheckIns(report), one => Assert.Equal(FollowUpStatus.Held, one.Status));
        Assert.DoesNotContain((await scene.LookAsync()).Ours, one => one["subject"]!.GetValue<string>().Contains("Check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_owners_word_settles_it_and_undo_takes_the_word_back()
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        await ReceiveAsync(scene, "Ken Ito", "ken@contoso.example", "Your interview");
        (SyncReport asked, _) = await scene.SyncAsync();

        SyncReport settled = await scene.A.Says().Answer(asked.Answers[0].ProcessId, AnswerWord.Waiting, null);
        Assert.Empty(settled.Answers);
        Assert.All(CheckIns(settled), one => Assert.Equal(FollowUpStatus.Planned, one.Status));

        await scene.A.Says().Undo(null);
        (SyncReport again, _) = await scene.SyncAsync();
        Assert.Single(again.Answers);
    }

    [Fact]
    public async Task Undo_of_the_run_that_saw_an_answer_forgets_it_for_good()
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        await ReceiveAsync(scene, "Ken Ito", "ken@contoso.example", "Your interview");
        await scene.SyncAsync();

        await scene.A.Says().Undo(null);
        (SyncReport report, _) = await scene.SyncAsync();

        Assert.Empty(report.Answers);
        Assert.All(CheckIns(report), one => Assert.Equal(FollowUpStatus.Planned, one.Status));
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", "Re: Thank you")]
    [InlineData("X-Autoreply", "yes", "Re: Thank you")]
    [InlineData("Precedence", "bulk", "News of the autumn")]
    [InlineData("List-Unsubscribe", "<mailto:out@contoso.example>", "News of the autumn")]
    [InlineData("Return-Path", "<>", "Re: Thank you")]
    [InlineData("Content-Type", "multipart/report; report-type=delivery-status", "Thank you")]
    [InlineData("X-Mailer", "Contoso", "Abwesenheitsnotiz: Vielen Dank")]
    public async Task What_a_machine_sent_is_no_answer_and_leaves_nothing_behind(string header, string value, string subject)
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        string before = Remembered(scene);
        await ReceiveAsync(scene, "Dana Reyes", "dana@contoso.example", subject, $$""", "internetMessageHeaders": [ { "name": "{{header}}", "value": "{{value}}" } ]""");

        (SyncReport report, _) = await scene.SyncAsync();

        Assert.Empty(report.Answers);
        Assert.Equal(before, Remembered(scene));
    }

    [Fact]
    public async Task Mail_that_concerns_no_process_leaves_nothing_behind_and_of_what_does_no_text_is_kept()
    {
        await using Scene scene = await WatchedAsync();
        await ReceiveAsync(scene, "Mother", "mother@home.example", "Sunday dinner", """, "body": { "contentType": "text", "content": "Bring wine." }""");
        await ReceiveAsync(scene, "Dana Reyes", "dana@contoso.example", "Next steps", """, "body": { "contentType": "text", "content": "Your salary would be a secret." }""");

        (_, Traffic traffic) = await scene.SyncAsync();

        byte[] state = scene.A.StateBytes;
        Assert.True(Holds(state, "Next steps"));
        Assert.All(["Sunday dinner", "mother@", "Bring wine", "secret"], text => Assert.False(Holds(state, text), text));
        AsksForNoText(traffic);
    }

    [Fact]
    public async Task An_idle_run_costs_three_requests_whatever_lies_in_the_mailbox_and_no_text_is_asked_for()
    {
        await using Scene scene = await WatchedAsync();
        for (int thousand = 0; thousand < 5; thousand++)
        {
            await scene.PersonAsync("POST", "messages", $"[ {string.Join(", ", Enumerable.Range(0, 1000).Select(i => $$"""{ "subject": "Offer {{thousand}} {{i}}", "from": { "emailAddress": { "name": "Shop", "address": "shop@shop{{i}}.example" } }, "receivedDateTime": "2026-0{{1 + (i % 9)}}-01T09:00:00Z" }"""))} ]");
        }

        (_, Traffic first) = await scene.SyncAsync();
        (_, Traffic idle) = await scene.SyncAsync();

        Assert.True(first.Of("GET", "messages/delta") <= 2 + 1, "What is older than the first look is not read.");
        Assert.Equal((3, 0), (idle.Count, idle.Writes));
        AsksForNoText(first);
        AsksForNoText(idle);
        first.IsDecent();
    }

    [Fact]
    public async Task A_mailbox_whose_mail_cannot_be_read_is_planned_all_the_same_and_says_so()
    {
        await using Scene scene = await WatchedAsync();
        await scene.ScriptAsync(""" "method": "GET", "path": "messages/delta", "call": 1, "status": 403 """);

        (SyncReport report, _) = await scene.SyncAsync();

        Assert.Contains(report.Warnings, warning => warning.Code == "FUS240");
        Assert.NotEmpty(CheckIns(report));
    }

    [Fact]
    public async Task An_expired_link_reads_again_and_finds_nothing_twice()
    {
        await using Scene scene = await WatchedAsync();
        await scene.SyncAsync();
        await ReceiveAsync(scene, "Ken Ito", "ken@contoso.example", "Your interview");
        (SyncReport asked, _) = await scene.SyncAsync();
        await scene.A.Says().Answer(asked.Answers[0].ProcessId, AnswerWord.No, null);
        await scene.ScriptAsync(""" "method": "GET", "path": "inbox/messages/delta", "call": 1, "status": 410, "code": "SyncStateNotFound" """);

        (SyncReport report, _) = await scene.SyncAsync();

        Assert.Empty(report.Answers);
        Assert.Single(scene.A.State!.Mail);
    }

    private static async Task<Scene> WatchedAsync()
    {
        Scene scene = await Scene.WithInterviewAsync();
        scene.A.WatchesMail = true;
        return scene;
    }

    private static void Pass(Scene scene, Duration time)
    {
        scene.Now += time;
        scene.Clock.MoveTo(scene.Now);
    }

    private static Task<JsonObject> ReceiveAsync(Scene scene, string name, string address, string subject, string more = "") =>
        scene.PersonAsync("POST", "messages", $$"""{ "subject": "{{subject}}", "from": { "emailAddress": { "name": "{{name}}", "address": "{{address}}" } }{{more}} }""");

    private static Task<JsonObject> SendAsync(Scene scene, string to, string subject) => scene.PersonAsync("POST", "messages", $$"""
        { "folder": "sentitems", "subject": "{{subject}}", "from": { "emailAddress": { "address": "{{Scene.Owner}}" } }, "toRecipients": [ { "emailAddress": { "address": "{{to}}" } } ] }
        """);

    private static async Task<IEnumerable<string>> SubjectsAsync(Scene scene) =>
        (await scene.LookAsync()).Drafts.Select(one => one["subject"]!.GetValue<string>()).Order(StringComparer.Ordinal);

    private static async Task DiscardAsync(Scene scene, bool forGood)
    {
        foreach (JsonObject draft in (await scene.LookAsync()).Drafts)
        {
            await scene.DeleteDraftAsync(Mail.Id(draft));
            if (forGood)
            {
                await scene.DeleteDraftAsync(Mail.Id(draft));
            }
        }
    }

    private static LedgerEntry ThankYou(Scene scene) => scene.A.State!.Ledger.Values.Single(entry => entry.Key.Kind == FollowUpKind.ThankYou);

    private static FollowUp[] CheckIns(SyncReport report) =>
        [.. report.FollowUps.Select(one => one.FollowUp).Where(one => one.Kind == FollowUpKind.CheckIn && one.Status != FollowUpStatus.Withdrawn)];

    private static string Remembered(Scene scene)
    {
        MailboxState state = scene.A.State!;
        return $"{state.Mail.Count} {state.Runs.Count} {string.Join(' ', state.Ledger.Values.Select(entry => $"{entry.Key.Id} {entry.State} {entry.Sequence}").Order(StringComparer.Ordinal))}";
    }

    private static void AsksForNoText(Traffic traffic) => Assert.All(
        traffic.Requests.Where(one => one["path"]!.GetValue<string>().Contains("/mailFolders/", StringComparison.OrdinalIgnoreCase)),
        one =>
        {
            string query = Uri.UnescapeDataString(one["query"]!.GetValue<string>());
            string[] selected = [.. query.Split('&', '?').Where(part => part.StartsWith("$select=", StringComparison.Ordinal)).SelectMany(part => part[8..].Split(','))];
            Assert.True(query.Contains("token", StringComparison.OrdinalIgnoreCase) || selected.Length > 0, $"Everything is asked for: {query}");
            Assert.DoesNotContain("body", selected);
        });

    private static bool Holds(byte[] state, string text) => System.Text.Encoding.UTF8.GetString(state).Contains(text, StringComparison.Ordinal);
}
