using System.Collections.Concurrent;

namespace FollowUpSync.Hosting;

/// <summary>The desks of all mailboxes of a service; each is opened when it is first asked for.</summary>
/// <param name="open">A mailbox by its id, or null where there is none.</param>
/// <param name="defaults">How runs begin.</param>
/// <param name="clock">The clock.</param>
public sealed class MailboxDesks(Func<string, HostedMailbox?> open, DeskDefaults defaults, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, MailboxDesk> _desks = [];

    /// <summary>The desk of a mailbox, or null where there is none.</summary>
    public MailboxDesk? Find(string id) => _desks.TryGetValue(id, out MailboxDesk? known) ? known : open(id) is { } mailbox ? Of(mailbox) : null;

    /// <summary>The desk of a mailbox.</summary>
    public MailboxDesk Of(HostedMailbox mailbox) => _desks.GetOrAdd(mailbox.Id, _ => new MailboxDesk(mailbox, defaults, clock));
}
