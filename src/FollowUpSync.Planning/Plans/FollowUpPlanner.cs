using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>Makes the plan of a mailbox from its processes. Pure: the same input gives the same plan.</summary>
public static class FollowUpPlanner
{
    /// <summary>Plans the thank-yous of every interview day, then the check-ins of all processes together, so that nobody is asked twice in a week.</summary>
    public static FollowUpPlan Plan(PlanningInput input)
    {
        var facts = new PlanningFacts(input);
        var touches = new Touches(facts);
        var omitted = new List<OmittedFollowUp>();
        var followUps = new List<PlannedFollowUp>();
        var chains = new List<CheckInChain>();

        foreach (HiringProcess process in facts.Processes)
        {
            ImmutableArray<InterviewDay> days = facts.DaysOf(process);
            OmitWhatTakesNoPlace(process, days.IsEmpty, omitted);
            foreach (InterviewDay day in days)
            {
                if (ThankYous.Plan(facts, process, day, omitted) is { } thankYou)
                {
                    followUps.Add(thankYou);
                }
            }

            if (!days.IsEmpty && NoShows.Plan(facts, process, days[^1], omitted) is { } noShow)
            {
                followUps.Add(noShow);
            }

            if (!days.IsEmpty && CheckInChain.Begin(facts, touches, process, days[^1], omitted) is { } chain)
            {
                chains.Add(chain);
            }
        }

        followUps.AddRange(GoodManners.Settle(chains, touches));
        return new FollowUpPlan(
            [.. followUps.OrderBy(planned => planned.FollowUp.Start.ToInstant()).ThenBy(planned => planned.FollowUp.Key.Value, StringComparer.Ordinal)],
            [.. omitted],
            facts.SettledByMail(),
            [.. facts.Processes.Where(process => process is { Outcome: Outcome.Active, Agency: null } && facts.LastDayAhead(process) is null).Select(process => (process.Id, Mail: facts.MailOf(process).Waiting)).Where(one => one.Mail is not null).Select(one => new WaitingAnswer(one.Id, one.Mail!))],
            [.. facts.Processes.Where(process => process.Outcome == Outcome.Active).Select(process => facts.MailOf(process).Returned).OfType<MailEvidence>().DistinctBy(mail => mail.MessageId)]);
    }

    private static void OmitWhatTakesNoPlace(HiringProcess process, bool nothingTakesPlace, List<OmittedFollowUp> omitted)
    {
        foreach (Interview interview in process.Interviews)
        {
            string? why = interview.IsGone ? $"The interview{Sentences.At(process)} is gone from the calendar."
                : interview.IsCancelled ? $"The interview{Sentences.At(process)} was cancelled."
                : interview.IsDeclined ? $"You declined the interview{Sentences.At(process)}."
                : null;
            if (why is null)
            {
                continue;
            }

            omitted.Add(new OmittedFollowUp(interview.Id, FollowUpKind.ThankYou, why));
            if (nothingTakesPlace)
            {
                omitted.Add(new OmittedFollowUp(interview.Id, CheckInChain.KindOf(process), why));
            }
        }
    }
}
