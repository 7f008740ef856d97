using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Channels.Live;
using Hub.Notifier.Channels.Webhook;
using Hub.Notifier.Delivery;
using Hub.Notifier.Delivery.Ceilings;
#if FULL_PACKAGES
using Hub.Notifier.Hangfire;
#endif
using Hub.Notifier.Keys;
using Hub.Notifier.Lanes;
using Hub.Notifier.Notices;
using Hub.Notifier.Requests;
using Hub.Notifier.Retention;
using Hub.Notifier.Timetables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hub.Notifier;

/// <summary>Adds the Notifier to a host.</summary>
public static class NotifierServices
{
    /// <summary>Adds the store, the bell and the channels: what every host needs.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="database">Hub:Database, a connection string.</param>
    /// <param name="redis">Hub:Redis, host:port; null rings in-process only.</param>
    /// <param name="keys">Hub:Keys, the folder that all nodes share.</param>
    public static IServiceCollection AddHubCore(this IServiceCollection services, string database, string? redis, string keys)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IdSource>();
        services.AddSingleton(_ => HubStore.Open(database));
        services.AddSingleton<IBell>(provider => redis is null
            ? new InProcessBell()
            : new RedisBell(
                redis, provider.GetRequiredService<IdSource>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<RedisBell>>()));
        services.AddSingleton<ILanes>(provider => redis is null
            ? new InProcessLanes(provider.GetRequiredService<TimeProvider>())
            : new RedisLanes(
                redis, provider.GetRequiredService<IdSource>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<RedisLanes>>()));
        services.AddSingleton<AfterCommit>();
        services.AddSingleton<ICeilings>(provider => redis is null
            ? new InProcessCeilings(provider.GetRequiredService<DeliveryOptions>().Nodes, provider.GetRequiredService<TimeProvider>())
            : new RedisCeilings(
                redis, provider.GetRequiredService<DeliveryOptions>().Nodes, provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<RedisCeilings>>()));
        HubKeys.Protect(services.AddDataProtection()).PersistKeysToFileSystem(new(keys));
        services.AddSingleton(provider => new HubKeys(provider.GetRequiredService<IDataProtectionProvider>(), keys));
        services.AddSingleton(provider => provider.GetRequiredService<HubKeys>().Seal);
        services.AddSingleton<DirectLineChannel>();
        services.AddSingleton<LiveChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<DirectLineChannel>());
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<LiveChannel>());
        return services;
    }

    /// <summary>
    /// Adds the channels that the configuration names: a host that sends nothing counts by them whom a notice would reach.
    /// </summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddOutsideChannels(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(WebhookOptions)) || WebhookOptions.From(configuration) is not { } webhook)
        {
            return services;
        }
        services.AddSingleton(webhook).AddSingleton<WebhookReceipts>();
        foreach (string name in webhook.Channels)
        {
            services.AddSingleton<IChannel>(provider => new WebhookChannel(webhook, provider.GetRequiredService<TimeProvider>(), name));
        }
        return services;
    }

    /// <summary>Adds the work of reaching people: in Bot's own process, or in a Notifier host.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddNotifier(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTimetable(configuration).AddTimetableLoop();
        AddWakes(services, configuration);
        services.AddOutsideChannels(configuration);
        services.AddSingleton<EmergencyWatch>().AddSingleton<LoadJobs>().AddSingleton<ChannelPipelines>().AddSingleton<Sender>().AddSingleton<Precedence>();
        services.AddHostedService<DeliveryLoop>().AddHostedService<Feed>().AddHostedService<EmergencyLoop>().AddHostedService<CallLoop>().AddHostedService<BroadcastLoop>();
        return services;
    }

    /// <summary>Adds the list of everything that happens by the clock, without anything that keeps it.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddTimetable(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(DeliveryOptions.From(configuration)).AddSingleton(TimetableOptions.From(configuration))
            .AddSingleton(RetentionOptions.From(configuration)).AddSingleton(WorkOptions.From(configuration));
        return services.AddJobs().AddSingleton(Timetable.Entries);
    }

#if FULL_PACKAGES
    // Hangfire's storage here is PostgreSQL; a machine of its own is woken by Quartz in either build.
    internal static void AddWakes(IServiceCollection services, IConfiguration configuration) =>
        _ = configuration["Hub:Database"] is { } database && database.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? services.AddHangfireWakes(database)
            : services.AddQuartzWakes();
#else
    internal static void AddWakes(IServiceCollection services, IConfiguration _) => services.AddQuartzWakes();
#endif
}
