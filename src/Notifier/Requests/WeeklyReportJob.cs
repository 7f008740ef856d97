using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;

namespace Hub.Notifier.Requests;

/// <summary>On Monday tells the secretaries of each area how last week went.</summary>
internal sealed class WeeklyReportJob(AreaReports reports, DeliveryOptions options)
{
    /// <summary>Runs it.</summary>
    /// <returns>How many areas it told.</returns>
    public Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken) =>
        reports.WriteAsync(due, WeeklyReport.WeekOf(due, options.Zone), WeeklyReport.KeyOf, WeeklyReport.Decide, hold, cancellationToken);
}
