using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Planning.Reconciling;

/// <summary>What stops a run before it writes.</summary>
public static class Brakes
{
    private const int Least = 5;

    /// <summary>Why a run must not go on unasked, or null.</summary>
    /// <param name="actions">What the run would do.</param>
    /// <param name="ledger">What is written now.</param>
    /// <param name="lost">Interviews that no longer take place: gone, cancelled or declined.</param>
    /// <remarks>Only what the loss of an interview takes away counts: a next round, a late day or the owner's word withdraws follow-ups every day.</remarks>
    public static string? WhyStop(ImmutableArray<SyncAction> actions, IEnumerable<LedgerEntry> ledger, IReadOnlyCollection<Interview> lost)
    {
        HashSet<string> gone = [.. lost.Select(interview => interview.Id)];
        int open = ledger.Count(entry => entry.IsLive);
        int withdrawn = actions.OfType<SyncAction.Cancel>().Count(cancel => gone.Contains(cancel.Before.InterviewId));
        return withdrawn >= Least && withdrawn * 4 > open
            ? $"{withdrawn} of {open} open follow-ups would be withdrawn, because {(lost.Count == 1 ? "an interview is" : "interviews are")} gone or cancelled: {Names(lost)}"
            : null;
    }

    private static string Names(IReadOnlyCollection<Interview> lost)
    {
        string names = string.Join(", ", lost.Take(3).Select(interview => $"\"{interview.Subject}\""));
        return lost.Count > 3 ? $"{names} and {lost.Count - 3} more" : names;
    }
}
