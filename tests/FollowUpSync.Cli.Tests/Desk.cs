using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace FollowUpSync.Cli.Tests;

/// <summary>A folder of its own in which somebody types commands: the real program, as a process.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>The evening after the interview of <see cref="Calendars.Contoso"/>; every command is given it, unless it names another.</summary>
    public const string Now = "2026-11-04T18:00:00-05:00";

    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "followupsync.exe" : "followupsync");

    // In memory where there is such a place: the state file is forced to the disk again and again.
    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"followupsync-{Guid.NewGuid():N}")).FullName;

    /// <summary>Variables for the program, over those of this process.</summary>
    public Dictionary<string, string> Environment { get; } = new() { ["TZ"] = "UTC", ["COLUMNS"] = "80", ["DOTNET_EnableDiagnostics"] = "0" };

    /// <summary>A desk with a calendar that was synced once.</summary>
    public static Desk Synced(params string[] events)
    {
        var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File(events.Length == 0 ? [Calendars.Contoso()] : events));
        desk.Run("sync", "calendar.ics").Ends(0);
        return desk;
    }

    public string Path_(string name) => Path.Combine(Folder, name);

    public void Save(string name, string text) => File.WriteAllText(Path_(name), text);

    public string Read(string name) => File.ReadAllText(Path_(name));

    public Answer Run(params string[] args) => Start(Program, Told(args));

    /// <summary>The JSON document of a command that ends well.</summary>
    public JsonElement Json(params string[] args) => Run([.. args, "--json"]).Ends(0).Document();

    public Answer Start(string program, IEnumerable<string> args)
    {
        using Process process = Begin(program, args);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(string.Join(' ', args), process.ExitCode, output, error.Result);
    }

    /// <summary>Starts a command and does not wait for it.</summary>
    public Process Begin(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static string[] Told(string[] args) =>
        args.Contains("--as-of") || args.Length == 0 || args.Contains("--help") ? args : [args[0], "--as-of", Now, .. args[1..]];

    /// <summary>Every file under a folder but the database: its name, and its bytes as text.</summary>
    public SortedDictionary<string, string> Files(string folder = "follow-ups")
    {
        string root = Path_(folder);
        IEnumerable<string> files = Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories) : [];
        return new SortedDictionary<string, string>(
            files.Where(file => !Path.GetFileName(file).StartsWith("followupsync.db", StringComparison.Ordinal))
                .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), file => Encoding.Latin1.GetString(File.ReadAllBytes(file))),
            StringComparer.Ordinal);
    }

    /// <summary>All names in this folder.</summary>
    public string[] Names() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a command answered.</summary>
internal sealed record Answer(string Typed, int ExitCode, string Out, string Error)
{
    /// <summary>Asserts the exit code, and that nobody was shown a stack trace.</summary>
    public Answer Ends(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"{Typed}\nended with {ExitCode}, not {exitCode}\n{Error}\n{Out}");
        Assert.DoesNotMatch(@"(?m)^ +at \S+\(", Out + Error);
        Assert.DoesNotContain("Unhandled", Out + Error, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Standard output as exactly one JSON document.</summary>
    public JsonElement Document()
    {
        using JsonDocument document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }
}

/// <summary>Short ways into a document.</summary>
internal static class JsonElements
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static int Number(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static JsonElement[] List(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray()];

    public static string[] Members(this JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];

    /// <summary>The only follow-up of a kind and number.</summary>
    public static JsonElement FollowUp(this JsonElement document, string kind, int number = 1) =>
        Assert.Single(document.List("followUps"), one => one.Text("kind") == kind && one.Number("number") == number);
}
