using System.Text;
using FollowUpSync.Hosting;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;
using FollowUpSync.Templates;

namespace FollowUpSync.Server.Api;

/// <summary>Notes on paper: a letter to print, a sheet to hold at the phone.</summary>
internal static class PaperEndpoints
{
    private const string LetterType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string SheetType = "text/markdown; charset=utf-8";

    public static void Map(RouteGroupBuilder api)
    {
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
        view.Plan.Wanted.FirstOrDefault(wanted => wanted.FollowUp.Key.Id == id)?.FollowUp ?? throw new UnusableInputException("FUS411", $"{id} is no open follow-up.", "See what is open.");

    private static Reply Bytes(byte[] bytes, string type) => new(StatusCodes.Status200OK, type, bytes, Reply.TagOf(bytes));
}
