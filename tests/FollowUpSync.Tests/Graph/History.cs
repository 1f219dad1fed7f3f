using System.Text;
using System.Text.Json.Nodes;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Graph;

/// <summary>A random story of a mailbox: its owner acts, machines sync, fail, die and forget. The same seed is the same story.</summary>
internal sealed class History(int seed)
{
    private static readonly string[] Companies = ["contoso", "fabrikam", "northwind", "tailspin"];
    private static readonly string[] Homes = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];

    private readonly StringBuilder _log = new();
    private readonly Dictionary<string, string> _edited = [];
    private readonly HashSet<string> _touchedDrafts = [];
    private readonly HashSet<string?> _touchedNotes = [];
    private readonly HashSet<string> _dismissed = [];
    private readonly List<string> _interviews = [];
    private readonly HashSet<string> _series = [];
    private Dictionary<string, string> _others = [];
    private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15;
    private int _invited;
    private bool _wasOff;

    private enum Cast
    {
        OneMachine,
        OneForgetful,
        TwoInTurn,
        TwoAtOnce,
    }

    public int Requests { get; private set; }

    /// <summary>What happened, step by step.</summary>
    public string Log => _log.ToString();

    private Cast Machines => (Cast)(seed % 4);

    public async Task PlayAsync()
    {
        await using Scene scene = await Scene.OpenAsync();
        scene.A.Yes = scene.B.Yes = true;
        await InviteAsync(scene);
        for (int steps = 2 + Roll(5); steps > 0; steps--)
        {
            for (int acts = Roll(3); acts > 0; acts--)
            {
                await ActAsync(scene);
            }

            await SyncAsync(scene);
        }

        await scene.FaultsAsync("{}");
        await EndAsync(scene);
    }

    private int Roll(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }

    private T Any<T>(IReadOnlyList<T> all) => all[Roll(all.Count)];

    private async Task ActAsync(Scene scene)
    {
        Mail mail = await scene.LookAsync();
        switch (Roll(13))
        {
            case 0 when _invited < Companies.Length:
                await InviteAsync(scene);
                return;
            case 1 when _interviews.Count > 0:
                string moved = Any(_interviews);
                string to = Day(scene);
                await ChangeAsync(scene, moved, _series.Contains(moved) ? $"{Scene.At(to)[..^1]}, {Weekly(to)} }}" : Scene.At(to), "move");
                break;
            case 2 when _interviews.Count > 0:
                _wasOff = true;
                await ChangeAsync(scene, Any(_interviews), $$"""{ "isCancelled": {{(Roll(2) == 0 ? "true" : "false")}} }""", "cancel");
                break;
            case 3 when _interviews.Count > 0:
                _wasOff = true;
                await ChangeAsync(scene, Any(_interviews), $$"""{ "responseStatus": { "response": "{{(Roll(2) == 0 ? "declined" : "accepted")}}", "time": "2026-11-04T11:00:00Z" } }""", "answer");
                break;
            case 4 when _interviews.Count > 0:
                _wasOff = true;
                string gone = Any(_interviews);
                _interviews.Remove(gone);
                Say($"delete {gone}");
                await scene.DeleteAsync(gone);
                break;
            case 5 or 6 when mail.Ours.Count > 0:
                string edited = Mail.Id(Any(mail.Ours));
                await ChangeAsync(scene, edited, Roll(2) == 0 ? $$"""{ "subject": "Mine {{_log.Length}}" }""" : $$"""{ "body": { "contentType": "text", "content": "Mine {{_log.Length}}" } }""", "edit ours");
                _edited[edited] = Mail.Print((await scene.LookAsync()).Ours.Single(one => Mail.Id(one) == edited));
                return;
            case 7 when mail.Ours.Count > 0:
                JsonObject thrown = Any(mail.Ours);
                Say($"delete ours {Mail.Key(thrown)![..6]}");
                _edited.Remove(Mail.Id(thrown));
                await scene.DeleteAsync(Mail.Id(thrown));
                return;
            case 8 when mail.Ours.Count > 0:
                JsonObject coloured = Any(mail.Ours.Where(one => !_edited.ContainsKey(Mail.Id(one))).DefaultIfEmpty(mail.Ours[0]).ToArray());
                if (!_edited.ContainsKey(Mail.Id(coloured)))
                {
                    await ChangeAsync(scene, Mail.Id(coloured), """{ "categories": ["Red"] }""", "colour ours");
                }

                return;
            case 9 or 10 when mail.Drafts.Count > 0:
                JsonObject draft = Any(mail.Drafts);
                string id = Mail.Id(draft);
                _touchedDrafts.Add(id);
                _touchedNotes.Add(Mail.Mark(draft));
                switch (Roll(3))
                {
                    case 0:
                        Say($"edit draft {Short(id)}");
                        await scene.ChangeDraftAsync(id, $$"""{ "subject": "Mine {{_log.Length}}" }""");
                        _edited[id] = Mail.Print((await scene.LookAsync()).Drafts.Single(one => Mail.Id(one) == id));
                        return;
                    case 1:
                        Say($"delete draft {Short(id)}");
                        _edited.Remove(id);
                        await scene.DeleteDraftAsync(id);
                        return;
                    default:
                        Say($"send draft {Short(id)}");
                        _edited.Remove(id);
                        await scene.PersonAsync("POST", $"messages/{id}/send");
                        return;
                }

            case 11:
                scene.A.Home = scene.B.Home = DateTimeZoneProviders.Tzdb[Any(Homes)];
                Say($"live in {scene.A.Home.Id}");
                return;
            case 12:
                scene.Now += Duration.FromDays(1 + Roll(2));
                scene.Clock.MoveTo(scene.Now);
                Say($"it is {scene.Now}");
                return;
        }

        _others = (await scene.LookAsync()).Others.ToDictionary(Mail.Id, Mail.Print);
    }

    private async Task InviteAsync(Scene scene)
    {
        string company = Companies[_invited++];
        _interviews.Add(company);
        string day = Day(scene);
        bool isSeries = Roll(4) == 0;
        Say($"invite {company} {day}{(isSeries ? " weekly" : "")}");
        if (isSeries)
        {
            _series.Add(company);
        }

        await scene.InviteAsync(company, day, isSeries ? Weekly(day) : "");
        _others = (await scene.LookAsync()).Others.ToDictionary(Mail.Id, Mail.Print);
    }

    private string Day(Scene scene) => scene.Now.Plus(Duration.FromDays(Roll(14) - 4)).InUtc().Date.At(new LocalTime(9 + Roll(8), 0)).ToString("uuuu-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    // Twice, a week apart, on the weekday of the first.
    private static string Weekly(string first)
    {
        LocalDate date = NodaTime.Text.LocalDatePattern.Iso.Parse(first[..10]).Value;
        return $$"""
            "recurrence": { "pattern": { "type": "weekly", "interval": 1, "daysOfWeek": ["{{date.DayOfWeek.ToString().ToLowerInvariant()}}"] }, "range": { "type": "numbered", "startDate": "{{first[..10]}}", "numberOfOccurrences": 2 } }
            """;
    }

    private async Task ChangeAsync(Scene scene, string id, string json, string what)
    {
        Say($"{what} {Short(id)} {json}");
        await scene.ChangeAsync(id, json);
    }

    private async Task SyncAsync(Scene scene)
    {
        scene.Clock.Pass(Duration.FromMinutes(1)); // a run ends when it is told to wait too long, and the next comes later
        string faults = $$"""{ "seed": {{seed + _log.Length}}, "timeoutMs": 1{{string.Concat(Rates())}} }""";
        await scene.FaultsAsync(faults);
        Say($"faults {faults}");
        if (Machines == Cast.TwoAtOnce && Roll(2) == 0)
        {
            await Task.WhenAll(RunAsync(scene, scene.A, "A at once"), RunAsync(scene, scene.B, "B at once"));
        }
        else
        {
            bool isB = Machines >= Cast.TwoInTurn && Roll(2) == 0;
            await RunAsync(scene, isB ? scene.B : scene.A, isB ? "B" : "A");
        }

        if (Machines == Cast.OneForgetful && Roll(4) == 0)
        {
            Say("forget");
            scene.A.Forget();
        }

        Assert.Equal(_others, (await scene.LookAsync()).Others.ToDictionary(Mail.Id, Mail.Print));
        if (Machines == Cast.OneMachine)
        {
            _dismissed.UnionWith(scene.A.State?.Ledger.Where(pair => pair.Value.State == LedgerState.Dismissed).Select(pair => pair.Key) ?? []);
        }
    }

    private IEnumerable<string> Rates()
    {
        foreach (string kind in new[] { "throttle", "serverError", "timeout", "lostAnswer", "expiredDelta", "emptyRead", "emptyPage", "duplicatedEntry", "loopingPage", "spuriousConflict", "internalWrite", "expiredToken", "brokenAnswer", "replicationDelay" })
        {
            if (Roll(4) == 0)
            {
                yield return $", \"{kind}\": 0.{1 + Roll(3)}";
            }
        }
    }

    private async Task RunAsync(Scene scene, Machine machine, string name)
    {
        machine.DiesAt = Roll(3) == 0 ? 1 + Roll(14) : null;
        machine.DiesAfter = Roll(2) == 0;
        string end = $"sync {name}{(machine.DiesAt is { } at ? $", dies {(machine.DiesAfter ? "after" : "before")} {at}" : "")}";
        try
        {
            SyncReport report = await machine.SyncAsync();
            Say($"{end}: {report.Mode} {report.Sources[0].Status} {report.Sources[0].Error} {report.Unwritten?.Message}; {string.Join(' ', report.Changes.Select(change => $"{change.Action}-{change.What}"))}");
        }
        catch (DeadException)
        {
            Say($"{end}: dead");
        }
    }

    private async Task EndAsync(Scene scene)
    {
        Machine[] machines = Machines >= Cast.TwoInTurn ? [scene.A, scene.B] : [scene.A];
        Traffic all = await scene.TrafficAsync();
        Requests += all.Count;
        all.IsDecent(isAlone: Machines != Cast.TwoAtOnce);
        // Two machines see what the other wrote, and that again.
        for (int rounds = machines.Length == 1 ? 1 : 3; rounds > 0; rounds--)
        {
            foreach (Machine machine in machines)
            {
                await QuietAsync(scene, machine);
            }
        }

        foreach (Machine machine in machines)
        {
            (_, Traffic traffic) = await QuietAsync(scene, machine);
            Assert.True(traffic.Writes == 0, $"Not quiet: {string.Join('\n', traffic.Requests.Select(one => $"{one["method"]} {one["status"]} {one["path"]}"))}");
        }

        foreach (Machine machine in machines)
        {
            (_, Traffic traffic) = await QuietAsync(scene, machine);
            Assert.Equal(1, traffic.Count);
        }

        Mail mail = await scene.LookAsync();
        Assert.Equal(_others, mail.Others.ToDictionary(Mail.Id, Mail.Print));
        Assert.All(_edited, edit => Assert.Equal(edit.Value, mail.Events.Concat(mail.Messages).Where(one => Mail.Id(one) == edit.Key).Select(Mail.Print).SingleOrDefault()));
        MachineTests.HasOneOfEach(mail, _touchedDrafts);
        Assert.DoesNotContain(mail.Ours, one => _dismissed.Contains(Mail.Key(one)!));
        foreach (Machine machine in machines)
        {
            Say($"compare {(machine == scene.A ? "A" : "B")}");
            IsAsPlanned(machine.State!, mail, scene.Now);
        }
    }

    private async Task<(SyncReport Report, Traffic Traffic)> QuietAsync(Scene scene, Machine machine)
    {
        (SyncReport report, Traffic traffic) = await scene.SyncAsync(machine);
        Say($"quiet {(machine == scene.A ? "A" : "B")}: {report.Mode} {report.Sources[0].Status} {traffic.Count} requests, {traffic.Writes} writes; {string.Join(' ', report.Changes.Select(change => $"{change.Action}-{change.What}"))}");
        Assert.Equal((SyncMode.Applied, null), (report.Mode, report.Unwritten));
        Requests += traffic.Count;
        return (report, traffic);
    }

    private void IsAsPlanned(MailboxState state, Mail mail, Instant now)
    {
        // The interviews are those of the calendar.
        IEnumerable<string> real = mail.Others.Where(one => one["isCancelled"]!.GetValue<bool>() == false && one["responseStatus"]!["response"]!.GetValue<string>() != "declined").SelectMany(Starts);
        Assert.Equal(real.Order(), state.Certain.Where(one => !one.IsCancelled && !one.IsDeclined).Select(one => Text(one.Start) + one.Subject).Order());

        // Of the follow-ups that they call for, each is there once, as planned, unless the owner took it over or threw it away.
        var plan = new MailboxPlan(state, now);
        var left = mail.Ours.ToDictionary(one => Mail.Key(one)!);
        foreach (WantedEntry wanted in plan.Wanted.Where(one => !one.IsHeld))
        {
            string key = wanted.FollowUp.Key.Value;
            LedgerState? known = state.Ledger.GetValueOrDefault(key)?.State;
            Assert.True(known is LedgerState.Live or LedgerState.Released or LedgerState.Dismissed, $"{key[..6]} is {known}.");
            if (known == LedgerState.Live)
            {
                Assert.True(left.Remove(key, out JsonObject? there), $"{key[..6]} {wanted.Text.Summary} is missing.");
                Assert.Equal((wanted.Text.Summary, Machines >= Cast.TwoInTurn ? "" : Text(wanted.Text.Start)), (there["subject"]!.GetValue<string>(), Machines >= Cast.TwoInTurn ? "" : there["start"]!["dateTime"]!.GetValue<string>()[..19]));
            }
        }

        Assert.All(left.Values, one => Assert.True(_edited.ContainsKey(Mail.Id(one)) || Machines >= Cast.TwoInTurn, $"{Mail.Key(one)![..6]} {one["subject"]} is nobody's."));

        // Drafts are not watched: of two machines, one does not see that the other withdrew a note.
        foreach (Draft draft in Machines >= Cast.TwoInTurn && _wasOff ? [] : Drafts.Of(plan, state, []))
        {
            WrittenItem item = state.Items[WrittenItem.KeyOf(draft.FollowUp, draft.Person)];
            Assert.True(item.IsTheirs || _touchedNotes.Contains(Identity.Hash(item.FollowUp, item.Person)) || mail.Messages.Any(one => (Mail.Id(one) == item.Id || Machines >= Cast.TwoInTurn) && one["subject"]!.GetValue<string>() == draft.Note.Subject), $"The note {draft.Note.Subject} is missing.");
        }

        if (Machines == Cast.OneMachine)
        {
            Assert.All(mail.Drafts, one => Assert.True(_edited.ContainsKey(Mail.Id(one)) || state.Items.Values.Any(item => item.Id == Mail.Id(one)), $"The note {one["subject"]} is nobody's."));
        }
    }

    private static IEnumerable<string> Starts(JsonObject interview)
    {
        LocalDateTime first = NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(interview["start"]!["dateTime"]!.GetValue<string>()[..19]).Value;
        return Enumerable.Range(0, interview["recurrence"] is null ? 1 : 2).Select(week => Text(first.PlusWeeks(week).InUtc().ToInstant()) + interview["subject"]);
    }

    private static string Short(string id) => id.Length > 24 ? id[^20..^3] : id;

    // Two machines at once may both have something to say.
    private void Say(string what)
    {
        lock (_log)
        {
            _log.AppendLine(what);
        }
    }

    private static string Text(Instant moment) => moment.ToString("uuuu-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
