using Hub.Bot.People;

namespace Hub.Bot.Tests.People;

/// <summary>How people say what they want to be set, and what only sounds like it.</summary>
public sealed class SettingWishTests
{
    [Theory]
    [InlineData("不要再发活动通知", "stop Reminder")]
    [InlineData("别再给我发社区通知了", "stop Broadcast")]
    [InlineData("不想收通知了", "stop Broadcast Reminder")]
    [InlineData("退订", "stop Broadcast Reminder")]
    [InlineData("别再给我发了", "stop Broadcast Reminder")]
    [InlineData("stop sending me messages", "stop Broadcast Reminder")]
    [InlineData("stop reminders", "stop Reminder")]
    [InlineData("Please don't send me any notices.", "stop Broadcast Reminder")]
    [InlineData("unsubscribe from community notices", "stop Broadcast")]
    [InlineData("恢复通知", "resume Broadcast Reminder")]
    [InlineData("恢复活动提醒", "resume Reminder")]
    [InlineData("resume reminders", "resume Reminder")]
    [InlineData("晚上10点到早上8点别打扰我", "quiet 22:00-08:00")]
    [InlineData("22点至7点半免打扰", "quiet 22:00-07:30")]
    [InlineData("don't disturb me from 22:00 to 8:00", "quiet 22:00-08:00")]
    [InlineData("quiet hours 10 pm until 7:30", "quiet 22:00-07:30")]
    [InlineData("免打扰", "quiet ?")]
    [InlineData("晚上别打扰我", "quiet ?")]
    [InlineData("取消免打扰", "no quiet")]
    [InlineData("用短信联系我", "prefer phone")]
    [InlineData("给我发短信就行", "prefer phone")]
    [InlineData("text me instead", "prefer phone")]
    [InlineData("在这里通知我就行", "prefer directline")]
    [InlineData("contact me by web chat", "prefer directline")]
    [InlineData("请用微信通知我", "prefer ?")]
    [InlineData("notify me by WeChat", "prefer ?")]
    [InlineData("我的设置", "show")]
    [InlineData("my settings", "show")]
    [InlineData("发通知", "")]
    [InlineData("我要发通知", "")]
    [InlineData("停止", "")]
    [InlineData("stop the notice", "")]
    [InlineData("不要打扰邻居", "")]
    [InlineData("楼上晚上10点到早上6点一直吵", "")]
    [InlineData("楼上晚上10点到早上6点不要打扰我休息", "")]
    [InlineData("通知进展", "")]
    [InlineData("撤回通知", "")]
    [InlineData("取消", "")]
    [InlineData("短信", "")]
    [InlineData("3号楼的通知栏坏了", "")]
    public void Wishes_are_read_and_other_words_are_none(string words, string expected) => Assert.Equal(expected, SettingWish.In(words) switch
    {
        SettingWish.Stop stop => $"stop {string.Join(' ', stop.Kinds)}",
        SettingWish.Resume resume => $"resume {string.Join(' ', resume.Kinds)}",
        SettingWish.Quiet { Hours: { } hours } => $"quiet {hours.From:HH:mm}-{hours.Until:HH:mm}",
        SettingWish.Quiet => "quiet ?",
        SettingWish.NoQuiet => "no quiet",
        SettingWish.Prefer prefer => $"prefer {prefer.Channel ?? "?"}",
        SettingWish.Show => "show",
        _ => "",
    });
}
