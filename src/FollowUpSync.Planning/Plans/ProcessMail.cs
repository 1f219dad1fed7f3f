using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>What mail and the owner's word on it say about one process at a moment.</summary>
/// <remarks>
/// The first mail to somebody met, after the interview day, is the thank-you; every other one is a contact. An answer waits
/// for the owner's word until something is said after it. Thank-yous do not count there: they are no reply to anything.
/// What came back undelivered was not sent.
/// </remarks>
internal sealed class ProcessMail
{
    private static readonly Duration LongestWayBack = Duration.FromDays(5);

    private readonly PlanningFacts _facts;
    private readonly HiringProcess _process;
    private readonly MailEvidence[] _sent;
    private readonly HashSet<string> _thanks;
    private readonly Dictionary<string, string> _used;

    public ProcessMail(PlanningFacts facts, HiringProcess process)
    {
        (_facts, _process) = (facts, process);
        MailEvidence[] known = [.. process.Mail.Where(one => one.At <= facts.Input.Now)];
        MailEvidence[] returned = [.. known.Where(one => one.Kind == EvidenceKind.Returned)];
        _sent = [.. known.Where(one => one.Kind == EvidenceKind.Sent).Select(sent => Delivered(sent, returned)).Where(sent => !sent.Addresses.IsEmpty)];
        _thanks = [.. facts.DaysOf(process).SelectMany(day => ThanksFor(day).Select(one => one.MessageId))];
        _used = facts.PastOf(process).Where(past => past.SettledBy is not null).GroupBy(past => past.SettledBy!).ToDictionary(by => by.Key, by => by.First().Key.Value);
        Discarded = [.. known.Where(one => one.Kind == EvidenceKind.Discarded)];
        Waiting = known.LastOrDefault(one => one.Kind == EvidenceKind.Answer && one.At > LastWord());
        Last = known.LastOrDefault(one => one.Kind == EvidenceKind.Answer);
        Returned = returned.LastOrDefault(one => !_sent.Any(sent => sent.At > one.At) && one.At > LastWord());
    }

    /// <summary>The answer that the owner has not said anything about, or null.</summary>
    public MailEvidence? Waiting { get; }

    /// <summary>The last answer of all, or null.</summary>
    public MailEvidence? Last { get; }

    /// <summary>What came back undelivered, and nothing was said or written since; or null.</summary>
    public MailEvidence? Returned { get; }

    private MailEvidence[] Discarded { get; }

    private DateTimeZone Home => _facts.Input.Home;

    /// <summary>The answers that begin the wait anew, by day.</summary>
    public IEnumerable<(LocalDate Day, AnswerWord Word)> Answers => _process.Answers
        .Where(answer => answer.At <= _facts.Input.Now && answer.Word is AnswerWord.Answered or AnswerWord.Next)
        .Select(answer => (DayOf(answer), answer.Word));

    /// <summary>Every day on which there was a contact beside our follow-ups.</summary>
    public IEnumerable<LocalDate> Contacts =>
    [
        .. _process.Contacts.Where(contact => !(contact.SaidAt > _facts.Input.Now)).Select(contact => contact.On),
        .. _process.Answers.Where(answer => answer.At <= _facts.Input.Now && answer.Word != AnswerWord.No).Select(DayOf),
        .. _sent.Where(one => !_thanks.Contains(one.MessageId) && !_used.ContainsKey(one.MessageId) && one.FollowUp is null).Select(one => DayOf(one.At)),
        .. _process.Agency is not null && Waiting is { } heard ? new[] { DayOf(heard.At) } : [],
    ];

    /// <summary>Did the owner write to this person after the interview day, with our draft or their own words?</summary>
    public bool IsThanked(InterviewDay day, Person person) => ThanksFor(day).Any(sent => Reaches(sent, person));

    /// <summary>The follow-up as mail proves it settled, or null.</summary>
    public PastFollowUp? Settles(PastFollowUp open, InterviewDay day) =>
        open.Key.Kind == FollowUpKind.ThankYou ? Thanked(open, day) : Asked(open, day);

    private PastFollowUp? Thanked(PastFollowUp open, InterviewDay day)
    {
        MailEvidence[] own = [.. _sent.Where(sent => sent.FollowUp == open.Key.Value)];
        MailEvidence[] sent = [.. ThanksFor(day).Concat(own).OrderBy(one => one.At)];
        MailEvidence[] thrown = [.. Discarded.Where(one => one.FollowUp == open.Key.Value)];
        ImmutableArray<Person> people = Recipients.Met(day);
        bool isOver = people.IsEmpty ? own.Length + thrown.Length > 0
            : people.All(person => sent.Any(one => Reaches(one, person) || (one.FollowUp is not null && person.Email is null)) || thrown.Any(one => Reaches(one, person) || person.Email is null));
        return !isOver ? null : sent.Length > 0 ? Done(open, sent[^1]) : Dismissed(open, thrown[^1]);
    }

    // By our draft; or by the owner's own words to that person, once its day had come.
    private PastFollowUp? Asked(PastFollowUp open, InterviewDay day)
    {
        foreach (MailEvidence sent in _sent.Where(one => one.At > day.Last.End && !_thanks.Contains(one.MessageId)))
        {
            bool isIt = sent.FollowUp == open.Key.Value
                || (sent.FollowUp is null && DayOf(sent.At) >= open.Day && open.People.Any(person => Reaches(sent, person)));
            if (isIt && _used.GetValueOrDefault(sent.MessageId, open.Key.Value) == open.Key.Value)
            {
                _used[sent.MessageId] = open.Key.Value;
                return Done(open, sent);
            }
        }

        return Discarded.FirstOrDefault(one => one.FollowUp == open.Key.Value) is { } thrown ? Dismissed(open, thrown) : null;
    }

    private PastFollowUp Done(PastFollowUp open, MailEvidence by) =>
        open with { State = PastState.Done, SettledOn = DayOf(by.At), SettledAt = by.At, SettledBy = by.MessageId };

    private PastFollowUp Dismissed(PastFollowUp open, MailEvidence by) =>
        open with { State = PastState.Dismissed, SettledOn = DayOf(by.At), SettledAt = by.At, SettledBy = by.MessageId };

    private IEnumerable<MailEvidence> ThanksFor(InterviewDay day)
    {
        if (_facts.NoShowDay(_process, day) is not null)
        {
            yield break;
        }

        LocalDate last = day.Day.PlusDays(1 + _facts.Input.Cadence.ThankYou.LateDays);
        HashSet<string> others = [.. _facts.PastOf(_process).Where(past => past.Key.Kind != FollowUpKind.ThankYou).Select(past => past.Key.Value)];
        foreach (Person person in Recipients.Met(day).Where(person => person.Email is not null))
        {
            if (_sent.FirstOrDefault(one => one.At > day.Last.End && DayOf(one.At) <= last && Reaches(one, person) && !others.Contains(one.FollowUp ?? "")) is { } first)
            {
                yield return first;
            }
        }
    }

    // The last thing that took place, or that the owner said, after which an answer is news.
    private Instant LastWord() => new[] { Instant.MinValue }
        .Concat(_facts.DaysOf(_process).Where(day => day.IsOver(_facts.Input.Now)).Select(day => day.Last.End))
        .Concat(_facts.PastOf(_process).Where(past => past is { State: PastState.Done, SettledOn: not null } && past.Key.Kind != FollowUpKind.ThankYou).Select(past => past.SettledAt ?? EndOf(past.SettledOn!.Value)))
        .Concat(_process.Contacts.Select(contact => contact.SaidAt is { } said && DayOf(said) == contact.On ? said : EndOf(contact.On)))
        .Concat(_process.Answers.Select(answer => answer.At))
        .Concat(_sent.Where(one => !_thanks.Contains(one.MessageId)).Select(one => one.At))
        .Append(_process.ReopenedAt ?? Instant.MinValue)
        .Where(one => one <= _facts.Input.Now)
        .Max();

    private LocalDate DayOf(SettledAnswer answer) =>
        answer.On ?? DayOf(_process.Mail.LastOrDefault(one => one.Kind == EvidenceKind.Answer && one.At <= answer.At)?.At ?? answer.At);

    private LocalDate DayOf(Instant moment) => moment.InZone(Home).Date;

    private Instant EndOf(LocalDate day) => Home.AtStartOfDay(day.PlusDays(1)).ToInstant();

    // The report follows within days; what was written after it is another mail.
    private static MailEvidence Delivered(MailEvidence sent, MailEvidence[] returned) => sent with
    {
        Addresses = [.. sent.Addresses.Where(address => !returned.Any(report => report.At >= sent.At && report.At <= sent.At + LongestWayBack && report.Addresses.Contains(address)))],
    };

    private static bool Reaches(MailEvidence mail, Person person) =>
        person.Email is { } email && mail.Addresses.Contains(email, StringComparer.OrdinalIgnoreCase);
}
