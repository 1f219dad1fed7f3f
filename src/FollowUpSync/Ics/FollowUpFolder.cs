using System.Security.Cryptography;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Ics;

/// <summary>A folder of .ics files and drafts: a projection of the ledger, made again whenever it differs.</summary>
/// <remarks>Every file is written beside its place and moved into it, so that a crash leaves the old one or the new one.</remarks>
public sealed class FollowUpFolder(string folder) : IFollowUpTarget
{
    private const string Unfinished = ".followupsync-part";

    /// <inheritdoc/>
    public ImmutableDictionary<string, WrittenFile> Write(MailboxState state, IReadOnlyList<Draft> drafts, Action<ImmutableDictionary<string, WrittenFile>> remember)
    {
        RemoveUnfinished();
        Dictionary<string, (WrittenFile File, ReadOnlyMemory<byte> Bytes)> wanted = Wanted(state, drafts);

        // What is about to be written is remembered first: after a crash in between, our own new bytes are no edit by a person.
        ImmutableDictionary<string, WrittenFile> intended = state.Files;
        foreach ((string path, (WrittenFile file, _)) in wanted)
        {
            WrittenFile? known = state.Files.GetValueOrDefault(path);
            intended = intended.SetItem(path, file with { Hash = known?.Hash ?? "", Intended = file.Hash });
        }

        if (intended.Values.Any(file => file.Hash != file.Intended))
        {
            remember(intended);
        }

        var written = ImmutableDictionary.CreateBuilder<string, WrittenFile>();
        foreach ((string path, (WrittenFile file, ReadOnlyMemory<byte> bytes)) in wanted)
        {
            written[path] = WriteOne(intended[path], file, bytes) ? file : file with { Hash = intended[path].Hash, Intended = intended[path].Hash };
        }

        foreach ((string path, WrittenFile file) in state.Files.Where(pair => !wanted.ContainsKey(pair.Key)))
        {
            if (IsFinished(file, state))
            {
                written[path] = file;
            }
            else
            {
                RemoveOurs(path, file);
            }
        }

        return written.ToImmutable();
    }

    private static Dictionary<string, (WrittenFile File, ReadOnlyMemory<byte> Bytes)> Wanted(MailboxState state, IReadOnlyList<Draft> drafts)
    {
        var wanted = new Dictionary<string, (WrittenFile, ReadOnlyMemory<byte>)>();
        LedgerEntry[] live = [.. state.Ledger.Values.Where(entry => entry.IsLive)];
        LedgerEntry[] withdrawn = [.. state.Ledger.Values.Where(entry => entry.IsWithdrawn)];
        if (live.Length > 0)
        {
            Add("follow-ups.ics", "", "", FollowUpCalendar.All(live));
        }

        foreach (LedgerEntry entry in live)
        {
            Add(entry.FileName, entry.Key.Value, "", FollowUpCalendar.One(entry));
        }

        if (withdrawn.Length > 0)
        {
            Add("cancelled.ics", "", "", FollowUpCalendar.Cancelled(withdrawn));
        }

        foreach (Draft draft in drafts)
        {
            Add(draft.Path, draft.FollowUp, draft.Person, draft.Bytes.AsMemory());
        }

        return wanted;

        void Add(string path, string followUp, string person, ReadOnlyMemory<byte> bytes)
        {
            string hash = HashOf(bytes.Span);
            wanted[path] = (new WrittenFile(path, followUp, person, hash, hash), bytes);
        }
    }

    // False where a person edited it: a note that somebody worked on is theirs. A calendar file is an export, and written again.
    private bool WriteOne(WrittenFile before, WrittenFile file, ReadOnlyMemory<byte> bytes)
    {
        string place = PlaceOf(file.Path);
        string? there = HashOfFile(place);
        if (there == file.Hash)
        {
            return true;
        }

        if (there is not null && file.Person.Length > 0 && there != before.Hash && there != before.Intended)
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        using (FileStream stream = File.Create(place + Unfinished))
        {
            stream.Write(bytes.Span);
        }

        File.Move(place + Unfinished, place, overwrite: true);
        return true;
    }

    // What the owner finished stays where it is; nobody writes it again.
    private static bool IsFinished(WrittenFile file, MailboxState state) =>
        file.Person.Length > 0 && state.Ledger.GetValueOrDefault(file.FollowUp)?.State == LedgerState.Done;

    private void RemoveOurs(string path, WrittenFile file)
    {
        string place = PlaceOf(path);
        string? there = HashOfFile(place);
        if (there is not null && (file.Person.Length == 0 || there == file.Hash || there == file.Intended))
        {
            File.Delete(place);
        }
    }

    private void RemoveUnfinished()
    {
        if (Directory.Exists(folder))
        {
            foreach (string left in Directory.EnumerateFiles(folder, "*" + Unfinished, SearchOption.AllDirectories))
            {
                File.Delete(left);
            }
        }
    }

    private string PlaceOf(string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    private static string? HashOfFile(string place) => File.Exists(place) ? HashOf(File.ReadAllBytes(place)) : null;

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
