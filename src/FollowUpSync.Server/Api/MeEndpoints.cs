using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FollowUpSync.Hosting;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Server.Http;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using NodaTime.Text;

namespace FollowUpSync.Server.Api;

/// <summary>The owner: how it stands with their mailbox, all that is kept about them to take away, and forgetting it.</summary>
internal static partial class MeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/me", (MailboxDesk desk, ServiceFile file, ServerOptions options) => Me(desk, file, options));
        api.MapGet("/export", (MailboxDesk desk, HttpResponse response, ILogger<MailboxDesk> logger) =>
        {
            Log.Exported(logger, desk.Mailbox.Id);
            response.Headers.ContentDisposition = "attachment; filename=\"followupsync-export.zip\"";
            return new Reply(StatusCodes.Status200OK, "application/zip", Export(desk.View(), desk.Now));
        });
        api.MapDelete("/me", EraseAsync);
    }

    private static Reply Me(MailboxDesk desk, ServiceFile file, ServerOptions options)
    {
        MailboxDue? due = file.Find(desk.Mailbox.Id);
        MailboxView? view = desk.Find();
        Instant? until = file.SubscriptionsOf(desk.Mailbox.Id).Select(one => (Instant?)one.Ends).Min();
        Feed? feed = file.FeedOf(desk.Mailbox.Id);
        return Reply.Json(json =>
        {
            json.WriteString("mailbox", desk.Mailbox.Id);
            json.WriteString("address", desk.Mailbox.Address);
            json.WriteString("name", view?.State.Settings.Name);
            json.WriteBoolean("sample", options.Mailbox is MailboxChoice.Sample);
            json.WriteString("timeZone", view?.State.Settings.TimeZone);
            WriteSync(json, due, desk, options);
            json.WriteStartObject("notifications");
            json.WriteString("state", !options.Notifications ? "off" : until > desk.Now ? "on" : "none");
            WriteMoment(json, "until", until);
            json.WriteEndObject();
            json.WriteStartObject("feed");
            json.WriteBoolean("open", feed is not null);
            json.WriteBoolean("discreet", feed?.IsDiscreet ?? false);
            json.WriteEndObject();
            json.WriteStartObject("counts");
            json.WriteNumber("interviews", view?.Report.Interviews.Length ?? 0);
            json.WriteNumber("processes", view?.Report.Processes.Length ?? 0);
            json.WriteNumber("followUps", view?.Plan.Wanted.Length ?? 0);
            json.WriteNumber("answers", view?.Report.Answers.Length ?? 0);
            json.WriteNumber("overdue", view?.Plan.Wanted.Count(wanted => wanted.FollowUp.Status == FollowUpStatus.Overdue) ?? 0);
            json.WriteEndObject();
        });
    }

    private static void WriteSync(Utf8JsonWriter json, MailboxDue? due, MailboxDesk desk, ServerOptions options)
    {
        json.WriteStartObject("sync");
        json.WriteString("state", due switch
        {
            null => "ended",
            _ when desk.IsAtWork => "atWork",
            { FaultCode: { } code } => Dispatcher.IsForThePerson(code) ? "needsYou" : "failing",
            { SyncedAt: null } => "beginning",
            _ => due.IsDue(desk.Now) ? "waiting" : "upToDate",
        });
        WriteMoment(json, "at", due?.SyncedAt);
        json.WriteString("code", due?.FaultCode);
        WriteMoment(json, "failingSince", due?.FaultSince);
        json.WriteString("cure", due switch
        {
            null => "Nothing is synced, and nothing remembered. To begin: POST /api/v1/sync.",
            { FaultCode: "FUS230" } => "A brake stopped it. Look with POST /api/v1/sync {\"dryRun\": true}; if it is right, send {\"yes\": true}.",
            { FaultCode: { } code } when Dispatcher.IsForThePerson(code) => options.Hosted is null ? "Sign in again, with followupsync login, and start the service anew." : "Open the add-in and sign in again; if that does not help, an administrator must consent.",
            { FaultCode: not null } => "It is tried again by itself. POST /api/v1/sync tries at once, and says what is wrong.",
            _ => null,
        });
        json.WriteEndObject();
    }

    private static void WriteMoment(Utf8JsonWriter json, string name, Instant? moment) =>
        json.WriteString(name, moment is { } at ? InstantPattern.General.Format(at) : null);

    private static byte[] Export(MailboxView view, Instant now)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add("remembered.json", StateExport.ToJson(view.State));
            Add("plan.json", Encoding.UTF8.GetBytes(JsonReport.Sync(view.Report)));
            Add("follow-ups.ics", FollowUpCalendar.All(view.State.Ledger.Values.Where(entry => entry.IsLive)));
            foreach (Draft draft in Drafts.Of(view.Plan, view.State, []))
            {
                Add(draft.Path, draft.ToFile());
            }

            void Add(string name, byte[] bytes)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name);
                entry.LastWriteTime = now.ToDateTimeOffset();
                using Stream into = entry.Open();
                into.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    // What is at work ends first, and what waits for its turn finds that it is over: nothing is put down again behind the erasure's back.
    private static async Task<Reply> EraseAsync(MailboxDesk desk, ServiceFile file, IServiceProvider all, HttpRequest request, ILogger<MailboxDesk> logger)
    {
        CancellationToken stop = request.HttpContext.RequestAborted;
        await desk.EraseAsync(
            async () =>
            {
                await (all.GetService<SubscriptionKeeper>()?.GiveBackAsync(desk.Mailbox, stop) ?? Task.CompletedTask);
                await all.GetRequiredService<OwnerNotices>().TakeBackAsync(desk, stop);
                file.Forget(desk.Mailbox.Id);
                all.GetService<Hosted.Accounts>()?.Forget(desk.Mailbox.Id);
            },
            stop);
        Log.Erased(logger, desk.Mailbox.Id);
        return Reply.Nothing;
    }

    private static partial class Log
    {
        [LoggerMessage(150, LogLevel.Information, "{Mailbox}: everything was exported, for its owner.")]
        public static partial void Exported(ILogger logger, string mailbox);

        [LoggerMessage(151, LogLevel.Information, "{Mailbox}: everything was erased, by its owner.")]
        public static partial void Erased(ILogger logger, string mailbox);
    }
}
