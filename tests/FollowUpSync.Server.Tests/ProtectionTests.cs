using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FollowUpSync.Server.Tests;

public sealed class ProtectionTests
{
    [Fact]
    public async Task Nobody_unpaired_gets_anything_from_the_api()
    {
        await using Scene scene = await Scene.OpenAsync();
        JsonObject paths = (await Scene.AskAsync(scene.Stranger, "GET", "/openapi/v1.json")).Json["paths"]!.AsObject();
        foreach ((string path, JsonNode? operations) in paths.Where(one => one.Key.StartsWith("/api/", StringComparison.Ordinal)))
        {
            foreach ((string method, _) in operations!.AsObject())
            {
                foreach ((string, string)[] headers in ((string, string)[][])[[], [("Authorization", "Bearer " + scene.Key[..^1] + "_")], [("Authorization", "Bearer")], [("Cookie", "followupsync=" + scene.Key)]])
                {
                    Told answer = await Scene.AskAsync(scene.Stranger, method.ToUpperInvariant(), path, null, headers);
                    answer.IsProblem(HttpStatusCode.Unauthorized, "FUS601");
                    Assert.DoesNotContain("contoso", answer.Text, StringComparison.OrdinalIgnoreCase);
                }
            }
        }

        Assert.Equal(3, (int)(await scene.GetAsync("me"))["counts"]!["interviews"]!); // And nothing was erased.
    }

    [Fact]
    public async Task The_printed_link_pairs_a_browser_for_as_long_as_the_key_lasts()
    {
        await using Scene scene = await Scene.OpenAsync();
        string link = Regex.Match(scene.Told.ToString(), @"http://\S+/pair\?code=\S+").Value;
        Told opened = await Scene.AskAsync(scene.Stranger, "GET", new Uri(link).PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, opened.Status);
        Assert.Matches("(?i)httponly", opened.Headers["Set-Cookie"]);
        Assert.Matches("(?i)samesite=strict", opened.Headers["Set-Cookie"]);
        string cookie = opened.Headers["Set-Cookie"].Split(';')[0];
        Assert.DoesNotContain(scene.Key, cookie, StringComparison.Ordinal);

        await scene.RestartAsync();

        Assert.Equal(HttpStatusCode.OK, (await Scene.AskAsync(scene.Stranger, "GET", "/api/v1/me", null, ("Cookie", cookie))).Status);
        (await Scene.AskAsync(scene.Stranger, "GET", new Uri(link).PathAndQuery)).IsProblem(HttpStatusCode.Unauthorized, "FUS601");
    }

    [Theory]
    [InlineData("Host", "followupsync.attacker.example", HttpStatusCode.MisdirectedRequest, "FUS602")]
    [InlineData("Host", "127.0.0.1:1", HttpStatusCode.MisdirectedRequest, "FUS602")]
    [InlineData("Origin", "https://attacker.example", HttpStatusCode.Forbidden, "FUS603")]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden, "FUS603")]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden, "FUS603")]
    public async Task A_page_of_another_site_gets_nowhere_even_from_a_paired_browser(string header, string value, HttpStatusCode status, string code)
    {
        await using Scene scene = await Scene.OpenEmptyAsync();
        foreach (string path in (string[])["/api/v1/me", "/", "/healthz", "/metrics", "/openapi/v1.json", "/feeds/x.ics"])
        {
            Told answer = await Scene.AskAsync(scene.Http, "GET", path, null, (header, value));
            answer.IsProblem(status, code);
            Assert.DoesNotContain(answer.Headers.Keys, name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }

        (await Scene.AskAsync(scene.Http, "POST", "/api/v1/sync", "{}", (header, value))).IsProblem(status, code);
    }

    [Fact]
    public async Task Its_own_pages_may_ask_and_what_a_form_can_send_is_not_taken()
    {
        await using Scene scene = await Scene.OpenEmptyAsync();
        string own = scene.Service.Address.AbsoluteUri.TrimEnd('/');
        Assert.Equal(HttpStatusCode.OK, (await scene.AskAsync("GET", "me", null, ("Origin", own), ("Sec-Fetch-Site", "same-origin"))).Status);
        (await scene.AskAsync("POST", "sync", "{}", ("Content-Type", "text/plain"))).IsProblem(HttpStatusCode.UnsupportedMediaType, "FUS606");
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_and_frames_and_is_kept_nowhere()
    {
        await using Scene scene = await Scene.OpenEmptyAsync();
        foreach (string path in (string[])["/api/v1/me", "/healthz", "/nothing", "/openapi/v1.json", "/pair"])
        {
            Told answer = await Scene.AskAsync(scene.Http, "GET", path);
            Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.DoesNotContain("Server", answer.Headers.Keys);
        }
    }

    [Fact]
    public async Task Others_of_the_machine_cannot_read_the_key_or_the_data()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps other people out of the profile by itself.");
            return;
        }

        await using Scene scene = await Scene.OpenAsync();
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        foreach (string file in Directory.GetFiles(scene.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.True((File.GetUnixFileMode(file) & others) == 0, file);
        }
    }
}
