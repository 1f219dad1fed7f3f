using FollowUpSync.Graph.SignIn;
using FollowUpSync.Ics;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Graph;

/// <summary>A mailbox over Microsoft Graph: the source of its interviews, and the target of their follow-ups.</summary>
/// <param name="tokens">Of the mailbox.</param>
/// <param name="name">Its address.</param>
/// <param name="clock">For waiting.</param>
/// <param name="handler">Carries the requests; null for the network's own.</param>
public sealed class GraphMailbox(GraphTokens tokens, string name, TimeProvider clock, HttpMessageHandler? handler = null)
{
    private readonly GraphClient _client = new(new HttpClient(handler ?? new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan }, tokens, clock);

    /// <summary>Its calendar, to be read.</summary>
    public GraphCalendar Calendar => new(_client, name);

    /// <summary>Asks a few questions that change nothing.</summary>
    /// <param name="withMail">Also about its mail.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Checkup> CheckAsync(bool withMail, CancellationToken stop) => Checkup.OfAsync(_client, withMail, stop);

    /// <summary>Its mail, to be watched by headers alone.</summary>
    public IMailSource Mail => new MailWatch(_client, name);

    /// <summary>Where its follow-ups go: entries into the calendar; mails into Drafts, or into files where the owner wants no rights over their mail; letters and call sheets into files.</summary>
    public IFollowUpTarget TargetFor(MailboxSettings settings, string folder) =>
        settings.NotesAsFiles
            ? new FollowUpTargets(new GraphEvents(_client), new FollowUpFolder(folder, withCalendar: false))
            : new FollowUpTargets(new GraphEvents(_client), new GraphDrafts(_client), new FollowUpFolder(folder, withCalendar: false, withMail: false));
}
