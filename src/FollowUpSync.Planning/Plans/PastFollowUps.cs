using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>Looks into what became of earlier follow-ups.</summary>
internal static class PastFollowUps
{
    /// <summary>The earlier follow-up of this kind and number for an interview day, or null.</summary>
    /// <remarks>The day's last round may change (one added, one cancelled), and with it the key; what was settled for any round of the day stays settled.</remarks>
    public static PastFollowUp? Find(PlanningInput input, InterviewDay day, FollowUpKind kind, int number)
    {
        PastFollowUp? same = input.Past.GetValueOrDefault(FollowUpKey.For(input.Owner, day.Last.Entry, kind, number).Value);
        return same is { State: not PastState.Open }
            ? same
            : input.Past.Values
                .Where(past => past.Key.Kind == kind && past.Key.Number == number && past.State != PastState.Open && past.InterviewIds.Any(day.Ids.Contains))
                .MinBy(past => past.Key.Value, StringComparer.Ordinal) ?? same;
    }

    /// <summary>All that hung on interviews of this process.</summary>
    public static IEnumerable<PastFollowUp> Of(PlanningInput input, HiringProcess process)
    {
        HashSet<string> ids = [.. process.Interviews.Select(interview => interview.Id)];
        return input.Past.Values.Where(past => past.InterviewIds.Any(ids.Contains));
    }
}
