using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>Chinese names of persons, places and events, which are written so in every language: 王德福, 河湾花园, 读书会.</summary>
public static partial class ProperNames
{
    private const int Longest = 12;

    /// <summary>Whether Chinese words are no more than a name.</summary>
    /// <param name="words">Han characters alone.</param>
    public static bool IsOne(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Length <= Longest && !Says().IsMatch(words) && (Person().IsMatch(words) || Place().IsMatch(words) || (words.Length > 2 && EventNames.Ends(words)));
    }

    // What no name holds.
    [GeneratedRegex("[在是去到从把有开要不没了的我你您他她它们今昨哪什怎吗呢吧来坏修]|太(?!极)")]
    private static partial Regex Says();

    [GeneratedRegex("^(?:欧阳|司马|上官|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易武贺赖龚文庞樊兰殷施陶洪翟颜倪严牛俞季鲁葛伍毕聂齐])\\p{Lo}{1,2}$")]
    private static partial Regex Person();

    [GeneratedRegex("..(?:社区|小区|街道|花园|家园|公寓|大厦|广场|公园|中心|学校|医院|图书馆|书屋|室|苑|路|街|巷|区|市|县|村|镇)$")]
    private static partial Regex Place();
}
