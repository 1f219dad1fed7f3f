using System.Buffers.Text;
using System.Security.Cryptography;
using FollowUpSync.Hosting;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Api;

/// <summary>A calendar that other programs subscribe to: opened, given a new address, ended; and read by whoever has the address.</summary>
internal static partial class FeedEndpoints
{
    private static readonly TimeSpan Refresh = TimeSpan.FromHours(1);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/feed", async (MailboxDesk desk, ServiceFile file, ServerOptions options, HttpRequest request, ILogger<MailboxDesk> logger) =>
        {
            bool isDiscreet = (await Body.ReadAsync(request, "discreet")).Flag("discreet", false);
            string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            if (!file.OpenFeed(desk.Mailbox.Id, token, isDiscreet, desk.Now))
            {
                throw new Refusal(StatusCodes.Status404NotFound, "FUS404", "Nothing is remembered of this mailbox.", "Begin with POST /api/v1/sync.");
            }

            Log.Opened(logger, desk.Mailbox.Id);
            return Reply.Json(json =>
            {
                json.WriteString("url", $"{options.PublicUrl?.AbsoluteUri.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}"}/feeds/{token}.ics");
                json.WriteBoolean("discreet", isDiscreet);
            }) with { Status = StatusCodes.Status201Created, IsSecret = true };
        });
        api.MapDelete("/feed", (MailboxDesk desk, ServiceFile file, ILogger<MailboxDesk> logger) =>
        {
            if (!file.CloseFeed(desk.Mailbox.Id))
            {
                throw new Refusal(StatusCodes.Status404NotFound, "FUS612", "There is no feed.", "Open one with POST /api/v1/feed.");
            }

            Log.Closed(logger, desk.Mailbox.Id);
            return Reply.Nothing;
        });
    }

    public static void MapFeeds(IEndpointRouteBuilder app) => app.MapMethods("/feeds/{token}.ics", [HttpMethods.Get, HttpMethods.Head], (MailboxDesks desks, ServiceFile file, HttpResponse response, string token) =>
    {
        if (file.FindFeed(token) is not { } feed || desks.Find(feed.Mailbox) is not { } desk)
        {
            throw new Refusal(StatusCodes.Status404NotFound, "FUS612", "There is no such feed, or its address was changed.", "Open one with POST /api/v1/feed, and subscribe to its address.");
        }

        MailboxView view = desk.View();
        LedgerEntry[] open = [.. view.State.Ledger.Values.Where(entry => entry.IsLive)];
        byte[] calendar = FollowUpCalendar.Feed(open, feed.IsDiscreet || view.Plan.Cadence.Discreet, Refresh);
        Instant changed = view.State.Ledger.Values.Select(entry => entry.Changed).Append(feed.Made).Max();
        response.Headers.CacheControl = "private, no-cache";
        return new Reply(StatusCodes.Status200OK, Reply.CalendarType, calendar, Reply.TagOf(calendar), DateTimeOffset.FromUnixTimeSeconds(changed.ToUnixTimeSeconds()));
    });

    private static partial class Log
    {
        [LoggerMessage(140, LogLevel.Information, "{Mailbox}: a feed was opened; the address that it had before is dead.")]
        public static partial void Opened(ILogger logger, string mailbox);

        [LoggerMessage(141, LogLevel.Information, "{Mailbox}: the feed was ended.")]
        public static partial void Closed(ILogger logger, string mailbox);
    }
}
