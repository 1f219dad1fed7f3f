using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>Takes over the entries of ours that a mailbox holds and the ledger does not know: the ledger was lost, or another machine wrote them.</summary>
public static class Adoption
{
    /// <summary>The state with them, or null where there is nothing to take over.</summary>
    public static MailboxState? Of(MailboxState state, MailboxPlan plan, IReadOnlyDictionary<string, OwnSighting> sightings, Instant now)
    {
        OwnSighting[] strangers = [.. sightings.Values.Where(one => one.State != RemoteState.Deleted && state.Items.GetValueOrDefault(one.FollowUp) is not { Id: not null })];
        if (strangers.Length == 0)
        {
            return null;
        }

        var book = new LedgerBook(state.Ledger, plan, now);
        Dictionary<string, WantedEntry> wanted = plan.Wanted.Where(one => !one.IsHeld).ToDictionary(one => one.FollowUp.Key.Value);
        foreach (OwnSighting stranger in strangers.Where(one => !state.Ledger.ContainsKey(one.FollowUp)))
        {
            if (wanted.TryGetValue(stranger.FollowUp, out WantedEntry? one))
            {
                book.Adopt(one);
            }
        }

        return state with
        {
            Ledger = book.Ledger,
            Items = state.Items.SetItems(strangers.Select(one => KeyValuePair.Create(
                one.FollowUp, new WrittenItem(one.FollowUp, "", one.Id, one.ETag, one.Hash, one.Hash, one.Hash, state.Items.GetValueOrDefault(one.FollowUp)?.Life ?? 0, IsTheirs: one.State == RemoteState.Edited)))),
        };
    }
}
