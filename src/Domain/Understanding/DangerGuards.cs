namespace Hub.Domain.Understanding;

/// <summary>What the words around a cue say about it.</summary>
internal enum Guard
{
    /// <summary>Long ago: quiets all but what goes on in the mind.</summary>
    Past,

    /// <summary>Yesterday: quiets an event, not a state that lasts.</summary>
    Recent,

    /// <summary>After the cue: speaks of it as a known affair.</summary>
    Reference,

    /// <summary>Ends the reach of <see cref="Past"/>: what follows is later.</summary>
    Since,

    /// <summary>Now: quiets nothing, and takes back past and habit.</summary>
    Now,

    /// <summary>Happens often: an event is then a fault to repair.</summary>
    Habit,

    /// <summary>If, lest, easily: it has not happened.</summary>
    Supposed,

    /// <summary>Afraid that: it has not happened, unless it is a state that lasts.</summary>
    Feared,

    /// <summary>Drills, lessons, notices about it, after the cue.</summary>
    TopicAfter,

    /// <summary>Prevention, reports, films, before the cue.</summary>
    TopicBefore,

    /// <summary>Compensation and liability: quiets a person's harm.</summary>
    Claim,

    /// <summary>Gas supply, stoves, tyres: 'no gas left' is no missing breath.</summary>
    Supply,

    /// <summary>Somebody wills or announces the deed.</summary>
    Will,

    /// <summary>'but', 'not sure if': from here on the clause speaks afresh.</summary>
    Afresh,

    /// <summary>Put out, a false alarm: ends what stands before it.</summary>
    Over,

    /// <summary>Rescued, found: ends the danger to a person.</summary>
    Safe,
}

/// <summary>The guards: words which show that a cue of danger speaks of another time or of no event.</summary>
internal static class DangerGuards
{
    /// <summary>A cue directly after one of these, and after <see cref="Fillers"/>, is denied.</summary>
    public static readonly string[] Negations =
        ["防", "没有", "没", "未", "并未", "不是", "并非", "无", "不会", "不再",
         "no", "not", "isn't", "isnt", "aren't", "wasn't", "without", "don't", "dont", "doesn't", "didn't", "never", "no longer", "nobody", "no one", "no-one", "nobody is", "no one is", "not any"];

    /// <summary>Questions that contain a negation but deny nothing.</summary>
    public static readonly string[] NoNegations =
        ["有没有", "是不是", "有无", "会不会是", "要没", "是否", "能不能", "为什么没", "why not", "if not", "not sure if", "not only", "不是没"];

    public static readonly string[] Fillers =
        ["闻到", "闻见", "看到", "看见", "发现", "发生", "出现", "再", "任何", "什么", "明显", "的", "有", "到", "在", "人", "任何人", "真", "真的", "过", "被", "见", "啥", "说", "要", "想", "想要",
         " ", "any", "a", "an", "the", "smell", "see", "seen", "smelled", "smelt", "there's", "there", "really", "on", "of", "in", "is", "been", "being", "feel", "more",
             "actual", "that", "sign", "signs", "trace", "visible", "from", "like", "person", "is being"];

    /// <summary>Where smoke is usual: in the sentence around it, it is a matter of clean air.</summary>
    public static readonly Words<bool> Chimneys = new(
        [(true, ["厂", "烟囱", "排放", "焚烧", "锅炉", "秸秆", "烧烤", "炭烤", "尾气", "饭店", "餐馆", "餐厅", "麻辣烫", "作坊", "窑", "水泥", "环保", "污染", "渣土",
            "factory", "chimney", "restaurant", "barbecue*", "bbq", "exhaust", "cigarette*", "smoker*", "tobacco", "pollution"])]);

    public static readonly Words<Guard> Table = new(
    [
        (Guard.Past, ["上个月", "上月", "上周", "上星期", "上礼拜", "上次", "上回", "去年", "前年", "大前年", "前几年", "早年", "多年前", "几年前", "年前", "以前",
            "之前", "从前", "过去几年", "过去曾", "曾经", "曾", "那次", "那年", "那时", "当年", "当时", "小时候", "前阵子", "前段时间", "前些天", "前几天", "前两天",
            "几天前", "天前", "个月前", "月前", "周前", "年初", "年底", "春节时", "历史上"]),
        (Guard.Past, ["那次", "那回", "那场"]),
        (Guard.Reference, ["那个事", "那事", "那件事", "的事", "一事", "的后续", "以后一直没人", "之后一直没人", "后的赔", "后续", "原因查", "调查", "事故处理"]),
        (Guard.Past, ["last month", "last week", "last year", "last time", "last winter", "last summer", "last spring", "last autumn", "last fall", "last monday",
            "last tuesday", "last wednesday", "last thursday", "last friday", "last saturday", "last sunday", "days ago", "week ago", "weeks ago", "month ago",
            "months ago", "year ago", "years ago", "long ago", "a while ago", "used to", "back in", "in the past", "previous*", "years before", "once had", "we had in",
            "fire we had", "the other day", "at the time", "in 20*", "earlier this month", "earlier this year", "when i was"]),
        (Guard.Past, ["what happened with", "what happened to", "what happened about", "what happened after", "about the fire", "after the fire", "since the fire",
            "any news", "follow up", "follow-up", "investigation", "damage from", "fire damage", "smoke damage"]),
        (Guard.Recent, ["昨天", "昨晚", "昨日", "昨夜", "前天", "前晚", "大前天", "yesterday", "last night"]),
        (Guard.Since, ["修的", "换的", "买的", "装的", "报的", "好的", "坏的", "火的", "烟的", "过的", "了的", "来的", "建的", "漏的", "人的那", "修完", "修好", "修过",
            "换了", "换完", "装了", "装完", "报了", "报过", "报修", "反映", "投诉", "说过", "检查", "验收", "那家又", "那户又", "那栋又", "那里又", "那又", "后又",
            "开始", "到现在", "至今", "一直", "以来", "起就", "做过", "的火又", "地方又", "火又"]),
        (Guard.Since, ["repair*", "fixed", "install*", "replaced", "bought", "reported", "complained", "told", "called", "since", "until", "inspected", "moved in"]),
        (Guard.Now, ["现在", "正在", "还在", "今天", "今早", "今晚", "今儿", "刚才", "刚刚", "此刻", "这会儿", "目前", "眼下", "马上", "又来了", "现又", "再次", "快来"]),
        (Guard.Now, ["now", "right now", "currently", "today", "tonight", "this morning", "this evening", "again", "still", "just", "at this moment", "at the moment", "as i write"]),
        (Guard.Habit, ["老是", "老困", "总困", "老把", "总把", "老着", "老起", "总着", "总起", "老摔", "经常", "总是", "常常", "常有", "时常", "时有", "屡次", "屡屡",
            "多次", "好几次", "几次", "两次", "三次", "频繁", "频发", "动不动", "隔三差五", "三天两头", "每次", "每回", "天天", "每天", "每年", "不止一次", "一次又一次",
            "好几个", "不少人", "很多人", "每到", "常年", "长期"]),
        (Guard.Habit, ["often", "always", "sometimes", "frequently", "every day", "every week", "every month", "every time", "every year", "several times", "many times",
            "keeps", "regularly", "twice", "three times", "a few times", "people have"]),
        (Guard.Supposed, ["万一", "如果", "假如", "要是", "一旦", "若是", "倘若", "容易", "易引发", "易发生", "可能会", "会引起", "会引发", "会导致", "会造成", "会着",
            "会起火", "会失火", "会爆炸", "会触电", "会漏", "会摔", "会滑", "会砸", "会掉", "引发", "差点", "差一点", "险些", "以防", "以免", "避免", "防止", "预防",
            "谨防", "严防", "防范", "杜绝", "早晚", "迟早", "难免", "会不会着", "会不会起", "会不会爆", "会不会漏", "会不会触", "怎么防", "如何防", "如何处理",
            "怎样避免"]),
        (Guard.Supposed, ["if", "in case", "what if", "could cause", "may cause", "might cause", "would cause", "can cause", "could catch", "might catch", "could start",
            "might start", "could fall and", "could trip", "might slip", "could slip", "will slip", "could get", "might get", "may get", "can get", "risk*", "prevent*",
            "avoid*", "nearly", "almost", "potential*", "before someone", "before somebody", "before anyone", "until someone", "until somebody", "wait for someone",
            "someone will", "somebody will", "how to"]),
        (Guard.Feared, ["怕", "害怕", "担心", "生怕", "唯恐", "afraid of", "worried about", "worried that someone", "fear of", "scared of"]),
        (Guard.TopicAfter, ["演练", "演习", "培训", "讲座", "宣传", "知识", "公约", "条例", "保险", "预案", "隐患", "风险", "报警器坏", "报警器不", "检测仪",
            "热线电话是", "怎么预防", "如何预防", "课", "drill*", "training", "lecture", "course", "workshop", "seminar", "campaign", "insurance", "prevention",
            "hazard*", "hotline number", "policy", "regulation*", "safety", "awareness", "certificate"]),
        (Guard.TopicBefore, ["宣传", "电影里", "电视里", "新闻里", "新闻上", "新闻说", "小说里", "游戏里", "电视剧里", "网上说", "梦见", "梦到", "做梦", "练习", "模拟",
            "听讲", "讲座", "科普", "演练", "in the movie", "in a movie", "in the film", "in the news", "on the news", "in the book", "in the novel", "in the game",
            "on tv", "dreamed", "dreamt", "i read about", "drill*", "training", "lecture", "prevention"]),
        (Guard.Claim, ["身亡", "赔偿", "补偿", "索赔", "待遇", "鉴定", "认定", "报销", "工伤", "医疗事故", "误诊", "致死", "致残", "抚恤", "判决", "维权", "讨要",
            "调解", "compensation", "liability", "reimburse*", "lawsuit", "court", "insurance"]),
        (Guard.Afresh, ["但", "可是", "不过", "结果", "but", "not sure if", "don't know if", "dont know if", "wondering if", "wonder if", "not sure whether"]),
        (Guard.Supply, ["煤气", "天然气", "燃气", "液化气", "灶", "轮胎", "车胎", "充气", "暖气", "气罐", "欠费", "充值", "买气", "停气", "交费", "打火"]),
        (Guard.Will, ["想", "要", "我", "准备", "打算", "会", "i", "i'm", "want*", "going to", "gonna", "plan*", "threaten*", "thinking"]),
        (Guard.Over, ["扑灭", "火灭了", "已灭", "灭掉了", "解除", "控制住", "处理好了", "虚惊", "误报", "味道没了", "味没了", "味散了", "已经没了", "没有了", "已经散了",
            "put out", "extinguished", "all clear", "false alarm", "under control", "is out now"]),
        (Guard.Safe, ["救出", "放出来", "出来了", "找到了", "回来了", "没事了", "送医院", "送到医院", "出院", "脱险", "rescued", "got out", "freed", "was found",
            "been found", "found him", "found her", "is fine now", "is ok now", "is okay now", "back home", "taken to hospital", "got them out", "got her out",
            "got him out"]),
    ]);
}
