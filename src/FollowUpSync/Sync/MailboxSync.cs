using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Mail;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>The story of a run: read, recognise, plan, compare, write, remember. A second run has nothing to do.</summary>
/// <param name="source">The sources of some paths.</param>
/// <param name="target">Where follow-ups go.</param>
/// <param name="mail">The mail of some paths, or null where there is none to read.</param>
public sealed class MailboxSync(Func<ImmutableArray<string>, ICalendarSource> source, Func<MailboxState, IFollowUpTarget> target, Func<ImmutableArray<string>, IMailSource?>? mail = null)
{
    private static readonly Duration Year = Duration.FromDays(366);

    /// <summary>Syncs a mailbox with its sources.</summary>
    /// <exception cref="UnusableInputException">Nothing could be read. Nothing was written.</exception>
    public async Task<SyncReport> RunAsync(SyncRequest request, CancellationToken stop)
    {
        using var mailboxes = new Mailboxes(request.StatePath);
        MailboxState? known = mailboxes.Find(request.Owners) is { } all ? request.DryRun ? Replay.At(all, request.AsOf) : all : null;
        ImmutableArray<string> paths = PathsOf(request, known);
        ICalendarSource calendar = source(paths);
        SourceHints hints = await calendar.LookAsync(request.Ruling is null && !request.Anew ? known : ReadAnew(known), request.AsOf, request.AsOf - Duration.FromDays(request.IncludePastDays ?? FirstSightDays(known)), stop);
        (DateTimeZone home, Warning? zoneGuessed) = HomeOf(request, known, hints);
        var window = new Interval(request.AsOf - Year, request.AsOf + Year);
        ImmutableArray<SourceReading> readings = await calendar.ReadAsync(home, window, stop);
        bool nothingRead = readings.All(reading => reading is { Status: SourceStatus.Failed, Entries.IsEmpty: true });
        if (nothingRead && !readings.Any(reading => reading.IsLive))
        {
            throw new UnusableInputException("FUS200", string.Join('\n', readings.Select(reading => reading.Error)), "Nothing was written; name a calendar that can be read.");
        }

        Warning? ownerGuessed = null;
        if (known is null)
        {
            (ImmutableArray<string> owners, ownerGuessed) = OwnersOf(request, hints, readings);
            known = mailboxes.Find(owners) ?? MailboxState.New(owners, home, request.AsOf);
        }

        MailboxState seen = See(known, request, readings, paths, home, window);
        (seen, Warning? unheard) = await HearAsync(seen, nothingRead ? null : mail?.Invoke(paths), known.Runs.Count + 1, request, stop);
        var run = new MailboxRun(known, seen, request.AsOf, own: [.. readings.SelectMany(reading => reading.Mailbox?.Own ?? [])]);
        string? stopped = request.Yes || nothingRead ? null : WhyStop(known, seen, readings, run);
        (MailboxState after, string runId) = run.Record(request.What);
        SyncMode mode = stopped is not null || nothingRead ? SyncMode.Stopped : request.DryRun ? SyncMode.DryRun : SyncMode.Applied;
        IncompleteException? unwritten = null;
        if (mode == SyncMode.Applied)
        {
            unwritten = await WriteAsync(mailboxes, known, after, run, stop);
        }

        return run.Report(mode, mode == SyncMode.Applied ? runId : null) with
        {
            Stopped = stopped,
            Unwritten = unwritten,
            Sources = readings,
            Warnings = [.. new[] { zoneGuessed, ownerGuessed, unheard }.OfType<Warning>(), .. readings.SelectMany(reading => reading.Warnings), .. run.Warnings],
        };
    }

    // An entry that was let be is not remembered, and a list of changes does not show it again.
    private static MailboxState? ReadAnew(MailboxState? known) =>
        known is null ? null : known with { Streams = known.Streams.SetItems(known.Streams.Select(stream => KeyValuePair.Create(stream.Key, stream.Value with { Link = null }))) };

    // What could not be written is remembered as wanted: the next run goes on from there.
    private async Task<IncompleteException?> WriteAsync(Mailboxes mailboxes, MailboxState known, MailboxState after, MailboxRun run, CancellationToken stop)
    {
        try
        {
            await mailboxes.WriteAsync(known, after, run.Drafts, target, stop);
            return null;
        }
        catch (IncompleteException fault)
        {
            return fault;
        }
    }

    private static int FirstSightDays(MailboxState? known) => MailboxPlan.CadenceOf(known?.Settings.Cadence).FirstSightDays;

    private static ImmutableArray<string> PathsOf(SyncRequest request, MailboxState? known) =>
        !request.Paths.IsEmpty ? request.Paths
        : known is not null && !known.Sources.IsEmpty ? [.. known.Sources.Values.Select(one => one.Path).Order(StringComparer.Ordinal)]
        : throw new UnusableInputException("FUS205", "No calendar is named, and none was read before.", "Name one: followupsync sync my-calendar.ics");

    private static (DateTimeZone Home, Warning? Guessed) HomeOf(SyncRequest request, MailboxState? known, SourceHints hints)
    {
        if (request.TimeZone is { } chosen)
        {
            return (chosen, null);
        }

        if (hints.TimeZone is { } named)
        {
            return (named, null);
        }

        return known is not null
            ? (DateTimeZoneProviders.Tzdb[known.Settings.TimeZone], null)
            : (request.SystemZone, new Warning("FUS220", $"The calendar names no time zone of its own; this machine's, {request.SystemZone.Id}, is taken. If that is not yours: --time-zone NAME", "time zone"));
    }

    private static (ImmutableArray<string> Owners, Warning? Guessed) OwnersOf(SyncRequest request, SourceHints hints, ImmutableArray<SourceReading> readings)
    {
        if (!request.Owners.IsEmpty)
        {
            return (request.Owners, null);
        }

        string owner = hints.Owner ?? OwnerGuess.From(readings);
        string message = owner == OwnerGuess.Nobody
            ? "No address in the calendar can be yours. So that nobody writes to themselves: --owner ADDRESS"
            : $"{owner} is taken for your own address{(hints.Owner is null ? ", since it stands on most entries" : "; the calendar says so")}. If it is not: --owner ADDRESS";
        return ([owner.ToLowerInvariant()], new Warning("FUS221", message, "owner"));
    }

    private static MailboxState See(
        MailboxState known, SyncRequest request, ImmutableArray<SourceReading> readings, ImmutableArray<string> paths, DateTimeZone home, Interval window)
    {
        MailboxState state = known with
        {
            Settings = SettingsOf(known, request, readings, home),
            Sources = known.Sources.SetItems(readings.Zip(paths)
                .Where(pair => pair.First.Status != SourceStatus.Failed)
                .Select(pair => KeyValuePair.Create(pair.First.Name, new KnownSource(pair.First.Name, pair.Second, pair.First.Mailbox is { IsWhole: false } ? known.Sources[pair.First.Name].Entries : pair.First.Entries.Length)))),
        };
        if (request.Ruling is var (interview, isInterview))
        {
            string id = MailboxRun.IdOfRun(known.Settings.Candidate, known.Runs.Count + 1);
            state = state with { Words = state.Words.SetItem(id, new OwnerWord { InterviewId = interview, At = request.AsOf, IsInterview = isInterview }) };
        }

        MailboxState seen = state with
        {
            Interviews = Sightings.Fold(state, readings, window),
            Streams = state.Streams.SetItems(readings.Select(reading => reading.Mailbox?.Stream).OfType<DeltaStream>().Select(stream => KeyValuePair.Create(stream.Name, stream with { Eyes = Sightings.EyesOf(state), At = request.AsOf }))),
        };
        return request.Ruling is var (judged, _) && !seen.Interviews.ContainsKey(judged)
            ? throw new UnusableInputException("FUS410", $"{request.What}: there is no such entry in the calendars read last.", "Name it by the id that detect prints, or by interview id.")
            : seen;
    }

    // Of a message that concerns no process nothing is remembered, not even that it was there.
    private static async Task<(MailboxState State, Warning? Fault)> HearAsync(MailboxState state, IMailSource? mail, int runNumber, SyncRequest request, CancellationToken stop)
    {
        if (mail is null || state.Settings.NotesAsFiles)
        {
            return (state, null);
        }

        MailRound round = await mail.ReadAsync(state, request.AsOf, request.AsOf - Duration.FromDays(FirstSightDays(state)), stop);
        Candidate owner = state.Settings.Candidate;
        ImmutableArray<MailEvidence> news =
        [
            .. MailReading.Read(owner, HiringProcesses.Of(owner, state.Certain, state.Said, state.Mail.Values), round.Messages.Where(message => !state.Mail.ContainsKey(message.Id)))
                .Select(one => one with { Run = MailboxRun.IdOfRun(owner, runNumber), SeenAt = request.AsOf }),
        ];
        HashSet<string> left = [.. round.Messages.Where(message => message.FollowUp is not null).Select(message => message.Id)];
        WrittenItem[] theirs = [.. state.Items.Values.Where(item => item is { Person.Length: > 0, Id: { } id, IsTheirs: false } && left.Contains(id))];
        return (state with
        {
            Mail = news.IsEmpty ? state.Mail : state.Mail.SetItems(news.Select(one => KeyValuePair.Create(one.MessageId, one))),
            Items = theirs.Length == 0 ? state.Items : state.Items.SetItems(theirs.Select(item => KeyValuePair.Create(item.Key, item with { IsTheirs = true, Intended = item.Hash }))),
            Streams = state.Streams.SetItems(round.Streams.Select(stream => KeyValuePair.Create(stream.Name, stream))),
        }, round.Fault);
    }

    private static MailboxSettings SettingsOf(MailboxState known, SyncRequest request, ImmutableArray<SourceReading> readings, DateTimeZone home)
    {
        MailboxSettings settings = known.Settings;
        string? cadence = request.Cadence ?? settings.Cadence;
        LocalDate today = request.AsOf.InZone(home).Date;
        int? past = request.IncludePastDays ?? (known.Sources.IsEmpty ? MailboxPlan.CadenceOf(cadence).FirstSightDays : null);
        return settings with
        {
            Name = OwnerGuess.NameOf(settings.Addresses[0], readings) ?? settings.Name,
            TimeZone = home.Id,
            Horizon = past is { } days ? LocalDate.Min(settings.Horizon, today.PlusDays(-days)) : settings.Horizon,
            Cadence = cadence,
            NotesAsFiles = request.NotesAsFiles ?? settings.NotesAsFiles,
            Holidays = request.Country ?? (request.Holidays is null ? settings.Holidays : null),
            HolidayDates = request.Holidays ?? (request.Country is null ? settings.HolidayDates : null),
        };
    }

    private static string? WhyStop(MailboxState known, MailboxState seen, ImmutableArray<SourceReading> readings, MailboxRun run)
    {
        if (readings.FirstOrDefault(reading => reading.Status == SourceStatus.Empty && known.Sources.GetValueOrDefault(reading.Name) is { Entries: > 0 }) is { } empty)
        {
            return $"{empty.Name} had {known.Sources[empty.Name].Entries} entries last time and has none now";
        }

        Interview[] lost =
        [
            .. seen.Certain.Where(interview => (interview.IsCancelled || interview.IsDeclined)
                && known.Interviews.GetValueOrDefault(interview.Id) is { IsCancelled: false, IsDeclined: false }),
        ];
        return Brakes.WhyStop(run.Actions, known.Ledger.Values, lost);
    }
}
