using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>The check-ins of one process, offered one at a time: each is accepted or delayed, and the next keeps its distance.</summary>
internal sealed class CheckInChain
{
    private const int OpenWithoutLimit = 4;

    private readonly PlanningInput _input;
    private readonly InterviewDay _anchor;
    private readonly LocalDate _today;
    private readonly LocalDate? _ahead;
    private readonly bool _isHeld;
    private LocalDate _expected;
    private string _reason;
    private int _number = 1;
    private int _open;
    private bool _closing;

    private CheckInChain(PlanningInput input, HiringProcess process, InterviewDay anchor, LocalDate? ahead)
    {
        _input = input;
        Process = process;
        _anchor = anchor;
        _today = input.Now.InZone(input.Home).Date;
        _ahead = ahead;
        _isHeld = ahead is not null || process.Outcome == Outcome.Paused;
        (_expected, _reason) = FirstDay();
        Offer();
    }

    /// <summary>The process whose chain it is.</summary>
    public HiringProcess Process { get; }

    /// <summary>Who is asked.</summary>
    public ImmutableArray<Person> People => IsAgency ? Recipients.ForAgency(Process) : Recipients.ForCheckIn(Process);

    /// <summary>The chain waits for an interview, or is paused: its follow-ups stand in no calendar and hold nobody back.</summary>
    public bool IsHeld => _isHeld;

    /// <summary>What comes next, or null at the end.</summary>
    public Candidacy? Next { get; private set; }

    private bool IsAgency => Process.Agency is not null;

    private FollowUpKind Kind => _closing ? FollowUpKind.ClosingNote : IsAgency ? FollowUpKind.AgencyCheckIn : FollowUpKind.CheckIn;

    private int EveryDays => IsAgency ? _input.Cadence.Agency.EveryDays : _input.Cadence.CheckIn.EveryDays;

    /// <summary>The chain of a process, or null where there is none to be: the reason then stands in <paramref name="omitted"/>.</summary>
    public static CheckInChain? Begin(PlanningInput input, HiringProcess process, InterviewDay last, List<OmittedFollowUp> omitted)
    {
        if (WhyNot(input, process, last) is { } why)
        {
            omitted.Add(new OmittedFollowUp(last.Last.Id, process.Agency is null ? FollowUpKind.CheckIn : FollowUpKind.AgencyCheckIn, why));
            return null;
        }

        return new CheckInChain(input, process, last, LastDayAhead(input, process));
    }

    /// <summary>Takes the next follow-up as offered and goes on to the one after it.</summary>
    public PlannedFollowUp Accept()
    {
        Candidacy next = Next!;
        (LocalTime at, int minutes, Channel channel) = Step(next.Key.Kind);
        ZonedDateTime start = DueTime.Of(next.Day, at, _input.Home);
        ImmutableArray<Person> people = People;
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
            People = people,
            Why = people.IsEmpty ? next.Why + " Whom to ask is not known yet: name somebody." : next.Why,
        };
        bool isNext = _open == 0 && !_isHeld;
        _open++;
        _expected = next.Day.PlusDays(EveryDays);
        _reason = $"{Sentences.Sentence(Sentences.Span(EveryDays))} after the check-in of {next.Day.Words()}";
        GoOn();
        return new PlannedFollowUp(followUp, next.MovedTo, isNext);
    }

    /// <summary>Moves what is offered to a later day, because somebody would be asked twice within a week.</summary>
    public void Delay(LocalDate day, string because) =>
        Next = Next! with { Day = day, Why = $"{Next.Why} Moved to {day.Words()}: {because}." };

    private static string? WhyNot(PlanningInput input, HiringProcess process, InterviewDay last)
    {
        if (process.Outcome is not (Outcome.Active or Outcome.Paused))
        {
            return Sentences.Of(process.Outcome, process);
        }

        if (last.Day < input.Horizon)
        {
            return $"The last interview was on {last.Day.Words()}, before {input.Horizon.Words()}, from when on this calendar is followed up. To go further back: --include-past DAYS.";
        }

        LocalDate touched = LastTouch(input, process, last);
        LocalDate today = input.Now.InZone(input.Home).Date;
        return touched.PlusWeeks(input.Cadence.QuietAfterWeeks) <= today
            ? $"Quiet since {touched.Words()}, for {input.Cadence.QuietAfterWeeks} weeks or more: the chain has ended. A logged contact opens it again."
            : null;
    }

    private static LocalDate LastTouch(PlanningInput input, HiringProcess process, InterviewDay last)
    {
        PastFollowUp[] past = [.. PastFollowUps.Of(input, process)];
        return past.Where(one => one.State == PastState.Done).Select(one => one.SettledOn)
            .Concat(past.Where(one => one.State == PastState.Open).Select(one => one.SnoozedTo))
            .Concat(process.Contacts.Select(contact => (LocalDate?)contact.On))
            .Append(process.Promised)
            .OfType<LocalDate>()
            .Append(last.Day)
            .Max();
    }

    // The last day on which this employer still sees the candidate, for whatever role; null where none lies ahead.
    private static LocalDate? LastDayAhead(PlanningInput input, HiringProcess process)
    {
        string employer = GoodManners.EmployerOf(process);
        return input.Processes
            .Where(other => other.Id == process.Id || (employer.Length > 0 && GoodManners.EmployerOf(other) == employer))
            .SelectMany(other => InterviewDay.Of(other, input.Home))
            .Where(day => !day.IsOver(input.Now))
            .Select(day => (LocalDate?)day.Day)
            .Max();
    }

    private (LocalDate Day, string Reason) FirstDay()
    {
        LocalDate from = _anchor.Day;
        string what = $"your last interview{Sentences.At(Process)}";
        if (IsAgency && Process.Contacts.LastOrDefault() is { } contact && contact.On > from)
        {
            (from, what) = (contact.On, $"your last contact{Sentences.At(Process)}");
        }

        return (from.PlusDays(EveryDays), $"{Sentences.Sentence(Sentences.Span(EveryDays))} after {what}, on {from.Words()}");
    }

    private void GoOn()
    {
        if (_closing || (IsAgency && _open > 0) || (!IsAgency && _input.Cadence.CheckIn.Limit is null && _open >= OpenWithoutLimit))
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
            if (!IsAgency && !_closing && _number > _input.Cadence.CheckIn.Limit)
            {
                if (!_input.Cadence.ClosingNote.Propose)
                {
                    Next = null;
                    return;
                }

                (_closing, _number) = (true, 1);
            }

            PastFollowUp? past = PastFollowUps.Find(_input, _anchor, Kind, _number);
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

    private void StepOver(PastFollowUp past)
    {
        bool done = past.State == PastState.Done;
        LocalDate day = done ? past.SettledOn ?? past.Day : past.Day;
        LocalDate next = day.PlusDays(EveryDays);
        // In agency mode a later contact has already set the clock.
        if (!IsAgency || next > _expected)
        {
            _expected = next;
            _reason = $"{Sentences.Sentence(Sentences.Span(EveryDays))} after the check-in that you {(done ? "made" : "skipped")} on {day.Words()}";
        }
    }

    private Candidacy Candidate(PastFollowUp? past)
    {
        FollowUpKey key = past?.Key ?? FollowUpKey.For(_input.Owner, _anchor.Last.Entry, Kind, _number);
        if (past?.SnoozedTo is { } until && (until >= _today || _isHeld))
        {
            return new Candidacy(key, until, null, IsOwnersDay: true, $"You put it off to {until.Words()}.");
        }

        (LocalDate day, string why) = past?.SnoozedTo is { } missed
            ? (missed, $"You had put it off to {missed.Words()}")
            : PlannedDay();
        if (day >= _today || _isHeld)
        {
            return new Candidacy(key, day, null, IsOwnersDay: false, Waiting(why + "."));
        }

        bool staysWhereItWasMoved = past?.MovedTo is { } moved && moved.PlusWeeks(1) > _today;
        LocalDate movedTo = staysWhereItWasMoved ? past!.MovedTo!.Value : _input.Days.OnOrAfter(_today);
        return new Candidacy(key, movedTo, movedTo, IsOwnersDay: false, $"{why}; that day passed, so {movedTo.Words()}.");
    }

    private (LocalDate Day, string Why) PlannedDay()
    {
        LocalDate day = _expected;
        string why = _reason;
        if (_ahead is { } ahead && _open == 0 && day <= ahead)
        {
            (day, why) = (ahead.PlusDays(1), $"After your interview on {ahead.Words()}");
        }

        if (Process.Promised is { } promised && day <= promised)
        {
            return (_input.Days.After(promised), $"{Sentences.Sentence(Sentences.Employer(Process))} promised an answer by {promised.Words()}; this is the first business day after it");
        }

        LocalDate open = _input.Days.OnOrAfter(day);
        return open == day ? (day, why) : (open, $"{why}; {day.Words()} is {_input.Days.WhyNot(day)}, so the next business day");
    }

    private string Waiting(string why) =>
        _ahead is { } ahead ? $"{why} It waits for your interview on {ahead.Words()}."
        : _isHeld ? $"{why} It waits: {Sentences.Of(Outcome.Paused, Process)}"
        : why;

    private FollowUpStatus StatusOf(Candidacy next) =>
        _isHeld ? FollowUpStatus.Held
        : next.Day < _today ? FollowUpStatus.Overdue
        : next.Day == _today ? FollowUpStatus.Due
        : next.IsOwnersDay ? FollowUpStatus.Snoozed
        : FollowUpStatus.Planned;

    private (LocalTime At, int Minutes, Channel Channel) Step(FollowUpKind kind)
    {
        CheckInStep checkIn = _input.Cadence.CheckIn;
        AgencyStep agency = _input.Cadence.Agency;
        return kind switch
        {
            FollowUpKind.AgencyCheckIn => (agency.At, agency.Minutes, agency.Channel),
            FollowUpKind.ClosingNote => (checkIn.At, checkIn.Minutes, _input.Cadence.ClosingNote.Channel),
            _ => (checkIn.At, checkIn.Minutes, checkIn.Channel),
        };
    }
}

/// <summary>A check-in that is offered for a day.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Day">The day offered.</param>
/// <param name="MovedTo">The day it was moved to because its own had passed, or null.</param>
/// <param name="IsOwnersDay">The owner chose the day: it is not moved.</param>
/// <param name="Why">Why that day.</param>
internal sealed record Candidacy(FollowUpKey Key, LocalDate Day, LocalDate? MovedTo, bool IsOwnersDay, string Why);
