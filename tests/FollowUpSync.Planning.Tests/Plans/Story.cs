using System.Globalization;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using NodaTime.Text;

namespace FollowUpSync.Planning.Tests.Plans;

/// <summary>One case of a case file: what happens, line by line, and the plan that must stand at the end. <c>Cases/README.md</c> says how one is written.</summary>
internal sealed class Story
{
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private readonly JobSearch _search = new();
    private readonly List<string> _expected = [];
    private readonly HashSet<FollowUpKind> _shown = [];
    private bool _showsWhy;
    private bool _showsLeftOut;

    private Story(string title) => Title = title;

    public string Title { get; }

    public string Expected => string.Join('\n', _expected);

    public string Actual => string.Join('\n', Lines());

    public static Story Tell(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        var story = new Story(string.Join(' ', lines.Where(line => line[0] == '#').Select(line => line[1..].Trim())));
        foreach (string line in lines.Where(line => line[0] != '#'))
        {
            if (line[0] == '>')
            {
                story._expected.Add(line[1..].Trim());
            }
            else
            {
                string[] words = line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                story.Hear(words[0], words.Length > 1 ? words[1] : "");
            }
        }

        return story;
    }

    private void Hear(string verb, string rest)
    {
        string[] words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (verb)
        {
            case "zone":
                _search.Home = DateTimeZoneProviders.Tzdb[rest];
                break;
            case "holidays":
                _search.Days = new BusinessCalendar(HolidaySet.ForCountry(rest)!);
                break;
            case "cadence":
                Assert.True(CadenceReader.TryRead(rest, "case", out Cadence? cadence, out ImmutableArray<Problem> problems), string.Join('\n', problems));
                _search.Cadence = cadence;
                break;
            case "include-past":
                _search.IncludePastDays = int.Parse(rest, CultureInfo.InvariantCulture);
                break;
            case "interview":
                Invite(rest);
                break;
            case "move":
                (Instant start, Instant end) = Times(words[1..]);
                _search.Put(_search[words[0]] with { Start = start, End = end });
                break;
            case "cancel":
                _search.Put(_search[rest] with { IsCancelled = true });
                break;
            case "gone":
                _search.Put(_search[rest] with { IsCancelled = true, IsGone = true });
                break;
            case "decline":
                _search.Put(_search[rest] with { IsDeclined = true });
                break;
            case "back":
                _search.Put(_search[rest] with { IsCancelled = false, IsGone = false, IsDeclined = false });
                break;
            case "run":
                _search.Run(At(words[0], words[1]));
                break;
            case "done":
                Settle(words, LedgerState.Done);
                break;
            case "skip":
                Settle(words, LedgerState.Skipped);
                break;
            case "delete":
                Settle(words, LedgerState.Dismissed);
                break;
            case "snooze":
                _search.Settle(Find(words), entry => entry with { SnoozedTo = Day(words[^1]), MovedTo = null });
                break;
            case "outcome":
                _search.Say(words[0], word => word with { Outcome = Enum.Parse<Outcome>(words[1], ignoreCase: true) });
                break;
            case "promise":
                _search.Say(words[0], word => word with { Promised = Day(words[1]) });
                break;
            case "contact":
                _search.Say(words[0], word => word with { Contact = new Contact(Day(words[1]), Medium.Phone) });
                break;
            case "note":
                _search.Say(words[0], word => word with { Note = string.Join(' ', words[1..]) });
                break;
            case "show":
                _shown.UnionWith(words.Where(word => word is not ("why" or "omitted")).Select(word => Enum.Parse<FollowUpKind>(word, ignoreCase: true)));
                (_showsWhy, _showsLeftOut) = (words.Contains("why"), words.Contains("omitted"));
                break;
            default:
                Assert.Fail($"No case can say \"{verb} {rest}\".");
                break;
        }
    }

    // interview UID | COMPANY[, ROLE][ via AGENCY] | DAY TIME-TIME [ZONE] | NAME, PART; ...
    private void Invite(string text)
    {
        string[] columns = text.Split('|', StringSplitOptions.TrimEntries);
        string[] via = columns[1].Split("via ", StringSplitOptions.TrimEntries);
        string[] job = via[0].Split(',', StringSplitOptions.TrimEntries);
        (Instant start, Instant end) = Times(columns[2].Split(' '));
        ImmutableArray<Person> people = columns.Length < 4 || columns[3].Length == 0 ? [] : [.. columns[3].Split(';', StringSplitOptions.TrimEntries).Select(Human)];
        Interview interview = JobSearch.Interview(
            columns[0], start, end, job[0].Length == 0 ? null : job[0], job.Length > 1 ? job[1] : null, via.Length > 1 ? via[1] : null, people);
        interview = interview with { Zone = columns[2].Split(' ') is [_, _, var zone] && zone != "day" ? zone : null };
        _search.Put(columns.Length > 4 ? interview with { Subject = columns[4] } : interview);
    }

    private static Person Human(string text)
    {
        string[] facts = text.Split(',', StringSplitOptions.TrimEntries);
        string? email = facts.Contains("no address") ? null : $"{facts[0].ToLowerInvariant().Replace(' ', '.')}@people.example";
        return new Person(facts[0], email, Enum.Parse<Part>(facts[1], ignoreCase: true), facts.Contains("organizer") ? PersonSource.Organizer : PersonSource.Attendee);
    }

    private (Instant Start, Instant End) Times(string[] words)
    {
        if (words is [_, "all", "day"])
        {
            return (_search.Home.AtStartOfDay(Day(words[0])).ToInstant(), _search.Home.AtStartOfDay(Day(words[0]).PlusDays(1)).ToInstant());
        }

        DateTimeZone zone = words.Length > 2 ? DateTimeZoneProviders.Tzdb[words[2]] : _search.Home;
        string[] times = words[1].Split('-');
        LocalDate day = Day(words[0]);
        LocalTime from = Time(times[0]), to = Time(times[1]);
        return (zone.AtLeniently(day + from).ToInstant(), zone.AtLeniently((to <= from ? day.PlusDays(1) : day) + to).ToInstant());
    }

    private Instant At(string day, string time) => _search.Home.AtLeniently(Day(day) + Time(time)).ToInstant();

    private void Settle(string[] words, LedgerState state) =>
        _search.Settle(Find(words), entry => entry with { State = state, SettledOn = _search.Today, SettledAt = _search.Now });

    // COMPANY KIND NUMBER of the last run's plan, or the id of its interview for the company
    private PlannedFollowUp Find(string[] words) => _search.Plan.FollowUps.Single(planned =>
        (NameOf(planned.FollowUp) == words[0] || _search.Interviews.Any(one => one.Entry.Uid == words[0] && one.Id == planned.FollowUp.InterviewId)) && planned.FollowUp.Kind.ToString().Equals(words[1], StringComparison.OrdinalIgnoreCase) && planned.FollowUp.Number == int.Parse(words[2], CultureInfo.InvariantCulture));

    private string NameOf(FollowUp followUp) =>
        _search.Processes.Single(process => process.Id == followUp.ProcessId) is var process ? process.Company ?? process.Agency ?? "-" : "-";

    private IEnumerable<string> Lines()
    {
        foreach (FollowUp one in _search.Plan.FollowUps.Select(planned => planned.FollowUp).Where(one => _shown.Contains(one.Kind)))
        {
            string people = one.People.IsEmpty ? "nobody" : string.Join(", ", one.People.Select(person => person.Email is null ? $"{person.Name} (no address)" : person.Name));
            string time = one.Start.ToString("HH:mm", CultureInfo.InvariantCulture);
            yield return $"{NameOf(one)} {Word(one.Kind)} {one.Number}  {Weekdays[(int)one.Date.DayOfWeek - 1]} {one.Date:R} {time}  {one.Status.ToString().ToLowerInvariant()}  {people}";
            if (_showsWhy)
            {
                yield return one.Why;
            }
        }

        foreach (OmittedFollowUp omitted in _showsLeftOut ? _search.Plan.Omitted.Where(one => _shown.Contains(one.Kind)) : [])
        {
            string uid = _search.Interviews.Single(interview => interview.Id == omitted.InterviewId).Entry.Uid;
            yield return $"no {Word(omitted.Kind)} for {uid}: {omitted.Why}";
        }
    }

    private static string Word(FollowUpKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).GetValueOrThrow();
}
