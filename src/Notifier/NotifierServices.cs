using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Channels.Live;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hub.Notifier;

/// <summary>Adds the Notifier to a host.</summary>
public static class NotifierServices
{
    /// <summary>Adds the store, the bell and the channels: what every host needs.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="database">Hub:Database, a connection string.</param>
    /// <param name="redis">Hub:Redis, host:port; null rings in-process only.</param>
    public static IServiceCollection AddHubCore(this IServiceCollection services, string database, string? redis)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IdSource>();
        services.AddSingleton(_ => HubStore.Open(database));
        services.AddSingleton<IBell>(provider => redis is null
            ? new InProcessBell()
            : new RedisBell(
                redis, provider.GetRequiredService<IdSource>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<RedisBell>>()));
        services.AddSingleton<DirectLineChannel>();
        services.AddSingleton<LiveChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<DirectLineChannel>());
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<LiveChannel>());
        return services;
    }

    /// <summary>Adds the work of reaching people: in Bot's own process, or in a Notifier host.</summary>
    public static IServiceCollection AddNotifier(this IServiceCollection services)
    {
        services.AddSingleton<Dispatcher>();
        services.AddHostedService<DeliveryLoop>();
        return services;
    }
}
