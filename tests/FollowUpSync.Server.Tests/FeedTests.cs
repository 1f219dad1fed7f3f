using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace FollowUpSync.Server.Tests;

public sealed class FeedTests
{
    [Fact]
    public async Task A_feed_is_read_without_a_key_by_its_address_alone_and_only_when_it_has_changed()
    {
        await using Scene scene = await Scene.OpenAsync();
        string path = await OpenAsync(scene);
        Told feed = await Scene.AskAsync(scene.Stranger, "GET", path);
        Assert.Equal("text/calendar", feed.Headers["Content-Type"].Split(';')[0]);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT60M\r\n", feed.Text, StringComparison.Ordinal);
        Assert.Contains("Contoso", feed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ATTENDEE", feed.Text, StringComparison.Ordinal);
        Assert.Equal((await scene.EntriesAsync()).Length, feed.Text.Split("BEGIN:VEVENT").Length - 1);

        Assert.Equal(HttpStatusCode.NotModified, (await Scene.AskAsync(scene.Stranger, "GET", path, null, ("If-None-Match", feed.Headers["ETag"]))).Status);
        Assert.Equal(HttpStatusCode.NotModified, (await Scene.AskAsync(scene.Stranger, "GET", path, null, ("If-Modified-Since", feed.Headers["Last-Modified"]))).Status);
        Told head = await Scene.AskAsync(scene.Stranger, "HEAD", path);
        Assert.Equal(feed.Headers["ETag"], head.Headers["ETag"]);
        Assert.Empty(head.Bytes);

        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.DoAsync("POST", $"follow-ups/{(await scene.FollowUpAsync())["id"]}/skip");
        Told changed = await Scene.AskAsync(scene.Stranger, "GET", path, null, ("If-None-Match", feed.Headers["ETag"]));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(HttpStatusCode.OK, (await Scene.AskAsync(scene.Stranger, "GET", path, null, ("If-Modified-Since", feed.Headers["Last-Modified"]))).Status);
    }

    [Fact]
    public async Task A_new_address_kills_the_old_one_and_an_ended_feed_is_gone_and_no_file_tells_the_address()
    {
        await using Scene scene = await Scene.OpenAsync();
        string first = await OpenAsync(scene);
        string second = await OpenAsync(scene);
        Assert.NotEqual(first, second);
        Assert.True(Path.GetFileNameWithoutExtension(second).Length >= 43);
        (await Scene.AskAsync(scene.Stranger, "GET", first)).IsProblem(HttpStatusCode.NotFound, "FUS612");
        await scene.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await Scene.AskAsync(scene.Stranger, "GET", second)).Status);
        Assert.Empty(Files.With(scene.Folder, Path.GetFileNameWithoutExtension(second)));

        await scene.DoAsync("DELETE", "feed");
        (await Scene.AskAsync(scene.Stranger, "GET", second)).IsProblem(HttpStatusCode.NotFound, "FUS612");
        (await Scene.AskAsync(scene.Stranger, "GET", "/feeds/.ics")).IsProblem(HttpStatusCode.NotFound, "FUS610");
    }

    [Fact]
    public async Task A_discreet_feed_names_nobody()
    {
        await using Scene scene = await Scene.OpenAsync();
        string path = await OpenAsync(scene, """{"discreet":true}""");
        Assert.True((bool)(await scene.GetAsync("me"))["feed"]!["discreet"]!);
        string feed = (await Scene.AskAsync(scene.Stranger, "GET", path)).Text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Follow up\r\n", feed, StringComparison.Ordinal);
        foreach (string word in (string[])["contoso", "fabrikam", "dana", "sam", "thank", "engineer", "description:dear"])
        {
            Assert.DoesNotContain(word, feed, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Everything_can_be_taken_away_in_one_file()
    {
        await using Scene scene = await Scene.OpenAsync();
        await scene.DoAsync("POST", $"processes/{await scene.ProcessAsync()}/note", """{"text":"Topic: the move to event sourcing"}""");
        Told export = await scene.AskAsync("GET", "export");
        using var zip = new ZipArchive(new MemoryStream(export.Bytes));
        JsonNode remembered = JsonNode.Parse(await new StreamReader(zip.GetEntry("remembered.json")!.Open()).ReadToEndAsync())!;
        Assert.Contains(remembered["words"]!.AsObject(), word => word.Value!.ToJsonString().Contains("event sourcing", StringComparison.Ordinal));
        Assert.Equal(3, remembered["interviews"]!.AsObject().Count);
        Assert.NotNull(JsonNode.Parse(await new StreamReader(zip.GetEntry("plan.json")!.Open()).ReadToEndAsync())!["followUps"]);
        Assert.StartsWith("BEGIN:VCALENDAR", await new StreamReader(zip.GetEntry("follow-ups.ics")!.Open()).ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith(".eml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erased_is_erased_and_what_lies_in_the_mailbox_stays()
    {
        await using Scene scene = await Scene.OpenAsync();
        await OpenAsync(scene);
        await scene.DoAsync("POST", $"processes/{await scene.ProcessAsync()}/note", """{"text":"They liked the zeppelin"}""", ("Idempotency-Key", "k"));
        string[] words = ["zeppelin", "Contoso", "contoso.example", "Dana", Scene.Owner];
        Assert.All(words, word => Assert.NotEmpty(Files.With(scene.Folder, word)));
        int entries = (await scene.EntriesAsync()).Length;

        Assert.Equal(HttpStatusCode.NoContent, (await scene.AskAsync("DELETE", "me")).Status);

        Assert.All(words, word => Assert.Empty(Files.With(scene.Folder, word)));
        Assert.Empty(await scene.SubscriptionsAsync());
        Assert.Equal(entries, (await scene.EntriesAsync()).Length);
        Assert.Equal("ended", Scene.State(await scene.GetAsync("me")));
        (await scene.AskAsync("GET", "processes")).IsProblem(HttpStatusCode.NotFound, "FUS404");
        Assert.Equal(HttpStatusCode.OK, (await Scene.AskAsync(scene.Stranger, "GET", "/readyz")).Status);
        int asked = await scene.RequestsAsync();
        scene.Clock.Advance(TimeSpan.FromHours(3));
        await scene.PersonAsync("POST", "events", $"[{Scene.Invitation("northwind", "2026-11-12T10:00:00")}]");
        Assert.Equal(asked, await scene.RequestsAsync());

        await scene.DoAsync("POST", "sync");
        await scene.SyncedAsync();
        Assert.Equal(4, (await scene.GetAsync("processes"))["processes"]!.AsArray().Count);
    }

    [Fact]
    public async Task Erased_while_a_run_is_at_work_nothing_is_put_down_behind_it()
    {
        await using Scene scene = await Scene.OpenAsync();
        string mailbox = (string)(await scene.GetAsync("me"))["mailbox"]!;
        int listed = await ListedAsync();
        await scene.BackAsync("POST", "faults", """{ "script": [ { "method": "POST", "path": "subscriptions", "call": 1, "delayMs": 3000 } ] }""");
        await scene.PersonAsync("POST", "lifecycle", """{"event":"subscriptionRemoved"}""");
        await Scene.UntilAsync(async () => await ListedAsync() > listed); // It is about to ask for a new one.

        Assert.Equal(HttpStatusCode.NoContent, (await scene.AskAsync("DELETE", "me")).Status);
        await Scene.UntilAsync(async () => (await RequestsAsync()).Any(one => one.Contains("\"POST\",\"path\":\"/v1.0/subscriptions", StringComparison.Ordinal) && one.Contains("\"status\":201", StringComparison.Ordinal)));
        Assert.Empty(await scene.SubscriptionsAsync());
        Assert.Empty(Files.With(scene.Folder, mailbox));
        Assert.False(Directory.Exists(Path.Combine(scene.Folder, "mailboxes", mailbox)));
        (await scene.AskAsync("POST", "feed")).IsProblem(HttpStatusCode.NotFound, "FUS404");

        async Task<string[]> RequestsAsync() => (await scene.RequestLogAsync()).Split('\n');
        async Task<int> ListedAsync() => (await RequestsAsync()).Count(one => one.Contains("\"GET\",\"path\":\"/v1.0/subscriptions", StringComparison.Ordinal));
    }

    private static async Task<string> OpenAsync(Scene scene, string body = "{}") => new Uri((string)(await scene.DoAsync("POST", "feed", body))["url"]!).AbsolutePath;
}

/// <summary>What stands in files, whatever they are.</summary>
internal static class Files
{
    /// <summary>The files of a folder that hold a word, in UTF-8 or UTF-16.</summary>
    public static string[] With(string folder, string word) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        ReadOnlySpan<byte> all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return all.IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || all.IndexOf(Encoding.Unicode.GetBytes(word)) >= 0;
    })];
}
