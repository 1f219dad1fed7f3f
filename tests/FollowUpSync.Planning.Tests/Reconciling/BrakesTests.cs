using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Planning.Tests.Plans;

namespace FollowUpSync.Planning.Tests.Reconciling;

public sealed class BrakesTests
{
    [Theory]
    [InlineData(19, 5, true)] // more than a quarter, and five
    [InlineData(20, 5, false)] // exactly a quarter
    [InlineData(23, 6, true)]
    [InlineData(24, 6, false)]
    [InlineData(4, 4, false)] // all of them, and yet fewer than five
    [InlineData(5, 5, true)]
    [InlineData(400, 100, false)]
    [InlineData(400, 101, true)]
    public void Stops_above_a_quarter_of_the_open_ones_and_from_five_on(int open, int withdrawn, bool stops)
    {
        (LedgerEntry[] ledger, Interview[] interviews) = Written(open);

        string? why = Brakes.WhyStop([.. ledger.Take(withdrawn).Select(entry => new SyncAction.Cancel(entry))], ledger, interviews[..withdrawn]);

        Assert.Equal(stops, why is not null);
    }

    [Fact]
    public void Says_how_many_and_of_which_interviews()
    {
        (LedgerEntry[] ledger, Interview[] interviews) = Written(8);

        string? why = Brakes.WhyStop([.. ledger.Take(5).Select(entry => new SyncAction.Cancel(entry))], ledger, interviews[..5]);

        Assert.Equal("5 of 8 open follow-ups would be withdrawn, because interviews are gone or cancelled: \"Interview Company 0 \", \"Interview Company 1 \", \"Interview Company 2 \" and 2 more", why);
    }

    [Fact]
    public void Counts_what_is_open_and_not_what_was_settled_or_withdrawn_long_ago()
    {
        (LedgerEntry[] ledger, Interview[] interviews) = Written(20);
        LedgerEntry[] halfSettled = [.. ledger.Select((entry, n) => n < 5 ? entry : entry with { State = n % 2 == 0 ? LedgerState.Done : LedgerState.Withdrawn })];

        Assert.NotNull(Brakes.WhyStop([.. halfSettled.Take(5).Select(entry => new SyncAction.Cancel(entry))], halfSettled, interviews[..5]));
    }

    [Fact]
    public void A_next_round_and_the_owners_word_withdraw_without_being_stopped()
    {
        (LedgerEntry[] ledger, Interview[] interviews) = Written(6);

        Assert.Null(Brakes.WhyStop([.. ledger.Select(entry => new SyncAction.Cancel(entry))], ledger, []));
        Assert.Null(Brakes.WhyStop([.. ledger.Select(entry => new SyncAction.Cancel(entry))], ledger, interviews[..4]));
    }

    [Fact]
    public void Only_withdrawals_count()
    {
        (LedgerEntry[] ledger, Interview[] interviews) = Written(6);

        Assert.Null(Brakes.WhyStop([.. ledger.Select(entry => new SyncAction.Release(entry))], ledger, interviews));
    }

    private static (LedgerEntry[] Ledger, Interview[] Interviews) Written(int count)
    {
        var search = new JobSearch { Cadence = new() { CheckIn = new() { Limit = 1 }, ClosingNote = new() { Propose = false } } };
        Instant start = Instant.FromUtc(2026, 11, 2, 15, 0);
        for (int n = 0; n < count; n++)
        {
            search.Put(JobSearch.Interview($"u{n}", start, start + Duration.FromHours(1), $"Company {n}"));
        }

        search.Run(start);
        LedgerEntry[] thankYous = [.. search.Ledger.Values.Where(entry => entry.Key.Kind == FollowUpKind.ThankYou)];
        Interview[] interviews = [.. search.Interviews];
        return ([.. interviews.Select(interview => thankYous.Single(entry => entry.InterviewId == interview.Id))], interviews);
    }
}
