using System.Text;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Tests.Ics;

public sealed class IcsWriterTests
{
    private static readonly IcsEvent ThankYou = new()
    {
        Uid = Identity.NameBasedUuid("thank-you"),
        Key = "4c1f0a52e7d84b3f9a6d2b7c8e901f23",
        Created = Instant.FromUtc(2026, 11, 3, 23, 0),
        LastModified = Instant.FromUtc(2026, 11, 3, 23, 0),
        Sequence = 0,
        Start = Instant.FromUtc(2026, 11, 4, 14, 0),
        End = Instant.FromUtc(2026, 11, 4, 14, 15),
        Summary = "Thank Dana Reyes (Contoso)",
        Description = "Dear Dana,\n\nthank you for the talk; I liked the part on queues, logs \\ traces.\n\nAlex",
        RelatedTo = "040000008200E00074C5B7101A82E00800000000B0C1,contoso.com",
    };

    private static readonly IcsEvent CheckIn = ThankYou with
    {
        Uid = Identity.NameBasedUuid("check-in"),
        Sequence = 3,
        LastModified = Instant.FromUtc(2026, 11, 9, 8, 30),
        Start = Instant.FromUtc(2026, 11, 10, 15, 0),
        End = Instant.FromUtc(2026, 11, 10, 15, 15),
        Summary = "Check in with Zoë Müller-Lüdenscheidt (Größe & Söhne 🚀 Büro für Überführungen)",
        Description = "",
        RelatedTo = "",
    };

    [Fact]
    public void A_single_follow_up_is_a_file_without_method_and_calendar_name() => Same("one.ics", IcsWriter.One(ThankYou));

    [Fact]
    public void All_follow_ups_are_a_named_calendar_and_empty_properties_are_left_out() => Same("all.ics", IcsWriter.All([ThankYou, CheckIn], "Follow-ups, Alex"));

    [Fact]
    public void A_withdrawal_is_a_METHOD_CANCEL_without_an_alarm() => Same("cancelled.ics", IcsWriter.Cancelled([ThankYou with { Sequence = 1 }]));

    [Fact]
    public void A_calendar_without_follow_ups_is_still_a_legal_one() => Same("none.ics", IcsWriter.All([], "Follow-ups"));

    [Fact]
    public void The_order_in_which_events_come_does_not_change_the_bytes()
    {
        IcsEvent sameTime = CheckIn with { Uid = Identity.NameBasedUuid("another") };
        Assert.Equal(IcsWriter.All([ThankYou, CheckIn, sameTime], "x"), IcsWriter.All([sameTime, CheckIn, ThankYou], "x"));
    }

    [Fact]
    public void A_revision_keeps_event_and_alarm_UID()
    {
        string[] Uids(IcsEvent followUp) => [.. Encoding.UTF8.GetString(IcsWriter.One(followUp)).Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal))];

        string[] first = Uids(ThankYou);
        Assert.Equal(2, first.Distinct().Count());
        Assert.Equal(first, Uids(ThankYou with { Sequence = 7, Summary = "Another", Start = ThankYou.Start - Duration.FromDays(1) }));
    }

    [Theory]
    [InlineData("ical.js")]
    [InlineData("ts-ics")]
    public async Task A_foreign_reader_sees_the_moments_the_revision_and_one_alarm_at_the_start(string reader)
    {
        ForeignReaders.Event[] events = await ForeignReaders.ReadAsync(reader, IcsWriter.All([ThankYou, CheckIn], "Follow-ups"));

        Assert.Equal([ThankYou.Uid.ToString(), CheckIn.Uid.ToString()], events.Select(e => e.Uid));
        Assert.Equal(
            ("2026-11-10T15:00:00.000Z", "2026-11-10T15:15:00.000Z", "2026-11-09T08:30:00.000Z", 3, "CONFIRMED"),
            (events[1].Start, events[1].End, events[1].Stamp, events[1].Sequence, events[1].Status));
        Assert.Equal([new ForeignReaders.Alarm("DISPLAY", CheckIn.Summary, 0)], events[1].Alarms);
    }

    [Theory]
    [InlineData("ical.js")]
    [InlineData("ts-ics")]
    public async Task A_foreign_reader_sees_a_withdrawal_as_cancelled(string reader)
    {
        ForeignReaders.Event withdrawn = Assert.Single(await ForeignReaders.ReadAsync(reader, IcsWriter.Cancelled([ThankYou with { Sequence = 1 }])));
        Assert.Equal(("CANCELLED", 1, 0), (withdrawn.Status, withdrawn.Sequence, withdrawn.Alarms.Length));
    }

    private static void Same(string golden, byte[] written) =>
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ics", "Golden", golden)), Encoding.UTF8.GetString(written));
}
