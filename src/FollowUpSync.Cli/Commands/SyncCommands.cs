using System.CommandLine;
using FollowUpSync.Cli.Output;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Cli.Commands;

/// <summary>Reading calendars and writing follow-ups: <c>sync</c>, <c>plan</c>, <c>export</c>.</summary>
internal static class SyncCommands
{
    public static IEnumerable<Command> All(Surroundings surroundings) => [Sync(surroundings), Plan(surroundings), Export(surroundings)];

    /// <summary>Prints a run and says how it ended.</summary>
    public static int Tell(SyncReport report, Invocation call)
    {
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Sync(report));
        }
        else
        {
            TableReport.Print(report, call);
        }

        if (report.Stopped is { } stopped)
        {
            call.Surroundings.Error.WriteLine($"followupsync: stopped: {stopped}; nothing was written. If that is right, run it again with --yes");
            return ExitCodes.Stopped;
        }

        foreach (SourceReading failed in report.Sources.Where(source => source.Status == SourceStatus.Failed))
        {
            call.Surroundings.Error.WriteLine($"followupsync: {failed.Error}");
        }

        return report.Sources.Any(source => source.Status == SourceStatus.Failed) ? ExitCodes.Incomplete : ExitCodes.Done;
    }

    /// <summary>A sync over files, ready to run.</summary>
    public static MailboxSync Over(Invocation call) => new(
        paths =>
        {
            using var bar = new ReadingBar(paths, call.Surroundings);
            return new IcsFiles(paths, bar.Reads);
        },
        call.Target);

    private static Argument<string[]> Files() => new("FILE.ics")
    {
        Description = "Calendar files, exported or saved from invitations; none reads the last ones again.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static Command Sync(Surroundings surroundings)
    {
        Argument<string[]> files = Files();
        return new Command("sync", Help.Sync) { files }.Does(surroundings, call => Run(call, files, dryRun: false));
    }

    private static Command Plan(Surroundings surroundings)
    {
        Argument<string[]> files = Files();
        return new Command("plan", Help.Plan) { files }.Does(surroundings, call => Run(call, files, dryRun: true));
    }

    private static int Run(Invocation call, Argument<string[]> files, bool dryRun)
    {
        ImmutableArray<string> paths = [.. (call.Parsed.GetValue(files) ?? []).Select(Path.GetFullPath)];
        SyncRequest request = call.Request($"sync {string.Join(' ', paths.Select(Path.GetFileName))}".TrimEnd(), paths);
        return Tell(Over(call).Run(dryRun ? request with { DryRun = true } : request), call);
    }

    private static Command Export(Surroundings surroundings)
    {
        var cancelled = new Option<bool>("--cancelled") { Description = "The withdrawals in place of the open follow-ups, as METHOD:CANCEL." };
        return new Command("export", Help.Export) { cancelled }.Does(surroundings, call =>
        {
            using var mailboxes = new Mailboxes(call.StatePath);
            MailboxState state = mailboxes.Require(call.Owners);
            bool withdrawn = call.Parsed.GetValue(cancelled);
            LedgerEntry[] entries = [.. state.Ledger.Values.Where(entry => withdrawn ? entry.IsWithdrawn : entry.IsLive)];
            if (entries.Length == 0)
            {
                throw new UnusableInputException("FUS420", withdrawn ? "Nothing was withdrawn." : "No follow-up is open.", "See: followupsync plan");
            }

            Deliver(call, withdrawn ? FollowUpCalendar.Cancelled(entries) : FollowUpCalendar.All(entries));
            return ExitCodes.Done;
        }, outIsFile: true);
    }

    /// <summary>Writes bytes to the file of --out where one was given, else to standard output.</summary>
    public static void Deliver(Invocation call, byte[] bytes)
    {
        if (call.OutFile is { } file)
        {
            File.WriteAllBytes(file, bytes);
            return;
        }

        call.Surroundings.Out.Write(System.Text.Encoding.UTF8.GetString(bytes));
    }
}
