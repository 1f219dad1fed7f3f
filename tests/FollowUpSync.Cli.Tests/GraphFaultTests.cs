using System.Text.Json;
using System.Text.Json.Nodes;

namespace FollowUpSync.Cli.Tests;

/// <summary>A mailbox that cannot be read or written: exit 4, what failed is named, nothing is cancelled, and the next run goes on.</summary>
public class GraphFaultTests
{
    private const string Events = $"mailboxes/{MailboxDesk.Owner}/events";

    private static readonly (string Fault, string Words)[] Faults =
    [
        ("\"status\": 401", "no longer accepts the sign-in"),
        ("\"status\": 403", "refuses access"),
        ("\"status\": 404, \"code\": \"MailboxNotEnabledForRESTAPI\"", "does not find it"),
        ("\"status\": 429, \"retryAfter\": \"600\"", "asks for patience"),
        ("\"status\": 500", "a fault of its own, 500"),
        ("\"status\": 503", "a fault of its own, 503"),
        ("\"status\": 504", "a fault of its own, 504"),
        ("\"status\": 404, \"cut\": true", "no whole answer"),
        ("\"status\": 404, \"broken\": true", "no whole answer"),
        ("\"status\": 200, \"contentType\": \"text/html\"", "something else than Microsoft Graph answered"),
        ("\"delayMs\": 400", "it took too long"),
    ];

    public static TheoryData<string, string, string> AtEveryPlace
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach ((string fault, string words) in Faults)
            {
                data.Add("\"path\": \"calendarView\"", fault, words); // the changes
                data.Add("\"method\": \"GET\", \"path\": \"/me/events/\"", fault, words); // the look at what seems to be gone
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AtEveryPlace))]
    public async Task A_mailbox_that_cannot_be_read_is_named_and_nothing_is_cancelled(string place, string fault, string words)
    {
        await using MailboxDesk desk = await SyncedAsync();
        await desk.BackAsync("DELETE", $"{Events}/fabrikam");
        JsonNode before = await MailAsync(desk);
        await desk.BackAsync("POST", "faults", $$"""{ "script": [ { {{place}}, {{fault}} } ] }""");
        desk.Clock.IsImpatient = fault.Contains("delayMs", StringComparison.Ordinal);

        (int exit, string said, string told) = await desk.SyncAsync("--json");

        Assert.Equal(4, exit);
        Assert.StartsWith($"followupsync: {MailboxDesk.Owner}: ", told, StringComparison.Ordinal);
        Assert.Contains(words, told, StringComparison.Ordinal);
        JsonElement document = JsonDocument.Parse(said).RootElement;
        Assert.Equal(("stopped", "failed"), (document.Text("mode"), Assert.Single(document.List("sources")).Text("status")));
        Assert.Empty(document.GetProperty("changes").List("list"));
        Assert.Equal(before.ToJsonString(), (await MailAsync(desk)).ToJsonString());

        await desk.BackAsync("POST", "faults", "{}");
        desk.Clock.IsImpatient = false;
        Assert.Equal(0, (await desk.SyncAsync()).Exit);
        Assert.Equal(6, Ours(await MailAsync(desk))); // Contoso's are left
    }

    public static TheoryData<string, string> WhileWriting => [.. Faults.SelectMany(fault => new[] { "/me/events", "/me/messages" }.Select(path => new TheoryDataRow<string, string>(path, fault.Fault)))];

    [Theory]
    [MemberData(nameof(WhileWriting))]
    public async Task What_cannot_be_written_is_told_and_written_by_the_next_run_once(string path, string fault)
    {
        await using MailboxDesk desk = await MailboxDesk.OpenAsync();
        await desk.BackAsync("POST", Events, $"[{Interview("contoso", "2026-11-03T15:00:00")}]");
        await desk.BackAsync("POST", "faults", $$"""{ "script": [ { "method": "POST", "path": "{{path}}", {{fault}} } ] }""");
        desk.Clock.IsImpatient = fault.Contains("delayMs", StringComparison.Ordinal);

        (int exit, _, string told) = await desk.SyncAsync();

        Assert.Equal(4, exit);
        Assert.StartsWith("followupsync: ", told, StringComparison.Ordinal);

        await desk.BackAsync("POST", "faults", "{}");
        desk.Clock.IsImpatient = false;
        Assert.Equal(0, (await desk.SyncAsync()).Exit);
        Assert.Equal(6, Ours(await MailAsync(desk)));
        string[] notes = [.. (await MailAsync(desk))["messages"]!.AsArray().Select(one => one!["toRecipients"]!.ToJsonString() + one["subject"])];
        Assert.NotEmpty(notes);
        Assert.Equal(notes.Distinct(), notes);
    }

    private static async Task<MailboxDesk> SyncedAsync()
    {
        MailboxDesk desk = await MailboxDesk.OpenAsync();
        await desk.BackAsync("POST", Events, $"[{Interview("contoso", "2026-11-03T15:00:00")}, {Interview("fabrikam", "2026-11-12T15:00:00")}]");
        Assert.Equal(0, (await desk.SyncAsync()).Exit);
        Assert.Equal(7, Ours(await MailAsync(desk)));
        return desk;
    }

    private static async Task<JsonNode> MailAsync(MailboxDesk desk) => await desk.BackAsync("GET", $"mailboxes/{MailboxDesk.Owner}");

    private static int Ours(JsonNode mail) => mail["events"]!.AsArray().Count(one => one!["transactionId"] is not null);

    private static string Interview(string company, string start) => $$"""
        { "id": "{{company}}", "subject": "Interview: Senior Engineer at {{char.ToUpperInvariant(company[0])}}{{company[1..]}}",
          "body": { "contentType": "text", "content": "Dear Alex, thank you for applying for the position of Senior Engineer. We look forward to your interview." },
          "start": { "dateTime": "{{start}}", "timeZone": "UTC" }, "end": { "dateTime": "{{start[..14]}}45:00", "timeZone": "UTC" },
          "organizer": { "emailAddress": { "name": "Dana Reyes", "address": "dana@{{company}}.example" } },
          "attendees": [ { "type": "required", "emailAddress": { "name": "Sam Lee", "address": "sam@{{company}}.example" } } ] }
        """;
}
