using System.Text.Json;
using FollowUpSync.Hosting;

namespace FollowUpSync.Server.Api;

/// <summary>Where Microsoft Graph tells of changes. A notification says only that there is something to look at: it is written down, answered, and looked at later.</summary>
internal static partial class NotificationEndpoints
{
    public const string Path = "/notifications/graph";
    public const string LifecyclePath = "/notifications/graph/lifecycle";
    private const int LongestToken = 4096;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Path, TakeAsync);
        app.MapPost(LifecyclePath, TakeAsync);
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, IServiceProvider all, ServiceFile file, Dispatcher dispatcher, SyncTelemetry telemetry, ILogger<Dispatcher> logger)
    {
        if (request.Query["validationToken"] is [{ Length: > 0 and <= LongestToken } token])
        {
            return Results.Text(token, "text/plain");
        }

        if (all.GetService<SubscriptionKeeper>() is not { } keeper)
        {
            return Results.Accepted(); // None was asked for.
        }

        using JsonDocument body = await ReadAsync(request);
        var ring = new HashSet<string>();
        foreach (JsonElement notice in Notices(body.RootElement))
        {
            if (Text(notice, "subscriptionId") is not { } id || file.FindSubscription(id) is not { } subscription)
            {
                telemetry.Noticed("unknown");
            }
            else if (!keeper.IsGenuine(subscription, Text(notice, "clientState")))
            {
                telemetry.Noticed("forged");
                Log.Forged(logger, subscription.Mailbox);
            }
            else
            {
                string? lifecycle = Text(notice, "lifecycleEvent");
                telemetry.Noticed(lifecycle is null ? "rung" : "lifecycle");
                Prepare(file, subscription, lifecycle);
                ring.Add(subscription.Mailbox);
            }
        }

        foreach (string mailbox in ring)
        {
            dispatcher.Ring(mailbox); // Durable when it returns; else it throws, and Graph asks again.
        }

        return Results.Accepted();
    }

    // The next round sees to the subscription before it reads: a lost one is asked for anew, one in doubt is renewed.
    private static void Prepare(ServiceFile file, Subscription subscription, string? lifecycle)
    {
        switch (lifecycle)
        {
            case "subscriptionRemoved":
                file.Drop(subscription.Id);
                break;
            case "reauthorizationRequired":
                file.Keep(subscription with { RenewAt = NodaConstants.UnixEpoch });
                break;
        }
    }

    private static async Task<JsonDocument> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            throw new Http.Refusal(StatusCodes.Status400BadRequest, "FUS604", "This is no notification.", "Only Microsoft Graph sends to this address.");
        }
    }

    private static IEnumerable<JsonElement> Notices(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)
            : [];

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static partial class Log
    {
        [LoggerMessage(160, LogLevel.Warning, "{Mailbox}: a notification had the wrong client state; it was let be.")]
        public static partial void Forged(ILogger logger, string mailbox);
    }
}
