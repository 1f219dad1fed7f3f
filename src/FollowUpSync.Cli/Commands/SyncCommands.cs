using System.CommandLine;
using System.Text;
using System.Text.Json;
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

    private static int Tell(SyncReport report, Invocation call)
    {
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Sync(report));
        }
        else
        {
            TableReport.Print(report, call);
        }

        return Ended(report, call);
    }

    /// <summary>The exit code of a run, told where it is not whole.</summary>
    public static int Ended(SyncReport report, Invocation call)
    {
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

            byte[] calendar = withdrawn ? FollowUpCalendar.Cancelled(entries) : FollowUpCalendar.All(entries);
            Deliver(call, calendar, json => json.WriteString("calendar", Encoding.UTF8.GetString(calendar)));
            return ExitCodes.Done;
        }, outIsFile: true);
    }

    /// <summary>Writes bytes to the file of --out where one was given, else to standard output; with --json the latter is a document of its own.</summary>
    public static void Deliver(Invocation call, byte[] bytes, Action<Utf8JsonWriter> members)
    {
        string? file = call.OutFile;
        if (file is not null && !call.DryRun)
        {
            File.WriteAllBytes(file, bytes);
        }

        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Document(json =>
            {
                json.WriteString("file", file);
                members(json);
            }));
        }
        else if (file is null)
        {
            call.Surroundings.Out.Write(Encoding.UTF8.GetString(bytes));
        }
    }
}
