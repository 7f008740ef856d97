namespace Hub.Domain.Text;

/// <summary>The words of following a request.</summary>
public static class FollowTexts
{
    public static readonly Bi None = new("您还没有登记过诉求。有什么要反映，直接说就行。", "You have not filed anything yet. Just tell me what is the matter.");
    public static readonly Bi List = new("您最近的诉求：", "Your latest requests:");
    public static readonly Bi ListCut = new("您最近的{0}件诉求（更早的请说编号）：", "Your latest {0} requests (for older ones, say the number):");
    public static readonly Bi AboutThat = new("您问的是不是这件？", "Is it this one that you ask about?");
    public static readonly Bi StillOpen = new("{0}号还没有办结，我帮您看了：", "No. {0} is not done yet. This is how far it is:");
    public static readonly Bi DoneAlready = new("太好了。{0}号还没有办结，已经好了的话，要我撤回、让他们不用来了吗？", "Good. No. {0} is still open; if it is solved already, shall I withdraw it, so that nobody comes?");
    public static readonly Bi NobodyCome = new("撤回，不用来了", "Withdraw it");
    public static readonly Bi StillCome = new("还要来看看", "No, let them come");
    public static readonly Bi AddOrNew = new("这是补充到{0}号（{1}），还是另一件事？", "Does this belong to no. {0} ({1}), or is it something else?");
    public static readonly Bi AddToIt = new("补充到{0}号", "Add to no. {0}");
    public static readonly Bi AnotherMatter = new("另一件事", "Something else");
    public static readonly Bi Answered = new("收到，已转告{0}（{1}号）。", "Thank you, {0} knows now (no. {1}).");
    public static readonly Bi TheWorker = new("工作人员", "the worker");
    public static readonly Bi WhyLow = new("对{0}号的办理不满意（{1}分）：{2}", "Not satisfied with no. {0} ({1} of 5): {2}");
    public static readonly Bi WhyPassed = new("谢谢您，已转给社区负责人（{0}号），会给您回话。", "Thank you. It is with the community's office (no. {0}), who will come back to you.");
    public static readonly Bi CannotAddClosed = new("{0}号已经结束了。还有问题就点“没解决”重新办理，或者当作一件新的事。", "No. {0} is closed. If it is not solved, reopen it, or report it as something new.");
    public static readonly Bi Line = new("{0}号 · {1} · {2}", "No. {0} · {1} · {2}");
    public static readonly Bi NotFound = new("没有找到您的{0}号诉求，请核对编号。", "I could not find a request no. {0} of yours. Please check the number.");
    public static readonly Bi CodeNotFound = new("这个查询码没有对应的诉求，请核对。", "No request belongs to this code. Please check it.");
    public static readonly Bi TrackedHint = new(
        "想补充就发“查询码 加上要说的话”；也可以发“查询码 已解决”“查询码 没解决”“查询码 撤回”。",
        "To add something, send the code followed by your words; or the code with “solved”, “not solved” or “withdraw”.");
    public static readonly Bi Head = new("{0}号：{1}\n现在：{2}", "No. {0}: {1}\nNow: {2}");
    public static readonly Bi PromiseAccept = new("承诺接单：{0}前", "Promised to be taken by {0}");
    public static readonly Bi PromiseResolve = new("承诺办结：{0}前", "Promised to be solved by {0}");
    public static readonly Bi Add = new("补充", "Add something");
    public static readonly Bi Withdraw = new("撤回", "Withdraw");
    public static readonly Bi Confirm = new("已解决", "Solved");
    public static readonly Bi NotSolved = new("没解决", "Not solved");
    public static readonly Bi AskWords = new("请说要补充的内容，也可以发照片。", "Please say what you want to add; a photo is fine too.");
    public static readonly Bi Added = new("已补充到{0}号。", "Added to no. {0}.");
    public static readonly Bi Withdrawn = new("{0}号已撤回。", "No. {0} is withdrawn.");
    public static readonly Bi ReallyWithdraw = new("确定撤回{0}号吗？", "Really withdraw no. {0}?");
    public static readonly Bi Yes = new("确定", "Yes");
    public static readonly Bi No = new("不撤回", "No");
    public static readonly Bi Kept = new("好的，{0}号继续办。", "All right, no. {0} goes on.");
    public static readonly Bi ConfirmedRate = new("太好了，谢谢您确认。给{0}号打几分？（1–5分）", "Good, thank you. How would you rate no. {0}? (1 to 5)");
    public static readonly Bi Stars = new("{0}分", "{0}");
    public static readonly Bi Rated = new("收到，{0}号您打了{1}分。谢谢！", "Thank you: {1} of 5 for no. {0}.");
    public static readonly Bi RateLow = new("收到，{0}号您打了{1}分。哪里没做好？说一句，我转给他们改进。", "Thank you: {1} of 5 for no. {0}. What went wrong? Say a word and I pass it on.");
    public static readonly Bi Confirmed = new("{0}号已确认解决，谢谢您。", "No. {0} is confirmed as solved. Thank you.");
    public static readonly Bi RatedByCode = new("{0}号的评价已收到，谢谢。", "Your rating of no. {0} is noted. Thank you.");
    public static readonly Bi Reopened = new("对不起，让您费心了。{0}号重新办理，已通知原来的工作人员和网格长。", "I am sorry for that. No. {0} is open again; the worker who had it and the grid leader are told.");
    public static readonly Bi SameAgain = new("您说的是不是之前的{0}号：{1}？", "Do you mean no. {0} from before: {1}?");
    public static readonly Bi ReopenIt = new("是，重新办理", "Yes, reopen it");
    public static readonly Bi NewMatter = new("不是，新的事", "No, something new");
    public static readonly Bi CannotNow = new("{0}号现在是“{1}”，这一步做不了。", "No. {0} is “{1}” now, so that is not possible.");
    public static readonly Bi WhichOne = new("您说的是哪一件？", "Which one do you mean?");
    public static readonly Bi AlreadySo = new("{0}号已经是“{1}”。", "No. {0} is already “{1}”.");
}
