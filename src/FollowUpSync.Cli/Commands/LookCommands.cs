using System.CommandLine;
using System.Globalization;
using System.Text;
using FollowUpSync.Cli.Output;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using FollowUpSync.Templates;

namespace FollowUpSync.Cli.Commands;

/// <summary>Looking without changing: <c>explain</c>, <c>draft</c>, <c>detect</c>, <c>runs</c>, <c>doctor</c>.</summary>
internal static class LookCommands
{
    public static IEnumerable<Command> All(Surroundings surroundings) =>
        [Explain(surroundings), Draft(surroundings), DetectCommand.Make(surroundings), Runs(surroundings), DoctorCommand.Make(surroundings)];

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

    private static Command Draft(Surroundings surroundings)
    {
        var id = new Argument<string>("ID") { Description = "A follow-up (f_...)." };
        var person = new Option<string?>("--person") { Description = "Only the note to this address.", HelpName = "ADDRESS" };
        var format = new Option<string>("--format") { Description = "eml, html or text.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        return new Command("draft", Help.Draft) { id, person, format }.Does(surroundings, call =>
        {
            (_, MailboxPlan plan) = Load(call);
            string wanted = call.Parsed.GetValue(id)!;
            FollowUp followUp = plan.Wanted.FirstOrDefault(one => one.FollowUp.Key.Id == wanted)?.FollowUp
                ?? throw new UnusableInputException("FUS411", $"{wanted} is no open follow-up.", "See what is open: followupsync plan");
            string? address = call.Parsed.GetValue(person);
            (Person? To, Written Note)[] notes = [.. plan.Notes(followUp).Where(note => address is null || address.Equals(note.To?.Email, StringComparison.OrdinalIgnoreCase))];
            if (notes.Length == 0)
            {
                throw new UnusableInputException("FUS422", $"{address} is not among those whom this follow-up is for.", $"They are: {string.Join(", ", followUp.People.Select(one => one.Email ?? one.Name))}");
            }

            if (notes.Select(note => note.Note).OfType<Gap>().FirstOrDefault() is { } gap)
            {
                throw new UnusableInputException("FUS310", gap.Message, "Nothing was written.");
            }

            string[] texts = [.. notes.Select(note => Render((Note)note.Note, note.To, followUp, call.Parsed.GetValue(format)!))];
            SyncCommands.Deliver(call, Encoding.UTF8.GetBytes(string.Join("\n", texts)), json => JsonReport.Notes(json, notes.Select(note => (note.To, (Note)note.Note))));
            return ExitCodes.Done;
        }, outIsFile: true);
    }

    private static string Render(Note note, Person? to, FollowUp followUp, string format) => format switch
    {
        "text" => $"{(to is null ? "" : $"To: {Page.Clean(to.Name ?? to.Email ?? "")}{(to is { Name: not null, Email: { } email } ? $" <{email}>" : "")}\n")}Subject: {note.Subject}\n\n{note.Text.TrimEnd()}\n",
        "html" => note.Html,
        "eml" => Encoding.UTF8.GetString(Eml.Write(note, to is null ? null : new NotePerson(to.Name, to.Email), followUp.Key.Value)),
        _ => throw new UnusableInputException("FUS423", $"--format {format}: not known.", "One of: eml, html, text"),
    };

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

    private static (MailboxState State, MailboxPlan Plan) Load(Invocation call)
    {
        using var mailboxes = new Mailboxes(call.StatePath);
        MailboxState state = mailboxes.Require(call.Owners);
        return (state, new MailboxPlan(state, call.AsOf));
    }
}
