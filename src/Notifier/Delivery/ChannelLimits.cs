namespace Hub.Notifier.Delivery;

/// <summary>
/// The section <c>Hub:Delivery:Channels:NAME</c>: how far Hub goes with one channel. The channels of its own house (the open
/// page and web chat) need none.
/// </summary>
public sealed class ChannelLimits
{
    /// <summary>How long one sending may take with all its tries, 1 s to 5 minutes. Default: 30 s.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many requests one host has under way, 1 to 10,000; three quarters of them at most for broadcasts. Default: 256.</summary>
    public int Concurrency { get; set; } = 256;

    /// <summary>How often what is safe to repeat is tried again at once, 0 to 5. Later tries are the ledger's. Default: 2.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>The share of failures at which the channel is left alone, 0.05 to 1. Default: 0.5.</summary>
    public double BreakShare { get; set; } = 0.5;

    /// <summary>Of how many requests at least, 2 to 10,000. Default: 20.</summary>
    public int BreakAfter { get; set; } = 20;

    /// <summary>Within how long, 1 s to 10 minutes. Default: 10 s.</summary>
    public TimeSpan BreakWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long it is left alone, 1 s to 10 minutes. Default: 15 s.</summary>
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What is out of its range.</summary>
    internal IEnumerable<string> Wrong()
    {
        (bool Holds, string What)[] checks =
        [
            (Within(TimeLimit, 1, 300), "TimeLimit must be from 00:00:01 to 00:05:00."),
            (Concurrency is >= 1 and <= 10_000, "Concurrency must be from 1 to 10,000."),
            (Retries is >= 0 and <= 5, "Retries must be from 0 to 5."),
            (BreakShare is >= 0.05 and <= 1, "BreakShare must be from 0.05 to 1."),
            (BreakAfter is >= 2 and <= 10_000, "BreakAfter must be from 2 to 10,000."),
            (Within(BreakWindow, 1, 600), "BreakWindow must be from 00:00:01 to 00:10:00."),
            (Within(BreakFor, 1, 600), "BreakFor must be from 00:00:01 to 00:10:00."),
        ];
        return checks.Where(check => !check.Holds).Select(check => check.What);

        static bool Within(TimeSpan span, int least, int most) => span >= TimeSpan.FromSeconds(least) && span <= TimeSpan.FromSeconds(most);
    }
}
