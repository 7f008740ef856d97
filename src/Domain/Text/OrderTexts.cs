namespace Hub.Domain.Text;

/// <summary>The worker's page.</summary>
public static class OrderTexts
{
    public static readonly Bi Title = new("我的工单", "My orders");
    public static readonly Bi NoPost = new("您现在没有岗位", "You hold no post today");

    public static readonly Bi NoPostWords = new(
        "工单只给在岗的工作人员看。如果应该有您的岗位，请联系社区工作者。",
        "Orders are shown to those on post. If you should have one, ask your community coordinator.");

    // The groups of the page.
    public static readonly Bi Alerts = new("警报", "Alerts");
    public static readonly Bi ForMe = new("等我接单", "For me to take");
    public static readonly Bi Mine = new("我在办", "In my hands");
    public static readonly Bi Waiting = new("等居民确认", "Waiting for the resident");
    public static readonly Bi Others = new("辖区内其他待接单", "Other open orders in my area");
    public static readonly Bi TakenAway = new("同事已接单", "Taken by colleagues");
    public static readonly Bi News = new("消息", "News");
    public static readonly Bi Nothing = new("现在没有要办的工单。新工单会自动出现在这里。", "Nothing to do right now. New orders appear here by themselves.");
    public static readonly Bi Cut = new("只显示最急的{0}条。", "Only the {0} most urgent are shown.");

    // One order.
    public static readonly Bi Number = new("{0}号", "No. {0}");
    public static readonly Bi AcceptBy = new("接单期限", "Take by");
    public static readonly Bi ResolveBy = new("办结期限", "Solve by");
    public static readonly Bi Left = new("还剩{0}", "{0} left");
    public static readonly Bi Late = new("已超{0}", "{0} late");
    public static readonly Bi NoPlace = new("地点不明，请回访居民", "No place yet: please call the resident back");
    public static readonly Bi HandedToMe = new("转给您的", "Handed to you");
    public static readonly Bi Reopened = new("居民反映没解决", "Not solved, says the resident");
    public static readonly Bi OpenQuestion = new("等居民回答：{0}", "Waiting for the resident's answer: {0}");
    public static readonly Bi Photo = new("居民的照片{0}", "Resident's photo {0}");
    public static readonly Bi EvidencePhoto = new("办理照片{0}", "Photo of the work {0}");
    public static readonly Bi Recording = new("录音{0}", "Recording {0}");
    public static readonly Bi Video = new("视频{0}", "Video {0}");
    public static readonly Bi Timeline = new("办理过程", "What happened so far");
    public static readonly Bi TakenBy = new("已被{0}接单", "Taken by {0}");
    public static readonly Bi HandedTo = new("已转给{0}", "Handed to {0}");
    public static readonly Bi Colleague = new("同事", "a colleague");

    // What can be done.
    public static readonly Bi Accept = new("接单", "Take it");
    public static readonly Bi Decline = new("不能接", "Give it back");
    public static readonly Bi DeclineReason = new("原因（必填）", "Why (needed)");
    public static readonly Bi DeclineSend = new("退回", "Give it back");
    public static readonly Bi Transfer = new("转派", "Hand on");
    public static readonly Bi TransferTo = new("转给谁", "To whom");
    public static readonly Bi TransferChoose = new("请选择", "Please choose");
    public static readonly Bi TransferNote = new("说明（可不填）", "A note (if you like)");
    public static readonly Bi TransferSend = new("转派", "Hand it on");
    public static readonly Bi Escalate = new("上报", "Pass up");
    public static readonly Bi EscalateReason = new("原因（必填）", "Why (needed)");
    public static readonly Bi EscalateSend = new("上报上一级", "Pass it one level up");
    public static readonly Bi Ask = new("询问居民", "Ask the resident");
    public static readonly Bi AskWords = new("想问什么（必填）", "Your question (needed)");
    public static readonly Bi AskSend = new("发给居民", "Send it");
    public static readonly Bi Progress = new("说进展", "Say how it goes");
    public static readonly Bi ProgressWords = new("办到哪一步了（必填，居民会看到）", "How it goes (needed, the resident reads it)");
    public static readonly Bi ProgressSend = new("告诉居民", "Tell the resident");
    public static readonly Bi Resolve = new("办结", "Resolve");
    public static readonly Bi ResolveNote = new("办理结果（居民会看到）", "What was done (the resident reads it)");
    public static readonly Bi ResolvePhotos = new("照片（最多3张，每张不超过10MB）", "Photos (3 at most, 10 MB each)");
    public static readonly Bi Waiver = new("部门还没有答复：不等的原因", "A department owes an answer: why not wait for it");
    public static readonly Bi ResolveSend = new("办结，请居民确认", "Resolve and ask the resident");
    public static readonly Bi Contact = new("看联系人和门牌", "Show contact and door");
    public static readonly Bi ContactNote = new("查看会留下记录", "Each look is recorded");
    public static readonly Bi Show = new("去看", "Go to it");
    public static readonly Bi Acknowledge = new("知道了", "I know");
    public static readonly Bi AcknowledgeAll = new("全部知道了", "I know them all");

    // Contact.
    public static readonly Bi ContactName = new("联系人", "Contact");
    public static readonly Bi ContactPhone = new("电话", "Phone");
    public static readonly Bi ContactDoor = new("门牌", "Door");
    public static readonly Bi NoName = new("没有留名字", "gave no name");
    public static readonly Bi NoPhone = new("没有留电话，可以用“询问居民”在聊天里问", "left no phone: use 'Ask the resident'");
    public static readonly Bi Anonymous = new("匿名反映，没有联系方式。", "Reported anonymously: there is no contact.");

    // The state of the page.
    public static readonly Bi Connected = new("已连接", "Connected");
    public static readonly Bi Reconnecting = new("正在重连…", "Reconnecting…");
    public static readonly Bi SignedOut = new("登录已失效，请重新打开您的个人链接", "You are signed out: please open your personal link again");
    public static readonly Bi SoundOn = new("开启声音", "Sound on");
    public static readonly Bi NotSent = new("没有发出去，请检查网络后再点一次。", "It was not sent. Please check the network and press again.");

    // How an attempt ended.
    public static readonly Bi Accepted = new("{0}号已由您接单。", "You took no. {0}.");
    public static readonly Bi Declined = new("{0}号已退回，会另外派人。", "No. {0} was given back; somebody else is looked for.");
    public static readonly Bi Transferred = new("{0}号已转派，对方已收到提醒。", "No. {0} was handed on, and your colleague was told.");
    public static readonly Bi Escalated = new("{0}号已上报上一级。", "No. {0} was passed one level up.");
    public static readonly Bi Asked = new("{0}号的问题已发给居民，答复会显示在这里。", "Your question on no. {0} was sent; the answer will appear here.");
    public static readonly Bi ProgressTold = new("{0}号的进展已记下，居民能看到。", "Noted on no. {0}, where the resident reads it.");
    public static readonly Bi Resolved = new("{0}号已办结，等居民确认。", "No. {0} is resolved and waits for the resident.");
    public static readonly Bi Moved = new("{0}号已办好。", "Done, no. {0}.");
    public static readonly Bi AlreadyTaken = new("{0}号已被{1}接单。", "No. {0} was taken by {1}.");
    public static readonly Bi AlreadyHanded = new("{0}号已转给{1}处理。", "No. {0} was handed to {1}.");
    public static readonly Bi AlreadyDone = new("{0}号刚才已经办过这一步了，没有重复。", "That was done for no. {0} before; nothing was done twice.");
    public static readonly Bi Forbidden = new("{0}号现在是“{1}”，这一步做不了了。", "No. {0} is '{1}' now, so this cannot be done any more.");
    public static readonly Bi NotFound = new("没有这个工单，或者不归您管。", "There is no such order, or it is not yours.");
    public static readonly Bi NeedsReason = new("请写明原因，居民和同事会看到。", "Please say why: the resident and your colleagues will read it.");
    public static readonly Bi NeedsQuestion = new("请写下要问居民的话。", "Please write what you want to ask.");
    public static readonly Bi NeedsProgress = new("请写一句办到哪一步了，例如“等配件，明天来修”。", "Please say how it goes, for example “waiting for a part, back tomorrow”.");
    public static readonly Bi NeedsResult = new("请写一句办理结果，或者加一张照片。", "Please write what was done, or add a photo.");
    public static readonly Bi NeedsColleague = new("请选择转给谁。", "Please choose a colleague.");
    public static readonly Bi PhotoTooLarge = new("照片太大：每张不超过10MB，最多3张。", "Too large: a photo may have 10 MB at most, three at once.");
    public static readonly Bi PhotoUnknown = new("只能传照片（JPG、PNG、WebP、HEIC）。", "Only photos can be sent (JPG, PNG, WebP, HEIC).");
    public static readonly Bi Acknowledged = new("已记下。", "Noted.");
}
