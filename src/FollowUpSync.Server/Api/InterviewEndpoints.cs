using FollowUpSync.Hosting;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Api;

/// <summary>Interviews, the owner's verdict on them, and the way from an Outlook item to them.</summary>
internal static class InterviewEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/interviews", (MailboxDesk desk) =>
        {
            MailboxView view = desk.View();
            Dictionary<string, string> processes = JsonReport.ProcessByInterview(view.Report);
            return Reply.Json(json => JsonReport.Array(json, "interviews", view.Report.Interviews, interview =>
            {
                JsonReport.Interview(json, interview, processes.GetValueOrDefault(interview.Id), view.Report);
                json.WriteString("etag", Views.TagOf(view, interview));
            }));
        });
        api.MapPatch("/interviews/{id}", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            bool isInterview = (await Body.ReadAsync(request, "isInterview")).Flag("isInterview");
            return Reply.Json(JsonReport.Word(await JudgeAsync(desk, request, id, isInterview)));
        });
        api.MapPost("/interviews/{id}/noshow", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            bool nobodyCame = (await Body.ReadAsync(request, "nobodyCame")).Flag("nobodyCame", true);
            return await SayAsync(desk, request, id, says => says.NobodyCame(id, nobodyCame));
        });
        api.MapPost("/interviews/{id}/split", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            await Body.ReadAsync(request);
            return await SayAsync(desk, request, id, says => says.Split(id));
        });
        api.MapPost("/items/resolve", async (MailboxDesk desk, HttpRequest request) =>
        {
            Body body = await Body.ReadAsync(request, "itemId", "start");
            return await ResolveAsync(desk, body.Text("itemId"), body.MaybeMoment("start"), request.HttpContext.RequestAborted);
        });
    }

    private static async Task<Reply> SayAsync(MailboxDesk desk, HttpRequest request, string id, Func<OwnerSays, Task<SyncReport>> say) =>
        Reply.Json(JsonReport.Word(await desk.SayAsync(view => Preconditions.Check(request, Views.TagOf(view, view.Interview(id))), say, request.HttpContext.RequestAborted)));

    // An entry that was taken for no interview is not remembered: it is read again with the owner's word.
    private static Task<SyncReport> JudgeAsync(MailboxDesk desk, HttpRequest request, string id, bool isInterview)
    {
        CancellationToken stop = request.HttpContext.RequestAborted;
        MailboxView view = desk.View();
        if (view.State.Interviews.ContainsKey(id))
        {
            return desk.SayAsync(
                now =>
                {
                    if (now.Report.Interviews.FirstOrDefault(one => one.Id == id) is { } interview)
                    {
                        Preconditions.Check(request, Views.TagOf(now, interview));
                    }
                },
                says => says.Rule(id, isInterview),
                stop);
        }

        return desk.SyncAsync($"interview {id} {(isInterview ? "yes" : "no")}", sync => sync with { Ruling = (id, isInterview) }, stop);
    }

    private static async Task<Reply> ResolveAsync(MailboxDesk desk, string itemId, Instant? start, CancellationToken stop)
    {
        MailboxView view = desk.View();
        Candidate owner = view.State.Settings.Candidate;
        if (view.State.Interviews.Values.FirstOrDefault(one => one.ItemId == itemId) is { } known)
        {
            return Resolved(view, known.Id, known.Recognition, known);
        }

        (CalendarEntry entry, bool isSeries) = await desk.Mailbox.Graph.FindAsync(itemId, start, view.Plan.Home, stop)
            ?? throw new Refusal(StatusCodes.Status404NotFound, "FUS615", "itemId: there is no such entry in this mailbox's calendar.", "Send the id of an appointment in the calendar that is kept right here.");
        if (entry.IsOurs)
        {
            string? key = view.State.Items.Values.FirstOrDefault(item => item.Id == entry.ItemId)?.FollowUp;
            return view.FollowUps.FirstOrDefault(one => one.FollowUp.Key.Value == key) is { } ours
                ? Reply.Json(json =>
                {
                    json.WriteString("followUpId", ours.FollowUp.Key.Id);
                    json.WriteString("interviewId", ours.FollowUp.InterviewId);
                    json.WriteString("processId", ours.FollowUp.ProcessId);
                    json.WriteString("verdict", JsonReport.Word(Verdict.No));
                    JsonReport.Strings(json, "reasons", ["It is a follow-up that stands in the calendar."]);
                })
                : throw new Refusal(StatusCodes.Status404NotFound, "FUS615", "itemId: this is a copy of a follow-up, or one of another owner.", "Open the one that stands in the calendar.");
        }

        if (isSeries)
        {
            throw new Refusal(StatusCodes.Status409Conflict, "FUS614", "itemId: this is a whole series.", "Send the id of one appointment of it.");
        }

        string id = Identity.OfInterview(owner, entry.Id);
        return Resolved(view, id, InterviewRecognizer.Recognize(entry, owner), view.State.Interviews.GetValueOrDefault(id));
    }

    private static Reply Resolved(MailboxView view, string id, Recognition found, Interview? known) => Reply.Json(json =>
    {
        Recognition verdict = known?.Recognition ?? found;
        json.WriteNull("followUpId");
        json.WriteString("interviewId", id);
        json.WriteString("processId", JsonReport.ProcessByInterview(view.Report).GetValueOrDefault(id));
        json.WriteString("verdict", JsonReport.Word(verdict.Verdict));
        JsonReport.Strings(json, "reasons", verdict.Reasons);
    });
}
