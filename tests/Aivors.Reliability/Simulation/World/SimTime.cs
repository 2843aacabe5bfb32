namespace Aivors.Reliability.Simulation.World;

/// <summary>The world's time, as one process's clocks show it.</summary>
internal sealed class SimTime(SimWorld world, SimProcess process) : TimeProvider
{
    public static readonly DateTimeOffset Beginning = new(2026, 9, 21, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Beginning.AddTicks(world.Now) + process.ClockSkew;

    public override long GetTimestamp() => world.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(world, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal sealed class Timer(SimWorld world, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        /// <summary>An entry of the world's queue that carries an older number has been changed since.</summary>
        public int Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Setting++;
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan) world.Schedule(this, dueTime);
            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero) world.Schedule(this, _period);
            callback(state);
        }

        public void Dispose() => Setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
