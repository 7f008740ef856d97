using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>What the secretaries of an area are told on Monday: what came in last week, what is open, what is overdue.</summary>
public static class WeeklyReport
{
    private const int Days = 7;

    /// <summary>The week before the day on which the report is due, Monday to Sunday in its zone.</summary>
    /// <returns>Its first instant, and the first after it.</returns>
    public static (DateTimeOffset From, DateTimeOffset Until) WeekOf(DateTimeOffset due, TimeZoneInfo zone)
    {
        DateOnly monday = ReportNotices.MondayOf(ZonedTime.DayOf(due, zone));
        return (ZonedTime.Instant(monday.AddDays(-Days), TimeOnly.MinValue, zone), ZonedTime.Instant(monday, TimeOnly.MinValue, zone));
    }

    /// <summary>The key of its notice: a second run of the same Monday writes nothing.</summary>
    public static string KeyOf(Area area, DateTimeOffset due, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"weekly-report/{area.Code}/{ReportNotices.MondayOf(ZonedTime.DayOf(due, zone)):yyyy-MM-dd}");

    /// <summary>The notice.</summary>
    /// <param name="area">The area of the posts.</param>
    /// <param name="people">Who holds them.</param>
    /// <param name="counts">What was counted.</param>
    /// <param name="due">When the report was due.</param>
    /// <param name="zone">The community's zone.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant.</param>
    public static Notice Decide(
        Area area, IReadOnlyList<Guid> people, RequestCounts counts, DateTimeOffset due, TimeZoneInfo zone, IdSource ids, DateTimeOffset now)
    {
        DateOnly monday = ReportNotices.MondayOf(ZonedTime.DayOf(due, zone));
        Bi text = ReportNotices.Lines(
        [
            ReportTexts.Weekly.With(area.Name, ReportNotices.Day(monday.AddDays(-Days)), ReportNotices.Day(monday.AddDays(-1))),
            ReportTexts.CameIn.With(counts.CameIn, counts.Resolved),
            counts.Open == 0 ? ReportTexts.NothingOpen
            : counts.Overdue == 0 ? ReportTexts.Open.With(counts.Open)
            : ReportTexts.OpenAndOverdue.With(counts.Open, counts.Overdue),
            .. ReportNotices.Departments(counts),
        ]);
        return ReportNotices.Make(KeyOf(area, due, zone), text, people, ids, now);
    }
}
