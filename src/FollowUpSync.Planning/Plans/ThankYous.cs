using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>One thank-you per interview day, the day after it.</summary>
internal static class ThankYous
{
    /// <summary>The thank-you still to be written, or null: left out, with the reason in <paramref name="omitted"/> for each round.</summary>
    public static PlannedFollowUp? Plan(PlanningFacts facts, HiringProcess process, InterviewDay day, List<OmittedFollowUp> omitted)
    {
        PlanningInput input = facts.Input;
        PastFollowUp? past = facts.Find(process, day, FollowUpKind.ThankYou, 1);
        LocalDate? snoozedTo = past?.SnoozedTo is { } until && IsAfter(day, until, input.Now) ? until : null;
        LocalDate own = snoozedTo ?? DueDay(input, day);
        if (WhyNot(facts, process, day, past, own) is { } why)
        {
            omitted.AddRange(day.Ids.Select(id => new OmittedFollowUp(id, FollowUpKind.ThankYou, why, IsSettled: past is { State: not PastState.Open } || process.Outcome is not (Outcome.Active or Outcome.Paused))));
            return null;
        }

        bool late = own < facts.Today;
        LocalDate? movedTo = !late ? null : past?.MovedTo is { } moved && moved > own ? moved : facts.Today;
        LocalDate date = movedTo ?? own;
        ThankYouStep step = input.Cadence.ThankYou;
        ZonedDateTime start = DueTime.Of(date, step.At, input.Home);
        ImmutableArray<Person> met = Recipients.Met(day);
        ImmutableArray<Person> people = [.. met.Where(person => !facts.MailOf(process).IsThanked(day, person))];
        if (people.IsEmpty && !met.IsEmpty)
        {
            omitted.AddRange(day.Ids.Select(id => new OmittedFollowUp(id, FollowUpKind.ThankYou, $"You wrote to {Sentences.Names(met)} afterwards.", IsSettled: true)));
            return null;
        }

        var followUp = new FollowUp
        {
            Key = FollowUpKey.For(input.Owner, day.Last.Entry, FollowUpKind.ThankYou, 1),
            ProcessId = process.Id,
            InterviewId = day.Last.Id,
            InterviewIds = day.Ids,
            Channel = step.Channel,
            Start = start,
            End = start.PlusMinutes(step.Minutes),
            Status = process.Outcome == Outcome.Paused ? FollowUpStatus.Held
                : late ? FollowUpStatus.Overdue
                : date == facts.Today ? FollowUpStatus.Due
                : snoozedTo is not null ? FollowUpStatus.Snoozed
                : FollowUpStatus.Planned,
            People = people,
            Why = Why(input, process, day, snoozedTo, late, people),
        };
        return new PlannedFollowUp(followUp, movedTo, past?.SnoozedTo, IsNext: day.IsOver(input.Now));
    }

    private static LocalDate DueDay(PlanningInput input, InterviewDay day) =>
        input.Cadence.ThankYou.NextBusinessDay ? input.Days.After(day.Day) : day.Day.PlusDays(1);

    // The interview may have moved beyond the day to which its thank-you was put off; nobody is thanked ahead.
    private static bool IsAfter(InterviewDay day, LocalDate until, Instant now) =>
        until > day.Day || (until == day.Day && day.IsOver(now));

    private static string? WhyNot(PlanningFacts facts, HiringProcess process, InterviewDay day, PastFollowUp? past, LocalDate own)
    {
        PlanningInput input = facts.Input;
        if (facts.NoShowDay(process, day) is not null)
        {
            return "Nobody came.";
        }

        if (past is { State: not PastState.Open })
        {
            return past.State switch
            {
                PastState.Done => $"You sent it on {(past.SettledOn ?? past.Day).Words()}.",
                PastState.Skipped => "You skipped it.",
                _ when past.SettledBy is not null => "You threw its draft away.",
                _ => "You deleted it from your calendar.",
            };
        }

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
            return Sentences.BeforeHorizon($"The interview{Sentences.At(process)}", day.Day, input.Horizon);
        }

        return own.PlusDays(input.Cadence.ThankYou.LateDays) < facts.Today
            ? $"It was due on {own.Words()}, and {Sentences.TooLate(input.Cadence.ThankYou.LateDays)}."
            : null;
    }

    private static string Why(PlanningInput input, HiringProcess process, InterviewDay day, LocalDate? snoozedTo, bool late, ImmutableArray<Person> people)
    {
        string interview = day.Rounds.Length == 1 ? "interview" : "interviews";
        string what = $"your {interview}{Sentences.With(people)}{Sentences.At(process)}";
        LocalDate due = DueDay(input, day);
        string why = late ? $"It was due on {(snoozedTo ?? due).Words()}, after {what}: late, but not too late."
            : snoozedTo is { } until ? $"After {what}; you put it off to {until.Words()}."
            : due == day.Day.PlusDays(1) ? $"The day after {what}."
            : $"The next business day after {what}.";
        return people.IsEmpty ? why + " Nobody you met is known by name or address: choose yourself whom to thank." : why;
    }
}
