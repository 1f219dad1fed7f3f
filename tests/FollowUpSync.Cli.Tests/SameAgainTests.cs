using System.Diagnostics;
using System.Text.Json;

namespace FollowUpSync.Cli.Tests;

/// <summary>The same state gives the same bytes: again, elsewhere, after a loss, and with two at work at once.</summary>
public sealed class SameAgainTests
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Exports", "job-search.ics");

    [Fact]
    public void The_same_calendar_twice_is_the_same_bytes_here_and_in_a_fresh_folder()
    {
        using var desk = new Desk();
        JsonElement first = desk.Json("sync", Sample);
        SortedDictionary<string, string> files = desk.Files();
        JsonElement second = desk.Json("sync", Sample);
        JsonElement fresh = desk.Json("sync", Sample, "--out", "fresh");

        Assert.Empty(second.GetProperty("changes").List("list"));
        Assert.Equal(files, desk.Files());
        Assert.Equal(files, desk.Files("fresh"));
        Assert.Equal(first.ToString(), fresh.ToString());
    }

    [Fact]
    public void A_lost_database_is_made_again_with_the_same_ids_uids_and_files()
    {
        using var desk = new Desk();
        JsonElement before = desk.Json("sync", Sample);
        SortedDictionary<string, string> files = desk.Files();
        string edited = "drafts/2026-11-10-check-in-contoso-dana-reyes.eml";
        desk.Save($"follow-ups/{edited}", "Mine.");
        File.Delete(desk.Path_("follow-ups/followupsync.db"));

        JsonElement after = desk.Json("sync", Sample);

        Assert.Equal(before.GetProperty("followUps").ToString(), after.GetProperty("followUps").ToString());
        Assert.Equal("Mine.", desk.Files()[edited]);
        Assert.All(files.Where(file => file.Key != edited), file => Assert.Equal(file.Value, desk.Files()[file.Key]));
    }

    [Fact]
    public void The_folder_is_the_owners_alone()
    {
        using Desk desk = Desk.Synced();
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(desk.Path_("follow-ups/followupsync.db")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.DoesNotContain(desk.Names(), name => name.EndsWith("-part", StringComparison.Ordinal) || name.EndsWith("-journal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_at_once_one_waits_for_the_other_and_nothing_is_lost_or_doubled()
    {
        using Desk desk = Desk.Synced();
        JsonElement plan = desk.Json("plan");
        string thanks = plan.FollowUp("thankYou").Text("id");
        string check = plan.FollowUp("checkIn").Text("id");
        string[][] words = [["done", thanks], ["snooze", check, "2026-11-12"], ["note", plan.List("interviews")[0].Text("id"), "topic: rockets"], ["sync"]];

        int[] codes = await Together(desk, words);

        Assert.Equal([0, 0, 0, 0], codes);
        JsonElement after = desk.Json("sync");
        Assert.Equal("2026-11-12", after.FollowUp("checkIn").Text("date"));
        Assert.DoesNotContain(after.List("followUps"), one => one.Text("id") == thanks);
        Assert.Empty(after.GetProperty("changes").List("list"));
        Assert.Equal(4, desk.Json("runs").List("runs").Length);
    }

    [Fact]
    public async Task Of_two_that_begin_at_once_each_is_done_or_told_to_try_again()
    {
        using var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso()));

        int[] codes = await Together(desk, [["sync", "calendar.ics"], ["sync", "calendar.ics"], ["sync", "calendar.ics"]]);

        Assert.Contains(0, codes);
        Assert.All(codes, code => Assert.True(code is 0 or 2));
        Assert.Empty(desk.Json("sync", "calendar.ics").GetProperty("changes").List("list"));
        using Desk alone = Desk.Synced();
        Assert.Equal(alone.Files(), desk.Files());
    }

    [Fact]
    public void A_first_run_that_fails_midway_leaves_no_new_file_or_folder()
    {
        using var desk = new Desk();
        Directory.CreateDirectory(desk.Path_("plans"));
        desk.Save("plans/drafts", "A file where the folder of the notes should be.");
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso()));
        string[] before = desk.Names();

        Answer answer = desk.Run("sync", "calendar.ics", "--out", "plans", "--state", "new/state.db").Ends(2);

        Assert.StartsWith("followupsync: ", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Names());
    }

    private static async Task<int[]> Together(Desk desk, string[][] commands)
    {
        Process[] processes = [.. commands.Select(command => desk.Begin(Desk.Program, [.. command, "--as-of", Desk.Now, "--json"]))];
        var codes = new List<int>();
        foreach (Process process in processes)
        {
            using (process)
            {
                Task<string> error = process.StandardError.ReadToEndAsync();
                await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                Assert.DoesNotContain("   at ", await error, StringComparison.Ordinal);
                codes.Add(process.ExitCode);
            }
        }

        return [.. codes];
    }
}
