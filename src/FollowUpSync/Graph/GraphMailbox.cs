using System.Text.Json;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using NodaTime.Text;

namespace FollowUpSync.Graph;

/// <summary>A mailbox over Microsoft Graph: the source of its interviews, and the target of their follow-ups.</summary>
/// <param name="tokens">Of the mailbox.</param>
/// <param name="name">Its address.</param>
/// <param name="clock">For waiting.</param>
/// <param name="handler">Carries the requests; null for the network's own.</param>
/// <param name="user">Whose mailbox, by id, where the tokens are the program's own; null where they are the owner's.</param>
public sealed class GraphMailbox(GraphTokens tokens, string name, TimeProvider clock, HttpMessageHandler? handler = null, string? user = null)
{
    private readonly GraphClient _client = new(new HttpClient(handler ?? new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan }, tokens, clock, user);

    /// <summary>Its calendar, to be read.</summary>
    public GraphCalendar Calendar => new(_client, name);

    /// <summary>Asks a few questions that change nothing.</summary>
    /// <param name="withMail">Also about its mail.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Checkup> CheckAsync(bool withMail, CancellationToken stop) => Checkup.OfAsync(_client, withMail, stop);

    /// <summary>Its mail, to be watched by headers alone.</summary>
    public IMailSource Mail => new MailWatch(_client, name);

    /// <summary>Where it says that something has changed.</summary>
    public GraphSubscriptions Subscriptions => new(_client);

    /// <summary>Where its owner is told what cannot be done without them.</summary>
    public GraphNotices Notices => new(_client);

    /// <summary>The entry that a client knows by one of its ids, or null where there is none; a series comes as such.</summary>
    /// <param name="itemId">An id as Graph or Outlook write it; the entry bears the immutable one.</param>
    /// <param name="start">When the one that is meant begins, if the id may be that of its series.</param>
    /// <param name="home">The candidate's zone.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<(CalendarEntry Entry, bool IsSeries)?> FindAsync(string itemId, Instant? start, DateTimeZone home, CancellationToken stop)
    {
        // Outlook writes / and + where Graph's addresses have - and _.
        string path = $"/me/events/{Uri.EscapeDataString(itemId.Replace('/', '-').Replace('+', '_'))}";
        JsonElement? found;
        try
        {
            found = await _client.FindAsync(path, stop);
        }
        catch (GraphException fault) when (fault.Status == 400)
        {
            return null; // No id at all.
        }

        if (found is not { } item)
        {
            return null;
        }

        // Some Outlooks name the series where one appointment of it is open: when it begins says which.
        if (GraphMapping.Text(item, "type") == "seriesMaster" && start is { } begin && await OccurrenceAsync(path, begin, stop) is { } occurrence)
        {
            item = occurrence;
        }

        bool isSeries = GraphMapping.Text(item, "type") == "seriesMaster";
        if (!isSeries && GraphMapping.Text(item, "seriesMasterId") is { } series && await _client.FindAsync($"/me/events/{Uri.EscapeDataString(series)}", stop) is { } master)
        {
            item = GraphMapping.WithMaster(item, master);
        }

        return (GraphMapping.ToEntry(item, name, home), isSeries);
    }

    private async Task<JsonElement?> OccurrenceAsync(string series, Instant start, CancellationToken stop)
    {
        string within = $"startDateTime={Moment(start)}&endDateTime={Moment(start + Duration.FromMinutes(1))}";
        JsonElement page = await _client.GetAsync($"{series}/instances?{within}", stop);
        return page.GetProperty("value").EnumerateArray().Select(one => (JsonElement?)one).FirstOrDefault();

        static string Moment(Instant at) => Uri.EscapeDataString(InstantPattern.General.Format(at));
    }

    /// <summary>Where its follow-ups go: entries into the calendar; mails into Drafts, or into files where the owner wants no rights over their mail; letters and call sheets into files.</summary>
    public IFollowUpTarget TargetFor(MailboxSettings settings, string folder) =>
        settings.NotesAsFiles
            ? new FollowUpTargets(new GraphEvents(_client), new FollowUpFolder(folder, withCalendar: false))
            : new FollowUpTargets(new GraphEvents(_client), new GraphDrafts(_client), new FollowUpFolder(folder, withCalendar: false, withMail: false));
}
