using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FollowUpSync.Tests.Graph;

namespace FollowUpSync.Cli.Tests;

/// <summary>What doctor says of a mailbox: who, which rights, the last good sync, clock and zone.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string Owner = MailboxDesk.Owner;

    private MailboxDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await MailboxDesk.OpenAsync(address => new Network(address));
        _desk.Variables["FollowUpSync__Graph__Authority"] = "https://login.sandbox.test/";
        _desk.Variables["FollowUpSync__Graph__GraphBaseUrl"] = $"https://{Network.Graph}/v1.0";
        await _desk.BackAsync("POST", $"mailboxes/{Owner}/events", $"[{string.Join(',', Enumerable.Range(1, 5).Select(day => $$"""
            { "subject": "Lunch", "start": { "dateTime": "2026-11-0{{day}}T12:00:00", "timeZone": "Eastern Standard Time" }, "end": { "dateTime": "2026-11-0{{day}}T13:00:00", "timeZone": "Eastern Standard Time" } }
            """))}]");
    }

    [Fact]
    public async Task A_sandbox_mailbox_that_was_synced_is_found_well()
    {
        await RunAsync("sync", "--graph", _desk.Address.ToString(), "--as", Owner);

        string[] findings = await FindingsAsync("doctor");

        Assert.Equal(
        [
            $"ok {Owner} is a mailbox of the sandbox at {_desk.Address}v1.0.",
            "ok The calendar can be read.",
            "ok Notes go into Drafts.",
            "ok This machine's clock agrees with the service's.",
            "ok Most entries of the calendar were made in America/New_York, where it is as late as at home.",
            "ok The last good sync was as of 2026-11-04T23:00:00Z.",
        ], findings[..6]);
        Assert.All(findings, finding => Assert.StartsWith("ok", finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mailbox_can_be_looked_at_before_anything_is_synced_and_nothing_is_left_behind()
    {
        string[] findings = await FindingsAsync("doctor", "--graph", _desk.Address.ToString(), "--as", Owner);

        Assert.Contains("ok The calendar can be read.", findings);
        Assert.StartsWith("look Nothing is remembered", findings[^1], StringComparison.Ordinal);
        Assert.EndsWith($"--graph {_desk.Address.ToString().TrimEnd('/')} --as {Owner}", findings[^1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.Out));
    }

    [Theory]
    [InlineData("""{"status":"ready","checks":[{"name":"sync","ok":true,"code":null}]}""", "ok The service at ADDRESS does its work.")]
    [InlineData("""{"status":"notReady","checks":[{"name":"dispatcher","ok":true,"code":null},{"name":"signIn","ok":false,"code":"FUS514"}]}""", "look The service at ADDRESS does not do its work: signIn FUS514.")]
    [InlineData(null, "look The service is not running: nothing answers at ADDRESS.")]
    public async Task The_service_of_this_machine_says_how_it_does(string? ready, string finding)
    {
        Assert.DoesNotContain(await FindingsAsync("doctor"), one => one.Contains("service at", StringComparison.Ordinal) || one.Contains("service is", StringComparison.Ordinal)); // None was ever started.
        using var port = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        port.Start();
        string address = $"http://127.0.0.1:{((System.Net.IPEndPoint)port.LocalEndpoint).Port}/";
        port.Stop();
        using var service = new System.Net.HttpListener();
        service.Prefixes.Add(address);
        if (ready is not null)
        {
            service.Start();
            _ = service.GetContextAsync().ContinueWith(
                async asked =>
                {
                    System.Net.HttpListenerContext call = await asked;
                    call.Response.StatusCode = call.Request.RawUrl == "/readyz" ? (ready.Contains("notReady", StringComparison.Ordinal) ? 503 : 200) : 404;
                    call.Response.Close(Encoding.UTF8.GetBytes(ready), willBlock: false);
                },
                TaskScheduler.Default);
        }

        Directory.CreateDirectory(Path.Combine(_desk.UserFolder, "server"));
        await File.WriteAllTextAsync(Path.Combine(_desk.UserFolder, "server", "address"), address);
        Assert.Contains(await FindingsAsync("doctor"), one => one.StartsWith(finding.Replace("ADDRESS", address, StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(20, "20 minutes ahead of")]
    [InlineData(-90, "90 minutes behind")]
    public async Task A_clock_that_is_wrong_is_told(int minutes, string words)
    {
        _desk.Clock.Pass(Duration.FromMinutes(minutes));

        string finding = Assert.Single(await FindingsAsync("doctor", "--graph", _desk.Address.ToString(), "--as", Owner), one => one.Contains("clock", StringComparison.Ordinal));

        Assert.StartsWith($"look This machine's clock is {words} the service's", finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_zone_than_the_calendars_is_told_with_what_to_type()
    {
        await RunAsync("sync", "--graph", _desk.Address.ToString(), "--as", Owner, "--time-zone", "Europe/Berlin");

        string finding = Assert.Single(await FindingsAsync("doctor"), one => one.StartsWith("look", StringComparison.Ordinal));

        Assert.Contains("made in America/New_York, and your follow-ups are planned for Europe/Berlin", finding, StringComparison.Ordinal);
        Assert.EndsWith("--time-zone America/New_York", finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_without_mail_and_a_service_that_is_away_are_told_with_the_cure()
    {
        string[] calendarOnly = await FindingsAsync("doctor", "--graph", _desk.Address.ToString(), "--as", $"{Owner};Calendars.ReadWrite");
        Assert.Contains("ok The calendar can be read.", calendarOnly);
        Assert.Contains(calendarOnly, one => one.StartsWith("look Notes cannot be put into Drafts", StringComparison.Ordinal) && one.Contains("--no-mail", StringComparison.Ordinal));

        string[] away = await FindingsAsync("doctor", "--graph", "http://127.0.0.1:9", "--as", Owner);
        Assert.Contains(away, one => one.StartsWith("look 127.0.0.1 gave no whole answer", StringComparison.Ordinal) && one.Contains("Check the connection", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_signed_in_is_told_and_what_to_type_after_a_sign_out()
    {
        Assert.StartsWith("look Nobody is signed in", (await FindingsAsync("doctor", "--graph"))[0], StringComparison.Ordinal);
        await RunAsync("login", "--device", "--client-id", "client-1", "--unencrypted");

        string[] findings = await FindingsAsync("doctor");
        Assert.Equal($"ok Signed in as {Owner}, with Calendars.ReadWrite and Mail.ReadWrite. Nothing can be sent with these rights.", findings[0]);
        Assert.EndsWith("Begin with: followupsync sync --graph", findings[^1], StringComparison.Ordinal);

        await RunAsync("sync", "--graph");
        Assert.Contains("ok The last good sync was as of 2026-11-04T23:00:00Z.", await FindingsAsync("doctor"));

        await RunAsync("logout");
        Assert.StartsWith("look Nobody is signed in", (await FindingsAsync("doctor"))[0], StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private async Task<string[]> FindingsAsync(params string[] args) =>
    [
        .. JsonDocument.Parse(await RunAsync([.. args, "--json"])).RootElement.List("findings")
            .Select(finding => finding.GetProperty("ok").GetBoolean() ? $"ok {finding.Text("message")}" : $"look {finding.Text("message")} {finding.Text("hint")}"),
    ];

    private async Task<string> RunAsync(params string[] args)
    {
        (int exit, string said, string told) = await _desk.RunAsync(args);
        Assert.True(exit == 0, $"{string.Join(' ', args)}: {exit} {told}");
        return said;
    }

    /// <summary>Where a name leads: to an authority in memory, to the sandbox in the place of Graph, or out.</summary>
    private sealed class Network(Uri sandbox) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        public const string Graph = "graph.sandbox.test";

        private readonly HttpMessageInvoker _authority = new(new FakeAuthority());

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host != Graph)
            {
                return request.RequestUri.Host.EndsWith(".test", StringComparison.Ordinal) ? await _authority.SendAsync(request, cancellationToken) : await base.SendAsync(request, cancellationToken);
            }

            Assert.Equal(FakeAuthority.Token, request.Headers.Authorization?.Parameter);
            request.RequestUri = new Uri(request.RequestUri.AbsoluteUri.Replace($"https://{Graph}/", sandbox.ToString(), StringComparison.Ordinal), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"sandbox:{Owner}");
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            string text = (await answer.Content.ReadAsStringAsync(cancellationToken)).Replace(sandbox.ToString(), $"https://{Graph}/", StringComparison.Ordinal);
            answer.Content = new StringContent(text, Encoding.UTF8, "application/json");
            return answer;
        }

        protected override void Dispose(bool disposing)
        {
            _authority.Dispose();
            base.Dispose(disposing);
        }
    }
}
