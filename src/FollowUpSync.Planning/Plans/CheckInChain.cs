using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>The check-ins of one process, offered one at a time: each is accepted or delayed, and the next keeps its distance.</summary>
internal sealed class CheckInChain
{
    private const int OpenWithoutLimit = 4;

    private readonly PlanningFacts _facts;
    private readonly Touches _touches;
    private readonly Addressee? _addressee;
    private readonly InterviewDay _anchor;
    private readonly LocalDate? _ahead;
    private readonly MailEvidence? _answer;
    private readonly LocalDate? _answeredOn;
    private readonly LocalDate _first;
    private readonly string _firstReason;
    private LocalDate _expected;
    private string _reason;
    private int _number = 1;
    private int _open;
    private bool _closing;

    private CheckInChain(PlanningFacts facts, Touches touches, HiringProcess process, InterviewDay anchor)
    {
        (_facts, _touches, Process, _anchor) = (facts, touches, process, anchor);
        _addressee = Recipients.ToAsk(process);
        _ahead = facts.LastDayAhead(process);
        _answer = IsAgency ? null : facts.MailOf(process).Waiting;
        _answeredOn = facts.MailOf(process).Answers.Where(answer => answer.Day >= anchor.Day).Select(answer => (LocalDate?)answer.Day).Max();
        (_first, _firstReason) = FirstDay();
        (_expected, _reason) = (_first, _firstReason);
        Offer();
    }

    /// <summary>The process whose chain it is.</summary>
    public HiringProcess Process { get; }

    /// <summary>Who is asked: one person, or nobody.</summary>
    public ImmutableArray<Person> People => _addressee?.People ?? [];

    /// <summary>The chain waits for an interview or for the owner's word on an answer, or is paused: its follow-ups stand in no calendar and hold nobody back.</summary>
    public bool IsHeld => _ahead is not null || _answer is not null || Process.Outcome == Outcome.Paused;

    /// <summary>What comes next, or null at the end.</summary>
    public Candidacy? Next { get; private set; }

    /// <summary>The days to which the owner put off check-ins of this chain.</summary>
    public IEnumerable<LocalDate> OwnersDays => _facts.PastOn(_anchor)
        .Where(past => past.Key.Kind == (IsAgency ? FollowUpKind.AgencyCheckIn : FollowUpKind.CheckIn) || (!IsAgency && past.Key.Kind == FollowUpKind.ClosingNote))
        .Select(past => (past.Key.Kind, past.Key.Number))
        .Distinct()
        .Select(one => OwnersDay(_facts.Find(Process, _anchor, one.Kind, one.Number)))
        .OfType<LocalDate>();

    private PlanningInput Input => _facts.Input;

    private bool IsAgency => Process.Agency is not null;

    private FollowUpKind Kind => _closing ? FollowUpKind.ClosingNote : KindOf(Process);

    private int EveryDays => IsAgency ? Input.Cadence.Agency.EveryDays : Input.Cadence.CheckIn.EveryDays;

    /// <summary>What the check-ins of a process are.</summary>
    public static FollowUpKind KindOf(HiringProcess process) =>
        process.Agency is null ? FollowUpKind.CheckIn : FollowUpKind.AgencyCheckIn;

    /// <summary>The chain of a process, or null where there is none to be: the reason then stands in <paramref name="omitted"/>.</summary>
    public static CheckInChain? Begin(PlanningFacts facts, Touches touches, HiringProcess process, InterviewDay last, List<OmittedFollowUp> omitted)
    {
        string? why = WhyNot(facts, process, last);
        CheckInChain? chain = why is null ? new CheckInChain(facts, touches, process, last) : null;
        if (chain is { Next: null })
        {
            string news = facts.MailOf(process).Waiting is { } mail ? $" {Sentences.Wrote(mail, facts.Input.Home)} Say what that was." : "";
            (chain, why) = (null, $"Every one of them was made or skipped: the chain has ended.{news}");
        }

        if (why is not null)
        {
            omitted.Add(new OmittedFollowUp(last.Last.Id, KindOf(process), why, IsSettled: process.Outcome != Outcome.Active));
        }

        return chain;
    }

    /// <summary>Takes the next follow-up as offered and goes on to the one after it.</summary>
    public PlannedFollowUp Accept()
    {
        Candidacy next = Next!;
        (LocalTime at, int minutes, Channel channel) = Step(next.Key.Kind);
        (ZonedDateTime start, string hours) = TimeFor(DueTime.Of(next.Day, at, Input.Home), minutes, channel);
        var followUp = new FollowUp
        {
            Key = next.Key,
            ProcessId = Process.Id,
            InterviewId = _anchor.Last.Id,
            InterviewIds = _anchor.Ids,
            Channel = channel,
            Start = start,
            End = start.PlusMinutes(minutes),
            Status = StatusOf(next),
            People = People,
            Why = $"{next.Why} {_addressee?.Sentence ?? "Whom to ask is not known: choose yourself."}{hours}",
        };
        var planned = new PlannedFollowUp(followUp, next.IsLate ? next.Day : null, next.SnoozedTo, IsNext: _open == 0 && !IsHeld);
        _open++;
        _expected = next.Day.PlusDays(EveryDays);
        _reason = $"{Sentences.Sentence(Sentences.Span(EveryDays))} after the check-in of {next.Day.Words()}";
        GoOn();
        return planned;
    }

    /// <summary>Moves what is offered to a later day, because somebody would be asked twice within a week.</summary>
    public void Delay(Touch tooClose)
    {
        LocalDate day = Input.Days.OnOrAfter(tooClose.Enough);
        Next = Next! with { Day = day, Delayed = Moved(day, tooClose) };
    }

    // A call falls into their office hours, a mail need not.
    private (ZonedDateTime Start, string Hours) TimeFor(ZonedDateTime start, int minutes, Channel channel)
    {
        if (channel != Channel.Phone || Callee.Of(Process, _anchor.Last, People.FirstOrDefault()).Clock is not { } theirs || theirs.GetUtcOffset(start.ToInstant()) == start.Offset)
        {
            return (start, "");
        }

        return OfficeHours.Nearest(start, minutes, theirs) is { } fits
            ? (fits, $" There it is {Sentences.Clock(fits, theirs)} then.")
            : (start, $" Their office hours are in your night: there it is {Sentences.Clock(start, theirs)} then.");
    }

    private static string? WhyNot(PlanningFacts facts, HiringProcess process, InterviewDay last)
    {
        if (process.Outcome is not (Outcome.Active or Outcome.Paused))
        {
            return Sentences.Of(process.Outcome, process);
        }

        if (last.Day < facts.Input.Horizon)
        {
            return Sentences.BeforeHorizon($"The last interview{Sentences.At(process)}", last.Day, facts.Input.Horizon);
        }

        int weeks = facts.Input.Cadence.QuietAfterWeeks;
        LocalDate touched = LastSign(facts, process, last);
        return process.Outcome != Outcome.Paused && touched.PlusWeeks(weeks) <= facts.Today
            ? $"Nothing was heard or said since {touched.Words()}, for {Sentences.Span(weeks * 7)} or more: the chain has ended. A logged contact opens it again."
            : null;
    }

    // A touch, or what makes it wrong to give the process up: a promise, a day the owner chose, their word that it goes on.
    private static LocalDate LastSign(PlanningFacts facts, HiringProcess process, InterviewDay last)
    {
        PastFollowUp[] past = [.. facts.PastOf(process)];
        return Made(past)
            .Concat(past.Where(one => one.State == PastState.Open).Select(one => one.SnoozedTo))
            .Concat(facts.MailOf(process).Contacts.Select(day => (LocalDate?)day))
            .Append(facts.MailOf(process).Waiting?.At.InZone(facts.Input.Home).Date)
            .Append(process.Promised)
            .Append(process.ReopenedAt?.InZone(facts.Input.Home).Date)
            .OfType<LocalDate>()
            .Append(last.Day)
            .Max();
    }

    private static IEnumerable<LocalDate?> Made(IEnumerable<PastFollowUp> past) =>
        past.Where(one => one.State == PastState.Done).Select(one => one.SettledOn);

    private (LocalDate Day, string Reason) FirstDay()
    {
        LocalDate from = _anchor.Day;
        string what = $"your last interview{Sentences.At(Process)}";
        if (_facts.NoShowDay(Process, _anchor) is { } missed && missed > from)
        {
            (from, what) = (missed, $"the interview{Sentences.At(Process)} to which nobody came");
        }

        if (IsAgency && _facts.MailOf(Process).Contacts.Select(day => (LocalDate?)day).Concat(Made(_facts.PastOf(Process))).Max() is { } contact && contact > from)
        {
            (from, what) = (contact, $"your last contact{Sentences.With(Process)}");
        }
        else if (!IsAgency && _answeredOn is { } answered && answered > from)
        {
            (from, what) = (answered, _facts.MailOf(Process).Answers.Last(answer => answer.Day == answered).Word == AnswerWord.Next
                ? $"{Process.Company ?? "they"} spoke of a next round"
                : $"{Process.Company ?? "they"} answered you");
        }

        return (from.PlusDays(EveryDays), $"{Sentences.Sentence(Sentences.Span(EveryDays))} after {what}, on {from.Words()}");
    }

    private void GoOn()
    {
        if (_closing || (IsAgency && _open > 0) || (!IsAgency && Input.Cadence.CheckIn.Limit is null && _open >= OpenWithoutLimit))
        {
            Next = null;
            return;
        }

        _number++;
        Offer();
    }

    // Steps over what is settled, and offers the first that is not.
    private void Offer()
    {
        while (true)
        {
            if (!IsAgency && !_closing && _number > Input.Cadence.CheckIn.Limit + Answered(FollowUpKind.CheckIn))
            {
                if (!Input.Cadence.ClosingNote.Propose)
                {
                    Next = null;
                    return;
                }

                (_closing, _number) = (true, 1 + Answered(FollowUpKind.ClosingNote));
            }

            PastFollowUp? past = _facts.Find(Process, _anchor, Kind, _number);
            if (past is null or { State: PastState.Open })
            {
                Next = Candidate(past);
                return;
            }

            StepOver(past);
            if (_closing)
            {
                Next = null;
                return;
            }

            _number++;
        }
    }

    // Those that an answer ended: the limit is of tries without one.
    private int Answered(FollowUpKind kind) => _answeredOn is not { } on ? 0 : _facts.PastOn(_anchor)
        .Where(past => past.Key.Kind == kind && past.State != PastState.Open && (past.SettledOn ?? past.Day) <= on)
        .Select(past => past.Key.Number)
        .Distinct()
        .Count();

    // Never sooner than the first: the interview may have moved since, and in agency mode a later contact has set the clock.
    private void StepOver(PastFollowUp past)
    {
        bool done = past.State == PastState.Done;
        LocalDate day = done ? past.SettledOn ?? past.Day : past.Day;
        string what = past.State switch
        {
            PastState.Done => $"the check-in that you made on {day.Words()}",
            PastState.Skipped => $"{day.Words()}, the day of the check-in that you skipped",
            _ => $"{day.Words()}, the day of the check-in that you deleted",
        };
        (_expected, _reason) = day.PlusDays(EveryDays) is var next && next > _first
            ? (next, $"{Sentences.Sentence(Sentences.Span(EveryDays))} after {what}")
            : (_first, _firstReason);
    }

    private Candidacy Candidate(PastFollowUp? past)
    {
        FollowUpKey key = FollowUpKey.For(Input.Owner, _anchor.Last.Entry, Kind, _number);
        if (OwnersDay(past) is { } until)
        {
            return new Candidacy(key, until, until, Waiting($"You put it off to {until.Words()}."), past?.SnoozedTo, IsOwnersDay: true);
        }

        (LocalDate own, string why) = AfterInterviews(past?.SnoozedTo is { } missed && missed > _anchor.Day
            ? (missed, $"You had put it off to {missed.Words()}.")
            : PlannedDay());
        if (IsHeld)
        {
            LocalDate possible = own >= _facts.Today ? own : Input.Days.OnOrAfter(_facts.Today);
            return new Candidacy(key, possible, own, Waiting(why), past?.SnoozedTo);
        }

        LocalDate day = own;
        string moved = "";
        while (_touches.TooCloseToMade(day, this) is { } touch)
        {
            day = Input.Days.OnOrAfter(touch.Enough);
            moved = " " + Moved(day, touch);
        }

        why += moved;
        if (day >= _facts.Today)
        {
            return new Candidacy(key, day, own, why, past?.SnoozedTo);
        }

        LocalDate late = past?.MovedTo is { } before && before > day && before.PlusWeeks(1) > _facts.Today ? before : Input.Days.OnOrAfter(_facts.Today);
        return new Candidacy(key, late, own, why, past?.SnoozedTo, IsLate: true);
    }

    // The day to which the owner put it off, while that has not passed and the interviews do not forbid it.
    private LocalDate? OwnersDay(PastFollowUp? past) =>
        past is { State: PastState.Open, SnoozedTo: { } until } && until >= _facts.Today && until > _anchor.Day && !(until <= _ahead) ? until : null;

    private (LocalDate Day, string Why) PlannedDay()
    {
        if (Process.Promised is { } promised && _expected <= promised)
        {
            return (Input.Days.After(promised), $"An answer{Sentences.From(Process)} is promised by {promised.Words()}; this is the first business day after it.");
        }

        LocalDate open = Input.Days.OnOrAfter(_expected);
        return (open, open == _expected ? $"{_reason}." : $"{_reason}. That would be {Input.Days.WhyNot(_expected)}, so {open.Words()}.");
    }

    // Nobody is asked on or before the day of an interview with them, for whatever role.
    private (LocalDate Day, string Why) AfterInterviews((LocalDate Day, string Why) planned)
    {
        LocalDate seen = _facts.LastDay(Process);
        LocalDate next = Input.Days.After(seen);
        return planned.Day > seen ? planned : (next, $"{planned.Why} With another interview{Sentences.At(Process)} on {seen.Words()}, that becomes {next.Words()}.");
    }

    private string Waiting(string why) =>
        _ahead is { } ahead ? $"{why} It waits for your interview{Sentences.At(Process)} on {ahead.Words()}."
        : Process.Outcome == Outcome.Paused ? $"{why} It waits, since you paused the process{Sentences.At(Process)}."
        : _answer is { } mail ? $"{why} It waits: {Sentences.Wrote(mail, Input.Home)} Say what that was."
        : why;

    private static string Moved(LocalDate day, Touch tooClose) => $"Moved to {day.Words()}: {tooClose.Because}.";

    private FollowUpStatus StatusOf(Candidacy next) =>
        IsHeld ? FollowUpStatus.Held
        : next.Day < _facts.Today ? FollowUpStatus.Overdue
        : next.Day == _facts.Today ? FollowUpStatus.Due
        : next.IsOwnersDay ? FollowUpStatus.Snoozed
        : FollowUpStatus.Planned;

    private (LocalTime At, int Minutes, Channel Channel) Step(FollowUpKind kind)
    {
        CheckInStep checkIn = Input.Cadence.CheckIn;
        AgencyStep agency = Input.Cadence.Agency;
        return kind switch
        {
            FollowUpKind.AgencyCheckIn => (agency.At, agency.Minutes, agency.Channel),
            FollowUpKind.ClosingNote => (checkIn.At, checkIn.Minutes, Input.Cadence.ClosingNote.Channel),
            _ => (checkIn.At, checkIn.Minutes, checkIn.Channel),
        };
    }
}

/// <summary>A check-in that is offered for a day.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Day">The day offered.</param>
/// <param name="OwnDay">The day it would have had if nothing had moved it.</param>
/// <param name="Reason">Why that day.</param>
/// <param name="SnoozedTo">The day to which it was last put off, or null.</param>
/// <param name="IsOwnersDay">The owner chose the day: it is not moved.</param>
/// <param name="IsLate">Its own day passed, and it was moved.</param>
/// <param name="Delayed">Why good manners moved it, or null.</param>
internal sealed record Candidacy(
    FollowUpKey Key, LocalDate Day, LocalDate OwnDay, string Reason, LocalDate? SnoozedTo, bool IsOwnersDay = false, bool IsLate = false, string? Delayed = null)
{
    // Where a late one was moved is remembered, so the sentence may not say what moved it: the next run would not know.
    public string Why =>
        IsLate ? $"{Reason} That day passed, so {Day.Words()}."
        : Delayed is null ? Reason
        : $"{Reason} {Delayed}";
}
