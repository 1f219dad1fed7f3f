using System.Diagnostics;
using System.Text;

namespace FollowUpSync.Benchmarks.Mailboxes;

/// <summary>A sandbox in a process of its own, so that its memory is not counted, and a folder for this measurement.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private Service(Process process, Uri address, string folder)
    {
        (_process, Folder) = (process, folder);
        Graph = new Uri(address, "v1.0");
        _http = new HttpClient { BaseAddress = new Uri(address, "_sandbox/"), Timeout = TimeSpan.FromMinutes(10) };
    }

    public string Folder { get; }

    public Uri Graph { get; }

    public static async Task<Service> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("followupsync-bench-").FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "followupsync-sandbox.dll"), "--port", "0", "--state", Path.Combine(folder, "sandbox.db")]) { RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sandbox did not start.");
        return new Service(process, new Uri(line.Split(' ')[1].Replace("v1.0", "", StringComparison.Ordinal)), folder);
    }

    /// <summary>Mailboxes in which two of the entries are interviews: one yesterday, one ahead.</summary>
    public async Task FillAsync(IEnumerable<string> addresses, int entries) => await Parallel.ForEachAsync(addresses, async (address, stop) =>
    {
        string events = $"[{string.Join(',', Enumerable.Range(0, entries).Select(n => n switch
        {
            0 => Interview("contoso", "2026-11-03T15:00:00", address),
            1 => Interview("fabrikam", "2026-11-12T10:00:00", address),
            _ => Meeting(n),
        }))}]";
        await SendAsync(HttpMethod.Post, $"mailboxes/{address}/events", events, stop);
    });

    /// <summary>Their owners move the interview that lies ahead.</summary>
    public async Task MoveInterviewsAsync(IEnumerable<string> addresses) => await Parallel.ForEachAsync(addresses, async (address, stop) =>
        await SendAsync(HttpMethod.Patch, $"mailboxes/{address}/events/fabrikam", $"{{ {Times("2026-11-13T10:00:00")} }}", stop));

    /// <summary>From now on, it is another time there.</summary>
    public Task SetClockAsync(string now) => SendAsync(HttpMethod.Post, "clock", $"{{ \"now\": \"{now}\" }}", CancellationToken.None);

    /// <summary>One of them moves it to another time.</summary>
    public Task MoveAsync(string address, string start) => SendAsync(HttpMethod.Patch, $"mailboxes/{address}/events/fabrikam", $"{{ {Times(start)} }}", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task SendAsync(HttpMethod method, string path, string body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using HttpResponseMessage answer = await _http.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
    }

    // Round the day of the measurement, all of them in the window that is read.
    private static string Meeting(int n)
    {
        LocalDateTime start = new LocalDate(2026, 10, 5).PlusDays(n % 120).At(new LocalTime(8 + (n % 9), n % 2 * 30));
        string topic = ((string[])["Stand-up", "1:1", "Budget review", "Design review", "Lunch", "Gym", "Team retro", "Customer call"])[n % 8];
        return $$"""
            { "subject": "{{topic}} {{n}}", {{Times(start.ToString("uuuu-MM-ddTHH:mm:ss", null))}},
              "body": { "contentType": "text", "content": "The open points of last week, what blocks whom, and the dates of the next release; please add yours beforehand, with links." },
              "organizer": { "emailAddress": { "name": "Robin Park", "address": "robin@work.example" } },
              "attendees": [ { "type": "required", "emailAddress": { "name": "Jules Ortega", "address": "jules@work.example" } } ] }
            """;
    }

    private static string Interview(string company, string start, string owner) => $$"""
        { "id": "{{company}}", "subject": "Interview: Senior Engineer at {{char.ToUpperInvariant(company[0])}}{{company[1..]}}", {{Times(start)}},
          "body": { "contentType": "text", "content": "Dear Alex, thank you for applying for the position of Senior Engineer. We look forward to your interview." },
          "organizer": { "emailAddress": { "name": "Dana Reyes", "address": "dana@{{company}}.example" } },
          "responseStatus": { "response": "accepted", "time": "2026-10-30T09:00:00Z" },
          "attendees": [ { "type": "required", "status": { "response": "accepted" }, "emailAddress": { "name": "Alex Kim", "address": "{{owner}}" } },
                         { "type": "required", "status": { "response": "accepted" }, "emailAddress": { "name": "Sam Lee", "address": "sam@{{company}}.example" } } ] }
        """;

    private static string Times(string start) =>
        $$"""
        "start": { "dateTime": "{{start}}", "timeZone": "UTC" }, "end": { "dateTime": "{{start[..14]}}59:00", "timeZone": "UTC" }
        """;
}

/// <summary>The most memory that this process held.</summary>
internal static class Memory
{
    public static double PeakMegabytes
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64 / 1e6;
        }
    }

    /// <summary>From now on; where the system can do that.</summary>
    public static void ForgetPeak()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }
}
