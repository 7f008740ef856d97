namespace Hub.Domain.Text;

/// <summary>What is told about a request. {0} is always its short number.</summary>
public static class RequestTexts
{
    public static readonly Bi RedLineAlert = new(
        "🔴 红线 {1}（{0}号）：{2}\n地点：{3}\n请立刻核实并到场。系统没有代打119、120、110，请先问居民打了没有。",
        "🔴 Red line, {1} (no. {0}): {2}\nPlace: {3}\nCheck and go at once. Hub has not called the emergency services: ask whether the resident has.");

    public static readonly Bi UrgentOrder = new(
        "⚠️ 紧急诉求 {0}号：{1}\n地点：{2}", "⚠️ Urgent request no. {0}: {1}\nPlace: {2}");

    public static readonly Bi NewOrder = new("新诉求 {0}号：{1}\n地点：{2}", "New request no. {0}: {1}\nPlace: {2}");

    public static readonly Bi CallBackOrder = new(
        "{0}号诉求缺少地点，请回访居民：{1}", "Request no. {0} has no place yet, please call the resident back: {1}");

    public static readonly Bi NoPlaceOrder = new(
        "{0}号匿名诉求缺少准确地点，请核实：{1}", "Anonymous request no. {0} has no exact place, please look into it: {1}");

    public static readonly Bi Accepted = new(
        "您的{0}号诉求，{1}已经接单，正在处理。", "{1} has taken your request no. {0} and is working on it.");

    public static readonly Bi Transferred = new(
        "您的{0}号诉求已转给更合适的同事，他接单后马上告诉您。",
        "Your request no. {0} was handed to a colleague who can do it. You will hear as soon as it is taken.");

    public static readonly Bi Escalated = new(
        "您的{0}号诉求已上报上一级，有人接手马上告诉您。",
        "Your request no. {0} was passed one level up. You will hear as soon as somebody takes it.");

    public static readonly Bi Asked = new(
        "关于您的{0}号诉求，{1}想问您：{2}", "About your request no. {0}, {1} asks: {2}");

    public static readonly Bi Progress = new(
        "您的{0}号诉求有进展，{1}说：{2}", "News of your request no. {0} from {1}: {2}");

    public static readonly Bi Resolved = new(
        "您的{0}号诉求，{1}说已经办好：{2}\n问题解决了吗？",
        "{1} says that your request no. {0} is done: {2}\nIs it solved?");

    public static readonly Bi HandedToYou = new("{1}把{0}号诉求转给您：{2}", "{1} handed request no. {0} to you: {2}");

    public static readonly Bi ResidentAnswered = new("{0}号诉求，居民答复：{1}", "Request no. {0}, the resident answered: {1}");

    public static readonly Bi ResidentAdded = new("{0}号诉求，居民补充：{1}", "Request no. {0}, the resident added: {1}");

    public static readonly Bi ResidentConfirmed = new(
        "{0}号诉求，居民确认已解决。谢谢您！", "Request no. {0}: the resident confirmed it. Thank you!");

    public static readonly Bi ResidentWithdrew = new(
        "{0}号诉求，居民已撤回，不用再办。", "Request no. {0}: the resident withdrew it, no more to do.");
}
