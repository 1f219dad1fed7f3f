using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FollowUpSync.Hosting;
using FollowUpSync.Sandbox;

namespace FollowUpSync.Server.Local;

/// <summary>A made-up job search in a sandbox inside this program, around the day on which it is first started.</summary>
internal sealed partial class SampleMailbox : IAsyncDisposable
{
    /// <summary>Whose it is.</summary>
    public const string Address = "alex.morgan@sample.example";

    private readonly SandboxServer _server;

    private SampleMailbox(SandboxServer server) => _server = server;

    /// <summary>Where it speaks Graph.</summary>
    public Uri Service => new(_server.BaseAddress, "v1.0");

    /// <summary>Starts it, where it was before: what was read from it has its address in it.</summary>
    /// <exception cref="SandboxException">Another program listens there.</exception>
    public static async Task<SampleMailbox> StartAsync(string folder, ServiceFile file, TimeProvider clock)
    {
        SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions((int)(file.Number("sample-port") ?? 0), Path.Combine(folder, "sample-mailbox.db")), clock);
        file.SetNumber("sample-port", server.BaseAddress.Port);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        if (JsonNode.Parse(await http.GetStringAsync($"_sandbox/mailboxes/{Address}"))!["events"]!.AsArray().Count == 0)
        {
            using var content = new StringContent(Events(LocalDate.FromDateTime(clock.GetUtcNow().UtcDateTime)), Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await http.PostAsync($"_sandbox/mailboxes/{Address}/events", content);
            answer.EnsureSuccessStatusCode();
        }

        return new SampleMailbox(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // The file's days are counted in business days from today: "-3 14:00" becomes a moment.
    private static string Events(LocalDate today)
    {
        using Stream stream = typeof(SampleMailbox).Assembly.GetManifestResourceStream("sample.json")!;
        using var reader = new StreamReader(stream);
        return DayAndTime().Replace(reader.ReadToEnd(), day => $"\"{DayAt(today, int.Parse(day.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}T{day.Groups[2].Value}:00\"");
    }

    private static LocalDate DayAt(LocalDate today, int businessDays)
    {
        LocalDate day = today;
        for (int left = Math.Abs(businessDays); left > 0;)
        {
            day = day.PlusDays(Math.Sign(businessDays));
            left -= day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    [GeneratedRegex("\"([+-][0-9]+) ([0-9]{2}:[0-9]{2})\"", RegexOptions.CultureInvariant)]
    private static partial Regex DayAndTime();
}
