using System.Text.Json;

namespace FollowUpSync.Cli.Tests;

/// <summary>What stops a run, and how one goes on.</summary>
public sealed class BrakeTests
{
    [Theory]
    [InlineData(false)] // the interviews are cancelled
    [InlineData(true)] // the calendar that had entries is empty
    public void A_brake_ends_with_3_the_document_and_how_to_go_on_and_yes_passes(bool empty)
    {
        using Desk desk = Desk.Synced();
        SortedDictionary<string, string> before = desk.Files();
        byte[] state = File.ReadAllBytes(desk.Path_("follow-ups/followupsync.db"));
        desk.Save("calendar.ics", empty ? Calendars.File() : Calendars.File(Calendars.Contoso(sequence: 1, extra: "STATUS:CANCELLED\n")));

        Answer stopped = desk.Run("sync", "--json").Ends(3);
        JsonElement document = stopped.Document();

        Assert.Equal(("stopped", JsonValueKind.Null), (document.Text("mode"), document.GetProperty("run").ValueKind));
        Assert.Contains("--yes", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was written", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Files());
        Assert.Equal(state, File.ReadAllBytes(desk.Path_("follow-ups/followupsync.db")));
        Assert.Contains("Stopped, nothing was written", desk.Run("sync").Ends(3).Out, StringComparison.Ordinal);

        JsonElement passed = desk.Json("sync", "--yes");
        Assert.Equal("applied", passed.Text("mode"));
        desk.Run("sync").Ends(0); // No false alarm for ever.
    }
}
