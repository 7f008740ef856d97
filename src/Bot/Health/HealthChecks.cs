using Hub.Domain.Health;
using Hub.Domain.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hub.Bot.Health;

/// <summary>Whether the database answers: without it no node can do anything.</summary>
internal sealed class DatabaseHealth(HubStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.ReadAsync(rows => rows.Settings.FindAsync(nameof(DatabaseHealth), cancellationToken), cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>
/// Whether what is owed is done, by whichever node: a hub whose notifiers are all down answers every question and tells nobody
/// anything. What an outage left behind counts until it is made good.
/// </summary>
internal sealed class LateHealth(HubStore store, TimeProvider clock) : IHealthCheck
{
    /// <summary>The clock's jobs look each minute, and an attempt may take half of one.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Late> late = await store.ReadAsync(rows => rows.Health.LateAsync(clock.GetUtcNow(), Patience, cancellationToken), cancellationToken);
        return late.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(string.Join("; ", late.Select(one => $"{WordsOf(one.What)} since {one.Since.UtcDateTime:s}Z")));
    }

    private static string WordsOf(Owed owed) => owed switch
    {
        Owed.Deliveries => "deliveries wait whose time has come",
        Owed.UrgentDeliveries => "urgent deliveries wait for a worker",
        Owed.Alerts => "alerts should have climbed",
        Owed.Promises => "promises should have been looked at",
        Owed.Departments => "departments should have been reminded",
        Owed.Broadcasts => "broadcasts should have begun",
    };
}
