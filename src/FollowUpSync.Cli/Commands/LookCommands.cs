using System.CommandLine;
using System.Globalization;
using FollowUpSync.Cli.Output;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using NodaTime.Text;

namespace FollowUpSync.Cli.Commands;

/// <summary>Looking without changing: <c>explain</c>, <c>draft</c>, <c>detect</c>, <c>runs</c>, <c>doctor</c>.</summary>
internal static class LookCommands
{
    public static IEnumerable<Command> All(Surroundings surroundings) =>
        [Explain(surroundings), DraftCommand.Make(surroundings), DetectCommand.Make(surroundings), Runs(surroundings), DoctorCommand.Make(surroundings)];

    private static Command Explain(Surroundings surroundings)
    {
        var id = new Argument<string>("ID") { Description = "A follow-up (f_...), process (p_...) or interview (i_...)." };
        return new Command("explain", Help.Explain) { id }.Does(surroundings, call =>
        {
            (MailboxState state, MailboxPlan plan) = Load(call);
            string wanted = call.Parsed.GetValue(id)!;
            string[] lines = [.. Explanation.Of(wanted, state, plan, call.AsOf)];
            if (lines.Length == 0)
            {
                throw new UnusableInputException("FUS410", $"{wanted} is no follow-up, process or interview that is known here.", "See what is: followupsync plan");
            }

            call.Surroundings.Out.WriteLine(call.Json
                ? JsonReport.Document(json =>
                {
                    json.WriteString("id", wanted);
                    json.WriteStartArray("explanation");
                    foreach (string line in lines)
                    {
                        json.WriteStringValue(line);
                    }

                    json.WriteEndArray();
                })
                : string.Join(Environment.NewLine, lines.Select(line => line.StartsWith("  ", StringComparison.Ordinal) ? "  " + Page.Clean(line) : Page.Clean(line))));
            return ExitCodes.Done;
        });
    }

    private static Command Runs(Surroundings surroundings) => new Command("runs", Help.Runs).Does(surroundings, call =>
    {
        using var mailboxes = new Mailboxes(call.StatePath);
        MailboxState state = mailboxes.Require(call.Owners);
        RunRecord[] runs = [.. state.Runs.Values.OrderByDescending(run => run.Number)];
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Document(json => JsonReport.Runs(json, runs)));
            return ExitCodes.Done;
        }

        DateTimeZone home = DateTimeZoneProviders.Tzdb[state.Settings.TimeZone];
        foreach (RunRecord run in runs)
        {
            string at = run.At.InZone(home).ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture);
            call.Surroundings.Out.WriteLine($"{run.Id}  {at}  {run.What}  ({run.Changes.Length} {(run.Changes.Length == 1 ? "change" : "changes")}{(run.IsUndone ? ", taken back" : "")})");
        }

        return ExitCodes.Done;
    });

    /// <summary>What is remembered, and the plan of the moment.</summary>
    public static (MailboxState State, MailboxPlan Plan) Load(Invocation call)
    {
        using var mailboxes = new Mailboxes(call.StatePath);
        MailboxState state = Replay.At(mailboxes.Require(call.Owners), call.AsOf);
        return (state, new MailboxPlan(state, call.AsOf));
    }
}
