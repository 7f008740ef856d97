namespace Hub.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Timers, and so <c>Task.Delay</c> and <c>PeriodicTimer</c> with this
/// provider, fire while it is moved, in the order in which they are due, on the thread that moves it.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private DateTimeOffset _utc;
    private TimeSpan _elapsed;
    private long _armed;

    /// <summary>Starts the clock at <paramref name="utcNow"/>, or on 2026-01-01 at midnight UTC.</summary>
    public FakeClock(DateTimeOffset? utcNow = null) =>
        _utc = (utcNow ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUniversalTime();

    /// <summary>How many timers will still fire.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _utc;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward. Each timer that falls due sees its own time as the present.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan until;
        lock (_lock)
        {
            until = _elapsed + by;
        }

        while (NextDue(until) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Moves the clock forward to <paramref name="utc"/>; timers fire on the way.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="utc"/> is past.</exception>
    public void AdvanceTo(DateTimeOffset utc) => Advance(utc - GetUtcNow());

    /// <summary>Moves the clock forward at once, as a machine finds it that was asleep: what fell due meanwhile fires once.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Skip(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        FakeTimer[] due;
        lock (_lock)
        {
            _utc += by;
            _elapsed += by;
            due = [.. _timers.Where(timer => timer.Due <= _elapsed).OrderBy(timer => timer.Due).ThenBy(timer => timer.Order)];
            foreach (FakeTimer timer in due)
            {
                Disarm(timer);
                if (timer.Period > TimeSpan.Zero)
                {
                    Arm(timer, timer.Period);
                }
            }
        }
        foreach (FakeTimer timer in due)
        {
            timer.Fire();
        }
    }

    /// <summary>Sets what the clock shows, to either side, as an administrator does: no timer fires, no time passes.</summary>
    public void Jump(DateTimeOffset utc)
    {
        lock (_lock)
        {
            _utc = utc.ToUniversalTime();
        }
    }

    /// <summary>
    /// Waits until at least <paramref name="count"/> timers are armed: the way to know that a background loop has come
    /// to its delay before the clock is advanced.
    /// </summary>
    public async Task WhenArmedAsync(int count, CancellationToken cancellationToken = default)
    {
        Task reached;
        lock (_lock)
        {
            if (_timers.Count >= count)
            {
                return;
            }

            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, source));
            reached = source.Task;
        }

        await reached.WaitAsync(cancellationToken);
    }

    // Also moves the clock: to the timer that is returned, or to the end when no timer is left.
    private FakeTimer? NextDue(TimeSpan until)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => (timer.Due, timer.Order));
            // The end may lie behind the present when a timer has moved the clock itself.
            var now = next?.Due ?? (until > _elapsed ? until : _elapsed);
            _utc += now - _elapsed;
            _elapsed = now;
            if (next is not null)
            {
                Disarm(next);
                if (next.Period > TimeSpan.Zero)
                {
                    Arm(next, next.Period);
                }
            }

            return next;
        }
    }

    private void Arm(FakeTimer timer, TimeSpan dueTime)
    {
        timer.Due = _elapsed + dueTime;
        timer.Order = _armed++;
        _timers.Add(timer);
        foreach (var (_, reached) in _waiting.Where(waiting => waiting.Count <= _timers.Count))
        {
            reached.TrySetResult();
        }

        _waiting.RemoveAll(waiting => waiting.Count <= _timers.Count);
    }

    private void Disarm(FakeTimer timer) => _timers.Remove(timer);

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public TimeSpan Due { get; set; }

        public long Order { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (_disposed)
                {
                    return false;
                }

                clock.Disarm(this);
                Period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    clock.Arm(this, dueTime);
                }
            }

            if (dueTime == TimeSpan.Zero)
            {
                clock.Advance(TimeSpan.Zero);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                _disposed = true;
                clock.Disarm(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
