using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>Takes over what a mailbox says of our entries: those that the ledger does not know, for it was lost or another machine wrote them, and new versions of the others.</summary>
public static class Adoption
{
    /// <summary>The state with them, or null where there is nothing to take over.</summary>
    public static MailboxState? Of(MailboxState state, MailboxPlan plan, IReadOnlyDictionary<string, OwnSighting> sightings, Instant now)
    {
        OwnSighting[] news = [.. sightings.Values.Where(one => one.State != RemoteState.Deleted && IsNews(one, state.Items.GetValueOrDefault(one.FollowUp)))];
        Dictionary<string, WantedEntry> wanted = plan.Wanted.Where(one => !one.IsHeld).ToDictionary(one => one.FollowUp.Key.Value);
        HashSet<string> standing = [.. news.Select(one => one.FollowUp), .. state.Items.Values.Where(item => item is { Person: "", IsTheirs: true }).Select(item => item.FollowUp)];
        WantedEntry[] strangers = [.. standing.Where(key => !state.Ledger.ContainsKey(key)).Select(wanted.GetValueOrDefault).OfType<WantedEntry>()];
        if (news.Length + strangers.Length == 0)
        {
            return null;
        }

        var book = new LedgerBook(state.Ledger, plan, now);
        foreach (WantedEntry stranger in strangers)
        {
            book.Adopt(stranger);
        }

        // Another machine has made it anew; what had seemed to be deleted by a person was taken away by that machine.
        foreach (OwnSighting anew in news.Where(one => state.Items.GetValueOrDefault(one.FollowUp) is var known && known?.IsTheirs != true && known?.Id != one.Id))
        {
            book.Revive(anew.FollowUp, anew.State);
        }

        return state with
        {
            Ledger = book.Ledger,
            Items = state.Items.SetItems(news.Select(one => KeyValuePair.Create(
                one.FollowUp, ItemOf(one, state.Items.GetValueOrDefault(one.FollowUp), state.Ledger.GetValueOrDefault(one.FollowUp)?.Text, wanted.GetValueOrDefault(one.FollowUp)?.Text)))),
        };
    }

    private static bool IsNews(OwnSighting seen, WrittenItem? known) =>
        known is null || known.Id != seen.Id || (seen.State == RemoteState.AsWritten && known.ETag != seen.ETag);

    private static WrittenItem ItemOf(OwnSighting seen, WrittenItem? known, CalendarText? ledger, CalendarText? wanted)
    {
        if (known is { IsTheirs: false } && known.Id == seen.Id)
        {
            // As the server showed it after writing, which need not be as we wrote it. Or as another machine wrote it after us: while
            // we want nothing new that stands, or two machines that differ would write over each other for ever.
            bool stands = ledger is not null && ledger == wanted && Fingerprint.Of(ledger) == known.Hash;
            if (seen.Hash == known.Shown || stands)
            {
                return known with { ETag = seen.ETag, Shown = seen.Hash };
            }
        }

        return new WrittenItem(seen.FollowUp, "", seen.Id, seen.ETag, seen.Hash, seen.Hash, seen.Hash, known?.Life ?? 0, seen.State == RemoteState.Edited || known is { IsTheirs: true });
    }
}
