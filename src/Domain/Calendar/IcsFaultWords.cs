using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>What is wrong with an iCalendar text, and what to do about it.</summary>
public static class IcsFaultWords
{
    /// <summary>The problem in words: what, in which line, and what to do.</summary>
    public static Bi Words(this IcsProblem problem)
    {
        (Bi what, Bi toDo) = problem.Fault switch
        {
            IcsFault.TooLarge => (new Bi("文件太大", "the file is too large"), Number(IcsReader.MostCharacters, "最多{0}个字符，请分开导入", "at most {0} characters; import it in parts")),
            IcsFault.TooManyEvents => (new("日程太多", "there are too many events"), Number(IcsReader.MostEvents, "最多{0}个，请分开导入", "at most {0}; import it in parts")),
            IcsFault.NoCalendar => (new("不是日历文件", "this is no calendar"), new("请选 .ics 文件，第一行应是 BEGIN:VCALENDAR", "choose an .ics file, which begins with BEGIN:VCALENDAR")),
            IcsFault.NoLine => (new("这一行看不懂", "the line cannot be read"), new("应是“名称:值”，请重新导出文件", "it should be NAME:VALUE; export the file anew")),
            IcsFault.Unbalanced => (new("BEGIN 和 END 对不上", "BEGIN and END do not match"), new("文件可能不完整，请重新下载", "the file may be incomplete; download it anew")),
            IcsFault.StartMissing => (new("日程没有开始时间", "an event has no start"), new("请补上 DTSTART", "give it a DTSTART")),
            IcsFault.TimeUnreadable => (new("时间看不懂", "the time cannot be read"), new("例如 20261001 或 20261001T090000", "write for example 20261001 or 20261001T090000")),
            IcsFault.ZoneUnknown => (new("没有这个时区", "there is no such time zone"), new("例如 TZID=Asia/Shanghai", "write for example TZID=Asia/Shanghai")),
            IcsFault.SpanUnreadable => (new("时长看不懂", "the span cannot be read"), new("例如 PT1H30M", "write for example PT1H30M")),
            IcsFault.EndBeforeStart => (new("结束早于开始", "it ends before it begins"), new("请改 DTEND", "change its DTEND")),
            IcsFault.RuleRefused => (new("重复规则不支持", "the recurrence rule is not supported"), problem.Rule?.Words() ?? new("", "")),
            IcsFault.PropertyUnsupported => (
                new("不支持这个属性", "this property is not supported"),
                new("请改用一条 RRULE，加 EXDATE、RDATE 和单独的 RECURRENCE-ID", "use one RRULE with EXDATE, RDATE and a RECURRENCE-ID for each date")),
        };
        Bi where = problem.Found.Length > 0
            ? new Bi("第{0}行：{1}", "line {0}: {1}").With(problem.Line, Cut.To(problem.Found, 60))
            : new Bi("第{0}行", "line {0}").With(problem.Line);
        return new($"{what.Zh}（{where.Zh}），{toDo.Zh}", $"{what.En} ({where.En}): {toDo.En}");
    }

    private static Bi Number(int number, string zh, string en) => new Bi(zh, en).With(number);
}
