using System.Globalization;
using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

/// <summary>By when a department is to answer, as coordinators say it beside the numbers of a list.</summary>
public sealed class DeadlineTests
{
    // Sunday the 22nd of November 2026, 15:00 in the community.
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1，12月3日前", "1，", "2026-12-03 17:30")]
    [InlineData("1、2 28号前", "1、2 ", "2026-11-28 17:30")]
    [InlineData("1 1号前", "1 ", "2026-12-01 17:30")]
    [InlineData("2 十二月三号下午三点前", "2 ", "2026-12-03 15:00")]
    [InlineData("1 12/3", "1 ", "2026-12-03 17:30")]
    [InlineData("1 2027年1月5日前", "1 ", "2027-01-05 17:30")]
    [InlineData("1，周五前", "1，", "2026-11-27 17:30")]
    [InlineData("1 明天下午5点前", "1 ", "2026-11-23 17:00")]
    [InlineData("1 下午5点前", "1 ", "2026-11-22 17:00")]
    [InlineData("1、2 两天内", "1、2 ", "2026-11-24 15:00")]
    [InlineData("1，3日内", "1，", "2026-11-25 15:00")]
    [InlineData("2，3个工作日内", "2，", "3 working days")]
    [InlineData("1 一周内", "1 ", "2026-11-29 15:00")]
    [InlineData("2 for 2 days", "2 ", "2026-11-24 15:00")]
    [InlineData("1, 2 within 3 working days", "1, 2 ", "3 working days")]
    [InlineData("1 by Friday", "1 ", "2026-11-27 17:30")]
    [InlineData("1 by 3 December", "1 ", "2026-12-03 17:30")]
    [InlineData("1 before the 28th at 5 pm", "1 ", "2026-11-28 17:00")]
    [InlineData("1 in a week", "1 ", "2026-11-29 15:00")]
    public void A_day_ends_with_its_working_hours_and_nothing_of_it_is_left_over(string words, string rest, string local)
    {
        Deadline found = Assert.Single(In(words));

        Assert.Equal((rest, local), (words.Remove(found.Start, found.Length), Said(found)));
    }

    [Fact]
    public void Several_are_found_in_order() =>
        Assert.Equal(["2026-11-24 15:00", "2026-12-03 17:30"], In("1 两天内，2 12月3日前").Select(Said));

    [Theory]
    [InlineData("1")]
    [InlineData("1、2")]
    [InlineData("1号和2号")]
    [InlineData("供水服务站")]
    [InlineData("3号楼")]
    [InlineData("999个工作日内")]
    public void An_answer_to_a_list_is_no_deadline(string words) => Assert.Empty(In(words));

    private static IReadOnlyList<Deadline> In(string words) => Deadline.In(words, 3, Now, Shanghai, new(17, 30), days => Now.AddYears(days));

    private static string Said(Deadline found) => found.At >= Now.AddYears(1)
        ? $"{found.At.Year - Now.Year} working days"
        : Shanghai(found.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Shanghai(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8));
}
