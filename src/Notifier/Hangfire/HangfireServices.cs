using Hangfire;
using Hangfire.PostgreSql;

namespace Hub.Notifier.Hangfire;

/// <summary>Adds Hangfire to a host. Compiled with <c>-p:FullPackages=true</c> only.</summary>
public static class HangfireServices
{
    /// <summary>The tables lie in a schema of their own, in Hub's database.</summary>
    private const string Schema = "hangfire";

    /// <summary>A wake asks the database and mostly ends at once; two at a time are enough.</summary>
    private const int Workers = 2;

    /// <summary>The policy that whoever opens the dashboard must meet; the host defines it.</summary>
    public const string Policy = "jobs";

    /// <summary>Adds Hangfire on PostgreSQL, which wakes the entries at their instants.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="database">Hub:Database.</param>
    public static IServiceCollection AddHangfireWakes(this IServiceCollection services, string database)
    {
        services.AddHangfire((_, hangfire) => Store(hangfire, database));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Workers;
            // A wake finds its instant this much later at most; Hangfire's own 15 s would do for nobody who looks at a clock.
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });
        return services.AddHostedService<HangfireWakes>();
    }

    /// <summary>Adds what a host needs that shows the dashboard and runs nothing.</summary>
    public static IServiceCollection AddHangfireView(this IServiceCollection services, string database) =>
        services.AddHangfire((_, hangfire) => Store(hangfire, database));

    /// <summary>Maps the dashboard at <c>/jobs</c>, to look at, for those who meet <see cref="Policy"/>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder endpoints) => endpoints.MapHangfireDashboardWithAuthorizationPolicy(
        authorizationPolicyName: Policy, pattern: "/jobs",
        // What runs is decided by rows: a wake that somebody deleted or asked for here would change nothing, and look as if it did.
        new DashboardOptions { DashboardTitle = "Hub", DisplayStorageConnectionString = false, IsReadOnlyFunc = _ => true });

    private static void Store(IGlobalConfiguration hangfire, string database) => hangfire
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
        .UseSimpleAssemblyNameTypeSerializer()
        .UseRecommendedSerializerSettings()
        .UsePostgreSqlStorage(postgres => postgres.UseNpgsqlConnection(database), new PostgreSqlStorageOptions { SchemaName = Schema });
}
