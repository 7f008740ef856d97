using static Hub.Domain.Understanding.Intent;

namespace Hub.Domain.Understanding;

/// <summary>The phrases by which people ask for something, in both languages. The earlier row wins.</summary>
internal static class IntentWords
{
    /// <summary>The whole message, but for politeness and punctuation.</summary>
    public static readonly (Intent, string[])[] Whole =
    [
        (Greeting, ["你好", "您好", "早上好", "下午好", "晚上好", "早", "在吗", "在么", "有人吗", "哈喽", "嗨", "hello", "hi", "hey", "good morning", "good afternoon",
            "good evening", "hi there", "hello there"]),
        (Help, ["帮助", "怎么用", "你会什么", "使用说明", "菜单", "功能", "help", "menu", "?", "usage", "instructions"]),
        (Cancel, ["取消", "算了", "不弄了", "不报了", "不说了", "停", "停止", "退出", "重来", "cancel", "stop", "quit", "exit", "never mind", "nevermind", "forget it", "start over"]),
        (Goodbye, ["再见", "拜拜", "拜", "回头见", "bye", "goodbye", "bye bye", "see you", "good night", "晚安"]),
        (Thanks, ["谢谢", "谢谢你", "谢谢您", "多谢", "感谢", "谢了", "辛苦", "辛苦了", "非常感谢", "谢谢你们", "麻烦你们了", "thanks", "thank you", "thx",
            "many thanks", "thanks a lot", "thank you very much", "thank you so much"]),
        (Yes, ["是", "是的", "对", "对的", "对对", "好", "好的", "好滴", "好哒", "行", "行的", "可以", "可以的", "嗯", "嗯嗯", "没错", "同意", "确认", "确定", "没问题",
            "要", "需要", "提交", "yes", "y", "yeah", "yep", "ok", "okay", "sure", "correct", "right", "confirm", "that's right", "of course", "fine", "please do",
            "submit", "好呀"]),
        (No, ["不", "不是", "不是的", "不对", "不行", "不用", "不用了", "不要", "不需要", "没有", "没", "否", "不可以", "不同意", "no", "n", "nope", "nah", "no thanks",
            "wrong", "not really", "incorrect"]),
        (Skip, ["跳过", "略过", "不填", "先不填", "不知道", "不清楚", "下一个", "不想说", "没有照片", "无", "skip", "next", "pass", "don't know", "i don't know", "not sure", "no photo", "none"]),
        (SwitchToChinese, ["中文", "汉语", "普通话", "chinese", "in chinese", "chinese please"]),
        (SwitchToEnglish, ["英文", "英语", "english", "in english", "english please"]),
        (MyRequests, ["进度", "查进度", "我的诉求", "我的报修", "我的工单进度", "status", "progress", "my request", "my requests", "查询"]),
        (FindPerson, ["人工", "转人工", "人工客服", "找人", "真人", "human", "a human", "agent", "operator", "real person", "网格员", "居委会", "电话多少", "联系电话", "有电话吗", "phone number", "the phone number"]),
        (ReceptionDay, ["接待日", "业主接待日", "reception day", "owners' reception day"]),
        (AddToRequest, ["补充", "add", "add more"]),
        (Resolved, ["修好", "修好了", "已修好", "已经修好了", "弄好了", "好了", "已经好了", "解决了", "已解决", "已经解决", "已经解决了", "恢复了", "fixed", "solved",
            "resolved", "all good", "done, thanks"]),
        (NotSolved, ["没好", "没修", "还没修", "还没好", "没解决", "未解决", "没弄好", "还是漏", "还是不亮", "还是不行", "还是不热", "还是坏的", "还是这样", "还没解决",
            "没来修", "没修好", "not fixed", "not solved", "not resolved", "unsolved", "still broken", "still not fixed", "still leaking"]),
        (Withdraw, ["撤回", "撤销", "撤单", "不用修了", "不用来了", "不用处理了", "不反映了", "withdraw", "cancel my request", "take it back"]),
        (Rate, ["评价", "打分", "我要评价", "rate", "rate it", "review", "评分"]),
        (FileAnonymously, ["匿名", "匿名反映", "我要匿名", "匿名提交", "不署名", "anonymous", "anonymously", "stay anonymous"]),
        (MyOrders, ["工单", "待办", "我的单", "我的单子", "orders", "tasks", "todo"]),
    ];

    /// <summary>Anywhere in the message.</summary>
    public static readonly (Intent, string[])[] Within =
    [
        (EraseMe, ["删除我的信息", "删除我的个人信息", "删除我的数据", "删掉我的信息", "删掉我的数据", "删了我的信息", "清除我的信息", "注销我的账号", "注销我的帐号",
            "把我的信息删", "忘记我", "erase me", "erase my", "delete my data", "delete my information", "delete my account", "delete my personal", "forget me",
            "remove my data", "remove my personal"]),
        (ExportMe, ["导出我的信息", "导出我的数据", "导出我的个人信息", "下载我的信息", "下载我的数据", "我的信息给我一份", "我的数据给我一份", "存了我哪些信息",
            "有我哪些信息", "export my", "download my data", "copy of my data", "what data do you have about me", "what do you know about me"]),
        (PrivacyInfo, ["拿我的信息", "我的信息干什么", "我的信息做什么", "收集我的信息", "信息会不会泄露", "信息会泄露", "信息安全吗", "隐私政策", "隐私声明",
            "保护隐私吗", "谁能看到我的信息", "谁能看到我的", "个人信息怎么用", "privacy", "what do you do with my", "who can see my", "how is my data used",
            "use my data for"]),
        (SwitchToChinese, ["说中文", "讲中文", "用中文", "切换中文", "切换到中文", "换成中文", "switch to chinese", "speak chinese", "change to chinese"]),
        (SwitchToEnglish, ["说英语", "说英文", "讲英语", "用英文", "用英语", "切换英文", "切换到英文", "换成英文", "switch to english", "speak english", "change to english", "english version"]),
        (MyOrders, ["我的工单", "我的待办", "我今天的单子", "我手上的单", "有什么单子", "my orders", "my open orders", "my tasks", "orders for me"]),
        (ReceptionDay, ["接待日", "业主接待", "reception day", "reception date"]),
        (NextMeeting, ["什么时候开会", "啥时候开会", "几号开会", "哪天开会", "何时开会", "开会是哪天", "开会是几号", "开会是什么时候", "会议时间", "下次会议", "下次开会",
            "推进会是哪天", "推进会是什么时候", "推进会几号", "推进会什么时候", "下次推进会", "next meeting", "when is the meeting", "when do you meet", "when does the committee meet",
            "when is the committee meeting", "date of the meeting"]),
        (WhoIsOnDuty, ["谁值班", "值班的是谁", "谁在值班", "今天值班", "值班表", "值班人员是谁", "值班电话", "on duty", "on call today"]),
        (NotSolved, ["没修好", "没有修好", "还没有修", "还没修", "没人来修", "没有解决", "还没解决", "仍未解决", "没处理好", "根本没修", "不是没修好", "修了跟没修",
            "not fixed", "isn't fixed", "hasn't been fixed", "has not been fixed", "wasn't fixed", "still not fixed", "not solved", "isn't solved", "not resolved",
            "hasn't been solved", "still not working", "nobody came to fix", "nobody has come"]),
        (Resolved, ["已经修好", "已修好", "都修好了", "修好了", "已经解决", "已解决", "问题解决了", "弄好了", "处理好了", "it's fixed", "it is fixed", "its fixed",
            "has been fixed", "is fixed now", "got fixed", "it works now", "is working now", "been solved", "been resolved", "problem solved", "it's solved",
            "it's resolved"]),
        (Withdraw, ["撤回诉求", "撤回我的", "撤回这个", "撤销诉求", "我要撤回", "我想撤回", "帮我撤回", "撤回第", "取消诉求", "取消报修", "取消我的诉求", "不用修了",
            "不用来了", "不用处理了", "withdraw", "cancel my request", "cancel the request", "cancel request", "take back my request", "no need to fix",
            "no need to come", "don't need to come"]),
        (MyRequests, ["我的诉求", "我的报修", "我报的", "我反映的", "办到哪一步", "办到哪了", "到哪一步了", "到哪步了", "进展怎么样", "怎么样了", "怎么样啦", "咋样了", "怎样了", "what happened with", "what happened to my", "what became of", "how is it going with", "进展如何", "处理得怎么样",
            "处理的怎么样", "什么进度", "有进展吗", "处理进度", "办理进度", "进度怎么", "查进度", "查一下进度", "查询进度", "受理了吗", "有结果了吗", "my request",
            "my requests", "my report", "any progress", "what progress", "status of", "how far is", "what is the status", "what's the status", "any update",
            "any news on", "track my"]),
        (ChangeBuilding, ["我搬家了", "我搬到", "我搬了家", "搬家了", "我搬走了", "换楼", "换了楼", "改地址", "换地址", "修改地址", "更改地址", "地址变了", "i moved",
            "i have moved", "i've moved", "we moved to", "change my building", "change my address", "my address changed", "new address"]),
        (Rate, ["我要评价", "给个评价", "打个分", "我要打分", "好评", "差评", "i want to rate", "give a rating", "my rating"]),
        (FileAnonymously, ["匿名反映", "匿名举报", "匿名投诉", "匿名上报", "匿名提交", "想匿名", "要匿名", "可以匿名", "能匿名", "report anonymously",
            "file anonymously", "anonymous report", "anonymous complaint", "remain anonymous", "stay anonymous"]),
        (FindPerson, ["找人", "转人工", "人工服务", "找网格员", "找一下网格员", "找楼长", "找社区", "找居委会", "找物业", "找书记", "联系网格员", "联系社区",
            "联系居委会", "联系楼长", "联系物业", "网格员是谁", "楼长是谁", "书记是谁", "社区书记是谁", "我的网格员", "谁是网格员", "谁是我的网格员", "谁是楼长",
            "谁是书记", "谁是社区书记", "我们楼长是", "谁管我们", "网格员电话", "网格员的电话", "居委会电话", "居委会的电话", "社区电话", "社区的电话", "物业电话",
            "物业的电话", "楼长电话", "楼长的电话", "书记电话", "派出所电话", "民警电话", "你们的电话", "你们电话", "哪里能找到人", "grid worker", "who is our building",
            "who's our building", "building head", "residents' committee phone", "committee phone", "committee's number", "committee number", "property company phone", "phone of the property", "phone number of the property", "property's phone", "property's number", "phone of the committee", "phone of the office", "phone of the grid worker",
            "property phone", "talk to a human", "talk to a person", "talk to someone", "speak to someone", "speak to a person", "speak to a human",
            "speak with someone", "real person", "human please", "contact the committee", "contact the office", "who is in charge", "who do i call",
            "who should i call"]),
        (Help, ["你能做什么", "你能干什么", "你能干啥", "你会什么", "你会做什么", "你是谁", "怎么使用", "怎么用你", "如何使用", "有什么功能", "能帮我做什么",
            "能帮我什么", "能帮什么忙", "怎么报修", "怎么反映", "如何报修", "what can you do", "how do i use", "how does this work", "what can i do here", "who are you",
            "how can i report", "how do i report"]),
    ];

    /// <summary>At the start; <c>true</c> where the word means a command only before a number, a colon or alone.</summary>
    public static readonly (Intent Intent, bool NeedsNumber, string[] Words)[] Commands =
    [
        (Accept, false, ["接单", "我接单", "受理工单", "accept order", "take order"]),
        (Accept, true, ["我接", "接", "accept", "take"]),
        (Decline, false, ["退单", "拒单", "退回工单", "decline order", "reject order"]),
        (Decline, true, ["不接", "不接单", "退回", "拒绝", "decline", "reject"]),
        (ResolveOrder, false, ["办结", "办结工单", "办完", "结单", "resolve order", "close order", "complete order"]),
        (ResolveOrder, true, ["完成", "完工", "处理完", "resolve", "resolved", "close", "done", "complete", "completed"]),
        (Transfer, false, ["转派", "转单", "转给", "改派", "transfer order"]),
        (Transfer, true, ["transfer", "reassign", "hand over"]),
        (FileForResident, false, ["代报", "代居民报", "帮居民报", "代居民反映", "帮居民反映", "替居民报", "file for a resident", "file for resident",
            "report for a resident", "on behalf of a resident"]),
        (FoundAndFixed, false, ["发现并解决", "发现并处理", "随手处理", "随手解决", "巡查处理", "巡查发现并解决", "自办自结", "found and fixed", "found and solved", "spotted and fixed"]),
        (PassMessage, false, ["帮我转告", "请转告", "转告", "帮忙转告", "帮我带话给", "帮我带个话", "带个话", "捎个话", "帮我捎话", "帮我告诉", "麻烦转告",
            "please pass on", "pass on a message", "pass a message", "pass this message", "pass this on", "please tell", "give a message to", "leave a message for"]),
        (AddToRequest, false, ["补充一下", "补充说明", "我补充", "我想补充", "我要补充", "再补充", "add to request", "add to my request", "add a note", "add more details", "to add"]),
        (AddToRequest, true, ["补充", "add to", "add:", "update"]),
        (Withdraw, true, ["撤回", "撤销", "取消", "withdraw", "cancel"]),
        (Rate, true, ["评价", "打分", "rate"]),
    ];

    /// <summary>Politeness and particles, which say nothing of their own.</summary>
    public static readonly string[] Polite =
        ["请问", "请", "麻烦", "麻烦您", "你好", "您好", "谢谢", "谢谢你", "谢谢您", "多谢", "辛苦了", "感谢", "一下", "啊", "呀", "吧", "吗", "呢", "哦", "喔", "噢",
            "啦", "嘛", "哈", "嘞", "帮我", "我想", "我要", "想问", "问一下", "请教", "各位", "大家好", "领导", "尊敬的", "hello", "hi", "hey", "please", "thanks",
            "thank you", "sir", "madam", "excuse me", "could you", "can you", "i want to", "i would like to", "i'd like to", "just"];

    /// <summary>How an answer gives a place, a time or a name.</summary>
    public static readonly string[] Answers =
        ["我住在", "我家住", "我家在", "我住", "住在", "就在", "我在", "我们是", "我是", "我家", "我们", "地址是", "地址", "位置", "是在", "靠近", "旁边", "附近",
            "那边", "这边", "里面", "明天", "后天", "今天", "上午", "下午", "晚上", "中午", "周末", "星期", "周一", "周二", "周三", "周四", "周五", "有空", "在家",
            "都行", "以后", "之前", "电话是", "手机号是", "我的电话", "我的手机", "手机号", "电话", "小区", "业主", "居民", "住户", "租户",
         "i live in", "i live at", "i am in", "i'm in", "it is in", "it's in", "it's at", "it is at", "my address is", "near", "next to", "tomorrow", "today", "morning",
             "afternoon", "evening", "at home", "in", "at", "on", "the", "of", "my", "is", "it", "it's", "and", "not", "phone", "number", "in front"];
}
