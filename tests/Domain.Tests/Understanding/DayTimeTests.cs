using System.Globalization;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

/// <summary>Days, times of day and how often, as people say them.</summary>
public sealed class DayTimeTests
{
    // A Thursday.
    private static readonly DateOnly Today = new(2026, 1, 1);

    [Theory]
    [InlineData("27号14点", "2026-01-27 14:00")]
    [InlineData("12月27日下午2点半", "2026-12-27 14:30")]
    [InlineData("明天9:00", "2026-01-02 09:00")]
    [InlineData("明早九点", "2026-01-02 09:00")]
    [InlineData("今晚8点", "2026-01-01 20:00")]
    [InlineData("周五下午3点", "2026-01-02 15:00")]
    [InlineData("周四9点", "2026-01-01 09:00")]
    [InlineData("星期天上午10点", "2026-01-04 10:00")]
    [InlineData("下周一9点", "2026-01-05 09:00")]
    [InlineData("下周五9点", "2026-01-09 09:00")]
    [InlineData("下周日9点", "2026-01-11 09:00")]
    [InlineData("the 27th at 14:00", "2026-01-27 14:00")]
    [InlineData("27 December 2 pm", "2026-12-27 14:00")]
    [InlineData("Friday at 9:30", "2026-01-02 09:30")]
    [InlineData("next week monday 9:00", "2026-01-05 09:00")]
    [InlineData("Saturday", "2026-01-03")]
    public void A_day_and_a_time_are_read(string text, string expected)
    {
        DayTime? read = DayTime.In(text, Today);

        Assert.Equal(expected, read is null ? "" : $"{read.Day:yyyy-MM-dd} {read.Time:HH:mm}".Trim());
    }

    [Theory]
    [InlineData("每天8点", "FREQ=DAILY")]
    [InlineData("每个工作日9点发", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("每周一9点", "FREQ=WEEKLY;BYDAY=MO")]
    [InlineData("每周一、四 9点", "FREQ=WEEKLY;BYDAY=MO,TH")]
    [InlineData("每周四和周一上午9点", "FREQ=WEEKLY;BYDAY=MO,TH")]
    [InlineData("每个星期天十点", "FREQ=WEEKLY;BYDAY=SU")]
    [InlineData("每月6号、26号8点", "FREQ=MONTHLY;BYMONTHDAY=6,26")]
    [InlineData("每月6日和26日", "FREQ=MONTHLY;BYMONTHDAY=6,26")]
    [InlineData("每个月二十六号", "FREQ=MONTHLY;BYMONTHDAY=26")]
    [InlineData("every day at 8:00", "FREQ=DAILY")]
    [InlineData("every weekday at 8:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("Every Monday at 9:00", "FREQ=WEEKLY;BYDAY=MO")]
    [InlineData("every Monday and Thursday at 9:00", "FREQ=WEEKLY;BYDAY=MO,TH")]
    [InlineData("on the 6th and 26th of each month at 8:00", "FREQ=MONTHLY;BYMONTHDAY=6,26")]
    [InlineData("monthly on the 6th", "FREQ=MONTHLY;BYMONTHDAY=6")]
    [InlineData("每月最后一个星期五14点", "FREQ=MONTHLY;BYDAY=-1FR")]
    [InlineData("每个月第二个周二9点", "FREQ=MONTHLY;BYDAY=2TU")]
    [InlineData("on the last Friday of each month at 14:00", "FREQ=MONTHLY;BYDAY=-1FR")]
    [InlineData("every 2nd Tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU")]
    [InlineData("monthly on the first Monday", "FREQ=MONTHLY;BYDAY=1MO")]
    [InlineData("每两周周三15点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    [InlineData("每2个星期的星期三", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    [InlineData("每两周一次，周一和周四", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH")]
    [InlineData("周三两周一次", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    [InlineData("每两周三", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    [InlineData("隔周周三", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    [InlineData("隔周三", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    [InlineData("每隔一周的周三", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    [InlineData("每三周周五", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR")]
    [InlineData("每周一次，周五", "FREQ=WEEKLY;BYDAY=FR")]
    [InlineData("每两个月5号", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5")]
    [InlineData("隔月6号和26号", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=6,26")]
    [InlineData("每3个月最后一个星期五", "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR")]
    [InlineData("隔天8点", "FREQ=DAILY;INTERVAL=2")]
    [InlineData("every other Tuesday at 15:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]
    [InlineData("every two weeks on Tuesday and Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH")]
    [InlineData("on Tuesdays every second week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]
    [InlineData("fortnightly on Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")]
    [InlineData("every 3 weeks on Monday at 9:00", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO")]
    [InlineData("every other month on the 5th", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5")]
    [InlineData("every 3 months on the last Friday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR")]
    [InlineData("on the 5th of every second month", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5")]
    [InlineData("every 3 days", "FREQ=DAILY;INTERVAL=3")]
    [InlineData("every second Tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU")]
    [InlineData("every second Tuesday", null)]
    [InlineData("biweekly on Tuesday", null)]
    [InlineData("bi-weekly on Tuesday", null)]
    [InlineData("每隔两周周三", null)]
    [InlineData("双周周三", null)]
    [InlineData("每两周", null)]
    [InlineData("每周一次", null)]
    [InlineData("每两周5号", null)]
    [InlineData("every two weeks on the 5th of each month", null)]
    [InlineData("every 2 months on Friday", null)]
    [InlineData("每99周周三", null)]
    [InlineData("every 0 weeks on Monday", null)]
    [InlineData("the last Friday", null)]
    [InlineData("每月42号", null)]
    [InlineData("周一9点", null)]
    [InlineData("Monday at 9:00", null)]
    [InlineData("每次都迟到", null)]
    public void How_often_is_read_as_a_rule(string text, string? expected) => Assert.Equal(expected, Repetition.In(text));

    [Theory]
    [InlineData("每两周周三15点，从1月14日起", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-01-14", 15)]
    [InlineData("从1月14日（星期三）起每两周15点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-01-14", 15)]
    [InlineData("隔周周三，第一次是7号，晚上8点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-01-07", 20)]
    [InlineData("每两个月从2027年2月5日开始算，10点", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5", "2027-02-05", 10)]
    [InlineData("每周三从下周三起15点", "FREQ=WEEKLY;BYDAY=WE", "2026-01-07", 15)]
    [InlineData("every other Tuesday from 3 March at 15:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-03-03", 15)]
    [InlineData("every two weeks starting Tuesday 3 March at 15:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-03-03", 15)]
    [InlineData("starting on the 13th every other Tuesday at 3 pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-01-13", 15)]
    [InlineData("every 3 months from January 5, 2027 at 9:00", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", "2027-01-05", 9)]
    [InlineData("every Tuesday from tomorrow at 9:00", "FREQ=WEEKLY;BYDAY=TU", "2026-01-02", 9)]
    [InlineData("every Tuesday from 9:00 to 10:00", "FREQ=WEEKLY;BYDAY=TU", null, 9)]
    public void From_which_day_on_is_read_with_it(string text, string rule, string? from, int hour)
    {
        Repeated read = Repeated.In(text, Today);

        Assert.Equal((rule, from, null, null), (read.Rule, read.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), read.Question, read.WhichDay));
        Assert.Equal(hour, DayTime.In(read.Rest, Today)?.Time?.Hour);
    }

    [Theory]
    [InlineData("每隔两周周三", "“每隔两周”可能有几种意思")]
    [InlineData("每双周周三", "“每双周”可能有几种意思")]
    [InlineData("每两周15点", "“每两周”是星期几")]
    [InlineData("每两周5号", "“每两周”是星期几")]
    [InlineData("隔月9点", "“隔月”是哪一天")]
    [InlineData("每两周周三从12月1日起", "“从12月1日起”是哪一年")]
    [InlineData("every second Tuesday at 9:00", "“every second Tuesday” may mean several things")]
    [InlineData("biweekly at 9:00", "“biweekly” may mean several things")]
    [InlineData("every other week at 9:00", "“every other week”: on which weekday")]
    [InlineData("every 2 months on Friday", "“every 2 months on”: on which day")]
    public void What_is_not_clear_is_asked(string text, string question)
    {
        Repeated read = Repeated.In(text, Today);

        Bi asked = Assert.NotNull(read.Question ?? read.WhichDay);
        Assert.StartsWith(question, text[0] < 128 ? asked.En : asked.Zh);
    }

    [Theory]
    [InlineData("每两周15点", "FREQ=WEEKLY;INTERVAL=2")]
    [InlineData("every other month", "FREQ=MONTHLY;INTERVAL=2")]
    [InlineData("每周一次", "FREQ=WEEKLY")]
    [InlineData("每两周5号", null)]
    [InlineData("每隔两周", null)]
    [InlineData("每周三", null)]
    public void A_rhythm_alone_is_a_rule_without_days(string text, string? bare) => Assert.Equal(bare, Repeated.In(text, Today).Bare);

    [Theory]
    [InlineData("每周一、四 9点", 9)]
    [InlineData("每月6号、26号8点半", 8)]
    [InlineData("on the 6th and 26th of each month at 8:00", 8)]
    [InlineData("every Monday and Thursday at 2 pm", 14)]
    public void The_time_of_day_beside_it_is_read_too(string text, int hour) => Assert.Equal(hour, DayTime.In(text, Today)?.Time?.Hour);

    [Fact]
    public void Whatever_is_written_is_read_without_harm()
    {
        foreach (string text in new[] { "", "每月", "每周", "31号", "30 February", "99月99日99点", new string('每', 5000), "下周", "\0" })
        {
            foreach (DateOnly today in new[] { DateOnly.MinValue, Today, new DateOnly(2028, 2, 29) })
            {
                Assert.Null(DayTime.In(text, today)?.Day?.ToString("o", CultureInfo.InvariantCulture) is { Length: not 10 } odd ? odd : null);
                Assert.True(Repetition.In(text) is null or { Length: > 0 });
            }
        }
    }
}
