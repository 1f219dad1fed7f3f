using FollowUpSync.Planning.Interviews;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>The state file during one run: found, and written so that a crash at any point is healed by the next run.</summary>
public sealed class Mailboxes(string path) : IDisposable
{
    private StateFile? _file = StateFile.Open(path);

    /// <summary>What is remembered of an owner; of the only one, where nobody is named. Null where nothing is.</summary>
    /// <exception cref="UnusableInputException">Several owners share the file, and none is named.</exception>
    public MailboxState? Find(ImmutableArray<string> owners)
    {
        if (_file is null)
        {
            return null;
        }

        if (!owners.IsEmpty)
        {
            string key = new Candidate(null, owners).Key;
            return _file.Load(key) is { } known ? known with { Settings = known.Settings with { Addresses = [key, .. owners.Skip(1).Select(one => one.ToLowerInvariant())] } } : null;
        }

        ImmutableArray<string> stored = _file.Owners();
        return stored.Length > 1
            ? throw new UnusableInputException("FUS403", $"{path} holds the follow-ups of {string.Join(" and ", stored)}.", "Say whose with --owner ADDRESS.")
            : stored.IsEmpty ? null : _file.Load(stored[0]);
    }

    /// <summary>The only mailbox, or the owner's.</summary>
    /// <exception cref="UnusableInputException">There is none.</exception>
    public MailboxState Require(ImmutableArray<string> owners) =>
        Find(owners) ?? throw new UnusableInputException("FUS404", $"Nothing is remembered in {path} yet.", "Begin with: followupsync sync my-calendar.ics");

    /// <summary>Writes state and files. First the ledger, durable at once; then the files, which are made from it now or by the next run.</summary>
    /// <exception cref="IOException">Something could not be written; a first run over files that fails so leaves no new file or folder behind.</exception>
    public async Task WriteAsync(MailboxState before, MailboxState after, ImmutableArray<Draft> drafts, Func<MailboxState, IFollowUpTarget> target, CancellationToken stop)
    {
        if (_file is not null)
        {
            _file.Save(_file.Load(after.Settings.Candidate.Key) is null ? null : before, after);
            await DeliverAsync(_file, after, drafts, target, stop);
            return;
        }

        string full = Path.GetFullPath(path);
        string? made = FirstMissing(full);
        bool mayStandInMailbox = false;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            _file = StateFile.Make(full);
            if (_file is null)
            {
                made = null;
                throw new UnusableInputException("FUS405", $"{path}: another run has just begun it; nothing was changed", "Wait for it to end, and try again.");
            }

            _file.Save(null, after);
            await DeliverAsync(_file, after, drafts, Begin, stop);
        }
        catch (Exception fault) when (fault is not (IncompleteException or OperationCanceledException) && !mayStandInMailbox)
        {
            Dispose();
            Remove(made);
            throw;
        }

        // What stands in a mailbox does not go away with our files: from here on it must be remembered.
        IFollowUpTarget Begin(MailboxState state)
        {
            IFollowUpTarget begun = target(state);
            mayStandInMailbox = !state.Streams.IsEmpty;
            return begun;
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private static async Task DeliverAsync(StateFile file, MailboxState after, ImmutableArray<Draft> drafts, Func<MailboxState, IFollowUpTarget> target, CancellationToken stop)
    {
        file.Commit();
        MailboxState now = after;
        Remember((await target(now).WriteAsync(now, drafts, Remember, stop)).Finished());

        void Remember(MailboxState next)
        {
            file.Save(now, next);
            file.Commit();
            now = next;
        }
    }

    // The file itself, or the uppermost folder that must be made for it.
    private static string? FirstMissing(string file)
    {
        string? missing = null;
        for (string? at = file; at is not null && !File.Exists(at) && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            missing = at;
        }

        return missing;
    }

    private static void Remove(string? made)
    {
        if (Directory.Exists(made))
        {
            Directory.Delete(made, recursive: true);
        }
        else if (made is not null)
        {
            File.Delete(made);
        }
    }
}
