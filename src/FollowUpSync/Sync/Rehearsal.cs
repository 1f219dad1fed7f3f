using FollowUpSync.Planning.Interviews;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>A run over one made-up interview that touches no file: what a run needs is loaded and compiled by then.</summary>
/// <remarks>On another core, while this one reads, it takes a quarter off the time of a command.</remarks>
public static class Rehearsal
{
    /// <summary>Begins when it is first asked for. Nobody need wait for it: it leaves nothing but a process that is ready.</summary>
    public static Task<SyncReport> Once { get; } = Task.Run(Run);

    private static SyncReport Run()
    {
        Instant now = Instant.FromUtc(2026, 11, 4, 12, 0);
        var entry = new CalendarEntry
        {
            Id = new EntryId("rehearsal", null),
            Place = "",
            Start = now - Duration.FromHours(27),
            End = now - Duration.FromHours(26),
            Subject = "Interview: Senior Engineer at Contoso",
            Body = "Dear Alex,\n\nthank you for applying for the position of Senior Engineer. You will meet Sam Lee.\n\nKind regards\nDana Reyes\nTalent Acquisition, Contoso",
            Location = "https://meet.contoso.example/1",
            Organizer = new Participant("Dana Reyes", "dana@contoso.example"),
            Attendees = [new Participant("Sam Lee", "sam@contoso.example", Answer.Accepted), new Participant("Alex Kim", OwnerGuess.Nobody, Answer.Accepted)],
        };
        MailboxState known = MailboxState.New([OwnerGuess.Nobody], DateTimeZone.Utc, now - Duration.FromDays(14));
        var reading = new SourceReading { Name = "", Status = SourceStatus.Ok, Entries = [entry] };
        MailboxState seen = known with { Interviews = Sightings.Fold(known, [reading], new Interval(null, null)) };
        return new MailboxRun(known, seen, now).Report(SyncMode.DryRun, null);
    }
}
