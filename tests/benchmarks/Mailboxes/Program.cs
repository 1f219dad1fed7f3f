// Measures syncs of many mailboxes over HTTP, against a sandbox in a process of its own, and prints a table.
// Usage: dotnet run -c Release --project tests/benchmarks/Mailboxes [-- MAILBOXES [ENTRIES]]    (default: 1000 of 200; about three minutes)
using System.Diagnostics;
using System.Globalization;
using FollowUpSync.Benchmarks.Mailboxes;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int mailboxes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
int entries = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
int naive = Math.Min(mailboxes, 20);
await using Service service = await Service.StartAsync();

string[] addresses = [.. Enumerable.Range(0, mailboxes).Select(n => $"owner{n}@mail.example")];
await service.FillAsync([.. addresses, "warm-up@mail.example"], entries);
using var fleet = new Fleet(service);
await fleet.SyncAsync("warm-up@mail.example");
await fleet.ReadNaivelyAsync("warm-up@mail.example");
Console.WriteLine($"{mailboxes:N0} mailboxes of {entries:N0} entries, {Fleet.AtOnce} at once, over HTTP on loopback; bytes are those of bodies, both ways.");
Console.WriteLine($"{"round",-34}{"mailboxes/s",12}{"requests each",15}{"bytes each",12}{"writes each",13}{"peak MB",9}");
await RoundAsync("first: read all, write follow-ups", addresses, fleet.SyncAsync);
await RoundAsync("second: sees what it wrote itself", addresses, fleet.SyncAsync);
await RoundAsync("idle", addresses, fleet.SyncAsync);
await service.MoveInterviewsAsync(addresses);
await RoundAsync("one interview moved in each", addresses, fleet.SyncAsync);
await RoundAsync($"naive: lists, looks up each ({naive})", addresses[..naive], fleet.ReadNaivelyAsync);

Console.WriteLine();
Console.WriteLine("The idle round does not grow with the mailbox:");
Console.WriteLine($"{"one mailbox, idle",-34}{"requests",12}{"bytes",15}{"  naive: requests",17}{"bytes",13}");
foreach (int size in new[] { entries, entries * 10 })
{
    string address = $"size{size}@mail.example";
    await service.FillAsync([address], size);
    await fleet.SyncAsync(address);
    await fleet.SyncAsync(address);
    Counts idle = await fleet.CountAsync(() => fleet.SyncAsync(address));
    Counts all = await fleet.CountAsync(() => fleet.ReadNaivelyAsync(address));
    Console.WriteLine($"{$"{size:N0} entries",-34}{idle.Requests,12:N0}{idle.Bytes,15:N0}{all.Requests,17:N0}{all.Bytes,13:N0}");
}

async Task RoundAsync(string name, string[] all, Func<string, Task> work)
{
    Memory.ForgetPeak();
    var watch = Stopwatch.StartNew();
    Counts counts = await fleet.CountAsync(() => Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Fleet.AtOnce }, async (address, _) => await work(address)));
    double each = all.Length;
    Console.WriteLine($"{name,-34}{all.Length / watch.Elapsed.TotalSeconds,12:N1}{counts.Requests / each,15:N2}{counts.Bytes / each,12:N0}{counts.Writes / each,13:N2}{Memory.PeakMegabytes,9:N0}");
}
