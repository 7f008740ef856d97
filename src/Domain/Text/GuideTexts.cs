namespace Hub.Domain.Text;

/// <summary>The bot's general words: greeting, help, what it did not understand.</summary>
public static class GuideTexts
{
    public static readonly Bi Hello = new(
        "您好，我是小邻，{0}的智能助手。\n哪里坏了、哪里不方便，用自己的话告诉我就行，也可以发照片或语音。网格员接单、办结，我都会告诉您。",
        "Hello, I am Xiaolin, the assistant of {0}.\nTell me in your own words what is broken or in the way; a photo or a voice message is fine too. I will tell you when a grid worker takes it and when it is done.");

    public static readonly Bi Consent = new(
        "您说的话和地址，只给负责您这片的工作人员看。不想留名，提交时选“匿名”。",
        "Your words and your address are seen only by those who look after your area. If you prefer not to be named, choose “anonymous” when you file.");

    public static readonly Bi KnownDoor = new("您在{0}，对吗？不对就告诉我楼号。", "You are at {0}, right? If not, tell me the building.");

    public static readonly Bi WhichBuilding = new("您住哪栋楼？说楼号就行，比如“3号楼2单元”；也可以先说事。",
        "Which building do you live in? For example “building 3 unit 2”. Or tell me what is the matter first.");

    public static readonly Bi HelloStaff = new(
        "{0}，您好。说“我的工单”看待办；“接单 1001”“退单 1001 原因”“办结 1001 已换灯泡”；“代报 …”替居民登记；“发现并解决 …”记录随手处理。",
        "Hello {0}. Say “my orders”; “accept 1001”, “decline 1001 reason”, “resolve 1001 lamp replaced”; “file for a resident …”; “found and fixed …”.");

    public static readonly Bi WelcomeBack = new("又见面了，{0}。有什么需要帮忙的？", "Good to see you again, {0}. How can I help?");

    public static readonly Bi Greeting = new("您好，有什么需要帮忙的？", "Hello, how can I help?");

    public static readonly Bi HelloOn = new("您好，我在。我们接着说：", "Hello, I am here. Let us go on:");

    public static readonly Bi Help = new(
        "我可以帮您：\n· 反映问题、报修：直接说，例如“3号楼二单元楼道灯坏了”\n· 查进度：说“我的诉求”或编号\n· 找人：说“找网格员”\n· 匿名反映：说“匿名”\n有危险先打电话：火警119，急救120，报警110。",
        "I can help you:\n· report a problem: just say it, for example “the stairway lamp in building 3 is broken”\n· follow it: say “my requests” or its number\n· find a person: say “find my grid worker”\n· report anonymously: say “anonymous”\nIn danger, call first: fire 119, ambulance 120, police 110.");

    public static readonly Bi NotUnderstood = new(
        "这句我没听明白。是要反映问题吗？可以说说哪里、什么情况，或者选一项：",
        "I did not understand that. Is something wrong? Tell me where and what, or choose:");

    public static readonly Bi KeptWords = new("也可以把这句话原样转给社区工作人员。", "I can also hand these words to the community's staff as they are.");
    public static readonly Bi HandOn = new("转给社区", "Hand it on");
    public static readonly Bi HandedOn = new("好的，您的原话已转给社区值班人员，编号 {0}，他们会回复您。", "Your words are with the community's desk, number {0}; they will come back to you.");
    public static readonly Bi AllRight = new("好的。有什么事，直接说就行。", "All right. If something is the matter, just tell me.");
    public static readonly Bi SorryAgain = new("抱歉，刚才这一步没有成功。请再点一次，或者直接用文字说。", "Sorry, that did not work. Please press again, or say it in words.");
    public static readonly Bi Report = new("反映问题", "Report a problem");
    public static readonly Bi MyRequests = new("查进度", "My requests");
    public static readonly Bi FindPerson = new("找人", "Find a person");
    public static readonly Bi HelpLabel = new("能做什么", "What can you do");
    public static readonly Bi GoAhead = new("请说，是哪里、什么情况？", "Please tell me where, and what is the matter.");
    public static readonly Bi NowChinese = new("好的，我们说中文。", "好的，我们说中文。");
    public static readonly Bi NowEnglish = new("All right, we go on in English.", "All right, we go on in English.");
    public static readonly Bi Welcome = new("不客气，随时找我。", "You are welcome. I am always here.");
    public static readonly Bi Goodbye = new("再见，有事随时找我。", "Goodbye. I am always here.");
    public static readonly Bi NothingToCancel = new("好的，现在没有在填的内容。", "All right, there is nothing to cancel.");

    /// <summary>{0} whom to ask.</summary>
    public static readonly Bi NoReceptionDay = new(
        "您这里还没有安排业主接待日，定了在这里就能查到。有事可以问{0}，也可以现在就告诉我，我帮您登记。",
        "No reception day is planned where you live yet; once it is, you can ask here. For now you can ask {0}, or tell me what it is about and I will pass it on.");

    /// <summary>{0} the day, {1} whom to ask.</summary>
    public static readonly Bi NoReceptionDayOn = new(
        "{0}没有安排接待日，您这里还没有登记业主接待日。有事可以问{1}，也可以现在就告诉我，我帮您登记。",
        "No reception day is planned for {0}, nor any other where you live. You can ask {1}, or tell me what it is about and I will pass it on.");

    public static readonly Bi OnDuty = new("现在可以找：\n{0}", "You can reach:\n{0}");

    public static readonly Bi Sorry = new(
        "抱歉，刚才我这边出了点问题。您的话已经记下（{0}号），社区值班人员会看到并回复您。",
        "Sorry, something went wrong on my side. Your words are kept (no. {0}); the community's desk will see them and come back to you.");

    public static readonly Bi Privacy = new(
        "我们只记：您说的事、住哪栋楼、您愿意留的称呼和电话。只有负责您这片的工作人员办事时能看，每次查看都有记录。结束两年后删除姓名和地址。",
        "We keep what you tell us, your building, and the name and phone that you choose to leave. Only those who look after your area see it while they work on it, and every look is recorded. Names and addresses are removed two years after the end.");

    public static readonly Bi AskDesk = new(
        "这件事要由社区工作人员来办，我已把您的要求记为{0}号，办好后告诉您。",
        "That is done by the community's staff. Your wish is noted as no. {0}; you will be told when it is done.");
}
