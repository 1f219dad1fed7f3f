using System.CommandLine;
using FollowUpSync.Planning;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using FollowUpSync.Templates;

namespace FollowUpSync.Cli.Commands;

/// <summary><c>doctor</c>: what is wrong, and what to type next.</summary>
internal static class DoctorCommand
{
    public static Command Make(Surroundings surroundings) => new Command("doctor", Help.Doctor).Does(surroundings, call =>
    {
        Finding[] findings = [.. Findings(call)];
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Document(json => JsonReport.Array(json, "findings", findings, finding =>
            {
                json.WriteBoolean("ok", finding.Cure is null);
                json.WriteString("message", finding.Message);
                json.WriteString("hint", finding.Cure);
            })));
        }
        else
        {
            foreach (Finding finding in findings)
            {
                call.Surroundings.Out.WriteLine(finding.Cure is null ? $"ok    {finding.Message}" : $"look  {finding.Message}\n      {finding.Cure}");
            }
        }

        return ExitCodes.Done;
    });

    private static IEnumerable<Finding> Findings(Invocation call)
    {
        using var mailboxes = new Mailboxes(call.StatePath);
        if (mailboxes.Find(call.Owners) is not { } state)
        {
            yield return new Finding($"Nothing is remembered in {call.StatePath} yet.", "Begin with: followupsync sync my-calendar.ics");
            yield break;
        }

        MailboxSettings settings = state.Settings;
        yield return settings.Addresses[0] == OwnerGuess.Nobody
            ? new Finding("Your own address is not known.", "Say it once, with a new --out folder: followupsync sync --owner you@example.com --out DIR my-calendar.ics")
            : new Finding($"You are {settings.Name ?? "(name not known)"}, {string.Join(", ", settings.Addresses)}.", null);
        yield return new Finding($"Your time zone is {settings.TimeZone}; holidays: {Holidays(settings)}.", null);
        foreach (KnownSource source in state.Sources.Values.OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            yield return File.Exists(source.Path)
                ? new Finding($"{source.Name}: {source.Entries} entries when it was last read. A file does not follow changes: export it anew before you sync.", null)
                : new Finding($"{source.Name} is no longer at {source.Path}.", "Name the calendar again: followupsync sync NEW-FILE.ics");
        }

        foreach (Problem problem in new NoteTemplates(state.Templates).Problems)
        {
            yield return new Finding($"Template {problem}; the built-in one stands in.", $"Mend it, or: followupsync templates reset {problem.File}");
        }

        var plan = new MailboxPlan(state, call.AsOf);
        int late = plan.Wanted.Count(wanted => wanted.FollowUp.Status == Planning.Plans.FollowUpStatus.Overdue);
        yield return late == 0
            ? new Finding($"{plan.Wanted.Length} follow-ups stand open, none is late.", null)
            : new Finding($"{plan.Wanted.Length} follow-ups stand open, {late} late.", "See: followupsync plan");
        RunRecord? last = state.Runs.Values.MaxBy(run => run.Number);
        yield return new Finding($"The last run that changed something: {last?.Id ?? "none"}{(last is null ? "" : $", {last.What}")}.", null);
    }

    private static string Holidays(MailboxSettings settings) =>
        settings.Holidays ?? (settings.HolidayDates is { } dates ? $"{dates.Length} days of a file" : "none");

    private sealed record Finding(string Message, string? Cure);
}
