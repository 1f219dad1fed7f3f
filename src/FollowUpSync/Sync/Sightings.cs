using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>Folds what the sources say now into what is known: present, gone, or out of sight. Absence is not proof.</summary>
public sealed class Sightings
{
    private readonly Candidate _owner;
    private readonly Interval _window;
    private readonly Dictionary<string, bool> _rulings = [];
    private readonly List<(Likeness Like, string Subject, bool IsInterview)> _lessons = [];
    private readonly ImmutableDictionary<string, Interview>.Builder _known;
    private readonly HashSet<EntryId> _entries;

    private Sightings(MailboxState state, Interval window)
    {
        (_owner, _window) = (state.Settings.Candidate, window);
        _known = state.Interviews.ToBuilder();
        _entries = [.. state.Interviews.Values.Select(known => known.Entry)];
        foreach (OwnerWord word in state.Said.Where(word => word.IsInterview is not null))
        {
            _rulings[word.InterviewId] = word.IsInterview!.Value;
            if (state.Interviews.GetValueOrDefault(word.InterviewId) is { } ruled)
            {
                _lessons.Add((Likeness.Of(ruled), ruled.Subject, word.IsInterview.Value));
            }
        }
    }

    /// <summary>The interviews known after a reading.</summary>
    /// <param name="state">What was known before.</param>
    /// <param name="readings">What each source says.</param>
    /// <param name="window">Outside it, an occurrence of a series that is missing is only out of sight.</param>
    public static ImmutableDictionary<string, Interview> Fold(MailboxState state, ImmutableArray<SourceReading> readings, Interval window)
    {
        var sightings = new Sightings(state, window);
        sightings.LearnFrom(readings);
        foreach (SourceReading reading in readings)
        {
            Recognition[] judged = sightings.Judge(reading.Entries);
            for (int i = 0; i < judged.Length; i++)
            {
                sightings.See(reading.Entries[i], judged[i], reading);
            }

            sightings.MissIn(reading);
        }

        sightings.Rule();
        return sightings._known.ToImmutable();
    }

    /// <summary>What the recognition of an entry depends on beside the entry: the rules, the owner's addresses and rulings.</summary>
    public static string EyesOf(MailboxState state) => Identity.Hash(
    [
        typeof(InterviewRecognizer).Module.ModuleVersionId.ToString(),
        .. state.Settings.Addresses,
        .. state.Words.Values.Where(word => word.IsInterview is not null).Select(word => $"{word.InterviewId}:{word.IsInterview}").Order(StringComparer.Ordinal),
    ]);

    /// <summary>Where an entry stands, were it an interview.</summary>
    public static Standing StandingOf(CalendarEntry entry, Candidate owner, Instant now) =>
        entry.Status == EntryStatus.Cancelled ? Standing.Cancelled
        : AnswerOf(entry, owner) == Answer.Declined ? Standing.Declined
        : entry.End <= now ? Standing.Held
        : Standing.Scheduled;

    // Most of a long run is this, and no judgement needs another.
    private Recognition[] Judge(ImmutableArray<CalendarEntry> entries)
    {
        var judged = new Recognition[entries.Length];
        Parallel.For(0, entries.Length, i => judged[i] = i > 0 && IsOccurrenceLike(entries[i], entries[i - 1]) ? null! : InterviewRecognizer.Recognize(entries[i], _owner));
        for (int i = 1; i < judged.Length; i++)
        {
            judged[i] ??= judged[i - 1];
        }

        return judged;
    }

    // What differs in its time alone is judged with the occurrence before it.
    private static bool IsOccurrenceLike(CalendarEntry entry, CalendarEntry before) =>
        entry.Id.Occurrence is not null && entry.Id.Uid == before.Id.Uid
        && entry == before with { Id = entry.Id, ItemId = entry.ItemId, Start = entry.Start, End = entry.End, Place = entry.Place, Sequence = entry.Sequence, Stamp = entry.Stamp };

    // A word may be about an entry that was taken for no interview, and so is not known yet.
    private void LearnFrom(ImmutableArray<SourceReading> readings)
    {
        if (_rulings.Keys.All(_known.ContainsKey))
        {
            return;
        }

        foreach (CalendarEntry entry in readings.SelectMany(reading => reading.Entries))
        {
            string id = Identity.OfInterview(_owner, entry.Id);
            if (_rulings.TryGetValue(id, out bool isInterview) && !_known.ContainsKey(id))
            {
                _lessons.Add((Likeness.Of(entry), entry.Subject, isInterview));
            }
        }
    }

    // The latest word on an entry like this one: of its series, or of the same sender with such a title.
    private (string Subject, bool IsInterview)? LessonOn(Likeness like)
    {
        for (int i = _lessons.Count - 1; i >= 0; i--)
        {
            if (_lessons[i].Like.IsLike(like))
            {
                return (_lessons[i].Subject, _lessons[i].IsInterview);
            }
        }

        return null;
    }

    private void See(CalendarEntry entry, Recognition judged, SourceReading reading)
    {
        if (entry.Status == EntryStatus.Cancelled && entry.Id.Occurrence is null && CancelSeries(entry, reading.IsMessage))
        {
            return;
        }

        // Nearly every entry of a calendar ends here.
        if (judged.Verdict == Verdict.No && _rulings.Count == 0 && _lessons.Count == 0 && !_entries.Contains(entry.Id))
        {
            return;
        }

        string id = Identity.OfInterview(_owner, entry.Id);
        Interview? known = _known.GetValueOrDefault(id);
        if (known is not null && reading.Mailbox is null && (IsOlder(entry, known) || HasNotHeard(entry, known, reading))) // A mailbox is never an old copy of itself.
        {
            return;
        }

        Recognition recognition = known is not null && entry.Status == EntryStatus.Cancelled
            ? known.Recognition // A cancellation says less than the invitation did.
            : judged;
        if (known is null && recognition.Verdict == Verdict.No && !_rulings.ContainsKey(id)
            && (_lessons.Count == 0 || LessonOn(Likeness.Of(entry)) is not { IsInterview: true }))
        {
            return;
        }

        // The owner says that it is one, so somebody is met there.
        if (recognition.Verdict == Verdict.No && known is null)
        {
            recognition = InterviewRecognizer.Read(entry, _owner);
        }

        _entries.Add(entry.Id);
        _known[id] = new Interview
        {
            Id = id,
            Entry = entry.Id,
            ItemId = entry.ItemId,
            SeriesId = entry.SeriesId,
            Source = reading.IsMessage && known is not null ? known.Source : reading.Name,
            Sequence = entry.Sequence,
            Stamp = entry.Stamp,
            Subject = known is not null && entry.Status == EntryStatus.Cancelled ? known.Subject : entry.Subject,
            Sender = Likeness.SenderOf(entry),
            Start = entry.Start,
            End = entry.End,
            IsAllDay = entry.IsAllDay,
            Zone = entry.Zone,
            IsCancelled = entry.Status == EntryStatus.Cancelled,
            IsCalledOff = entry.Status == EntryStatus.Cancelled && reading.IsMessage,
            IsDeclined = AnswerOf(entry, _owner) == Answer.Declined,
            Recognition = recognition,
        };
    }

    // A cancelled series cancels each occurrence that is known.
    private bool CancelSeries(CalendarEntry entry, bool byMessage)
    {
        Interview[] occurrences = [.. _known.Values.Where(known => known.Entry.Uid == entry.Id.Uid && known.Entry.Occurrence is not null && !IsOlder(entry, known))];
        foreach (Interview occurrence in occurrences)
        {
            _known[occurrence.Id] = occurrence with { IsCancelled = true, IsCalledOff = byMessage, Sequence = entry.Sequence, Stamp = entry.Stamp };
        }

        return occurrences.Length > 0;
    }

    private void MissIn(SourceReading reading)
    {
        Interview[] missing = reading switch
        {
            { Mailbox: { } mailbox } => [.. _known.Values.Where(known => known.Source == reading.Name && !known.IsCancelled && mailbox.Gone.Contains(known.Entry))],
            { Status: SourceStatus.Ok, IsMessage: false, Span: { } span } => MissingIn(reading, span),
            _ => [],
        };
        foreach (Interview interview in missing)
        {
            _known[interview.Id] = interview with { IsCancelled = true, IsGone = true };
        }
    }

    private Interview[] MissingIn(SourceReading reading, Interval span)
    {
        HashSet<EntryId> present = [.. reading.Entries.Select(entry => entry.Id)];
        return
        [
            .. _known.Values.Where(known => known.Source == reading.Name && !known.IsCancelled && !present.Contains(known.Entry)
                && known.Start >= span.Start && known.Start <= span.End
                && (known.Entry.Occurrence is null || _window.Contains(known.Start))),
        ];
    }

    // The owner's word wins over the recogniser's.
    private void Rule()
    {
        if (_rulings.Count == 0)
        {
            return;
        }

        foreach (Interview known in _known.Values.ToArray())
        {
            if (_rulings.TryGetValue(known.Id, out bool isInterview))
            {
                Take(known, isInterview, isInterview ? "You said that it is one." : "You said that it is none.");
            }
            else if (LessonOn(Likeness.Of(known)) is var (subject, isLike))
            {
                Take(known, isLike, $"You said that \"{subject}\" is {(isLike ? "one" : "none")}, and this is like it: of the same series, or with the same sender and title.");
            }
        }
    }

    private void Take(Interview known, bool isInterview, string reason) => _known[known.Id] = known with
    {
        Recognition = known.Recognition with
        {
            Verdict = isInterview ? Verdict.Interview : Verdict.No,
            Score = isInterview ? 1 : 0,
            Reasons = [reason],
        },
    };

    private static bool IsOlder(CalendarEntry entry, Interview known) =>
        entry.Sequence < known.Sequence
        || (entry.Sequence == known.Sequence && entry.Stamp is { } stamp && known.Stamp is { } knownStamp && stamp < knownStamp);

    // Exports stamp what they hold anew each time, so that a newer stamp alone brings nothing back.
    private static bool HasNotHeard(CalendarEntry entry, Interview known, SourceReading reading) =>
        known.IsCalledOff && !reading.IsMessage && entry.Status != EntryStatus.Cancelled && entry.Sequence <= known.Sequence;

    private static Answer AnswerOf(CalendarEntry entry, Candidate owner) =>
        entry.OwnAnswer
        ?? entry.Attendees.Where(attendee => owner.Owns(attendee.Address)).Select(attendee => (Answer?)attendee.Answer).FirstOrDefault()
        ?? Answer.None;
}
