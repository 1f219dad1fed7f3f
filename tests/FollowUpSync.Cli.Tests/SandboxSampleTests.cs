using System.Text.Json;

namespace FollowUpSync.Cli.Tests;

/// <summary>Trying it without an account, as the README says.</summary>
public class SandboxSampleTests
{
    [Fact]
    public async Task The_sample_of_the_sandbox_shows_interviews_and_follow_ups_at_once()
    {
        await using MailboxDesk desk = await MailboxDesk.OpenAsync(seed: Path.Combine(AppContext.BaseDirectory, "Exports", "job-search.json"));

        (int exit, string said, _) = await desk.SyncAsync("--json");

        Assert.Equal(0, exit);
        JsonElement document = JsonDocument.Parse(said).RootElement;
        Assert.Equal("America/New_York", document.Text("timeZone"));
        Assert.Equal(["Contoso", "Fabrikam"], document.List("interviews").Select(one => one.Text("company")));
        Assert.All(document.List("interviews"), one => Assert.Equal("interview", one.Text("verdict")));
        Assert.Equal(7, document.GetProperty("changes").List("list").Count(one => one.Text("what") == "event"));
        Assert.Contains(document.GetProperty("changes").List("list"), one => one.Text("what") == "draft");
    }
}
