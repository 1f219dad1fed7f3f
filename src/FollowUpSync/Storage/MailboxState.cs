using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;

namespace FollowUpSync.Storage;

/// <summary>All that is remembered of one mailbox between runs. Immutable: a run makes a new one, and the store writes the difference.</summary>
public sealed record MailboxState
{
    /// <summary>Whose it is, and how they want it.</summary>
    public required MailboxSettings Settings { get; init; }

    /// <summary>The sources read so far, by name.</summary>
    public ImmutableDictionary<string, KnownSource> Sources { get; init; } = ImmutableDictionary<string, KnownSource>.Empty;

    /// <summary>Every interview ever seen, and every entry that is asked about, by id.</summary>
    public ImmutableDictionary<string, Interview> Interviews { get; init; } = ImmutableDictionary<string, Interview>.Empty;

    /// <summary>The ledger, by key value.</summary>
    public ImmutableDictionary<string, LedgerEntry> Ledger { get; init; } = ImmutableDictionary<string, LedgerEntry>.Empty;

    /// <summary>The owner's words, by the id of the run that took them down: <see cref="RunRecord.Id"/>.</summary>
    public ImmutableDictionary<string, OwnerWord> Words { get; init; } = ImmutableDictionary<string, OwnerWord>.Empty;

    /// <summary>What mail proves, by message id. Of the messages themselves nothing is kept.</summary>
    public ImmutableDictionary<string, MailEvidence> Mail { get; init; } = ImmutableDictionary<string, MailEvidence>.Empty;

    /// <summary>The files written, by path relative to the folder, with <c>/</c>.</summary>
    public ImmutableDictionary<string, WrittenFile> Files { get; init; } = ImmutableDictionary<string, WrittenFile>.Empty;

    /// <summary>The entries and drafts written into a mailbox, by <see cref="WrittenItem.Key"/>.</summary>
    public ImmutableDictionary<string, WrittenItem> Items { get; init; } = ImmutableDictionary<string, WrittenItem>.Empty;

    /// <summary>Where the reading of each mailbox ended, by its name.</summary>
    public ImmutableDictionary<string, DeltaStream> Streams { get; init; } = ImmutableDictionary<string, DeltaStream>.Empty;

    /// <summary>The runs, by id.</summary>
    public ImmutableDictionary<string, RunRecord> Runs { get; init; } = ImmutableDictionary<string, RunRecord>.Empty;

    /// <summary>The owner's own templates, by name.</summary>
    public ImmutableDictionary<string, string> Templates { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A mailbox seen for the first time.</summary>
    /// <param name="owners">The owner's addresses.</param>
    /// <param name="home">The candidate's zone.</param>
    /// <param name="now">The moment.</param>
    public static MailboxState New(ImmutableArray<string> owners, DateTimeZone home, Instant now) => new()
    {
        Settings = new MailboxSettings(null, [.. owners.Select(owner => owner.ToLowerInvariant())], home.Id, now.InZone(home).Date.PlusDays(1)),
    };

    /// <summary>The owner's words in the order in which they were said; those of the run that is going on last.</summary>
    public IEnumerable<OwnerWord> Said => Words
        .OrderBy(word => Runs.TryGetValue(word.Key, out RunRecord? run) ? run.Number : int.MaxValue)
        .Select(word => word.Value);

    /// <summary>The last run that changed something, or null.</summary>
    public RunRecord? LastRun => Runs.Values.MaxBy(run => run.Number);

    /// <summary>All that the runs wanted written is written.</summary>
    public MailboxState Finished() => this with { Runs = Runs.SetItems(Runs.Where(pair => pair.Value.IsCutOff).Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { IsCutOff = false }))) };

    /// <summary>Interviews that the owner or the recogniser is sure of.</summary>
    public IEnumerable<Interview> Certain => Interviews.Values.Where(interview => interview.Recognition.Verdict == Verdict.Interview);
}

/// <summary>Whose mailbox it is, and how they want it.</summary>
/// <param name="Name">The owner's name, or null.</param>
/// <param name="Addresses">The owner's addresses; identities are made from the first.</param>
/// <param name="TimeZone">IANA name of the candidate's zone.</param>
/// <param name="Horizon">Interviews before this day are not followed up: fourteen days before the mailbox was first seen, or what the owner chose.</param>
/// <param name="Cadence">The text of the owner's cadence file, or null for the default.</param>
/// <param name="Holidays">A country code, or null; holidays from a file stand in <paramref name="HolidayDates"/>.</param>
/// <param name="HolidayDates">Holidays read from a file.</param>
/// <param name="NotesAsFiles">The owner's mail is left alone: notes are files also where the calendar is a mailbox's.</param>
public sealed record MailboxSettings(
    string? Name,
    ImmutableArray<string> Addresses,
    string TimeZone,
    LocalDate Horizon,
    string? Cadence = null,
    string? Holidays = null,
    ImmutableArray<Holiday>? HolidayDates = null,
    bool NotesAsFiles = false)
{
    /// <summary>The owner as the planner knows them.</summary>
    public Candidate Candidate => new(Name, Addresses);
}

/// <summary>A named day without business.</summary>
public sealed record Holiday(LocalDate Date, string Name);

/// <summary>A source that was read.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Path">The full path, for reading it again; for a mailbox the address of the service.</param>
/// <param name="Entries">How many entries it had when it was last read.</param>
public sealed record KnownSource(string Name, string Path, int Entries);

/// <summary>A file that we wrote, so that what a person did to it is seen.</summary>
/// <param name="Path">Relative to the folder, with <c>/</c>.</param>
/// <param name="FollowUp">The key value of its follow-up; empty for the files that hold many.</param>
/// <param name="Person">For a note: to whom, so that it keeps its name.</param>
/// <param name="Hash">SHA-256 of the bytes last written, in hexadecimal.</param>
/// <param name="Intended">SHA-256 of the bytes about to be written: a crash between the two is no edit by a person.</param>
public sealed record WrittenFile(string Path, string FollowUp, string Person, string Hash, string Intended);

/// <summary>An entry or a draft that we wrote into a mailbox, so that what a person did to it is seen.</summary>
/// <param name="FollowUp">The key value of its follow-up.</param>
/// <param name="Person">For a draft: to whom; empty for the calendar entry.</param>
/// <param name="Id">The item's immutable id; null while it is not there, or not known to be.</param>
/// <param name="ETag">Its version when we last wrote it; servers move it for reasons of their own, too.</param>
/// <param name="Hash">What we wrote last: <see cref="Sync.Fingerprint"/>; empty where nothing is.</param>
/// <param name="Intended">What was about to be written: a crash between the two is no edit by a person.</param>
/// <param name="Shown">The same as the server showed it right after: it may turn HTML into text in its own way.</param>
/// <param name="Life">How often it was taken away and has come back; part of the create call's transaction id.</param>
/// <param name="IsTheirs">A person edited it, sent it or threw it away: never touched again.</param>
public sealed record WrittenItem(string FollowUp, string Person, string? Id, string? ETag, string Hash, string Intended, string Shown = "", int Life = 0, bool IsTheirs = false)
{
    /// <summary>The follow-up, and for a draft the person.</summary>
    public string Key => KeyOf(FollowUp, Person);

    /// <summary>Stands in <see cref="Intended"/> while it is being taken away: gone after a crash in between, it is no deletion by a person.</summary>
    public const string Leaving = "-";

    /// <summary>It is, or was when a run was cut off, being taken away.</summary>
    public bool IsLeaving => Id is not null && Intended == Leaving;

    /// <summary>Is what is there now still ours?</summary>
    public bool IsAsWritten(string hash) => hash == Shown || hash == Hash || hash == Intended;

    /// <summary>The key of the entry of a follow-up, or of its draft to a person.</summary>
    public static string KeyOf(string followUp, string person) => person.Length == 0 ? followUp : $"{followUp}/{person}";
}

/// <summary>Where the reading of a mailbox's calendar ended; of its drafts, only that they were looked through.</summary>
/// <param name="Name">The mailbox.</param>
/// <param name="From">The window's beginning: it cannot be moved, only given up for another.</param>
/// <param name="To">The window's end, exclusive.</param>
/// <param name="Link">The delta link, or null where the next reading begins anew.</param>
/// <param name="Eyes">With whose eyes it was read, <see cref="Sync.Sightings.EyesOf"/>: others read everything again.</param>
/// <param name="At">When that was; null where nobody noted it.</param>
public sealed record DeltaStream(string Name, Instant From, Instant To, string? Link, string Eyes, Instant? At = null);

/// <summary>One run that changed something.</summary>
/// <param name="Id"><c>r_</c> and eight characters.</param>
/// <param name="Number">1, 2, ...</param>
/// <param name="At">The as-of moment.</param>
/// <param name="What">The command in a few words: <c>sync calendar.ics</c>.</param>
/// <param name="Changes">What it did to the ledger.</param>
/// <param name="IsUndone">It was taken back.</param>
/// <param name="IsCutOff">It was taken down, and what it wants written is not all written.</param>
public sealed record RunRecord(string Id, int Number, Instant At, string What, ImmutableArray<LedgerChange> Changes, bool IsUndone = false, bool IsCutOff = false);

/// <summary>One ledger entry before and after a run.</summary>
/// <param name="Action">create, update, cancel, ...</param>
/// <param name="Key">The key value.</param>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">What the run left.</param>
public sealed record LedgerChange(string Action, string Key, LedgerEntry? Before, LedgerEntry After)
{
    /// <summary>Names what happened by what a person sees in the calendar.</summary>
    public static LedgerChange Of(LedgerEntry? before, LedgerEntry after) => new(
        (before?.IsLive ?? false, after.IsLive, after.State) switch
        {
            (false, true, _) => "create",
            (true, true, _) => "update",
            (_, _, LedgerState.Done) => "done",
            (_, _, LedgerState.Skipped) => "skip",
            (_, _, LedgerState.Released) => "release",
            (_, _, LedgerState.Dismissed) => "dismiss",
            (true, false, _) => "cancel",
            _ => "update",
        },
        after.Key.Value,
        before,
        after);
}
