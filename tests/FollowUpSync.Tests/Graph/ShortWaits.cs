namespace FollowUpSync.Tests.Graph;

/// <summary>A clock whose waits are over at once, and that has moved on by them. A limit of more than a minute and a half is real.</summary>
internal sealed class ShortWaits(Instant now) : TimeProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);
    private readonly Lock _turn = new();
    private Instant _now = now;

    /// <summary>Limits are over at once, too.</summary>
    public bool IsImpatient { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_turn)
        {
            return _now.ToDateTimeOffset();
        }
    }

    public void MoveTo(Instant to)
    {
        lock (_turn)
        {
            _now = to;
        }
    }

    public void Pass(Duration time)
    {
        lock (_turn)
        {
            _now += time;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        bool isWait = dueTime > TimeSpan.Zero && dueTime <= LongestWait;
        lock (_turn)
        {
            _now += isWait ? Duration.FromTimeSpan(dueTime) : Duration.Zero;
        }

        bool isOver = isWait || (IsImpatient && dueTime > TimeSpan.Zero);
        return System.CreateTimer(callback, state, isWait ? TimeSpan.Zero : isOver ? TimeSpan.FromMilliseconds(30) : dueTime, period);
    }
}
