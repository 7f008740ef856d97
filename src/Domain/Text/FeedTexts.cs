namespace Hub.Domain.Text;

/// <summary>The words of calendar subscriptions in chat.</summary>
public static class FeedTexts
{
    /// <summary>What a person's calendar is called.</summary>
    public static readonly Bi Name = new("我的社区日历", "My neighbourhood calendar");

    /// <summary>{0} the title.</summary>
    public static readonly Bi Booked = new("我的预约：{0}", "My booking: {0}");

    /// <summary>{0} the address.</summary>
    public static readonly Bi Own = new(
        "这是您自己的日历订阅地址：\n{0}\n在手机日历的“添加订阅日历”里粘贴它，请您参加的、由您主办的会议和接待日，还有您的预约，日历会自己更新。拿到地址的人都能看，请别转发；要作废换新的，就说“换日历链接”。",
        "This is your own calendar address:\n{0}\nPaste it where your calendar says “add a subscription”: the meetings and reception days that you are invited to or hold, and your bookings, keep themselves up to date. Whoever has the address can read it, so please keep it to yourself; to replace it, say “new calendar link”.");

    /// <inheritdoc cref="Own"/>
    public static readonly Bi OwnRenewed = new(
        "换好了，旧地址已经作废。新的日历订阅地址：\n{0}\n请在手机日历里删掉旧的，再添加这个。",
        "Done, the old address no longer works. Your new calendar address:\n{0}\nPlease remove the old one from your calendar and add this one.");

    /// <summary>{0} the address, {1} the area.</summary>
    public static readonly Bi Area = new(
        "这是{1}的日历订阅地址：\n{0}\n里面是{1}所有的会议和接待日，会自己更新。拿到地址的人都能看；要作废换新的，就说“换社区日历链接”。",
        "This is the calendar address of {1}:\n{0}\nIt has all meetings and reception days of {1}, and keeps itself up to date. Whoever has the address can read it; to replace it, say “new area calendar link”.");

    /// <inheritdoc cref="Area"/>
    public static readonly Bi AreaRenewed = new(
        "换好了，{1}的旧地址已经作废，订阅过的人要换成新的：\n{0}",
        "Done, the old addresses of {1} no longer work. Whoever subscribed to one needs the new one:\n{0}");

    public static readonly Bi WhichArea = new("要哪里的日历？", "The calendar of which area?");
    public static readonly Bi AreaNotYours = new(
        "社区的日历地址由社区工作者、书记、网格长或小区长来领。您自己的，说“订阅日历”就行。",
        "An area's calendar address is given to its coordinators, secretaries, grid leaders and compound chiefs. For your own, say “calendar link”.");

    public static readonly Bi WhichHome = new("您住哪栋楼？说楼号就行；记下以后再说一次“订阅日历”，我给您地址。", "Which building do you live in? Once I know, say “calendar link” again and I will give you the address.");
}
