using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

/// <summary>Sentences that say of an event when and where it is.</summary>
public sealed class PlannedEventTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    [Theory]
    [InlineData("每两周周三晚上七点在社区书屋有读书会", "读书会", "每两周周三晚上七点", "社区书屋")]
    [InlineData("明天下午三点在活动室开居民座谈会", "居民座谈会", "明天下午三点", "活动室")]
    [InlineData("社区书屋每两周周三晚上七点有读书会", "读书会", "每两周周三晚上七点", "社区书屋")]
    [InlineData("在社区书屋，每月6号、26号19:00举办英语角。", "英语角", "每月6号、26号19:00", "社区书屋")]
    [InlineData("从1月14日起，每两周周三15点在活动室开书画班", "书画班", "从1月14日起，每两周周三15点", "活动室")]
    [InlineData("居民座谈会明天下午三点在活动室举行", "居民座谈会", "明天下午三点", "活动室")]
    [InlineData("读书会定在每周三15点，地点活动室", "读书会", "定在每周三15点", "活动室")]
    [InlineData("明天15点开居民座谈会，地点：活动室", "居民座谈会", "明天15点", "活动室")]
    [InlineData("下周一上午九点在和平路3号召开党员大会", "党员大会", "下周一上午九点", "和平路3号")]
    [InlineData("12月3日15点组织居民在广场开展消防演练", "消防演练", "12月3日15点", "广场")]
    [InlineData("我们打算每月最后一个星期五14点到16点在居委会会议室开楼长例会", "楼长例会", "每月最后一个星期五14点到16点", "居委会会议室")]
    [InlineData("每周二下午2点半在文化站有一场“反诈骗讲座”", "反诈骗讲座", "每周二下午2点半", "文化站")]
    [InlineData("明天下午三点在活动室召开物业收费座谈会", "物业收费座谈会", "明天下午三点", "活动室")]
    [InlineData("明天下午三点开居民座谈会", "居民座谈会", "明天下午三点", null)]
    [InlineData("There is a reading circle in the community library every other Wednesday at 7 pm", "reading circle", "every other Wednesday at 7 pm", "the community library")]
    [InlineData("Every other Wednesday at 7 pm there is a reading circle in the community library.", "reading circle", "Every other Wednesday at 7 pm", "the community library")]
    [InlineData("Tomorrow at 3 pm we will hold a residents' meeting in the activity room", "residents' meeting", "Tomorrow at 3 pm", "the activity room")]
    [InlineData("We will hold a safety workshop tomorrow at 4 pm", "safety workshop", "tomorrow at 4 pm", null)]
    [InlineData("本周六晚上7点半在小区广场放露天电影", "露天电影", "本周六晚上7点半", "小区广场")]
    [InlineData("6号楼明天下午三点开楼栋议事会", "楼栋议事会", "明天下午三点", "6号楼")]
    [InlineData("AI讲座每周三15点在活动室", "AI讲座", "每周三15点", "活动室")]
    [InlineData("We are hosting a fire drill on 3 December at 15:00 at the square", "fire drill", "on 3 December at 15:00", "the square")]
    [InlineData("The book club meets on the 5th and 25th of each month at 18:30 in the library", "book club", "on the 5th and 25th of each month at 18:30", "the library")]
    [InlineData("Reading circle every Monday and Thursday at 7 pm at the library", "Reading circle", "every Monday and Thursday at 7 pm", "the library")]
    [InlineData("There is a 读书会 in 社区书屋 every Wednesday at 7 pm", "读书会", "every Wednesday at 7 pm", "社区书屋")]
    [InlineData("每周三下午2到4点在活动室有书画班", "书画班", "每周三下午2点到4点", "活动室")]
    [InlineData("每周三15点，两个小时，在活动室有书画班", "书画班", "每周三15点，两个小时", "活动室")]
    [InlineData("每周三15点在活动室有书画班，一个半小时", "书画班", "每周三15点，一个半小时", "活动室")]
    [InlineData("There is a book club every Friday from 2 to 4 pm in the library", "book club", "every Friday from 2 pm to 4 pm", "the library")]
    [InlineData("We will hold a safety workshop tomorrow at 4 pm for two hours", "safety workshop", "tomorrow at 4 pm for two hours", null)]
    public void A_sentence_that_can_mean_nothing_else_plans(string words, string title, string when, string? place)
    {
        PlannedEvent said = Assert.IsType<PlannedEvent>(PlannedEvent.In(words, Today));

        Assert.Equal((title, when, place), (said.Title, said.When, said.Place));
        Assert.True(said is { IsSure: true, IsCommand: false });
    }

    [Theory]
    [InlineData("每天晚上七点楼下有老乡聚会")]
    [InlineData("隔壁每周三晚上七点有家庭派对")]
    [InlineData("明天下午三点在活动室开会")]
    [InlineData("读书会每周三晚上七点")]
    [InlineData("每周三晚上七点在活动室有噪声治理讲座")]
    [InlineData("明天下午三点在活动室开居民座谈会，请大家准时参加")]
    [InlineData("There is a party in the flat upstairs every day at 11 pm")]
    [InlineData("There is a meeting in the club room tomorrow at 3 pm")]
    public void What_may_be_a_report_or_a_notice_is_not_sure(string words) =>
        Assert.True(PlannedEvent.In(words, Today) is { IsSure: false });

    [Theory]
    [InlineData("明天下午三点要停水没人通知")]
    [InlineData("每天晚上七点楼下有人跳广场舞太吵")]
    [InlineData("每天晚上七点楼下开会太吵")]
    [InlineData("每天晚上七点楼下有很吵的聚会")]
    [InlineData("明天下午三点停电检修")]
    [InlineData("每天早上六点楼下施工噪音很大")]
    [InlineData("每周三晚上七点社区书屋有读书会吗")]
    [InlineData("明天下午三点活动室开什么会？")]
    [InlineData("每周三晚上七点的读书会没人组织")]
    [InlineData("每周三在社区书屋有读书会")]
    [InlineData("晚上七点在社区书屋有读书会")]
    [InlineData("明天下午三点去居委会")]
    [InlineData("上周三晚上七点在社区书屋有读书会")]
    [InlineData("昨天晚上七点在社区书屋有读书会")]
    [InlineData("每天晚上七点值班室有人值班")]
    [InlineData("明天下午三点在活动室有机会")]
    [InlineData("There is no light in the meeting room every day at 7 pm")]
    [InlineData("The meeting room is cold every day at 7 pm")]
    [InlineData("There is a noisy party in building 3 every day at 11 pm")]
    [InlineData("Is there a reading circle in the library every Wednesday at 7 pm?")]
    [InlineData("The water is off tomorrow at 3 pm")]
    [InlineData("There is a reading circle in the library every Wednesday")]
    public void Reports_questions_and_what_has_no_day_or_time_plan_nothing(string words) => Assert.Null(PlannedEvent.In(words, Today));

    [Theory]
    [InlineData("安排读书会每周三15点在活动室", "读书会", "活动室")]
    [InlineData("安排每两周周三晚上七点在社区书屋开读书会", "读书会", "社区书屋")]
    [InlineData("安排读书会每周三15点", "读书会", null)]
    [InlineData("我想安排一场读书会，每周三15点在活动室", "读书会", "活动室")]
    [InlineData("安排6号楼楼栋会明天15点", "6号楼楼栋会", null)]
    [InlineData("I would like to schedule a reading circle every Wednesday at 15:00 at the club room", "reading circle", "the club room")]
    [InlineData("安排2026迎新会明天15点在活动室", "2026迎新会", "活动室")]
    [InlineData("schedule a reading circle every Wednesday at 15:00 at the club room", "reading circle", "the club room")]
    [InlineData("plan a reading circle at the club room every Wednesday at 15:00", "reading circle", "the club room")]
    [InlineData("schedule a reading circle every Wednesday at 15:00", "reading circle", null)]
    [InlineData("schedule a talk on online fraud on 3 December at 15:00 at the club room", "talk on online fraud", "the club room")]
    [InlineData("schedule every Wednesday at 7 pm a reading circle in the library", "reading circle", "the library")]
    public void A_command_plans_whatever_comes_first(string words, string title, string? place)
    {
        PlannedEvent said = Assert.IsType<PlannedEvent>(PlannedEvent.In(words, Today));

        Assert.Equal((title, place), (said.Title, said.Place));
        Assert.True(said is { IsSure: true, IsCommand: true });
    }

    [Theory]
    [InlineData("安排人来修一下3号楼的路灯，每天晚上七点都不亮")]
    [InlineData("plan to fix the lamp tomorrow at 3 pm")]
    public void A_command_for_something_else_plans_nothing(string words) => Assert.Null(PlannedEvent.In(words, Today));
}
