using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Sync;
using static FollowUpSync.Tests.Sync.Mailbox;

namespace FollowUpSync.Tests.Sync;

public sealed class OwnerSaysTests : IDisposable
{
    private readonly Mailbox _mailbox = new();

    public void Dispose() => _mailbox.Dispose();

    [Fact]
    public async Task A_skipped_day_is_the_day_on_which_it_stood_when_it_was_skipped()
    {
        SyncReport report = await Sync("2026-11-02 18:00");

        // Nothing was read for two weeks; on the 16th the first check-in stands at the 16th.
        SyncReport skipped = await _mailbox.Says("2026-11-16 09:00").Skip(Id(report, FollowUpKind.CheckIn));

        Assert.Equal("CheckIn 2 2026-11-23", Open(skipped)[0]);
    }

    [Fact]
    public async Task Of_two_words_at_one_moment_the_later_counts()
    {
        string process = (await Sync("2026-11-02 18:00")).Processes[0].Id;

        await _mailbox.Says("2026-11-02 19:00").Say(process, Outcome.Rejected);
        await _mailbox.Says("2026-11-02 19:00").Say(process, Outcome.Active);
        await _mailbox.Says("2026-11-02 19:00").Say(process, Outcome.Paused);
        await _mailbox.Says("2026-11-02 19:00").Say(process, Outcome.Rejected);
        SyncReport last = await _mailbox.Says("2026-11-02 19:00").Say(process, Outcome.Active);

        Assert.Equal(Outcome.Active, last.Processes[0].Outcome);
        Assert.Equal(6, Open(last).Length);
    }

    [Fact]
    public async Task A_word_on_an_interview_means_its_own_follow_up()
    {
        string calendar = _mailbox.File("calendar.ics", "", Interview("a", "20261102T150000"), Interview("b", "20261104T150000", who: "Lee Park"));
        SyncReport report = await _mailbox.Sync("2026-11-04 18:00", calendar);
        string second = report.Interviews[1].Id;

        SyncReport done = await _mailbox.Says("2026-11-05 10:00").Done(second);

        ReportedFollowUp settled = Assert.Single(done.FollowUps, one => one.FollowUp.Status == FollowUpStatus.Done);
        Assert.Equal(second, settled.FollowUp.InterviewId);
        Assert.Equal(FollowUpKind.ThankYou, settled.FollowUp.Kind);
    }

    [Fact]
    public async Task A_promise_said_after_a_snooze_holds_the_snoozed_check_in_and_undo_brings_it_back()
    {
        string checkIn = Id(await Sync("2026-11-02 18:00"), FollowUpKind.CheckIn);
        await _mailbox.Says("2026-11-03 10:00").Snooze(checkIn, new LocalDate(2026, 11, 14));

        SyncReport promised = await _mailbox.Says("2026-11-04 10:00").Promise(checkIn, new LocalDate(2026, 11, 20));
        Assert.Contains("CheckIn 1 2026-11-23", Open(promised));

        await _mailbox.Says("2026-11-04 11:00").Undo(null);
        Assert.Contains("CheckIn 1 2026-11-14", Open(await Sync("2026-11-04 12:00")));
    }

    [Fact]
    public async Task A_snooze_said_after_a_promise_is_the_owners_own_day()
    {
        string checkIn = Id(await Sync("2026-11-02 18:00"), FollowUpKind.CheckIn);
        await _mailbox.Says("2026-11-03 10:00").Promise(checkIn, new LocalDate(2026, 11, 20));

        SyncReport snoozed = await _mailbox.Says("2026-11-04 10:00").Snooze(checkIn, new LocalDate(2026, 11, 14));

        Assert.Contains("CheckIn 1 2026-11-14", Open(snoozed));
        Assert.Equal(new LocalTime(10, 0), snoozed.FollowUps.Single(one => one.FollowUp.Key.Id == checkIn).FollowUp.Start.TimeOfDay);
    }

    [Fact]
    public async Task A_word_is_written_whole_and_the_next_run_finds_nothing_to_do()
    {
        SyncReport report = await Sync("2026-11-02 18:00");
        string thankYou = Id(report, FollowUpKind.ThankYou);
        string checkIn = Id(report, FollowUpKind.CheckIn);
        Func<Task<SyncReport>>[] words =
        [
            () => _mailbox.Says("2026-11-03 10:00").Snooze(thankYou, new LocalDate(2026, 11, 4)),
            () => _mailbox.Says("2026-11-04 10:00").Done(thankYou),
            () => _mailbox.Says("2026-11-06 10:00").Contact(checkIn, null, Medium.Phone),
            () => _mailbox.Says("2026-11-08 10:00").Snooze(checkIn, new LocalDate(2026, 11, 15)),
            () => _mailbox.Says("2026-11-16 10:00").Done(checkIn),
            () => _mailbox.Says("2026-11-16 11:00").Promise(checkIn, new LocalDate(2026, 11, 27)),
            () => _mailbox.Says("2026-11-30 10:00").Say(checkIn, Outcome.Paused),
            () => _mailbox.Says("2026-12-14 10:00").Say(checkIn, Outcome.Active),
            async () => await _mailbox.Says("2026-12-14 10:00").Skip(Id(await Sync("2026-12-14 10:00"), FollowUpKind.CheckIn, 2)),
        ];
        string[] at = ["2026-11-03 10:00", "2026-11-04 10:00", "2026-11-06 10:00", "2026-11-08 10:00", "2026-11-16 10:00", "2026-11-16 11:00", "2026-11-30 10:00", "2026-12-14 10:00", "2026-12-14 10:00"];

        foreach ((Func<Task<SyncReport>> say, string when) in words.Zip(at))
        {
            SyncReport said = await say();
            SyncReport next = await Sync(when);

            Assert.Empty(next.Changes);
            Assert.Equal(Open(said), Open(next));
        }

        Assert.Equal(["CheckIn 3 2026-12-21", "CheckIn 4 2026-12-28", "ClosingNote 1 2027-01-04"], Open(await Sync("2026-12-14 10:00")));
    }

    private async Task<SyncReport> Sync(string at) => await _mailbox.Sync(at, _mailbox.File("calendar.ics", "", Birthday, Interview("a", "20261102T150000")));
}
