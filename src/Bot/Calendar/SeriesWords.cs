using System.Text.RegularExpressions;
using Hub.Domain.Calendar;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Calendar;

/// <summary>What a coordinator says of a series that shall be otherwise: 读书会改到每周四16点在图书馆, change the time of reading circle to 16:00.</summary>
/// <param name="Title">Of which, as she calls it.</param>
/// <param name="Change">What shall be otherwise; a rule may name no days, which are then those that it has.</param>
/// <param name="From">From which day on its rule counts; null where that is not said.</param>
/// <param name="Day">One day where no rule is named: that of what is held once.</param>
/// <param name="Question">What has to be asked first; null where nothing has.</param>
/// <param name="WhichDay">The question on which day, where only the rhythm is said.</param>
/// <param name="Unread">What could not be read of it; null where all could, empty where nothing was said.</param>
/// <param name="IsEvent">Whether the words can mean nothing but an event.</param>
/// <param name="IsMove">Whether the words may as well mean the next date alone: move the meeting to the 29th.</param>
internal sealed partial record SeriesWords(
    string Title, SeriesChange Change, DateOnly? From, DateOnly? Day, Bi? Question, Bi? WhichDay, string? Unread, bool IsEvent, bool IsMove)
{
    /// <summary>Reads it; null where the words say no such thing, or speak of one date of a series.</summary>
    public static SeriesWords? In(string words, DateOnly today)
    {
        if (Edit().Match(EventLength.Spelled(words.Trim())) is not { Success: true } edit)
        {
            return null;
        }
        string title = edit.Groups["title"].Value.Trim(' ', '“', '”', '"', '：', ':');
        string to = edit.Groups["to"].Value.Trim(' ', '。', '.', '，', ',', '：', ':');
        string what = edit.Groups["what"].Value;
        bool isPlace = Places().IsMatch(what);
        Match parts = WhenWhere().Match(to);
        string when = isPlace ? "" : parts.Groups["when"].Value.Trim(' ', '，', ',', '、');
        string where = isPlace ? At().Replace(to, "") : parts.Groups["place"].Value.Trim();
        EventLength? lasting = EventLength.In(when, today);
        when = lasting?.Rest ?? when;
        // From when it is so may be said before: 读书会从2月1日起改到…
        Repeated said = Repeated.In(edit.Groups["from"].Success ? $"{edit.Groups["from"].Value}，{when}" : when, today);
        RecurrenceRule? rule = Rule(said.Rule ?? said.Bare) ?? Listed(when, isDays: Days().IsMatch(what));
        if (rule is null && (OneOfThem().IsMatch(title) || DayTime.In(title, today)?.Day is not null))
        {
            return null;
        }
        DayTime? moment = DayTime.In(said.Rest, today);
        DateOnly? day = rule is null ? moment?.Day : null;
        bool isUnread = (when.Length > 0 && rule is null && moment is null)
            || (moment?.Time is null && Clocks().IsMatch(when))
            || (rule is null && Repeats().IsMatch(when));
        return new(
            title, new(rule, moment?.Time, where.Length > 0 ? new(where, where) : null, Length: lasting?.Length), said.From, day, said.Question, said.WhichDay,
            isUnread ? when : to.Length == 0 ? "" : null,
            edit.Groups["series"].Success || Events().IsMatch(title),
            rule is null && what.Length == 0 && edit.Groups["move"].Success && !edit.Groups["series"].Success);
    }

    private static RecurrenceRule? Rule(string? text) => text is not null && RecurrenceRule.Parse(text) is RecurrenceRuleRead.Rule read ? read.Value : null;

    // Where days are asked for, 5号和25号 are those of each month.
    private static RecurrenceRule? Listed(string when, bool isDays) =>
        isDays && !Clocks().IsMatch(when) && DayTime.DaysIn(when) is { Count: > 1 } days ? RecurrenceRule.MonthlyOn([.. days.Order()]) : null;

    [GeneratedRegex(
        "^(?:请|帮我|我要)?(?:把|将)?(?<series>系列)?[:： “\"]*(?<title>[^，,。]{2,200}?)(?:今后|以后)?(?:都|全)?的?(?<what>时间|日子|日期|地点|地方)?(?:(?<from>(?:从|自)[^，,。]{1,20}?(?:起|开始)[，,]?)|从[^，,。]{1,30}?)?(?:改到|改成|改为|改(?=在)|调到|调整到|调整为|换到|换成|挪到|移到)(?<to>.{0,1000})$"
        + "|^(?:please )?(?:change|switch|(?<move>move|reschedule)) the (?<what>time|days?|dates?|place|venue) of (?:the )?(?<series>series )?[“\"]?(?<title>.{2,200}?)[”\"]? to\\b(?<to>.{0,1000})$"
        + "|^(?:please )?(?:change|switch|(?<move>move|reschedule)) (?:the )?(?<series>series )?[“\"]?(?<title>.{2,200}?)[”\"]?(?:'s)?(?: (?<what>time|days?|dates?|place|venue))? to\\b(?<to>.{0,1000})$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Edit();

    // 'at 16:00' is no place, nor is 'in each month'.
    [GeneratedRegex(
        "^(?<when>.*?)[，, ]*(?:地点(?:改到|改成|改为|换到|换成)?[:： ]*在?|在|\\b(?:at|in) )(?<place>(?!\\s*[0-9])(?!(?:each|every|the|a) month\\b).+)$|^(?<when>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex WhenWhere();

    [GeneratedRegex("^(?:在|(?:at|in) )", RegexOptions.IgnoreCase)]
    private static partial Regex At();

    [GeneratedRegex("^(?:地点|地方|place|venue)$", RegexOptions.IgnoreCase)]
    private static partial Regex Places();

    [GeneratedRegex("^(?:日子|日期|days?|dates?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Days();

    [GeneratedRegex("下次|下一次|这次|本次|下一场|这一场|\\b(?:next|this) (?:one|reception day|meeting)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex OneOfThem();

    // What looks like a time of day, whether it is one or not.
    [GeneratedRegex("[0-9一二两三四五六七八九十][点时]|[0-9][:：][0-9]|上午|下午|早上|晚上|中午|傍晚|[0-9]\\s?[ap]m\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Clocks();

    [GeneratedRegex("每|隔|\\b(?:every|each|weekly|monthly|daily)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Repeats();

    [GeneratedRegex("(?:[会课班]|活动|讲座|演练|沙龙|接待日)$|\\b(?:meeting|circle|class|course|event|talk|drill|reception days?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Events();
}
