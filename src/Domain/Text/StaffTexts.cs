namespace Hub.Domain.Text;

/// <summary>The words of staff in chat.</summary>
public static class StaffTexts
{
    public static readonly Bi NoOrders = new("目前没有待办工单。", "No open orders.");
    public static readonly Bi Orders = new("您的工单（{0}件）：", "Your orders ({0}):");
    public static readonly Bi OrdersCut = new("您有{0}件以上工单，先列最急的{1}件，其余请在工单页面看：", "You have more than {0} orders. The {1} most urgent are here, the others on the orders page:");
    public static readonly Bi Resolve = new("办结", "Resolve");
    public static readonly Bi Whistle = new("吹哨叫部门", "Call departments");
    public static readonly Bi MyOrders = new("我的工单", "My orders");
    public static readonly Bi CannotNow = new("{0}号现在是“{1}”，这一步做不了。", "No. {0} is “{1}” now, so that is not possible.");
    public static readonly Bi AcceptFirst = new("{0}号还没有人接单，请先接单再办结。", "Nobody has taken no. {0} yet: take it first, then resolve it.");
    public static readonly Bi AlreadyResolved = new("{0}号已经办结了。", "No. {0} is resolved already.");
    public static readonly Bi Help = new(
        "您可以说：\n· “我的工单”看待办\n· “接单 1001”“退单 1001 原因”“办结 1001 结果”，也可以先点工单再选\n· “进展 1001 等配件”告诉居民，“询问 1001 几点在家”，“上报 1001 原因”\n· “代报 4号楼水管漏了，电话 …”替居民登记\n· “发现并解决 …”记录随手处理\n· “吹哨 1001 原因”请部门到场\n· 转派在工单页面操作\n· 社区工作者、书记：“发通知”“通知进展”，“开启应急 原因 到几点”“应急状态”“延长应急”“结束应急”\n自己家的事，直接说就行。",
        "You can say:\n· “my orders”\n· “accept 1001”, “decline 1001 reason”, “resolve 1001 result”, or choose an order first\n· “progress 1001 waiting for a part” tells the resident, “ask 1001 when are you home”, “pass up 1001 reason”\n· “file for a resident: water pipe leaking in building 4, phone …”\n· “found and fixed …”\n· “whistle 1001 reason” calls departments\n· handing on is on the orders page\n· coordinators and secretaries: “send a notice”, “progress”, “start emergency reason until when”, “emergency status”, “extend emergency”, “end emergency”\nFor something of your own, just tell me.");

    public static readonly Bi NotUnderstood = new(
        "这句我没听明白。可以说“我的工单”“接单 1001”“退单 1001 原因”“办结 1001 结果”“代报 …”“发现并解决 …”。",
        "I did not understand that. Say “my orders”, “accept 1001”, “decline 1001 reason”, “resolve 1001 result”, “file for a resident …” or “found and fixed …”.");

    public static readonly Bi NotStaff = new("这项只有工作人员能用。", "That is for staff only.");
    public static readonly Bi NotYours = new("没有找到您能办的{0}号工单。", "There is no order no. {0} that you serve.");
    public static readonly Bi Accepted = new("您已接单：{0}号 {1}\n地点：{2}", "You took no. {0}: {1}\nPlace: {2}");
    public static readonly Bi TakenBy = new("{0}号已由{1}接单。", "No. {0} was taken by {1}.");
    public static readonly Bi WhyDecline = new("请说明不能接{0}号的原因。", "Please say why you cannot take no. {0}.");
    public static readonly Bi Declined = new("已退回{0}号，原因已记录。", "No. {0} is given back; your reason is noted.");
    public static readonly Bi WhatDone = new("{0}号怎么处理的？说一句，或发照片。", "What was done about no. {0}? Say a word or send a photo.");
    public static readonly Bi Resolved = new("已办结{0}号，等居民确认。", "No. {0} is done; the resident is asked to confirm.");
    public static readonly Bi WhyEscalate = new("请说明上报{0}号的原因。", "Please say why no. {0} is to be passed up.");
    public static readonly Bi AskWhat = new("想问{0}号的居民什么？", "What would you like to ask the resident of no. {0}?");
    public static readonly Bi HowItGoes = new("{0}号办到哪一步了？例如“等配件，明天来修”，居民会看到。", "How does no. {0} go? For example “waiting for a part, back tomorrow”; the resident reads it.");
    public static readonly Bi Asked = new("{0}号的问题已发给居民，答复会告诉您。", "Your question on no. {0} was sent; you will be told the answer.");
    public static readonly Bi TakeIt = new("已记下您知道了。这一单您接吗？", "Noted that you know. Do you take it?");
    public static readonly Bi WhichOrder = new("请说工单编号，例如“接单 1001”。", "Please say the order's number, for example “accept 1001”.");
    public static readonly Bi FileForWhom = new("请说居民反映的事和地点；有电话请一起说，进展会告诉本人。", "Please tell me the resident's matter and the place; with a phone number she gets the news herself.");
    public static readonly Bi FoundWhat = new("发现了什么？在哪里？", "What did you find, and where?");
    public static readonly Bi FoundDone = new("怎么处理的？说一句，或发照片。", "What did you do about it? Say a word or send a photo.");
    public static readonly Bi FoundKept = new("已记录为{0}号：{1}，处理：{2}。", "Noted as no. {0}: {1}. Done: {2}.");
    public static readonly Bi TransferOnPage = new("转派请在工单页面操作，可以选人。", "Please hand it on from the orders page, where you can choose a colleague.");
}
