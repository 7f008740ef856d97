namespace Hub.Domain.Understanding;

/// <summary>Phrases which contain a cue and mean no danger: figures of speech, names of things, topics. They are blanked before cues are sought.</summary>
internal static class HarmlessPhrases
{
    private const bool Firm = true;
    private const bool Yielding = false;

    /// <summary>The value says whether the phrase is firm. One that yields is read as nothing where a cue reaches across its edge:
    /// '火大' is a figure in '让人火大', and none in '着火大家快跑'.</summary>
    public static readonly Words<bool> Table = new(
    [
        (Yielding, ["气得冒烟", "气的冒烟", "气冒烟", "嗓子冒烟", "嗓子都冒烟", "喉咙冒烟", "渴得冒烟", "忙得冒烟", "热得冒烟", "急得冒烟", "七窍生烟", "头顶冒烟",
            "脑袋冒烟", "气得我冒烟", "气得都冒烟", "气得头上冒烟", "急得冒火", "气得冒火", "眼里冒火", "眼睛冒火", "心里冒火", "擦出火花", "爱的火花", "火花塞"]),
        (Yielding, ["火大", "火爆", "红火", "火热", "火车", "火锅", "火警演", "火警器", "火箭", "火炬", "火腿", "火葬", "火化", "火急", "火烧眉毛", "火速", "火候",
            "上火", "恼火", "发火", "怒火", "战火", "打不着火", "打不出火", "点不着火", "打火机", "打火灶", "灭火", "防火", "香火", "烟火气", "火灾险", "火灾保险",
            "火灾隐患", "着火隐患", "着火点", "火灾报警", "火灾自动报警", "失火罪", "大火锅", "大火炒", "小火慢", "走火入魔", "火灾演", "防火灾", "火灾逃生"]),
        (Yielding, ["烟花", "烟草", "香烟", "抽烟", "吸烟", "油烟", "烟酒", "烟头", "禁烟", "戒烟", "二手烟", "烟雾报警", "烟雾探测", "烟雾感应", "烟感", "卖烟",
            "有烟味", "有烟头", "有烟瘾", "有烟囱", "有烟道", "有烟民", "都是烟味", "全是烟味", "都是烟头", "全是烟头", "防烟", "排烟", "无烟"]),
        (Yielding, ["信息爆炸", "知识爆炸", "爆炸性", "爆炸头", "炸了锅", "炸锅", "群里炸了", "人气爆", "心态炸了", "肺都气炸了", "我气炸了", "快气炸了", "要气炸了",
            "被气炸了", "头要炸了", "头都要炸了", "脑袋要炸了", "脑子炸了", "爆炸新闻"]),
        (Yielding, ["漏水", "渗漏", "味道不错", "人情味", "年味", "天然气公司", "燃气公司", "煤气公司", "天然气费", "燃气费", "煤气费", "气味相投", "香味"]),
        (Firm, ["没关系", "谁能救救", "谁来救救", "垄断", "网线", "电话线", "光缆", "光纤", "宽带线", "有线电视", "晾衣", "电视线", "耳机线", "数据线", "电线杆上的广告",
            "电线杆广告", "烫头", "烫发", "麻辣烫", "烫衣", "漏电保护", "带电作业", "带电梯", "带电动", "带电视", "带电脑", "带电器"]),
        (Firm, ["笑死", "热死", "冻死", "累死", "烦死", "气死", "吵死", "臭死", "急死", "饿死", "渴死", "困死", "堵死", "吓死", "闷死", "想死你", "想死我", "想死他",
            "想死她", "想死家", "该死", "死机", "睡着", "停着", "堵着", "占着", "挡着", "站着", "家着急", "打死我也", "打死也", "死角", "死板", "死灰复燃", "死胡同",
            "锁死", "卡死", "生死", "疼死了", "要命", "美死", "羡慕死", "尴尬死", "无聊死", "爽死", "丑死", "贵死", "坑死", "爱死"]),
        (Yielding, ["热得要着火", "热得着火", "着火一样", "着火似的", "跟着火一样", "像着火一样", "多得想死", "贵得想死", "无聊得想死", "尴尬得想死", "困得想死",
            "饿得想死", "热得想死", "慢得想死", "跌得想跳楼", "贵得想跳楼", "跳楼价", "跳楼甩", "跳楼大甩", "跳楼大减", "跳楼机", "跳楼处理", "上吊车", "上吊灯",
            "上吊顶", "上吊篮", "上吊牌", "自杀式", "股票跳楼", "价格跳楼", "跳河边", "生意撑不下去", "店撑不下去", "公司撑不下去", "厂撑不下去", "企业撑不下去",
            "得生无可恋", "的生无可恋", "花不活了", "树不活了", "鱼不活了", "苗不活了"]),
        (Yielding, ["救命药", "救命钱", "救命的药", "救命的钱", "救命稻草", "救命恩人", "救命之恩", "无钱救命", "钱救命", "救命设备", "救命通道", "生命通道", "心血",
            "血汗", "流血流汗", "泣血", "气血", "献血", "血压", "血糖", "血透", "贵得吐血", "气得吐血", "累得吐血", "忙得吐血", "慢得吐血", "气得要吐血", "想吐血",
            "想吐血", "轮胎没气", "车胎没气", "煤气没气", "天然气没气", "燃气没气", "灶没气", "灶台没气", "气罐没气", "液化气没气", "暖气没气", "打气", "食物中毒保险",
            "中毒软件", "电脑中毒", "手机中毒", "游戏中毒", "工伤", "很受伤", "心里受伤", "心受伤", "打我电话", "打我的电话", "打我手机", "打孩子电话", "简直是抢劫",
            "简直抢劫", "跟抢劫一样", "等于抢劫", "等于明抢", "被打扰", "被打断", "被打印", "被打开", "被打造", "被打扮", "被打乱", "被打回", "被打通", "被打压",
            "被砸了饭碗", "砸了饭碗"]),
        (Yielding, ["fire drill*", "fire station*", "fire extinguisher*", "fire alarm test*", "fire alarm", "fire alarms", "fire exit*", "fire escape*", "fire door*",
            "fire lane*", "fire safety", "fire hydrant*", "fire department", "fire brigade", "fire truck*", "fire engine*", "fire insurance", "fire hazard*",
            "fire risk*", "fire inspection*", "fire prevention", "fire protection", "fire sale", "fire pit", "fire code*", "fire stairs", "fire pump*", "fire hose*",
            "fire equipment", "fire regulation*", "fire rules", "fire passage*", "fire access", "fire route*", "fire blanket*", "fire sprinkler*", "fire system*",
            "fire training", "fire control room", "fire fighter*", "fire marshal*", "fire warden*", "fire retardant", "fire resistant", "fire proof", "fire notice*",
            "fire plan"]),
        (Yielding, ["was a dumpster fire", "is a dumpster fire", "such a dumpster fire", "total dumpster fire", "complete dumpster fire", "absolute dumpster fire",
            "what a dumpster fire", "fire the manager", "fire the property", "fire the guard*", "fire the staff", "fire the company", "fire the committee",
            "fire the cleaner*", "fire the director", "fire the worker*", "daylight robbery", "is robbery", "such robbery", "highway robbery", "fire him", "fire her",
            "fire them", "fire someone", "fire up", "fire away", "playing with fire", "play with fire", "under fire", "line of fire", "cease fire", "sale is on fire",
            "team is on fire", "he is on fire today", "fuel to the fire", "baptism of fire", "fight fire with", "like a house on fire", "catch fire easily", "camp fire",
            "fire sticks", "fire tv", "fire emoji"]),
        (Yielding, ["smoke alarm*", "smoke detector*", "smoke-free", "smoke free", "smoke break*", "cigarette smoke", "second-hand smoke", "secondhand smoke",
            "tobacco smoke", "smoke and mirrors", "smoke signals", "want to smoke", "allowed to smoke", "like to smoke", "place to smoke", "outside to smoke",
            "people smoke", "can i smoke", "who smoke", "neighbours smoke", "neighbors smoke", "they smoke", "he smokes", "go up in smoke", "smoke cigarettes",
            "up in smoke", "blowing smoke"]),
        (Yielding, ["gas bill*", "gas company", "gas fee*", "gas price*", "gas station*", "gas card", "hot water", "hot meal*", "hot topic*", "hot spot*", "hot weather",
            "hot day*", "fell through the cracks", "phone line*", "internet cable*", "network cable*", "tv cable*", "cable tv", "cable is down", "phone wire*",
            "down payment", "death trap", "culture shock", "sticker shock", "switch off", "switch to", "not a fire"]),
        (Yielding, ["killing me", "dying to", "bored to death", "scared to death", "to die for", "dead battery", "die of laughter", "die laughing",
            "die of embarrassment", "dying of laughter", "die of boredom", "want to die of", "so hot i could die", "dying of heat", "dying of boredom",
            "suicide prevention", "suicide squad", "plants are dying", "trees are dying", "plant is dying", "tree is dying", "grass is dying", "lawn is dying",
            "flowers are dying", "battery is dying", "phone is dying", "hurt my feelings", "hurts my feelings", "hurt anyone to", "broke his promise",
            "broke her promise", "broke his word", "heart attack when i saw the bill", "nearly gave me a heart attack", "almost gave me a heart attack",
            "jump off the bus", "in danger of losing", "in danger of closing", "fight fire", "attacked my character", "attacked verbally", "attacked online",
            "with a knife and fork", "stab at", "save me time", "save me money", "save me some", "save us time", "save us money", "save me a", "save me the",
            "save us from"]),
    ]);
}
