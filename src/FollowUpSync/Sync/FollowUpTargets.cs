using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>Several targets, one after the other: the calendar of a mailbox, and the folder for what has no place in it.</summary>
public sealed class FollowUpTargets(params ImmutableArray<IFollowUpTarget> targets) : IFollowUpTarget
{
    /// <inheritdoc/>
    public async Task<MailboxState> WriteAsync(MailboxState state, ImmutableArray<Draft> drafts, Action<MailboxState> remember, CancellationToken stop)
    {
        foreach (IFollowUpTarget target in targets)
        {
            state = await target.WriteAsync(state, drafts, remember, stop);
        }

        return state;
    }
}
