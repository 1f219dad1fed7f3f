using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Sync;
using static FollowUpSync.Tests.Sync.Mailbox;

namespace FollowUpSync.Tests.Sync;

public sealed class SightingsTests : IDisposable
{
    private readonly Mailbox _mailbox = new();

    public void Dispose() => _mailbox.Dispose();

    [Fact]
    public async Task Gone_is_what_is_missing_within_the_span_of_a_file_that_has_entries()
    {
        await Sync("2026-11-02 18:00", Interview("a", "20261105T150000"));

        SyncReport without = await Sync("2026-11-03 18:00");

        Assert.Equal(Standing.Cancelled, StandingOf(without, "a"));
        Assert.Empty(Open(without));
        Assert.Contains(without.Omitted, one => one.Why == "The interview at Contoso is gone from the calendar.");
    }

    [Fact]
    public async Task Out_of_sight_is_what_lies_beyond_that_span()
    {
        string calendar = _mailbox.File("calendar.ics", "", Interview("a", "20261105T150000"), Interview("b", "20261106T150000", "Fabrikam"));
        await _mailbox.Sync("2026-11-02 18:00", calendar);

        _mailbox.File("calendar.ics", "", Interview("b", "20261106T150000", "Fabrikam"));
        Assert.Equal(Standing.Scheduled, StandingOf(await _mailbox.Sync("2026-11-03 18:00", calendar), "a"));
    }

    [Fact]
    public async Task A_file_that_never_had_an_interview_says_nothing_of_it()
    {
        string calendar = _mailbox.File("calendar.ics", "", Interview("a", "20261105T150000"));
        string other = _mailbox.File("other.ics", "", Birthday);
        await _mailbox.Sync("2026-11-02 18:00", calendar, other);

        Assert.Equal(Standing.Scheduled, StandingOf(await _mailbox.Sync("2026-11-03 18:00", other), "a"));
    }

    [Fact]
    public async Task An_older_copy_changes_nothing()
    {
        await Sync("2026-11-02 18:00", Interview("a", "20261106T150000", sequence: 2));

        SyncReport older = await Sync("2026-11-02 18:01", Interview("a", "20261105T150000", sequence: 1));

        Assert.Empty(older.Changes);
        Assert.Contains("ThankYou 1 2026-11-07", Open(older));
    }

    [Fact]
    public async Task A_cancellation_alone_withdraws_and_an_older_calendar_does_not_bring_it_back()
    {
        string calendar = _mailbox.File("calendar.ics", "", Interview("a", "20261105T150000"));
        await _mailbox.Sync("2026-11-02 18:00", calendar);

        string cancellation = _mailbox.File("cancel.ics", "CANCEL", Interview("a", "20261105T150000", sequence: 1, more: "STATUS:CANCELLED"));
        SyncReport cancelled = await _mailbox.Sync("2026-11-03 18:00", cancellation);
        Assert.Equal((Standing.Cancelled, 0), (StandingOf(cancelled, "a"), Open(cancelled).Length));
        Assert.Equal("Technical interview for Engineer at Contoso", cancelled.Interviews.Single().Subject);

        Assert.Empty(Open(await _mailbox.Sync("2026-11-03 18:01", calendar)));
    }

    [Fact]
    public async Task A_cancellation_of_the_same_revision_holds_against_a_calendar_exported_later_until_the_interview_is_invited_anew()
    {
        await Sync("2026-11-02 18:00", Interview("a", "20261105T150000"));
        string cancellation = _mailbox.File("cancel.ics", "CANCEL", Interview("a", "20261105T150000", more: "STATUS:CANCELLED"));
        await _mailbox.Sync("2026-11-03 18:00", cancellation);

        string exported = Interview("a", "20261105T150000").Replace("DTSTAMP:20261001", "DTSTAMP:20261104", StringComparison.Ordinal);
        Assert.Empty(Open(await Sync("2026-11-04 10:00", exported)));

        Assert.NotEmpty(Open(await Sync("2026-11-04 18:00", Interview("a", "20261105T150000", sequence: 1))));
    }

    [Fact]
    public async Task What_comes_back_has_the_ids_it_had_and_what_was_done_stays_done()
    {
        string interview = Interview("a", "20261102T150000");
        SyncReport first = await Sync("2026-11-03 10:00", interview);
        await _mailbox.Says("2026-11-03 11:00").Done(Id(first, FollowUpKind.ThankYou));

        await Sync("2026-11-04 10:00", Interview("a", "20261102T150000", sequence: 1, more: "STATUS:CANCELLED"));
        SyncReport back = await Sync("2026-11-05 10:00", Interview("a", "20261102T150000", sequence: 2));

        Assert.Equal(
            first.FollowUps.Where(one => one.FollowUp.Kind != FollowUpKind.ThankYou).Select(one => one.FollowUp.Key.Uid),
            back.FollowUps.Select(one => one.FollowUp.Key.Uid));
    }

    [Fact]
    public async Task Invited_anew_under_another_id_loses_nothing_that_was_done()
    {
        SyncReport first = await Sync("2026-11-02 18:00", Interview("a", "20261102T150000"));
        await _mailbox.Says("2026-11-03 10:00").Done(Id(first, FollowUpKind.ThankYou));

        SyncReport anew = await Sync("2026-11-03 18:00", Interview("a", "20261102T150000"), Interview("b", "20261102T150000"));

        Assert.DoesNotContain(anew.FollowUps, one => one.FollowUp.Kind == FollowUpKind.ThankYou);
        Assert.Equal(2, anew.Omitted.Count(one => one.Why == "You sent it on Tuesday 3 November."));
    }

    private async Task<SyncReport> Sync(string at, params string[] interviews) => await _mailbox.Sync(at, _mailbox.File("calendar.ics", "", [Birthday, .. interviews]));

    private static Standing StandingOf(SyncReport report, string uid) =>
        report.Interviews.Single(interview => interview.Entry.Uid == uid).StandingAt(report.AsOf);
}
