// Measures how many entries a second the recogniser judges on one thread, and how much it allocates for each.
// Usage: dotnet run -c Release --project tests/benchmarks/Recogniser [FILE.jsonl|FILE.ics]
// Default: the labelled dev set, half of it interviews. tests/benchmarks/calendar.mjs prints an ordinary year as .ics.
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FollowUpSync.Graph;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Interviews;
using NodaTime;

string file = args.Length > 0 ? args[0] : Path.Combine(Here(), "../../FollowUpSync.Tests/Interviews/Corpus/dev.jsonl");
(CalendarEntry Entry, Candidate Owner)[] entries = file.EndsWith(".ics", StringComparison.Ordinal) ? ReadCalendar(file) : [.. File.ReadLines(file).Select(Read)];
int round = Math.Max(1, 9_000 / entries.Length);
Judge(3 * round);
double[] rates = [.. Enumerable.Range(0, 7).Select(_ => Judge(round)).Order()];
long before = GC.GetAllocatedBytesForCurrentThread();
Judge(1);
long allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / entries.Length;
Console.WriteLine($"recogniser judges   {rates[3],9:N0} entries/s of one core, median of {rates.Length}, {allocated:N0} bytes allocated for each; {entries.Length} entries of {Path.GetFileName(file)} repeated");

double Judge(int times)
{
    using var self = Process.GetCurrentProcess();
    TimeSpan before = self.TotalProcessorTime;
    for (int i = 0; i < times; i++)
    {
        foreach ((CalendarEntry entry, Candidate owner) in entries)
        {
            InterviewRecognizer.Recognize(entry, owner);
        }
    }

    // Processor time, all threads of the runtime included: what else the machine does does not count.
    self.Refresh();
    return times * entries.Length / (self.TotalProcessorTime - before).TotalSeconds;
}

static (CalendarEntry, Candidate)[] ReadCalendar(string file)
{
    var calendar = IcsFile.Read(file);
    var owner = new Candidate(null, [calendar.Owner ?? "alex.morgan@outlook.example"]);
    return [.. calendar.Entries(DateTimeZone.Utc, new Interval(null, null)).Entries.Select(entry => (entry, owner))];
}

static (CalendarEntry, Candidate) Read(string line)
{
    using JsonDocument document = JsonDocument.Parse(line);
    JsonElement owner = document.RootElement.GetProperty("owner");
    return (GraphMapping.ToEntry(document.RootElement.GetProperty("event"), "bench", DateTimeZone.Utc),
        new Candidate(owner.GetProperty("name").GetString(), [owner.GetProperty("email").GetString()!]));
}

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
