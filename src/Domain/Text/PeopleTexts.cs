namespace Hub.Domain.Text;

/// <summary>The words about people: finding one, passing a message on, how to reach her.</summary>
public static class PeopleTexts
{
    public static readonly Bi Person = new("{0} {1}，电话 {2}", "{0} {1}, phone {2}");
    public static readonly Bi PersonNoPhone = new("{0} {1}", "{0} {1}");
    public static readonly Bi Found = new("负责您这里的是：\n{0}\n也可以把话告诉我，我替您转告。", "Those who look after your place:\n{0}\nOr tell me, and I will pass it on.");
    public static readonly Bi Desk = new("社区值班：\n{0}\n说一下楼号，我再告诉您那里的网格员。", "The community's desk:\n{0}\nTell me your building, and I can name its grid worker.");
    public static readonly Bi NobodyKnown = new("还没有登记值班人员。急事请打 12345 政务服务热线。", "No staff are entered yet. In urgent matters call the city's service line, 12345.");
    public static readonly Bi NotOthers = new(
        "别人的电话我不能给。您可以把要说的话告诉我，我请网格员转告。", "I cannot give you another person's number. Tell me your message, and a grid worker will pass it on.");
    public static readonly Bi PassOn = new("帮我转告", "Pass on a message");
    public static readonly Bi WhatToPass = new("请说转告给谁、说什么。", "Please say for whom, and what.");
    public static readonly Bi Passing = new("请转告：{0}", "Please pass on: {0}");
    public static readonly Bi PassedOn = new("好的，已请网格员转告（{0}号）。", "A grid worker will pass it on (no. {0}).");
    public static readonly Bi AskContact = new(
        "方便留个称呼和电话吗？有进展能打给您。不留也可以，说“不用”。", "Would you leave a name and phone, so that we can call you with news? You need not: just say “no”.");
    public static readonly Bi ContactKept = new("记下了：{0}。谢谢！", "Noted: {0}. Thank you!");
    public static readonly Bi BadPhone = new("这个号码好像不对，手机号是11位。再说一次，或者说“不用”。", "That number does not look right; a mobile number has 11 digits. Say it again, or say “no”.");
    public static readonly Bi NoContact = new("好的，不留。进展会在这里告诉您。", "All right. News will come here.");
}
