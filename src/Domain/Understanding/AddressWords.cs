using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>The numbered parts of an address. All patterns are of bounded length, so that each character is looked at a bounded number of times.</summary>
internal static partial class AddressWords
{
    private const string Han = "一二三四五六七八九十百零〇两";

    /// <summary>'3-2-501', and '3-501' for building and door.</summary>
    public static IEnumerable<Mark> Dashed(string text)
    {
        foreach (Match match in ThreeNumbers().Matches(text))
        {
            yield return Read(match, "b", Part.Building);
            yield return Read(match, "u", Part.Unit);
            yield return Read(match, "d", Part.Door);
        }

        foreach (Match match in TwoNumbers().Matches(text))
        {
            yield return Read(match, "b", Part.Building);
            yield return Read(match, "d", Part.Door);
        }
    }

    public static IEnumerable<Mark> Chinese(string text)
    {
        bool unitNamed = false;
        foreach (Match match in ChineseParts().Matches(text))
        {
            Part part = PartOf(match);
            bool doorAfterUnit = match.Groups["g"].Success && unitNamed;
            unitNamed |= part == Part.Unit;
            yield return Whole(match, doorAfterUnit ? Part.Door : part);
        }

        foreach (Match match in UnitAndDoor().Matches(text))
        {
            yield return Read(match, "u", Part.Unit);
            yield return Read(match, "d", Part.Door);
        }
    }

    public static IEnumerable<Mark> English(string text)
    {
        foreach (Match match in EnglishParts().Matches(text))
        {
            yield return Whole(match, PartOf(match));
        }
    }

    /// <summary>'501' directly after a building or a unit.</summary>
    public static IEnumerable<Mark> BareDoors(string text, Mark[] before)
    {
        foreach (Mark mark in before)
        {
            if (mark.Part is Part.Building or Part.Unit && BareDoor().Match(text, mark.End, Math.Min(12, text.Length - mark.End)) is { Success: true } match)
            {
                yield return Read(match, "d", Part.Door);
            }
        }
    }

    private static Part PartOf(Match match) =>
        match.Groups["b"].Success ? Part.Building
        : match.Groups["u"].Success || match.Groups["g"].Success ? Part.Unit
        : match.Groups["f"].Success ? Part.Floor
        : Part.Door;

    private static Mark Read(Match match, string name, Part part)
    {
        Group group = match.Groups[name];
        return new(group.Index, group.Index + group.Length, part, Value(group.Value));
    }

    private static Mark Whole(Match match, Part part)
    {
        Group group = match.Groups.Values.Skip(1).First(g => g.Success && g.Name != "x");
        string value = Value(group.Value);
        return new(match.Index, match.Index + match.Length, part, match.Groups["x"].Success ? "-" + value : value);
    }

    private static string Value(string written) => written switch
    {
        "顶" or "top" => "top",
        "ground" => "1",
        "first" => "1",
        "second" => "2",
        "third" => "3",
        "fourth" => "4",
        "fifth" => "5",
        "sixth" => "6",
        "last" => "top",
        _ when written[^1] is '甲' or '乙' or '丙' or '丁' => Numerals.Ascii(written.AsSpan()[..^1]) + written[^1],
        _ when written[0] is '甲' or '乙' or '丙' or '丁' => Numerals.Ascii(written.AsSpan()[1..]) + written[0],
        _ => Numerals.Ascii(written),
    };

    [GeneratedRegex(@"(?<![\d-])(?<b>[1-9]\d{0,2}[甲乙丙丁a-z]?)(?:号楼?|#楼?|栋|幢)?\s?[-/]\s?(?<u>[1-9]\d?)(?:单元)?\s?[-/]\s?(?<d>\d{1,4})(?![\d-])")]
    private static partial Regex ThreeNumbers();

    [GeneratedRegex(@"(?<![\d.:楼栋幢座#-])(?<b>[1-9]\d?)-(?<d>[1-9]\d{2,3})(?![\d-]|\s?[元块人米天名户个年万次度平月日])")]
    private static partial Regex TwoNumbers();

    [GeneratedRegex(@"(?<=(?:号楼|栋|幢|座|#楼?)\s?)(?<u>[1-9]\d?)\s?-\s?(?<d>\d{2,4})(?![\d-])")]
    private static partial Regex UnitAndDoor();

    [GeneratedRegex(
        @"(?<b>甲?(?:\d{1,4}|[" + Han + @"]{1,5})[甲乙丙丁a-z]?|(?<![a-z])[a-z]\d{0,2}|[甲乙丙丁])\s?(?:号楼|号院楼|#\s?楼|栋|幢|号(?=[\d一二三四五六七八九十]{1,2}(?:单元|门洞|门))|座(?![位谈机城山小市桥便椅]))"
        + @"|(?<b>\d{1,3})\s?#(?!\d)"
        + @"|第?(?<u>\d{1,2}|[" + Han + @"]{1,3}|[甲乙丙丁])\s?(?:号?单元(?!楼(?!道))|个?门洞|号门洞)"
        + @"|(?<![\d" + Han + @"第个])(?<g>\d{1,2}|[一二三四五六七八九])门(?![诊课峡户口禁牌铃槛锁窗卫店市头面票生类派技学手艺功程语炮心亲])"
        + @"|(?<x>负|地下|b)?第?(?<f>\d{1,2}|[" + Han + @"]{1,3}|顶)(?:层(?![灰土油水皮冰雪霜漆楼的高级次])|楼(?![道梯下上房盘长主市门宇]))"
        + @"|(?<d>\d{3,4}|[" + Han + @"]{3,4})\s?(?:室|号房|房(?!价|子|产|租)|住户|那家|那户|号门)")]
    private static partial Regex ChineseParts();

    [GeneratedRegex(
        @"\b(?:building|bldg\.?|block|tower|blk\.?)\s?(?:no\.?|number|nr\.?)?\s?#?\s?(?<b>\d{1,4}[a-z]?\b|[b-hj-z]\b(?!')|a\b(?=\s*(?:[,.;]|$|unit|entrance|flat))|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
        + @"|\b(?:unit|entrance|stairway|stairwell|staircase)\s?(?:no\.?|number)?\s?#?\s?(?<u>\d{1,2}\b|(?:one|two|three|four|five|six)\b)"
        + @"|\b(?:floor|level)\s?(?<f>\d{1,2})\b|\b(?<f>\d{1,2})(?:st|nd|rd|th)\s(?:floor|storey|story)\b"
        + @"|\b(?<f>ground|top|first|second|third|fourth|fifth|sixth)\sfloor\b"
        + @"|\b(?:apartment|apt\.?|flat|room|rm\.?|door|suite)\s?(?:no\.?|number)?\s?#?\s?(?<d>\d{1,4}[a-z]?)\b")]
    private static partial Regex EnglishParts();

    [GeneratedRegex(@"\G[\s,-]?(?<d>\d{3,4})(?!\d|\s?[元块年个天米度万次人平月日分点%.:-])")]
    private static partial Regex BareDoor();
}
