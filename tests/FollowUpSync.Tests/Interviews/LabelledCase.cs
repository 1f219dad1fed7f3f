using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Tests.Interviews;

/// <summary>A line of cases.txt: an entry in a few words, and whether it is an interview.</summary>
internal sealed record LabelledCase(string Line, bool IsInterview, CalendarEntry Entry, Candidate Owner)
{
    private const string Private = "alex.morgan@outlook.example";
    private const string AtWork = "alex.morgan@tailspin.example";

    public static IEnumerable<LabelledCase> Read(string file) =>
        File.ReadLines(file).Where(line => line.StartsWith('+') || line.StartsWith('-')).Select(Of);

    private static LabelledCase Of(string line)
    {
        string[] parts = line.Split('|', 3, StringSplitOptions.TrimEntries);
        string side = parts[0][1..].Trim();
        string owner = side is "typed" or "company" or "friend" ? Private : AtWork;
        string organizer = side switch
        {
            "company" => "dana.reyes@contoso.example",
            "friend" => "dana.reyes@gmail.example",
            "work" => "dana.reyes@tailspin.example",
            _ => owner,
        };
        bool isOwn = organizer == owner;
        ImmutableArray<Participant> attendees = side == "host" ? [new Participant(null, "sam.carter@gmail.example")]
            : isOwn ? []
            : [new Participant("Alex Morgan", owner, Answer.Accepted)];
        var entry = new CalendarEntry
        {
            Id = new EntryId(line),
            Place = "cases.txt",
            Start = Instant.FromUtc(2026, 11, 2, 15, 0),
            End = Instant.FromUtc(2026, 11, 2, 16, 0),
            Subject = parts[1],
            Body = parts[2],
            Organizer = new Participant(isOwn ? "Alex Morgan" : "Dana Reyes", organizer),
            IsOrganizer = isOwn,
            Attendees = attendees,
        };
        return new LabelledCase(line, parts[0][0] == '+', entry, new Candidate("Alex Morgan", [owner]));
    }
}
