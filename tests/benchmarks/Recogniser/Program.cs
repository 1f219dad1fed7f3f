// Measures how many entries a second the recogniser judges on one thread.
// Usage: dotnet run -c Release --project tests/benchmarks/Recogniser [EVENTS.jsonl]    (default: the labelled dev set)
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FollowUpSync.Graph;
using FollowUpSync.Planning.Interviews;
using NodaTime;

string file = args.Length > 0 ? args[0] : Path.Combine(Here(), "../../FollowUpSync.Tests/Interviews/Corpus/dev.jsonl");
(CalendarEntry Entry, Candidate Owner)[] entries = [.. File.ReadLines(file).Select(Read)];
Judge(150);
double[] rates = [.. Enumerable.Range(0, 7).Select(_ => Judge(60)).Order()];
Console.WriteLine($"recogniser judges   {rates[3],9:N0} entries/s of one core, median of {rates.Length}, {entries.Length} entries of {Path.GetFileName(file)} repeated");

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

static (CalendarEntry, Candidate) Read(string line)
{
    using JsonDocument document = JsonDocument.Parse(line);
    JsonElement owner = document.RootElement.GetProperty("owner");
    return (GraphMapping.ToEntry(document.RootElement.GetProperty("event"), "bench", DateTimeZone.Utc),
        new Candidate(owner.GetProperty("name").GetString(), [owner.GetProperty("email").GetString()!]));
}

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
