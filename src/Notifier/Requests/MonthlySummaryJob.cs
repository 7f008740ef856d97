using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;

namespace Hub.Notifier.Requests;

/// <summary>On the 1st tells the secretaries of each area how last month went.</summary>
internal sealed class MonthlySummaryJob(AreaReports reports, DeliveryOptions options)
{
    /// <summary>Runs it.</summary>
    /// <returns>How many areas it told.</returns>
    public Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken) =>
        reports.WriteAsync(due, MonthlySummary.MonthOf(due, options.Zone), MonthlySummary.KeyOf, MonthlySummary.Decide, hold, cancellationToken);
}
