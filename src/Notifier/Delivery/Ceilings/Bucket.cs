using Hub.Notifier.Channels;

namespace Hub.Notifier.Delivery.Ceilings;

/// <summary>The numbers of a bucket.</summary>
/// <param name="Burst">How many tokens it holds: a twentieth of the rate, half of what is one person's, at least one.</param>
/// <param name="Reserve">How many of them only what is urgent may take.</param>
/// <param name="PerMillisecond">How many tokens come: so many less than the rate that a burst and they together never pass it.</param>
internal readonly record struct BucketSize(double Burst, double Reserve, double PerMillisecond)
{
    /// <summary>The bucket of a rate, or of one node's share of it.</summary>
    internal static BucketSize Of(Rate rate, int nodes)
    {
        double messages = (double)rate.Messages / nodes;
        // What comes to one person comes together: a fire, and what to do.
        double burst = rate.PerPerson ? Math.Max(1, Math.Floor(messages / 2)) : messages < 20 ? 1 : Math.Max(3, Math.Floor(messages / 20));
        return new(burst, Math.Floor(burst / 3), Math.Min(messages, messages - burst + 1) / rate.Per.TotalMilliseconds);
    }

    /// <summary>How many tokens it must hold before one is taken.</summary>
    internal double Needed(bool isUrgent) => isUrgent ? 1 : 1 + Reserve;
}

/// <summary>A bucket of this process.</summary>
internal sealed class Bucket(BucketSize size, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _tokens = size.Burst;
    private long _at = clock.GetTimestamp();

    /// <summary>Whether nobody would notice if it were made anew.</summary>
    internal bool IsFull
    {
        get
        {
            lock (_lock)
            {
                Fill();
                return _tokens >= size.Burst;
            }
        }
    }

    internal Pace Take(bool isUrgent)
    {
        lock (_lock)
        {
            Fill();
            TimeSpan wait = TimeSpan.FromMilliseconds(Math.Max(0, (size.Needed(isUrgent) - _tokens) / size.PerMillisecond));
            bool isTaken = wait <= Pace.Patience(isUrgent);
            // Below zero stand those who wait: each has a time of its own, and nobody asks twice.
            _tokens -= isTaken ? 1 : 0;
            return new(isTaken, wait);
        }
    }

    internal void GiveBack()
    {
        lock (_lock)
        {
            _tokens++;
        }
    }

    private void Fill()
    {
        long now = clock.GetTimestamp();
        _tokens = Math.Min(size.Burst, _tokens + (clock.GetElapsedTime(_at, now).TotalMilliseconds * size.PerMillisecond));
        _at = now;
    }
}
