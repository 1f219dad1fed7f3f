using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>What was known at an earlier moment, for looking back: the runs since then are taken away, newest first, with the words and the mail of theirs.</summary>
/// <remarks>When an interview was first seen is not remembered: all that are known now were known then.</remarks>
public static class Replay
{
    /// <summary>The state of a moment; the state itself where nothing was done since.</summary>
    public static MailboxState At(MailboxState state, Instant then)
    {
        RunRecord[] later = [.. state.Runs.Values.Where(run => run.At > then).OrderByDescending(run => run.Number)];
        if (later.Length == 0)
        {
            return state;
        }

        ImmutableDictionary<string, LedgerEntry>.Builder ledger = state.Ledger.ToBuilder();
        foreach (LedgerChange change in later.SelectMany(run => run.Changes))
        {
            if (change.Before is { } before)
            {
                ledger[change.Key] = before;
            }
            else
            {
                ledger.Remove(change.Key);
            }
        }

        return state with
        {
            Ledger = ledger.ToImmutable(),
            Words = state.Words.RemoveRange(state.Words.Where(word => word.Value.At > then).Select(word => word.Key)),
            Mail = state.Mail.RemoveRange(state.Mail.Where(mail => mail.Value.SeenAt > then).Select(mail => mail.Key)),
            Runs = state.Runs.RemoveRange(later.Select(run => run.Id)),
        };
    }
}
