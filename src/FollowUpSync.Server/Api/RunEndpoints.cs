using FollowUpSync.Hosting;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Api;

/// <summary>Runs: one now, those that were, and taking one back.</summary>
internal static class RunEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/sync", SyncAsync);
        api.MapGet("/runs", (MailboxDesk desk) => Reply.Json(json => JsonReport.Runs(json, desk.View().State.Runs.Values.OrderByDescending(run => run.Number))));
        api.MapPost("/runs/{id}/undo", async (MailboxDesk desk, HttpRequest request, string id) =>
        {
            await Body.ReadAsync(request);
            return Reply.Json(JsonReport.Word(await desk.SayAsync(_ => { }, says => says.Undo(id), request.HttpContext.RequestAborted)));
        });
    }

    private static async Task<Reply> SyncAsync(MailboxDesk desk, MailboxRounds rounds, Dispatcher dispatcher, ServiceFile file, HttpRequest request)
    {
        Body body = await Body.ReadAsync(request, "dryRun", "yes");
        bool dryRun = body.Flag("dryRun", false);
        bool yes = body.Flag("yes", false);
        MailboxDue due = Enrolled(desk, file);
        CancellationToken stop = request.HttpContext.RequestAborted;
        SyncReport report = await (dryRun ? desk.SyncAsync("sync", sync => sync with { DryRun = true, Yes = yes }, stop) : rounds.RunAsync(desk, sync => sync with { Yes = yes }, stop));
        string end = Dispatcher.EndOf(report);
        if (!dryRun)
        {
            await dispatcher.SettleAsync(due, end, stop);
        }

        string document = JsonReport.Sync(report);
        return end == "done" ? Reply.Json(document) : throw Unfinished(report, end, document);
    }

    // After an erasure nobody is taken in any more, until they ask for it.
    private static MailboxDue Enrolled(MailboxDesk desk, ServiceFile file)
    {
        if (file.Find(desk.Mailbox.Id) is { } known)
        {
            return known;
        }

        desk.Begin();
        file.Enrol(desk.Mailbox.Id, desk.Now);
        return file.Find(desk.Mailbox.Id)!;
    }

    // What was found is told all the same.
    private static Refusal Unfinished(SyncReport report, string end, string document)
    {
        (int status, string message, string cure) = report switch
        {
            { Stopped: { } why } => (StatusCodes.Status409Conflict, $"Stopped: {why}; nothing was written.", "Look at report; if that is right, send {\"yes\": true}."),
            { Unwritten: { } fault } => (StatusCodes.Status502BadGateway, fault.Message, fault.Hint),
            _ => (StatusCodes.Status502BadGateway, report.Sources.First(source => source.Status == SourceStatus.Failed).Error!, "It is tried again by itself."),
        };
        return new Refusal(status, end, message, cure, json =>
        {
            json.WritePropertyName("report");
            json.WriteRawValue(document);
        });
    }
}
