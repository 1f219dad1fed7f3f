using System.CommandLine;
using FollowUpSync.Cli.Output;
using FollowUpSync.Planning;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using FollowUpSync.Templates;

namespace FollowUpSync.Cli.Commands;

/// <summary>What the person may write themself: <c>cadence</c> and <c>templates</c>. Checked whole before it is used.</summary>
internal static class ContentCommands
{
    public static IEnumerable<Command> All(Surroundings surroundings) => [Cadences(surroundings), Templates(surroundings)];

    private static Command Cadences(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "A cadence file." };
        return new Command("cadence", Help.Cadence)
        {
            new Command("show", Help.CadenceShow).Does(surroundings, call =>
            {
                string text = CadenceText.Write(MailboxPlan.CadenceOf(Known(call)?.Settings.Cadence));
                return Print(call, call.Json ? JsonReport.WithoutComments(text) : text);
            }),
            new Command("check", Help.CadenceCheck) { file }.Does(surroundings, call =>
            {
                Invocation.CadenceText(call.Parsed.GetValue(file)!);
                return Good(call);
            }),
            new Command("set", Help.CadenceSet) { file }.Does(surroundings, call =>
            {
                string text = Invocation.CadenceText(call.Parsed.GetValue(file)!);
                return ChangeAsync(call, state => state with { Settings = state.Settings with { Cadence = text } });
            }),
        };
    }

    private static Command Templates(Surroundings surroundings)
    {
        var name = new Argument<string>("NAME") { Description = "A template; see templates list." };
        var file = new Argument<string>("FILE") { Description = "A text file." };
        var preview = new Option<string?>("--preview") { Description = "Show the note that it makes of this follow-up (f_...).", HelpName = "ID" };
        return new Command("templates", Help.Templates)
        {
            new Command("list", Help.TemplatesList).Does(surroundings, List),
            new Command("show", Help.TemplatesShow) { name }.Does(surroundings, call => Show(call, Name(call, name))),
            new Command("check", Help.TemplatesCheck) { name, file, preview }.Does(surroundings, call =>
            {
                string text = Checked(call, name, file);
                return call.Parsed.GetValue(preview) is { } id ? Preview(call, Name(call, name), text, id) : Good(call);
            }),
            new Command("set", Help.TemplatesSet) { name, file }.Does(surroundings, call =>
            {
                string text = Checked(call, name, file);
                return ChangeAsync(call, state => state with { Templates = state.Templates.SetItem(Name(call, name), text) });
            }),
            new Command("reset", Help.TemplatesReset) { name }.Does(surroundings, call =>
                ChangeAsync(call, state => state with { Templates = state.Templates.Remove(Name(call, name)) })),
        };
    }

    private static int List(Invocation call)
    {
        NoteTemplates own = Own(call);
        if (call.Json)
        {
            return Print(call, JsonReport.Document(json =>
            {
                JsonReport.Array(json, "templates", NoteTemplates.All, template =>
                {
                    json.WriteString("name", template.Name);
                    json.WriteString("description", template.Description);
                    json.WriteBoolean("own", own.IsOwn(template.Name));
                });
                JsonReport.Array(json, "values", TemplateValues.All, value =>
                {
                    json.WriteString("name", value.Name);
                    json.WriteString("type", value.Type);
                    json.WriteString("description", value.Words);
                });
            }));
        }

        foreach (TemplateInfo template in NoteTemplates.All)
        {
            call.Surroundings.Out.WriteLine($"{template.Name,-26}{(own.IsOwn(template.Name) ? "(yours) " : "")}{template.Description}");
        }

        call.Surroundings.Out.WriteLine($"{Environment.NewLine}What they can use ({string.Join(", ", TemplateValues.Functions)}):");
        foreach (TemplateValue value in TemplateValues.All)
        {
            call.Surroundings.Out.WriteLine($"{value.Name,-26}{value.Words} ({value.Type})");
        }

        return ExitCodes.Done;
    }

    private static int Show(Invocation call, string name)
    {
        NoteTemplates own = Own(call);
        string text = own.TextOf(name)!;
        return Print(call, !call.Json ? text : JsonReport.Document(json =>
        {
            json.WriteString("name", name);
            json.WriteBoolean("own", own.IsOwn(name));
            json.WriteString("text", text);
        }));
    }

    private static string Checked(Invocation call, Argument<string> name, Argument<string> file)
    {
        string path = call.Parsed.GetValue(file)!;
        string text = Content.Read(path);
        ImmutableArray<Problem> problems = TemplateCheck.Check(Name(call, name), text, Path.GetFileName(path));
        return problems.IsEmpty ? text : throw new ContentException(problems);
    }

    private static string Name(Invocation call, Argument<string> argument)
    {
        string name = call.Parsed.GetValue(argument)!;
        return NoteTemplates.DefaultText(name) is not null
            ? name
            : throw new UnusableInputException("FUS424", $"{name}: there is no such template.", $"One of: {string.Join(", ", NoteTemplates.All.Select(template => template.Name))}");
    }

    // As it would be with the template in force; in its own language, whatever the invitation's is.
    private static int Preview(Invocation call, string name, string text, string id)
    {
        MailboxState state = Known(call) ?? throw new UnusableInputException("FUS411", $"{id} is no open follow-up.", "See what is open: followupsync plan");
        PersonalNote[] notes = [.. new MailboxPlan(state, call.AsOf).Preview(name, text, id) ?? throw new UnusableInputException("FUS411", $"{id} is no open follow-up.", "See what is open: followupsync plan")];
        return notes.Select(note => note.Written).OfType<Gap>().FirstOrDefault() is { } gap
            ? throw new UnusableInputException("FUS310", gap.Message, "Nothing was changed.")
            : Print(call, !call.Json
                ? string.Join("\n", notes.Select(note => DraftCommand.Render((Note)note.Written, note.To, "text", id)))
                : JsonReport.Document(json => JsonReport.Array(json, "notes", notes, note => DraftCommand.Write(json, note))));
    }

    private static NoteTemplates Own(Invocation call) =>
        Known(call) is { Templates.IsEmpty: false } state ? new NoteTemplates(state.Templates) : NoteTemplates.Default;

    private static MailboxState? Known(Invocation call)
    {
        using var mailboxes = new Mailboxes(call.StatePath);
        return mailboxes.Find(call.Owners);
    }

    private static async Task<int> ChangeAsync(Invocation call, Func<MailboxState, MailboxState> change)
    {
        SyncReport report = await call.OwnerSays.Change(call.Parsed.CommandResult.Command.Name, change);
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Word(report));
        }
        else
        {
            TableReport.PrintChanges(report, call);
        }

        return ExitCodes.Done;
    }

    private static int Good(Invocation call) => Print(call, call.Json ? """{ "problems": [] }""" : "No problems.");

    private static int Print(Invocation call, string text)
    {
        call.Surroundings.Out.WriteLine(text.TrimEnd());
        return ExitCodes.Done;
    }
}
