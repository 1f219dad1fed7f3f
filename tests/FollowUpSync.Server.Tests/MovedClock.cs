namespace FollowUpSync.Server.Tests;

/// <summary>A clock that begins at a moment, goes on as real ones do, and can be put forward: what was to happen in between happens at once.</summary>
internal sealed class MovedClock(DateTimeOffset begin) : TimeProvider
{
    private readonly Lock _turn = new();
    private readonly List<Timed> _timers = [];
    private TimeSpan _moved = begin - DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;

    public void Advance(TimeSpan by)
    {
        Timed[] timers;
        lock (_turn)
        {
            _moved += by;
            _timers.RemoveAll(one => one.IsOver);
            timers = [.. _timers];
        }

        foreach (Timed timer in timers)
        {
            timer.Moved(GetUtcNow());
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timed(this, base.CreateTimer(callback, state, dueTime, period), dueTime);
        lock (_turn)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    private sealed class Timed(MovedClock clock, ITimer timer, TimeSpan dueTime) : ITimer
    {
        private DateTimeOffset _due = DueAt(clock, dueTime);

        public bool IsOver { get; private set; }

        public void Moved(DateTimeOffset now)
        {
            if (!IsOver && _due <= now)
            {
                timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = DueAt(clock, dueTime);
            return timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            IsOver = true;
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private static DateTimeOffset DueAt(MovedClock clock, TimeSpan dueTime) => dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : clock.GetUtcNow() + dueTime;
    }
}
