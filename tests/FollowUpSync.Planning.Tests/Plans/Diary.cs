using System.Globalization;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Mail;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;

namespace FollowUpSync.Planning.Tests.Plans;

/// <summary>One story of a diary file: what happened, day by day, and what the plan says each morning. <c>Diaries/README.md</c> says how one is written.</summary>
internal sealed class Diary
{
    private const int Year = 2026;
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private readonly JobSearch _search = new();
    private readonly List<string> _expected = [];
    private readonly List<string> _actual = [];
    private LocalDate _today;
    private int _posted;

    private Diary(string title) => Title = title;

    public string Title { get; }

    public string Expected => string.Join('\n', _expected);

    public string Actual => string.Join('\n', _actual);

    public static Diary Read(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        var diary = new Diary(string.Join(' ', lines.Where(line => line[0] == '#').Select(line => line[1..].Trim())));
        foreach (string line in lines.Where(line => line[0] != '#'))
        {
            if (line.Trim()[0] == '>')
            {
                diary._expected.Add("  " + line.Trim()[1..].Trim());
            }
            else if (line.StartsWith("cadence ", StringComparison.Ordinal))
            {
                Assert.True(CadenceReader.TryRead(line[8..], "diary", out Cadence? cadence, out ImmutableArray<Problem> problems), string.Join('\n', problems));
                diary._search.Cadence = cadence;
            }
            else
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                diary._today = Day(words);
                diary.Hear(words[3], [.. words[4..]], line);
            }
        }

        return diary;
    }

    private void Hear(string verb, string[] words, string line)
    {
        switch (verb)
        {
            case "morning":
                Morning();
                break;
            case "invited":
                Invite(line);
                break;
            case "moved":
                (Instant start, Instant end) = Times(Day(words[2..]), words[5]);
                _search.Put(_search[words[0]] with { Start = start, End = end });
                break;
            case "cancelled":
                _search.Put(_search[words[0]] with { IsCancelled = true });
                break;
            case "mail" or "sent":
                Post(verb == "sent", line);
                break;
            case "sends" or "discards":
                Settle(verb == "discards", words);
                break;
            case "done":
                _search.Settle(Find(words), entry => entry with { State = LedgerState.Done, SettledOn = _today, SettledAt = At("18:00") });
                break;
            case "skips":
                _search.Settle(Find(words), entry => entry with { State = LedgerState.Skipped, SettledOn = _today, SettledAt = At("18:00") });
                break;
            case "snoozes":
                _search.Settle(Find(words), entry => entry with { SnoozedTo = Day(words[3..]), MovedTo = null });
                break;
            default:
                Assert.True(Says(verb, words), $"No diary can say \"{line}\".");
                break;
        }
    }

    private bool Says(string verb, string[] words)
    {
        Func<OwnerWord, OwnerWord>? say = verb switch
        {
            "outcome" => word => word with { Outcome = Enum.Parse<Outcome>(words[1], ignoreCase: true) },
            "answer" => word => word with { Answer = Enum.Parse<AnswerWord>(words[1], ignoreCase: true), AnsweredOn = words.Length > 2 ? Day(words[2..]) : null },
            "promise" => word => word with { Promised = Day(words[1..]) },
            "contact" => word => word with { Contact = new Contact(_today, Enum.Parse<Medium>(words[1], ignoreCase: true)) },
            "noshow" => word => word with { NobodyCame = words is not [_, "not"] },
            "agency" => word => word with { Agency = words.Length > 1 ? words[1] : "" },
            "split" => word => word with { IsApart = true },
            "join" => word => word with { JoinedTo = _search[words[1]].Id },
            _ => null,
        };
        if (say is not null)
        {
            _search.Say(words[0], word => say(word with { At = At("18:00") }));
        }

        return say is not null;
    }

    // invited ID to DAY TIME-TIME | COMPANY[, ROLE][ via AGENCY] | NAME PART; ...
    private void Invite(string line)
    {
        string[] columns = line.Split('|', StringSplitOptions.TrimEntries);
        string[] words = columns[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] via = columns[1].Split("via ", StringSplitOptions.TrimEntries);
        string[] job = via[0].Split(',', StringSplitOptions.TrimEntries);
        string? company = job[0].Length == 0 ? null : job[0];
        string? agency = via.Length > 1 ? via[1] : null;
        (Instant start, Instant end) = Times(Day(words[6..]), words[9]);
        ImmutableArray<Person> people = columns.Length < 3 ? [] : [.. columns[2].Split(';', StringSplitOptions.TrimEntries).Select(person => Human(person, company, agency))];
        _search.Put(JobSearch.Interview(words[4], start, end, company, job.Length > 1 ? job[1] : null, agency, people));
    }

    private static Person Human(string text, string? company, string? agency)
    {
        int last = text.LastIndexOf(' ');
        Part part = Enum.Parse<Part>(text[(last + 1)..], ignoreCase: true);
        string house = (part == Part.AgencyRecruiter ? agency : company ?? agency)!.ToLowerInvariant();
        return new Person(text[..last], $"{text[..last].ToLowerInvariant().Replace(' ', '.')}@{house}.example", part, PersonSource.Attendee);
    }

    // mail TIME | NAME <ADDRESS> | SUBJECT | HEADER: VALUE; text: ...; thread: ...
    private void Post(bool isSent, string line)
    {
        string[] columns = line.Split('|', StringSplitOptions.TrimEntries);
        string[] sides = [.. columns[1].Split(',', StringSplitOptions.TrimEntries)];
        MailHeader[] extras = columns.Length < 4 ? [] : [.. columns[3].Split(';', StringSplitOptions.TrimEntries).Select(extra => new MailHeader(extra[..extra.IndexOf(':')], extra[(extra.IndexOf(':') + 1)..].Trim()))];
        MailAddress[] others = [.. sides.Select(Side)];
        MailAddress me = new("Alex Kim", JobSearch.Me.Addresses[0]);
        _search.Post(new MailMessage
        {
            Id = $"m{++_posted}",
            At = At(columns[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]),
            From = isSent ? me : others[0],
            To = isSent ? [.. others] : [me],
            Subject = columns[2],
            Preview = extras.FirstOrDefault(extra => extra.Name == "text")?.Value ?? "",
            Thread = extras.FirstOrDefault(extra => extra.Name == "thread")?.Value,
            Headers = [.. extras.Where(extra => extra.Name is not ("text" or "thread" or "meeting"))],
            IsMeeting = extras.Any(extra => extra.Name == "meeting"),
            IsOwners = isSent,
        });
    }

    private static MailAddress Side(string text) =>
        text.IndexOf('<') is int open and >= 0 ? new MailAddress(text[..open].Trim(), text[(open + 1)..].TrimEnd('>')) : new MailAddress(null, text);

    // sends ID KIND NUMBER [to NAME]: our draft leaves Drafts.
    private void Settle(bool isDiscarded, string[] words)
    {
        FollowUp followUp = Find(words).FollowUp;
        Person[] people = [.. followUp.People.Where(person => words.Length < 4 || person.Name == string.Join(' ', words[3..]))];
        foreach (Person person in people)
        {
            _search.Post(new MailMessage
            {
                Id = $"m{++_posted}",
                At = At("09:30"),
                From = new MailAddress("Alex Kim", JobSearch.Me.Addresses[0]),
                To = [new MailAddress(person.Name, person.Email!)],
                Subject = followUp.Kind.ToString(),
                Thread = $"t{_posted}",
                IsOwners = true,
                IsDiscarded = isDiscarded,
                FollowUp = followUp.Key.Value,
                InterviewId = followUp.InterviewId,
            });
        }
    }

    private PlannedFollowUp Find(string[] words) => _search.Plan.FollowUps.Single(planned =>
        _search.Processes.Single(process => process.Id == planned.FollowUp.ProcessId).Interviews.Any(interview => interview.Entry.Uid == words[0])
        && planned.FollowUp.Kind.ToString().Equals(words[1], StringComparison.OrdinalIgnoreCase)
        && planned.FollowUp.Number == int.Parse(words[2], CultureInfo.InvariantCulture));

    private void Morning()
    {
        _search.Run(At("08:00"));
        int told = _actual.Count;
        foreach (FollowUp one in _search.Plan.FollowUps.Select(planned => planned.FollowUp).GroupBy(one => one.Kind is FollowUpKind.ThankYou or FollowUpKind.NoShow ? one.Key.Id : one.ProcessId).Select(chain => chain.First()).OrderBy(one => one.Date))
        {
            string when = one.Status switch
            {
                FollowUpStatus.Due => "today",
                FollowUpStatus.Overdue => "late",
                FollowUpStatus.Held => "waits",
                _ => Short(one.Date),
            };
            string why = one.Status == FollowUpStatus.Held ? $"  {one.Why[one.Why.IndexOf("It waits", StringComparison.Ordinal)..]}".Replace("  It waits", "; it waits", StringComparison.Ordinal).Split(" To ")[0] : "";
            _actual.Add($"  {when}: {What(one)}{why}");
        }

        foreach (OmittedFollowUp omitted in _search.Plan.Omitted.Where(one => one.Kind is not FollowUpKind.ThankYou))
        {
            _actual.Add($"  over: {omitted.Why}");
        }

        foreach (MailEvidence returned in _search.Plan.Returned)
        {
            _actual.Add($"  came back: from {string.Join(", ", returned.Addresses)}");
        }

        if (told == _actual.Count)
        {
            _actual.Add("  nothing");
        }
    }

    private string What(FollowUp one)
    {
        string[] names = [.. one.People.Select(person => person.Name!)];
        string people = names.Length == 0 ? "somebody" : names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
        HiringProcess process = _search.Processes.Single(process => process.Id == one.ProcessId);
        string what = one.Kind switch
        {
            FollowUpKind.ThankYou => "thank",
            FollowUpKind.ClosingNote => "last word to",
            FollowUpKind.NoShow => "ask for another time:",
            _ => $"check in ({one.Number}) with",
        };
        return $"{what} {people} ({process.Company ?? process.Agency}{(process.Role is { } role ? $", {role}" : "")}){(one.Channel == Channel.Phone ? ", by phone" : "")}";
    }

    private static string Short(LocalDate day) => $"{Weekdays[(int)day.DayOfWeek - 1]} {day.Day} {Months[day.Month - 1]}";

    private static LocalDate Day(string[] words)
    {
        var day = new LocalDate(Year, Array.IndexOf(Months, words[2]) + 1, int.Parse(words[1], CultureInfo.InvariantCulture));
        day = day.Month < 9 ? day.PlusYears(1) : day;
        Assert.True(Weekdays[(int)day.DayOfWeek - 1] == words[0], $"{string.Join(' ', words[..3])} is no {words[0]}.");
        return day;
    }

    private (Instant Start, Instant End) Times(LocalDate day, string times) =>
        (At(times.Split('-')[0], day), At(times.Split('-')[1], day));

    private Instant At(string time, LocalDate? day = null) =>
        _search.Home.AtLeniently((day ?? _today) + NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).GetValueOrThrow()).ToInstant();
}
