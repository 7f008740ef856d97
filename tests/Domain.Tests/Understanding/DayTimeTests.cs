using System.Globalization;
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
    [InlineData("the last Friday", null)]
    [InlineData("每月42号", null)]
    [InlineData("周一9点", null)]
    [InlineData("Monday at 9:00", null)]
    [InlineData("每次都迟到", null)]
    public void How_often_is_read_as_a_rule(string text, string? expected) => Assert.Equal(expected, Repetition.In(text));

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
