namespace Hub.Domain.Text;

/// <summary>The words of the reports.</summary>
public static class ReportTexts
{
    /// <summary>{0} the area, {1} the first day, {2} the last.</summary>
    public static readonly Bi Weekly = new("【一周小结】{0}，{1}至{2}", "[Weekly report] {0}, {1} to {2}");

    /// <summary>{0} the area, {1} the year, {2} the month.</summary>
    public static readonly Bi Monthly = new("【每月汇总】{0}，{1}年{2}月", "[Monthly summary] {0}, {2}/{1}");

    /// <summary>{0} came in, {1} done.</summary>
    public static readonly Bi CameIn = new("收到诉求{0}件，办好{1}件。", "Requests that came in: {0}; done: {1}.");

    /// <summary>{0} the category, {1} how many.</summary>
    public static readonly Bi OfCategory = new("· {0}：{1}件", "· {0}: {1}");

    public static readonly Bi NothingOpen = new("没有未办结的诉求。", "Nothing is open.");
    public static readonly Bi Open = new("还有{0}件没办完，都在期限内。", "Still open: {0}, all of them in time.");

    /// <summary>{0} open, {1} overdue.</summary>
    public static readonly Bi OpenAndOverdue = new(
        "还有{0}件没办完，其中{1}件已经超期，请先催办超期的。", "Still open: {0}, of which {1} overdue. Please see to those first.");

    public static readonly Bi Departments = new("部门响应：", "Departments:");

    /// <summary>{0} the department, {1} called, {2} answered in time, {3} late.</summary>
    public static readonly Bi OfDepartment = new("· {0}：叫了{1}次，按时答复{2}次，超期{3}次", "· {0}: called {1}, answered in time {2}, late {3}");

    /// <summary>{0} the mean of the stars.</summary>
    public static readonly Bi Rating = new("居民评分平均{0}分（满分5分）。", "Residents' rating: {0} of 5 on average.");
}
