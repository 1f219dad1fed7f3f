using System.Text;
using FollowUpSync.Ics;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Ics.Reading;

/// <summary>Files that are damaged or made to do harm end in a message and a bounded list of entries, and cost nobody else's event.</summary>
public sealed class HostileFileTests
{
    private const string Good = "BEGIN:VEVENT\r\nUID:good\r\nDTSTART:20261102T150000Z\r\nSUMMARY:Good\r\nEND:VEVENT\r\n";
    private const string SaidOfGood = "> 2026-11-02T15:00Z 0:00 Good";

    private static readonly string Whole = string.Concat(
        "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nRRULE:FREQ=YEARLY\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Office:20261102T150000\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=3\r\nEXDATE;TZID=Office:20261207T150000\r\nRDATE:20261209T150000Z/PT1H\r\nORGANIZER;CN=\"Reyes, Dana\":mailto:dana@contoso.example\r\n",
        "SUMMARY;ENCODING=QUOTED-PRINTABLE:Gespr=C3=A4ch=\r\n morgen\r\nDESCRIPTION:Ünï\r\n code\\, <b>bold</b>\r\nCATEGORIES:A,B\\,C\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261207T140000Z\r\nDTSTART:20261207T150000Z\r\nEND:VEVENT\r\n",
        Good,
        "END:VCALENDAR\r\n");

    [Fact]
    public void Cut_off_anywhere_it_is_read_as_far_as_it_goes()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Whole);
        for (int length = 0; length < whole.Length; length++)
        {
            IcsFile file = IcsFile.Read(whole.AsMemory(0, length), "c.ics");
            _ = (file.TimeZone, file.Owner, file.ZoneIds(), file.AddressCounts());
            SourceReading reading = file.Entries(DateTimeZone.Utc, ReadingCase.Window);
            Assert.True(reading.Status == SourceStatus.Failed || !reading.Warnings.IsEmpty || length >= whole.Length - 2, $"Nothing is said of a file that ends after {length} bytes.");
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Bytes_turned_into_others_never_throw(int seed)
    {
        var random = new Random(seed);
        byte[] marks = "\r\n :;,=\"\\TZ0+-\0\u00FF"u8.ToArray();
        for (int i = 0; i < 2_000; i++)
        {
            byte[] broken = Encoding.UTF8.GetBytes(Whole);
            for (int n = random.Next(1, 12); n > 0; n--)
            {
                broken[random.Next(broken.Length)] = random.Next(2) == 0 ? marks[random.Next(marks.Length)] : (byte)random.Next(256);
            }

            IcsFile file = IcsFile.Read(broken, "c.ics");
            _ = (file.TimeZone, file.Owner, file.ZoneIds(), file.AddressCounts());
            Assert.InRange(file.Entries(DateTimeZone.Utc, ReadingCase.Window).Entries.Length, 0, 600);
        }
    }

    [Theory, InlineData(4), InlineData(5)]
    public void Garbage_is_no_calendar(int seed)
    {
        byte[] garbage = new byte[100_000];
        new Random(seed).NextBytes(garbage);

        SourceReading reading = ReadingCase.Read(garbage);

        Assert.Equal(SourceStatus.Failed, reading.Status);
        Assert.Contains("c.ics", reading.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> NoCalendars => new()
    {
        { "", "empty" },
        { "\r\n\r\n", "empty" },
        { "<!DOCTYPE html><html><body>Please sign in</body></html>", "web page" },
        { "  \r\n<HTML><head></head></HTML>", "web page" },
        { "BEGIN:VCARD\r\nFN:Dana\r\nEND:VCARD\r\n", "address card" },
        { "PK\u0003\u0004rest", "zip" },
        { "{\"error\":\"expired\"}", "no BEGIN:VCALENDAR" },
    };

    [Theory, MemberData(nameof(NoCalendars))]
    public void What_is_no_calendar_is_called_what_it_is(string content, string word)
    {
        SourceReading reading = ReadingCase.Read(content);

        Assert.Equal(SourceStatus.Failed, reading.Status);
        Assert.Contains(word, reading.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Bombs => new()
    {
        { "a rule for every second", Event("RRULE:FREQ=SECONDLY"), "FUS215" },
        { "a rule with every hour, minute and second of every day", Event($"RRULE:FREQ=DAILY;BYHOUR={Numbers(0, 23)};BYMINUTE={Numbers(0, 59)};BYSECOND={Numbers(0, 59)}"), "FUS215" },
        { "two thousand million times", Event("RRULE:FREQ=DAILY;COUNT=2000000000"), "" },
        { "two thousand million months", Event("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=2000000000", "19000101T000000"), "" },
        { "10,000 dates taken out", Event("RRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:" + string.Join(',', Enumerable.Repeat("20261103T150000Z", 10_000))), "FUS216" },
        { "100,000 dates taken out", Event("RRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:" + string.Join(',', Enumerable.Repeat("20261103T150000Z", 100_000))), "FUS211" },
        { "100,000 lines of one date each", Event("RRULE:FREQ=DAILY;COUNT=2\r\n" + string.Concat(Enumerable.Repeat("EXDATE:20261103T150000Z\r\n", 100_000)).TrimEnd()), "FUS216" },
        { "100,000 rules", Event(string.Concat(Enumerable.Repeat("RRULE:FREQ=DAILY\r\n", 100_000)).TrimEnd()), "FUS215" },
        { "3,000,000 properties", Event(string.Concat(Enumerable.Repeat("UID:\r\n", 3_000_000)).TrimEnd()), "FUS211" },
        { "100,000 attendees", Event("SUMMARY:Interview\r\n" + string.Concat(Enumerable.Range(0, 100_000).Select(n => $"ATTENDEE:mailto:a{n}@b.example\r\n")).TrimEnd()), "" },
        { "50,000 series counted since 1900", string.Concat(Enumerable.Range(0, 50_000).Select(n => $"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:19000101T150000Z\r\nRRULE:FREQ=DAILY;COUNT=2000000000\r\nEND:VEVENT\r\n")), "FUS215" },
        { "10,000 more dates", Event("RDATE:" + string.Join(',', Enumerable.Range(0, 10_000).Select(n => $"202611{n % 28 + 1:00}T{n / 28 % 24:00}{n / 672 % 60:00}00Z"))), "FUS216" },
        { "a line of 5 MB", Event("DESCRIPTION:" + new string('x', 5_000_000)), "FUS211" },
        { "5 MB of folds", Event("DESCRIPTION:x" + string.Concat(Enumerable.Repeat("\r\n ", 1_700_000))), "FUS211" },
        { "1 MB of one property's parameters", Event("ATTENDEE" + string.Concat(Enumerable.Repeat(";A=B", 250_000)) + ":mailto:a@b.example"), "" },
        { "1 MB of a start's parameters", Event("X:1", "20261102T150000Z", string.Concat(Enumerable.Repeat(";A=B", 250_000))), "FUS210" },
        { "10,000 components in each other", Event(string.Concat(Enumerable.Repeat("BEGIN:X\r\n", 10_000)) + string.Concat(Enumerable.Repeat("END:X\r\n", 10_000)).TrimEnd()), "FUS213" },
        { "10,000 BEGINs without an END", string.Concat(Enumerable.Repeat("BEGIN:VALARM\r\n", 10_000)), "" },
        { "a zone that changes every second", "BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=DAILY;BYHOUR=" + Numbers(0, 23) + ";BYMINUTE=" + Numbers(0, 59) + "\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" + Event("X:1", "20261102T150000", ";TZID=Z"), "" },
        { "20,000 endless daily series", string.Concat(Enumerable.Range(0, 20_000).Select(n => $"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20200101T150000Z\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n")), "FUS216" },
        { "2,000 slow series", string.Concat(Enumerable.Range(0, 2_000).Select(n => $"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:19000101T150000Z\r\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=100000\r\nEND:VEVENT\r\n")), "FUS215" },
        { "100,000 zones", string.Concat(Enumerable.Range(0, 100_000).Select(n => $"BEGIN:VTIMEZONE\r\nTZID:Z{n}\r\nEND:VTIMEZONE\r\n")) + Event("X:1", "20261102T150000", ";TZID=Z7"), "FUS214" },
        { "the same UID 100,000 times", string.Concat(Enumerable.Range(0, 100_000).Select(n => $"BEGIN:VEVENT\r\nUID:1\r\nSEQUENCE:{n}\r\nDTSTART:20261103T150000Z\r\nEND:VEVENT\r\n")), "FUS218" },
        { "100,000 quotes", Event("ATTENDEE;CN=" + new string('"', 100_001) + ":mailto:a@b.example"), "" },
        { "a million empty lines", new string('\n', 1_000_000), "" },
    };

    [Theory, MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public async Task A_bomb_costs_itself_and_no_other_event(string what, string bomb, string warning)
    {
        string calendar = "BEGIN:VCALENDAR\r\n" + Good + bomb + "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n" + Good.Replace("good", "after", StringComparison.Ordinal) + "END:VCALENDAR\r\n";

        // A guard against hanging, not a measurement: each takes seconds at most.
        SourceReading reading = await Task.Run(() => ReadingCase.Read(calendar), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        Assert.Equal([SaidOfGood, SaidOfGood], ReadingCase.Said(reading).Split('\n').Where(line => line == SaidOfGood));
        Assert.InRange(reading.Entries.Length, 2, 250_000);
        Assert.InRange(reading.Warnings.Length, 0, 500);
        Assert.True(warning.Length == 0 || reading.Warnings.Any(one => one.Code == warning && one.Source.StartsWith("c.ics:", StringComparison.Ordinal)), $"{what}: no {warning} among {string.Join(' ', reading.Warnings.Select(one => one.Code).Distinct())}.");
    }

    [Fact]
    public void A_bad_event_does_not_lose_the_other_400()
    {
        string events = string.Concat(Enumerable.Range(0, 401).Select(n => $"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:{(n == 200 ? "yesterday" : "20261102T150000Z")}\r\nEND:VEVENT\r\n"));

        SourceReading reading = ReadingCase.Read("BEGIN:VCALENDAR\r\n" + events + "END:VCALENDAR\r\n");

        Assert.Equal(400, reading.Entries.Length);
        Warning warning = Assert.Single(reading.Warnings);
        Assert.Equal(("FUS210", "c.ics:804"), (warning.Code, warning.Source));
        Assert.Equal(SourceStatus.Ok, reading.Status);
    }

    [Fact]
    public void A_file_of_500_MB_is_refused_unread()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("followupsync-").FullName, "huge.ics");
        try
        {
            // Sparse: it takes no room.
            using (FileStream file = File.Create(path))
            {
                file.SetLength(500L << 20);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            SourceReading reading = IcsFile.Read(path).Entries(DateTimeZone.Utc, ReadingCase.Window);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
            Assert.Equal(SourceStatus.Failed, reading.Status);
            Assert.Contains("huge.ics: FUS203: The file has 500 MB", reading.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private static string Event(string lines, string start = "20261102T160000Z", string parameters = "") =>
        $"BEGIN:VEVENT\r\nUID:bomb\r\nDTSTART{parameters}:{start}\r\n{lines}\r\nEND:VEVENT\r\n";

    private static string Numbers(int first, int last) => string.Join(',', Enumerable.Range(first, last - first + 1));
}
