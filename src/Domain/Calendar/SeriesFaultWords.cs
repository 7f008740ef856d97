using System.Globalization;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>What is wrong with a series, and what to do about it.</summary>
public static class SeriesFaultWords
{
    /// <summary>The problem in words: what, where, and what to do.</summary>
    public static Bi Words(this SeriesProblem problem)
    {
        (Bi what, Bi toDo) = Parts(problem);
        string where = problem.Detail.Length > 0 ? $"{problem.Where}: {problem.Detail}" : problem.Where;
        return new($"{what.Zh}（{where}），{toDo.Zh}", $"{what.En} ({where}): {toDo.En}");
    }

    /// <summary>The problems as they are said in a conversation, which knows neither fields nor one text in two languages: each once.</summary>
    public static IReadOnlyList<Bi> Said(IEnumerable<SeriesProblem> problems) => [.. problems.Select(Said).Distinct()];

    private static Bi Said(SeriesProblem problem)
    {
        Bi subject = Spoken(problem.Where);
        (Bi what, Bi toDo) = problem.Fault switch
        {
            SeriesFault.TextMissing => (new($"没有说{subject.Zh}", $"{subject.En} is missing"), new("请补上", "please say it")),
            SeriesFault.TextTooLong => (
                new($"{subject.Zh}太长", $"{subject.En} is too long"), Number(SeriesLimits.MostCharacters, "请控制在{0}字以内", "please keep it under {0} characters")),
            SeriesFault.NeverAgain => (Parts(problem).What, new("请换个日子", "please name other days")),
            SeriesFault.AreaUnknown or SeriesFault.HostUnknown or SeriesFault.WordUnknown or SeriesFault.ZoneUnknown =>
                (Parts(problem).What, new Bi("请找管理员核对", "please ask whoever runs Hub to check it")),
            _ => Parts(problem),
        };
        return new($"{what.Zh}，{toDo.Zh}", $"{what.En}: {toDo.En}");
    }

    private static Bi Spoken(string where) => where.Split('/') switch
    {
        ["place", ..] => new("地点", "the place"),
        ["title", ..] => new("名称", "the title"),
        ["agenda", var line, ..] when int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int nr) => new Bi("议程第{0}条", "line {0} of the agenda").With(nr + 1),
        _ => new("内容", "the text"),
    };

    private static (Bi What, Bi ToDo) Parts(SeriesProblem problem) => problem.Fault switch
    {
        SeriesFault.TextMissing => (new Bi("缺少内容", "words are missing"), new Bi("请补上中英文", "write them in both languages")),
        SeriesFault.TextTooLong => (new("内容太长", "the words are too long"), Number(SeriesLimits.MostCharacters, "请控制在{0}字以内", "keep them under {0} characters")),
        SeriesFault.HostMissing => (new("没有主办方", "nobody holds it"), new("请选组织、岗位或人员", "name an organisation, roles or people")),
        SeriesFault.AudienceEmpty => (new("没有选参加的人", "nobody is invited"), new("请选区域或人员", "name areas or people")),
        SeriesFault.ZoneUnknown => (new("没有这个时区", "there is no such time zone"), new("例如 Asia/Shanghai", "for example Asia/Shanghai")),
        SeriesFault.LengthOutOfRange => (new("时长不对", "the length is out of range"), new("请用5分钟到24小时", "use 5 minutes to 24 hours")),
        SeriesFault.NeverAgain => (new("今后没有任何一天符合", "no day from today on fits"), new("请改重复规则或开始日期", "change the rule or the start")),
        SeriesFault.TooMany => (new("条数太多", "there are too many"), Number(SeriesLimits.MostLines, "最多{0}条", "at most {0}")),
        SeriesFault.ReminderOutOfRange => (new("提醒时间不对", "the reminder is out of range"), Number(ReminderRule.MostDays, "请放在开始之前{0}天以内", "let it be before the start, and at most {0} days")),
        SeriesFault.ReminderTwice => (new("提醒重复", "the reminder is there twice"), new("请去掉一条", "leave one of them out")),
        SeriesFault.SlotsOutOfRange => (new("预约时段不对", "the times to be booked do not fit"), new("总长不能超过会议时长", "together they may not be longer than the event")),
        SeriesFault.AreaUnknown => (new("没有这个区域", "there is no such area"), new("请核对区域编码", "check its code")),
        SeriesFault.AudienceOutside => (new("有人不在本区域", "somebody is not of its area"), new("请只邀请本区域的人", "invite those of its area only")),
        SeriesFault.WordUnknown => (new("没有这个选项", "there is no such choice"), new("请用接口说明里列出的名称", "use one of the names that the description lists")),
        SeriesFault.ListTooLong => (new("列得太多", "the list is too long"), new("请删减，或改用区域、岗位", "shorten it, or name areas and roles instead")),
        SeriesFault.HostUnknown => (new("没有这个组织或人员", "there is no such organisation or person"), new("请核对编号", "check its id")),
    };

    private static Bi Number(int number, string zh, string en) => new Bi(zh, en).With(number);
}
