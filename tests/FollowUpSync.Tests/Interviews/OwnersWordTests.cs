using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using static FollowUpSync.Tests.Interviews.Entries;

namespace FollowUpSync.Tests.Interviews;

/// <summary><c>interview ID yes|no</c>: the word is remembered for the entry, its series, and what the same sender sends under such a title.</summary>
public sealed class OwnersWordTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 4, 12, 0);
    private static readonly CalendarEntry Chat = Invited("Weekly chat #12", "see you there") with { Id = new EntryId("chat-12") };

    [Fact]
    public void A_yes_makes_an_interview_of_what_was_taken_for_none()
    {
        MailboxState state = Read(Say(Nothing(), Chat, true), Chat);

        Assert.Equal("You said that it is one.", Reason(state, Chat));
    }

    [Fact]
    public void A_yes_is_remembered_for_the_same_sender_and_title_but_for_numbers()
    {
        CalendarEntry next = Chat with { Id = new EntryId("chat-13"), Subject = "RE: weekly  chat #13" };
        MailboxState state = Read(Read(Say(Nothing(), Chat, true), Chat), Chat, next);

        Assert.Equal(Verdict.Interview, VerdictOn(state, next));
        Assert.Contains("\"Weekly chat #12\"", Reason(state, next), StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_is_remembered_for_the_other_occurrences_of_a_series()
    {
        CalendarEntry first = Invited("Interview with Contoso", "Your interview for the post of Data Analyst.") with { Id = new EntryId("series", "2026-11-02T15:00:00Z") };
        CalendarEntry second = first with { Id = new EntryId("series", "2026-11-09T15:00:00Z"), Subject = "Interview with Contoso (moved)" };
        MailboxState state = Read(Say(Read(Nothing(), first, second), first, false), first, second);

        Assert.Equal(Verdict.No, VerdictOn(state, second));
    }

    [Fact]
    public void A_word_on_the_entry_itself_wins_over_a_word_on_one_like_it()
    {
        CalendarEntry next = Chat with { Id = new EntryId("chat-13"), Subject = "Weekly chat #13" };
        MailboxState state = Read(Say(Read(Say(Nothing(), Chat, true), Chat, next), next, false), Chat, next);

        Assert.Equal((Verdict.Interview, Verdict.No), (VerdictOn(state, Chat), VerdictOn(state, next)));
    }

    [Fact]
    public void A_word_says_nothing_of_another_sender_or_another_title()
    {
        CalendarEntry other = Chat with { Id = new EntryId("x"), Organizer = new Participant("Maya Lindqvist", "maya.lindqvist@contoso.example") };
        CalendarEntry titled = Chat with { Id = new EntryId("y"), Subject = "Weekly lunch" };
        MailboxState state = Read(Read(Say(Nothing(), Chat, true), Chat), Chat, other, titled);

        Assert.Equal([IdOf(Chat)], state.Interviews.Keys);
    }

    [Fact]
    public void An_applicant_system_sends_for_many_employers_so_a_word_on_its_mail_is_for_that_entry_alone()
    {
        CalendarEntry first = Invited("Interview confirmation", "Your interview for the post of Data Analyst.", "Contoso", "no-reply@us.greenhouse-mail.io") with { Id = new EntryId("gh-1") };
        CalendarEntry second = first with { Id = new EntryId("gh-2"), Organizer = new Participant("Fabrikam", "no-reply@us.greenhouse-mail.io") };
        MailboxState state = Read(Say(Read(Nothing(), first, second), first, false), first, second);

        Assert.Equal((Verdict.No, Verdict.Interview), (VerdictOn(state, first), VerdictOn(state, second)));
    }

    private static MailboxState Nothing() => MailboxState.New([Alex.Addresses[0]], DateTimeZone.Utc, Now);

    private static MailboxState Say(MailboxState state, CalendarEntry entry, bool isInterview) =>
        state with { Words = state.Words.Add($"r_{state.Words.Count}", new OwnerWord { InterviewId = IdOf(entry), At = Now + Duration.FromSeconds(state.Words.Count), IsInterview = isInterview }) };

    private static MailboxState Read(MailboxState state, params ImmutableArray<CalendarEntry> entries) =>
        state with { Interviews = Sightings.Fold(state, [new SourceReading { Name = "calendar.ics", Status = SourceStatus.Ok, Entries = entries }], new Interval(Now, Now)) };

    private static string IdOf(CalendarEntry entry) => Identity.OfInterview(Alex, entry.Id);

    private static Verdict VerdictOn(MailboxState state, CalendarEntry entry) => state.Interviews[IdOf(entry)].Recognition.Verdict;

    private static string Reason(MailboxState state, CalendarEntry entry) => state.Interviews[IdOf(entry)].Recognition.Reasons.Single();
}
