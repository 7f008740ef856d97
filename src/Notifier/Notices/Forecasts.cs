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

    /// <summary>The channels by which people can be counted on here, by name.</summary>
    public IReadOnlyCollection<string> Channels => _channels.Keys;

    /// <summary>The quiet hours of those who have set none.</summary>
    public QuietHours Quiet => new(options.QuietFrom, options.QuietUntil);

    /// <summary>Counts an audience as of an instant, with at most so many of those listed whom no channel reaches.</summary>
    /// <param name="rows">The transaction.</param>
    /// <param name="audience">Whom it is for.</param>
    /// <param name="at">When it would be sent.</param>
    /// <param name="mostListed">How many are listed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="lane">Its lane: an emergency asks nobody whether she wants it.</param>
    /// <exception cref="ArgumentException">An area of it does not exist.</exception>
    public async Task<Forecast> OfAsync(
        Rows rows, Audience audience, DateTimeOffset at, int mostListed, CancellationToken cancellationToken, Lane lane = Lane.Bulk)
    {
        DateTime local = TimeZoneInfo.ConvertTime(at, options.Zone).DateTime;
        Reach reach = await rows.Ledger.ReachAsync(
            new(audience, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), Quiet, [.. _channels.Keys], mostListed, lane == Lane.Emergency ? null : NoticeKind.Broadcast),
            cancellationToken);
        return new(reach, SendingTime.Of(reach.PerChannel, _channels));
    }
}
