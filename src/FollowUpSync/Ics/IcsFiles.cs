using FollowUpSync.Planning.Days;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Ics;

/// <summary>Calendar files as a source: every file is one source, named by its file name.</summary>
public sealed class IcsFiles : ICalendarSource
{
    private readonly ImmutableArray<IcsFile> _files;

    /// <summary>Reads and cuts the files; nothing is judged yet.</summary>
    /// <param name="paths">In the order in which they are read.</param>
    /// <param name="reads">Told of each file before it is read.</param>
    public IcsFiles(IEnumerable<string> paths, Action<string>? reads = null) =>
        _files = [.. paths.Select(path =>
        {
            reads?.Invoke(path);
            return IcsFile.Read(path);
        })];

    /// <inheritdoc/>
    public Task<SourceHints> LookAsync(MailboxState? known, Instant now, Instant since, CancellationToken stop) => Task.FromResult(Hints);

    /// <inheritdoc/>
    public Task<ImmutableArray<SourceReading>> ReadAsync(DateTimeZone home, Interval window, CancellationToken stop) =>
        Task.FromResult(Read(home, window));

    /// <summary>Reads the entries of every file; no file is asked a second time.</summary>
    public ImmutableArray<SourceReading> Read(DateTimeZone home, Interval window) => [.. _files.Select(file => file.Entries(home, window))];

    /// <summary>What the files know of their owner and zone.</summary>
    public SourceHints Hints
    {
        get
        {
            string? owner = _files.Select(file => file.Owner ?? (file.CalendarName is { } name && name.Contains('@') && !name.Contains(' ') ? name : null)).FirstOrDefault(address => address is not null);
            if (_files.Select(file => file.TimeZone).OfType<string>().Select(ZoneNames.Find).FirstOrDefault(zone => zone is not null) is { } named)
            {
                return new SourceHints(owner, named, "the calendar says so (X-WR-TIMEZONE)");
            }

            DateTimeZone?[] used = [.. _files.SelectMany(file => file.ZoneIds()).Distinct().Select(ZoneNames.Find).DistinctBy(zone => zone is null ? null : Canonical(zone))];
            return new SourceHints(owner, used is [{ } only] ? only : null, "all its entries are in that zone");
        }
    }

    private static string Canonical(DateTimeZone zone) =>
        NodaTime.TimeZones.TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone.Id, out string? id) ? id : zone.Id;
}
