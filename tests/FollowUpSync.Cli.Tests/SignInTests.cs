using System.Diagnostics;
using System.Text.Json;
using FollowUpSync.Cli.Commands;
using FollowUpSync.Tests.Graph;

namespace FollowUpSync.Cli.Tests;

public sealed class SignInTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly FakeAuthority _authority = new();
    private readonly Dictionary<string, string> _variables = new() { ["FollowUpSync__Graph__Authority"] = "https://login.sandbox.test/" };

    [Fact]
    public async Task Login_and_logout_with_a_code()
    {
        (int exit, string said, string told) = await RunAsync("login", "--device", "--client-id", "client-1", "--unencrypted");
        Assert.Equal(0, exit);
        Assert.Contains("enter the code ABCD-1234", told, StringComparison.Ordinal);
        Assert.StartsWith("Signed in as alex@example.com, with Calendars.ReadWrite and Mail.ReadWrite.", said, StringComparison.Ordinal);

        (exit, said, _) = await RunAsync("logout");
        Assert.Equal(0, exit);
        Assert.StartsWith("alex@example.com is signed out", said, StringComparison.Ordinal);
        Assert.Equal("Nobody was signed in.", (await RunAsync("logout")).Said.Trim());
    }

    [Fact]
    public async Task Json_is_one_document_and_says_with_which_rights()
    {
        JsonElement login = JsonDocument.Parse((await RunAsync("login", "--device", "--client-id", "client-1", "--unencrypted", "--no-mail", "--json")).Said).RootElement;
        Assert.Equal("alex@example.com", login.GetProperty("address").GetString());
        Assert.Equal(["Calendars.ReadWrite"], login.GetProperty("rights").EnumerateArray().Select(right => right.GetString()!));
        Assert.False(login.GetProperty("encrypted").GetBoolean());
        Assert.Equal("alex@example.com", JsonDocument.Parse((await RunAsync("logout", "--json")).Said).RootElement.GetProperty("address").GetString());
    }

    [Fact]
    public async Task The_client_id_is_said_once_and_mail_is_chosen_each_time()
    {
        Assert.Equal(0, (await RunAsync("login", "--device", "--client-id", "client-1", "--tenant", "contoso.example", "--unencrypted", "--no-mail")).Exit);
        _authority.Requests.Clear();

        Assert.Equal(0, (await RunAsync("login", "--device", "--unencrypted")).Exit);

        FakeAuthority.Asked asked = _authority.Requests[0];
        Assert.Equal("client-1", asked["client_id"]);
        Assert.StartsWith("/contoso.example/", asked.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Mail.ReadWrite", asked["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_remembered_of_one_app_means_nothing_to_another_and_a_variable_names_one_too()
    {
        await RunAsync("login", "--device", "--client-id", "client-1", "--tenant", "contoso.example", "--unencrypted");
        _authority.Requests.Clear();
        _variables["FollowUpSync__Graph__ClientId"] = "client-2";

        Assert.Equal(0, (await RunAsync("login", "--device", "--unencrypted")).Exit);

        Assert.Equal("client-2", _authority.Requests[0]["client_id"]);
        Assert.StartsWith("/common/", _authority.Requests[0].Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_client_id_it_says_how_to_get_one_and_asks_nobody()
    {
        (int exit, string said, string told) = await RunAsync("login", "--json");
        Assert.Equal(2, exit);
        foreach (string word in (string[])["https://entra.microsoft.com", "Calendars.ReadWrite", "Mail.ReadWrite", "http://localhost", "--client-id ID", "FollowUpSync__Graph__ClientId"])
        {
            Assert.Contains(word, told, StringComparison.Ordinal);
        }

        Assert.Equal("FUS504", JsonDocument.Parse(said).RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(_authority.Requests);
        Assert.False(Directory.Exists(_home.Path));
    }

    [Fact]
    public async Task A_wall_of_consent_is_exit_5_with_the_administrators_link()
    {
        _authority.Instead = asked => asked["grant_type"] is null ? null : FakeAuthority.Refuses("invalid_grant", "AADSTS90094: The grant requires admin permission.");
        (int exit, string said, string told) = await RunAsync("login", "--device", "--client-id", "client-1", "--unencrypted", "--json");
        Assert.Equal(5, exit);
        Assert.Contains("https://login.sandbox.test/organizations/adminconsent?client_id=client-1", told, StringComparison.Ordinal);
        Assert.Equal("FUS511", JsonDocument.Parse(said).RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.False(Directory.Exists(_home.Path));
    }

    [Fact]
    public void A_calendar_file_is_planned_without_a_byte_of_the_sign_in_library()
    {
        string calendar = Path.Combine(_home.Root, "calendar.ics");
        File.WriteAllText(calendar, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261102T150000Z\r\nDTEND:20261102T160000Z\r\nSUMMARY:Interview with Contoso\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        string trace = Path.Combine(_home.Root, "trace");
        var start = new ProcessStartInfo("strace", ["-f", "-e", "trace=openat", "-o", trace, "dotnet", typeof(CommandTree).Assembly.Location, "plan", calendar, "--owner", "alex@example.com", "--as-of", "2026-11-03T12:00:00Z"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _home.Root,
        };
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        string[] opened = File.ReadAllLines(trace);
        Assert.Contains(opened, line => line.Contains("FollowUpSync.Engine.dll", StringComparison.Ordinal));
        Assert.DoesNotContain(opened, line => line.Contains("Azure.", StringComparison.Ordinal) || line.Contains("Microsoft.Identity", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _home.Dispose();
    }

    private async Task<(int Exit, string Said, string Told)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        using var told = new StringWriter();
        int exit = await CommandTree.RunAsync(args, new Surroundings(said, told, TimeProvider.System)
        {
            Setting = name => _variables.GetValueOrDefault(name),
            UserFolder = _home.Path,
            Network = _authority,
        });
        return (exit, said.ToString(), told.ToString());
    }
}
