using System.Text.Json;
using static FollowUpSync.Graph.GraphMapping;

namespace FollowUpSync.Graph;

/// <summary>One round of <c>calendarView/delta</c>: everything in a window, or all that changed since the link.</summary>
/// <param name="Items">Events by id, the newest of each; occurrences and masters as Graph sends them.</param>
/// <param name="Removed">Ids that Graph says are no longer in the window; they may never have been.</param>
/// <param name="Link">Where the next round begins, or null where Graph could not say.</param>
internal sealed record CalendarRound(IReadOnlyDictionary<string, JsonElement> Items, IReadOnlySet<string> Removed, string? Link)
{
    private const int MostPages = 2_000;
    private const int MostRepeats = 3;

    /// <summary>Reads a round to its end.</summary>
    /// <param name="client">The mailbox.</param>
    /// <param name="link">The delta link, or null to read everything in the window.</param>
    /// <param name="window">In UTC.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<CalendarRound> ReadAsync(GraphClient client, string? link, Interval window, CancellationToken stop)
    {
        var items = new Dictionary<string, JsonElement>();
        var removed = new HashSet<string>();
        string? next = link ?? $"/me/calendarView/delta?{Between(window)}";
        int repeats = 0;
        for (int page = 0; page < MostPages && repeats < MostRepeats; page++)
        {
            JsonElement answer = await client.GetAsync(next, stop);
            repeats = Fold(answer, items, removed) ? 0 : repeats + 1;
            if (Text(answer, "@odata.deltaLink") is { } end)
            {
                return new CalendarRound(items, removed, end);
            }

            next = Text(answer, "@odata.nextLink") ?? throw GraphException.NoAnswer("Microsoft Graph", "a page names neither the next one nor the end");
        }

        // Pages that go round in circles are known (msgraph-sdk-dotnet#3070): the plain view has an end.
        return await ReadPlainAsync(client, window, stop);
    }

    private static async Task<CalendarRound> ReadPlainAsync(GraphClient client, Interval window, CancellationToken stop)
    {
        var items = new Dictionary<string, JsonElement>();
        string? next = $"/me/calendarView?{Between(window)}";
        for (int page = 0; next is not null && page < MostPages; page++)
        {
            JsonElement answer = await client.GetAsync(next, stop);
            Fold(answer, items, new HashSet<string>());
            next = Text(answer, "@odata.nextLink");
        }

        return next is null ? new CalendarRound(items, new HashSet<string>(), null) : throw GraphException.NoAnswer("Microsoft Graph", "its pages have no end");
    }

    // True where the page brought something that was not known. An empty page is legal, and followed.
    private static bool Fold(JsonElement answer, Dictionary<string, JsonElement> items, HashSet<string> removed)
    {
        if (!answer.TryGetProperty("value", out JsonElement value) || value.ValueKind != JsonValueKind.Array)
        {
            throw GraphException.NoAnswer("Microsoft Graph", "a page holds no list");
        }

        bool isNew = value.GetArrayLength() == 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (Text(item, "id") is not { } id)
            {
                continue;
            }

            if (item.TryGetProperty("@removed", out _))
            {
                isNew |= removed.Add(id);
                items.Remove(id);
                continue;
            }

            isNew |= !items.TryGetValue(id, out JsonElement known) || ETagOf(known) != ETagOf(item);
            items[id] = item;
            removed.Remove(id);
        }

        return isNew;
    }

    private static string Between(Interval window) => $"startDateTime={window.Start:uuuu-MM-ddTHH:mm:ss}Z&endDateTime={window.End:uuuu-MM-ddTHH:mm:ss}Z";
}
