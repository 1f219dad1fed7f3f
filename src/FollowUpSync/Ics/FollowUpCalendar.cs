using FollowUpSync.Planning.Reconciling;

namespace FollowUpSync.Ics;

/// <summary>Ledger entries as iCalendar.</summary>
public static class FollowUpCalendar
{
    private const string Name = "Follow-ups";

    /// <summary>All open ones, in one file that a program may subscribe to or import.</summary>
    public static byte[] All(IEnumerable<LedgerEntry> entries) => IcsWriter.All(entries.Select(EventOf), Name);

    /// <summary>All open ones, to be subscribed to.</summary>
    /// <param name="entries">The open ones.</param>
    /// <param name="isDiscreet">A neutral title, and nothing of employers, people or notes.</param>
    /// <param name="refresh">How often to look again.</param>
    public static byte[] Feed(IEnumerable<LedgerEntry> entries, bool isDiscreet, TimeSpan refresh) => IcsWriter.Feed(
        entries.Select(entry => isDiscreet ? EventOf(entry) with { Summary = "Follow up", Description = "", RelatedTo = "" } : EventOf(entry)), Name, refresh);

    /// <summary>One, as a file that opens as a single appointment.</summary>
    public static byte[] One(LedgerEntry entry) => IcsWriter.One(EventOf(entry));

    /// <summary>Withdrawals, METHOD:CANCEL.</summary>
    public static byte[] Cancelled(IEnumerable<LedgerEntry> entries) => IcsWriter.Cancelled(entries.Select(EventOf));

    private static IcsEvent EventOf(LedgerEntry entry) => new()
    {
        Uid = entry.Key.Uid,
        Key = entry.Key.Value,
        Created = entry.Created,
        LastModified = entry.Changed,
        Sequence = entry.Sequence,
        Start = entry.Text.Start,
        End = entry.Text.End,
        Summary = entry.Text.Summary,
        Description = entry.Text.Description,
        RelatedTo = entry.Text.RelatedTo,
        Cancelled = !entry.IsLive,
    };
}
