using FollowUpSync.Hosting;
using FollowUpSync.Sync;
using Microsoft.Extensions.Logging.Abstractions;

namespace FollowUpSync.Server.Tests;

/// <summary>The dispatcher by itself, on a real file, with runs that the test begins and ends.</summary>
public sealed class DispatcherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("followupsync-").FullName;
    private readonly MovedClock _clock = new(Scene.Noon);

    [Fact]
    public async Task Bells_that_ring_during_a_run_are_one_more_run_and_runs_of_a_mailbox_never_overlap()
    {
        using ServiceFile file = Open();
        var runs = new Runs();
        Dispatcher dispatcher = Make(file, runs);
        file.Enrol("m_a", Now);
        using var stop = new CancellationTokenSource();
        Task work = dispatcher.RunAsync(stop.Token);
        await runs.BegunAsync("m_a", 1);
        for (int i = 0; i < 50; i++)
        {
            dispatcher.Ring("m_a");
        }

        runs.End("m_a");
        await runs.BegunAsync("m_a", 2);
        runs.End("m_a");
        await Scene.UntilAsync(() => Task.FromResult(file.Mailboxes().Single() is { Rung: 50, Heard: 50 }));
        await stop.CancelAsync();
        await work;
        Assert.Equal(2, runs.Count("m_a"));
        Assert.Equal(1, runs.MostAtOnce("m_a"));
    }

    [Fact]
    public async Task What_a_killed_service_was_at_is_found_again_and_what_was_heard_is_not_done_again()
    {
        var runs = new Runs();
        using (ServiceFile file = Open())
        {
            file.Enrol("m_a", Now);
            file.Enrol("m_b", Now);
            file.Synced("m_a", 0, Now, Now + Duration.FromHours(1));
            file.Synced("m_b", 0, Now, Now + Duration.FromHours(1));
            file.Ring("m_a");
            Assert.NotEmpty(file.Mailboxes().Where(one => one.IsDue(Now))); // A run of it began; the process is gone before it ends.
        }

        using (ServiceFile file = Open())
        {
            Dispatcher dispatcher = Make(file, runs);
            using var stop = new CancellationTokenSource();
            Task work = dispatcher.RunAsync(stop.Token);
            await runs.BegunAsync("m_a", 1);
            runs.End("m_a");
            await Scene.UntilAsync(() => Task.FromResult(file.Mailboxes().All(one => one.Rung == one.Heard)));
            await stop.CancelAsync();
            await work;
        }

        Assert.Equal(0, runs.Count("m_b"));
    }

    [Fact]
    public async Task A_mailbox_that_is_slow_or_fails_keeps_nobody_else_waiting()
    {
        using ServiceFile file = Open();
        var runs = new Runs { Fails = "m_bad" };
        Dispatcher dispatcher = Make(file, runs);
        foreach (string one in (string[])["m_slow", "m_bad", "m_a", "m_b", "m_c", "m_d"])
        {
            file.Enrol(one, Now);
        }

        using var stop = new CancellationTokenSource();
        Task work = dispatcher.RunAsync(stop.Token);
        foreach (string one in (string[])["m_a", "m_b", "m_c", "m_d"])
        {
            await runs.BegunAsync(one, 1);
            runs.End(one);
        }

        await Scene.UntilAsync(() => Task.FromResult(file.Mailboxes().Single(one => one.Id == "m_bad") is { FaultCode: "FUS001", Failures: 1 }));
        dispatcher.Ring("m_bad"); // Patience after a failure is not cut short.
        MailboxDue bad = file.Mailboxes().Single(one => one.Id == "m_bad");
        Assert.True(bad.Rung > bad.Heard);
        Assert.False(bad.IsDue(bad.NextAt - Duration.FromMilliseconds(1)));
        await Scene.UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            return Task.FromResult(file.Mailboxes().Single(one => one.Id == "m_bad").Failures >= 2);
        });

        Assert.False(work.IsCompleted);
        await stop.CancelAsync();
        await work; // Also what is at work ends.
        Assert.True(file.Mailboxes().Single(one => one.Id == "m_slow").IsDue(Now));
    }

    [Fact]
    public void The_file_of_an_older_version_is_taken_over_with_what_it_knew()
    {
        using (var old = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder, "service.db")};Pooling=False"))
        {
            old.Open();
            using Microsoft.Data.Sqlite.SqliteCommand make = old.CreateCommand();
            make.CommandText = """
                create table Mailboxes (Id text primary key, Rung integer not null default 0, Heard integer not null default 0, NextAt integer not null, Failures integer not null default 0, SyncedAt integer, FaultCode text, FaultSince integer) without rowid;
                insert into Mailboxes (Id, Rung, NextAt) values ('m_a', 3, 0);
                pragma user_version = 1;
                """;
            make.ExecuteNonQuery();
        }

        using (ServiceFile file = Open())
        {
            Assert.True(file.Find("m_a") is { Rung: 3, ComparedAt: null });
            file.Compared("m_a", Now);
        }

        using ServiceFile again = Open();
        Assert.NotNull(again.Find("m_a")!.ComparedAt);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    private ServiceFile Open() => ServiceFile.Open(Path.Combine(_folder, "service.db"));

    private Dispatcher Make(ServiceFile file, Runs runs) => new(file, runs.RunAsync, (_, _) => Task.CompletedTask, Duration.FromHours(1), new SyncTelemetry(file), _clock, NullLogger<Dispatcher>.Instance);

    private sealed class Runs
    {
        private readonly Lock _turn = new();
        private readonly Dictionary<string, (int Begun, int Now, int Most, TaskCompletionSource End)> _all = [];

        public string? Fails { get; init; }

        public int Count(string mailbox) => Of(mailbox).Begun;

        public int MostAtOnce(string mailbox) => Of(mailbox).Most;

        public Task BegunAsync(string mailbox, int times) => Scene.UntilAsync(() => Task.FromResult(Of(mailbox) is var one && one.Begun == times && one.Now == 1));

        public void End(string mailbox) => Of(mailbox).End.SetResult();

        public async Task<SyncReport> RunAsync(string mailbox, CancellationToken stop)
        {
            var end = new TaskCompletionSource();
            Change(mailbox, one => (one.Begun + 1, one.Now + 1, Math.Max(one.Most, one.Now + 1), end));
            try
            {
                await (mailbox == Fails ? Task.FromException(new InvalidOperationException("Contoso")) : end.Task.WaitAsync(stop));
                return new SyncReport { AsOf = default, Home = DateTimeZone.Utc, Mode = SyncMode.Applied };
            }
            finally
            {
                Change(mailbox, one => one with { Now = one.Now - 1 });
            }
        }

        private (int Begun, int Now, int Most, TaskCompletionSource End) Of(string mailbox)
        {
            lock (_turn)
            {
                return _all.GetValueOrDefault(mailbox);
            }
        }

        private void Change(string mailbox, Func<(int Begun, int Now, int Most, TaskCompletionSource End), (int, int, int, TaskCompletionSource)> change)
        {
            lock (_turn)
            {
                _all[mailbox] = change(_all.GetValueOrDefault(mailbox));
            }
        }
    }
}
