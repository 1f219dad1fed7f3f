using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FollowUpSync.Sandbox;

namespace FollowUpSync.Server.Tests;

/// <summary>The program as it is started: what it says, what it logs, and what is left when it is ended in whatever way.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("followupsync-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task With_nothing_set_it_shows_the_main_job_on_a_sample_that_is_marked_as_one()
    {
        await using ServerProcess server = ServerProcess.Start(_home, ("Port", "0"));
        using HttpClient http = await server.OpenAsync();
        await server.SaysAsync("Look into");
        Assert.Contains("SAMPLE: this is a made-up job search", server.Out, StringComparison.Ordinal);
        Assert.Contains("Thank Dana Reyes and Sam Lee (Contoso)", server.Out, StringComparison.Ordinal);
        JsonNode me = (await http.GetFromJsonAsync<JsonNode>("/api/v1/me"))!;
        Assert.True((bool)me["sample"]!);
        string look = Regex.Match(server.Out, @"curl (http://\S+)\s*$").Groups[1].Value;
        JsonNode mailbox = JsonNode.Parse(await new HttpClient().GetStringAsync(look))!;
        Assert.Contains(mailbox["events"]!.AsArray(), one => ((string)one!["subject"]!).StartsWith("Thank Dana", StringComparison.Ordinal));
        Assert.Contains(mailbox["messages"]!.AsArray(), one => (bool)one!["isDraft"]!);

        await server.TerminateAsync();
        Assert.Equal(0, server.ExitCode);

        await using ServerProcess again = ServerProcess.Start(_home, ("Port", "0"));
        using HttpClient same = await again.OpenAsync();
        Assert.Contains("0 entries and 0 drafts were written", again.Out, StringComparison.Ordinal); // It goes on where it was.
    }

    [Fact]
    public async Task The_log_of_a_whole_run_names_nobody()
    {
        await using ServerProcess server = ServerProcess.Start(_home, ("Port", "0"), ("Mailbox", "sample"));
        using HttpClient http = await server.OpenAsync();
        await WalkAsync(http);
        string open = await http.GetStringAsync("/metrics") + await http.GetStringAsync("/readyz"); // Anybody on the machine may read these.
        await server.TerminateAsync();

        Assert.Contains("a run ended, done", server.Error, StringComparison.Ordinal); // There is a log.
        JsonArray sample = JsonNode.Parse(await new StreamReader(typeof(FollowUpService).Assembly.GetManifestResourceStream("sample.json")!).ReadToEndAsync())!.AsArray();
        IEnumerable<string> people = sample.SelectMany(one => (one!["attendees"]?.AsArray() ?? []).Append(one["organizer"]).OfType<JsonNode>()).SelectMany(who => ((string[])[(string)who["emailAddress"]!["name"]!, (string)who["emailAddress"]!["address"]!]));
        foreach (string word in people.SelectMany(name => name.Split(' ', '@', '.')).Concat(["Contoso", "Fabrikam", "Northwind", "Brightwater", "Tailspin", "Adventure", "Woodgrove", "zeppelin", "Senior Engineer", "Dentist", "Thank"]).Where(word => word.Length > 2 && word is not ("example" or "work" or "com" or "works" or "sample")).Distinct())
        {
            Assert.DoesNotMatch($@"(?i)\b{Regex.Escape(word)}", server.Error);
            Assert.DoesNotMatch($@"(?i)\b{Regex.Escape(word)}", open);
        }

        Assert.DoesNotContain(await File.ReadAllTextAsync(Path.Combine(server.Data, "pairing-key")), server.Error, StringComparison.Ordinal);
        Assert.DoesNotMatch("/feeds/[A-Za-z0-9_-]{10}", server.Error);
    }

    [Fact]
    public async Task Killed_while_it_writes_it_goes_on_and_nothing_is_doubled_or_lost()
    {
        await using SandboxServer box = await SandboxServer.StartAsync(new SandboxOptions(0));
        using var back = new HttpClient { BaseAddress = box.BaseAddress };
        string day = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string[] companies = ["contoso", "fabrikam", "northwind", "adventure", "wingtip", "litware"];
        (await back.PostAsync($"_sandbox/mailboxes/{Scene.Owner}/events", JsonContent.Create(companies.Select((company, i) => JsonNode.Parse(Scene.Invitation(company, $"{day}T{8 + i:00}:00:00")))))).EnsureSuccessStatusCode();
        (string, string)[] settings = [("Port", ServerProcess.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Mailbox", $"{box.BaseAddress.GetLeftPart(UriPartial.Authority)}#{Scene.Owner}")];

        foreach (int writes in (int[])[1, 6, 14, 30])
        {
            await using ServerProcess server = ServerProcess.Start(_home, settings);
            await Scene.UntilAsync(async () => Writes(await back.GetStringAsync("_sandbox/requests")) >= writes);
            await server.KillAsync();
        }

        await using ServerProcess last = ServerProcess.Start(_home, settings);
        using HttpClient http = await last.OpenAsync();
        JsonNode mail = JsonNode.Parse(await back.GetStringAsync($"_sandbox/mailboxes/{Scene.Owner}"))!;
        string[] entries = [.. mail["events"]!.AsArray().Select(one => (string?)one!["transactionId"]).OfType<string>()];
        string[] drafts = [.. mail["messages"]!.AsArray().Where(one => (string)one!["folder"]! == "drafts").Select(one => $"{one!["subject"]} {one["toRecipients"]}")];
        int open = (await http.GetFromJsonAsync<JsonNode>("/api/v1/follow-ups?status=planned,due,overdue,snoozed"))!["followUps"]!.AsArray().Count;
        Assert.Equal(open, entries.Length);
        Assert.Equal(entries.Length, entries.Distinct().Count());
        Assert.Equal(drafts.Length, drafts.Distinct().Count());
        Assert.Equal(companies.Length * 2, drafts.Length); // A thank-you and the first check-in of each.
        Assert.Equal(["/me/events", "/me/mailFolders('inbox')/messages", "/me/mailFolders('sentitems')/messages"], mail["subscriptions"]!.AsArray().Select(one => (string)one!["resource"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Traces_go_where_they_are_sent_and_name_nobody()
    {
        using var collector = new System.Net.HttpListener();
        int port = ServerProcess.FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        using var sent = new MemoryStream();
        Task collecting = CollectAsync(collector, sent);
        await using (ServerProcess server = ServerProcess.Start(_home, [("Port", "0")], [("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]))
        {
            using HttpClient http = await server.OpenAsync();
            await server.TerminateAsync(); // What was not sent yet is sent now.
        }

        collector.Stop();
        await collecting;
        string told = System.Text.Encoding.Latin1.GetString(sent.ToArray());
        Assert.Contains("followupsync.mailbox", told, StringComparison.Ordinal);
        Assert.Contains("calendarView", told, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)contoso|fabrikam|northwind|dana|alex|morgan|sandbox:", told);
    }

    [Theory]
    [InlineData("Mode", "Hosted", 2, "Tenants: missing: must be the ids of the directories")]
    [InlineData("Mailbox", "account", 5, "nobody is signed in")]
    [InlineData("Mailbox", "nonsense", 2, "must be sample, account")]
    public async Task What_cannot_be_is_said_at_the_start(string name, string value, int exitCode, string message)
    {
        await using ServerProcess server = ServerProcess.Start(_home, ("Port", "0"), (name, value));
        await server.EndAsync();
        Assert.Equal(exitCode, server.ExitCode);
        Assert.Contains(message, server.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Error, StringComparison.Ordinal);
        Assert.Empty(server.Out.Trim());
    }

    [Fact]
    public async Task Two_services_do_not_work_on_the_same_data()
    {
        await using ServerProcess first = ServerProcess.Start(_home, ("Port", "0"));
        using HttpClient http = await first.OpenAsync();
        await using ServerProcess second = ServerProcess.Start(_home, ("Port", "0"));
        await second.EndAsync();
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("another service is at work", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_of_the_README_works_as_printed()
    {
        using var manual = new StreamReader(typeof(ProcessTests).Assembly.GetManifestResourceStream("README.md")!);
        string section = Regex.Match(await manual.ReadToEndAsync(), @"(?ms)^## As a service\n(.*?)(?=^## )").Groups[1].Value;
        string[] lines = [.. Regex.Matches(section, @"(?ms)^```sh\n(.*?)^```").Select(block => block.Groups[1].Value).Where(block => block.Contains("curl", StringComparison.Ordinal)).SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        Assert.True(lines.Count(line => line.Contains("curl", StringComparison.Ordinal)) >= 5);
        await using ServerProcess server = ServerProcess.Start(_home, ("Port", "0"));
        using HttpClient http = await server.OpenAsync();
        string id = (string)(await http.GetFromJsonAsync<JsonNode>("/api/v1/follow-ups"))!["followUps"]![0]!["id"]!;

        string script = string.Join('\n', lines).Replace(":5280", $":{http.BaseAddress!.Port}", StringComparison.Ordinal).Replace("f_1a2b3c4d", id, StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-euc", $"curl() {{ command curl -sSf \"$@\"; }}\n{script}"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _home };
        start.Environment["HOME"] = _home;
        using var bash = Process.Start(start)!;
        string told = await bash.StandardOutput.ReadToEndAsync();
        string error = await bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.True(bash.ExitCode == 0, $"{script}\n{told}\n{error}");
        Assert.Contains("alex.morgan@sample.example", told, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_home, "follow-ups.zip")));
    }

    // Asks for everything, rightly and wrongly, and lets things go wrong.
    private static async Task WalkAsync(HttpClient http)
    {
        string[] ids = [.. (await http.GetFromJsonAsync<JsonNode>("/api/v1/follow-ups"))!["followUps"]!.AsArray().Select(one => (string)one!["id"]!)];
        string process = (string)(await http.GetFromJsonAsync<JsonNode>("/api/v1/processes"))!["processes"]![0]!["id"]!;
        foreach (string path in (string[])["me", "runs", "interviews", $"processes/{process}", $"follow-ups/{ids[0]}/draft", $"follow-ups/{ids[0]}.ics", "follow-ups.ics", "cadence", "templates", "export", "processes/Contoso", "follow-ups?status=Contoso", "../../feeds/Contoso.ics"])
        {
            using HttpResponseMessage _ = await http.GetAsync($"/api/v1/{path}");
        }

        foreach ((string path, string body) in ((string, string)[])[
            ("sync", "{}"), ($"processes/{process}/note", """{"text":"zeppelin"}"""), ($"processes/{process}/note", """{"zeppelin":1}"""), ($"processes/{process}/outcome", """{"outcome":"Contoso"}"""), ("items/resolve", """{"itemId":"Contoso"}"""),
            ($"follow-ups/{ids[0]}/snooze", """{"until":"Contoso"}"""), ($"follow-ups/{ids[0]}/skip", ""), ("feed", "{}"), ("templates/preview", """{"name":"check-in","text":"Subject: Contoso {{ zeppelin }}\n\nzeppelin"}"""), ($"processes/{process}/outcome", "zeppelin")])
        {
            using HttpResponseMessage _ = await http.PostAsync($"/api/v1/{path}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        }

        using HttpResponseMessage erased = await http.DeleteAsync("/api/v1/me");
        Assert.True(erased.IsSuccessStatusCode);
        using HttpResponseMessage begun = await http.PostAsync("/api/v1/sync", null);
        Assert.True(begun.IsSuccessStatusCode);
    }

    private static async Task CollectAsync(System.Net.HttpListener collector, Stream into)
    {
        while (collector.IsListening)
        {
            try
            {
                System.Net.HttpListenerContext call = await collector.GetContextAsync();
                await call.Request.InputStream.CopyToAsync(into);
                call.Response.Close();
            }
            catch (Exception fault) when (fault is System.Net.HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int Writes(string requests) => Regex.Count(requests, "\"method\":\"(POST|PATCH)\"");
}
