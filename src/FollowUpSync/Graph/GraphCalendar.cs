using System.Text.Json;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using static FollowUpSync.Graph.GraphMapping;

namespace FollowUpSync.Graph;

/// <summary>The calendar of a mailbox as a source. Reads what changed since last time; what seems to be gone is looked up before anybody believes it.</summary>
/// <param name="client">The mailbox.</param>
/// <param name="name">Its address: the source's name.</param>
public sealed class GraphCalendar(GraphClient client, string name) : ICalendarSource
{
    private const int MonthsBack = 1;
    private const int MonthsAhead = 4;

    private MailboxState? _known;
    private Interval _window;
    private DeltaStream? _before;
    private CalendarRound? _round;
    private bool _isWhole;
    private GraphException? _fault;

    /// <inheritdoc/>
    public async Task<SourceHints> LookAsync(MailboxState? known, Instant now, Instant since, CancellationToken stop)
    {
        _known = known;
        _before = known?.Streams.GetValueOrDefault(name);
        try
        {
            await ReadRoundAsync(now, since, stop);
        }
        catch (GraphException fault)
        {
            _fault = fault;
        }

        return new SourceHints(name.Contains('@') ? name : null, known is null && _round is { } round ? Checkup.CommonestZone(round.Items.Values) : null, "most entries of the calendar were made in it");
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<SourceReading>> ReadAsync(DateTimeZone home, Interval window, CancellationToken stop)
    {
        try
        {
            return [_round is { } round ? await ReadingAsync(round, home, stop) : Failed(_fault!)];
        }
        catch (GraphException fault)
        {
            return [Failed(fault)];
        }
    }

    private SourceReading Failed(GraphException fault) =>
        new() { Name = name, IsLive = true, Status = SourceStatus.Failed, FaultCode = fault.Code, Error = $"{name}: {fault.Message} Nothing was concluded from it. {fault.Hint}" };

    // The window of a delta cannot be moved, so it stands still for a month, and a new one is read whole.
    private async Task ReadRoundAsync(Instant now, Instant since, CancellationToken stop)
    {
        LocalDate month = now.InUtc().Date.With(DateAdjusters.StartOfMonth);
        Instant from = Instant.Min(month.PlusMonths(-MonthsBack).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), since.InUtc().Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
        Instant to = month.PlusMonths(MonthsAhead).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        if (_before is { Link: { } link } && _before.To == to && _before.From <= since && _before.Eyes == Sightings.EyesOf(_known!))
        {
            _window = new Interval(_before.From, to);
            try
            {
                _round = await CalendarRound.ReadAsync(client, link, _window, stop);
                _isWhole = _round.Link is null;
                return;
            }
            catch (GraphException fault) when (fault.IsExpiredLink)
            {
                // Everything is read anew, and compared; nothing is forgotten first.
            }
        }

        _window = new Interval(from, to);
        _isWhole = true;
        _round = await CalendarRound.ReadAsync(client, null, _window, stop);
    }

    private async Task<SourceReading> ReadingAsync(CalendarRound round, DateTimeZone home, CancellationToken stop)
    {
        var entries = new List<CalendarEntry>();
        var own = new List<OwnSighting>();
        var warnings = new List<Warning>();
        var masters = round.Items.Values.Where(item => TypeOf(item) == "seriesMaster").ToDictionary(item => IdOf(item));
        foreach (JsonElement item in round.Items.Values.Where(item => TypeOf(item) != "seriesMaster"))
        {
            await TakeAsync(item);
        }

        // One of ours that its owner made a series of.
        foreach (JsonElement master in masters.Values.Where(master => GraphMapping.KeyOf(master) is not null).ToArray())
        {
            await TakeAsync(master);
        }

        // The id of an occurrence is made of its series and its day: of a series that was moved, another may have it now.
        Dictionary<string, EntryId> read = entries.Where(entry => entry.ItemId is not null).DistinctBy(entry => entry.ItemId).ToDictionary(entry => entry.ItemId!, entry => entry.Id);
        ImmutableHashSet<EntryId> gone = [.. Known.Where(known => read.TryGetValue(known.ItemId!, out EntryId? now) && now != known.Entry).Select(known => known.Entry)];
        foreach (Interview missing in MissingInterviews(round, masters))
        {
            if (await LookUpAsync(missing.ItemId!, stop) is not { } item)
            {
                gone = gone.Add(missing.Entry);
            }
            else if (Stays(item))
            {
                throw Incomplete();
            }
            else
            {
                await TakeAsync(item);
            }
        }

        HashSet<string> sighted = [.. own.Select(one => one.FollowUp)];
        foreach (WrittenItem missing in MissingOwn(round).Where(one => !sighted.Contains(one.FollowUp)))
        {
            JsonElement? item = await LookUpAsync(missing.Id!, stop);
            if (item is { } there && Stays(there))
            {
                throw Incomplete();
            }

            own.Add(item is { } moved ? await SightingAsync(missing, moved, stop) : new OwnSighting(missing.FollowUp, missing.Id!, null, RemoteState.Deleted, ""));
        }

        return new SourceReading
        {
            Name = name,
            IsLive = true,
            Status = entries.Count == 0 && _isWhole ? SourceStatus.Empty : SourceStatus.Ok,
            Entries = [.. entries],
            Warnings = [.. warnings],
            Mailbox = new MailboxReading(_isWhole, gone, [.. own], new DeltaStream(name, _window.Start, _window.End, round.Link, "")),
        };

        async Task TakeAsync(JsonElement item)
        {
            if (GraphMapping.KeyOf(item) is { } key)
            {
                if (await OwnAsync(key, item, round, stop) is { } sighting)
                {
                    own.Add(sighting);
                }

                return;
            }

            if (GraphMapping.IsNotice(item))
            {
                return;
            }

            try
            {
                JsonElement whole = await WithMasterAsync(item, masters, stop);
                entries.Add(GraphMapping.ToEntry(whole, name, home));
            }
            catch (FormatException fault)
            {
                warnings.Add(new Warning("FUS201", $"{fault.Message} It is left out.", name));
            }
        }

        // A whole reading that lacks what is there, in the window, is none: a page was lost.
        bool Stays(JsonElement item) => _isWhole && GraphMapping.ToEntry(item, name, home) is { } entry && entry.Start >= _window.Start && entry.Start < _window.End && TypeOf(item) == "singleInstance";
    }

    private static GraphException Incomplete() => GraphException.NoAnswer("Microsoft Graph", "its list of the calendar lacks entries that are still there");

    private Task<JsonElement?> LookUpAsync(string id, CancellationToken stop) => client.FindAsync($"/me/events/{Uri.EscapeDataString(id)}", stop);

    private async Task<JsonElement> WithMasterAsync(JsonElement item, Dictionary<string, JsonElement> masters, CancellationToken stop)
    {
        if (Text(item, "seriesMasterId") is not { } series)
        {
            return item;
        }

        if (!masters.TryGetValue(series, out JsonElement master) && await LookUpAsync(series, stop) is { } found)
        {
            masters[series] = master = found;
        }

        return master.ValueKind == JsonValueKind.Object ? GraphMapping.WithMaster(item, master) : item;
    }

    private IEnumerable<Interview> Known => (_known?.Interviews.Values ?? []).Where(known => known is { ItemId: not null, IsCancelled: false } && known.Source == name);

    // Known, and not in a list that should hold it: gone, or moved out of the window.
    private IEnumerable<Interview> MissingInterviews(CalendarRound round, Dictionary<string, JsonElement> masters) =>
        Known.Where(known => !round.Items.ContainsKey(known.ItemId!)
            && (round.Removed.Contains(known.ItemId!)
                || (known.SeriesId is { } series && round.Removed.Contains(series))
                || ((_isWhole || (known.SeriesId is { } replaced && masters.ContainsKey(replaced))) && WasInView(known.Start))));

    private IEnumerable<WrittenItem> MissingOwn(CalendarRound round) =>
        (_known?.Items.Values ?? []).Where(known => known is { Person: "", Id: { } id, IsTheirs: false } && !round.Items.ContainsKey(id)
            && _known!.Ledger.GetValueOrDefault(known.FollowUp) is { IsLive: true } entry
            && (round.Removed.Contains(id) || (_isWhole && WasInView(entry.Text.Start))));

    private bool WasInView(Instant start) => start >= _window.Start && start < _window.End && (_before is null || (start >= _before.From && start < _before.To));

    private async Task<OwnSighting?> OwnAsync(string key, JsonElement item, CalendarRound round, CancellationToken stop)
    {
        string id = IdOf(item);
        if (_known?.Items.GetValueOrDefault(key) is { Id: not null } known)
        {
            if (known.Id == id)
            {
                return await SightingAsync(known, item, stop);
            }

            // The same key under another id is a copy that a person made, and theirs; unless another machine took ours away and made it anew.
            bool mayBeGone = round.Removed.Contains(known.Id) || (_isWhole && !round.Items.ContainsKey(known.Id)) || _known.Ledger.GetValueOrDefault(key)?.State == LedgerState.Dismissed;
            if (!mayBeGone || await LookUpAsync(known.Id, stop) is not null)
            {
                return null;
            }
        }

        return await MarkedAsync(key, id, stop);
    }

    private async Task<OwnSighting> SightingAsync(WrittenItem known, JsonElement item, CancellationToken stop)
    {
        // Its version moves when nobody touched it, too: only what a person sees is compared. Another machine may have written it.
        string hash = GraphMapping.HashOf(item);
        return known.IsAsWritten(hash)
            ? new OwnSighting(known.FollowUp, known.Id!, ETagOf(item), RemoteState.AsWritten, hash)
            : await MarkedAsync(known.FollowUp, known.Id!, stop);
    }

    // What was written last stands in its mark, which a list of changes does not show.
    private async Task<OwnSighting> MarkedAsync(string key, string id, CancellationToken stop) =>
        await client.FindAsync($"/me/events/{Uri.EscapeDataString(id)}?{GraphMapping.WithMarks}", stop) is { } marked
            ? new OwnSighting(key, id, ETagOf(marked), GraphMapping.IsAsMarked(marked) ? RemoteState.AsWritten : RemoteState.Edited, GraphMapping.HashOf(marked))
            : new OwnSighting(key, id, null, RemoteState.Deleted, "");

    private static string? TypeOf(JsonElement item) => Text(item, "type");
}
