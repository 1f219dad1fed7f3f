using FollowUpSync.Hosting;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Api;

/// <summary>The owner's words about what happened, and about what belongs together.</summary>
internal static class ChainEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/processes/{id}/answer", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            Body body = await Body.ReadAsync(request, "answer", "on");
            (AnswerWord answer, LocalDate? on) = (body.Word<AnswerWord>("answer"), body.MaybeDay("on"));
            return await OfProcessAsync(desk, request, id, says => says.Answer(id, answer, on));
        });
        api.MapPost("/processes/{id}/agency", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            string name = (await Body.ReadAsync(request, "name")).MaybeText("name") ?? "";
            return await OfProcessAsync(desk, request, id, says => says.Agency(id, name));
        });
        api.MapPost("/processes/{id}/join", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            string other = (await Body.ReadAsync(request, "with")).Text("with");
            return await OfProcessAsync(desk, request, id, says => says.Join(id, other));
        });
        api.MapPost("/interviews/{id}/split", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            await Body.ReadAsync(request);
            return await OfInterviewAsync(desk, request, id, says => says.Split(id));
        });
        api.MapPost("/interviews/{id}/noshow", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            bool nobodyCame = (await Body.ReadAsync(request, "nobodyCame")).Flag("nobodyCame", true);
            return await OfInterviewAsync(desk, request, id, says => says.NobodyCame(id, nobodyCame));
        });
    }

    private static async Task<Reply> OfProcessAsync(MailboxDesk desk, HttpRequest request, string id, Func<OwnerSays, Task<SyncReport>> say) =>
        Reply.Json(JsonReport.Word(await desk.SayAsync(view => Preconditions.Check(request, Views.TagOf(view, view.Process(id))), say, request.HttpContext.RequestAborted)));

    private static async Task<Reply> OfInterviewAsync(MailboxDesk desk, HttpRequest request, string id, Func<OwnerSays, Task<SyncReport>> say) =>
        Reply.Json(JsonReport.Word(await desk.SayAsync(view => Preconditions.Check(request, Views.TagOf(view, view.Interview(id))), say, request.HttpContext.RequestAborted)));
}
