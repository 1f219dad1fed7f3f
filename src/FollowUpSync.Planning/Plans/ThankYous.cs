using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>One thank-you per interview day, the day after it.</summary>
internal static class ThankYous
{
    /// <summary>The thank-you still to be written, or null: done, or left out with the reason in <paramref name="omitted"/>.</summary>
    public static PlannedFollowUp? Plan(PlanningInput input, HiringProcess process, InterviewDay day, List<OmittedFollowUp> omitted)
    {
        PastFollowUp? past = PastFollowUps.Find(input, day, FollowUpKind.ThankYou, 1);
        if (past is { State: not PastState.Open })
        {
            return null;
        }

        LocalDate today = input.Now.InZone(input.Home).Date;
        LocalDate own = past?.SnoozedTo ?? DueDay(input, day);
        if (WhyNot(input, process, day, own, today) is { } why)
        {
            omitted.Add(new OmittedFollowUp(day.Last.Id, FollowUpKind.ThankYou, why));
            return null;
        }

        bool late = own < today;
        LocalDate? movedTo = late ? past?.MovedTo ?? today : null;
        LocalDate date = movedTo ?? own;
        ThankYouStep step = input.Cadence.ThankYou;
        ZonedDateTime start = DueTime.Of(date, step.At, input.Home);
        ImmutableArray<Person> people = Recipients.Met(day);
        var followUp = new FollowUp
        {
            Key = past?.Key ?? FollowUpKey.For(input.Owner, day.Last.Entry, FollowUpKind.ThankYou, 1),
            ProcessId = process.Id,
            InterviewId = day.Last.Id,
            InterviewIds = day.Ids,
            Channel = step.Channel,
            Start = start,
            End = start.PlusMinutes(step.Minutes),
            Status = process.Outcome == Outcome.Paused ? FollowUpStatus.Held
                : late ? FollowUpStatus.Overdue
                : date == today ? FollowUpStatus.Due
                : past?.SnoozedTo is not null ? FollowUpStatus.Snoozed
                : FollowUpStatus.Planned,
            People = people,
            Why = Why(input, process, day, past, movedTo, people),
        };
        return new PlannedFollowUp(followUp, movedTo, IsNext: day.IsOver(input.Now));
    }

    private static LocalDate DueDay(PlanningInput input, InterviewDay day) =>
        input.Cadence.ThankYou.NextBusinessDay ? input.Days.After(day.Day) : day.Day.PlusDays(1);

    private static string? WhyNot(PlanningInput input, HiringProcess process, InterviewDay day, LocalDate own, LocalDate today)
    {
        if (process.Outcome is not (Outcome.Active or Outcome.Paused))
        {
            return Sentences.Of(process.Outcome, process);
        }

        if (process.Agency is { } agency && input.Cadence.Agency.ThroughAgencyOnly)
        {
            return $"You chose to go through the agency only: thank {agency}.";
        }

        if (day.Day < input.Horizon)
        {
            return $"The interview was on {day.Day.Words()}, before {input.Horizon.Words()}, from when on this calendar is followed up. To go further back: --include-past DAYS.";
        }

        return own.PlusDays(input.Cadence.ThankYou.LateDays) < today
            ? $"It was due on {own.Words()}; a thank-you more than {Sentences.Span(input.Cadence.ThankYou.LateDays)} late does more harm than good."
            : null;
    }

    private static string Why(PlanningInput input, HiringProcess process, InterviewDay day, PastFollowUp? past, LocalDate? movedTo, ImmutableArray<Person> people)
    {
        string interview = day.Rounds.Length == 1 ? "interview" : "interviews";
        string what = $"your {interview}{Sentences.With(people)}{Sentences.At(process)}";
        LocalDate due = DueDay(input, day);
        string why = movedTo is not null ? $"It was due on {(past?.SnoozedTo ?? due).Words()}, after {what}: late, but not too late."
            : past?.SnoozedTo is { } until ? $"After {what}; you put it off to {until.Words()}."
            : due == day.Day.PlusDays(1) ? $"The day after {what}."
            : $"The next business day after {what}.";
        return people.IsEmpty ? why + " Nobody you met is known by name or address: say whom to thank." : why;
    }
}
