using Quartz;

namespace Hub.Notifier.Timetables;

/// <summary>Adds what keeps the timetable to a host.</summary>
internal static class TimetableServices
{
    /// <summary>Adds the loop; the entries and what wakes them are added beside it.</summary>
    internal static IServiceCollection AddTimetableLoop(this IServiceCollection services)
    {
        services.AddSingleton<TimetableLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<TimetableLoop>());
        return services;
    }

    /// <summary>Adds Quartz in memory, which wakes the entries at their instants.</summary>
    internal static IServiceCollection AddQuartzWakes(this IServiceCollection services)
    {
        // It tells at length how it starts.
        services.AddLogging(logging => logging.AddFilter("Quartz", LogLevel.Warning));
        services.AddQuartz(quartz => quartz.UseInMemoryStore());
        services.AddHostedService<QuartzWakes>();
        services.AddQuartzHostedService();
        return services;
    }
}
