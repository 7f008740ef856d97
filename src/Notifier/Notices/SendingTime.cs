using Hub.Notifier.Channels;

namespace Hub.Notifier.Notices;

/// <summary>How long a broadcast will take, by the ceilings of the channels.</summary>
public static class SendingTime
{
    /// <summary>What a channel without a ceiling of its own is taken to carry: half of what one host was seen to do.</summary>
    private static readonly Rate Unlimited = new(100, TimeSpan.FromSeconds(1), PerPerson: false);

    /// <summary>
    /// The channels work side by side, so the slowest decides; those that share a way out go one after the other; of several
    /// ceilings of a channel the tightest. Whoever can be
    /// reached by two channels is counted in both, so this is no less than it takes.
    /// </summary>
    /// <param name="perChannel">How many people each channel reaches.</param>
    /// <param name="channels">The ceilings of each channel, by its name.</param>
    public static TimeSpan Of(IReadOnlyDictionary<string, int> perChannel, IReadOnlyDictionary<string, Capabilities> channels) =>
        perChannel.GroupBy(channel => channels.GetValueOrDefault(channel.Key)?.Through ?? channel.Key)
            .Select(way => Of(way.Sum(channel => channel.Value), channels.GetValueOrDefault(way.Key)?.Rates ?? []))
            .DefaultIfEmpty(TimeSpan.Zero).Max();

    private static TimeSpan Of(int people, IReadOnlyList<Rate> rates) =>
        rates.Where(rate => !rate.PerPerson).DefaultIfEmpty(Unlimited).Max(rate => rate.Per * ((double)people / rate.Messages));
}
