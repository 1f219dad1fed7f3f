using System.Globalization;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Sync;

namespace FollowUpSync.Cli.Output;

/// <summary>What the program prints for a person.</summary>
public static class TableReport
{
    private const int Left = 24; // "Wednesday 25 November" and a gap.
    private const int FewWarnings = 3;
    private const string Faint = "grey";

    /// <summary>The outcome of <c>sync</c> or <c>plan</c>: what to do, what waits, what is left out, what to know.</summary>
    public static void Print(SyncReport report, Invocation call)
    {
        var page = new Page(call.Surroundings);
        LocalDate today = report.AsOf.InZone(report.Home).Date;
        page.Text($"{Words(today)} {today.Year} ({report.Home.Id})", "bold");
        page.Space();
        FollowUps(page, report, today);
        Answers(page, report);
        Asked(page, report);
        Omitted(page, report);
        page.Text(Summary(report, call.Folder));
        Warnings(report, call);
    }

    /// <summary>The outcome of a word of the owner's.</summary>
    public static void PrintChanges(SyncReport report, Invocation call, string? next = null)
    {
        var page = new Page(call.Surroundings);
        HashSet<string> changed = [.. report.Changes.Select(change => change.FollowUpId)];
        LocalDate today = report.AsOf.InZone(report.Home).Date;
        SyncReport shown = report with { FollowUps = [.. report.FollowUps.Where(one => changed.Contains(one.FollowUp.Key.Id))] };
        if (shown.FollowUps.IsEmpty && report.Mode != SyncMode.Stopped)
        {
            page.Text("Noted. Nothing in the calendar changes.");
        }
        else
        {
            FollowUps(page, shown, today);
            page.Text(Summary(report, call.Folder));
        }

        if (next is not null)
        {
            page.Text(next);
        }

        Warnings(report, call);
    }

    private static string Words(LocalDate day, LocalDate today) => Period.DaysBetween(today, day) switch
    {
        0 => "Today",
        1 => "Tomorrow",
        -1 => "Yesterday",
        _ => Words(day) + (day.Year == today.Year ? "" : day.Year.ToString(" 0000", CultureInfo.InvariantCulture)),
    };

    private static void FollowUps(Page page, SyncReport report, LocalDate today)
    {
        if (report.FollowUps.IsEmpty)
        {
            page.Text("Nothing to follow up.");
            page.Space();
            return;
        }

        page.Columns([("When", Faint)], [("What, and why", Faint)], Left);
        page.Rule();
        foreach (FollowUp[] chain in Chains(report))
        {
            FollowUp next = chain[0];
            string colour = ColourOf(next.Status);
            page.Columns(
                [(Words(next.Date, today), colour), (Status(next), colour), (next.Key.Id, Faint)],
                [(What(next, report) + Later(chain), IsOver(next) ? Faint : "bold"), (next.Why, Faint)],
                Left);
            page.Space();
        }
    }

    // A person acts on the next check-in of a process; the later ones stand in the calendar and in --json.
    private static IEnumerable<FollowUp[]> Chains(SyncReport report) =>
        report.FollowUps.Select(one => one.FollowUp)
            .GroupBy(followUp => followUp.Kind is FollowUpKind.ThankYou or FollowUpKind.NoShow || !IsWaiting(followUp) ? followUp.Key.Id : $"{followUp.ProcessId} {IsOver(followUp)}")
            .Select(chain => chain.ToArray())
            .OrderBy(chain => IsOver(chain[0]));

    private static bool IsOver(FollowUp followUp) =>
        followUp.Status is FollowUpStatus.Withdrawn or FollowUpStatus.Done or FollowUpStatus.Skipped;

    private static bool IsWaiting(FollowUp followUp) =>
        followUp.Status is FollowUpStatus.Planned or FollowUpStatus.Held or FollowUpStatus.Withdrawn;

    private static string Later(FollowUp[] chain) => chain.Length switch
    {
        1 => "",
        2 => $", and once more on {Words(chain[1].Date)}",
        _ => string.Create(CultureInfo.InvariantCulture, $", and {chain.Length - 1} more until {Words(chain[^1].Date)}"),
    };

    private static string ColourOf(FollowUpStatus status) => status switch
    {
        FollowUpStatus.Overdue => "red",
        FollowUpStatus.Due => "yellow",
        FollowUpStatus.Planned or FollowUpStatus.Snoozed => "default",
        _ => "grey",
    };

    private static string What(FollowUp followUp, SyncReport report)
    {
        string kind = followUp.Kind switch
        {
            FollowUpKind.ThankYou => "Thank",
            FollowUpKind.ClosingNote => "Last word to",
            FollowUpKind.NoShow => "Ask for another time:",
            _ => string.Create(CultureInfo.InvariantCulture, $"Check-in {followUp.Number} with"),
        };
        string[] names = [.. followUp.People.Select(person => person.Name ?? person.Email ?? "somebody")];
        string people = names.Length switch
        {
            0 => "whoever you know there",
            1 => names[0],
            _ => $"{string.Join(", ", names[..^1])} and {names[^1]}",
        };
        string? company = report.Processes.FirstOrDefault(process => process.Id == followUp.ProcessId) is { } process ? process.Company ?? process.Agency : null;
        return $"{kind} {people}{(company is null ? "" : $" ({company})")}";
    }

    private static string Status(FollowUp followUp) => followUp.Status switch
    {
        FollowUpStatus.Due => "due",
        FollowUpStatus.Held => "waits",
        FollowUpStatus.Snoozed => "put off",
        _ => followUp.Status.ToString().ToLowerInvariant(),
    } + (followUp.Channel == Channel.Email ? "" : $", by {followUp.Channel.ToString().ToLowerInvariant()}");

    private static void Answers(Page page, SyncReport report)
    {
        foreach (WaitingAnswer answer in report.Answers)
        {
            MailEvidence mail = answer.Mail;
            string? company = report.Processes.FirstOrDefault(process => process.Id == answer.ProcessId)?.Company;
            page.Columns(
                [("What was this?", "yellow"), (Words(mail.At.InZone(report.Home).Date), "yellow")],
                [($"{mail.Who}{(company is null ? "" : $" ({company})")}: {mail.Subject}", "bold"), ($"Taken for an answer, since {mail.Because}. Say: followupsync answer {answer.ProcessId} answered (or next, offer, rejected, waiting, no)", Faint)],
                Left);
            page.Space();
        }
    }

    // Nobody needs to know of an invitation that will not take place whether it was one to an interview.
    private static void Asked(Page page, SyncReport report)
    {
        foreach (Interview interview in report.Interviews.Where(interview => interview.Recognition.Verdict == Verdict.Ask && interview.StandingAt(report.AsOf) is Standing.Held or Standing.Scheduled))
        {
            page.Columns(
                [("Is this one?", "yellow"), (Words(interview.Start.InZone(report.Home).Date), "yellow")],
                [(interview.Subject, "bold"), ($"{interview.Recognition.Reasons[0]} Say: followupsync interview {interview.Id} yes (or no)", Faint)],
                Left);
            page.Space();
        }
    }

    private static void Omitted(Page page, SyncReport report)
    {
        OmittedFollowUp[] all = [.. report.Omitted.Where(omitted => !omitted.IsSettled)];
        if (all.Length == 0)
        {
            return;
        }

        page.Text("Left out");
        Dictionary<string, Interview> interviews = report.Interviews.ToDictionary(interview => interview.Id);
        foreach (OmittedFollowUp omitted in all)
        {
            string subject = interviews.TryGetValue(omitted.InterviewId, out Interview? interview) ? interview.Subject : omitted.InterviewId;
            page.Text($"{subject}: no {Kind(omitted.Kind)}. {omitted.Why}", Faint, indent: 2);
        }

        page.Space();
    }

    private static string Kind(FollowUpKind kind) => kind switch
    {
        FollowUpKind.ThankYou => "thank-you",
        FollowUpKind.ClosingNote => "closing note",
        FollowUpKind.NoShow => "question for another time",
        _ => "check-in",
    };

    private static string Summary(SyncReport report, string folder)
    {
        ReportedChange[] calendar = [.. report.Changes.Where(change => change.What != "draft")];
        int created = calendar.Count(change => change.Action == "create");
        int cancelled = calendar.Count(change => change.Action is "cancel" or "skip" or "dismiss");
        (int Count, string Words)[] counts = [(created, "new"), (calendar.Length - created - cancelled, "changed"), (cancelled, "withdrawn"), (report.Unchanged, "as before")];
        string told = counts.Any(one => one.Count > 0)
            ? string.Join(", ", counts.Where(one => one.Count > 0).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count} {one.Words}")))
            : "nothing";
        return report.Mode switch
        {
            SyncMode.DryRun => $"This is what would be done: {told}. Nothing was written.",
            SyncMode.Stopped => $"Stopped, nothing was written: {report.Stopped ?? "the mailbox could not be read"}.",
            _ when report.IsOfMailbox => $"In your Outlook calendar: {told}.",
            _ => $"In the calendar: {told}. Files: {Path.TrimEndingDirectorySeparator(folder)}{Path.DirectorySeparatorChar}",
        };
    }

    private static void Warnings(SyncReport report, Invocation call)
    {
        foreach (IGrouping<string, Warning> alike in report.Warnings.GroupBy(warning => warning.Code))
        {
            foreach (Warning warning in alike.Take(FewWarnings))
            {
                call.Surroundings.Error.WriteLine($"followupsync: {Page.Clean($"{warning.Source}: {warning.Message}")}");
            }

            if (alike.Count() > FewWarnings)
            {
                call.Surroundings.Error.WriteLine($"followupsync: {alike.Count() - FewWarnings} more of that kind; --json names all");
            }
        }
    }

    private static string Words(LocalDate day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);
}
