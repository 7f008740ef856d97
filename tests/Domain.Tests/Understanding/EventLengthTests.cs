using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

/// <summary>How long an event lasts, as people say it.</summary>
public sealed class EventLengthTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    [Theory]
    [InlineData("每周三14点到16点", 120)]
    [InlineData("明天14:00-15:30", 90)]
    [InlineData("明天１４：００—１６：００", 120)]
    [InlineData("周六下午2点半至4点", 90)]
    [InlineData("周六晚上七点到九点", 120)]
    [InlineData("上午10点到下午3点", 300)]
    [InlineData("上午十点到一点", 180)]
    [InlineData("中午12点到2点", 120)]
    [InlineData("晚上10点到12点", 120)]
    [InlineData("晚上11点到凌晨1点", 120)]
    [InlineData("every Wednesday from 7 pm to 8:30 pm", 90)]
    [InlineData("tomorrow, 14:00 until 17:00", 180)]
    [InlineData("每周三15点，两个小时", 120)]
    [InlineData("每周三15点，一个半小时", 90)]
    [InlineData("每周三15点，半小时左右", 30)]
    [InlineData("每周三15点，共2.5小时", 150)]
    [InlineData("每周三15点，时长90分钟", 90)]
    [InlineData("每周三15点，四十五分钟", 45)]
    [InlineData("每周三15点，一百二十分钟", 120)]
    [InlineData("每周三15点，1200分钟", 1200)]
    [InlineData("tomorrow at 3 pm for two hours", 120)]
    [InlineData("tomorrow at 3 pm for an hour and a half", 90)]
    [InlineData("tomorrow at 3 pm for half an hour", 30)]
    [InlineData("tomorrow at 3 pm for about 90 minutes", 90)]
    public void It_is_read(string words, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), EventLength.In(words, Today)?.Length);

    [Theory]
    [InlineData("每周一到周五15点")]
    [InlineData("1号到5号15点")]
    [InlineData("12月6-8日14:00")]
    [InlineData("每周三15点")]
    [InlineData("每2小时一次")]
    [InlineData("提前两小时")]
    [InlineData("两小时后")]
    [InlineData("27号14点在24小时书屋")]
    [InlineData("明天9点，两小时内")]
    [InlineData("到16点")]
    [InlineData("every two hours")]
    [InlineData("from Monday to Friday at 3 pm")]
    public void Days_beginnings_and_what_is_before_or_after_are_no_length(string words) => Assert.Null(EventLength.In(words, Today));

    [Theory]
    [InlineData("每周三下午2到4点", "每周三下午2点到4点")]
    [InlineData("上午九至十一点半", "上午九点至十一点半")]
    [InlineData("1-2号楼每周三3-5点", "1-2号楼每周三3点-5点")]
    [InlineData("每周三三到五点", "每周三三点到五点")]
    [InlineData("每周三到五15点", "每周三到五15点")]
    [InlineData("12月2-4日15点", "12月2-4日15点")]
    [InlineData("tomorrow from 2 to 4 pm", "tomorrow from 2 pm to 4 pm")]
    [InlineData("tomorrow 11-1 pm", "tomorrow 11 am-1 pm")]
    [InlineData("tomorrow 10 to 12:30 pm", "tomorrow 10 am to 12:30 pm")]
    public void Hours_that_share_a_word_get_one_each(string words, string spelled) => Assert.Equal(spelled, EventLength.Spelled(words));
}
