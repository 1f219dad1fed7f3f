using FollowUpSync.Graph;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Hosting;

/// <summary>A mailbox that a service keeps right.</summary>
/// <param name="Id"><c>m_</c> and eight characters; the one name of it in logs and metrics.</param>
/// <param name="Address">Whose it is.</param>
/// <param name="Path">The source's path: service and address.</param>
/// <param name="Folder">All that is remembered of it, and nothing else.</param>
/// <param name="Graph">The mailbox itself.</param>
/// <param name="NotesAsFiles">The sign-in gives no rights over mail.</param>
public sealed record HostedMailbox(string Id, string Address, string Path, string Folder, GraphMailbox Graph, bool NotesAsFiles = false)
{
    /// <summary>The id of a mailbox of a service.</summary>
    public static string IdOf(string service, string address) => Identity.ShortId('m', Identity.Hash(service, address.ToLowerInvariant()));

    /// <summary>Its state file.</summary>
    public string StatePath => System.IO.Path.Combine(Folder, "followupsync.db");
}

/// <summary>How runs of a service begin where the owner said nothing else.</summary>
/// <param name="TimeZone">The candidate's zone, or null for the calendar's.</param>
/// <param name="Country">Whose holidays, or null.</param>
public sealed record DeskDefaults(DateTimeZone? TimeZone, string? Country);

/// <summary>The one place where a mailbox is worked on: runs and words one at a time, and looking at any time.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to give back.
public sealed class MailboxDesk(HostedMailbox mailbox, DeskDefaults defaults, TimeProvider clock)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _looking = new();
    private bool _isEnded;
    private Snapshot? _snapshot;
    private MailboxView? _view;

    /// <summary>Whose it is.</summary>
    public HostedMailbox Mailbox => mailbox;

    /// <summary>The moment.</summary>
    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>A run or a word is at work now.</summary>
    public bool IsAtWork => _turn.CurrentCount == 0;

    /// <summary>For requests that must not overtake each other.</summary>
    public SemaphoreSlim Requests { get; } = new(1, 1);

    /// <summary>A run.</summary>
    /// <param name="what">In a few words, for the list of runs.</param>
    /// <param name="with">What is asked for beyond the usual.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="first">What comes before it, while nobody else is at work.</param>
    /// <exception cref="SyncException">It could not be done.</exception>
    public Task<SyncReport> SyncAsync(string what, Func<SyncRequest, SyncRequest> with, CancellationToken stop, Func<Task>? first = null) => AloneAsync(
        async () =>
        {
            await (first?.Invoke() ?? Task.CompletedTask);
            return await new MailboxSync(_ => mailbox.Graph.Calendar, TargetOf, _ => mailbox.NotesAsFiles ? null : mailbox.Graph.Mail).RunAsync(
                with(new SyncRequest
                {
                    StatePath = mailbox.StatePath,
                    AsOf = Now,
                    SystemZone = DateTimeZoneProviders.Tzdb.GetSystemDefault(),
                    What = what,
                    Paths = [mailbox.Path],
                    Owners = [mailbox.Address],
                    TimeZone = defaults.TimeZone,
                    Country = defaults.Country,
                    NotesAsFiles = mailbox.NotesAsFiles ? true : null,
                }),
                stop);
        },
        stop);

    /// <summary>A word of the owner's.</summary>
    /// <param name="check">Throws where the word is about something that is no longer so; nothing comes between it and the word.</param>
    /// <param name="say">Says it.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<SyncReport> SayAsync(Action<MailboxView> check, Func<OwnerSays, Task<SyncReport>> say, CancellationToken stop) => AloneAsync(
        () =>
        {
            check(View(Load() ?? throw Nothing()));
            return say(new OwnerSays(mailbox.StatePath, [mailbox.Address], Now, TargetOf, dryRun: false, stop));
        },
        stop);

    /// <summary>How things stand now. Never waits for a run: while one is at work, they stand as before it.</summary>
    /// <exception cref="UnusableInputException">Nothing is remembered.</exception>
    public MailboxView View() => Find() ?? throw Nothing();

    /// <summary>The same, or null where nothing is remembered.</summary>
    public MailboxView? Find()
    {
        Snapshot? known = _snapshot;
        bool isStale = known is null || known.Stamp != StampOf();
        if (isStale && _turn.Wait(known is null ? Timeout.Infinite : 0))
        {
            try
            {
                Load();
                known = _snapshot;
            }
            finally
            {
                _turn.Release();
            }
        }

        return known?.State is { } state ? View(state) : null;
    }

    /// <summary>Begins again after everything was forgotten.</summary>
    public void Begin() => _isEnded = false;

    /// <summary>Forgets everything; a run or a request that waits for its turn finds that it is over. What lies in the mailbox itself is its owner's, and stays.</summary>
    /// <param name="first">What comes before it, while nobody else is at work.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task EraseAsync(Func<Task> first, CancellationToken stop)
    {
        await Requests.WaitAsync(stop);
        try
        {
            await _turn.WaitAsync(stop);
            try
            {
                await first();
                if (Directory.Exists(mailbox.Folder))
                {
                    Directory.Delete(mailbox.Folder, recursive: true);
                }

                (_isEnded, _snapshot, _view) = (true, new Snapshot(null, StampOf()), null);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Requests.Release();
        }
    }

    /// <summary>Does something while nobody else is at work.</summary>
    /// <exception cref="UnusableInputException">Everything was erased meanwhile.</exception>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            if (_isEnded)
            {
                throw Nothing();
            }

            if (_snapshot is null)
            {
                Load(); // For those who look on meanwhile.
            }

            return await work();
        }
        finally
        {
            try
            {
                Load();
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    private IFollowUpTarget TargetOf(MailboxState state) => mailbox.Graph.TargetFor(state.Settings, mailbox.Folder);

    private static UnusableInputException Nothing() => new("FUS404", "Nothing is remembered of this mailbox yet.", "Begin with: followupsync sync --graph");

    // Only while it is one's turn: whoever works on the file holds it.
    private MailboxState? Load()
    {
        using StateFile? file = StateFile.Open(mailbox.StatePath);
        MailboxState? state = file?.Load(mailbox.Address.ToLowerInvariant());
        _snapshot = new Snapshot(state, StampOf());
        return state;
    }

    private (DateTime, long) StampOf() => new FileInfo(mailbox.StatePath) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    // A plan is worth a minute: a status changes with the day, and "over" with the minute.
    private MailboxView View(MailboxState state)
    {
        Instant minute = Instant.FromUnixTimeSeconds(Now.ToUnixTimeSeconds() / 60 * 60);
        lock (_looking)
        {
            return _view is { } view && ReferenceEquals(view.State, state) && view.Minute == minute ? view : _view = new MailboxView(state, Now, minute);
        }
    }

    private sealed record Snapshot(MailboxState? State, (DateTime, long) Stamp);
}

/// <summary>A mailbox at a moment: what is remembered, what is planned, and both as a report.</summary>
public sealed class MailboxView(MailboxState state, Instant now, Instant minute)
{
    private readonly MailboxRun _run = new(state, state, now);

    /// <summary>What is remembered.</summary>
    public MailboxState State => state;

    /// <summary>The minute it is for.</summary>
    public Instant Minute => minute;

    /// <summary>The plan.</summary>
    public MailboxPlan Plan => _run.Plan;

    /// <summary>What a run would report now.</summary>
    public SyncReport Report => field ??= _run.Report(SyncMode.DryRun, null);

    /// <summary>Every follow-up: the open ones, then those that are past.</summary>
    public ImmutableArray<ReportedFollowUp> FollowUps => field.IsDefault ? field = [.. Report.FollowUps.Where(one => Plan.Wanted.Any(wanted => wanted.FollowUp.Key == one.FollowUp.Key)), .. _run.Past] : field;
}
