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

        if (report.Unwritten is { } unwritten)
        {
            call.Surroundings.Error.WriteLine($"followupsync: {unwritten.Message.TrimEnd('.')}; {char.ToLowerInvariant(unwritten.Hint[0])}{unwritten.Hint[1..]}");
            return ExitCodes.Incomplete;
        }

        foreach (SourceReading failed in report.Sources.Where(source => source.Status == SourceStatus.Failed))
        {
            call.Surroundings.Error.WriteLine($"followupsync: {failed.Error}");
        }

        return report.Sources.Any(source => source.Status == SourceStatus.Failed) ? ExitCodes.Incomplete : ExitCodes.Done;
    }

    /// <summary>A sync over files or a mailbox, ready to run.</summary>
    public static MailboxSync Over(Invocation call) => new(
        paths =>
        {
            if (paths.Select(Mailbox.Parse).OfType<Mailbox>().FirstOrDefault() is { } mailbox)
            {
                return mailbox.Open(call.Surroundings).Calendar;
            }

            using var bar = new ReadingBar(paths, call.Surroundings);
            return new IcsFiles(paths, bar.Reads);
        },
        call.TargetOf,
        paths => paths.Select(Mailbox.Parse).OfType<Mailbox>().FirstOrDefault() is { } mailbox && !mailbox.IsWithoutMail(call.Surroundings) ? mailbox.Open(call.Surroundings).Mail : null);

    private static Command Sync(Surroundings surroundings) => new Reading("sync", Help.Sync, surroundings, dryRun: false).Command;

    private static Command Plan(Surroundings surroundings) => new Reading("plan", Help.Plan, surroundings, dryRun: true).Command;

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

    /// <summary>A command that reads calendars: files, or a mailbox.</summary>
    private sealed class Reading
    {
        private readonly Argument<string[]> _files = new("FILE.ics")
        {
            Description = "Calendar files, exported or saved from invitations; none reads the last ones again.",
            Arity = ArgumentArity.ZeroOrMore,
        };

        private readonly Option<string?> _graph = Mailbox.GraphOption("Your Outlook calendar in place of files; or a sandbox, by its address.");
        private readonly Option<string?> _as = Mailbox.AsOption();
        private readonly Option<bool?> _noMail = new("--no-mail") { Description = "With --graph: leave my mail alone, and write notes as files." };

        public Reading(string name, string help, Surroundings surroundings, bool dryRun) =>
            Command = new Command(name, help) { _files, _graph, _as, _noMail }.Does(surroundings, async call =>
            {
                _ = Rehearsal.Once;
                SyncRequest request = Request(call);
                return Tell(await Over(call).RunAsync(dryRun ? request with { DryRun = true } : request, call.Stop), call);
            });

        public Command Command { get; }

        private SyncRequest Request(Invocation call)
        {
            string[] files = call.Parsed.GetValue(_files) ?? [];
            if (call.Parsed.GetResult(_graph) is null)
            {
                return call.Parsed.GetValue(_as) is { } stray
                    ? throw new UnusableInputException("FUS026", $"--as {stray}: this goes with --graph.", "Write: followupsync sync --graph URL --as ADDRESS")
                    : call.Request($"sync {string.Join(' ', files.Select(Path.GetFileName))}".TrimEnd(), [.. files.Select(Path.GetFullPath)]);
            }

            if (files.Length > 0)
            {
                throw new UnusableInputException("FUS026", $"{files[0]}: files and --graph do not go together.", "Sync them one after the other, into folders of their own.");
            }

            Mailbox mailbox = Mailbox.Named(call.Parsed.GetValue(_graph), call.Parsed.GetValue(_as), call.Surroundings);
            SyncRequest request = call.Request("sync --graph", [mailbox.Path]);
            return request with
            {
                Owners = request.Owners.IsEmpty ? [mailbox.Address.ToLowerInvariant()] : request.Owners,
                NotesAsFiles = call.Parsed.GetValue(_noMail) ?? (mailbox.IsWithoutMail(call.Surroundings) ? true : null),
            };
        }
    }
}
