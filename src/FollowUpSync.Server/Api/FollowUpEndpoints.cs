using FollowUpSync.Hosting;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Server.Http;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using FollowUpSync.Templates;

namespace FollowUpSync.Server.Api;

/// <summary>Follow-ups: what is open, what was said about them, their notes, and both as calendar files.</summary>
internal static class FollowUpEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/follow-ups", (MailboxDesk desk, string? status) =>
        {
            FollowUpStatus[]? wanted = status?.Split(',').Select(StatusOf).ToArray();
            MailboxView view = desk.View();
            return Reply.Json(json => JsonReport.Array(json, "followUps", view.FollowUps.Where(one => wanted is null ? IsOpen(one.FollowUp.Status) : wanted.Contains(one.FollowUp.Status)), one =>
            {
                JsonReport.FollowUp(json, one);
                json.WriteString("etag", Views.TagOf(one));
            }));
        });
        api.MapPost("/follow-ups/{id}/done", (MailboxDesk desk, HttpRequest request, string id) => SayAsync(desk, request, id, says => says.Done(id)));
        api.MapPost("/follow-ups/{id}/skip", (MailboxDesk desk, HttpRequest request, string id) => SayAsync(desk, request, id, says => says.Skip(id)));
        api.MapPost("/follow-ups/{id}/reopen", (MailboxDesk desk, HttpRequest request, string id) => SayAsync(desk, request, id, says => says.Reopen(id)));
        api.MapPost("/follow-ups/{id}/snooze", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            LocalDate until = (await Body.ReadAsync(request, "until")).Day("until");
            return await SayAsync(desk, request, id, says => says.Snooze(id, until), hasBody: true);
        });
        api.MapGet("/follow-ups/{id}/draft", (MailboxDesk desk, string id) =>
        {
            MailboxView view = desk.View();
            PersonalNote[] notes = [.. view.Plan.Desk.Of(Open(view, id), Channel.Email)];
            return notes.Select(note => note.Written).OfType<Gap>().FirstOrDefault() is { } gap
                ? throw new UnusableInputException("FUS310", gap.Message, "Say what is missing, or change the template.")
                : Reply.Json(json => JsonReport.Notes(json, notes.Select(note => (note.To, (Note)note.Written))));
        });
        api.MapPost("/follow-ups/{id}/draft", SaveAsync);
        api.MapGet("/follow-ups/{id}.ics", (MailboxDesk desk, string id) =>
        {
            LedgerEntry entry = desk.View().State.Ledger.Values.FirstOrDefault(one => one.Key.Id == id && one.IsLive)
                ?? throw new UnusableInputException("FUS411", $"{id} is no open follow-up.", "See what is open.");
            return Calendar(FollowUpCalendar.One(entry));
        });
        api.MapGet("/follow-ups.ics", (MailboxDesk desk) => Calendar(FollowUpCalendar.All(desk.View().State.Ledger.Values.Where(entry => entry.IsLive))));
    }

    private static bool IsOpen(FollowUpStatus status) => status is not (FollowUpStatus.Done or FollowUpStatus.Skipped or FollowUpStatus.Withdrawn or FollowUpStatus.Released);

    private static FollowUpStatus StatusOf(string word) =>
        Enum.GetValues<FollowUpStatus>().Where(one => JsonReport.Word(one) == word).Select(one => (FollowUpStatus?)one).FirstOrDefault()
        ?? throw new Refusal(StatusCodes.Status400BadRequest, "FUS605", $"status: {word}: not known.", $"One or more of {string.Join(", ", Enum.GetValues<FollowUpStatus>().Select(JsonReport.Word))}, with commas between.");

    private static FollowUp Open(MailboxView view, string id) =>
        view.Plan.Wanted.FirstOrDefault(wanted => wanted.FollowUp.Key.Id == id)?.FollowUp
        ?? throw (view.FollowUps.Any(one => one.FollowUp.Key.Id == id)
            ? new UnusableInputException("FUS411", $"{id} is no open follow-up.", "See what is open.")
            : new UnusableInputException("FUS410", $"{id} is no follow-up that is known here.", "See what is known."));

    private static async Task<Reply> SayAsync(MailboxDesk desk, HttpRequest request, string id, Func<OwnerSays, Task<SyncReport>> say, bool hasBody = false)
    {
        if (!hasBody)
        {
            await Body.ReadAsync(request);
        }

        return Reply.Json(JsonReport.Word(await desk.SayAsync(view => Preconditions.Check(request, Views.TagOf(view.FollowUp(id))), say, request.HttpContext.RequestAborted)));
    }

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

    private static Reply Calendar(byte[] bytes) => new(StatusCodes.Status200OK, Reply.CalendarType, bytes, Reply.TagOf(bytes));
}
