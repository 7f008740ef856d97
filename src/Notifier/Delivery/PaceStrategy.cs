using Hub.Notifier.Channels;
using Hub.Notifier.Delivery.Ceilings;
using Hub.Notifier.Lanes;
using Polly;

namespace Hub.Notifier.Delivery;

/// <summary>
/// Lets a sending pass when all ceilings of its channel have a token for it. What is urgent takes the next one; the rest waits
/// in a line, as long as it takes the feed to bring new work, and beyond that comes back later, one after the other.
/// </summary>
/// <param name="channel">The channel.</param>
/// <param name="ceilings">Its buckets.</param>
/// <param name="nodes">How many hosts share them.</param>
/// <param name="clock">The time.</param>
internal sealed class PaceStrategy(IChannel channel, ICeilings ceilings, int nodes, TimeProvider clock) : ResilienceStrategy<Sent>, IDisposable
{
    /// <summary>A shorter line would run dry between two sweeps, and the channel would stand idle.</summary>
    private static readonly TimeSpan Patience = IBell.Sweep + TimeSpan.FromMilliseconds(500);

    // Those of each person last: a token of the channel can be given back.
    private readonly Rate[] _rates = [.. channel.Can.Rates.OrderBy(rate => rate.PerPerson)];

    /// <summary>How long one message takes at the slowest ceiling of the channel, by this host's share.</summary>
    private readonly TimeSpan _step = TimeSpan.FromMilliseconds(channel.Can.Rates.Where(rate => !rate.PerPerson)
        .Select(rate => 1 / BucketSize.Of(rate, nodes).PerMillisecond).DefaultIfEmpty(0).Max());

    private readonly SemaphoreSlim _line = new(1);
    private readonly Lock _lock = new();
    private int _inLine;
    private DateTimeOffset _lastBack;

    public void Dispose() => _line.Dispose();

    protected override async ValueTask<Outcome<Sent>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<Sent>>> callback, ResilienceContext context, TState state)
    {
        if (context.Properties.TryGetValue(Sending.Property, out Sending? sending))
        {
            try
            {
                Pace pace = sending.IsUrgent ? (await TakeAsync(sending)).Pace : await StandInLineAsync(sending, context.CancellationToken);
                if (!pace.IsTaken)
                {
                    return Outcome.FromResult<Sent>(new Sent.Later(pace.Wait, Hindrance.Ours));
                }
                await WaitAsync(pace.Wait, context.CancellationToken);
            }
            catch (OperationCanceledException stopped)
            {
                return Outcome.FromException<Sent>(stopped);
            }
        }
        return await callback(context, state);
    }

    private async ValueTask<Pace> StandInLineAsync(Sending sending, CancellationToken cancellationToken)
    {
        int before = Interlocked.Increment(ref _inLine) - 1;
        try
        {
            if (before * _step > Patience)
            {
                return SendAway(before * _step);
            }
            // Only the first in the line asks.
            await _line.WaitAsync(cancellationToken);
            try
            {
                while (true)
                {
                    (Pace pace, bool isHerOwn) = await TakeAsync(sending);
                    // A person's own ceiling holds up nobody behind her, neither now nor when those who were sent away come back.
                    if (pace.IsTaken || isHerOwn)
                    {
                        return pace;
                    }
                    if (pace.Wait > Patience)
                    {
                        return SendAway(pace.Wait);
                    }
                    await WaitAsync(pace.Wait, cancellationToken);
                }
            }
            finally
            {
                _line.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inLine);
        }
    }

    private async ValueTask<(Pace Pace, bool IsHerOwn)> TakeAsync(Sending sending)
    {
        TimeSpan wait = TimeSpan.Zero;
        for (int i = 0; i < _rates.Length; i++)
        {
            Pace pace = await ceilings.TakeAsync(Key(i, sending), _rates[i], sending.IsUrgent);
            if (!pace.IsTaken)
            {
                for (int taken = 0; taken < i; taken++)
                {
                    ceilings.GiveBack(Key(taken, sending), _rates[taken], sending.IsUrgent);
                }
                return (pace, _rates[i].PerPerson);
            }
            wait = pace.Wait > wait ? pace.Wait : wait;
        }
        return (new(IsTaken: true, wait), false);
    }

    // All back at the instant at which the first could go, all but one would be sent away again.
    private Pace SendAway(TimeSpan wait)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            _lastBack = _lastBack + _step > now + wait ? _lastBack + _step : now + wait;
            return new(IsTaken: false, _lastBack - now);
        }
    }

    // Timers know whole milliseconds; a shorter wait would be none.
    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => wait <= TimeSpan.Zero
        ? Task.CompletedTask
        : Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancellationToken);

    private BucketKey Key(int rate, Sending sending) => BucketKey.Of(channel.Name, _rates[rate], sending.PersonId);
}
