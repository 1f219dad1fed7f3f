using System.Text.Json;
using FollowUpSync.Planning.Days;
using static FollowUpSync.Graph.GraphMapping;

namespace FollowUpSync.Graph;

/// <summary>What a mailbox answers to a few questions that change nothing.</summary>
/// <param name="Calendar">Why the calendar cannot be read, or null.</param>
/// <param name="Mail">Why the drafts cannot be read, or null where they can be or were not asked for.</param>
/// <param name="Ahead">How far this machine's clock is ahead of the service's, to the second; negative where it is behind. Null where no answer came.</param>
/// <param name="Zone">The zone in which most of the entries were made, or null.</param>
public sealed record Checkup(SyncException? Calendar, SyncException? Mail, Duration? Ahead, DateTimeZone? Zone)
{
    // Settings of the mailbox would name its zone, and need a right of their own: the entries say it as well.
    private const string Newest = "/me/events?$select=originalStartTimeZone&$orderby=createdDateTime%20desc&$top=50";

    internal static async Task<Checkup> OfAsync(GraphClient client, bool withMail, CancellationToken stop)
    {
        (JsonElement? events, SyncException? calendar) = await AskAsync(client, Newest, stop);
        SyncException? mail = withMail && calendar is not SignInException ? (await AskAsync(client, "/me/mailFolders/drafts?$select=id", stop)).Fault : null;
        return new Checkup(calendar, mail, client.Ahead, events is { } page ? CommonestZone(page.GetProperty("value").EnumerateArray()) : null);
    }

    /// <summary>The zone in which most of some entries were made; UTC, in which programs write, does not count.</summary>
    internal static DateTimeZone? CommonestZone(IEnumerable<JsonElement> entries) => entries
        .Select(item => Text(item, "originalStartTimeZone") is { } zone && zone is not ("UTC" or "Etc/UTC" or "tzone://Microsoft/Utc") ? ZoneNames.Find(zone) : null)
        .OfType<DateTimeZone>()
        .GroupBy(zone => zone.Id)
        .OrderByDescending(zones => zones.Count()).ThenBy(zones => zones.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.First();

    private static async Task<(JsonElement? Answer, SyncException? Fault)> AskAsync(GraphClient client, string path, CancellationToken stop)
    {
        try
        {
            return (await client.GetAsync(path, stop), null);
        }
        catch (SyncException fault)
        {
            return (null, fault);
        }
    }
}
