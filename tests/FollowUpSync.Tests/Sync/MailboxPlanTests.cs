using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Sync;

public sealed class MailboxPlanTests
{
    [Theory]
    [InlineData(FollowUpKind.ThankYou)]
    [InlineData(FollowUpKind.CheckIn)]
    public async Task A_note_after_an_interview_that_ended_at_midnight_is_that_of_any_other_on_that_day(FollowUpKind kind) =>
        Assert.Equal(await NoteAfterAsync("20261102T220000", "20261102T230000", kind), await NoteAfterAsync("20261102T230000", "20261103T000000", kind));

    private static async Task<string> NoteAfterAsync(string start, string end, FollowUpKind kind)
    {
        using var mailbox = new Mailbox();
        await mailbox.Sync("2026-11-03 18:00", mailbox.File("calendar.ics", "", Mailbox.Interview("a", start, end: end)));
        using var mailboxes = new Mailboxes(mailbox.StatePath);
        var plan = new MailboxPlan(mailboxes.Require([]), Mailbox.At("2026-11-03 18:00"));
        WantedEntry wanted = plan.Wanted.First(one => one.FollowUp.Kind == kind);
        Assert.True(wanted.Planned.IsNext);
        return wanted.Text.Description;
    }
}
