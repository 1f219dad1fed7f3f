using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Tests.Interviews;

/// <summary>Entries as a private mailbox has them.</summary>
internal static class Entries
{
    public static readonly Candidate Alex = new("Alex Morgan", ["alex.morgan@outlook.example"]);
    public static readonly Candidate AlexAtWork = new("Alex Morgan", ["alex.morgan@tailspin.example"]);

    public static CalendarEntry Typed(string subject, string body = "") => new()
    {
        Id = new EntryId(subject),
        Place = "test",
        Start = Instant.FromUtc(2026, 11, 2, 15, 0),
        End = Instant.FromUtc(2026, 11, 2, 16, 0),
        Subject = subject,
        Body = body,
        Organizer = new Participant("Alex Morgan", "alex.morgan@outlook.example"),
        IsOrganizer = true,
    };

    public static CalendarEntry Invited(string subject, string body, string name = "Dana Reyes", string address = "dana.reyes@contoso.example", params ReadOnlySpan<Participant> others) => Typed(subject, body) with
    {
        Organizer = new Participant(name, address),
        IsOrganizer = false,
        Attendees = [new Participant("Alex Morgan", "alex.morgan@outlook.example", Answer.Accepted), .. others],
    };

    public static CalendarEntry AtWork(string subject, string body = "", params ReadOnlySpan<Participant> others) => Typed(subject, body) with
    {
        Organizer = new Participant("Priya Nair", "priya.nair@tailspin.example"),
        IsOrganizer = false,
        Attendees = [new Participant("Alex Morgan", "alex.morgan@tailspin.example", Answer.Accepted), .. others],
    };

    public static Recognition Judge(CalendarEntry entry, Candidate? owner = null) => InterviewRecognizer.Recognize(entry, owner ?? Alex);
}
