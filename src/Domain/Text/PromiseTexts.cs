namespace Hub.Domain.Text;

/// <summary>What is said of promises that are about to break, or did. {0} is the request's short number.</summary>
public static class PromiseTexts
{
    public static readonly Bi TakeSoon = new("{0}号快到接单期限了，请尽快接单：{1}", "Request no. {0} is soon due to be taken, please take it: {1}");

    public static readonly Bi SolveSoon = new("{0}号快到办结期限了：{1}\n办不了就上报，别等到过期。", "Request no. {0} is soon due to be solved: {1}\nIf you cannot, pass it up before it is late.");

    public static readonly Bi NotTaken = new("{0}号没有在期限内接单，已转给{1}。", "Request no. {0} was not taken in time and went to {2}.");

    public static readonly Bi NotSolved = new("{0}号没有在期限内办结，已报{1}督办，请抓紧办。", "Request no. {0} was not solved in time; {2} was told. Please see to it.");

    public static readonly Bi SeeToIt = new("{0}号超过了办结期限，请督办：{1}", "Request no. {0} is past its promise, please see to it: {1}");

    public static readonly Bi ResidentNotTaken = new(
        "抱歉，您的{0}号诉求没有按承诺的时间接单，已转给上一级，会有人跟您联系。",
        "Sorry: your request no. {0} was not taken in the time that was promised. It went one level up, and somebody will be in touch.");

    public static readonly Bi ResidentNotSolved = new(
        "抱歉，您的{0}号诉求没有按承诺的时间办结，上一级已经在督办。",
        "Sorry: your request no. {0} was not solved in the time that was promised. The level above has been told to see to it.");

    /// <summary>Where nobody is named.</summary>
    public static readonly Bi Desk = new("社区", "the community's office");

    public static readonly Bi Accept = new("接单", "to be taken");
    public static readonly Bi Resolve = new("办结", "to be solved");
    public static readonly Bi WaitsForResident = new("等居民答复", "waiting for the resident's answer");
    public static readonly Bi WaitsForDepartment = new("等部门答复", "waiting for a department's answer");

    /// <summary>A card's and a card's reader's word that the clock stands still.</summary>
    public static readonly Bi Paused = new("暂停计时：{0}（{1}起）", "Clock stopped: {0} (since {1})");
}
