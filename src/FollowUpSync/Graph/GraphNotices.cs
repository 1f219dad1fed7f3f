using FollowUpSync.Planning.Reconciling;

namespace FollowUpSync.Graph;

/// <summary>Entries in a calendar that tell its owner what cannot be done without them. Private, free and without guests, as all that we write.</summary>
public sealed class GraphNotices(GraphClient client)
{
    /// <summary>Puts a notice there; doing it again with the same id changes nothing.</summary>
    /// <param name="id">Of the notice.</param>
    /// <param name="text">What it says, and when.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>The item's id.</returns>
    public async Task<string> PutAsync(string id, CalendarText text, CancellationToken stop) =>
        GraphMapping.IdOf(await client.PostAsync("/me/events", GraphMapping.NewNotice(id, text), GraphClient.Repeat.Safely, stop));

    /// <summary>Takes one away, also where its owner did so already.</summary>
    public Task TakeAwayAsync(string itemId, CancellationToken stop) => client.DeleteAsync($"/me/events/{Uri.EscapeDataString(itemId)}", null, stop);
}
