using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>After an interview to which nobody came: one friendly question for another time, at once.</summary>
internal static class NoShows
{
    private const int LateDays = 4;

    /// <summary>The note still to be written, or null.</summary>
    public static PlannedFollowUp? Plan(PlanningFacts facts, HiringProcess process, InterviewDay day, List<OmittedFollowUp> omitted)
    {
        PlanningInput input = facts.Input;
        if (process.Outcome != Outcome.Active || facts.NoShowDay(process, day) is not { } said || facts.LastDayAhead(process) is not null)
        {
            return null;
        }

        PastFollowUp? past = facts.Find(process, day, FollowUpKind.NoShow, 1);
        LocalDate own = past?.SnoozedTo ?? said;
        string? why = past is { State: PastState.Done } ? $"You wrote on {(past.SettledOn ?? past.Day).Words()}."
            : past is { State: not PastState.Open } ? "You did not want to write."
            : own.PlusDays(LateDays) < facts.Today ? $"It was due on {own.Words()}; by now the check-in says it."
            : null;
        if (why is not null)
        {
            omitted.Add(new OmittedFollowUp(day.Last.Id, FollowUpKind.NoShow, why, IsSettled: past is { State: not PastState.Open }));
            return null;
        }

        bool isLate = own < facts.Today;
        LocalDate? movedTo = !isLate ? null : past?.MovedTo is { } moved && moved > own ? moved : facts.Today;
        ZonedDateTime start = DueTime.Of(movedTo ?? own, input.Cadence.CheckIn.At, input.Home);
        Addressee? asked = Recipients.ToAsk(process);
        var followUp = new FollowUp
        {
            Key = FollowUpKey.For(input.Owner, day.Last.Entry, FollowUpKind.NoShow, 1),
            ProcessId = process.Id,
            InterviewId = day.Last.Id,
            InterviewIds = day.Ids,
            Channel = input.Cadence.CheckIn.Channel,
            Start = start,
            End = start.PlusMinutes(input.Cadence.CheckIn.Minutes),
            Status = isLate ? FollowUpStatus.Overdue : own == facts.Today ? FollowUpStatus.Due : past?.SnoozedTo is not null ? FollowUpStatus.Snoozed : FollowUpStatus.Planned,
            People = asked?.People ?? [],
            Why = $"Nobody came to the interview{Sentences.At(process)} on {day.Day.Words()}: such things happen, so ask for another time. {asked?.Sentence ?? "Whom to ask is not known: choose yourself."}",
        };
        return new PlannedFollowUp(followUp, movedTo, past?.SnoozedTo, IsNext: true);
    }
}
