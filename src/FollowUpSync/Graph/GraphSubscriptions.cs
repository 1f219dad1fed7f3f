using System.Text.Json;
using NodaTime.Text;

namespace FollowUpSync.Graph;

/// <summary>A promise of Graph's to tell an address of changes, until it ends.</summary>
/// <param name="Id">Graph's id of it.</param>
/// <param name="Resource">What is watched: <c>/me/events</c>.</param>
/// <param name="Address">Who is told.</param>
/// <param name="Ends">When it ends, as Graph says.</param>
public sealed record GraphSubscription(string Id, string Resource, string Address, Instant Ends);

/// <summary>The change notifications of a mailbox: asked for, renewed, given back. The address that is told must be listening when they are asked for.</summary>
public sealed class GraphSubscriptions(GraphClient client)
{
    /// <summary>The longest life that Graph gives; what it says in its answer counts.</summary>
    public static readonly Duration Longest = Duration.FromMinutes(4230);

    /// <summary>All of this program for the mailbox, also those that another machine asked for.</summary>
    public async Task<ImmutableArray<GraphSubscription>> ListAsync(CancellationToken stop) =>
        [.. (await client.GetAsync("/subscriptions", stop)).GetProperty("value").EnumerateArray().Select(Read)];

    /// <summary>What is called <c>/me/...</c> here, as the service calls it.</summary>
    public string NameOf(string resource) => client.NameOf(resource);

    /// <summary>Asks for notifications.</summary>
    /// <param name="resource">What to watch.</param>
    /// <param name="notify">Takes notifications.</param>
    /// <param name="lifecycle">Takes what concerns the subscription itself; it cannot be added later.</param>
    /// <param name="secret">Comes back with each notification, which proves that it is Graph's.</param>
    /// <param name="until">When it shall end.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<GraphSubscription> CreateAsync(string resource, Uri notify, Uri lifecycle, string secret, Instant until, CancellationToken stop) =>
        Read(await client.PostAsync(
            "/subscriptions",
            GraphMapping.Json(json =>
            {
                json.WriteString("changeType", "created,updated,deleted");
                json.WriteString("notificationUrl", notify.AbsoluteUri);
                json.WriteString("lifecycleNotificationUrl", lifecycle.AbsoluteUri);
                json.WriteString("resource", client.NameOf(resource));
                json.WriteString("clientState", secret);
                json.WriteString("latestSupportedTlsVersion", "v1_2");
                WriteEnd(json, until);
            }),
            GraphClient.Repeat.IfNotDone,
            stop));

    /// <summary>Makes it last longer, which also authorises it anew; null where it is lost.</summary>
    public async Task<GraphSubscription?> RenewAsync(string id, Instant until, CancellationToken stop)
    {
        try
        {
            return Read(await client.PatchAsync(PathOf(id), GraphMapping.Json(json => WriteEnd(json, until)), null, stop));
        }
        catch (GraphException fault) when (fault.IsMissing)
        {
            return null;
        }
    }

    /// <summary>Gives it back.</summary>
    public Task DeleteAsync(string id, CancellationToken stop) => client.DeleteAsync(PathOf(id), null, stop);

    private static string PathOf(string id) => $"/subscriptions/{Uri.EscapeDataString(id)}";

    private static void WriteEnd(Utf8JsonWriter json, Instant until) => json.WriteString("expirationDateTime", InstantPattern.ExtendedIso.Format(until));

    private static GraphSubscription Read(JsonElement one) => new(
        GraphMapping.IdOf(one),
        GraphMapping.Text(one, "resource") ?? "",
        GraphMapping.Text(one, "notificationUrl") ?? "",
        OffsetDateTimePattern.ExtendedIso.Parse(GraphMapping.Text(one, "expirationDateTime") ?? "") is { Success: true } end
            ? end.Value.ToInstant()
            : throw GraphException.NoAnswer("Microsoft Graph", "a subscription has no end"));
}
