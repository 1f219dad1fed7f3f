using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>One pass over a mailbox: plan, compare, and the ledger as it shall be. Decides everything and writes nothing.</summary>
public sealed class MailboxRun
{
    private readonly MailboxState _before;
    private readonly Instant _now;
    private readonly List<Warning> _warnings = [];

    /// <summary>Makes the pass.</summary>
    /// <param name="before">What was remembered.</param>
    /// <param name="seen">What is known now: after reading, or after the owner's word.</param>
    /// <param name="now">The moment of the run.</param>
    /// <param name="word">Takes down the owner's word on a follow-up first, or null.</param>
    /// <param name="own">What the mailbox says of our entries in it; those that it does not name are as we wrote them.</param>
    /// <param name="reconcile">False leaves the calendar as the word made it: the next run plans again.</param>
    public MailboxRun(MailboxState before, MailboxState seen, Instant now, Action<LedgerBook>? word = null, ImmutableArray<OwnSighting> own = default, bool reconcile = true)
    {
        (_before, _now) = (before, now);
        var plan = new MailboxPlan(seen, now);
        if (word is not null)
        {
            var spoken = new LedgerBook(seen.Ledger, plan, now);
            word(spoken);
            seen = seen with { Ledger = spoken.Ledger };
            plan = new MailboxPlan(seen, now);
        }

        var sightings = (own.IsDefault ? [] : own).DistinctBy(one => one.FollowUp).ToDictionary(one => one.FollowUp);
        if (Adoption.Of(seen, plan, sightings, now) is { } adopted)
        {
            seen = adopted;
            plan = new MailboxPlan(seen, now);
        }

        if (reconcile && !plan.Settled.IsEmpty)
        {
            var proved = new LedgerBook(seen.Ledger, plan, now);
            proved.Settle(plan.Settled);
            seen = seen with { Ledger = proved.Ledger };
            plan = new MailboxPlan(seen, now);
        }

        ImmutableArray<SyncAction> Compare() => Reconciler.Compare(plan.Wanted, seen.Ledger, entry =>
            sightings.GetValueOrDefault(entry.Key.Value)?.State ?? (seen.Items.GetValueOrDefault(entry.Key.Value) is { IsTheirs: true } ? RemoteState.Edited : RemoteState.AsWritten));
        Actions = reconcile ? Compare() : [];
        if (Actions.OfType<SyncAction.Dismiss>().ToImmutableArray<SyncAction>() is { IsEmpty: false } noes)
        {
            // A person's no changes what is wanted of the rest.
            var taken = new LedgerBook(seen.Ledger, plan, now);
            taken.Apply(noes);
            seen = seen with { Ledger = taken.Ledger };
            plan = new MailboxPlan(seen, now);
            Actions = [.. noes, .. Compare()];
        }

        Plan = plan;
        _warnings.AddRange(plan.Returned.Select(mail => new Warning(
            "FUS241", $"What you wrote to {string.Join(", ", mail.Addresses)} came back undelivered on {mail.At.InZone(plan.Home).Date.ToString("dddd d MMMM", System.Globalization.CultureInfo.InvariantCulture)} (\"{mail.Subject}\"): look for the right address and write again.", "mail")));
        var book = new LedgerBook(seen.Ledger, plan, now);
        book.Apply([.. Actions.Where(action => action is not SyncAction.Dismiss)]);
        After = seen with { Ledger = book.Ledger };
        Drafts = Sync.Drafts.Of(plan, After, _warnings);
        Changes = [.. After.Ledger.Where(pair => !ReferenceEquals(before.Ledger.GetValueOrDefault(pair.Key), pair.Value)).OrderBy(pair => pair.Value.Text.Start).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => LedgerChange.Of(before.Ledger.GetValueOrDefault(pair.Key), pair.Value))];
    }

    /// <summary>The plan.</summary>
    public MailboxPlan Plan { get; }

    /// <summary>What the calendar needs.</summary>
    public ImmutableArray<SyncAction> Actions { get; }

    /// <summary>What the ledger took down.</summary>
    public ImmutableArray<LedgerChange> Changes { get; init; }

    /// <summary>The state as it shall be, without a record of the run.</summary>
    public MailboxState After { get; }

    /// <summary>The notes wanted now.</summary>
    public ImmutableArray<Draft> Drafts { get; }

    /// <summary>Notes that could not be written.</summary>
    public ImmutableArray<Warning> Warnings => [.. _warnings];

    /// <summary>What was planned once and is in no plan any more: done, skipped, withdrawn; by start.</summary>
    public IEnumerable<ReportedFollowUp> Past => After.Ledger.Values
        .Where(entry => Plan.Wanted.All(wanted => wanted.FollowUp.Key != entry.Key))
        .OrderBy(entry => entry.Text.Start).ThenBy(entry => entry.Key.Value, StringComparer.Ordinal)
        .Select(entry => Reported(FromLedger(entry)));

    /// <summary>The state with the run written down, and the run's id. A run that changed nothing leaves no record, and has the id of the last that did; the first of a mailbox takes it up, which is a change.</summary>
    public (MailboxState After, string RunId) Record(string what)
    {
        if (Changes.IsEmpty && ReferenceEquals(After.Words, _before.Words) && ReferenceEquals(After.Mail, _before.Mail) && After.LastRun is { } last)
        {
            return (After, last.Id);
        }

        int number = _before.Runs.Count + 1;
        string id = IdOfRun(_before.Settings.Candidate, number);
        return (After with { Runs = After.Runs.Add(id, new RunRecord(id, number, _now, what, Changes, IsCutOff: true)) }, id);
    }

    /// <summary>The id of an owner's n-th run.</summary>
    public static string IdOfRun(Candidate owner, int number) =>
        Identity.ShortId('r', Identity.Hash(owner.Key, "run", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>What there is to say about it.</summary>
    public SyncReport Report(SyncMode mode, string? runId)
    {
        HashSet<string> planned = [.. Plan.Wanted.Select(wanted => wanted.FollowUp.Key.Value)];
        IEnumerable<ReportedFollowUp> open = Plan.Wanted.Select(wanted => Reported(
            After.Ledger.GetValueOrDefault(wanted.FollowUp.Key.Value)?.State == LedgerState.Released ? wanted.FollowUp with { Status = FollowUpStatus.Released } : wanted.FollowUp));
        IEnumerable<ReportedFollowUp> settled = Changes.Where(change => !planned.Contains(change.Key)).Select(change => Reported(FromLedger(change.After)));
        HashSet<string> changed = [.. Changes.Select(change => change.Key)];
        return new SyncReport
        {
            AsOf = _now,
            Home = Plan.Home,
            Run = runId,
            Mode = mode,
            Interviews = [.. After.Interviews.Values.Where(interview => interview.Recognition.Verdict != Verdict.No).OrderBy(interview => interview.Start).ThenBy(interview => interview.Id, StringComparer.Ordinal)],
            Processes = Plan.Processes,
            FollowUps = [.. open.Concat(settled).OrderBy(one => one.FollowUp.Start.ToInstant()).ThenBy(one => one.FollowUp.Key.Value, StringComparer.Ordinal)],
            Omitted = Plan.Omitted,
            Answers = Plan.Answers,
            IsOfMailbox = IsOfMailbox,
            Changes = [.. Changes.Select(change => new ReportedChange(change.Action, IsOfMailbox ? "event" : "ics", After.Ledger[change.Key].Key.Id)), .. DraftChanges()],
            Unchanged = Plan.Wanted.Count(wanted => !wanted.IsHeld && !changed.Contains(wanted.FollowUp.Key.Value)),
            Warnings = Warnings,
        };
    }

    // The calendar itself is written, and no files of it.
    private bool IsOfMailbox => !After.Streams.IsEmpty;

    // A note lies in the mailbox or among the files, and is known there.
    private IEnumerable<ReportedChange> DraftChanges() =>
        from draft in Drafts
        let item = _before.Items.GetValueOrDefault(WrittenItem.KeyOf(draft.FollowUp, draft.Person))
        let file = _before.Files.GetValueOrDefault(draft.Path)
        where item is null || draft.Channel != Channel.Email ? file?.Hash != Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(draft.ToFile())) : !item.IsTheirs && item.Hash != Fingerprint.Of(draft.Note, draft.To?.Email)
        select new ReportedChange(item is null && file is null ? "create" : "update", draft.Channel == Channel.Letter ? "letter" : "draft", After.Ledger[draft.FollowUp].Key.Id);

    private ReportedFollowUp Reported(FollowUp followUp)
    {
        string key = followUp.Key.Value;
        IEnumerable<string> calendar = !IsOfMailbox && After.Ledger.GetValueOrDefault(key) is { IsLive: true } entry ? [entry.FileName] : [];
        IEnumerable<string> notes = !IsOfMailbox || After.Settings.NotesAsFiles
            ? Drafts.Where(draft => draft.FollowUp == key).Select(draft => draft.Path)
            : Drafts.Where(draft => draft.FollowUp == key && draft.Channel != Channel.Email).Select(draft => draft.Path);
        return new ReportedFollowUp(followUp, [.. calendar, .. notes]);
    }

    private FollowUp FromLedger(LedgerEntry entry) => new()
    {
        Key = entry.Key,
        ProcessId = entry.ProcessId,
        InterviewId = entry.InterviewId,
        InterviewIds = entry.InterviewIds,
        Channel = entry.Channel,
        Start = entry.Text.Start.InZone(Plan.Home),
        End = entry.Text.End.InZone(Plan.Home),
        Status = entry.State switch
        {
            LedgerState.Done => FollowUpStatus.Done,
            LedgerState.Skipped or LedgerState.Dismissed => FollowUpStatus.Skipped,
            LedgerState.Released => FollowUpStatus.Released,
            _ => FollowUpStatus.Withdrawn,
        },
        People = entry.People,
        Why = entry.Why,
    };
}
