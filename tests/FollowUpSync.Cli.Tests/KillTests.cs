using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUpSync.Cli.Tests;

/// <summary>
/// The program dies at every point at which it changes a file, is started again, and ends where it would have ended undisturbed.
/// strace kills it as it enters the n-th call of a kind.
/// </summary>
public sealed partial class KillTests
{
    // What changes a file. A death at an fsync leaves the disk as a death at the write after it does.
    private static readonly string[] Kinds = ["mkdir", "write", "pwrite64", "ftruncate", "rename", "unlink"];

    /// <summary>What is typed, after what; PROCESS, THANKS, CHECK and RUN stand for ids of the sample.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        { "", "sync calendar.ics" },
        { "sync calendar.ics | done THANKS | skip CHECK", "sync moved.ics" },
        { "sync calendar.ics", "outcome PROCESS offer" },
        { "sync calendar.ics", "done THANKS" },
        { "sync calendar.ics | skip CHECK | outcome PROCESS rejected", "undo RUN" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Killed_at_any_write_and_started_again_it_ends_as_if_it_had_not_been_killed(string before, string typed)
    {
        using var template = new Desk();
        Dictionary<string, string> ids = Prepare(template, before);
        string[] command = Words(typed, ids);

        using Desk undisturbed = Copy(template);
        Point[] points = Points(undisturbed, command);
        SortedDictionary<string, string> expected = undisturbed.Files();
        Assert.True(points.Length > 20, $"only {points.Length} points");

        var seen = new ConcurrentDictionary<string, bool>();
        var failures = new ConcurrentBag<string>();
        Parallel.ForEach(points, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, point =>
        {
            using Desk desk = Copy(template);
            Answer killed = Strace(desk, command, point.Call, $"inject={point.Call}:signal=KILL:when={point.Number}");
            if (killed.ExitCode == 0)
            {
                failures.Add($"{point} was not reached");
            }

            // Where the disk is as an earlier death left it, the rest is as well.
            if (!seen.TryAdd(StateOf(desk), true))
            {
                return;
            }

            Answer again = desk.Run(command);
            if (again.ExitCode is not (0 or 2)) // 2: it was done to its end before it died, and says so.
            {
                failures.Add($"killed at {point}: {again.ExitCode}: {again.Error}");
            }
            else if (!expected.SequenceEqual(desk.Files()))
            {
                failures.Add($"killed at {point}: other files than undisturbed");
            }
        });

        Assert.Empty(failures);
    }

    private static Dictionary<string, string> Prepare(Desk desk, string before)
    {
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso()));
        desk.Save("moved.ics", Calendars.File(
            Calendars.Contoso(start: "20261104T150000Z", end: "20261104T160000Z", sequence: 1),
            Calendars.Interview("fabrikam@example", "Fabrikam", "Jonas Weber", "Ida Holm", "20261103T180000Z", "20261103T190000Z")));
        Dictionary<string, string> ids = [];
        var plan = desk.Json("plan", "calendar.ics");
        ids["PROCESS"] = plan.List("processes")[0].Text("id");
        ids["THANKS"] = plan.FollowUp("thankYou").Text("id");
        ids["CHECK"] = plan.FollowUp("checkIn").Text("id");
        foreach (string typed in before.Split(" | ", StringSplitOptions.RemoveEmptyEntries))
        {
            ids["RUN"] = desk.Json(Words(typed, ids)).Text("run");
        }

        return ids;
    }

    private static string[] Words(string typed, Dictionary<string, string> ids) => [.. typed.Split(' ').Select(word => ids.GetValueOrDefault(word, word))];

    private static Desk Copy(Desk template)
    {
        var copy = new Desk();
        foreach (string name in template.Names().Where(name => File.Exists(template.Path_(name))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy.Path_(name))!);
            File.Copy(template.Path_(name), copy.Path_(name));
        }

        return copy;
    }

    private static string StateOf(Desk desk) => string.Join('\n', desk.Names().Select(name =>
        File.Exists(desk.Path_(name)) ? $"{name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(desk.Path_(name))))}" : name));

    /// <summary>
    /// The calls that an undisturbed run makes on files of the folder, by their number among the calls of their kind and thread:
    /// the first, the second and the last of each series of like calls on one file, for the pages between differ in nothing.
    /// </summary>
    private static Point[] Points(Desk desk, string[] command)
    {
        Strace(desk, command, string.Join(',', Kinds), "signal=none", "strace.log").Ends(0);
        var counts = new Dictionary<(string Thread, string Call), int>();
        var points = new List<(Point Point, string File)>();
        foreach (string line in File.ReadLines(desk.Path_("strace.log")))
        {
            if (Call().Match(line) is not { Success: true } call)
            {
                continue;
            }

            (string, string) kind = (call.Groups["thread"].Value, call.Groups["call"].Value);
            int number = counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (line.Contains(desk.Folder + "/follow-ups", StringComparison.Ordinal) && !line.Contains(" = -1 ", StringComparison.Ordinal))
            {
                points.Add((new Point(call.Groups["call"].Value, number), File_().Match(line).Value));
            }
        }

        File.Delete(desk.Path_("strace.log"));
        return [.. points.Where((one, i) => !(i > 1 && i < points.Count - 1 && IsLike(points[i - 2], one) && IsLike(points[i - 1], one) && IsLike(points[i + 1], one))).Select(one => one.Point)];

        static bool IsLike((Point Point, string File) one, (Point Point, string File) other) => one.Point.Call == other.Point.Call && one.File == other.File;
    }

    private static Answer Strace(Desk desk, string[] command, string calls, string expression, string log = "/dev/null") =>
        desk.Start("strace", ["-f", "-qqq", "-y", "-o", log, "-e", $"trace={calls}", "-e", expression, Desk.Program, .. command, "--as-of", Desk.Now]);

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<call>\w+)\(")]
    private static partial Regex Call();

    [GeneratedRegex("/follow-ups[^>\"]*")]
    private static partial Regex File_();

    private sealed record Point(string Call, int Number)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Call} {Number}");
    }
}
