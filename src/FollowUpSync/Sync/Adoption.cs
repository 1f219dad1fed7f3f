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
        if (news.Length == 0)
        {
            return null;
        }

        var book = new LedgerBook(state.Ledger, plan, now);
        Dictionary<string, WantedEntry> wanted = plan.Wanted.Where(one => !one.IsHeld).ToDictionary(one => one.FollowUp.Key.Value);
        foreach (OwnSighting stranger in news.Where(one => !state.Ledger.ContainsKey(one.FollowUp)))
        {
            if (wanted.TryGetValue(stranger.FollowUp, out WantedEntry? one))
            {
                book.Adopt(one);
            }
        }

        // What seemed to be deleted by a person, and another machine has made anew, was taken away by that machine.
        foreach (OwnSighting anew in news.Where(one => one.State == RemoteState.AsWritten && state.Items.GetValueOrDefault(one.FollowUp) is { IsTheirs: false } known && known.Id != one.Id))
        {
            book.Revive(anew.FollowUp);
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
