using System.Net;

namespace FollowUpSync.Server.Tests;

/// <summary>The pages as files. What they do stands in tests/addin, in a real browser.</summary>
public sealed class AddinTests
{
    [Fact]
    public async Task A_page_is_sent_again_only_when_it_has_changed()
    {
        await using Scene scene = await Scene.OpenEmptyAsync();
        Told first = await Scene.AskAsync(scene.Stranger, "GET", "/");
        Assert.Contains("<!doctype html>", first.Text, StringComparison.OrdinalIgnoreCase);
        Told again = await Scene.AskAsync(scene.Stranger, "GET", "/", null, ("If-None-Match", first.Headers["ETag"]));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Empty(again.Bytes);
    }

    [Fact]
    public async Task What_is_no_page_is_said_to_be_none()
    {
        await using Scene scene = await Scene.OpenEmptyAsync();
        Told answer = await Scene.AskAsync(scene.Stranger, "GET", "/addin/../pairing-key");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        answer = await Scene.AskAsync(scene.Stranger, "GET", "/addin/nothing.js");
        Assert.Equal((HttpStatusCode.NotFound, "FUS610"), (answer.Status, (string)answer.Json["code"]!));
    }

    [Fact]
    public async Task The_manifests_bear_the_address_by_which_Outlook_comes()
    {
        await using Scene scene = await Scene.OpenEmptyAsync(options => options with { PublicUrl = new Uri("https://follow.example"), Notifications = false });
        foreach (string name in (string[])["manifest.xml", "manifest.json"])
        {
            string manifest = (await Scene.AskAsync(scene.Stranger, "GET", $"/addin/{name}")).Text;
            Assert.Contains("https://follow.example/addin/icons/", manifest, StringComparison.Ordinal);
            Assert.DoesNotContain("followupsync.invalid", manifest, StringComparison.Ordinal);
        }
    }
}
