namespace Hub.Domain.Text;

/// <summary>What the API answers of the calendar when something is not done: what, and what to do.</summary>
public static class CalendarApiTexts
{
    /// <summary>{0} the area.</summary>
    public static readonly Bi NoAuthorityDo = new(
        "请由{0}或其上级的社区工作者、书记、网格长或小区长来办；议程、纪要和决定也可以由主办方来写。",
        "A coordinator, secretary, grid leader or compound chief at {0} or above must do it; its hosts may also write the agenda, minutes and decisions.");

    public static readonly Bi Ended = new("这个系列已经结束", "The series has ended");
    public static readonly Bi EndedDo = new("请另设一个新的系列。", "Start another series.");

    /// <summary>{0} the sequence.</summary>
    public static readonly Bi OccurrenceChanged = new("这一场已被改过，现在是第{0}次", "The occurrence was changed since; its sequence is {0} now");
    public static readonly Bi OccurrenceChangedDo = new("请重新读取，再带上新的 sequence。", "Read it again and send the new 'sequence'.");
    public static readonly Bi NotBegun = new("还没有开始", "It has not begun");
    public static readonly Bi NotBegunDo = new("开始以后再写纪要、决定，或记为已开。", "Write minutes and decisions, or that it was held, once it has begun.");
    public static readonly Bi Over = new("已经结束或取消了", "It is over or cancelled");
    public static readonly Bi OverDo = new("请换下一场。", "Take the next occurrence.");
    public static readonly Bi TooManyPoints = new("一个人在一场里提的问题有上限", "One person may put forward only so many points");
    public static readonly Bi TooManyPointsDo = new("请把几条合成一条。", "Join several into one.");

    /// <summary>{0} what stands there.</summary>
    public static readonly Bi TimeUnreadable = new("时间看不懂（{0}），例如 14:00", "the time cannot be read ({0}): for example 14:00");

    /// <inheritdoc cref="TimeUnreadable"/>
    public static readonly Bi StartUnreadable = new(
        "开始时间看不懂（{0}），例如 2026-01-27T14:00（按系列的时区）或 2026-01-27T14:00:00+08:00",
        "the start cannot be read ({0}): for example 2026-01-27T14:00 by the series' clocks, or 2026-01-27T14:00:00+08:00");

    /// <inheritdoc cref="TimeUnreadable"/>
    public static readonly Bi DayUnreadable = new("日期看不懂（{0}），例如 2026-01-27，不早于2000年、不晚于2199年", "the day cannot be read ({0}): for example 2026-01-27, from 2000 to 2199");

    public static readonly Bi RangeBackwards = new("结束日期早于开始日期", "the range ends before it begins");
    public static readonly Bi ReminderNeither = new("提醒要写 at（可加 days），或者 minutesBefore，二选一", "a reminder has either 'at' (and 'days'), or 'minutesBefore'");
    public static readonly Bi AreaFixed = new("系列不能换区域，请结束它再另设一个", "a series keeps its area: end it and start another");
    public static readonly Bi DayMissing = new("请写明最后一天 on", "say its last day: 'on'");

    /// <summary>{0} the latest.</summary>
    public static readonly Bi StartOutOfRange = new("开始时间要在将来，不晚于{0}", "the start must be in the future, and not after {0}");
    public static readonly Bi LengthOutOfRange = new("时长不对，请用5分钟到24小时", "the length is out of range: use 5 minutes to 24 hours");

    /// <summary>{0} how many characters.</summary>
    public static readonly Bi WordsOutOfRange = new("请写1到{0}个字", "write 1 to {0} characters");
    public static readonly Bi PointUnclear = new("请写 text，或者写诉求编号 request，二选一", "write either 'text', or the number of a 'request'");
    public static readonly Bi RequestUnknown = new("这个区域没有诉求{0}", "there is no request {0} in this area");
}
