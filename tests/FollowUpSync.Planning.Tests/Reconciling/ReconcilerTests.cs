using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Planning.Tests.Plans;

namespace FollowUpSync.Planning.Tests.Reconciling;

public sealed class ReconcilerTests
{
    private static readonly WantedEntry Thanks = Want(FollowUpStatus.Planned);
    private static readonly LedgerEntry Written = Write(Thanks);

    // wanted | written as | what is there now -> what is done
    [Theory]
    [InlineData("wanted", "nothing", "as written", "Create")]
    [InlineData("wanted", "withdrawn", "as written", "Create")]
    [InlineData("wanted", "live", "as written", "nothing")]
    [InlineData("wanted", "live", "edited", "Release")]
    [InlineData("wanted", "live", "deleted", "Dismiss")]
    [InlineData("wanted otherwise", "live", "as written", "Update")]
    [InlineData("wanted otherwise", "live", "edited", "Release")]
    [InlineData("wanted otherwise", "live", "deleted", "Dismiss")]
    [InlineData("wanted otherwise", "withdrawn", "as written", "Create")]
    [InlineData("held", "nothing", "as written", "nothing")]
    [InlineData("held", "withdrawn", "as written", "nothing")]
    [InlineData("held", "live", "as written", "Cancel")]
    [InlineData("held", "live", "edited", "Release")]
    [InlineData("held", "live", "deleted", "Cancel")]
    [InlineData("unwanted", "withdrawn", "as written", "nothing")]
    [InlineData("unwanted", "live", "as written", "Cancel")]
    [InlineData("unwanted", "live", "edited", "Release")]
    [InlineData("unwanted", "live", "deleted", "Dismiss")]
    public void Truth_table(string wanted, string written, string remote, string action)
    {
        SyncAction? decided = Reconciler.Decide(WantedAs(wanted), WrittenAs(written), RemoteAs(remote));

        Assert.Equal(action, decided?.GetType().Name ?? "nothing");
    }

    [Theory]
    [InlineData(LedgerState.Done)]
    [InlineData(LedgerState.Skipped)]
    [InlineData(LedgerState.Dismissed)]
    [InlineData(LedgerState.Released)]
    public void What_a_person_settled_or_took_over_is_never_touched_again(LedgerState state)
    {
        var actions =
            from wanted in (string[])["wanted", "wanted otherwise", "held", "unwanted"]
            from remote in Enum.GetValues<RemoteState>()
            select Reconciler.Decide(WantedAs(wanted), Written with { State = state }, remote);

        Assert.All(actions, Assert.Null);
    }

    [Fact]
    public void What_comes_back_is_the_one_that_was_withdrawn()
    {
        LedgerEntry withdrawn = Written with { State = LedgerState.Withdrawn };

        Assert.Equal(withdrawn, Assert.IsType<SyncAction.Create>(Reconciler.Decide(Thanks, withdrawn, RemoteState.AsWritten)).Before);
    }

    [Fact]
    public void Writes_what_is_wanted_first_and_in_its_order_then_withdraws_by_key()
    {
        LedgerEntry[] unwanted = [.. Enumerable.Range(1, 9).Select(n => Written with { Key = new FollowUpKey($"{(n * 7) % 9}", FollowUpKind.CheckIn, n) })];
        WantedEntry[] wanted = [.. Enumerable.Range(1, 9).Select(n => Want(FollowUpStatus.Planned, number: 10 - n))];

        ImmutableArray<SyncAction> actions = Reconciler.Compare(wanted, unwanted.ToImmutableDictionary(entry => entry.Key.Value), _ => RemoteState.AsWritten);

        Assert.Equal(wanted, actions.Take(9).Select(action => ((SyncAction.Create)action).Wanted));
        Assert.Equal(unwanted.Select(entry => entry.Key.Value).Order(StringComparer.Ordinal), actions.Skip(9).Select(action => ((SyncAction.Cancel)action).Before.Key.Value));
    }

    [Fact]
    public void Asks_the_target_about_live_entries_only()
    {
        LedgerEntry settled = Written with { State = LedgerState.Done };

        Assert.Empty(Reconciler.Compare([Thanks], ImmutableDictionary<string, LedgerEntry>.Empty.Add(settled.Key.Value, settled), entry => throw new InvalidOperationException($"asked about {entry.Key}")));
    }

    // In a discreet calendar the text shows nothing of it, and yet later plans depend on it.
    [Fact]
    public void Takes_down_whom_and_what_an_entry_is_about_even_if_its_text_is_the_same()
    {
        Assert.True(Thanks.Differs(Written with { InterviewIds = ["i_other"] }));
        Assert.True(Thanks.Differs(Written with { People = [new Person("Lee Park", null, Part.Interviewer, PersonSource.Body)] }));
        Assert.True(Thanks.Differs(Written with { MovedTo = new LocalDate(2026, 11, 4) }));
        Assert.True(Thanks.Differs(Written with { SnoozedTo = new LocalDate(2026, 11, 4) }));
        Assert.False(Thanks.Differs(Written with { InterviewIds = [.. Written.InterviewIds], People = [.. Written.People], Why = "Another sentence.", Sequence = 7 }));
    }

    private static WantedEntry? WantedAs(string wanted) => wanted switch
    {
        "wanted" => Thanks,
        "wanted otherwise" => Thanks with { Text = Thanks.Text with { Summary = "Thank Lee" } },
        "held" => Want(FollowUpStatus.Held),
        _ => null,
    };

    private static LedgerEntry? WrittenAs(string written) => written switch
    {
        "live" => Written,
        "withdrawn" => Written with { State = LedgerState.Withdrawn },
        _ => null,
    };

    private static RemoteState RemoteAs(string remote) => remote switch
    {
        "edited" => RemoteState.Edited,
        "deleted" => RemoteState.Deleted,
        _ => RemoteState.AsWritten,
    };

    private static WantedEntry Want(FollowUpStatus status, int number = 1)
    {
        ZonedDateTime start = Instant.FromUtc(2026, 11, 3, 14, 0).InZone(DateTimeZoneProviders.Tzdb["America/New_York"]);
        var followUp = new FollowUp
        {
            Key = FollowUpKey.For(JobSearch.Me, new EntryId("u1"), FollowUpKind.ThankYou, number),
            ProcessId = "p_1",
            InterviewId = "i_1",
            InterviewIds = ["i_1"],
            Channel = Channel.Email,
            Start = start,
            End = start.PlusMinutes(15),
            Status = status,
            People = [new Person("Dana Reyes", "dana@contoso.example", Part.Interviewer, PersonSource.Attendee)],
            Why = "The day after.",
        };
        return new WantedEntry(new PlannedFollowUp(followUp, null, null, IsNext: true), new CalendarText(start.ToInstant(), followUp.End.ToInstant(), "Thank Dana", "The day after.", "u1"));
    }

    private static LedgerEntry Write(WantedEntry wanted) => new()
    {
        Key = wanted.FollowUp.Key,
        State = LedgerState.Live,
        ProcessId = wanted.FollowUp.ProcessId,
        InterviewId = wanted.FollowUp.InterviewId,
        InterviewIds = wanted.FollowUp.InterviewIds,
        Channel = wanted.FollowUp.Channel,
        Day = wanted.FollowUp.Date,
        Text = wanted.Text,
        People = wanted.FollowUp.People,
        Why = wanted.FollowUp.Why,
        Created = wanted.Text.Start,
        Changed = wanted.Text.Start,
        FileName = "thank-you.ics",
    };
}
