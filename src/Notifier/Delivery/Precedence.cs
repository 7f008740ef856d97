namespace Hub.Notifier.Delivery;

/// <summary>
/// What is urgent goes first on this host: from its lease to its record, the lower lanes begin nothing new, so that it finds a
/// processor and the database free. It holds nobody up for long, and not twice in a row: they go on for as long as they waited.
/// </summary>
internal sealed class Precedence(TimeProvider clock)
{
    /// <summary>Neither a channel that hangs over an alert nor alerts without end are a reason to wait longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    private int _urgent;
    private long _since;

    private bool IsClaimed => Volatile.Read(ref _urgent) > 0 && clock.GetElapsedTime(Volatile.Read(ref _since)) < Longest;

    /// <summary>Something urgent is in a worker's hands.</summary>
    internal void Claim()
    {
        Volatile.Write(ref _since, clock.GetTimestamp());
        Interlocked.Increment(ref _urgent);
    }

    /// <summary>It is recorded, or given back.</summary>
    internal void Release() => Interlocked.Decrement(ref _urgent);

    /// <summary>Until nothing urgent is under way.</summary>
    /// <param name="goesUntil">When the last waiting has been made up for, by the clock's timestamp.</param>
    /// <returns>The same from now on.</returns>
    internal async ValueTask<long> GiveWayAsync(long goesUntil)
    {
        long began = clock.GetTimestamp();
        if (!IsClaimed || began < goesUntil)
        {
            return goesUntil;
        }
        while (IsClaimed && clock.GetElapsedTime(began) < Longest)
        {
            await Task.Delay(Glance);
        }
        long now = clock.GetTimestamp();
        return now + (now - began);
    }
}
