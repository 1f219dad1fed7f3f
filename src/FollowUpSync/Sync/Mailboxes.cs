using FollowUpSync.Planning.Interviews;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>The state file during one run: found, and written so that a crash at any point is healed by the next run.</summary>
public sealed class Mailboxes(string path) : IDisposable
{
    private StateFile? _file = StateFile.Open(path, create: false);

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
    public void Write(MailboxState before, MailboxState after, ImmutableArray<Draft> drafts, IFollowUpTarget target)
    {
        string owner = after.Settings.Candidate.Key;
        if (_file is null)
        {
            Begin(after);
        }
        else
        {
            _file.Save(_file.Load(owner) is null ? null : before, after);
            _file.Commit();
        }

        MailboxState now = _file!.Load(owner)!;
        ImmutableDictionary<string, WrittenFile> files = target.Write(now, drafts, intended =>
        {
            MailboxState next = now with { Files = intended };
            _file!.Save(now, next);
            _file.Commit();
            now = next;
        });
        _file.Save(now, now with { Files = files });
        _file.Commit();
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose() => _file?.Dispose();

    // A command that fails leaves no new file or folder behind.
    private void Begin(MailboxState first)
    {
        string full = Path.GetFullPath(path);
        string? missing = FirstMissing(Path.GetDirectoryName(full)!);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            _file = StateFile.Open(full, create: true)!;
            _file.Save(null, first);
            _file.Commit();
        }
        catch
        {
            _file?.Dispose();
            _file = null;
            File.Delete(full);
            if (missing is not null && Directory.Exists(missing))
            {
                Directory.Delete(missing, recursive: true);
            }

            throw;
        }
    }

    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            missing = at;
        }

        return missing;
    }
}
