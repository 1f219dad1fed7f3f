using CsCheck;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Planning.Tests.Plans;

namespace FollowUpSync.Planning.Tests.Reconciling;

/// <summary>What holds after any history of invitations, moves, cancellations, words, edits and deletions, in any zone.</summary>
public sealed class HistoryTests
{
    [Fact]
    public void The_second_of_two_undisturbed_runs_does_nothing() => Always(search =>
    {
        // A person's edits and deletions are taken down by the run that finds them, and planned with by the next.
        if (search.Actions.Any(action => action is SyncAction.Release or SyncAction.Dismiss))
        {
            search.Run(search.Now);
        }

        string plan = Print(search.Plan);
        search.Run(search.Now);

        Assert.Empty(search.Actions);
        Assert.Equal(plan, Print(search.Plan));
    });

    [Fact]
    public void No_open_step_points_at_an_interview_that_does_not_take_place() => Always(search =>
    {
        Dictionary<string, Interview> interviews = search.Interviews.ToDictionary(interview => interview.Id);
        IEnumerable<string> pointedAt = search.Ledger.Values.Where(entry => entry.IsLive).SelectMany(entry => entry.InterviewIds.Append(entry.InterviewId))
            .Concat(search.Plan.FollowUps.SelectMany(planned => planned.FollowUp.InterviewIds));

        Assert.DoesNotContain(pointedAt, id => interviews[id] is { IsCancelled: true } or { IsDeclined: true });
    });

    [Fact]
    public void What_is_settled_stays_settled_and_out_of_every_later_plan()
    {
        Dictionary<string, (LedgerState State, LocalDate? On)> settled = [];
        JobSearch? last = null;
        Always(search =>
        {
            if (search != last)
            {
                settled.Clear();
                last = search;
            }

            foreach ((string key, (LedgerState state, LocalDate? on)) in settled)
            {
                Assert.Equal((state, on), (search.Ledger[key].State, search.Ledger[key].SettledOn));
            }

            foreach (LedgerEntry entry in search.Ledger.Values.Where(entry => entry.IsSettled))
            {
                settled[entry.Key.Value] = (entry.State, entry.SettledOn);
            }

            // A word that was said since the last run is settled too.
            foreach (int days in (int[])[0, 1, 5, 40, 400])
            {
                FollowUpPlan later = search.PlanAt(search.Now + Duration.FromDays(days));
                Assert.DoesNotContain(later.FollowUps, planned => settled.ContainsKey(planned.FollowUp.Key.Value));
            }
        }, threads: 1);
    }

    [Fact]
    public void Nobody_is_asked_twice_within_a_week() => Always(search =>
    {
        List<(LocalDate Day, HiringProcess Process, ImmutableArray<Person> People, bool IsOwners)> planned =
            [.. CheckIns(search).Where(one => one.FollowUp.Status != FollowUpStatus.Held).Select(one => (one.FollowUp.Date, ProcessOf(search, one.FollowUp), one.FollowUp.People, IsOwners(one)))];
        var made = search.Processes.SelectMany(process =>
            process.Contacts.Select(contact => (contact.On, process, ImmutableArray<Person>.Empty))
                .Concat(search.Ledger.Values
                    .Where(entry => entry.State == LedgerState.Done && entry.Key.Kind != FollowUpKind.ThankYou && entry.InterviewIds.Any(id => process.Interviews.Any(interview => interview.Id == id)))
                    .Select(entry => (entry.SettledOn!.Value, process, entry.People)))).ToList();

        for (int i = 0; i < planned.Count; i++)
        {
            foreach ((LocalDate day, HiringProcess process, ImmutableArray<Person> people, bool isOwners) in planned.Skip(i + 1))
            {
                Assert.False(!isOwners && !planned[i].IsOwners && TooClose(planned[i].Day, planned[i].Process, planned[i].People, day, process, people), $"{planned[i]} and {day} {process.Company}");
            }

            foreach ((LocalDate day, HiringProcess process, ImmutableArray<Person> people) in made)
            {
                Assert.False(!planned[i].IsOwners && TooClose(planned[i].Day, planned[i].Process, planned[i].People, day, process, people), $"{planned[i]} and {day} {process.Company}");
            }
        }

        static bool TooClose(LocalDate one, HiringProcess process, ImmutableArray<Person> people, LocalDate other, HiringProcess otherProcess, ImmutableArray<Person> otherPeople) =>
            Math.Abs(Period.DaysBetween(one, other)) < 7
            && (process.Id == otherProcess.Id
                || (process.Company is { } company && HiringProcesses.NameKey(company) == HiringProcesses.NameKey(otherProcess.Company))
                || people.Any(person => person.Email is not null && otherPeople.Any(same => same.Email == person.Email)));
    });

    [Fact]
    public void Check_ins_fall_on_business_days_unless_the_owner_chose_the_day() => Always(search =>
        Assert.All(CheckIns(search).Where(one => !IsOwners(one)), one => Assert.True(search.Days.IsBusinessDay(one.FollowUp.Date), Print(one))));

    [Fact]
    public void Nobody_is_written_to_before_the_interview() => Always(search =>
        Assert.All(search.Plan.FollowUps, one =>
        {
            LocalDate interview = search.Interviews.Single(other => other.Id == one.FollowUp.InterviewId).DayIn(search.Home);
            Assert.True(one.FollowUp.Date > interview || (one.FollowUp.Date == interview && one.SnoozedTo == interview), Print(one));
        }));

    [Fact]
    public void Nobody_is_asked_on_or_before_the_day_they_promised() => Always(search =>
        Assert.All(CheckIns(search).Where(one => !IsOwners(one)), one => Assert.False(one.FollowUp.Date <= ProcessOf(search, one.FollowUp).Promised && one.SnoozedTo is null, Print(one))));

    [Fact]
    public void Everything_is_explained() => Always(search =>
    {
        HashSet<(string, FollowUpKind)> omitted = [.. search.Plan.Omitted.Select(one => (one.InterviewId, one.Kind))];
        HashSet<string> thanked = [.. search.Plan.FollowUps.Where(one => one.FollowUp.Kind == FollowUpKind.ThankYou).SelectMany(one => one.FollowUp.InterviewIds)];
        Assert.All(search.Interviews, interview => Assert.True(thanked.Contains(interview.Id) ^ omitted.Contains((interview.Id, FollowUpKind.ThankYou)), interview.ToString()));
        Assert.All(search.Processes, process =>
        {
            bool asked = CheckIns(search).Any(one => one.FollowUp.ProcessId == process.Id);
            bool explained = process.Interviews.Any(interview => omitted.Contains((interview.Id, process.Agency is null ? FollowUpKind.CheckIn : FollowUpKind.AgencyCheckIn)));
            Assert.True(asked ^ explained, process.ToString());
        });
    });

    [Fact]
    public void Every_sentence_reads_well() => Always(search =>
        Assert.All(search.Plan.FollowUps.Select(one => one.FollowUp.Why).Concat(search.Plan.Omitted.Select(one => one.Why)), why =>
        {
            Assert.Matches(@"^[A-Z1-9].*[.]$", why);
            Assert.DoesNotMatch(@"  | [.,;:]|[.][.]|[.] [a-z]|[{}]|null|0001", why);
        }));

    [Fact]
    public void Keys_are_those_of_interview_kind_and_number_and_each_stands_once() => Always(search =>
    {
        Assert.All(search.Plan.FollowUps, one => Assert.Equal(
            FollowUpKey.For(JobSearch.Me, search.Interviews.Single(interview => interview.Id == one.FollowUp.InterviewId).Entry, one.FollowUp.Kind, one.FollowUp.Number), one.FollowUp.Key));
        Assert.Distinct(search.Plan.FollowUps.Select(one => one.FollowUp.Key.Value));
        Assert.Distinct(search.Plan.FollowUps.Select(one => one.FollowUp.Key.Id));
    });

    [Fact]
    public void Status_follows_the_day() => Always(search =>
        Assert.All(search.Plan.FollowUps.Where(one => one.FollowUp.Status != FollowUpStatus.Held), one =>
        {
            FollowUpStatus byDay = one.FollowUp.Date < search.Today ? FollowUpStatus.Overdue
                : one.FollowUp.Date == search.Today ? FollowUpStatus.Due
                : one.FollowUp.Date == one.SnoozedTo ? FollowUpStatus.Snoozed
                : FollowUpStatus.Planned;
            bool isLateThankYou = one.FollowUp.Kind == FollowUpKind.ThankYou && one.MovedTo is not null;
            Assert.Equal(isLateThankYou ? FollowUpStatus.Overdue : byDay, one.FollowUp.Status);
        }));

    [Fact]
    public void Nobody_is_asked_before_or_on_the_day_of_an_interview_with_them() => Always(search =>
    {
        foreach (HiringProcess process in search.Processes)
        {
            Interview[] withThem = [.. search.Processes
                .Where(other => other.Id == process.Id || (process.Company is not null && HiringProcesses.NameKey(other.Company) == HiringProcesses.NameKey(process.Company)))
                .SelectMany(other => other.Interviews)
                .Where(interview => interview.StandingAt(search.Now) is Standing.Scheduled or Standing.Held)];
            bool ahead = withThem.Any(interview => interview.StandingAt(search.Now) == Standing.Scheduled);
            Assert.All(CheckIns(search).Where(one => one.FollowUp.ProcessId == process.Id), one =>
            {
                Assert.Equal(ahead || process.Outcome == Outcome.Paused, one.FollowUp.Status == FollowUpStatus.Held);
                Assert.True(IsOwners(one) || withThem.All(interview => interview.DayIn(search.Home) < one.FollowUp.Date), Print(one));
            });
        }
    });

    [Fact]
    public void At_most_one_agency_check_in_is_open_and_four_check_ins_without_limit() => Always(search =>
    {
        foreach (IGrouping<string, PlannedFollowUp> chain in CheckIns(search).GroupBy(one => one.FollowUp.ProcessId))
        {
            bool isAgency = ProcessOf(search, chain.First().FollowUp).Agency is not null;
            int most = isAgency ? 1 : (search.Cadence.CheckIn.Limit ?? 4) + (search.Cadence.CheckIn.Limit is not null && search.Cadence.ClosingNote.Propose ? 1 : 0);
            Assert.InRange(chain.Count(), 1, most);
            Assert.All(chain, one => Assert.Equal(isAgency, one.FollowUp.Kind == FollowUpKind.AgencyCheckIn));
        }
    });

    [Fact]
    public void Notes_are_for_interviews_that_are_over_and_for_the_next_check_in_only() => Always(search =>
    {
        Assert.All(search.Plan.FollowUps.Where(one => one.FollowUp.Kind == FollowUpKind.ThankYou), one =>
            Assert.Equal(one.FollowUp.InterviewIds.All(id => search.Interviews.Single(interview => interview.Id == id).End <= search.Now), one.IsNext));
        foreach (IGrouping<string, PlannedFollowUp> chain in CheckIns(search).GroupBy(one => one.FollowUp.ProcessId))
        {
            PlannedFollowUp first = chain.OrderBy(one => one.FollowUp.Kind).ThenBy(one => one.FollowUp.Number).First();
            Assert.All(chain, one => Assert.Equal(one == first && one.FollowUp.Status != FollowUpStatus.Held, one.IsNext));
        }
    });

    [Fact]
    public void The_order_of_what_is_known_does_not_matter() => Always(search =>
    {
        ImmutableArray<HiringProcess> shuffled = HiringProcesses.Of(
            JobSearch.Me, search.Interviews.OrderBy(interview => Identity.Hash(interview.Id, $"{search.Now}")), search.Words);
        PlanningInput input = search.InputAt(search.Now);

        Assert.Equal(Print(FollowUpPlanner.Plan(input)), Print(FollowUpPlanner.Plan(input with
        {
            Processes = [.. shuffled.OrderByDescending(process => process.Id, StringComparer.Ordinal)],
            Past = ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, input.Past.OrderByDescending(pair => pair.Key)),
        })));
    });

    private static void Always(Action<JobSearch> look, int threads = -1) =>
        History.Any.Sample(chosen => History.Play(chosen, look), threads: threads);

    private static IEnumerable<PlannedFollowUp> CheckIns(JobSearch search) => search.Plan.FollowUps.Where(one => one.FollowUp.Kind != FollowUpKind.ThankYou);

    private static bool IsOwners(PlannedFollowUp one) => one.SnoozedTo == one.FollowUp.Date;

    private static HiringProcess ProcessOf(JobSearch search, FollowUp followUp) => search.Processes.Single(process => process.Id == followUp.ProcessId);

    private static string Print(FollowUpPlan plan) =>
        string.Join('\n', plan.FollowUps.Select(Print).Concat(plan.Omitted.Select(one => one.ToString())));

    private static string Print(PlannedFollowUp one) =>
        $"{one.FollowUp.Key} {one.FollowUp.Start} {one.FollowUp.Status} [{string.Join(", ", one.FollowUp.InterviewIds)}] [{string.Join(", ", one.FollowUp.People)}] {one.FollowUp.Why} moved {one.MovedTo} snoozed {one.SnoozedTo} next {one.IsNext}";
}
