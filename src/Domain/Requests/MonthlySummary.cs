using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>What the secretaries of an area are told on the 1st: last month's needs by category, what was done, how it was rated.</summary>
public static class MonthlySummary
{
    /// <summary>The month before the day on which the summary is due.</summary>
    /// <returns>Its first instant, and the first after it.</returns>
    public static (DateTimeOffset From, DateTimeOffset Until) MonthOf(DateTimeOffset due, TimeZoneInfo zone)
    {
        DateOnly first = FirstOf(due, zone);
        return (ZonedTime.Instant(first, TimeOnly.MinValue, zone), ZonedTime.Instant(first.AddMonths(1), TimeOnly.MinValue, zone));
    }

    /// <summary>The key of its notice: a second run of the same month writes nothing.</summary>
    public static string KeyOf(Area area, DateTimeOffset due, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"monthly-summary/{area.Code}/{FirstOf(due, zone):yyyy-MM}");

    /// <summary>The notice.</summary>
    /// <inheritdoc cref="WeeklyReport.Decide" path="/param"/>
    public static Notice Decide(
        Area area, IReadOnlyList<Guid> people, RequestCounts counts, DateTimeOffset due, TimeZoneInfo zone, IdSource ids, DateTimeOffset now)
    {
        DateOnly month = FirstOf(due, zone);
        List<Bi> lines =
        [
            ReportTexts.Monthly.With(area.Name, month.Year, month.Month),
            ReportTexts.CameIn.With(counts.CameIn, counts.Resolved),
            .. counts.Categories.Select(one => ReportTexts.OfCategory.WithEach(one.Category.Words(), one.Count)),
            counts.Open == 0 ? ReportTexts.NothingOpen
                : counts.Overdue == 0 ? ReportTexts.Open.With(counts.Open)
                : ReportTexts.OpenAndOverdue.With(counts.Open, counts.Overdue),
            .. ReportNotices.Departments(counts),
        ];
        if (counts.Rating is { } rating)
        {
            lines.Add(ReportTexts.Rating.With(rating.ToString("0.0", CultureInfo.InvariantCulture)));
        }
        return ReportNotices.Make(KeyOf(area, due, zone), ReportNotices.Lines([.. lines]), people, ids, now);
    }

    private static DateOnly FirstOf(DateTimeOffset due, TimeZoneInfo zone)
    {
        DateOnly day = ZonedTime.DayOf(due, zone);
        return new DateOnly(day.Year, day.Month, 1).AddMonths(-1);
    }
}
