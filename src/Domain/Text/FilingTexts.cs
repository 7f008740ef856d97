namespace Hub.Domain.Text;

/// <summary>The words of filing a request.</summary>
public static class FilingTexts
{
    public static readonly Bi AskBuilding = new("是在哪栋楼？例如“3号楼2单元”。不在楼里就说大概位置。",
        "Which building is it in? For example “building 3 unit 2”. If it is outdoors, say roughly where.");

    public static readonly Bi AskBuildingOf = new("“{0}”是在哪栋楼？例如“3号楼2单元”。不在楼里就说大概位置。",
        "“{0}”: which building is it in? For example “building 3 unit 2”. If it is outdoors, say roughly where.");

    public static readonly Bi AskBuildingIn = new("是{0}的哪栋楼？说楼号就行；不在楼里就说大概位置。",
        "Which building of {0}? The number is enough; if it is outdoors, say roughly where.");

    public static readonly Bi AskAgain = new("说楼号就行，例如“3号楼”。说不清也没关系，回“说不清”，社区会联系您。",
        "The building's number is enough, for example “building 3”. If you cannot say, answer “not sure” and the community will get in touch.");

    public static readonly Bi AskWhatAt = new("好的，{0}。是什么情况？", "All right, {0}. What is the matter there?");
    public static readonly Bi AskMore = new("请多说一点：哪里、什么情况？一句话就行，也可以发照片。", "Please say a little more: where is it, and what is the matter? One sentence or a photo is enough.");
    public static readonly Bi WhichMatter = new("哪一件是在{0}？", "Which of them is at {0}?");
    public static readonly Bi AllMatters = new("都是", "All of them");
    public static readonly Bi MatterLine = new("第{0}件：{1}", "Matter {0}: {1}");
    public static readonly Bi AskCommunity = new("您说的是哪个社区或小区？", "Which community or compound is it in?");

    public static readonly Bi NoSuchBuilding = new("没有找到“{0}”。您说的是不是：", "I could not find “{0}”. Did you mean:");
    public static readonly Bi NoSuchPlace = new("没有找到“{0}”，请再说一次楼号，或者选“说不清”，社区会回访您。",
        "I could not find “{0}”. Please say the building again, or choose “not sure” and the community will call you back.");

    public static readonly Bi WhichOfThem = new("有几处都叫“{0}”，是哪一处？", "There are several called “{0}”. Which one?");
    public static readonly Bi PlaceUnclear = new("说不清", "Not sure");
    public static readonly Bi ChooseList = new("从列表选", "Choose from a list");
    public static readonly Bi Summary = new("请您核对一下：", "Please check:");
    public static readonly Bi SummaryOf = new("第{0}件：", "Matter {0}:");
    public static readonly Bi Matter = new("事项：{0}", "Matter: {0}");
    public static readonly Bi Kind = new("类别：{0}", "Kind: {0}");
    public static readonly Bi Where = new("地点：{0}", "Place: {0}");
    public static readonly Bi DoorNoted = new("（门牌已记下）", " (door noted)");
    public static readonly Bi PlaceToAsk = new("未填（社区回访）", "not given (the community calls back)");
    public static readonly Bi Media = new("附件：{0}个", "Attached: {0}");
    public static readonly Bi Urgent = new("（紧急）", " (urgent)");
    public static readonly Bi AsAnonymous = new("署名：匿名", "Name: none, filed anonymously");
    public static readonly Bi AsResident = new("联系电话：已记下，进展会告诉本人", "Phone: noted, the news goes to her");
    public static readonly Bi NotAdded = new("“{0}”我先没写进去。要写进去就点“加上这句”；没问题就说“提交”。",
        "I left out “{0}” for now. Press “Add these words” to put it in; if all is right, say “submit”.");

    public static readonly Bi AddWords = new("加上这句", "Add these words");
    public static readonly Bi NotYetFiled = new("不客气。这件事还没提交：说“提交”马上登记；您不回，{0}分钟后我也会按下面的内容登记。",
        "You are welcome. This is not filed yet: say “submit” and it is; if you say nothing, I will file it as it stands in {0} minutes.");

    public static readonly Bi StillToFile = new("还没提交。说“提交”马上登记；您不回，{0}分钟后我也会按下面的内容登记。",
        "Not yet: say “submit” and it is filed; if you say nothing, I will file it as it stands in {0} minutes.");

    public static readonly Bi QuestionKept = new("这个我答不了，已经写进诉求里，请处理的人答复您。",
        "I cannot answer that; I put it into the report, for whoever deals with it.");

    public static readonly Bi WhyWhere = new("知道在哪儿，才能派给管那里的网格员。不想说楼号，说大概位置也行，或者点“说不清”。",
        "So that it goes to the grid worker of that place. Roughly where is enough, or press “Not sure”.");

    public static readonly Bi FiledAtGoodbye = new("您先忙。刚才说的我按现有内容登记了。", "Go ahead; I filed what you had told me.");
    public static readonly Bi File = new("提交", "Submit");
    public static readonly Bi FileAnonymously = new("匿名提交", "Submit anonymously");
    public static readonly Bi Change = new("修改", "Change");
    public static readonly Bi Cancel = new("取消", "Cancel");
    public static readonly Bi WhatToChange = new("请直接说哪里不对，例如“不是3号楼，是5号楼”，或者补充几句。",
        "Just say what is wrong, for example “not building 3 but building 5”, or add a few words.");

    public static readonly Bi Confirmed = new("已登记，编号 {0}。{1}", "Filed, number {0}. {1}");
    public static readonly Bi Promise = new("{0}将在{1}前接单，有进展马上告诉您。", "A {0} will take it by {1}, and I will tell you as it moves.");
    public static readonly Bi ToDesk = new("已交给社区值班人员，他们会联系您核实。", "It is with the community's desk, who will get in touch with you.");
    public static readonly Bi ToDeskAnonymous = new("已交给社区值班人员核实，结果用查询码来看。", "The community's desk looks into it; your code shows what became of it.");
    public static readonly Bi NobodyYet = new("这里还没有登记工作人员，我先记着，一有人就交给他。急事请打 12345。",
        "No staff are entered for this place yet. It is kept, and goes to the first who is. If it is urgent, call the city's service line, 12345.");

    public static readonly Bi LeftAlone = new("您刚才没说完，我先按已有的内容登记了。", "You did not finish, so I filed what you had told me.");
    public static readonly Bi Cancelled = new("好的，没有提交。需要时随时再说。", "All right, nothing was filed. Tell me again whenever you like.");
    public static readonly Bi Photo = new("（见照片）", "(see the photo)");
    public static readonly Bi Voice = new("（见语音）", "(see the recording)");
    public static readonly Bi Video = new("（见视频）", "(see the video)");
    public static readonly Bi Received = new("收到，已加上。", "Got it, added.");
    public static readonly Bi DescribePhoto = new("收到，已保存。方便的话说一句是什么情况，不说也可以提交。", "Got it, it is kept. If you can, say in a word what it shows; you can submit it without.");
    public static readonly Bi HowLong = new("现在提交，一般的事{0}前有人接单，紧急的{1}前；谁接了、什么时候办好，我都会告诉您。",
        "If it is filed now, somebody takes it by {0}, or by {1} if it is urgent. I tell you who takes it and when it is done.");

    public static readonly Bi HowLongThis = new("现在提交，{0}前有人接单，接单和办好我都会告诉您。", "If it is filed now, somebody takes it by {0}; I tell you when it is taken and when it is done.");
    public static readonly Bi NothingOpen = new("{0}号已经登记好了（{1}），不用再提交。还有别的事，直接说就行。", "No. {0} is filed ({1}); there is nothing more to submit. If there is something else, just tell me.");
    public static readonly Bi NothingToFile = new("现在没有要提交的内容。有什么要反映，直接说就行。", "There is nothing to submit right now. If something is the matter, just tell me.");

    public static readonly Bi AnonymousCode = new(
        "已匿名登记，没有记您的身份，刚才的聊天内容已清除。\n请马上记下查询码，过一会儿这里也会清除：{0}\n想看进度或补充，把查询码发给我就行。{1}",
        "Filed anonymously: nothing says who you are, and the words of this chat were erased.\nWrite down your code now, for it too is erased from here soon: {0}\nSend it to me to see how it goes or to add something. {1}");

    public static readonly Bi AnonymousStart = new("好的，匿名反映：不记您的身份。请说是哪里、什么情况。",
        "All right, anonymously: nothing will say who you are. Please tell me where and what.");

    public static readonly Bi AnonymousNoted = new("好的，这件事会匿名提交，不记您的身份。", "All right, this will be filed anonymously; nothing will say who you are.");
}
