using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Testing;

namespace Hub.Domain.Tests.Requests;

/// <summary>The words of the reports, and the windows of time that they speak of.</summary>
public sealed class ReportTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly Area Community = new() { Code = "m", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m/" };
    private static readonly Guid Secretary = Guid.CreateVersion7();

    [Fact]
    public void The_week_before_is_told_on_monday()
    {
        DateTimeOffset due = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero); // Monday 8:00 in Shanghai

        Notice notice = Weekly(due, new() { CameIn = 12, Resolved = 9, Open = 4, Overdue = 1 });

        Assert.Equal("weekly-report/m/2026-11-23", notice.Key);
        Assert.Equal("【一周小结】浑河湾社区，11-16至11-22\n收到诉求12件，办好9件。\n还有4件没办完，其中1件已经超期，请先催办超期的。", notice.Text.Zh);
        Assert.Equal(
            "[Weekly report] 浑河湾社区, 11-16 to 11-22\nRequests that came in: 12; done: 9.\nStill open: 4, of which 1 overdue. Please see to those first.", notice.Text.En);
        Assert.Equal((Lane.Normal, NoticeKind.Update), (notice.Lane, notice.Kind));
        Assert.Equal([Secretary], notice.Audience.People);
    }

    [Fact]
    public void A_quiet_week_is_told_too() =>
        Assert.EndsWith("收到诉求0件，办好0件。\n没有未办结的诉求。", Weekly(new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), new()).Text.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_report_that_runs_late_has_the_same_key_and_week() =>
        Assert.Equal(WeeklyReport.KeyOf(Community, new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), Shanghai), WeeklyReport.KeyOf(Community, new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), Shanghai));

    [Fact]
    public void A_week_in_which_the_clocks_change_has_an_hour_more_or_less()
    {
        (DateTimeOffset from, DateTimeOffset until) = WeeklyReport.WeekOf(new(2026, 3, 30, 6, 0, 0, TimeSpan.Zero), Berlin);
        Assert.Equal((new DateTimeOffset(2026, 3, 22, 23, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 29, 22, 0, 0, TimeSpan.Zero)), (from, until));

        (from, until) = WeeklyReport.WeekOf(new(2026, 10, 26, 7, 0, 0, TimeSpan.Zero), Berlin);
        Assert.Equal(TimeSpan.FromHours(169), until - from);
    }

    [Fact]
    public void The_month_before_is_told_on_the_first_with_its_categories_and_rating()
    {
        DateTimeOffset due = new(2028, 3, 1, 0, 30, 0, TimeSpan.Zero);

        Notice notice = MonthlySummary.Decide(
            Community, [Secretary],
            new() { CameIn = 5, Resolved = 4, Open = 1, Rating = 4.25, Categories = [new(Category.Water, 3), new(Category.Lift, 2)] },
            due, Shanghai, new IdSource(new FakeClock()), due);

        Assert.Equal("monthly-summary/m/2028-02", notice.Key);
        Assert.Equal(
            $"【每月汇总】浑河湾社区，2028年2月\n收到诉求5件，办好4件。\n· {Category.Water.Words().Zh}：3件\n· {Category.Lift.Words().Zh}：2件\n还有1件没办完，都在期限内。\n居民评分平均4.3分（满分5分）。",
            notice.Text.Zh);
        (DateTimeOffset from, DateTimeOffset until) = MonthlySummary.MonthOf(due, Shanghai);
        Assert.Equal(29, (until - from).Days);
    }

    [Fact]
    public void How_punctual_departments_were_is_told_of_each()
    {
        Notice notice = Weekly(new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), new() { Departments = [new("供水站", 3, 1, 2)] });

        Assert.EndsWith("部门响应：\n· 供水站：叫了3次，按时答复1次，超期2次", notice.Text.Zh, StringComparison.Ordinal);
        Assert.EndsWith("Departments:\n· 供水站: called 3, answered in time 1, late 2", notice.Text.En, StringComparison.Ordinal);
    }

    private static Notice Weekly(DateTimeOffset due, RequestCounts counts) =>
        WeeklyReport.Decide(Community, [Secretary], counts, due, Shanghai, new IdSource(new FakeClock()), due);
}
