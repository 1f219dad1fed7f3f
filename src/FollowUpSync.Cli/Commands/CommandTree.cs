using System.CommandLine;
using System.CommandLine.Parsing;
using FollowUpSync.Sync;

namespace FollowUpSync.Cli.Commands;

/// <summary>All commands, and the one place where a fault becomes a message and an exit code.</summary>
public static class CommandTree
{
    /// <summary>Runs one command line.</summary>
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings)
    {
        ParseResult parsed = Root(surroundings).Parse(args);
        foreach (Command command in parsed.CommandResult.Command.Subcommands)
        {
            command.Description = command.Description!.Split('\n')[0].TrimEnd('\r'); // In a list, a line each; its own help says the rest.
        }

        string[] wrong = [.. parsed.Errors.Select(error => error.Message).Concat(UnknownOptions(args, parsed)).Distinct()];
        return wrong.Length > 0
            ? Fail(surroundings, args.Contains("--json"), ExitCodes.Unusable, "FUS010", string.Join(" ", wrong), $"See: {PathOf(parsed.CommandResult)} --help")
            : await parsed.InvokeAsync(new InvocationConfiguration { Output = surroundings.Out, Error = surroundings.Error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>Makes a command do something at once, with its faults told.</summary>
    public static Command Does(this Command command, Surroundings surroundings, Func<Invocation, int> work, bool outIsFile = false) =>
        command.Does(surroundings, call => Task.FromResult(work(call)), outIsFile);

    /// <summary>Makes a command do something, with its faults told.</summary>
    public static Command Does(this Command command, Surroundings surroundings, Func<Invocation, Task<int>> work, bool outIsFile = false)
    {
        command.SetAction(async (parsed, stop) =>
        {
            var call = new Invocation(parsed, surroundings, outIsFile, stop);
            try
            {
                return await work(call);
            }
            catch (SyncException fault)
            {
                return Fail(surroundings, call.Json, ExitCodes.For(fault), fault.Code, fault.Message, fault.Hint);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return Fail(surroundings, call.Json, ExitCodes.Incomplete, "FUS024", "stopped on the way", "Run it again: what was done is kept, and what was not will be done.");
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return Fail(surroundings, call.Json, ExitCodes.Unusable, "FUS019", fault.Message, "Check that there is room and that you may write there, and run it again: what was done is kept, what was not will be done.");
            }
#pragma warning disable CA1031 // The last stop before a person: no stack trace reaches them.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                return Fail(surroundings, call.Json, ExitCodes.OurFault, "FUS001", $"a fault of ours: {fault.GetType().Name}: {fault.Message}", "Please report it, with what you typed. Nothing that you did was lost; you can run it again.");
            }
        });
        return command;
    }

    private static RootCommand Root(Surroundings surroundings)
    {
        var root = new RootCommand("Plans and drafts what to do after a job interview: thank-yous, check-ins, and when to stop. It never sends anything.");
        foreach (Option option in CommonOptions.All)
        {
            root.Add(option);
        }

        foreach (Command command in (Command[])[.. SyncCommands.All(surroundings), .. WordCommands.All(surroundings), .. LookCommands.All(surroundings), .. ContentCommands.All(surroundings), .. SignInCommands.All(surroundings)])
        {
            root.Add(command);
        }

        return root;
    }

    // A mistyped option must not pass for a file: `sync calendar.ics --dryrun` would write.
    private static IEnumerable<string> UnknownOptions(string[] args, ParseResult parsed)
    {
        string[] taken = [.. args.TakeWhile(arg => arg != "--")];
        return parsed.Tokens
            .Where(token => token.Type == TokenType.Argument && token.Value is ['-', '-', >= 'a' and <= 'z', ..] or ['-', >= 'a' and <= 'z', ..] && taken.Contains(token.Value))
            .Select(token => $"{token.Value}: there is no such option.");
    }

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "followupsync";

    private static int Fail(Surroundings surroundings, bool json, int exitCode, string code, string message, string hint)
    {
        string[] lines = message.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            surroundings.Error.WriteLine($"followupsync: {(i < lines.Length - 1 || hint.Length == 0 ? lines[i] : $"{lines[i].TrimEnd('.')}; {char.ToLowerInvariant(hint[0])}{hint[1..]}")}");
        }

        if (json)
        {
            surroundings.Out.WriteLine(JsonReport.Error(code, message, hint));
        }

        return exitCode;
    }
}
