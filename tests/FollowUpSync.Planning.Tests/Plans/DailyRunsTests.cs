using CsCheck;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Planning.Tests.Plans;

/// <summary>Somebody who lets the program run every day and does nothing: entries must not wander.</summary>
public sealed class DailyRunsTests
{
    private static readonly string[] Zones = ["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Lisbon"];

    [Fact]
    public void A_missed_check_in_moves_at_most_once_a_week_and_then_to_today_or_the_next_business_day() => EveryDay((yesterday, today, search) =>
    {
        foreach (FollowUp now in today.Where(one => one.Kind != FollowUpKind.ThankYou))
        {
            FollowUp before = yesterday.Single(one => one.Key == now.Key);
            bool isNext = now.Key == today.First(one => one.Kind != FollowUpKind.ThankYou).Key;
            if (isNext && now.Date != before.Date)
            {
                Assert.Equal(search.Days.OnOrAfter(search.Today), now.Date);
                bool hadMoved = before.Why.Contains("That day passed", StringComparison.Ordinal);
                Assert.True(hadMoved ? before.Date.PlusDays(7) <= search.Today : before.Date < search.Today, $"{before.Date} -> {now.Date} on {search.Today}");
            }
            else if (isNext)
            {
                Assert.True(now.Date >= search.Today || (now.Date.PlusDays(7) > search.Today && now.Status == FollowUpStatus.Overdue));
            }
        }
    });

    [Fact]
    public void The_later_ones_keep_their_distance() => EveryDay((_, today, search) =>
    {
        LocalDate[] days = [.. today.Where(one => one.Kind != FollowUpKind.ThankYou).Select(one => one.Date)];
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(search.Days.OnOrAfter(pair.First.PlusDays(7)), pair.Second));
    });

    [Fact]
    public void A_late_thank_you_moves_once_and_is_left_out_after_four_days() => EveryDay((yesterday, today, search) =>
    {
        LocalDate due = search["u"].DayIn(search.Home).PlusDays(1);
        FollowUp? thankYou = today.SingleOrDefault(one => one.Kind == FollowUpKind.ThankYou);
        Assert.Equal(search.Today <= due.PlusDays(4), thankYou is not null);
        Assert.Equal(search.Today <= due ? due : due.PlusDays(1), thankYou?.Date ?? due.PlusDays(1));
        Assert.Equal(new LocalTime(9, 0), thankYou?.Start.TimeOfDay ?? new LocalTime(9, 0));
    });

    [Fact]
    public void After_eight_weeks_nothing_is_left() => EveryDay((_, today, search) =>
        Assert.Equal(search.Today < search["u"].DayIn(search.Home).PlusDays(56), today.Length > 0));

    private static void EveryDay(Action<FollowUp[], FollowUp[], JobSearch> look) =>
        Gen.Select(Gen.Int[0, Zones.Length - 1], Gen.Int[0, 365], Gen.Int[0, 95], Gen.Int[0, 1439]).Sample((zone, day, quarter, minute) =>
        {
            var search = new JobSearch { Home = DateTimeZoneProviders.Tzdb[Zones[zone]] };
            LocalDate first = new LocalDate(2026, 1, 1).PlusDays(day);
            Instant start = search.Home.AtLeniently(first + new LocalTime(quarter / 4, quarter % 4 * 15)).ToInstant();
            search.Put(JobSearch.Interview("u", start, start + Duration.FromMinutes(45), "Contoso", people: new Person("Rosa Diaz", "rosa@contoso.example", Part.Recruiter, PersonSource.Attendee)));
            FollowUp[] yesterday = [];
            for (int n = 2; n < 70; n++)
            {
                search.Run(search.Home.AtLeniently(first.PlusDays(n) + new LocalTime(minute / 60, minute % 60)).ToInstant());
                FollowUp[] today = [.. search.Plan.FollowUps.Select(planned => planned.FollowUp)];
                look(n == 2 ? today : yesterday, today, search);
                yesterday = today;
            }
        });
}
