using System.Globalization;
using FollowUpSync.Hosting;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;
using NodaTime.Text;

namespace FollowUpSync.Server.Api;

/// <summary>Hiring processes, and the owner's words about them.</summary>
internal static class ProcessEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/processes", (MailboxDesk desk) =>
        {
            MailboxView view = desk.View();
            return Reply.Json(json => JsonReport.Array(json, "processes", view.Report.Processes, process =>
            {
                JsonReport.Process(json, process);
                json.WriteString("etag", Views.TagOf(view, process));
            }));
        });
        api.MapGet("/processes/{id}", (MailboxDesk desk, string id) =>
        {
            MailboxView view = desk.View();
            string document = Document(view, view.Process(id));
            return Reply.Json(document, Reply.TagOf(document));
        });
        api.MapPost("/processes/{id}/outcome", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            Outcome outcome = (await Body.ReadAsync(request, "outcome")).Word<Outcome>("outcome");
            return await SayAsync(desk, request, id, says => says.Say(id, outcome));
        });
        api.MapPost("/processes/{id}/promise", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            LocalDate by = (await Body.ReadAsync(request, "date")).Day("date");
            return await SayAsync(desk, request, id, says => says.Promise(id, by));
        });
        api.MapPost("/processes/{id}/contact", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            Body body = await Body.ReadAsync(request, "on", "by");
            (LocalDate? on, Medium by) = (body.MaybeDay("on"), body.Word<Medium>("by", Medium.Email));
            return await SayAsync(desk, request, id, says => says.Contact(id, on, by));
        });
        api.MapPost("/processes/{id}/note", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            string text = (await Body.ReadAsync(request, "text")).Text("text");
            return await SayAsync(desk, request, id, says => says.Say(id, text));
        });
        api.MapPost("/processes/{id}/answer", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            Body body = await Body.ReadAsync(request, "answer", "on");
            (AnswerWord answer, LocalDate? on) = (body.Word<AnswerWord>("answer"), body.MaybeDay("on"));
            return await SayAsync(desk, request, id, says => says.Answer(id, answer, on));
        });
        api.MapPost("/processes/{id}/agency", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            string? name = (await Body.ReadAsync(request, "name")).MaybeText("name");
            return await SayAsync(desk, request, id, says => says.Agency(id, name ?? ""));
        });
        api.MapPost("/processes/{id}/join", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            string other = (await Body.ReadAsync(request, "with")).Text("with");
            return await SayAsync(desk, request, id, says => says.Join(id, other));
        });
    }

    /// <summary>A process with all that hangs on it.</summary>
    public static string Document(MailboxView view, HiringProcess process)
    {
        HashSet<string> interviews = [.. process.Interviews.Select(one => one.Id)];
        return JsonReport.Document(json =>
        {
            JsonReport.Process(json, process);
            json.WriteString("promised", process.Promised is { } day ? LocalDatePattern.Iso.Format(day) : null);
            JsonReport.Array(json, "contacts", process.Contacts, contact =>
            {
                json.WriteString("on", contact.On.ToString("R", CultureInfo.InvariantCulture));
                json.WriteString("by", JsonReport.Word(contact.By));
            });
            JsonReport.Answers(json, view.Report, process.Id);
            JsonReport.Strings(json, "notes", process.Notes);
            JsonReport.Array(json, "details", process.Interviews, interview => JsonReport.Interview(json, interview, process.Id, view.Report));
            JsonReport.Array(json, "followUps", view.FollowUps.Where(one => one.FollowUp.InterviewIds.Any(interviews.Contains)), one =>
            {
                JsonReport.FollowUp(json, one);
                json.WriteString("etag", Views.TagOf(one));
            });
            JsonReport.Omitted(json, view.Report.Omitted.Where(one => interviews.Contains(one.InterviewId)));
        });
    }

    private static async Task<Reply> SayAsync(MailboxDesk desk, HttpRequest request, string id, Func<OwnerSays, Task<SyncReport>> say) =>
        Reply.Json(JsonReport.Word(await desk.SayAsync(view => Preconditions.Check(request, Views.TagOf(view, view.Process(id))), say, request.HttpContext.RequestAborted)));
}
