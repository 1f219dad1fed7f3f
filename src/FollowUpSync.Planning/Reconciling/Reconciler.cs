using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Planning.Reconciling;

/// <summary>Compares what is wanted with what was written and what is there now, and says what to do. The second run does nothing.</summary>
public static class Reconciler
{
    /// <summary>The actions of one run, wanted follow-ups first and in their order, then withdrawals by key.</summary>
    /// <param name="wanted">The plan, with the text of each entry.</param>
    /// <param name="ledger">What was written, by key value.</param>
    /// <param name="remote">What the target says of each live entry.</param>
    public static ImmutableArray<SyncAction> Compare(
        IReadOnlyList<WantedEntry> wanted, ImmutableDictionary<string, LedgerEntry> ledger, Func<LedgerEntry, RemoteState> remote)
    {
        HashSet<string> keys = [.. wanted.Select(one => one.FollowUp.Key.Value)];
        IEnumerable<SyncAction?> forWanted = wanted.Select(one =>
            ledger.GetValueOrDefault(one.FollowUp.Key.Value) is { } written
                ? Decide(one, written, written.IsLive ? remote(written) : RemoteState.AsWritten)
                : Decide(one, null, RemoteState.AsWritten));
        IEnumerable<SyncAction?> forUnwanted = ledger.Values
            .Where(entry => entry.IsLive && !keys.Contains(entry.Key.Value))
            .OrderBy(entry => entry.Key.Value, StringComparer.Ordinal)
            .Select(entry => Decide(null, entry, remote(entry)));
        return [.. forWanted.Concat(forUnwanted).OfType<SyncAction>()];
    }

    /// <summary>The truth table.</summary>
    public static SyncAction? Decide(WantedEntry? wanted, LedgerEntry? written, RemoteState remote) =>
        (wanted, written, remote) switch
        {
            (_, { IsSettled: true } or { State: LedgerState.Released }, _) => null,           // the person's word stands
            (null or { IsHeld: false }, { IsLive: true } w, RemoteState.Deleted) => new SyncAction.Dismiss(w), // a person said no
            (_, { IsLive: true } w, RemoteState.Edited) => new SyncAction.Release(w),         // a person took it over
            (null or { IsHeld: true }, { IsLive: true } w, _) => new SyncAction.Cancel(w),    // no longer, or not now
            (null or { IsHeld: true }, _, _) => null,                                         // not there, and rightly so
            ({ } f, null or { State: LedgerState.Withdrawn }, _) => new SyncAction.Create(f, written),
            ({ } f, { } w, _) when f.Differs(w) => new SyncAction.Update(f, w),
            _ => null,                                                                        // already as wanted
        };
}

/// <summary>A planned follow-up with the words of its calendar entry.</summary>
/// <param name="Planned">The plan's own.</param>
/// <param name="Text">What shall stand in the calendar.</param>
public sealed record WantedEntry(PlannedFollowUp Planned, CalendarText Text)
{
    /// <summary>The follow-up.</summary>
    public FollowUp FollowUp => Planned.FollowUp;

    /// <summary>Waits, in no calendar.</summary>
    public bool IsHeld => FollowUp.Status == FollowUpStatus.Held;

    /// <summary>Something that a person would see, or that later plans go by, is other than what was written.</summary>
    public bool Differs(LedgerEntry written) =>
        Text != written.Text
        || Planned.MovedTo != written.MovedTo
        || Planned.SnoozedTo != written.SnoozedTo
        || !FollowUp.InterviewIds.SequenceEqual(written.InterviewIds)
        || !FollowUp.People.SequenceEqual(written.People);
}

/// <summary>What a target says of an entry that we wrote.</summary>
public enum RemoteState
{
    /// <summary>As we wrote it; for files always: they are an export, and written again.</summary>
    AsWritten,

    /// <summary>A person changed it.</summary>
    Edited,

    /// <summary>A person deleted it.</summary>
    Deleted,
}

/// <summary>Something to write. Plain data: a target carries it out, the ledger remembers it.</summary>
public abstract record SyncAction
{
    private SyncAction()
    {
    }

    /// <summary>Write what is not there; <paramref name="Before"/> is set where it was withdrawn earlier and comes back.</summary>
    public sealed record Create(WantedEntry Wanted, LedgerEntry? Before) : SyncAction;

    /// <summary>Write it anew.</summary>
    public sealed record Update(WantedEntry Wanted, LedgerEntry Before) : SyncAction;

    /// <summary>Take it out of the calendar.</summary>
    public sealed record Cancel(LedgerEntry Before) : SyncAction;

    /// <summary>Leave it to the person who edited it.</summary>
    public sealed record Release(LedgerEntry Before) : SyncAction;

    /// <summary>Never write it again: a person deleted it.</summary>
    public sealed record Dismiss(LedgerEntry Before) : SyncAction;
}
