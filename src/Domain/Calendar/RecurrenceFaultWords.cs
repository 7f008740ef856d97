using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>What is wrong with the text of a rule, and what is allowed there.</summary>
public static class RecurrenceFaultWords
{
    /// <summary>The problem in words: what, where, and what to write instead.</summary>
    public static Bi Words(this RecurrenceProblem problem)
    {
        (Bi what, Bi allowed) = problem.Fault switch
        {
            RecurrenceFault.TooLong => (new Bi("重复规则太长", "the rule is too long"), Number(RecurrenceRuleText.MostCharacters, "最多{0}个字符", "at most {0} characters")),
            RecurrenceFault.NoPart => (new("这一段不是“名称=值”", "this is not NAME=VALUE"), new("例如 FREQ=MONTHLY;BYMONTHDAY=6,26", "for example FREQ=MONTHLY;BYMONTHDAY=6,26")),
            RecurrenceFault.PartUnknown => (new("没有这个名称", "there is no such part"), Parts),
            RecurrenceFault.PartUnsupported => (new("不支持这个名称", "this part is not supported"), Parts),
            RecurrenceFault.PartTwice => (new("重复写了", "this part stands there twice"), new("请只留一个，多个值用逗号隔开", "write it once, several values with commas")),
            RecurrenceFault.FrequencyMissing => (new("缺少 FREQ", "FREQ is missing"), Frequencies),
            RecurrenceFault.FrequencyUnknown => (new("FREQ 不对", "FREQ is not one that is supported"), Frequencies),
            RecurrenceFault.IntervalOutOfRange => (new("INTERVAL 不对", "INTERVAL is out of range"), Number(RecurrenceRule.MostInterval, "请用1到{0}", "use 1 to {0}")),
            RecurrenceFault.CountOutOfRange => (new("COUNT 不对", "COUNT is out of range"), Number(RecurrenceRule.MostCount, "请用1到{0}", "use 1 to {0}")),
            RecurrenceFault.UntilUnreadable => (new("UNTIL 看不懂", "UNTIL cannot be read"), new("例如 20261231、20261231T235959 或末尾加 Z 表示 UTC", "write 20261231, 20261231T235959, or with Z for UTC")),
            RecurrenceFault.CountAndUntil => (new("COUNT 和 UNTIL 不能同时用", "COUNT and UNTIL cannot stand together"), new("请去掉一个", "leave one of them out")),
            RecurrenceFault.MonthOutOfRange => (new("BYMONTH 不对", "BYMONTH is out of range"), new("请用1到12", "use 1 to 12")),
            RecurrenceFault.MonthDayOutOfRange => (new("BYMONTHDAY 不对", "BYMONTHDAY is out of range"), new("请用1到31，或-1（最后一天）到-31", "use 1 to 31, or -1 (the last day) to -31")),
            RecurrenceFault.MonthDayInWeek => (new("按周重复不能用 BYMONTHDAY", "a weekly rule cannot have BYMONTHDAY"), new("请用 BYDAY，或改为 FREQ=MONTHLY", "use BYDAY, or FREQ=MONTHLY")),
            RecurrenceFault.DayUnknown => (new("没有这个星期", "there is no such weekday"), Days),
            RecurrenceFault.OrdinalInDayOrWeek => (new("按日、按周重复不能写第几个星期几", "a daily or weekly rule cannot have 'the n-th'"), new("请去掉数字，或改为 FREQ=MONTHLY", "leave the number out, or use FREQ=MONTHLY")),
            RecurrenceFault.OrdinalOutOfRange => (new("没有这样的第几个星期几", "there is no such n-th weekday"), new("按月用1到5或-1到-5，按年用1到53或-1到-53", "use 1 to 5 or -1 to -5 in a month, 1 to 53 or -1 to -53 in a year")),
            RecurrenceFault.WeekStartUnknown => (new("WKST 不对", "WKST is no weekday"), Days),
        };
        Bi where = problem.Found.Length > 0
            ? new Bi("第{0}个字符：{1}", "character {0}: {1}").With(problem.Position, Cut.To(problem.Found, 40))
            : new Bi("第{0}个字符", "character {0}").With(problem.Position);
        return new($"{what.Zh}（{where.Zh}），{allowed.Zh}", $"{what.En} ({where.En}): {allowed.En}");
    }

    private static readonly Bi Parts = new(
        "可以用 FREQ、INTERVAL、COUNT、UNTIL、BYMONTH、BYMONTHDAY、BYDAY、WKST", "use FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, WKST");

    private static readonly Bi Frequencies = new("请用 DAILY、WEEKLY、MONTHLY 或 YEARLY", "use DAILY, WEEKLY, MONTHLY or YEARLY");
    private static readonly Bi Days = new("请用 MO、TU、WE、TH、FR、SA、SU", "use MO, TU, WE, TH, FR, SA, SU");

    private static Bi Number(int number, string zh, string en) => new Bi(zh, en).With(number);
}
