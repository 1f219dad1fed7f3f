using System.Globalization;

namespace FollowUpSync.Tests.Graph;

/// <summary>Whatever happened: two quiet runs later all is as planned, one of each, and no work of the owner's is lost.</summary>
public class HistoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task After_any_history_two_quiet_runs_leave_what_is_planned_and_every_edit()
    {
        // FOLLOWUPSYNC_HISTORIES=5000 plays more; FOLLOWUPSYNC_SEED=17 begins at one that failed.
        int first = Number("FOLLOWUPSYNC_SEED", 1);
        int count = Number("FOLLOWUPSYNC_HISTORIES", 1_000);
        int requests = 0;
        var failed = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            var history = new History(seed);
            Exception? fault = await Record.ExceptionAsync(history.PlayAsync);
            Interlocked.Add(ref requests, history.Requests);
            if (fault is not null)
            {
                failed.Enqueue($"Seed {seed}: {fault.GetType().Name}: {fault.Message}\n{fault.StackTrace}\n{history.Log}");
            }
        });

        output.WriteLine($"{count} histories from seed {first}, {requests} requests.");
        Assert.True(failed.IsEmpty, $"{failed.Count} of {count} histories failed.\n\n{string.Join("\n\n", failed.Take(5))}");
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
