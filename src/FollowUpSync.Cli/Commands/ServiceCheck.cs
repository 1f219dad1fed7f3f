using System.Text.Json;

namespace FollowUpSync.Cli.Commands;

/// <summary>How the service of this machine does, where there is one: it says so itself.</summary>
internal static class ServiceCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>One finding, or none where no service was ever started here.</summary>
    public static async Task<IEnumerable<Finding>> OfAsync(Surroundings surroundings, CancellationToken stop)
    {
        string file = Path.Combine(surroundings.UserFolder, "server", "address");
        if (!File.Exists(file) || !Uri.TryCreate(await File.ReadAllTextAsync(file, stop), UriKind.Absolute, out Uri? address) || !address.IsLoopback)
        {
            return [];
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = Patience };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync("readyz", stop);
            using JsonDocument ready = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
            string[] wrong =
            [
                .. ready.RootElement.GetProperty("checks").EnumerateArray().Where(check => !check.GetProperty("ok").GetBoolean())
                    .Select(check => $"{check.GetProperty("name").GetString()} {check.GetProperty("code").GetString()}".TrimEnd()),
            ];
            return wrong.Length == 0
                ? [new Finding($"The service at {address} does its work.", null)]
                : [new Finding($"The service at {address} does not do its work: {string.Join(", ", wrong)}.", $"Open {address} in your browser: it says what to do.")];
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return [new Finding($"The service is not running: nothing answers at {address}.", "If you want it, start it: dotnet run --project src/FollowUpSync.Server")];
        }
    }
}
