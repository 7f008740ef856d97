namespace Hub.Domain.Understanding;

/// <summary>Words by which a text shows that something is wrong or wanted.</summary>
internal static class ProblemWords
{
    public static readonly Words<bool> Table = new(
    [
        (true, ["坏", "漏", "不作为", "没了", "不见了", "丢了", "爆了", "爆管", "爆裂", "私搭", "乱建", "养鸡", "坑害", "混乱", "没有保障", "没保障", "不稳", "太小",
            "难闻", "乱象", "堵", "破", "裂", "掉", "塌", "脏", "臭", "吵", "噪音", "噪声", "乱停", "乱扔", "乱放", "乱堆", "乱收", "没人管", "没人收", "没人修",
            "没人清", "没人扫", "没人打扫", "没人理", "无人管", "不亮", "不热", "不通", "不凉", "不转", "不动", "不好使", "不好用", "不能用", "不管", "不制冷", "没电",
            "没水", "没暖气", "没热水", "没气", "停电", "停水", "停气", "停暖", "跳闸", "异响", "异味", "返水", "反水", "溢", "渗", "积水", "结冰", "脱落", "断了",
            "断裂", "松动", "生锈", "短路", "失灵", "故障", "死机", "黑灯瞎火", "太黑", "太暗", "很黑", "太冷", "太吵", "太贵", "太慢", "太低", "太高", "刺眼", "扰民",
            "占道", "占用", "霸占", "挡道", "挡住", "堵住", "违建", "违章", "违规", "违法", "隐患", "危险", "着火", "冒烟", "过期", "丢失", "被偷", "被盗", "偷", "打架",
            "吓人", "拖欠", "拖延", "克扣", "欺骗", "污染", "霸王", "收费", "投诉", "举报", "反映", "报修", "要修", "修一修", "修修", "修一下", "来修", "建议", "请求",
            "希望", "呼吁", "恳请", "强烈要求", "咨询", "能不能装", "解决", "整治", "规范", "清理", "蟑螂", "老鼠", "白蚁", "困人", "下不去", "上不去", "下不来",
            "出不来", "进不去", "打不开", "关不上", "关不严", "进不来", "冲走", "淹", "倒了", "倒塌", "开裂", "高空抛物", "砸", "摔", "咬", "毁", "撞", "返味", "不收",
            "不修", "不清", "不来", "不给", "不让", "不足", "缺", "没有灯", "没灯", "闪", "卡住"]),
        (true, ["broken", "broke", "leak*", "block*", "clogged", "dirty", "smell*", "stink*", "noise", "noisy", "loud", "crack*", "dark", "out of order", "not working",
            "doesn't work", "does not work", "isn't working", "stopped working", "won't open", "won't close", "won't turn", "won't start", "no water", "no power",
            "no electricity", "no heat", "no heating", "no hot water", "no light", "no gas", "not collected", "overflow*", "flood*", "damage*", "problem", "problems",
            "issue", "issues", "complain*", "report", "repair", "fix", "stuck", "stolen", "missing", "dangerous", "unsafe", "cold", "freezing", "too hot",
            "too expensive", "flicker*", "burst", "burnt", "burned out", "rats", "cockroach*", "mold", "mould", "drip*", "rust*", "loose", "fell", "fallen", "falling",
            "went out", "is out", "are out", "off", "power cut", "outage", "illegal*", "parked", "bark*", "rubbish", "garbage", "trash", "please install",
            "please repair", "please fix", "suggest*", "trip", "tripping", "trips", "slippery", "icy", "expired", "pothole*", "unlit", "faulty", "failing", "fails",
            "nobody", "no one", "tripped", "disgusting", "filthy", "piling", "piled"]),
    ]);

    /// <summary>Words which look like a problem and are none.</summary>
    public static readonly Words<bool> NotProblems = new(
        [(true, ["坏了吗", "没坏", "不堵", "修好", "已解决", "解决了吗", "掉头", "破费", "匿名举报", "匿名投诉", "匿名反映", "我要举报", "我想举报", "我想反映", "我要反映", "我想报修", "我要报修", "我要投诉", "我想投诉",
            "有事反映", "反映问题", "反映个问题", "反映一个问题", "反映一件事", "i want to report", "i'd like to report", "report a problem", "report an issue",
            "file a report", "i have a problem", "i want to complain", "make a complaint", "no problem", "no issue", "turn off"])]);

    public static readonly Words<bool> Urgent = new(
    [
        (true, ["老人", "老太太", "老大爷", "老年人", "岁", "孩子", "小孩", "婴儿", "宝宝", "孕妇", "残疾", "轮椅", "病人", "生病", "瘫痪", "行动不便", "好几天",
            "几天了", "天了", "周了", "个月了", "星期了", "礼拜了", "多天", "晚上", "夜里", "半夜", "漆黑", "太黑", "淹", "泡了", "喷水", "水漫", "积水", "发大水",
            "哗哗", "一直流", "爆管", "爆裂", "停水", "停电", "断水", "断电", "没水", "没电", "没暖气", "不热", "冻", "零下", "结冰", "严重", "危险", "隐患", "紧急",
            "急", "赶紧", "快来", "马上", "出不了门", "不能出门", "不敢下楼", "不敢出门", "摔", "掉下来", "脱落", "坠", "砸", "倒塌", "裸露", "井盖", "过期", "消防通道",
            "堵了门", "返水", "困人", "跳闸", "漏电", "咬"]),
        (true, ["old people", "elderly*", "old lady", "old man", "old mother", "old father", "old parents", "can't go", "cannot go", "can't get", "grandma",
            "grandmother", "grandpa", "grandfather", "child", "children", "kids", "baby", "pregnant", "disabled", "wheelchair", "sick", "ill", "for days",
            "several days", "two days", "three days", "four days", "five days", "days", "a week", "weeks", "month", "months", "at night", "dark", "flood*", "burst",
            "pouring", "gushing", "no water", "no power", "no electricity", "no heat", "no heating", "freezing", "urgent*", "emergency", "asap", "immediately",
            "right away", "dangerous", "hazard*", "unsafe", "serious*", "tripped", "slippery", "icy", "can't go out", "can't leave", "exposed wire*", "manhole*",
            "expired", "hurt", "fell"]),
    ]);

    public static readonly Words<bool> Recurring = new(
    [
        (true, ["又漏", "又坏", "又堵", "又停", "又不亮", "又不热", "又灭", "又掉", "又冒", "又开始", "又出现", "又出问题", "又返", "又臭", "又响", "又跳", "又断",
            "又裂", "又这样", "又犯", "又没水", "又没电", "又没热", "又困", "又着", "又不行", "又不好", "又不通", "又来了", "还是漏", "还是不", "还是坏", "还是堵",
            "还在漏", "还漏", "修完", "修了又", "修过", "上次修", "上次反映", "上次报", "刚修", "才修", "修好没", "修了没几天", "反复出现", "反复漏", "反复坏",
            "再次反映", "再次举报", "再次投诉", "再次报修", "再次出现", "再次漏", "再次坏", "没修好", "老毛病", "之前报过", "之前反映过", "报过修", "反映过"]),
        (true, ["again", "came back", "is back", "keeps coming back", "still leak*", "still broken", "still not", "not fixed", "reported before", "already reported",
            "reported it before", "fixed last", "was fixed", "was repaired", "repaired last", "repaired yesterday", "fixed yesterday", "once more", "same problem",
            "recurr*"]),
    ]);

    public static readonly Words<bool> Anonymous = new(
        [(true, ["匿名", "别说是我", "不要说是我", "不要透露我", "别透露我", "不要说出我", "不想让人知道是我", "不想让别人知道", "别告诉他是我", "别告诉他们是我",
            "保密我", "替我保密", "为我保密", "不署名", "不留名", "不想留名", "anonymous*", "don't say it was me", "don't tell them it was me", "don't mention my name",
            "without my name", "keep my name out", "don't use my name", "not give my name", "keep it confidential"])]);
}
