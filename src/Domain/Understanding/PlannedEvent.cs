using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>
/// An event that somebody plans: by a command (安排读书会每周三15点在活动室, schedule a reading circle every Wednesday at 15:00 at the club room),
/// or by saying that it is (每两周周三晚上七点在社区书屋有读书会, there is a reading circle in the library every other Wednesday at 7 pm).
/// </summary>
/// <param name="Title">What it is called.</param>
/// <param name="When">The words that say when it is.</param>
/// <param name="Place">Where it is; null where that is not said.</param>
/// <param name="IsCommand">Whether it begins with the command.</param>
/// <param name="IsSure">Whether nothing else can be meant: a report, or a notice.</param>
public sealed partial record PlannedEvent(string Title, string When, string? Place, bool IsCommand, bool IsSure)
{
    // A longer text is no sentence.
    private const int Longest = 4000;

    private const string Wish = "(?:请|麻烦|帮我|我们?(?:要|想|准备|打算))*";
    private const string EnglishWish = "(?:please\\ |let's\\ |(?:i|we)(?:'d\\ like|\\ would\\ like|\\ want)\\ to\\ )*";

    private static readonly char[] Around = [' ', ',', '，', '。', '.', '!', '！', '、', ';', '；', ':', '：'];

    /// <summary>Reads it; null where the words plan nothing.</summary>
    /// <param name="words">What was said.</param>
    /// <param name="today">The local day.</param>
    public static PlannedEvent? In(string words, DateOnly today)
    {
        if (words.Length > Longest)
        {
            return null;
        }
        words = EventLength.Spelled(words.Trim());
        string text = words.Replace('\n', '，');
        if (Ordered().Match(words) is { Success: true } ordered && !BeginsWithTime().IsMatch(ordered.Groups["title"].Value))
        {
            // How long it lasts may be said behind.
            Match place = PlaceThenLength().Match(ordered.Groups["place"].Value.Trim(' ', '。', '.'));
            string when = ordered.Groups["when"].Value;
            return new(
                ordered.Groups["title"].Value.Trim(), place.Groups["length"].Success ? $"{when}，{place.Groups["length"].Value}" : when, place.Groups["place"].Value,
                IsCommand: true, IsSure: true);
        }
        Match command = Command().Match(text);
        return Said(text[command.Length..], today) is { } said ? said with { IsCommand = command.Success, IsSure = command.Success || said.IsSure } : null;
    }

    private static PlannedEvent? Said(string text, DateOnly today)
    {
        if (Asks().IsMatch(text) || EventTimes.In(text, today) is not { } times)
        {
            return null;
        }
        string rest = Opening().Replace(Quotes().Replace(Courtesy().Replace(times.Rest, ""), "").Trim(Around), "").Trim(Around);
        bool isEnglish = rest.Length > 0 && char.IsAsciiLetter(rest[0]);
        Match[] readings = isEnglish ? [English().Match(rest), Chinese().Match(rest)] : [Chinese().Match(rest), English().Match(rest)];
        if (Array.Find(readings, reading => reading.Success) is not { } said)
        {
            return null;
        }
        string title = said.Groups["title"].Value.Trim();
        string? place = said.Groups["place"] is { Success: true } named ? named.Value.Trim(Around) : null;
        if (Complains().IsMatch(title) || (place is not null && (Complains().IsMatch(place) || NamesProblem(place))))
        {
            return null;
        }
        // Others hold what is merely there, and a neighbour's party is a nuisance to somebody.
        bool isHeld = said.Groups["held"].Success;
        bool isSure = (isHeld || (place is not null && !NamesProblem(title))) && !EventNames.IsVague(title) && !Others().IsMatch(text) && !Courtesy().IsMatch(times.Rest);
        return new(title is "会" ? "会议" : title, times.When, place, IsCommand: false, isSure);
    }

    private static bool NamesProblem(string words) => ProblemWords.Table.Any(Plain.Of(words).Text);

    [GeneratedRegex(
        $$"""
        ^{{Wish}}安排(?:一[个次场])?(?<title>[^，,。\s]{2,}?)[，,\ ]*
            (?<when>(?:每|隔(?=一?个?(?:周|星期|礼拜|月|天))|[两二三四2-9]个?(?:周|星期|礼拜|月)一次|[单双]周|[从自](?=[0-9一二三四五六七八九十]{1,3}[月号日]|20[0-9]{2}年|明天|下?个?(?:周|星期)[一二三四五六日天])|今天|明天|后天|下?个?(?:周|星期)[一二三四五六日天]|[0-9一二三四五六七八九十]{1,2}月|[0-9]{1,2}[号日]).{1,60}?)
            [，,\ ]*(?:在|地点[:：]?)(?<place>.+)$
        |^{{EnglishWish}}(?:schedule|plan)\ (?:an?\ |the\ )?(?<title>.{2,}?),?\ (?<when>(?:(?:every|each|tomorrow|today|fortnightly|bi-?weekly)\b|on\ (?=(?:the\ )?(?:[0-9]|first|second|third|fourth|last|next|every|each|week|work|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|starting\ (?:on\ |from\ )?(?:the\ )?[0-9]|from\ (?:the\ )?[0-9]).+?)
            \ (?:at|in)\ (?<place>(?![0-9]).+)$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Ordered();

    [GeneratedRegex($$"""^(?<place>.+?)(?:[，,\ ]+(?<length>{{EventLength.Span}}))?$""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex PlaceThenLength();

    [GeneratedRegex("^(?:每|隔|[今明后][天日]|[从自]?[0-9一二三四五六七八九十]{1,3}[月号日点]|下?个?(?:周|星期|礼拜)[一二三四五六日天]|(?:every|each|on the|tomorrow|today)\\b)", RegexOptions.IgnoreCase)]
    private static partial Regex BeginsWithTime();

    [GeneratedRegex("^" + Wish + "安排(?:一下|一[个次场])?[，, ：:]*|^" + EnglishWish + "(?:schedule|plan) ", RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    [GeneratedRegex("[?？吗]|什么|怎么|哪|谁|有没有|是不是|能不能|有人|没人|^(?:is|are|will|can|could|do|does|who|what|why|when|where|which|how)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex("^(?:(?:请|你好|您好|大家好|各位(?:居民|邻居|同事)?|我们|咱们|我|想|要|将|准备|打算|计划|拟|组织(?:居民|大家|党员|志愿者|老人|孩子)们?(?=在)|(?:an?|the|our|hello|hi|please)\\b)[，,！! ]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex("[“”\"《》「」]")]
    private static partial Regex Quotes();

    // What asks people to come is a notice rather.
    [GeneratedRegex("[，,。！!.;；](?: |,)*(?:请|欢迎|敬请|望|希望|大家|please|all (?:are )?welcome|every(?:body|one)|you are)[^，,。].*$", RegexOptions.IgnoreCase)]
    private static partial Regex Courtesy();

    [GeneratedRegex("太[^极]|很|总是|老是|不|没|吵|闹|\\b(?:noisy|loud|too|again|always|not|no|never)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Complains();

    [GeneratedRegex("邻居|隔壁|楼上|楼下|对门|别人|人家|他们|她们|\\b(?:they|neighbou?rs?|upstairs|downstairs|next door|someone|somebody|people)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Others();

    [GeneratedRegex(
        $$"""
        ^(?:(?:在|于|地点[:：是]?在?)?(?<place>[^，,]{2,}?))?[，,\ ]*(?:我们|咱们)?(?:想|要|将|会|准备|打算|计划|拟|还|也)*
            (?:有|(?<held>召开|开展|开设|开办|开|举行|举办|组织|进行|放映|放|办|搞))了?(?:[一两][个次场堂节届])?(?<title>[^，,。！!；;在]*?{{EventNames.Noun}})
            (?:[，,\ ]*(?:在|地点[:：是]?在?)(?<place>[^，,]{2,}))?$
        |^(?<title>[^，,。！!；;在]*?{{EventNames.Noun}})[，,\ ]*(?:放|安排|定)?(?:在|于|地点[:：是]?在?)(?<place>[^，,]{2,}?)[，,\ ]*(?<held>举行|举办|召开|开展|进行|开始|开|办|集合)?$
        |^(?<title>[^，,。！!；;在]*?{{EventNames.Noun}})[，,\ ]*(?<held>举行|举办|召开|开始)?$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Chinese();

    [GeneratedRegex(
        $$"""
        ^(?:(?:at|in)\ (?<place>[^,]{2,}?)[,\ ]+)?
            (?:(?<held>(?:we|i)(?:'ll|\ will|'re|\ are|'m|\ am)?(?:\ going\ to|\ planning\ to|\ want\ to|\ would\ like\ to|'d\ like\ to)?\ (?:have|having|hold|holding|host|hosting|organi[sz]e|organi[sz]ing|run|running))
                |there(?:'s|\ is|\ are|'ll\ be|\ will\ be))
            \ (?:an?\ |the\ |our\ |another\ )?(?<title>[^,]*?{{EventNames.Noun}})(?:[,\ ]+(?:at|in)\ (?<place>.{2,}))?$
        |^(?:an?\ |the\ |our\ )?(?<title>[^,]*?{{EventNames.Noun}})(?:[,\ ]+(?:(?<held>(?:will\ be|shall\ be|is|are)\ held|takes\ place|will\ take\ place|meets)|is|are|will\ be))?(?:[,\ ]+(?:at|in)\ (?<place>.{2,}))?$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex English();
}
