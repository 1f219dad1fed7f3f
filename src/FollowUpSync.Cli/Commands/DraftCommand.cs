using System.CommandLine;
using System.Text;
using System.Text.Json;
using FollowUpSync.Cli.Output;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Sync;
using FollowUpSync.Templates;

namespace FollowUpSync.Cli.Commands;

/// <summary><c>draft</c>: one note of a follow-up, or of a process at a turn that no plan foresees, in the form that is asked for.</summary>
internal static class DraftCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var id = new Argument<string>("ID") { Description = "A follow-up (f_...); with --kind also a process (p_...) or interview (i_...)." };
        var person = new Option<string?>("--person") { Description = "Only the note to this address.", HelpName = "ADDRESS" };
        var format = new Option<string>("--format") { Description = "text, html, eml, docx (a letter) or call (a sheet for the phone).", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var kind = new Option<string?>("--kind") { Description = $"Another note: {string.Join(", ", NoteDesk.AskedByName.Keys)}.", HelpName = "KIND" };
        return new Command("draft", Help.Draft) { id, person, format, kind }.Does(surroundings, call =>
        {
            (_, MailboxPlan plan) = LookCommands.Load(call);
            string form = FormatOf(call.Parsed.GetValue(format)!);
            string? address = call.Parsed.GetValue(person);
            PersonalNote[] all = [.. NotesOf(plan, call.Parsed.GetValue(id)!, call.Parsed.GetValue(kind), form, call.AsOf)];
            PersonalNote[] notes = [.. all.Where(note => address is null || address.Equals(note.To?.Email, StringComparison.OrdinalIgnoreCase))];
            if (notes.Length == 0)
            {
                throw new UnusableInputException("FUS422", $"{address} is not among those whom this is for.", $"They are: {string.Join(", ", all.Select(one => one.To?.Email ?? one.To?.Name))}");
            }

            if (notes.Select(note => note.Written).OfType<Gap>().FirstOrDefault() is { } gap)
            {
                throw new UnusableInputException("FUS310", gap.Message, "Nothing was written.");
            }

            Deliver(call, notes, form);
            return ExitCodes.Done;
        }, outIsFile: true);
    }

    private static string FormatOf(string format) => format switch
    {
        "text" or "html" or "eml" or "docx" or "call" => format,
        "letter" => "docx",
        _ => throw new UnusableInputException("FUS423", $"--format {format}: not known.", "One of: text, html, eml, docx, call"),
    };

    private static IEnumerable<PersonalNote> NotesOf(MailboxPlan plan, string id, string? kind, string format, Instant now)
    {
        Channel channel = format switch { "docx" => Channel.Letter, "call" => Channel.Phone, _ => Channel.Email };
        FollowUp? followUp = plan.Wanted.FirstOrDefault(one => one.FollowUp.Key.Id == id)?.FollowUp;
        if (kind is not null)
        {
            NoteKind asked = NoteDesk.AskedByName.TryGetValue(kind, out NoteKind known) ? known : throw new UnusableInputException("FUS425", $"--kind {kind}: not known.", $"One of: {string.Join(", ", NoteDesk.AskedByName.Keys)}");
            HiringProcess process = plan.Processes.FirstOrDefault(one => one.Id == (followUp?.ProcessId ?? id) || one.Interviews.Any(interview => interview.Id == id))
                ?? throw new UnusableInputException("FUS410", $"{id} is no follow-up, process or interview that is known here.", "See what is: followupsync plan");
            return plan.Desk.Of(asked, process, channel, now);
        }

        return followUp is null ? throw new UnusableInputException("FUS411", $"{id} is no open follow-up.", "See what is open: followupsync plan")
            : channel == Channel.Phone ? plan.Desk.CallsOf(followUp, now)
            : plan.Desk.Of(followUp, channel);
    }

    private static void Deliver(Invocation call, PersonalNote[] notes, string format)
    {
        if (format == "docx")
        {
            DeliverLetter(call, notes);
            return;
        }

        string text = string.Join("\n", notes.Select(note => Render((Note)note.Written, note.To, format, call.Parsed.GetValue<string>("ID")!)));
        SyncCommands.Deliver(call, Encoding.UTF8.GetBytes(text), json => JsonReport.Array(json, "notes", notes, note => Write(json, note)));
    }

    /// <summary>The members of a note.</summary>
    public static void Write(Utf8JsonWriter json, PersonalNote note)
    {
        json.WriteString("name", note.To?.Name);
        json.WriteString("email", note.To?.Email);
        json.WriteString("subject", ((Note)note.Written).Subject);
        json.WriteString("text", ((Note)note.Written).Text);
        json.WriteString("html", ((Note)note.Written).Html);
    }

    // A Word document is one letter, and nothing that a terminal can show.
    private static void DeliverLetter(Invocation call, PersonalNote[] notes)
    {
        if (call.OutFile is not { } file)
        {
            throw new UnusableInputException("FUS426", "A letter is a file and cannot be shown here.", "Name one: --out letter.docx");
        }

        if (notes.Length > 1)
        {
            throw new UnusableInputException("FUS427", $"These are {notes.Length} letters, and {file} is one file.", $"Name one of them with --person: {string.Join(", ", notes.Select(note => note.To?.Email ?? note.To?.Name))}");
        }

        Letter letter = notes[0].Letter!;
        if (!letter.IsAddressed)
        {
            call.Surroundings.Error.WriteLine("followupsync: the letter has no street yet; say it with: followupsync note ID \"address: 1 Main Street, ...\"");
        }

        byte[] bytes = LetterDocument.Write(letter);
        SyncCommands.Deliver(call, bytes, json => json.WriteNumber("bytes", bytes.Length));
    }

    /// <summary>A note in a form that can be printed.</summary>
    public static string Render(Note note, Person? to, string format, string id) => format switch
    {
        "html" => note.Html,
        "call" => note.ToSheet(),
        "eml" => Encoding.UTF8.GetString(Eml.Write(note, to is null ? null : new NotePerson(to.Name, to.Email), id)),
        _ => $"{(to is null ? "" : $"To: {Page.Clean(to.Name ?? to.Email ?? "")}{(to is { Name: not null, Email: { } email } ? $" <{email}>" : "")}\n")}Subject: {note.Subject}\n\n{note.Text.TrimEnd()}\n",
    };
}
