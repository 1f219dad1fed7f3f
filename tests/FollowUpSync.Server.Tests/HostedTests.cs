using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace FollowUpSync.Server.Tests;

/// <summary>The service for an organisation: who may come, what each of them sees, and what is left of them.</summary>
public sealed class HostedTests
{
    /// <summary>What is changed in a good token, and the answer.</summary>
    public static TheoryData<string, HttpStatusCode, string> BadTokens => new()
    {
        { "missing", HttpStatusCode.Unauthorized, "FUS601" },
        { "no token at all", HttpStatusCode.Unauthorized, "FUS601" },
        { "expired", HttpStatusCode.Unauthorized, "FUS601" },
        { "not yet good", HttpStatusCode.Unauthorized, "FUS601" },
        { "for Graph", HttpStatusCode.Unauthorized, "FUS601" },
        { "of another directory", HttpStatusCode.Unauthorized, "FUS601" },
        { "names another directory than its issuer", HttpStatusCode.Unauthorized, "FUS601" },
        { "tampered", HttpStatusCode.Unauthorized, "FUS601" },
        { "not signed", HttpStatusCode.Unauthorized, "FUS601" },
        { "signed with the public key", HttpStatusCode.Unauthorized, "FUS601" },
        { "without a person", HttpStatusCode.Unauthorized, "FUS601" },
        { "without the scope", HttpStatusCode.Forbidden, "FUS617" },
        { "of a program", HttpStatusCode.Forbidden, "FUS617" },
        { "without a mailbox", HttpStatusCode.Forbidden, "FUS617" },
    };

    [Theory, MemberData(nameof(BadTokens))]
    public async Task What_is_no_good_token_opens_nothing_and_learns_nothing(string what, HttpStatusCode status, string code)
    {
        HostedScene scene = await Shared.Value;
        DateTimeOffset now = scene.Clock.GetUtcNow();
        string good = scene.Token(HostedScene.Fir);
        const string Elsewhere = "33333333-dddd-4ddd-8ddd-333333333333";
        string? token = what switch
        {
            "missing" => null,
            "no token at all" => "sandbox:alex@mail.example",
            "expired" => scene.Token(HostedScene.Fir, ("exp", now.AddMinutes(-10).ToUnixTimeSeconds())),
            "not yet good" => scene.Token(HostedScene.Fir, ("nbf", now.AddMinutes(10).ToUnixTimeSeconds())),
            "for Graph" => scene.Token(HostedScene.Fir, ("aud", "00000003-0000-0000-c000-000000000000")),
            "of another directory" => scene.Token(Elsewhere),
            "names another directory than its issuer" => scene.Token(HostedScene.Fir, ("tid", HostedScene.Oak)),
            "tampered" => string.Join('.', good.Split('.').Select((part, i) => i == 1 ? Base64(Encoding.UTF8.GetString(Bytes(part)).Replace(HostedScene.Person, HostedScene.Person.Replace('9', '8'), StringComparison.Ordinal)) : part)),
            "not signed" => scene.Token(HostedScene.Fir, ("alg", "none")),
            "signed with the public key" => scene.Token(HostedScene.Fir, ("alg", "HS256")),
            "without a person" => scene.Token(HostedScene.Fir, ("oid", null)),
            "without the scope" => scene.Token(HostedScene.Fir, ("scp", "openid FollowUps.Read")),
            "of a program" => scene.Token(HostedScene.Fir, ("scp", null), ("roles", new[] { "FollowUps.ReadWrite" })),
            _ => scene.Token(HostedScene.Fir, ("preferred_username", null)),
        };
        foreach ((string method, string path) in ((string, string)[])[("GET", "me"), ("GET", "export"), ("POST", "sync"), ("DELETE", "me")])
        {
            Told answer = await scene.WithAsync(token, method, path);
            answer.IsProblem(status, code);
            Assert.DoesNotContain("IDX", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("contoso", answer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(status == HttpStatusCode.Unauthorized ? "Bearer" : null, answer.Headers.GetValueOrDefault("WWW-Authenticate"));
        }

        Assert.Equal(HttpStatusCode.OK, (await scene.WithAsync(good, "GET", "me")).Status);
    }

    [Fact]
    public async Task Where_a_role_is_asked_for_only_those_who_have_it_may_come()
    {
        await using HostedScene scene = await HostedScene.OpenAsync(one => one with { Role = "FollowUps.User" });
        (await scene.AsAsync(HostedScene.Fir, "GET", "me")).IsProblem(HttpStatusCode.Forbidden, "FUS617");
        Assert.Equal(HttpStatusCode.OK, (await scene.WithAsync(scene.Token(HostedScene.Fir, ("roles", new[] { "FollowUps.User" })), "GET", "me")).Status);
    }

    [Fact]
    public async Task Two_people_of_equal_ids_and_names_see_nothing_of_each_other_whatever_they_ask()
    {
        await using HostedScene scene = await HostedScene.OpenAsync();
        (string Tenant, string Company)[] both = [(HostedScene.Fir, "contoso"), (HostedScene.Oak, "woodgrove")];
        foreach ((string tenant, string company) in both)
        {
            await scene.FillAsync(tenant, Same(company, "one", "2026-11-03T15:00:00"), Same(company, "two", "2026-11-20T10:00:00"));
            (await scene.AsAsync(tenant, "POST", "sync")).IsDone();
            Assert.Contains(await scene.EntriesAsync(tenant), entry => ((string)entry["subject"]!).Contains(company, StringComparison.OrdinalIgnoreCase));
        }

        string followUp = await IdAsync(scene, HostedScene.Fir, "followUps", "follow-ups");
        string process = await IdAsync(scene, HostedScene.Fir, "processes", "processes");
        string interview = await IdAsync(scene, HostedScene.Fir, "interviews", "interviews");
        Assert.Equal(interview, await IdAsync(scene, HostedScene.Oak, "interviews", "interviews")); // Else it would prove nothing.
        Assert.NotEqual((string)(await scene.AsAsync(HostedScene.Fir, "GET", "me")).Json["mailbox"]!, (string)(await scene.AsAsync(HostedScene.Oak, "GET", "me")).Json["mailbox"]!);
        string oaks = (await scene.AsAsync(HostedScene.Oak, "GET", "runs")).Text + (await scene.AsAsync(HostedScene.Oak, "GET", "follow-ups")).Text;
        string entry = (string)(await scene.EntriesAsync(HostedScene.Oak))[0]["id"]!;
        var asked = new HashSet<string>();

        JsonObject paths = (await scene.WithAsync(null, "GET", "/openapi/v1.json")).Json["paths"]!.AsObject();
        (string Method, string Path, JsonNode Json)[] operations = [.. paths.Where(path => path.Key.StartsWith("/api/", StringComparison.Ordinal)).SelectMany(path => path.Value!.AsObject().Select(one => (one.Key.ToUpperInvariant(), path.Key, one.Value!)))];
        foreach ((string method, string path, JsonNode json) in operations.OrderBy(one => one.Method == "GET" ? 0 : (string)one.Json["operationId"]! == "erase" ? 2 : 1))
        {
            string at = path.Replace("/follow-ups/{id}", $"/follow-ups/{followUp}", StringComparison.Ordinal).Replace("/processes/{id}", $"/processes/{process}", StringComparison.Ordinal)
                .Replace("/interviews/{id}", $"/interviews/{interview}", StringComparison.Ordinal).Replace("/runs/{id}", "/runs/r_00000000", StringComparison.Ordinal).Replace("{name}", "thank-you", StringComparison.Ordinal);
            Assert.DoesNotContain("{", at, StringComparison.Ordinal); // An endpoint that this walk does not know.
            string? body = (string)json["operationId"]! switch
            {
                "resolve" => $$"""{"itemId":"{{entry}}"}""",
                "openFeed" => "{}",
                _ => json["requestBody"]?["content"]!.AsObject().First().Value!["example"]!.ToJsonString(),
            };
            Told answer = await scene.AsAsync(HostedScene.Fir, method, at + (path.EndsWith("processes/{id}/draft", StringComparison.Ordinal) ? "?kind=offer" : ""), body, method == "PUT" ? [("If-Match", (await scene.AsAsync(HostedScene.Fir, "GET", at)).Headers["ETag"])] : []);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.Status);
            Assert.NotEqual(HttpStatusCode.Unauthorized, answer.Status);
            Assert.DoesNotMatch("(?i)woodgrove|" + HostedScene.Oak, Whole(answer));
            asked.Add((string)json["operationId"]!);
            if ((string)json["operationId"]! == "openFeed")
            {
                Told feed = await scene.WithAsync(null, "GET", new Uri((string)answer.Json["url"]!).AbsolutePath);
                Assert.Contains("contoso", feed.Text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("woodgrove", feed.Text, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.True(asked.Count >= 38);
        Assert.Equal(oaks, (await scene.AsAsync(HostedScene.Oak, "GET", "runs")).Text + (await scene.AsAsync(HostedScene.Oak, "GET", "follow-ups")).Text); // Also erasing touched only one of them.
        Assert.Empty(Files.With(scene.Folder, "contoso"));
        Assert.NotEmpty(Files.With(scene.Folder, "Woodgrove"));
        Assert.DoesNotMatch("(?i)contoso|woodgrove|alex|dana|" + HostedScene.Person, scene.Log.ToString());
    }

    [Fact]
    public async Task Tokens_are_sealed_at_rest_and_the_work_goes_on_after_a_restart_until_they_end()
    {
        await using HostedScene scene = await HostedScene.OpenAsync();
        string token = scene.Token(HostedScene.Fir);
        await scene.FillAsync(HostedScene.Fir, Scene.Invitation("contoso", "2026-11-03T15:00:00"));
        (await scene.WithAsync(token, "POST", "sync")).IsDone();
        Assert.Empty(Files.With(scene.Folder, token));
        Assert.Empty(Files.With(scene.Folder, token.Split('.')[1]));
        Assert.Empty(Files.With(scene.Folder, HostedScene.Person));

        await scene.RestartAsync();
        await scene.FillAsync(HostedScene.Fir, Scene.Invitation("northwind", "2026-11-12T10:00:00"));
        await LaterAsync(scene, async () => (await scene.EntriesAsync(HostedScene.Fir)).Any(entry => ((string)entry["subject"]!).Contains("Northwind", StringComparison.Ordinal))); // The sweep, with nobody there.

        await scene.RestartAsync();
        scene.Authority.Instead = _ => new { error = "invalid_grant", error_description = "AADSTS500133: Assertion is not within its valid time range." };
        await LaterAsync(scene, async () => Scene.State((await scene.AsAsync(HostedScene.Fir, "GET", "me")).Json) == "needsYou");
        JsonNode me = (await scene.AsAsync(HostedScene.Fir, "GET", "me")).Json;
        Assert.Equal("FUS514", (string)me["sync"]!["code"]!);
        Assert.Contains("add-in", (string)me["sync"]!["cure"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await scene.InsideAsync("/readyz")).Status); // One owner's sign-in takes the service out of use for nobody.

        scene.Authority.Instead = _ => null;
        (await scene.AsAsync(HostedScene.Fir, "POST", "sync")).IsDone();
        Assert.NotEqual("needsYou", Scene.State((await scene.AsAsync(HostedScene.Fir, "GET", "me")).Json));
    }

    [Fact]
    public async Task With_a_right_of_its_own_it_works_on_for_those_who_stay_away()
    {
        await using HostedScene scene = await HostedScene.OpenAsync(one => one with { App = one.App with { Kind = FollowUpSync.Graph.SignIn.SignInKind.ClientSecret } });
        const string Mailbox = "kim@fir.example";
        await scene.FillMailboxAsync(Mailbox, Scene.Invitation("contoso", "2026-11-03T15:00:00"));
        scene.Authority.AppToken = $"sandbox:{Mailbox}";
        string token = scene.Authority.TokenFor(HostedScene.Fir, await scene.UserIdAsync(Mailbox), Scene.Owner, scene.Clock.GetUtcNow());
        (await scene.WithAsync(token, "POST", "sync")).IsDone();
        Assert.NotEmpty(await scene.EntriesOfAsync(Mailbox));

        scene.Clock.Advance(TimeSpan.FromDays(2)); // Their token has ended long ago.
        await scene.RestartAsync();
        await scene.FillMailboxAsync(Mailbox, Scene.Invitation("northwind", "2026-11-12T10:00:00"));
        await LaterAsync(scene, async () => (await scene.EntriesOfAsync(Mailbox)).Any(entry => ((string)entry["subject"]!).Contains("Northwind", StringComparison.Ordinal)));
        (await scene.WithAsync(token, "GET", "me")).IsProblem(HttpStatusCode.Unauthorized, "FUS601");
    }

    [Fact]
    public async Task It_starts_without_the_network_and_knows_people_as_soon_as_there_is_one()
    {
        await using HostedScene scene = await HostedScene.OpenAsync(withAuthority: false);
        Assert.Equal(HttpStatusCode.OK, (await scene.InsideAsync("/healthz")).Status);
        (await scene.AsAsync(HostedScene.Fir, "GET", "me")).IsProblem(HttpStatusCode.ServiceUnavailable, "FUS616");
        (await scene.WithAsync(null, "GET", "me")).IsProblem(HttpStatusCode.Unauthorized, "FUS601");
        await scene.Authority.BeginAsync();
        await Scene.UntilAsync(async () => (await scene.AsAsync(HostedScene.Fir, "GET", "me")).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Consent_that_is_missing_is_told_with_the_page_that_gives_it()
    {
        await using HostedScene scene = await HostedScene.OpenAsync();
        scene.Authority.Instead = _ => new { error = "invalid_grant", error_description = "AADSTS65001: The user or administrator has not consented to use the application." };
        Told answer = await scene.AsAsync(HostedScene.Oak, "POST", "sync");
        answer.IsProblem(HttpStatusCode.Forbidden, "FUS511");
        Assert.Contains($"{HostedScene.Oak}/adminconsent?client_id={Authority.Client}", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_waits_and_keeps_nobody_else_waiting()
    {
        await using HostedScene scene = await HostedScene.OpenAsync(one => one with { RequestsPerMinute = 12 });
        Told[] answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => scene.AsAsync(HostedScene.Fir, "GET", "me")));
        Told refused = answers.First(answer => answer.Status != HttpStatusCode.OK).IsProblem(HttpStatusCode.TooManyRequests, "FUS618");
        Assert.NotEmpty(refused.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.OK, (await scene.AsAsync(HostedScene.Oak, "GET", "me")).Status);
    }

    [Theory]
    [InlineData("/api/v1/me", "Host", "elsewhere.example", HttpStatusCode.MisdirectedRequest, "FUS602")]
    [InlineData("/api/v1/me", "Origin", "https://elsewhere.example", HttpStatusCode.Forbidden, "FUS603")]
    [InlineData("/metrics", "Accept", "text/plain", HttpStatusCode.NotFound, "FUS610")]
    [InlineData("/feeds/0123456789012345678901234567890123456789012.ics", "Accept", "text/calendar", HttpStatusCode.NotFound, "FUS612")]
    [InlineData("/pair?code=x", "Accept", "text/plain", HttpStatusCode.NotFound, "FUS610")]
    public async Task Nothing_else_is_open_to_the_world(string path, string header, string value, HttpStatusCode status, string code)
    {
        HostedScene scene = await Shared.Value;
        Told answer = await scene.AsAsync(HostedScene.Fir, "GET", path, null, (header, value));
        answer.IsProblem(status, code);
        Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.NotEmpty(answer.Headers["Strict-Transport-Security"]);
        Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Origin"));
    }

    private static Task LaterAsync(HostedScene scene, Func<Task<bool>> isSo) => Scene.UntilAsync(() =>
    {
        scene.Clock.Advance(TimeSpan.FromMinutes(10));
        return isSo();
    });

    private static string Same(string company, string id, string start) => Scene.Invitation(company, start).Replace($"\"id\": \"{company}\"", $"\"id\": \"{id}\", \"iCalUId\": \"uid-{id}\"", StringComparison.Ordinal);

    private static async Task<string> IdAsync(HostedScene scene, string tenant, string list, string path) => (string)(await scene.AsAsync(tenant, "GET", path)).Json[list]![0]!["id"]!;

    // With what is packed in it.
    private static string Whole(Told answer)
    {
        if (answer.Bytes is not [(byte)'P', (byte)'K', ..])
        {
            return answer.Text;
        }

        using var zip = new ZipArchive(new MemoryStream(answer.Bytes));
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    private static byte[] Bytes(string base64) => System.Buffers.Text.Base64Url.DecodeFromChars(base64);

    private static string Base64(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    // Nothing in it changes. Ended with the process.
    private static readonly Lazy<Task<HostedScene>> Shared = new(() => HostedScene.OpenAsync());
}
