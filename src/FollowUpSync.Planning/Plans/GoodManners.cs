using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>At most one check-in, of any kind, per person and per employer in seven days, over all processes; exactly seven apart is allowed.</summary>
internal static class GoodManners
{
    /// <summary>The follow-ups of all chains, each on the first day on which it bothers nobody. Thank-yous neither count nor move.</summary>
    public static IEnumerable<PlannedFollowUp> Settle(IReadOnlyList<CheckInChain> chains, Touches touches)
    {
        var settled = new List<PlannedFollowUp>();
        CheckInChain[] live = [.. chains.Where(chain => !chain.IsHeld)];
        foreach (CheckInChain chain in live)
        {
            touches.Plan(chain.OwnersDays, chain, byOwner: true);
        }

        // The earliest goes first: it is the later one that moves. Of two on one day, the one that has waited longer goes first.
        while (live.Where(chain => chain.Next is not null).MinBy(chain => (chain.Next!.Day, chain.Next.OwnDay)) is { } chain)
        {
            Candidacy next = chain.Next!;
            if (!next.IsOwnersDay && touches.TooClose(next.Day, chain) is { } tooClose)
            {
                chain.Delay(tooClose);
                continue;
            }

            touches.Plan([next.Day], chain, next.IsOwnersDay);
            settled.Add(chain.Accept());
        }

        foreach (CheckInChain chain in chains.Where(chain => chain.IsHeld))
        {
            while (chain.Next is not null)
            {
                settled.Add(chain.Accept());
            }
        }

        return settled;
    }
}

/// <summary>When whom was, or will be, asked.</summary>
internal sealed class Touches
{
    private readonly List<Touch> _made;
    private readonly List<Touch> _planned = [];

    public Touches(PlanningFacts facts) => _made = [.. facts.Processes.SelectMany(process => MadeIn(facts, process))];

    /// <summary>Check-ins of a chain that now have their days.</summary>
    public void Plan(IEnumerable<LocalDate> days, CheckInChain chain, bool byOwner) =>
        _planned.AddRange(days.Select(day => new Touch(day, chain.Process, chain.People, chain, byOwner)));

    /// <summary>What forbids a check-in on a day, the latest such, or null.</summary>
    public Touch? TooClose(LocalDate day, CheckInChain chain) => Latest(_made.Concat(_planned), day, chain);

    /// <summary>The same of what took place only: that does not change with the plan.</summary>
    public Touch? TooCloseToMade(LocalDate day, CheckInChain chain) => Latest(_made, day, chain);

    private static Touch? Latest(IEnumerable<Touch> touches, LocalDate day, CheckInChain chain) =>
        touches.Where(touch => touch.IsTooCloseTo(day, chain)).MaxBy(touch => touch.Day);

    private static IEnumerable<Touch> MadeIn(PlanningFacts facts, HiringProcess process)
    {
        foreach (PastFollowUp past in facts.PastOf(process))
        {
            if (past is { State: PastState.Done, SettledOn: { } on } && past.Key.Kind != FollowUpKind.ThankYou)
            {
                yield return new Touch(on, process, past.People, null);
            }
        }

        // A contact that was logged names nobody: it was with whom one asks.
        ImmutableArray<Person> asked = Recipients.ToAsk(process)?.People ?? [];
        foreach (LocalDate day in facts.MailOf(process).Contacts)
        {
            yield return new Touch(day, process, asked, null);
        }
    }
}

/// <summary>One check-in or contact.</summary>
/// <param name="Day">The day.</param>
/// <param name="Process">In which process.</param>
/// <param name="People">With whom, as far as is known.</param>
/// <param name="Chain">The chain that plans it; null where it took place.</param>
/// <param name="IsOwners">The owner chose the day: the rest of its own chain takes no notice of it.</param>
internal sealed record Touch(LocalDate Day, HiringProcess Process, ImmutableArray<Person> People, CheckInChain? Chain, bool IsOwners = false)
{
    private const int Week = 7;

    /// <summary>The first day that is far enough.</summary>
    public LocalDate Enough => Day.PlusDays(Week);

    public string Because =>
        $"{(Chain is null ? "you were in touch" : "another check-in stands")}{Sentences.With(Process)} on {Day.Words()}, and once a week is enough";

    public bool IsTooCloseTo(LocalDate day, CheckInChain chain) =>
        Math.Abs(Period.DaysBetween(Day, day)) < Week
        && !(IsOwners && Chain == chain)
        && (PlanningFacts.EmployerOf(Process) == PlanningFacts.EmployerOf(chain.Process) || SharesPerson(chain.People));

    private bool SharesPerson(ImmutableArray<Person> people) =>
        people.Any(person => person.Email is { } email && People.Any(mine => email.Equals(mine.Email, StringComparison.OrdinalIgnoreCase)));
}
