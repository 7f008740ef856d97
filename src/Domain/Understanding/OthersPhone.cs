namespace Hub.Domain.Understanding;

/// <summary>Tells a request for another private person's number from one for an office's or a worker's.</summary>
internal static class OthersPhone
{
    private static readonly Words<bool> Numbers = new(
        [(true, ["电话", "手机号", "手机", "联系方式", "微信", "号码", "phone", "phone number", "number", "mobile", "contact details", "wechat"])]);

    private static readonly Words<bool> Calls = new(
        [(true, ["打电话", "回电话", "接电话", "来电话", "电话通知", "电话线", "诈骗电话", "骚扰电话", "request number", "number of", "order number", "a number of"])]);

    private static readonly Words<bool> Asks = new(
        [(true, ["给我", "多少", "告诉我", "是什么", "查一下", "查查", "帮我查", "发我", "发给我", "有没有", "知道吗", "能给", "想要", "要一下", "电话$", "联系方式$",
            "手机号$", "what is", "what's", "whats", "give me", "tell me", "send me", "do you have", "can i have", "can i get", "i need", "find me", "look up"])]);

    private static readonly Words<bool> Private = new(
        [(true, ["邻居", "楼上", "楼下", "隔壁", "对门", "对面", "那家", "那户", "他家", "她家", "业主", "房东", "租客", "租户", "车主", "住户", "那个人", "阿姨",
            "大妈", "大爷", "先生", "女士", "叔叔", "老王", "老李", "老张", "的电话", "的手机", "的联系方式", "的微信", "的号码", "neighbour*", "neighbor*", "landlord*",
            "tenant*", "owner of", "owner's", "upstairs", "downstairs", "next door", "mr", "mrs", "ms", "his", "her", "their", "that person", "resident of",
            "who lives in"])]);

    private static readonly Words<bool> Office = new(
        [(true, ["网格员", "居委会", "社区", "物业", "楼长", "书记", "派出所", "民警", "警察", "志愿者", "医院", "你们", "维修", "管家", "街道", "值班", "客服", "开锁",
            "燃气公司", "供暖", "电力", "自来水", "急救", "消防", "grid worker", "committee", "property", "police", "office", "building head", "hotline", "clinic",
            "hospital", "duty", "your phone", "your number", "company", "service"])]);

    private static readonly Words<bool> Own = new([(true, ["我的电话", "我的手机", "我电话", "我的微信", "我的联系方式", "my phone", "my number", "my mobile"])]);

    public static Asked? AskedIn(string text)
    {
        int end = Math.Min(text.Length, 200);
        bool asks = Numbers.Any(text, 0, end) && Asks.Any(text, 0, end) && Private.Any(text, 0, end)
            && !Office.Any(text, 0, end) && !Own.Any(text, 0, end) && !Calls.Any(text, 0, end);
        return asks ? new(Intent.OthersNumber, Start: 0, End: end) : null;
    }
}
