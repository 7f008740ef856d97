using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>What events are called: 读书会, 反诈讲座, residents' meeting. 居委会, 机会 and 值班 are none.</summary>
internal static partial class EventNames
{
    /// <summary>The word with which such a name ends, as a regular expression.</summary>
    public const string Noun =
        "(?:(?<![社机委协工商误领体不]|委员)会|会议|(?<![上下逃])课|(?<![上下值加接夜早晚])班|讲座|讲堂|课堂|演练|活动|沙龙|比赛|大赛|决赛|义诊|体检|培训|训练|演出|汇演|表演|展览|展"
        + "|论坛|集市|市集|义卖|联欢|派对|电影|大扫除|英语角|读书角"
        + "|\\b(?:meeting|circle|class|course|event|talk|lecture|workshop|drill|party|concert|fair|market|performance|show|seminar|training|session|club|competition"
        + "|contest|tournament|screening|forum|gathering|lesson|rehearsal|celebration|assembly|clean-?up|exhibition|dinner|picnic|festival|clinic|match)(?:e?s)?\\b)";

    /// <summary>Whether it ends as such a name does.</summary>
    public static bool Ends(string name) => Last().IsMatch(name);

    /// <summary>Whether it says no more than that there is something: 聚会, a party.</summary>
    public static bool IsVague(string name) => Vague().IsMatch(name);

    [GeneratedRegex(Noun + "$", RegexOptions.IgnoreCase)]
    private static partial Regex Last();

    [GeneratedRegex("^(?:会|会议|.{0,2}活动|聚会|比赛|派对|舞会|晚会|演出|表演|课|培训|训练|meeting|event|party|gathering|class|concert|performance|show|session|talk|training|celebration)s?$", RegexOptions.IgnoreCase)]
    private static partial Regex Vague();
}
