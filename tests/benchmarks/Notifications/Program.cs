// Measures the whole service over HTTP, with many mailboxes in a sandbox of its own process: people move interviews, the sandbox
// notifies, the service syncs and writes; beside that, one owner reads a process again and again. Prints a table.
// Usage: dotnet run -c Release --project tests/benchmarks/Notifications [-- SECONDS [MAILBOXES [A-SECOND]]]   (default: 300 500 20; about eight minutes)
using System.Diagnostics;
using System.Globalization;
using FollowUpSync.Benchmarks.Mailboxes;
using FollowUpSync.Benchmarks.Notifications;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int seconds = Argument(0, 300);
int mailboxes = Argument(1, 500);
int aSecond = Argument(2, 20);
const int Entries = 50;
await using Service sandbox = await Service.StartAsync();
string[] addresses = [.. Enumerable.Range(0, mailboxes).Select(n => $"owner{n}@mail.example")];
await sandbox.SetClockAsync("2026-11-04T12:00:00Z");
await sandbox.FillAsync(addresses, Entries);
await using ManyMailboxes service = await ManyMailboxes.StartAsync(sandbox, addresses);
await service.SyncedAsync();

int cores = Environment.ProcessorCount;
double[] alone = await service.ReadAsync(TimeSpan.FromSeconds(Math.Min(20, seconds)), readsASecond: 20);
using var stop = new CancellationTokenSource();
Task<double[]> readings = service.ReadAsync(TimeSpan.FromSeconds(seconds), readsASecond: 20);
var memory = new List<double>();
var watch = Stopwatch.StartNew();
var random = new Random(7);
int moved = 0;
var moving = new List<Task>();
while (watch.Elapsed.TotalSeconds < seconds)
{
    if (service.Move(sandbox, addresses[random.Next(mailboxes)]) is { } moves)
    {
        moving.Add(moves);
        moved++;
    }

    if (moved % (aSecond * 10) == 0)
    {
        memory.Add(Environment.WorkingSet / 1048576.0);
    }

    TimeSpan ahead = TimeSpan.FromSeconds((double)moved / aSecond) - watch.Elapsed;
    await Task.Delay(ahead > TimeSpan.Zero ? ahead : TimeSpan.FromMilliseconds(1));
}

await Task.WhenAll(moving);
double[] reads = await readings;
await service.SyncedAsync();
double[] written = service.Latencies();
if (written.Length < moved)
{
    Console.Error.WriteLine($"{moved - written.Length} of {moved} changes led to no follow-up.");
    return 1;
}

Console.WriteLine($"{mailboxes:N0} mailboxes of {Entries} entries, {moved / watch.Elapsed.TotalSeconds:N1} changes a second for {watch.Elapsed.TotalSeconds:N0} s, on {cores} cores that the sandbox shares; everything over HTTP.");
Row("name", "value", "unit", "beside what");
Row("change to written follow-up, median", $"{At(written, 0.5):N0}", "ms", $"{written.Length:N0} changes");
Row("the same, p99", $"{At(written, 0.99):N0}", "ms", $"longest {written.Max():N0} ms");
Row("GET processes/{id}, p99", $"{At(reads, 0.99):N1}", "ms", $"median {At(reads, 0.5):N1} ms, of {reads.Length:N0}; alone {At(alone, 0.99):N1} and {At(alone, 0.5):N1} ms");
Row("memory at the end", $"{memory[^1]:N0}", "MB", $"after a third: {memory[memory.Count / 3]:N0} MB, ratio {memory[^1] / memory[memory.Count / 3]:N2}");

return 0;

int Argument(int n, int otherwise) => args.Length > n ? int.Parse(args[n], CultureInfo.InvariantCulture) : otherwise;

static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];

static void Row(string name, string value, string unit, string beside) => Console.WriteLine($"{name,-38}{value,10}  {unit,-6}{beside}");
