using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.Live;
using Hub.Notifier.Delivery;

namespace Hub.Notifier.Notices;

/// <summary>What would become of a broadcast, before it is sent.</summary>
/// <param name="Reach">Whom it would reach.</param>
/// <param name="Takes">How long sending would take at least.</param>
public sealed record Forecast(Reach Reach, TimeSpan Takes);

/// <summary>Counts audiences before anything is sent.</summary>
/// <param name="channels">The channels that send here.</param>
/// <param name="options">The quiet hours, and the community's zone.</param>
public sealed class Forecasts(IEnumerable<IChannel> channels, DeliveryOptions options)
{
    // An open page is no address: nobody can be counted on by it.
    private readonly Dictionary<string, Capabilities> _channels =
        channels.Where(channel => channel.Name != LiveChannel.Named).ToDictionary(channel => channel.Name, channel => channel.Can);

    /// <summary>Counts an audience as of an instant, with at most so many of those listed whom no channel reaches.</summary>
    /// <exception cref="ArgumentException">An area of it does not exist.</exception>
    public async Task<Forecast> OfAsync(Rows rows, Audience audience, DateTimeOffset at, int mostListed, CancellationToken cancellationToken)
    {
        DateTime local = TimeZoneInfo.ConvertTime(at, options.Zone).DateTime;
        Reach reach = await rows.Ledger.ReachAsync(
            new(audience, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), new(options.QuietFrom, options.QuietUntil), [.. _channels.Keys], mostListed),
            cancellationToken);
        return new(reach, SendingTime.Of(reach.PerChannel, _channels));
    }
}
