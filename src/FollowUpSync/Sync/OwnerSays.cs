using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>Takes down the owner's words, by the id of a follow-up, a process or an interview, and writes the calendar anew at once.</summary>
/// <param name="statePath">The state file.</param>
/// <param name="owners">Whose, where several share it.</param>
/// <param name="now">The moment.</param>
/// <param name="target">Where follow-ups go.</param>
/// <param name="dryRun">Show and write nothing.</param>
/// <param name="stop">Ends the waiting.</param>
public sealed class OwnerSays(string statePath, ImmutableArray<string> owners, Instant now, Func<MailboxState, IFollowUpTarget> target, bool dryRun, CancellationToken stop)
{
    /// <summary>The follow-up was done, today.</summary>
    public Task<SyncReport> Done(string id) => Settle(id, LedgerState.Done, "done");

    /// <summary>The follow-up is not wanted.</summary>
    public Task<SyncReport> Skip(string id) => Settle(id, LedgerState.Skipped, "skip");

    /// <summary>The follow-up that was done or skipped is to be done after all.</summary>
    public Task<SyncReport> Reopen(string id) => OnFollowUp(id, $"reopen {id}", (entry, _) => written => written.State is LedgerState.Done or LedgerState.Skipped
        ? written with { State = LedgerState.Withdrawn, SettledOn = null }
        : throw new UnusableInputException("FUS417", $"{entry} is neither done nor skipped.", "There is nothing to reopen; see what is: followupsync plan"));

    /// <summary>The follow-up is put off.</summary>
    /// <param name="id">Of a follow-up, or of the process or interview whose next one is meant.</param>
    /// <param name="until">A day of the candidate's.</param>
    public Task<SyncReport> Snooze(string id, LocalDate until) => OnFollowUp(id, $"snooze {id} {until:R}", (_, today) =>
        until < today
            ? throw new UnusableInputException("FUS413", $"{until:R} is past.", $"Name today ({today:R}) or a later day.")
            : entry => entry with { SnoozedTo = until, MovedTo = null });

    /// <summary>The process stands so.</summary>
    public Task<SyncReport> Say(string id, Outcome outcome) => OnProcess(id, $"outcome {id} {outcome}", word => word with { Outcome = outcome });

    /// <summary>Something to remember.</summary>
    public Task<SyncReport> Say(string id, string note) => OnProcess(id, $"note {id} {note}", word => word with { Note = note });

    /// <summary>The employer promised an answer by a day: nobody is asked until then, not even where the owner had put it off to such a day before.</summary>
    public Task<SyncReport> Promise(string id, LocalDate by) => RunAsync($"promise {id} {by:R}", (state, plan) =>
    {
        string interviewId = Find(state, plan, id).InterviewId;
        HashSet<string> interviews = [.. plan.Processes.Where(process => process.Interviews.Any(one => one.Id == interviewId)).SelectMany(process => process.Interviews).Select(one => one.Id)];
        return (WithWord(state, interviewId, word => word with { Promised = by }), book => book.ForgetSnoozes(
            entry => entry.Key.Kind != FollowUpKind.ThankYou && entry.SnoozedTo <= by && entry.InterviewIds.Any(interviews.Contains)));
    });

    /// <summary>There was a contact; on <paramref name="on"/>, or today.</summary>
    public Task<SyncReport> Contact(string id, LocalDate? on, Medium by) => RunAsync($"contact {id} {by.ToString().ToLowerInvariant()} {on:R}".TrimEnd(), (state, plan) =>
    {
        LocalDate today = now.InZone(plan.Home).Date;
        LocalDate day = on ?? today;
        return day > today
            ? throw new UnusableInputException("FUS414", $"{day:R} lies ahead: a contact is logged when it has taken place.", "Name today or an earlier day.")
            : (WithWord(state, Find(state, plan, id).InterviewId, word => word with { Contact = new Contact(day, by) }), null);
    });

    /// <summary>What the answer was; on <paramref name="on"/>, else on the day of the mail that came, else today.</summary>
    public Task<SyncReport> Answer(string id, AnswerWord answer, LocalDate? on) => RunAsync($"answer {id} {answer.ToString().ToLowerInvariant()} {on:R}".TrimEnd(), (state, plan) =>
        on > now.InZone(plan.Home).Date
            ? throw new UnusableInputException("FUS414", $"{on:R} lies ahead: an answer is logged when it has come.", "Name today or an earlier day.")
            : (WithWord(state, Find(state, plan, id).InterviewId, word => word with { Answer = answer, AnsweredOn = on }), null));

    /// <summary>Nobody came to an interview; of a process, to its last one that is over.</summary>
    public Task<SyncReport> NobodyCame(string id, bool nobodyCame) => RunAsync($"noshow {id}{(nobodyCame ? "" : " no")}", (state, plan) =>
    {
        string found = Find(state, plan, id).InterviewId;
        Interview interview = state.Interviews[found].Start <= now || id == found
            ? state.Interviews[found]
            : plan.Processes.First(process => process.Interviews.Any(one => one.Id == found)).Interviews.LastOrDefault(one => one.Start <= now) ?? state.Interviews[found];
        return interview.Start > now
            ? throw new UnusableInputException("FUS418", $"\"{interview.Subject}\" lies ahead: nobody can have missed it yet.", "Say it when its time has come.")
            : (WithWord(state, interview.Id, word => word with { NobodyCame = nobodyCame }), null);
    });

    /// <summary>The process goes through an agency, or, with an empty name, through none.</summary>
    public Task<SyncReport> Agency(string id, string name) => OnProcess(id, $"agency {id} {name}".TrimEnd(), word => word with { Agency = name });

    /// <summary>Two processes are one.</summary>
    public Task<SyncReport> Join(string id, string other) => RunAsync($"join {id} {other}", (state, plan) =>
    {
        (HiringProcess one, HiringProcess two) = (ProcessOf(state, plan, id), ProcessOf(state, plan, other));
        return one.Id == two.Id
            ? throw new UnusableInputException("FUS419", $"{id} and {other} are one process already.", "See: followupsync explain " + one.Id)
            : (WithWord(state, two.Interviews[0].Id, word => word with { JoinedTo = one.Interviews[0].Id }), null);
    });

    /// <summary>With this interview begins a process of its own.</summary>
    public Task<SyncReport> Split(string id) => RunAsync($"split {id}", (state, plan) =>
    {
        HiringProcess process = ProcessOf(state, plan, id);
        string interview = Find(state, plan, id).InterviewId;
        return process.Interviews[0].Id == interview
            ? throw new UnusableInputException("FUS425", $"{id}: its process begins with that interview.", $"Name a later one: {string.Join(", ", process.Interviews.Skip(1).Select(one => one.Id).DefaultIfEmpty("there is none"))}")
            : (WithWord(state, interview, word => word with { IsApart = true }), null);
    });

    /// <summary>It is, or is not, an interview.</summary>
    public Task<SyncReport> Rule(string id, bool isInterview) => RunAsync($"interview {id} {(isInterview ? "yes" : "no")}", (state, _) =>
    {
        MailboxState ruled = WithWord(state, id, word => word with { IsInterview = isInterview });
        return (ruled with { Interviews = Sightings.Fold(ruled, [], new Interval(now, now)) }, null);
    });

    /// <summary>Another cadence or template: the plan is made anew with it.</summary>
    public Task<SyncReport> Change(string what, Func<MailboxState, MailboxState> change) => RunAsync(what, (state, _) => (change(state), null));

    /// <summary>Takes back what a run made and nobody has touched since; of the last run that changed something, where none is named.</summary>
    public Task<SyncReport> Undo(string? runId)
    {
        return RunAsync($"undo {runId}".TrimEnd(), (state, plan) =>
        {
            RunRecord run = Undoable(state, runId);
            // What the recogniser itself makes of the entry is known when it is read again.
            bool isRuling = state.Words.GetValueOrDefault(run.Id) is { IsInterview: not null };
            var book = new LedgerBook(state.Ledger, plan, now);
            foreach (LedgerChange change in run.Changes.Where(change => IsUntouched(state.Ledger[change.Key], change.After)))
            {
                book.Restore(change);
            }

            MailboxState back = state with
            {
                Ledger = book.Ledger,
                Words = state.Words.Remove(run.Id),
                Mail = state.Mail.SetItems(state.Mail.Where(pair => pair.Value.Run == run.Id).Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { IsTakenBack = true }))),
                Runs = state.Runs.SetItem(run.Id, run with { IsUndone = true }),
                Streams = isRuling ? state.Streams.SetItems(state.Streams.Select(stream => KeyValuePair.Create(stream.Key, stream.Value with { Eyes = "" }))) : state.Streams,
            };
            return (back with { Interviews = Sightings.Fold(back, [], new Interval(now, now)) }, null);
        }, plan: false);
    }

    private static RunRecord Undoable(MailboxState state, string? runId)
    {
        IEnumerable<RunRecord> runs = state.Runs.Values.Where(run => !run.IsUndone && !run.What.StartsWith("undo", StringComparison.Ordinal));
        return runId is null
            ? runs.MaxBy(run => run.Number) ?? throw new UnusableInputException("FUS415", "There is no run to take back.", "See: followupsync runs")
            : runs.FirstOrDefault(run => run.Id == runId) ?? throw new UnusableInputException("FUS416", $"{runId} is no run that can be taken back.", "See: followupsync runs");
    }

    private static bool IsUntouched(LedgerEntry current, LedgerEntry after) =>
        current.Sequence == after.Sequence && current.State == after.State && current.Changed == after.Changed;

    private Task<SyncReport> Settle(string id, LedgerState state, string verb) =>
        OnFollowUp(id, $"{verb} {id}", (entry, today) => written => written.IsSettled
            ? throw new UnusableInputException("FUS412", $"{entry} is {written.State.ToString().ToLowerInvariant()} already.", "To take that back: followupsync undo")
            : written with { State = state, SettledOn = today, SettledAt = now });

    private Task<SyncReport> OnFollowUp(string id, string what, Func<string, LocalDate, Func<LedgerEntry, LedgerEntry>> word) => RunAsync(what, (state, plan) =>
    {
        string key = Find(state, plan, id).Key ?? throw new UnusableInputException("FUS411", $"{id} has no open follow-up.", "See what is open: followupsync plan");
        LocalDate today = now.InZone(plan.Home).Date;
        return (state, book => book.Settle(plan.Wanted.FirstOrDefault(wanted => wanted.FollowUp.Key.Value == key), state.Ledger.GetValueOrDefault(key), word(id, today)));
    });

    private Task<SyncReport> OnProcess(string id, string what, Func<OwnerWord, OwnerWord> word) =>
        RunAsync(what, (state, plan) => (WithWord(state, Find(state, plan, id).InterviewId, word), null));

    private static HiringProcess ProcessOf(MailboxState state, MailboxPlan plan, string id)
    {
        string interview = Find(state, plan, id).InterviewId;
        return plan.Processes.First(process => process.Interviews.Any(one => one.Id == interview));
    }

    private MailboxState WithWord(MailboxState state, string interviewId, Func<OwnerWord, OwnerWord> word)
    {
        string runId = MailboxRun.IdOfRun(state.Settings.Candidate, state.Runs.Count + 1);
        return state with { Words = state.Words.SetItem(runId, word(new OwnerWord { InterviewId = interviewId, At = now })) };
    }

    // The interview that an id speaks of, and the follow-up: its own, or the next open one of the process.
    private static (string InterviewId, string? Key) Find(MailboxState state, MailboxPlan plan, string id)
    {
        if (plan.Wanted.FirstOrDefault(wanted => wanted.FollowUp.Key.Id == id) is { } planned)
        {
            return (planned.FollowUp.InterviewId, planned.FollowUp.Key.Value);
        }

        if (state.Ledger.Values.FirstOrDefault(entry => entry.Key.Id == id) is { } written)
        {
            return (written.InterviewId, written.Key.Value);
        }

        HiringProcess? process = plan.Processes.FirstOrDefault(one => one.Id == id || one.Interviews.Any(interview => interview.Id == id));
        if (process is null)
        {
            throw new UnusableInputException("FUS410", $"{id} is no follow-up, process or interview that is known here.", "See what is: followupsync plan");
        }

        string interviewId = process.Interviews.Any(interview => interview.Id == id) ? id : process.Interviews[^1].Id;
        FollowUp[] open = [.. plan.Wanted.Where(wanted => wanted.FollowUp.ProcessId == process.Id && !wanted.IsHeld).Select(wanted => wanted.FollowUp)];
        return (interviewId, (open.FirstOrDefault(one => one.InterviewIds.Contains(id)) ?? open.FirstOrDefault())?.Key.Value);
    }

    private async Task<SyncReport> RunAsync(string what, Func<MailboxState, MailboxPlan, (MailboxState Spoken, Action<LedgerBook>? Word)> say, bool plan = true)
    {
        using var mailboxes = new Mailboxes(statePath);
        MailboxState known = mailboxes.Require(owners);
        MailboxRun run;
        MailboxState after;
        string runId;
        if (known.LastRun is { IsCutOff: true } last && last.What == what)
        {
            // The word was taken down before the run was cut off, and is said again: only the writing is left to do.
            run = new MailboxRun(known, known, now, reconcile: false) { Changes = last.Changes };
            (after, runId) = (known, last.Id);
        }
        else
        {
            (MailboxState spoken, Action<LedgerBook>? word) = say(known, new MailboxPlan(known, now));
            run = new MailboxRun(known, spoken, now, word, reconcile: plan);
            (after, runId) = run.Record(what);
        }

        if (!dryRun)
        {
            await mailboxes.WriteAsync(known, after, run.Drafts, target, stop);
        }

        return run.Report(dryRun ? SyncMode.DryRun : SyncMode.Applied, dryRun ? null : runId);
    }
}
