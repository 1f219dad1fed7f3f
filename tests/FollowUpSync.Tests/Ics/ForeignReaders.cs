using System.Diagnostics;
using System.Text.Json;

namespace FollowUpSync.Tests.Ics;

/// <summary>What programs that are not ours (ical.js, ts-ics) understand of a file that we wrote.</summary>
internal static class ForeignReaders
{
    public sealed record Event(string Uid, string Stamp, string Start, string End, int Sequence, string Status, string Summary, string Description, Alarm[] Alarms);

    public sealed record Alarm(string Action, string Description, int SecondsFromStart);

    /// <summary>The events of the file as <paramref name="reader"/> (ical.js or ts-ics) sees them.</summary>
    public static async Task<Event[]> ReadAsync(string reader, byte[] file)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("followupsync-").FullName, "written.ics");
        try
        {
            await File.WriteAllBytesAsync(path, file);
            string json = await RunAsync("read.mjs", "--with", reader, path);
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Event[]>>>(json, JsonSerializerOptions.Web)![path][reader];
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    /// <summary>The starts that ical.js finds in each file, within the window and of what is no series: <c>2026-11-02T15:00:00.000Z Title</c>, in order.</summary>
    public static async Task<string[][]> StartsAsync(Interval window, IReadOnlyList<string> files)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("followupsync-");
        try
        {
            string[] paths = [.. files.Select((_, number) => Path.Combine(folder.FullName, $"{number}.ics"))];
            for (int i = 0; i < paths.Length; i++)
            {
                await File.WriteAllTextAsync(paths[i], files[i]);
            }

            string json = await RunAsync("starts.mjs", [window.Start.ToString(), window.End.ToString(), .. paths]);
            Dictionary<string, string[]> starts = JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!;
            return [.. paths.Select(path => starts[path])];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Repository
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, "FollowUpSync.sln")))
            {
                folder = Path.GetDirectoryName(folder);
            }

            return folder ?? throw new InvalidOperationException("FollowUpSync.sln is in no folder above the tests.");
        }
    }

    private static async Task<string> RunAsync(string script, params string[] arguments)
    {
        string folder = Path.Combine(Repository, "tests", "foreign-readers");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), "The foreign readers are not installed; run: npm ci --prefix tests/foreign-readers");
        using Process process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
