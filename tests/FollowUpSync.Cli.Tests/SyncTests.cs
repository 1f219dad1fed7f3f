using System.Text.Json;
using System.Text.RegularExpressions;

namespace FollowUpSync.Cli.Tests;

/// <summary><c>sync</c> and <c>plan</c>: the document, the sources, what is guessed.</summary>
public sealed partial class SyncTests
{
    private static readonly string[] Document = ["asOf", "timeZone", "run", "mode", "sources", "interviews", "processes", "followUps", "omitted", "changes", "warnings"];

    [Fact]
    public void The_document_has_every_member_of_the_contract_and_no_other()
    {
        using var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso(), Calendars.Contoso("old@example", "20260801T150000Z", "20260801T160000Z"), "BEGIN:VEVENT\nUID:bad\nDTSTART:never\nEND:VEVENT\n"));
        JsonElement sync = desk.Json("sync", "calendar.ics");

        Assert.Equal(Document, sync.Members());
        Assert.Equal(["name", "entries", "status", "error"], sync.List("sources")[0].Members());
        Assert.Equal(
            ["id", "uid", "subject", "start", "end", "company", "role", "stage", "agency", "standing", "verdict", "score", "reasons", "processId", "people"],
            sync.List("interviews")[0].Members());
        Assert.Equal(["name", "email", "part", "from"], sync.List("interviews")[0].List("people")[0].Members());
        Assert.Equal(["id", "company", "role", "agency", "outcome", "interviews"], sync.List("processes")[0].Members());
        Assert.Equal(
            ["id", "key", "processId", "interviewId", "interviewIds", "kind", "channel", "number", "date", "start", "end", "status", "people", "why", "uid", "files"],
            sync.List("followUps")[0].Members());
        Assert.Equal(["interviewId", "kind", "why"], sync.List("omitted")[0].Members());
        Assert.Equal(["created", "updated", "cancelled", "unchanged", "list"], sync.GetProperty("changes").Members());
        Assert.Equal(["action", "what", "followUpId"], sync.GetProperty("changes").List("list")[0].Members());
        Assert.Equal(["code", "message", "source"], sync.List("warnings")[0].Members());
    }

    [Fact]
    public void Moments_have_an_offset_with_minutes_and_ids_are_typed_and_short()
    {
        using Desk desk = Desk.Synced();
        JsonElement sync = desk.Json("sync");

        Assert.Equal("2026-11-04T23:00:00Z", sync.Text("asOf"));
        JsonElement thanks = sync.FollowUp("thankYou");
        Assert.Equal(("2026-11-04", "2026-11-04T09:00:00-05:00", "2026-11-04T09:15:00-05:00"), (thanks.Text("date"), thanks.Text("start"), thanks.Text("end")));
        Assert.Equal("2026-11-03T10:00:00-05:00", sync.List("interviews")[0].Text("start"));
        Assert.Matches(ShortId(), sync.Text("run"));
        Assert.All(
            (string[])[thanks.Text("id"), thanks.Text("processId"), thanks.Text("interviewId"), sync.List("processes")[0].Text("id"), sync.List("interviews")[0].Text("id")],
            id => Assert.Matches(ShortId(), id));
        Assert.True(Guid.TryParse(thanks.Text("uid"), out _));
    }

    [Fact]
    public void Each_person_met_is_thanked_and_the_recruiter_is_asked_after_a_week()
    {
        using Desk desk = Desk.Synced();
        JsonElement sync = desk.Json("sync");

        JsonElement thanks = sync.FollowUp("thankYou");
        Assert.Equal(["maya.lindqvist@contoso.com", "dana.reyes@contoso.com"], thanks.List("people").Select(one => one.Text("email")));
        Assert.Equal(["2026-11-04-thank-you-contoso.ics", "drafts/2026-11-04-thank-you-contoso-maya-lindqvist.eml", "drafts/2026-11-04-thank-you-contoso-dana-reyes.eml"], thanks.List("files").Select(file => file.GetString()));
        Assert.Equal("due", thanks.Text("status"));
        Assert.Equal(["2026-11-10", "2026-11-17", "2026-11-24", "2026-12-01"], sync.List("followUps").Where(one => one.Text("kind") == "checkIn").Select(one => one.Text("date")));
        Assert.Equal("dana.reyes@contoso.com", sync.FollowUp("checkIn").List("people")[0].Text("email"));
        Assert.Equal("2026-12-08", sync.FollowUp("closingNote").Text("date"));
    }

    [Fact]
    public void Plan_shows_the_same_as_sync_would_do_and_makes_nothing()
    {
        using var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso()));

        JsonElement plan = desk.Json("plan", "calendar.ics");
        JsonElement dry = desk.Json("sync", "calendar.ics", "--dry-run");
        Assert.Equal(["calendar.ics"], desk.Names());
        JsonElement sync = desk.Json("sync", "calendar.ics");

        Assert.Equal(plan.ToString(), dry.ToString());
        Assert.Equal(("dryRun", JsonValueKind.Null), (plan.Text("mode"), plan.GetProperty("run").ValueKind));
        Assert.Equal("applied", sync.Text("mode"));
        Assert.Equal(plan.GetProperty("followUps").ToString(), sync.GetProperty("followUps").ToString());
        Assert.Equal(plan.GetProperty("changes").ToString(), sync.GetProperty("changes").ToString());
    }

    [Fact]
    public void A_second_sync_finds_nothing_to_do_and_a_sync_without_files_reads_the_last_ones()
    {
        using Desk desk = Desk.Synced();
        foreach (string[] again in (string[][])[["sync", "calendar.ics"], ["sync"]])
        {
            JsonElement sync = desk.Json(again);
            JsonElement changes = sync.GetProperty("changes");
            Assert.Equal((0, 0, 0, 6), (changes.Number("created"), changes.Number("updated"), changes.Number("cancelled"), changes.Number("unchanged")));
            Assert.Empty(changes.List("list"));
            Assert.Equal("calendar.ics", sync.List("sources")[0].Text("name"));
        }
    }

    [Fact]
    public void Several_files_are_one_mailbox()
    {
        using var desk = new Desk();
        desk.Save("one.ics", Calendars.File(Calendars.Contoso()));
        desk.Save("two.ics", Calendars.File(Calendars.Interview("fabrikam@example", "Fabrikam", "Jonas Weber", "Ida Holm", "20261103T180000Z", "20261103T190000Z")));

        JsonElement sync = desk.Json("sync", "one.ics", "two.ics");

        Assert.Equal(["one.ics", "two.ics"], sync.List("sources").Select(source => source.Text("name")));
        Assert.Equal(["Contoso", "Fabrikam"], sync.List("processes").Select(process => process.Text("company")).Order());
        Assert.Equal(2, desk.Json("sync").List("sources").Length);
    }

    [Fact]
    public void An_invitation_saved_from_a_mail_adds_and_a_cancellation_alone_withdraws()
    {
        using Desk desk = Desk.Synced();
        string invited = Calendars.Interview("fabrikam@example", "Fabrikam", "Jonas Weber", "Ida Holm", "20261103T180000Z", "20261103T190000Z");
        desk.Save("invite.ics", Calendars.Message("REQUEST", invited));
        JsonElement added = desk.Json("sync", "invite.ics");
        Assert.Equal(12, added.List("followUps").Length); // nothing of Contoso is gone, for a message speaks of its own entries only

        desk.Save("cancel.ics", Calendars.Message("CANCEL", invited.Replace("SEQUENCE:0", "SEQUENCE:1", StringComparison.Ordinal)));
        JsonElement cancelled = desk.Json("sync", "cancel.ics", "--yes");

        Assert.Equal(6, cancelled.GetProperty("changes").Number("cancelled"));
        Assert.Equal("cancelled", cancelled.List("interviews").Single(one => one.Text("uid") == "fabrikam@example").Text("standing"));
        Assert.Contains("fabrikam@example", desk.Read("follow-ups/cancelled.ics"), StringComparison.Ordinal);
        Assert.Equal("held", cancelled.List("interviews").Single(one => one.Text("uid") == "contoso-1@example").Text("standing"));
    }

    [Fact]
    public void An_older_copy_of_an_invitation_changes_nothing()
    {
        using Desk desk = Desk.Synced(Calendars.Contoso(sequence: 2));
        SortedDictionary<string, string> before = desk.Files();
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso(start: "20261103T200000Z", end: "20261103T210000Z", sequence: 1)));

        JsonElement sync = desk.Json("sync");

        Assert.Empty(sync.GetProperty("changes").List("list"));
        Assert.Equal("2026-11-03T10:00:00-05:00", sync.List("interviews")[0].Text("start"));
        Assert.Equal(before, desk.Files());
    }

    [Fact]
    public void One_unreadable_file_of_two_leaves_its_interviews_alone_and_the_other_is_done()
    {
        using var desk = new Desk();
        desk.Save("one.ics", Calendars.File(Calendars.Contoso()));
        desk.Save("two.ics", Calendars.File(Calendars.Interview("fabrikam@example", "Fabrikam", "Jonas Weber", "Ida Holm", "20261103T180000Z", "20261103T190000Z")));
        desk.Run("sync", "one.ics", "two.ics").Ends(0);
        desk.Save("two.ics", "This is no calendar.");
        desk.Save("one.ics", Calendars.File(Calendars.Contoso(), Calendars.Interview("litware@example", "Litware", "Omar Haddad", "Grace Okafor", "20261102T180000Z", "20261102T190000Z")));

        Answer answer = desk.Run("sync", "--json").Ends(4);
        JsonElement sync = answer.Document();

        Assert.Equal(["ok", "failed"], sync.List("sources").Select(source => source.Text("status")));
        Assert.Contains("two.ics:1:", sync.List("sources")[1].Text("error"), StringComparison.Ordinal);
        Assert.StartsWith("followupsync: two.ics:1:", answer.Error, StringComparison.Ordinal);
        Assert.Equal((6, 0), (sync.GetProperty("changes").Number("created"), sync.GetProperty("changes").Number("cancelled")));
        Assert.Contains(sync.List("interviews"), one => one.Text("uid") == "fabrikam@example" && one.Text("standing") == "held");
    }

    [Fact]
    public void Where_no_file_can_be_read_nothing_is_written()
    {
        using var desk = new Desk();
        desk.Save("bad.ics", "This is no calendar.");

        Answer answer = desk.Run("sync", "bad.ics", "missing.ics", "--json").Ends(2);

        Assert.Equal(["bad.ics"], desk.Names());
        Assert.Equal(["code", "message", "hint"], answer.Document().GetProperty("error").Members());
        Assert.Matches("^followupsync: bad.ics:1: .*\nfollowupsync: missing.ics: ", answer.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_empty_calendar_is_no_error_and_a_bad_entry_among_good_ones_is_a_warning()
    {
        using var desk = new Desk();
        desk.Save("empty.ics", Calendars.File());
        JsonElement empty = desk.Json("sync", "empty.ics");
        Assert.Equal("empty", empty.List("sources")[0].Text("status"));
        Assert.Empty(empty.List("followUps"));

        desk.Save("calendar.ics", Calendars.File("BEGIN:VEVENT\nUID:bad\nDTSTART:never\nSUMMARY:Lunch\nEND:VEVENT\n", Calendars.Contoso()));
        JsonElement sync = desk.Json("sync", "calendar.ics");
        Assert.Equal(6, sync.List("followUps").Length);
        Assert.Contains(sync.List("warnings"), warning => warning.Text("source") == "calendar.ics:8" && warning.Text("code").StartsWith("FUS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-WR-TIMEZONE:Europe/Berlin\n", "", "Europe/Berlin")] // the calendar says so
    [InlineData("", "DTSTART;TZID=Europe/Berlin:20261103T160000\nDTEND;TZID=Europe/Berlin:20261103T170000\n", "Europe/Berlin")] // the one that all share
    [InlineData("", "", "Asia/Tokyo")] // this machine's
    public void The_time_zone_is_the_calendars_else_the_one_that_all_share_else_the_machines(string head, string extra, string zone)
    {
        using var desk = new Desk();
        desk.Environment["TZ"] = "Asia/Tokyo";
        string entry = Calendars.Contoso();
        entry = extra.Length == 0 ? entry : entry.Replace("DTSTART:20261103T150000Z\nDTEND:20261103T160000Z\n", extra, StringComparison.Ordinal);
        desk.Save("calendar.ics", Calendars.With(head + $"X-WR-CALNAME:{Calendars.Owner}\n", entry));

        JsonElement sync = desk.Json("sync", "calendar.ics");

        Assert.Equal(zone, sync.Text("timeZone"));
        bool isGuess = zone == "Asia/Tokyo";
        Assert.Equal(isGuess, sync.List("warnings").Any(warning => warning.Text("message").Contains("--time-zone", StringComparison.Ordinal)));
        Assert.Equal("America/Denver", desk.Json("plan", "--time-zone", "America/Denver").Text("timeZone"));
    }

    [Fact]
    public void Whose_calendar_it_is_is_guessed_with_a_warning_and_can_be_said()
    {
        using var desk = new Desk();
        string named = Calendars.File(Calendars.Contoso());
        desk.Save("named.ics", named);
        desk.Save("unnamed.ics", named.Replace($"X-WR-CALNAME:{Calendars.Owner}\r\n", "", StringComparison.Ordinal));
        desk.Save("owned.ics", named.Replace($"X-WR-CALNAME:{Calendars.Owner}", $"X-OWNER:mailto:{Calendars.Owner}", StringComparison.Ordinal));

        foreach (string file in (string[])["named.ics", "unnamed.ics", "owned.ics"])
        {
            JsonElement plan = desk.Json("plan", file);
            Assert.Contains(plan.List("warnings"), warning => warning.Text("message").StartsWith(Calendars.Owner, StringComparison.Ordinal) && warning.Text("message").Contains("--owner", StringComparison.Ordinal));
        }

        JsonElement said = desk.Json("plan", "named.ics", "--owner", Calendars.Owner, "--owner", "maya.lindqvist@contoso.com");
        Assert.DoesNotContain(said.List("warnings"), warning => warning.Text("message").Contains("--owner", StringComparison.Ordinal));
        Assert.DoesNotContain(said.List("followUps").SelectMany(one => one.List("people")), person => person.Text("email") == "maya.lindqvist@contoso.com");
    }

    [Fact]
    public void Options_for_how_and_how_far_back_are_heard()
    {
        using var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso(), Calendars.Interview("old@example", "Fabrikam", "Jonas Weber", "Ida Holm", "20261015T180000Z", "20261015T190000Z")));
        desk.Save("holidays.ics", Calendars.File("BEGIN:VEVENT\nUID:h\nDTSTART;VALUE=DATE:20261110\nSUMMARY:Company holiday\nEND:VEVENT\n"));
        desk.Save("cadence.json", """{ "checkIn": { "limit": 1 } } // one is enough""");

        Assert.Contains(desk.Json("plan", "calendar.ics").List("omitted"), one => one.Text("why").Contains("--include-past", StringComparison.Ordinal));
        Assert.Contains(desk.Json("plan", "calendar.ics", "--include-past", "30").List("followUps"), one => one.Text("why").Contains("Fabrikam", StringComparison.Ordinal));
        Assert.Equal("2026-11-11", desk.Json("plan", "calendar.ics", "--holidays", "holidays.ics").FollowUp("checkIn").Text("date"));
        Assert.Equal("2026-11-10", desk.Json("plan", "calendar.ics", "--holidays", "us").FollowUp("checkIn").Text("date"));
        Assert.Single(desk.Json("plan", "calendar.ics", "--cadence", "cadence.json").List("followUps"), one => one.Text("kind") == "checkIn");
        desk.Json("sync", "calendar.ics", "--out", "deep/er", "--state", "elsewhere/state.db");
        Assert.True(File.Exists(desk.Path_("deep/er/follow-ups.ics")) && File.Exists(desk.Path_("elsewhere/state.db")));
    }

    [Fact]
    public void Cancelled_declined_and_old_interviews_are_listed_and_left_out_with_the_reason()
    {
        using Desk desk = Desk.Synced(
            Calendars.Contoso(extra: "STATUS:CANCELLED\n"),
            Calendars.Interview("declined@example", "Fabrikam", "Jonas Weber", "Ida Holm", "20261106T180000Z", "20261106T190000Z").Replace("ACCEPTED;CN=Alex", "DECLINED;CN=Alex", StringComparison.Ordinal),
            Calendars.Interview("old@example", "Litware", "Omar Haddad", "Grace Okafor", "20260901T180000Z", "20260901T190000Z"));
        JsonElement sync = desk.Json("sync");

        Assert.Equal(["cancelled", "declined", "held"], sync.List("interviews").Select(one => one.Text("standing")).Order());
        Assert.All(sync.List("interviews"), one => Assert.Contains(sync.List("omitted"), omitted => omitted.Text("interviewId") == one.Text("id") && omitted.Text("why").Length > 20));
        Assert.Empty(sync.List("followUps"));
    }

    [GeneratedRegex("^[ifpr]_[0-9a-z]{8}$")]
    private static partial Regex ShortId();
}
