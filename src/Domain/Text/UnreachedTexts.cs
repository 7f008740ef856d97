namespace Hub.Domain.Text;

/// <summary>Whom notices did not reach, in chat: the list of a building head, and the words for a chat group.</summary>
public static class UnreachedTexts
{
    /// <summary>{0} the beginning of the notice.</summary>
    public static readonly Bi List = new("“{0}”还没通知到：", "Not reached by “{0}”:");

    /// <summary>{0} the number, {1} who, {2} where.</summary>
    public static readonly Bi Line = new("{0}. {1}{2}", "{0}. {1}{2}");
    public static readonly Bi Where = new("（{0}）", " ({0})");
    public static readonly Bi Unit = new("{0}单元", "unit {0}");
    public static readonly Bi Nameless = new("未留姓名的居民", "a resident without a name");
    public static readonly Bi More = new("还有别人，先列这{0}位。", "There are more; these are the first {0}.");
    public static readonly Bi HowTo = new("当面告诉了谁，就说“已告知 1”，几位一起说“已告知 1 3”。", "When you have told somebody, say “told 1”, or several: “told 1 3”.");
    public static readonly Bi Told = new("{0}已告知", "{0} is told");
    public static readonly Bi Noted = new("记下了，{0}已当面告知。谢谢！", "Noted: {0} told in person. Thank you!");
    public static readonly Bi NoneLeft = new("这条通知，您这里都告诉到了。", "That was everybody here for this notice.");
    public static readonly Bi Nobody = new("最近7天的通知，您这里没有没通知到的人。", "Everybody of yours got the notices of the last 7 days.");
    public static readonly Bi NotListed = new("没有这个序号。请先说“还有谁没通知到”看名单。", "There is no such number. Say “who has not been reached” to see the list.");
    public static readonly Bi Which = new("看哪一条通知？", "For which notice?");
    public static readonly Bi PasteIt = new("群发文字", "Text for the group");
    public static readonly Bi Paste = new("请复制下面这段发到群里：", "Copy this into the group:");
    public static readonly Bi NothingToPaste = new("最近7天没有发出的通知。", "No notice was sent in the last 7 days.");
}
