using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Corrections of what the summary says, in her own words: '不是灯，是门', 'the kind is water', '改成3号楼下水道堵了'.</summary>
internal static partial class CorrectDrafts
{
    private const int LongestCorrection = 200;

    /// <summary>The corrected form; null where the words correct nothing that stands in it.</summary>
    public static FilingForm? Hear(FilingForm form, string words)
    {
        if (words.Length > LongestCorrection)
        {
            return null;
        }
        int which = OrdinalIn(words) is { } ordinal && ordinal <= form.Drafts.Count ? ordinal - 1 : form.Drafts.Count - 1;
        return Kind(form, words, which) ?? Swap(form, words) ?? Replace(form, words, which);
    }

    /// <summary>Whether the words, little as they say, make the last matter graver: '很急'.</summary>
    public static bool Worsens(FilingForm form, string words) =>
        Understand.Text($"{form.Drafts[^1].Text}，{words}").Matters.Any(matter => matter.Urgency > form.Drafts[^1].Urgency);

    /// <summary>Which matter is meant by '第二件' or 'the second': from 1, or null.</summary>
    public static int? OrdinalIn(string words) => Ordinal().Match(words) is { Success: true } match
        ? match.Groups["n"].Value switch
        {
            "1" or "一" or "first" => 1,
            "2" or "二" or "两" or "second" => 2,
            "3" or "三" or "third" => 3,
            "4" or "四" or "fourth" => 4,
            "5" or "五" or "fifth" => 5,
            _ => null,
        }
        : null;

    /// <summary>The draft whose words name the corrected building where they named the other one.</summary>
    public static Draft Moved(Draft draft, string before, string after)
    {
        string wrong = FindPlace.Number(before);
        string right = FindPlace.Number(after);
        return wrong == before || right == after ? draft : draft with
        {
            Text = Buildings().Replace(draft.Text, match => FindPlace.Number(match.Value) != wrong ? match.Value
                : PlaceTexts.Building.In(char.IsAsciiLetter(match.Value[0]) ? Lang.En : Lang.Zh, right)),
        };
    }

    // '类别不对，是房屋', 'kind: water': the new kind is the one that is named last.
    private static FilingForm? Kind(FilingForm form, string words, int which)
    {
        if (!NamesKind().IsMatch(words))
        {
            return null;
        }
        (Category Category, int At)[] named =
        [
            .. Enum.GetValues<Category>().SelectMany(category => NamesOf(category)
                .Select(name => (category, words.LastIndexOf(name, StringComparison.OrdinalIgnoreCase)))).Where(found => found.Item2 >= 0),
        ];
        if (named.Length == 0)
        {
            return null;
        }
        form.Drafts[which] = form.Drafts[which] with { Category = named.MaxBy(found => found.At).Category };
        return form;
    }

    // '不是灯，是门': the one word takes the place of the other.
    private static FilingForm? Swap(FilingForm form, string words)
    {
        Match match = NotButZh().Match(words);
        match = match.Success ? match : NotButEn().Match(words);
        if (!match.Success)
        {
            return null;
        }
        (string wrong, string right) = (match.Groups["a"].Value.Trim(), match.Groups["b"].Value.Trim());
        int which = form.Drafts.FindIndex(draft => draft.Text.Contains(wrong, StringComparison.OrdinalIgnoreCase));
        if (wrong.Length == 0 || right.Length == 0 || which < 0)
        {
            return null;
        }
        // '不是灯，是门坏了' for '灯坏了': what follows the wrong word is said again and stands only once.
        string text = form.Drafts[which].Text;
        int at = text.IndexOf(wrong, StringComparison.OrdinalIgnoreCase);
        string after = text[(at + wrong.Length)..];
        int again = Enumerable.Range(1, right.Length - 1).Where(length => after.StartsWith(right[^length..], StringComparison.Ordinal)).DefaultIfEmpty(0).Max();
        return Reworded(form, which, text[..at] + right + after[again..]);
    }

    // '改成 …', 'change it to …': other words altogether.
    private static FilingForm? Replace(FilingForm form, string words, int which) =>
        ChangeTo().Match(words) is { Success: true } match && match.Groups["b"].Value.Trim() is { Length: >= 2 } text
        && (Understand.Text(text) is { Matters.Count: > 0 } or { Place.IsUnknown: true })
            ? Reworded(form, which, text)
            : null;

    private static FilingForm Reworded(FilingForm form, int which, string text)
    {
        Matter? matter = Understand.Text(text).Matters is [var first, ..] ? first : null;
        Draft old = form.Drafts[which];
        form.Drafts[which] = old with
        {
            Text = text,
            IsOnlyMedia = false,
            Category = matter?.Category ?? old.Category,
            Urgency = matter is null || matter.RedLine is not null ? old.Urgency : matter.Urgency,
        };
        return form;
    }

    private static IEnumerable<string> NamesOf(Category category)
    {
        (string zh, string en) = (category.Words().Zh, category.Words().En);
        IEnumerable<string> names = [.. zh.Split('、'), .. en.Split(" and "), en];
        return category switch
        {
            Category.Building => [.. names, "房屋", "building"],
            Category.Water => [.. names, "下水", "上水", "水"],
            Category.Hygiene => [.. names, "卫生"],
            Category.Property => [.. names, "物业"],
            Category.Safety => [.. names, "安全"],
            _ => names,
        };
    }

    [GeneratedRegex(@"[\d一二三四五六七八九十百两]{1,5}[甲乙丙丁]?\s?(?:号楼|栋|幢|#楼)|\bbuilding\s(?:no\.?\s)?\w{1,4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Buildings();

    [GeneratedRegex(@"类别|类型|分类|\b(?:kind|category|type)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NamesKind();

    [GeneratedRegex(@"^(?:不对|错了|说错了|不)?[，,。.\s]*不是(?:说)?(?<a>[^，,。.；;！!？?]{1,20})[，,。.；;\s]*(?:而)?(?:应该)?是(?<b>[^，,。.；;！!？?]{1,40})[。.！!]*$")]
    private static partial Regex NotButZh();

    [GeneratedRegex(@"^(?:no|sorry|wrong)?[,.\s]*(?:it is |it's |i mean )?not (?:the |a |an )?(?<a>[\w' -]{1,40}?)[,;\s]+(?:but|it is|it's|i mean) (?:the |a |an )?(?<b>[\w' -]{1,60})[.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex NotButEn();

    [GeneratedRegex(@"^(?:第.{1,2}件)?(?:事项|内容|文字)?(?:请)?(?:改成|改为|换成|应该是|其实是|应为)[:：,，\s]*(?<b>.+)$|^(?:please )?(?:change (?:it|the text|the matter) to|it should (?:say|be)|i meant|i mean)[:,\s]+(?<b>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ChangeTo();

    [GeneratedRegex(@"第\s?(?<n>[1-5一二两三四五])\s?(?:件|个|条)|\b(?:matter|number)\s(?<n>[1-5])\b|\bthe\s(?<n>first|second|third|fourth|fifth)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();
}
