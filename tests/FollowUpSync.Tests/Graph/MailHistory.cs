using System.Text;
using System.Text.Json.Nodes;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Graph;

/// <summary>A random story of a search whose mail is watched: notes are sent and thrown away, people answer, machines do, rounds come, it ends and goes on. The same seed is the same story.</summary>
internal sealed class MailHistory(int seed)
{
    private static readonly string[] Companies = ["contoso", "fabrikam", "northwind"];

    private readonly StringBuilder _log = new();
    private readonly HashSet<string> _begun = [];
    private readonly HashSet<string> _waiting = [];
    private readonly HashSet<string> _over = [];
    private readonly HashSet<string> _ahead = [];
    private readonly HashSet<string> _gone = [];
    private readonly HashSet<string?> _thanked = [];
    private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15;
    private int _invited;

    private enum Cast
    {
        OneMachine,
        OneForgetful,
        TwoInTurn,
    }

    private Cast Machines => (Cast)(seed % 3);

    /// <summary>What happened, step by step.</summary>
    public string Log => _log.ToString();

    public async Task PlayAsync()
    {
        await using Scene scene = await Scene.OpenAsync();
        scene.A.Yes = scene.A.WatchesMail = scene.B.Yes = scene.B.WatchesMail = true;
        foreach (string company in Companies.Take(1 + Roll(3)))
        {
            await BeginAsync(scene, company);
        }

        await SyncAsync(scene);
        for (int steps = 4 + Roll(8); steps > 0; steps--)
        {
            await ActAsync(scene);
            if (Roll(2) == 0)
            {
                await SyncAsync(scene);
            }
        }

        await EndAsync(scene);
    }

    private int Roll(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }

    private string AnyBegun() => _begun.Order(StringComparer.Ordinal).ElementAt(Roll(_begun.Count));

    private async Task ActAsync(Scene scene)
    {
        Pass(scene, Duration.FromMinutes(1));
        string company = AnyBegun();
        switch (Roll(11))
        {
            case 0:
                Say($"{company} answers");
                await ReceiveAsync(scene, "Ken Ito", $"ken@{company}.example", "Next steps");
                if (!_over.Contains(company) && !_ahead.Contains(company))
                {
                    _waiting.Add(company);
                }

                break;
            case 1:
                Say($"{company} answers by machine, and strangers write");
                await ReceiveAsync(scene, "Dana Reyes", $"dana@{company}.example", "Machine words", """, "internetMessageHeaders": [ { "name": "Auto-Submitted", "value": "auto-replied" } ]""");
                await ReceiveAsync(scene, "Somebody", "somebody@gmail.com", "Stranger words");
                break;
            case 2 or 3:
                await SendDraftAsync(scene, isSent: Roll(3) > 0);
                break;
            case 4:
                Say($"a word by hand to {company}");
                await scene.PersonAsync("POST", "messages", $$"""
                    { "folder": "sentitems", "subject": "By hand", "from": { "emailAddress": { "address": "{{Scene.Owner}}" } }, "toRecipients": [ { "emailAddress": { "address": "hr@{{company}}.example" } } ] }
                    """);
                _waiting.Remove(company);
                break;
            case 5:
                await SyncAsync(scene);
                if (Process(scene, company) is { } settled)
                {
                    AnswerWord word = (AnswerWord)Roll(4);
                    Say($"of {company}: {word}");
                    await scene.A.Says().Answer(settled, word, null);
                    _waiting.Remove(company);
                }

                break;
            case 6:
                await SyncAsync(scene);
                if (Process(scene, company) is { } ended)
                {
                    Outcome outcome = new[] { Outcome.Offer, Outcome.Rejected, Outcome.Withdrawn, Outcome.Closed }[Roll(4)];
                    Say($"{company}: {outcome}");
                    await scene.A.Says().Say(ended, outcome);
                    _over.Add(company);
                    _waiting.Remove(company);
                }

                break;
            case 7 when _over.Count > 0:
                await SyncAsync(scene);
                string back = _over.Order(StringComparer.Ordinal).First();
                Say($"{back} goes on");
                if (Process(scene, back) is { } reopened)
                {
                    await scene.A.Says().Say(reopened, Outcome.Active);
                    _over.Remove(back);
                }

                break;
            case 8 when !_over.Contains(company):
                Say($"next round at {company}");
                await scene.AddAsync(Scene.Invitation($"{company}{++_invited}", company, Moment(scene.Now + Duration.FromDays(20))));
                _ahead.Add(company);
                _waiting.Remove(company);
                break;
            default:
                Pass(scene, Duration.FromDays(1));
                Say($"it is {scene.Now}");
                break;
        }
    }

    // What a draft of ours was for is settled for good by sending it, and by throwing all of them away.
    private async Task SendDraftAsync(Scene scene, bool isSent)
    {
        if ((await scene.LookAsync()).Drafts is not { Count: > 0 } drafts)
        {
            return;
        }

        JsonObject draft = drafts[Roll(drafts.Count)];
        Say($"{(isSent ? "send" : "throw away")} {draft["subject"]}");
        WrittenItem? item = scene.A.State?.Items.Values.FirstOrDefault(one => one.Id == Mail.Id(draft));
        if (isSent)
        {
            _thanked.Add(item is not null && scene.A.State!.Ledger[item.FollowUp].Key.Kind == FollowUpKind.ThankYou ? Mail.Mark(draft) : null);
            await scene.PersonAsync("POST", $"messages/{Mail.Id(draft)}/send");
        }
        else
        {
            await scene.DeleteDraftAsync(Mail.Id(draft));
        }

        if (item is not null)
        {
            LedgerEntry entry = scene.A.State!.Ledger[item.FollowUp];
            string company = entry.People[0].Email!.Split('@', '.')[1];
            if (isSent && entry.Key.Kind != FollowUpKind.ThankYou)
            {
                _waiting.Remove(company);
            }

            if (isSent)
            {
                _gone.Add(item.FollowUp);
            }
            else
            {
                Pass(scene, Duration.FromDays(1)); // what was thrown away is missed on the next day
                await scene.A.SyncAsync();
                _gone.Add(item.FollowUp);
            }
        }
    }

    private async Task SyncAsync(Scene scene)
    {
        Pass(scene, Duration.FromMinutes(1));
        string[] rates = [.. new[] { "throttle", "serverError", "expiredDelta", "emptyPage", "lostAnswer", "internalWrite" }.Where(_ => Roll(4) == 0).Select(kind => $", \"{kind}\": 0.{1 + Roll(2)}")];
        await scene.FaultsAsync($$"""{ "seed": {{seed + _log.Length}}{{string.Concat(rates)}} }""");
        bool isB = Machines == Cast.TwoInTurn && Roll(2) == 0;
        SyncReport report = await (isB ? scene.B : scene.A).SyncAsync();
        Say($"sync {(isB ? "B" : "A")}{string.Concat(rates)}: {report.Mode} {report.Sources[0].Error} {report.Unwritten?.Message} {string.Join(' ', report.Warnings.Select(one => one.Code))}; {string.Join(' ', report.Changes.Select(change => $"{change.Action}-{change.What}"))}");
        await scene.FaultsAsync("{}");
        Pass(scene, Duration.FromMinutes(1)); // who was told to wait does
        if (Machines == Cast.OneForgetful && Roll(4) == 0)
        {
            Say("forget");
            scene.A.Forget();
            await scene.A.SyncAsync();
        }
    }

    private async Task EndAsync(Scene scene)
    {
        (await scene.TrafficAsync()).IsDecent();
        Pass(scene, Duration.FromDays(1)); // drafts are looked after once a day
        Machine[] machines = Machines == Cast.TwoInTurn ? [scene.A, scene.B] : [scene.A];
        for (int quiet = 0; quiet < 3; quiet++)
        {
            foreach (Machine machine in machines)
            {
                await scene.SyncAsync(machine);
            }
        }

        foreach (Machine machine in machines)
        {
            (SyncReport report, Traffic traffic) = await scene.SyncAsync(machine);
            Say($"at the end: {string.Join(' ', report.FollowUps.Select(one => $"{one.FollowUp.Kind}{one.FollowUp.Number}-{one.FollowUp.Status}"))}");
            Assert.True((3, 0) == (traffic.Count, traffic.Writes), string.Join('\n', traffic.Requests.Select(one => $"{one["method"]} {one["path"]}")));
            Assert.DoesNotContain(machine.State!.Mail.Values, one => one.Subject.Contains("words", StringComparison.Ordinal));
            if (Machines == Cast.OneMachine)
            {
                IsAsPlanned(report, machine.State!, await scene.LookAsync());
            }
        }

        Mail mail = await scene.LookAsync();
        Assert.DoesNotContain(mail.Drafts, draft => Mail.Mark(draft) is { } mark && _thanked.Contains(mark));
        MachineTests.HasOneOfEach(mail, new HashSet<string>());
    }

    // What the owner said is known where they said it: to a machine that forgot it, or was not told, an answer waits again.
    private void IsAsPlanned(SyncReport report, MailboxState state, Mail mail)
    {
        Assert.Equal(_waiting.Order(StringComparer.Ordinal), report.Answers.Select(one => CompanyOf(report, one.ProcessId)).Distinct().Order(StringComparer.Ordinal));
        HashSet<string> there = [.. mail.Ours.Select(one => Mail.Key(one)!)];
        foreach (LedgerEntry live in state.Ledger.Values.Where(entry => entry.IsLive))
        {
            string company = live.People[0].Email!.Split('@', '.')[1];
            Assert.Contains(live.Key.Value, there);
            Assert.DoesNotContain(company, _over);
            Assert.False(live.Key.Kind != FollowUpKind.ThankYou && (_waiting.Contains(company) || _ahead.Contains(company)), $"{live} nags.");
        }

        Assert.All(_gone, key => Assert.True(state.Ledger[key].IsSettled || !mail.Drafts.Any(one => state.Items.Values.Any(item => item.FollowUp == key && item.Id == Mail.Id(one))), $"{key} came back as {state.Ledger[key].State}."));
    }

    private static string CompanyOf(SyncReport report, string process) => report.Processes.First(one => one.Id == process).Company!.ToLowerInvariant();

    private static string? Process(Scene scene, string company) =>
        scene.A.State is { } state && new MailboxPlan(state, scene.Now) is var plan ? plan.Processes.FirstOrDefault(process => company.Equals(process.Company, StringComparison.OrdinalIgnoreCase))?.Id : null;

    private async Task BeginAsync(Scene scene, string company)
    {
        Say($"an interview at {company}");
        _begun.Add(company);
        await scene.InviteAsync(company, Moment(scene.Now - Duration.FromDays(Roll(3)) - Duration.FromHours(3)));
    }

    private static Task<JsonObject> ReceiveAsync(Scene scene, string name, string address, string subject, string more = "") =>
        scene.PersonAsync("POST", "messages", $$"""{ "subject": "{{subject}}", "from": { "emailAddress": { "name": "{{name}}", "address": "{{address}}" } }{{more}} }""");

    private static void Pass(Scene scene, Duration time)
    {
        scene.Now += time;
        scene.Clock.MoveTo(scene.Now);
    }

    private static string Moment(Instant at) => at.ToString("uuuu-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private void Say(string what) => _log.AppendLine(what);
}
