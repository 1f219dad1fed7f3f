using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>The rounds that one employer holds on one day for one process.</summary>
/// <param name="Day">The day on which the last round ends, in the candidate's zone.</param>
/// <param name="Rounds">By end; never empty.</param>
internal sealed record InterviewDay(LocalDate Day, ImmutableArray<Interview> Rounds)
{
    /// <summary>The round that ends last: follow-ups hang on it.</summary>
    public Interview Last => Rounds[^1];

    public ImmutableArray<string> Ids => [.. Rounds.Select(round => round.Id)];

    public bool IsOver(Instant now) => Last.End <= now;

    /// <summary>The interview days of a process, in order; cancelled and declined interviews make none.</summary>
    public static ImmutableArray<InterviewDay> Of(HiringProcess process, DateTimeZone home) =>
    [
        .. process.Interviews
            .Where(interview => interview is { IsCancelled: false, IsDeclined: false })
            .GroupBy(interview => interview.DayIn(home))
            .OrderBy(day => day.Key)
            .Select(day => new InterviewDay(day.Key, [.. day.OrderBy(round => round.End).ThenBy(round => round.Start).ThenBy(round => round.Id, StringComparer.Ordinal)])),
    ];
}
