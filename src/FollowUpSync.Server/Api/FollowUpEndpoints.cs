using FollowUpSync.Hosting;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Api;

/// <summary>Follow-ups: what is open, what was said about them, and both as calendar files.</summary>
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

    private static async Task<Reply> SayAsync(MailboxDesk desk, HttpRequest request, string id, Func<OwnerSays, Task<SyncReport>> say, bool hasBody = false)
    {
        if (!hasBody)
        {
            await Body.ReadAsync(request);
        }

        return Reply.Json(JsonReport.Word(await desk.SayAsync(view => Preconditions.Check(request, Views.TagOf(view.FollowUp(id))), say, request.HttpContext.RequestAborted)));
    }

    private static Reply Calendar(byte[] bytes) => new(StatusCodes.Status200OK, Reply.CalendarType, bytes, Reply.TagOf(bytes));
}
