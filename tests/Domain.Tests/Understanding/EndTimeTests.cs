using System.Globalization;
using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

/// <summary>Until when something is to last, as people say it.</summary>
public sealed class EndTimeTests
{
    // A Thursday, 15:00 in the community.
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("12小时", "2026-01-02 03:00", "")]
    [InlineData("暴雨内涝，持续两天", "2026-01-03 15:00", "暴雨内涝")]
    [InlineData("半小时", "2026-01-01 15:30", "")]
    [InlineData("停水 到明天8点", "2026-01-02 08:00", "停水")]
    [InlineData("停水到明早八点半", "2026-01-02 08:30", "停水")]
    [InlineData("到今晚10点", "2026-01-01 22:00", "")]
    [InlineData("下午6点", "2026-01-01 18:00", "")]
    [InlineData("晚上8点", "2026-01-01 20:00", "")]
    [InlineData("至1月3日18：00", "2026-01-03 18:00", "")]
    [InlineData("后天中午12点", "2026-01-03 12:00", "")]
    [InlineData("8:00", "2026-01-02 08:00", "")]
    [InlineData("24点", "2026-01-02 00:00", "")]
    [InlineData("flood, for 2 days", "2026-01-03 15:00", "flood")]
    [InlineData("6 hours", "2026-01-01 21:00", "")]
    [InlineData("until tomorrow 8 am", "2026-01-02 08:00", "")]
    [InlineData("gas leak until 8:30 pm", "2026-01-01 20:30", "gas leak")]
    [InlineData("8:00 tomorrow", "2026-01-02 08:00", "")]
    [InlineData("连续3天暴雨，到明天8点", "2026-01-02 08:00", "连续3天暴雨")]
    public void It_is_found_and_the_rest_is_the_reason(string words, string local, string rest)
    {
        EndTime found = EndTime.In(words, Now, Shanghai)!;

        Assert.Equal((local, rest), (Shanghai(found.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), found.Rest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("暴雨内涝")]
    [InlineData("3号楼着火")]
    [InlineData("a pipe burst in building 3")]
    [InlineData("25:00")]
    [InlineData("13月40日8点")]
    public void Where_no_time_is_named_none_is_found(string words) => Assert.Null(EndTime.In(words, Now, Shanghai));

    [Fact]
    public void A_clock_change_on_the_way_is_minded()
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        DateTimeOffset now = new(2026, 3, 28, 20, 0, 0, TimeSpan.Zero);

        EndTime found = EndTime.In("tomorrow 8:00", now, instant => TimeZoneInfo.ConvertTime(instant, zone))!;

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 6, 0, 0, TimeSpan.Zero), found.At);
    }

    private static DateTimeOffset Shanghai(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8));
}
