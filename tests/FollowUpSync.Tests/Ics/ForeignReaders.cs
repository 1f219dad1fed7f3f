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
        string folder = Path.Combine(Repository, "tests", "foreign-readers");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), "The foreign readers are not installed; run: npm ci --prefix tests/foreign-readers");

        string path = Path.Combine(Directory.CreateTempSubdirectory("followupsync-").FullName, "written.ics");
        try
        {
            await File.WriteAllBytesAsync(path, file);
            string json = await RunAsync("node", Path.Combine(folder, "read.mjs"), "--with", reader, path);
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Event[]>>>(json, JsonSerializerOptions.Web)![path][reader];
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
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

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
