using System.Globalization;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Sync;
using Spectre.Console;

namespace FollowUpSync.Cli.Output;

/// <summary>What the program prints for a person.</summary>
public static class TableReport
{
    private const int Narrowest = 100;
    private const int FewWarnings = 3;

    /// <summary>The outcome of <c>sync</c> or <c>plan</c>: what to do, what waits, what is left out, what to know.</summary>
    public static void Print(SyncReport report, Invocation call)
    {
        IAnsiConsole console = ConsoleOn(call.Surroundings.Out);
        LocalDate today = report.AsOf.InZone(report.Home).Date;
        console.MarkupLineInterpolated($"[bold]{Capital(Words(today))} {today.Year}[/] [grey]({report.Home.Id})[/]");
        console.WriteLine();
        FollowUps(console, report, today);
        Asked(console, report);
        Omitted(console, report);
        console.WriteLine(Summary(report, call.Folder));
        Warnings(report, call);
    }

    /// <summary>The outcome of a word of the owner's.</summary>
    public static void PrintChanges(SyncReport report, Invocation call)
    {
        IAnsiConsole console = ConsoleOn(call.Surroundings.Out);
        HashSet<string> changed = [.. report.Changes.Select(change => change.FollowUpId)];
        LocalDate today = report.AsOf.InZone(report.Home).Date;
        SyncReport shown = report with { FollowUps = [.. report.FollowUps.Where(one => changed.Contains(one.FollowUp.Key.Id))] };
        if (shown.FollowUps.IsEmpty)
        {
            console.WriteLine("Noted. Nothing in the calendar changes.");
        }
        else
        {
            FollowUps(console, shown, today);
            console.WriteLine(Summary(report, call.Folder));
        }

        Warnings(report, call);
    }

    /// <summary>"today", "tomorrow", "Monday 9 November".</summary>
    public static string Words(LocalDate day, LocalDate today) => Period.DaysBetween(today, day) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        _ => Words(day) + (day.Year == today.Year ? "" : day.Year.ToString(" 0000", CultureInfo.InvariantCulture)),
    };

    /// <summary>A console on a writer: colour where it is a terminal.</summary>
    public static IAnsiConsole ConsoleOn(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal || console.Profile.Width < Narrowest)
        {
            console.Profile.Width = Math.Max(console.Profile.Width, Narrowest);
        }

        return console;
    }

    private static void FollowUps(IAnsiConsole console, SyncReport report, LocalDate today)
    {
        if (report.FollowUps.IsEmpty)
        {
            console.WriteLine("Nothing to follow up.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("When", "What", "Why", "Id");
        table.Columns[0].NoWrap = table.Columns[3].NoWrap = true;
        foreach (FollowUp[] chain in Chains(report))
        {
            FollowUp next = chain[0];
            string colour = ColourOf(next.Status);
            table.AddRow(
                new Markup($"[{colour}]{Capital(Words(next.Date, today))}[/]\n[{colour}]{Status(next)}[/]"),
                new Text(What(next, report) + Later(chain)),
                new Text(next.Why),
                new Text(next.Key.Id));
        }

        console.Write(table);
    }

    // A person acts on the next check-in of a process; the later ones stand in the calendar and in --json.
    private static IEnumerable<FollowUp[]> Chains(SyncReport report) =>
        report.FollowUps.Select(one => one.FollowUp)
            .GroupBy(followUp => followUp.Kind == FollowUpKind.ThankYou || !IsWaiting(followUp) ? followUp.Key.Id : followUp.ProcessId)
            .Select(chain => chain.ToArray());

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
            _ => string.Create(CultureInfo.InvariantCulture, $"Check-in {followUp.Number} with"),
        };
        string[] names = [.. followUp.People.Select(person => person.Name ?? person.Email ?? "somebody")];
        string people = names.Length == 0 ? "whoever you know there" : string.Join(", ", names);
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

    private static void Asked(IAnsiConsole console, SyncReport report)
    {
        Interview[] asked = [.. report.Interviews.Where(interview => interview.Recognition.Verdict == Verdict.Ask)];
        foreach (Interview interview in asked)
        {
            console.MarkupLineInterpolated($"[yellow]Is this an interview?[/] {Words(interview.Start.InZone(report.Home).Date)}: {interview.Subject}");
            console.WriteLine($"  {interview.Recognition.Reasons[0]} Say: followupsync interview {interview.Id} yes (or no)");
        }
    }

    private static void Omitted(IAnsiConsole console, SyncReport report)
    {
        if (report.Omitted.IsEmpty)
        {
            return;
        }

        console.MarkupLine("[bold]Left out[/]");
        Dictionary<string, Interview> interviews = report.Interviews.ToDictionary(interview => interview.Id);
        foreach (OmittedFollowUp omitted in report.Omitted)
        {
            string subject = interviews.TryGetValue(omitted.InterviewId, out Interview? interview) ? interview.Subject : omitted.InterviewId;
            console.MarkupLineInterpolated($"  [grey]{Kind(omitted.Kind)}, {subject}:[/] {omitted.Why}");
        }

        console.WriteLine();
    }

    private static string Kind(FollowUpKind kind) => kind switch
    {
        FollowUpKind.ThankYou => "thank-you",
        FollowUpKind.ClosingNote => "closing note",
        _ => "check-in",
    };

    private static string Summary(SyncReport report, string folder)
    {
        ReportedChange[] calendar = [.. report.Changes.Where(change => change.What == "ics")];
        int created = calendar.Count(change => change.Action == "create");
        int cancelled = calendar.Count(change => change.Action is "cancel" or "skip" or "dismiss");
        string counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{created} new, {calendar.Length - created - cancelled} changed, {cancelled} withdrawn, {report.Unchanged} as they were");
        return report.Mode switch
        {
            SyncMode.DryRun => $"This is what sync would do: {counts}. Nothing was written.",
            SyncMode.Stopped => $"Stopped, nothing was written: {report.Stopped}.",
            _ => $"{counts}. Files: {folder}{Path.DirectorySeparatorChar}",
        };
    }

    private static void Warnings(SyncReport report, Invocation call)
    {
        foreach (IGrouping<string, Warning> alike in report.Warnings.GroupBy(warning => warning.Code))
        {
            foreach (Warning warning in alike.Take(FewWarnings))
            {
                call.Surroundings.Error.WriteLine($"followupsync: {warning.Source}: {warning.Message}");
            }

            if (alike.Count() > FewWarnings)
            {
                call.Surroundings.Error.WriteLine($"followupsync: {alike.Count() - FewWarnings} more of that kind; --json names all");
            }
        }
    }

    private static string Words(LocalDate day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
