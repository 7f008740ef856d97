using System.Collections.Frozen;

namespace Hub.Domain.Understanding;

/// <summary>Traditional forms of the characters that the tables use, so that older residents' spelling is read too.</summary>
internal static class Variants
{
    private const string Traditional =
        "樓棟號單門層電氣燈壞斷開關線纜災煙燒濃漿體臺灣區園車庫場廳頂蓋買賣賓館業費貴質墜傷殺嚇騙搶兇暈醫護藥難過" +
        "這個們誰說話請謝聽見問題報維處結應該還沒無點鐘時間給對錯轉達負責員網絡評價滿據刪導檢舉鄰裡裏樹蟲蒼蠅髒亂雜" +
        "響聲壓熱凍積濕牆縫鋼鐵戶鎖鑰讓來發現總經濟動靜險嚴緊馬兒孫媽爺婦產農葉東麼輪觸爐墻遺鬧聯親罵著";

    private const string Modern =
        "楼栋号单门层电气灯坏断开关线缆灾烟烧浓浆体台湾区园车库场厅顶盖买卖宾馆业费贵质坠伤杀吓骗抢凶晕医护药难过" +
        "这个们谁说话请谢听见问题报维处结应该还没无点钟时间给对错转达负责员网络评价满据删导检举邻里里树虫苍蝇脏乱杂" +
        "响声压热冻积湿墙缝钢铁户锁钥让来发现总经济动静险严紧马儿孙妈爷妇产农叶东么轮触炉墙遗闹联亲骂着";

    private static readonly FrozenDictionary<char, char> Map =
        Traditional.Zip(Modern).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    public static char Simplified(char c) => Map.TryGetValue(c, out char modern) ? modern : c;
}
