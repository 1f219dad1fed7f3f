using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MimeKit;

namespace FollowUpSync.Cli.Tests;

/// <summary>What lies in the folder: calendar files, notes, withdrawals.</summary>
public sealed partial class FilesTests
{
    private const string Draft = "follow-ups/drafts/2026-11-04-thank-you-contoso-maya-lindqvist.eml";

    [Fact]
    public void Each_open_follow_up_has_a_file_of_its_own_and_stands_in_the_one_of_all()
    {
        using Desk desk = Desk.Synced();
        JsonElement[] followUps = desk.Json("plan").List("followUps");
        SortedDictionary<string, string> files = desk.Files();

        Assert.Equal(
            [.. followUps.SelectMany(one => one.List("files")).Select(file => file.GetString()!).Append("follow-ups.ics").Order(StringComparer.Ordinal)],
            files.Keys);
        Assert.All(followUps, one =>
        {
            string single = files[one.List("files")[0].GetString()!];
            Assert.Contains($"UID:{one.Text("uid")}\r\n", single, StringComparison.Ordinal);
            Assert.Contains($"UID:{one.Text("uid")}\r\n", files["follow-ups.ics"], StringComparison.Ordinal);
            Assert.Contains("RELATED-TO:contoso-1@example\r\n", single, StringComparison.Ordinal);
            Assert.DoesNotContain("METHOD", single, StringComparison.Ordinal);
        });
        Assert.All(files.Values, text => Assert.DoesNotMatch("[^\r]\n|ATTENDEE|ORGANIZER", text));
        Assert.All(
            Blocks(files["follow-ups.ics"]),
            block => Assert.Equal((1, 1, 1, 1, 1), (Count(block, "DTEND:"), Count(block, "BEGIN:VALARM"), Count(block, "ACTION:DISPLAY"), Count(block, "CLASS:PRIVATE"), Count(block, "TRANSP:TRANSPARENT"))));
    }

    [Fact]
    public void A_calendar_file_of_the_persons_own_is_never_written_over()
    {
        using var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso()));
        string theirs = Calendars.File(Calendars.Event("mine@example", "Choir", "20261103T190000Z", "20261103T200000Z"));
        Directory.CreateDirectory(desk.Path_("follow-ups"));
        desk.Save("follow-ups/follow-ups.ics", theirs);

        Answer answer = desk.Run("sync", "calendar.ics").Ends(2);

        Assert.Contains("follow-ups.ics: a calendar file of this name is there already, and it is not ours; move it away, or name another folder: --out DIR", answer.Error, StringComparison.Ordinal);
        Assert.Equal(["follow-ups.ics"], desk.Files().Keys);
        Assert.Equal(theirs, desk.Read("follow-ups/follow-ups.ics"));
        Assert.False(File.Exists(desk.Path_("follow-ups/followupsync.db")));
    }

    [Fact]
    public void Calendar_files_of_ours_are_written_again_also_when_the_state_file_was_lost()
    {
        using Desk desk = Desk.Synced();
        string all = desk.Read("follow-ups/follow-ups.ics");
        File.Delete(desk.Path_("follow-ups/followupsync.db"));
        desk.Save("follow-ups/follow-ups.ics", all.Replace("SUMMARY:", "SUMMARY:x", StringComparison.Ordinal));

        desk.Run("sync", "calendar.ics").Ends(0);

        Assert.Equal(all, desk.Read("follow-ups/follow-ups.ics"));
    }

    [Fact]
    public void A_note_opens_as_a_draft_to_the_person_met_and_says_the_same_as_text_and_html()
    {
        using Desk desk = Desk.Synced();
        Assert.StartsWith("X-Unsent: 1\r\n", desk.Read(Draft), StringComparison.Ordinal);
        var mail = MimeMessage.Load(desk.Path_(Draft));

        Assert.Empty(mail.From);
        Assert.Null(mail.Sender);
        MailboxAddress to = Assert.IsType<MailboxAddress>(Assert.Single(mail.To));
        Assert.Equal(("Maya Lindqvist", "maya.lindqvist@contoso.com"), (to.Name, to.Address));
        Assert.Equal("Thank you for your time on Tuesday: Senior Engineer", mail.Subject);
        Assert.StartsWith("Dear Maya,", mail.TextBody!, StringComparison.Ordinal);
        Assert.EndsWith("Best regards,\nAlex Morgan", mail.TextBody!.Trim().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string words = Tags().Replace(mail.HtmlBody!, " ");
        Assert.Equal(Blank().Replace(mail.TextBody!, " ").Trim(), Blank().Replace(System.Net.WebUtility.HtmlDecode(words), " ").Trim());
    }

    [Fact]
    public void A_note_to_somebody_without_a_certain_address_has_no_recipient()
    {
        using Desk desk = Desk.Synced(Calendars.Event("named@example", "Interview with Contoso: Senior Engineer", "20261103T150000Z", "20261103T160000Z", extra: "DESCRIPTION:You will meet Jonas Weber (Head of Platform).\n"));
        JsonElement thanks = desk.Json("plan").FollowUp("thankYou");
        Assert.All(thanks.List("people"), person => Assert.Equal(JsonValueKind.Null, person.GetProperty("email").ValueKind));
        Assert.All(Directory.GetFiles(desk.Path_("follow-ups/drafts")), file => Assert.Empty(MimeMessage.Load(file).To));
    }

    [Fact]
    public void Revisions_rise_with_every_change_and_never_fall_whatever_the_clock_does()
    {
        using Desk desk = Desk.Synced();
        string uid = desk.Json("plan").FollowUp("thankYou").Text("uid");
        string process = desk.Json("plan").List("processes")[0].Text("id");
        (int Sequence, string Stamp) last = Revision(desk.Read("follow-ups/follow-ups.ics"), uid);
        Assert.Equal((0, "20261104T230000Z"), last); // the run's moment, not this machine's

        Step("outcome", process, "offer", "--as-of", "2026-11-05T18:00:00-05:00");
        Step("outcome", process, "active", "--as-of", "2026-11-05T19:00:00-05:00");
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso(start: "20261104T150000Z", end: "20261104T160000Z", sequence: 1)));
        Step("sync", "--as-of", "2026-11-04T18:30:00-05:00"); // the clock was set back

        void Step(params string[] typed)
        {
            desk.Run(typed).Ends(0);
            string file = typed.Contains("offer") ? "follow-ups/cancelled.ics" : "follow-ups/follow-ups.ics";
            (int Sequence, string Stamp) now = Revision(desk.Read(file), uid);
            Assert.True(now.Sequence > last.Sequence, $"{string.Join(' ', typed)}: {now} after {last}");
            Assert.True(string.CompareOrdinal(now.Stamp, last.Stamp) >= 0, $"{string.Join(' ', typed)}: {now} after {last}");
            last = now;
        }
    }

    [Fact]
    public void Withdrawals_of_all_runs_are_in_cancelled_and_an_entry_leaves_it_when_it_is_back()
    {
        using Desk desk = Desk.Synced(Calendars.Contoso(), Calendars.Interview("fabrikam@example", "Fabrikam", "Jonas Weber", "Ida Holm", "20261103T180000Z", "20261103T190000Z"));
        JsonElement[] processes = desk.Json("plan").List("processes");
        desk.Run("outcome", processes[0].Text("id"), "rejected").Ends(0);
        desk.Run("outcome", processes[1].Text("id"), "rejected").Ends(0);

        string cancelled = desk.Read("follow-ups/cancelled.ics");
        Assert.Contains("METHOD:CANCEL\r\n", cancelled, StringComparison.Ordinal);
        Assert.Equal(12, Count(cancelled, "STATUS:CANCELLED"));
        Assert.DoesNotContain("VALARM", cancelled, StringComparison.Ordinal);
        Assert.DoesNotContain("follow-ups.ics", desk.Files().Keys);

        desk.Run("outcome", processes[0].Text("id"), "active").Ends(0);
        Assert.Equal(6, Count(desk.Read("follow-ups/cancelled.ics"), "STATUS:CANCELLED"));
        Assert.Equal(6, Count(desk.Read("follow-ups/follow-ups.ics"), "STATUS:CONFIRMED"));
    }

    [Fact]
    public void Files_deleted_by_hand_are_written_again()
    {
        using Desk desk = Desk.Synced();
        SortedDictionary<string, string> before = desk.Files();
        Directory.Delete(desk.Path_("follow-ups/drafts"), recursive: true);
        File.Delete(desk.Path_("follow-ups/2026-11-10-check-in-contoso.ics"));
        File.WriteAllText(desk.Path_("follow-ups/follow-ups.ics"), "spoiled");

        desk.Run("sync").Ends(0);

        Assert.Equal(before, desk.Files());
    }

    [Fact]
    public void A_note_that_somebody_edited_stays_theirs_whatever_changes_and_is_not_reported_for_ever()
    {
        using Desk desk = Desk.Synced();
        desk.Save(Draft, "Mine now.");
        desk.Save("mine.txt", "Subject: Thanks\n\nOther words.\n");

        desk.Run("templates", "set", "thank-you", "mine.txt").Ends(0);
        desk.Run("note", desk.Json("plan").List("interviews")[0].Text("id"), "topic: rockets").Ends(0);
        desk.Run("sync").Ends(0);
        Assert.Equal("Mine now.", desk.Read(Draft));
        Assert.Empty(desk.Json("sync").GetProperty("changes").List("list"));

        desk.Run("outcome", desk.Json("plan").List("processes")[0].Text("id"), "rejected").Ends(0);
        Assert.Equal("Mine now.", desk.Read(Draft)); // Withdrawn, and still not ours to delete.
    }

    [Fact]
    public void A_file_of_the_persons_own_with_the_name_of_a_note_is_left_alone()
    {
        using var desk = new Desk();
        Directory.CreateDirectory(desk.Path_("follow-ups/drafts"));
        desk.Save(Draft, "My own words.");
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso()));
        desk.Run("sync", "calendar.ics").Ends(0);
        desk.Run("sync").Ends(0);
        Assert.Equal("My own words.", desk.Read(Draft));
    }

    [Fact]
    public void A_note_keeps_its_first_name_and_the_calendar_file_follows_the_day()
    {
        using Desk desk = Desk.Synced();
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso(start: "20261104T150000Z", end: "20261104T160000Z", sequence: 1)));
        JsonElement check = desk.Json("sync").FollowUp("checkIn");
        Assert.Equal(["2026-11-11-check-in-contoso.ics", "drafts/2026-11-10-check-in-contoso-dana-reyes.eml"], check.List("files").Select(file => file.GetString()));
        Assert.DoesNotContain("2026-11-10-check-in-contoso.ics", desk.Files().Keys);
    }

    [Fact]
    public void Names_are_plain_ascii_of_bounded_length_and_differ_by_more_than_case()
    {
        string[] companies = ["Łódź & Söhne Großhandel", "東京電力株式会社", "../../etc/passwd", "CON", "A" + new string('b', 300), "Contoso", "CONTOSO", "Ærø/Ørsted\\ <x>:|?*"];
        using Desk desk = Desk.Synced(
        [
            .. companies.Select((company, i) => Calendars.Event(
                $"u{i}@example", $"Interview with {company}: Engineer {i}", "20261103T150000Z", "20261103T160000Z",
                extra: $"ORGANIZER;CN=\"Tomás Ñandú\":mailto:tomas{i}@company{i}.com\nATTENDEE;CN=\"Tomás Ñandú\":mailto:tomas{i}@company{i}.com\nATTENDEE:mailto:{Calendars.Owner}\n")),
        ]);

        string[] names = [.. desk.Files().Keys];

        Assert.All(names, name => Assert.Matches("^(drafts/)?[a-z0-9-]{1,115}\\.(ics|eml)$", name));
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains(names, name => name.EndsWith("-tomas-nandu.eml", StringComparison.Ordinal));
        Assert.Equal(["calendar.ics", "follow-ups"], Directory.EnumerateFileSystemEntries(desk.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_follow_up_is_discreet_where_the_cadence_says_so()
    {
        using Desk desk = Desk.Synced();
        desk.Save("cadence.json", """{ "discreet": true }""");
        desk.Run("cadence", "set", "cadence.json").Ends(0);
        Assert.DoesNotMatch("Contoso|Maya|DESCRIPTION:[^F]", desk.Read("follow-ups/2026-11-04-thank-you-contoso.ics").Replace("\r\n ", "", StringComparison.Ordinal));
    }

    private static (int Sequence, string Stamp) Revision(string calendar, string uid)
    {
        string block = Assert.Single(Blocks(calendar), block => block.Contains(uid, StringComparison.Ordinal));
        string stamp = Value(block, "DTSTAMP");
        Assert.Equal(stamp, Value(block, "LAST-MODIFIED"));
        return (int.Parse(Value(block, "SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture), stamp);
    }

    private static string Value(string block, string name) => Regex.Match(block, $"^{name}:(.*?)\r$", RegexOptions.Multiline).Groups[1].Value;

    private static string[] Blocks(string calendar) => calendar.Split("BEGIN:VEVENT")[1..];

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("<head>.*?</head>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
