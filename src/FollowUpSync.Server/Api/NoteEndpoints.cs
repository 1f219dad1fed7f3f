using System.Text;
using FollowUpSync.Hosting;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Server.Http;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using FollowUpSync.Templates;

namespace FollowUpSync.Server.Api;

/// <summary>Notes: of a follow-up, to be read, put into Drafts, printed as a letter or held at the phone; and of a process, at a turn that no plan foresees.</summary>
internal static class NoteEndpoints
{
    private const string LetterType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string SheetType = "text/markdown; charset=utf-8";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/follow-ups/{id}/draft", (MailboxDesk desk, string id) =>
        {
            MailboxView view = desk.View();
            return Notes(view.Plan.Desk.Of(Open(view, id), Channel.Email));
        });
        api.MapPost("/follow-ups/{id}/draft", SaveAsync);
        api.MapGet("/follow-ups/{id}.docx", (MailboxDesk desk, string id, string? person) =>
        {
            MailboxView view = desk.View();
            PersonalNote[] letters = Whole(view.Plan.Desk.Of(Open(view, id), Channel.Letter), person);
            return letters is [var one]
                ? Bytes(LetterDocument.Write(one.Letter!), LetterType)
                : throw new Refusal(StatusCodes.Status400BadRequest, "FUS427", $"These are {letters.Length} letters, and a document is one.", $"Name one with ?person=: {Names(letters)}.");
        });
        api.MapGet("/follow-ups/{id}.md", (MailboxDesk desk, string id, string? person) =>
        {
            MailboxView view = desk.View();
            PersonalNote[] sheets = Whole(view.Plan.Desk.CallsOf(Open(view, id), desk.Now), person);
            return Bytes(Encoding.UTF8.GetBytes(string.Join('\n', sheets.Select(sheet => ((Note)sheet.Written).ToSheet()))), SheetType);
        });
        api.MapGet("/processes/{id}/draft", (MailboxDesk desk, string id, string? kind) =>
        {
            MailboxView view = desk.View();
            HiringProcess process = view.Process(id);
            return NoteDesk.AskedByName.TryGetValue(kind ?? "", out NoteKind asked)
                ? Notes(view.Plan.Desk.Of(asked, process, Channel.Email, desk.Now))
                : throw new Refusal(StatusCodes.Status400BadRequest, "FUS605", kind is null ? "kind is missing." : $"kind: {kind}: not known.", $"One of: {string.Join(", ", NoteDesk.AskedByName.Keys)}.");
        });
    }

    private static Reply Notes(IEnumerable<PersonalNote> notes)
    {
        PersonalNote[] whole = Whole(notes, null);
        return Reply.Json(json => JsonReport.Notes(json, whole.Select(note => (note.To, (Note)note.Written))));
    }

    // All of them, or the one to a person; none has a gap.
    private static PersonalNote[] Whole(IEnumerable<PersonalNote> notes, string? person)
    {
        PersonalNote[] all = [.. notes];
        PersonalNote[] wanted = [.. all.Where(note => person is null || person.Equals(note.To?.Email ?? note.To?.Name, StringComparison.OrdinalIgnoreCase))];
        return wanted.Length == 0 ? throw new Refusal(StatusCodes.Status404NotFound, "FUS422", $"person: {person}: this is for somebody else.", $"It is for {Names(all)}.")
            : wanted.Select(note => note.Written).OfType<Gap>().FirstOrDefault() is { } gap ? throw new UnusableInputException("FUS310", gap.Message, "Say what is missing, or change the template.")
            : wanted;
    }

    private static string Names(PersonalNote[] notes) => string.Join(", ", notes.Select(note => note.To?.Email ?? note.To?.Name ?? "nobody certain"));

    private static FollowUp Open(MailboxView view, string id) =>
        view.Plan.Wanted.FirstOrDefault(wanted => wanted.FollowUp.Key.Id == id)?.FollowUp
        ?? throw (view.FollowUps.Any(one => one.FollowUp.Key.Id == id)
            ? new UnusableInputException("FUS411", $"{id} is no open follow-up.", "See what is open.")
            : new UnusableInputException("FUS410", $"{id} is no follow-up that is known here.", "See what is known."));

    private static Reply Bytes(byte[] bytes, string type) => new(StatusCodes.Status200OK, type, bytes, Reply.TagOf(bytes));

    // Whatever is due to lie in Drafts is put there by every run; this sees to it now, and says where the notes are.
    private static async Task<Reply> SaveAsync(MailboxDesk desk, HttpRequest request, string id)
    {
        await Body.ReadAsync(request);
        Draft[] drafts = [];
        await desk.SayAsync(
            view =>
            {
                FollowUp followUp = Open(view, id);
                Preconditions.Check(request, Views.TagOf(view.FollowUp(id)));
                var gaps = new List<Warning>();
                drafts = [.. Drafts.Of(view.Plan, view.State, gaps).Where(draft => draft.FollowUp == followUp.Key.Value)];
                if (drafts.Length == 0)
                {
                    throw gaps.FirstOrDefault(gap => gap.Source == id) is { } gap
                        ? new UnusableInputException("FUS310", gap.Message, "Say what is missing, or change the template.")
                        : new Refusal(StatusCodes.Status409Conflict, "FUS613", $"{id}: its note is not written yet: only the next follow-up of a process has one, once its interview is over.", "Read it with GET; it is put into Drafts when its turn comes.");
                }
            },
            says => says.Change($"draft {id}", state => state),
            request.HttpContext.RequestAborted);
        MailboxState after = desk.View().State;
        return Reply.Json(json => JsonReport.Array(json, "drafts", drafts, draft =>
        {
            WrittenItem? item = after.Items.GetValueOrDefault(WrittenItem.KeyOf(draft.FollowUp, draft.Person));
            json.WriteString("name", draft.To?.Name);
            json.WriteString("email", draft.To?.Email);
            json.WriteString("state", item switch
            {
                { IsTheirs: true } => "yours",
                { Id: not null } => "inDrafts",
                _ => "file",
            });
            json.WriteString("itemId", item?.Id);
            json.WriteString("file", item is null ? draft.Path : null);
        }));
    }
}
