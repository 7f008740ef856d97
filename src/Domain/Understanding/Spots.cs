namespace Hub.Domain.Understanding;

/// <summary>Parts of the grounds and names of compounds.</summary>
internal static class Spots
{
    private const int LongestName = 8;

    private static readonly Words<bool> Table = new(
    [
        (true, ["楼道", "楼梯间", "楼梯口", "楼梯", "电梯间", "电梯口", "电梯", "单元门口", "单元门", "门洞口", "楼门口", "楼门", "防盗门", "走廊", "过道", "门厅",
            "大厅", "大堂", "天台", "楼顶", "房顶", "屋顶", "顶楼平台", "阳台", "外墙", "地下车库", "地下停车场", "地下室", "车库", "停车场", "停车位", "车棚", "充电桩",
            "配电室", "配电房", "水泵房", "锅炉房", "消防通道"]),
        (true, ["小区门口", "小区大门", "小区东门", "小区西门", "小区南门", "小区北门", "大门口", "大门", "东门", "西门", "南门", "北门", "后门", "侧门", "门口", "门岗",
            "岗亭", "小区广场", "广场", "花坛", "花园里", "绿化带", "草坪", "凉亭", "健身器材", "健身区", "游乐场", "滑梯", "篮球场", "垃圾站", "垃圾房", "垃圾桶",
            "垃圾点", "围墙", "院子", "后院", "楼前", "楼后", "楼下", "路口", "人行道", "甬道", "井盖", "下水井", "快递柜", "活动室", "卫生间", "厨房"]),
        (true, ["stairwell", "staircase", "stairway", "stairs", "hallway", "corridor", "landing", "lobby", "elevator", "lift", "basement", "underground garage",
            "underground parking", "underground car park", "garage", "parking lot", "car park", "parking garage", "bike shed", "roof", "rooftop", "balcony", "main gate",
            "east gate", "west gate", "north gate", "south gate", "back gate", "gate", "front door", "entrance", "playground", "courtyard", "yard", "garden", "lawn",
            "square", "fence", "rubbish bins", "trash room", "kitchen", "bathroom"]),
    ]);

    /// <summary>Spots of the grounds, which belong to no building.</summary>
    private static readonly Words<bool> Outside = new(
        [(true, ["小区", "大门", "东门", "西门", "南门", "北门", "后门", "侧门", "门岗", "岗亭", "广场", "花坛", "绿化带", "草坪", "凉亭", "健身", "游乐场", "滑梯",
            "篮球场", "垃圾站", "地下车库", "地下停车场", "停车场", "路口", "人行道", "main gate", "east gate", "west gate", "north gate", "south gate", "back gate",
            "gate", "garage", "parking lot", "car park", "underground*", "playground", "courtyard", "square"])]);

    private static readonly Words<bool> Suffixes = new(
        [(true, ["小区", "花园", "家园", "花苑", "佳苑", "嘉苑", "雅苑", "新苑", "名苑", "公寓", "新村", "社区", "公馆", "家属院", "山庄", "新城", "名城", "豪庭",
            "嘉园", "佳园", "华庭", "华府", "compound", "gardens", "estate", "residence", "residences", "courtyards"])]);

    private static readonly Words<bool> Fences = new(
        [(true, ["我们", "咱们", "你们", "他们", "这个", "那个", "本", "整个", "全", "每个", "各", "某", "在", "住", "是", "的", "于", "到", "从", "来", "请", "市",
            "区", "县", "镇", "街道", "路", "号", "反映", "投诉", "举报", "关于", "建议", "咨询", "规范", "城市", "老旧", "多个", "一个", "和", "与", "及", "对", "给",
            "向", "把", "另外", "还有", "此外", "而且", "业主", "居民", "能", "看", "哪个", "最", "附近", "周边", "有", "咱", "我", "您", "你", "说", "叫"])]);

    public static bool IsOutside(string spot) => Outside.Any(spot);

    public static IEnumerable<Mark> In(string text)
    {
        int end = 0;
        foreach (Found<bool> spot in Table.All(text))
        {
            if (spot.Start >= end)
            {
                end = spot.End;
                yield return new(spot.Start, spot.End, Part.Spot, text[spot.Start..spot.End]);
            }
        }
    }

    /// <summary>'阳光小区', 'Sunshine Gardens': the name before the suffix, back to the word that fences it off.</summary>
    public static IEnumerable<Mark> Compounds(string text)
    {
        foreach (Found<bool> suffix in Suffixes.All(text))
        {
            bool chinese = Tongue.IsHan(text[suffix.Start]);
            int start = chinese ? ChineseName(text, suffix.Start) : EnglishName(text, suffix.Start);
            if (start <= suffix.Start - 2)
            {
                string name = text[start..suffix.End];
                yield return new(start, suffix.End, Part.Compound, chinese ? name : Titled(name));
            }
        }
    }

    private static int ChineseName(string text, int suffix)
    {
        int start = suffix;
        while (start > 0 && suffix - start < LongestName && (Tongue.IsHan(text[start - 1]) || char.IsAsciiLetterOrDigit(text[start - 1])))
        {
            start--;
        }

        if (suffix - start == LongestName)
        {
            return suffix;
        }

        foreach (Found<bool> fence in Fences.All(text, start, suffix))
        {
            start = Math.Max(start, fence.End);
        }

        return start;
    }

    private static int EnglishName(string text, int suffix)
    {
        int space = suffix - 1;
        int start = space;
        while (start > 0 && space - start < 20 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        string word = text[Math.Max(0, start)..Math.Max(0, space)];
        return word.Length < 3 || word is "the" or "our" or "this" or "your" or "and" or "housing" or "whole" or "real" or "residential" or "front" or "back" ? suffix : start;
    }

    private static string Titled(string name) =>
        string.Join(' ', name.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
