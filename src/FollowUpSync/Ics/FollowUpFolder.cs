using System.Security.Cryptography;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Ics;

/// <summary>A folder of .ics files and drafts: a projection of the ledger, made again whenever it differs.</summary>
/// <remarks>Every file is written beside its place and moved into it, so that a crash leaves the old one or the new one.</remarks>
/// <param name="folder">Made where it is not there.</param>
/// <param name="withCalendar">False where the calendar itself is written, and only notes are files.</param>
/// <param name="withMail">False where mails lie in a mailbox, and only letters and call sheets are files.</param>
public sealed class FollowUpFolder(string folder, bool withCalendar = true, bool withMail = true) : IFollowUpTarget
{
    private const string Unfinished = ".followupsync-part";

    // What a power cut leaves of a file that was just written is nobody's work.
    private static readonly string Empty = HashOf([]);

    /// <inheritdoc/>
    public Task<MailboxState> WriteAsync(MailboxState state, ImmutableArray<Draft> drafts, Action<MailboxState> remember, CancellationToken stop)
    {
        RemoveUnfinished();
        Dictionary<string, (WrittenFile File, ReadOnlyMemory<byte> Bytes)> wanted = Wanted(state, drafts);
        if (wanted.Values.FirstOrDefault(one => IsForeign(one.File, state)).File is { } foreign)
        {
            throw new UnusableInputException("FUS407", $"{PlaceOf(foreign.Path)}: a calendar file of this name is there already, and it is not ours.", "Move it away, or name another folder: --out DIR");
        }

        // What is about to be written is remembered first: after a crash in between, our own new bytes are no edit by a person.
        ImmutableDictionary<string, WrittenFile> intended = state.Files;
        foreach ((string path, (WrittenFile file, _)) in wanted)
        {
            WrittenFile? known = state.Files.GetValueOrDefault(path);
            string? there = HashOfFile(PlaceOf(path));
            string ours = there is not null && there == known?.Intended ? there : known?.Hash ?? "";
            intended = intended.SetItem(path, file with { Hash = ours, Intended = file.Hash });
        }

        if (intended.Values.Any(file => file.Hash != file.Intended))
        {
            remember(state with { Files = intended });
        }

        WriteAll(wanted.Values.Select(one => (intended[one.File.Path], one.Bytes)));
        var written = ImmutableDictionary.CreateBuilder<string, WrittenFile>();
        written.AddRange(wanted.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.File)));
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

        return Task.FromResult(state with { Files = written.ToImmutable() });
    }

    private Dictionary<string, (WrittenFile File, ReadOnlyMemory<byte> Bytes)> Wanted(MailboxState state, ImmutableArray<Draft> drafts)
    {
        var wanted = new Dictionary<string, (WrittenFile, ReadOnlyMemory<byte>)>();
        LedgerEntry[] live = [.. state.Ledger.Values.Where(entry => withCalendar && entry.IsLive)];
        LedgerEntry[] withdrawn = [.. state.Ledger.Values.Where(entry => withCalendar && entry.IsWithdrawn)];
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

        foreach (Draft draft in drafts.Where(draft => withMail || draft.Channel != Channel.Email))
        {
            Add(draft.Path, draft.FollowUp, draft.Person, draft.ToFile());
        }

        return wanted;

        void Add(string path, string followUp, string person, ReadOnlyMemory<byte> bytes)
        {
            string hash = HashOf(bytes.Span);
            wanted[path] = (new WrittenFile(path, followUp, person, hash, hash), bytes);
        }
    }

    // A command that fails leaves no new file or folder behind.
    private void WriteAll(IEnumerable<(WrittenFile File, ReadOnlyMemory<byte> Bytes)> files)
    {
        var made = new List<string>();
        string[] newFolders = [.. new[] { PlaceOf("drafts"), PlaceOf("letters"), PlaceOf("calls"), folder }.Where(one => !Directory.Exists(one))];
        try
        {
            foreach ((WrittenFile file, ReadOnlyMemory<byte> bytes) in files)
            {
                string place = PlaceOf(file.Path);
                if (!File.Exists(place))
                {
                    made.Add(place);
                }

                WriteOne(file, bytes);
            }
        }
        catch
        {
            RemoveUnfinished();
            made.Where(File.Exists).ToList().ForEach(File.Delete);
            foreach (string empty in newFolders.Where(one => Directory.Exists(one) && !Directory.EnumerateFileSystemEntries(one).Any()))
            {
                Directory.Delete(empty);
            }

            throw;
        }
    }

    // A note that a person worked on is theirs, and left as it is. A calendar file is an export, and written again.
    private void WriteOne(WrittenFile file, ReadOnlyMemory<byte> bytes)
    {
        string place = PlaceOf(file.Path);
        string? there = HashOfFile(place);
        bool isEdited = there is not null && file.Person.Length > 0 && there != file.Hash && there != Empty;
        if (there == file.Intended || isEdited)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        using (FileStream stream = File.Create(place + Unfinished))
        {
            stream.Write(bytes.Span);
        }

        File.Move(place + Unfinished, place, overwrite: true);
    }

    // A calendar file that we do not remember is ours all the same where we made it: the state file may have been lost.
    private bool IsForeign(WrittenFile file, MailboxState state) =>
        file.Person.Length == 0 && !state.Files.ContainsKey(file.Path) && File.Exists(PlaceOf(file.Path))
        && HashOfFile(PlaceOf(file.Path)) != Empty && !File.ReadAllText(PlaceOf(file.Path)).Contains(IcsWriter.ProductId, StringComparison.Ordinal);

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
