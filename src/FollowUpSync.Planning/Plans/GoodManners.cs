using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>At most one check-in, of any kind, per person and per employer in seven days, over all processes; exactly seven apart is allowed.</summary>
internal static class GoodManners
{
    private const int Days = 7;

    /// <summary>The follow-ups of all chains, each on the first day on which it bothers nobody. Thank-yous neither count nor move.</summary>
    public static IEnumerable<PlannedFollowUp> Settle(PlanningInput input, IReadOnlyList<CheckInChain> chains)
    {
        var settled = new List<PlannedFollowUp>();
        List<Touch> touches = [.. input.Processes.SelectMany(process => TouchesOf(input, process))];
        List<CheckInChain> live = [.. chains.Where(chain => !chain.IsHeld)];
        foreach (CheckInChain chain in live.Where(chain => chain.Next is { IsOwnersDay: true }))
        {
            touches.Add(new Touch(chain.Next!.Day, chain.Process, chain.People, chain));
        }

        // The earliest goes first: it is the later one that moves.
        while (live.Where(chain => chain.Next is not null).MinBy(chain => chain.Next!.Day) is { } chain)
        {
            Candidacy next = chain.Next!;
            Touch? tooClose = next.IsOwnersDay ? null : touches.Find(touch => touch.IsTooCloseTo(next.Day, chain));
            if (tooClose is not null)
            {
                chain.Delay(input.Days.OnOrAfter(tooClose.Day.PlusDays(Days)), tooClose.Because);
                continue;
            }

            touches.Add(new Touch(next.Day, chain.Process, chain.People, chain));
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

    /// <summary>What tells one employer from another; empty where the employer is not named.</summary>
    public static string EmployerOf(HiringProcess process) => HiringProcesses.NameKey(process.Company);

    private static IEnumerable<Touch> TouchesOf(PlanningInput input, HiringProcess process)
    {
        foreach (PastFollowUp past in PastFollowUps.Of(input, process))
        {
            if (past is { State: PastState.Done, SettledOn: { } on } && past.Key.Kind != FollowUpKind.ThankYou)
            {
                yield return new Touch(on, process, past.People, null);
            }
        }

        foreach (Contact contact in process.Contacts)
        {
            yield return new Touch(contact.On, process, [], null);
        }
    }

    private sealed record Touch(LocalDate Day, HiringProcess Process, ImmutableArray<Person> People, CheckInChain? Chain)
    {
        public string Because =>
            $"{(Chain is null ? "you were in touch" : "another check-in goes")} {Sentences.At(Process).TrimStart()} on {Day.Words()}, and once a week is enough";

        public bool IsTooCloseTo(LocalDate day, CheckInChain chain) =>
            Chain != chain
            && Math.Abs(Period.DaysBetween(Day, day)) < Days
            && (Process.Id == chain.Process.Id || SameEmployer(chain.Process) || SharesPerson(chain.People));

        private bool SameEmployer(HiringProcess other) => EmployerOf(other) is { Length: > 0 } employer && employer == EmployerOf(Process);

        private bool SharesPerson(ImmutableArray<Person> people) =>
            people.Any(person => person.Email is { } email && People.Any(mine => email.Equals(mine.Email, StringComparison.OrdinalIgnoreCase)));
    }
}
