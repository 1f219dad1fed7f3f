using System.Text.Json;

namespace FollowUpSync.Cli.Tests;

/// <summary>Whatever is typed wrong is named, with its value and a cure; nothing is written.</summary>
public sealed class BadInputTests : IClassFixture<BadInputTests.Kept>
{
    private readonly Kept _kept;

    public BadInputTests(Kept kept) => _kept = kept;

    /// <summary>What is typed | what the message must name. FOLLOWUP, PROCESS and INTERVIEW stand for known ids.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        { "", "--help" },
        { "frobnicate", "frobnicate" },
        { "sync calendar.ics --dryrun", "--dryrun: there is no such option" },
        { "sync calendar.ics -j", "-j: there is no such option" },
        { "sync missing.ics", "missing.ics" },
        { "sync .", "cannot be read" },
        { "sync not-a-calendar.ics", "not-a-calendar.ics:1:" },
        { "sync calendar.ics --as-of yesterday", "--as-of yesterday" },
        { "sync calendar.ics --as-of 2026-11-04T18:00:00", "offset: 2026-11-03T12:00:00-05:00" },
        { "sync calendar.ics --as-of 2026-02-30T00:00:00Z", "--as-of 2026-02-30" },
        { "sync calendar.ics --time-zone Mars/Olympus", "--time-zone Mars/Olympus" },
        { "sync calendar.ics --owner alex", "--owner alex" },
        { "sync calendar.ics --include-past -3", "--include-past -3" },
        { "sync calendar.ics --include-past soon", "--include-past soon" },
        { "sync calendar.ics --include-past 99999999999", "from 0 to 3650" },
        { "sync calendar.ics --holidays Atlantis", "--holidays Atlantis" },
        { "sync calendar.ics --holidays missing.ics", "missing.ics" },
        { "sync calendar.ics --holidays not-a-calendar.ics", "not-a-calendar.ics:1:" },
        { "sync calendar.ics --cadence missing.json", "missing.json" },
        { "sync calendar.ics --cadence not-a-calendar.ics", "not-a-calendar.ics:1:" },
        { "sync calendar.ics --state not-a-calendar.ics", "not-a-calendar.ics: this is not a state file" },
        { "sync calendar.ics --state .", "--state .: this is a folder" },
        { "sync calendar.ics --out calendar.ics", "--out calendar.ics: this is a file" },
        { "sync calendar.ics --out=", "--out" },
        { "sync calendar.ics --state=", "--state" },
        { "done", "done --help" },
        { "done f_nonesuch", "f_nonesuch" },
        { "done calendar.ics", "calendar.ics is no follow-up" },
        { "skip i_nonesuch", "i_nonesuch" },
        { "snooze FOLLOWUP someday", "UNTIL someday" },
        { "snooze FOLLOWUP 2026-02-30", "UNTIL 2026-02-30" },
        { "snooze FOLLOWUP 2026-10-01", "2026-10-01 is past" },
        { "snooze FOLLOWUP", "snooze --help" },
        { "outcome PROCESS won", "OUTCOME won: not known; one of: active, offer" },
        { "outcome PROCESS 1", "OUTCOME 1" },
        { "outcome p_nonesuch offer", "p_nonesuch" },
        { "note INTERVIEW", "note --help" },
        { "note i_nonesuch hello", "i_nonesuch" },
        { "promise PROCESS 20/11/2026", "DATE 20/11/2026: this is no day; write it as 2026-11-20" },
        { "promise PROCESS", "promise --help" },
        { "contact PROCESS --on tomorrow", "--on tomorrow" },
        { "contact PROCESS --on 2026-12-24", "2026-12-24 lies ahead" },
        { "contact PROCESS --by pigeon", "--by pigeon: not known; one of: email, phone, meeting" },
        { "interview INTERVIEW perhaps", "VERDICT perhaps" },
        { "interview nonesuch@example yes", "nonesuch@example" },
        { "interview nonesuch@example no", "nonesuch@example" },
        { "interview i_nonesuch no", "i_nonesuch" },
        { "undo r_nonesuch", "r_nonesuch" },
        { "undo FOLLOWUP", "is no run" },
        { "explain nonesuch", "nonesuch" },
        { "explain", "explain --help" },
        { "draft f_nonesuch", "f_nonesuch" },
        { "draft PROCESS", "is no open follow-up" },
        { "draft FOLLOWUP --kind praise", "--kind praise: not known; one of: next-round, no-show, offer, withdrawal" },
        { "draft FOLLOWUP --format docx", "A letter is a file and cannot be shown here; name one: --out letter.docx" },
        { "draft FOLLOWUP --format pdf", "--format pdf: not known; one of: text, html, eml, docx, call" },
        { "draft FOLLOWUP --person kim@fabrikam.com", "kim@fabrikam.com is not among" },
        { "draft FOLLOWUP --format eml --out no/such/folder/x.eml", "--out no/such/folder/x.eml" },
        { "export --out no/such/folder/x.ics", "--out no/such/folder/x.ics" },
        { "cadence", "cadence --help" },
        { "cadence check missing.json", "missing.json" },
        { "cadence set not-a-calendar.ics", "not-a-calendar.ics:1:" },
        { "templates show nonesuch", "nonesuch: there is no such template; one of: thank-you" },
        { "templates check thank-you missing.txt", "missing.txt" },
        { "templates set nonesuch calendar.ics", "nonesuch" },
        { "templates reset nonesuch", "nonesuch" },
        { "detect missing.ics", "missing.ics" },
        { "detect not-a-calendar.jsonl", "not-a-calendar.jsonl:1:" },
        { "detect", "detect --help" },
        { "plan --owner stranger@example.com", "No calendar is named" },
        { "runs --owner stranger@example.com", "Nothing is remembered" },
        { "runs --out nowhere", "nowhere" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_ends_with_2_a_line_with_the_cure_and_nothing_written(string typed, string names)
    {
        Desk desk = _kept.Desk;
        string[] args = [.. typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => _kept.Ids.GetValueOrDefault(word, word))];

        Answer answer = desk.Run([.. args.Take(1), "--json", .. args.Skip(1)]).Ends(2);

        Assert.Equal(["error"], answer.Document().Members());
        JsonElement error = answer.Document().GetProperty("error");
        Assert.Equal(["code", "message", "hint"], error.Members());
        Assert.Matches("^FUS[0-9]{3}$", error.Text("code"));
        Assert.Contains(names, answer.Error, StringComparison.Ordinal);
        Assert.All(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("followupsync: ", line, StringComparison.Ordinal));
        Assert.Contains("; ", answer.Error.Trim().Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(".;", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Error, StringComparison.Ordinal);
        Assert.Equal(_kept.Names, desk.Names());
        Assert.Equal(_kept.State, File.ReadAllBytes(desk.Path_("follow-ups/followupsync.db")));
    }

    [Fact]
    public void Where_two_owners_share_a_state_one_must_be_named()
    {
        using Desk desk = Desk.Synced();
        desk.Run("sync", "calendar.ics", "--owner", "sam@home.example").Ends(0);
        Assert.Contains("holds the follow-ups of alex.morgan@home.example and sam@home.example; say whose with --owner", desk.Run("plan").Ends(2).Error, StringComparison.Ordinal);
        desk.Run("plan", "--owner", Calendars.Owner).Ends(0);
    }

    /// <summary>One folder for all cases, which none of them may change.</summary>
    public sealed class Kept : IDisposable
    {
        public Kept()
        {
            Desk = Desk.Synced();
            Desk.Save("not-a-calendar.ics", "Dear diary,\n");
            Desk.Save("not-a-calendar.jsonl", "Dear diary,\n");
            JsonElement plan = Desk.Json("plan");
            Ids["FOLLOWUP"] = plan.FollowUp("thankYou").Text("id");
            Ids["PROCESS"] = plan.List("processes")[0].Text("id");
            Ids["INTERVIEW"] = plan.List("interviews")[0].Text("id");
            Names = Desk.Names();
            State = File.ReadAllBytes(Desk.Path_("follow-ups/followupsync.db"));
        }

        internal Desk Desk { get; }

        internal Dictionary<string, string> Ids { get; } = [];

        internal string[] Names { get; }

        internal byte[] State { get; }

        public void Dispose() => Desk.Dispose();
    }
}
