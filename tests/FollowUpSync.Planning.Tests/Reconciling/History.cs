using CsCheck;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Planning.Tests.Plans;

namespace FollowUpSync.Planning.Tests.Reconciling;

/// <summary>A random job search: what employers, the owner and the clock do, in any order.</summary>
internal sealed class History
{
    private static readonly string[] Zones =
    [
        "America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Pago_Pago",
        "Asia/Tokyo", "America/St_Johns", "America/Santiago", "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu",
    ];

    private static readonly Cadence[] Cadences =
    [
        Cadence.Default,
        Cadence.Default,
        new() { CheckIn = new() { Limit = null }, ThankYou = new() { NextBusinessDay = true } },
        new() { CheckIn = new() { Limit = 1, EveryDays = 3 }, ClosingNote = new() { Propose = false }, Agency = new() { EveryDays = 10 } },
        new() { ThankYou = new() { LateDays = 0, At = new LocalTime(2, 30) }, CheckIn = new() { At = new LocalTime(1, 15), EveryDays = 10 }, QuietAfterWeeks = 2 },
    ];

    private static readonly Person[] Somebody =
    [
        new("Dana Reyes", "dana@contoso.example", Part.Interviewer, PersonSource.Attendee),
        new("Rosa Diaz", "rosa@contoso.example", Part.Recruiter, PersonSource.Organizer),
        new("Lee Park", null, Part.Interviewer, PersonSource.Body),
        new("Tom Hill", "tom@hays.example", Part.AgencyRecruiter, PersonSource.Attendee),
        new("Cleo Hart", "cleo@contoso.example", Part.Coordinator, PersonSource.Organizer),
    ];

    private readonly JobSearch _search;
    private readonly List<string> _uids = [];
    private Instant _now = Instant.FromUtc(2026, 10, 12, 9, 0);

    private History(int setting)
    {
        _search = new JobSearch
        {
            Home = DateTimeZoneProviders.Tzdb[Zones[setting % Zones.Length]],
            Cadence = Cadences[setting / Zones.Length % Cadences.Length],
            Days = new BusinessCalendar(HolidaySet.ForCountry(setting % 2 == 0 ? "US" : "GB")!),
        };
    }

    /// <summary>A setting, and what happens: each event is a kind and two numbers from which it takes its details.</summary>
    public static Gen<(int Setting, (int Kind, int One, int Other)[] Events)> Any { get; } =
        Gen.Select(Gen.Int[0, 1000], Gen.Select(Gen.Int[0, 19], Gen.Int[0, 10_000], Gen.Int[0, 10_000]).Array[1, 40]);

    /// <summary>Plays it, and lets <paramref name="look"/> look after every run.</summary>
    public static void Play((int Setting, (int Kind, int One, int Other)[] Events) chosen, Action<JobSearch> look)
    {
        var history = new History(chosen.Setting);
        foreach ((int kind, int one, int other) in chosen.Events)
        {
            if (history.Happen(kind, one, other))
            {
                look(history._search);
            }
        }
    }

    private bool Happen(int kind, int one, int other)
    {
        switch (kind)
        {
            case <= 3:
                Invite(one, other, null);
                return false;
            case 4 when _uids.Count > 0:
                Interview moved = _search[Uid(one)];
                (Instant start, Instant end) = Times(other);
                _search.Put(moved with { Start = start, End = end, IsCancelled = false, IsGone = false });
                return false;
            case 5 when _uids.Count > 0:
                Interview lost = _search[Uid(one)];
                _search.Put(lost with { IsCancelled = other % 3 > 0, IsGone = other % 3 == 1, IsDeclined = other % 3 == 0 });
                return false;
            case 6 when _uids.Count > 0: // invited anew, under a new id
                Interview old = _search[Uid(one)];
                _search.Put(old with { IsCancelled = true });
                Invite(one, other, old);
                return false;
            case 7 when _uids.Count > 0:
                _search.Put(_search[Uid(one)] with { IsCancelled = false, IsGone = false, IsDeclined = false });
                return false;
            case 8 when _uids.Count > 0:
                _search.Say(Uid(one), word => word with { Outcome = (Outcome)(other % 6) });
                return false;
            case 9 when _uids.Count > 0:
                _search.Say(Uid(one), word => word with { Promised = _search.Today.PlusDays((other % 30) - 5) });
                return false;
            case 10 when _uids.Count > 0:
                _search.Say(Uid(one), word => word with { Contact = new Contact(_search.Today.PlusDays(-(other % 10)), Medium.Phone) });
                return false;
            case <= 13 when Open() is { Length: > 0 } open:
                _search.Settle(open[one % open.Length], entry => (other % 4) switch
                {
                    0 => entry with { State = LedgerState.Skipped, SettledOn = _search.Today },
                    1 => entry with { SnoozedTo = _search.Today.PlusDays(other % 20), MovedTo = null },
                    _ => entry with { State = LedgerState.Done, SettledOn = _search.Today },
                });
                return Run(0, _ => RemoteState.AsWritten); // a word is written at once
            case 14:
                return Run(one % 600, entry => (Identity.Hash(entry.Key.Value, $"{other}")[0] - '0') switch
                {
                    1 => RemoteState.Edited,
                    2 => RemoteState.Deleted,
                    _ => RemoteState.AsWritten,
                });
            default:
                return Run(one % (24 * 9), _ => RemoteState.AsWritten);
        }
    }

    private bool Run(int hours, Func<LedgerEntry, RemoteState> remote)
    {
        _now += Duration.FromHours(hours);
        _search.Run(_now, remote);
        return true;
    }

    private PlannedFollowUp[] Open() =>
        [.. _search.Plan.FollowUps.Where(planned => _search.Ledger.GetValueOrDefault(planned.FollowUp.Key.Value) is not ({ IsSettled: true } or { State: LedgerState.Released }))];

    private string Uid(int n) => _uids[n % _uids.Count];

    private void Invite(int one, int other, Interview? like)
    {
        string uid = $"u{_uids.Count}";
        _uids.Add(uid);
        (Instant start, Instant end) = like is null ? Times(other) : (like.Start, like.End);
        Interview interview = JobSearch.Interview(
            uid,
            start,
            end,
            like is null ? new[] { "Contoso", "Contoso Ltd", "Fabrikam", null }[one % 4] : like.Recognition.Company,
            new[] { null, "Engineer", "Manager" }[one / 4 % 3],
            one / 12 % 3 == 0 ? "Hays" : null,
            [.. Somebody.Where((_, n) => ((one / 36) >> n) % 2 == 1)]);
        _search.Put(interview);
    }

    private (Instant Start, Instant End) Times(int n)
    {
        Instant start = _now + Duration.FromMinutes(15 * ((n % 4000) - 1500));
        return (start, start + Duration.FromMinutes(15 * (n % 7)));
    }
}
