using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>Writes actions into the ledger. Pure: a new ledger comes back, and what changed.</summary>
public sealed class LedgerBook(ImmutableDictionary<string, LedgerEntry> before, MailboxPlan plan, Instant now)
{
    private readonly ImmutableDictionary<string, LedgerEntry>.Builder _ledger = before.ToBuilder();

    /// <summary>The ledger as it is now.</summary>
    public ImmutableDictionary<string, LedgerEntry> Ledger => _ledger.ToImmutable();

    /// <summary>Takes down the actions of a run.</summary>
    public void Apply(ImmutableArray<SyncAction> actions)
    {
        foreach (SyncAction action in actions)
        {
            switch (action)
            {
                case SyncAction.Create create:
                    Put(EntryFor(create.Wanted, create.Before) with { State = LedgerState.Live });
                    break;
                case SyncAction.Update update:
                    Put(EntryFor(update.Wanted, update.Before) with { State = LedgerState.Live });
                    break;
                case SyncAction.Cancel cancel:
                    Put(Changed(cancel.Before) with { State = LedgerState.Withdrawn });
                    break;
                case SyncAction.Release release:
                    Put(release.Before with { State = LedgerState.Released });
                    break;
                case SyncAction.Dismiss dismiss:
                    Put(Changed(dismiss.Before) with { State = LedgerState.Dismissed });
                    break;
            }
        }
    }

    /// <summary>Takes down what stands in the calendar already.</summary>
    public void Adopt(WantedEntry wanted) => Put(EntryFor(wanted, null));

    /// <summary>Takes down that it stands in the calendar after all. A copy that a person made and changed brings nothing back that they deleted.</summary>
    public void Revive(string key, RemoteState there)
    {
        if (_ledger.GetValueOrDefault(key) is { } entry && (entry.State == LedgerState.Withdrawn || (entry.State == LedgerState.Dismissed && there == RemoteState.AsWritten)))
        {
            Put(Changed(entry) with { State = LedgerState.Live });
        }
    }

    /// <summary>Takes down the owner's word on one follow-up, which may not have been written yet.</summary>
    /// <remarks>The word is about what the owner is shown at this moment, so that goes into the ledger with it: a day that passed unseen counts for nothing.</remarks>
    public void Settle(WantedEntry? wanted, LedgerEntry? written, Func<LedgerEntry, LedgerEntry> word)
    {
        LedgerEntry entry = wanted is null || written is { State: LedgerState.Released }
            ? Changed(written!)
            : EntryFor(wanted, written) with { State = written?.State ?? LedgerState.Withdrawn };
        Put(word(entry));
    }

    /// <summary>Takes down what mail proves.</summary>
    public void Settle(ImmutableArray<PastFollowUp> proved)
    {
        foreach (PastFollowUp one in proved)
        {
            Put(Changed(_ledger[one.Key.Value]) with
            {
                State = one.State == PastState.Done ? LedgerState.Done : LedgerState.Dismissed,
                SettledOn = one.SettledOn,
                SettledAt = one.SettledAt,
                SettledBy = one.SettledBy,
            });
        }
    }

    /// <summary>Takes back that the owner had put off some follow-ups which are still to be done.</summary>
    public void ForgetSnoozes(Func<LedgerEntry, bool> which)
    {
        foreach (LedgerEntry entry in _ledger.Values.Where(entry => !entry.IsSettled && entry.SnoozedTo is not null && which(entry)).ToArray())
        {
            Put(Changed(entry) with { SnoozedTo = null });
        }
    }

    /// <summary>Puts back what was, as a new revision: a sequence never falls.</summary>
    public void Restore(LedgerChange change)
    {
        LedgerEntry current = _ledger[change.Key];
        LedgerEntry back = change.Before ?? current with { State = LedgerState.Withdrawn };
        Put(back with { Sequence = current.Sequence + 1, Changed = Instant.Max(now, current.Changed) });
    }

    private LedgerEntry EntryFor(WantedEntry wanted, LedgerEntry? written)
    {
        FollowUp followUp = wanted.FollowUp;
        return new LedgerEntry
        {
            Key = followUp.Key,
            State = LedgerState.Live,
            ProcessId = followUp.ProcessId,
            InterviewId = followUp.InterviewId,
            InterviewIds = followUp.InterviewIds,
            Channel = followUp.Channel,
            Day = followUp.Date,
            Text = wanted.Text,
            People = followUp.People,
            Why = followUp.Why,
            Sequence = written is null ? 0 : written.Sequence + 1,
            Created = written?.Created ?? now,
            Changed = written is null ? now : Instant.Max(now, written.Changed),
            MovedTo = wanted.Planned.MovedTo,
            SnoozedTo = wanted.Planned.SnoozedTo,
            FileName = written is { } kept && kept.Day == followUp.Date ? kept.FileName : FreeName(followUp),
        };
    }

    private LedgerEntry Changed(LedgerEntry entry) =>
        entry with { Sequence = entry.Sequence + 1, Changed = Instant.Max(now, entry.Changed) };

    private void Put(LedgerEntry entry) => _ledger[entry.Key.Value] = entry;

    private string FreeName(FollowUp followUp)
    {
        string stem = FileNames.Stem(followUp, plan.ProcessOf(followUp.ProcessId));
        bool taken = _ledger.Values.Any(entry => entry.Key != followUp.Key && entry.FileName == stem + ".ics");
        return taken ? $"{stem}-{followUp.Key.Id[2..]}.ics" : stem + ".ics";
    }
}
