using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>The request number and the rating that a text gives.</summary>
internal static partial class Figures
{
    public static long? NumberIn(string text)
    {
        Match match = Named().Match(text);
        match = match.Success ? match : Bare().Match(text.Trim());
        return match.Success ? long.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null;
    }

    public static int? RatingIn(string text)
    {
        Match match = Rating().Match(text);
        if (match.Success && Numerals.TryRead(match.Groups["n"].ValueSpan, out int rating))
        {
            return rating is >= 1 and <= 5 ? rating : null;
        }

        return FullMarks().IsMatch(text) ? 5 : null;
    }

    [GeneratedRegex(@"(?<![\d\w])#\s?(?<n>\d{1,9})(?!\d|\s?楼)|(?:工单|诉求|单子|单号|编号|报修单|工单号)\s?第?(?:号|是)?[:#]?\s?(?<n>\d{1,9})(?!\d)|第?(?<n>\d{1,9})\s?号(?:工单|诉求|单|报修|事项)|(?<![\d\w-])第?(?<n>\d{4,9})\s?号(?![楼院门线房店])|\b(?:request|order|case|ticket|report)\s?(?:no\.?|number|nr\.?|#)?\s?#?\s?(?<n>\d{1,9})\b|\bnumber\s(?<n>\d{1,9})\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"^第?(?<n>\d{1,9})\s?(?:号|个)?[.,!]{0,3}$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?:(?<![\d.点百十千零时%/-])(?<n>[1-5])|(?<=^|[打给评])个?(?<n>[一二三四五]))\s?(?:个|颗)?(?:分(?![钟之店期机公米贝开流批类子厂工别明散享])|星(?![级期光座])|星级?好评)|\b(?<n>[1-5]|one|two|three|four|five)[\s-]?stars?\b|(?<!\d)(?<n>[1-5])\s?(?:/|out of)\s?5(?!\d|-)|\b(?:rate|rating)\s(?:it|is|of|:)?\s?(?<n>[1-5])\b|(?:评价|打分|评分)\s?(?:是|为|:)?\s?(?<n>[1-5])(?!\d|\s?[号楼])")]
    private static partial Regex Rating();

    [GeneratedRegex(@"^\W{0,3}(?:给|打)?(?:个)?(?:满分|五星好评|full marks)")]
    private static partial Regex FullMarks();
}
