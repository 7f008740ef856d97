using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>How long an event lasts, as people say it: 14点到16点, 下午2到4点, 2-4 pm, 7 pm to 8:30 pm, 两个半小时, for 90 minutes.</summary>
/// <param name="Length">Between its beginning and its end; more than none.</param>
/// <param name="Rest">The words without its end.</param>
public sealed partial record EventLength(TimeSpan Length, string Rest)
{
    private const string Hour = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})";
    private const string Part = "(?:上午|早上|早|中午|下午|傍晚|晚上|晚|凌晨)";
    private const string To = @"\s?(?:到|至|[-—–~]|\b(?:to|until|till)\b)\s?";
    private const string Clock = Part + @"?\s?" + Hour + @"(?::[0-9]{2}(?:\s?[ap]m\b)?|[点时](?:半|整|[0-9]{1,2}分?|[一二三四五六七八九十]{1,3}分)?|\s?[ap]m\b)";

    /// <summary>A span of time as a part of another pattern.</summary>
    internal const string Span =
        @"(?:(?:历时|时长|为期|持续|一共|共)?(?:大约|大概|约)?(?:(?<hours>[0-9]{1,2}(?:\.5)?|[一二两三四五六七八九十]{1,2})个?(?<half>半)?(?:小时|钟头)|(?<half>半)个?(?:小时|钟头)|(?<minutes>[0-9]{1,4}|[一二两三四五六七八九十百零]{1,6})分钟)(?:左右)?"
        + @"|\bfor\ (?:about\ )?(?:(?<half>half)\ an\ hour|an\ (?<one>hour)(?<half>\ and\ a\ half)?|(?<hours>[0-9]{1,2}(?:\.5)?|two|three|four|five|six|seven|eight)(?<half>\ and\ a\ half)?\ hours?|(?<minutes>[0-9]{1,4})\ min(?:ute)?s?)\b)";

    /// <summary>Reads it; null where nothing says how long.</summary>
    /// <param name="text">What was said; its first time of day is the beginning.</param>
    /// <param name="today">The local day.</param>
    public static EventLength? In(string text, DateOnly today)
    {
        string plain = Numerals.HalfWidths(text);
        if (End().Match(plain) is { Success: true } end && DayTime.In(plain[..end.Index], today)?.Time is { } from && DayTime.In(end.Groups["end"].Value, today)?.Time is { } until)
        {
            // Who says no half of the day means the next time that clocks show it.
            TimeSpan round = TimeSpan.FromHours(end.Groups["sure"].Success || until.Hour > 12 ? 24 : 12);
            TimeSpan length = until.ToTimeSpan() - from.ToTimeSpan();
            while (length <= TimeSpan.Zero)
            {
                length += round;
            }
            return new(length, text.Remove(end.Index, end.Length));
        }
        return Spans().Match(plain) is { Success: true } span && Of(span) is { } lasts && lasts > TimeSpan.Zero
            ? new(lasts, text.Remove(span.Index, span.Length).Trim(' ', '，', ','))
            : null;
    }

    /// <summary>The same words with both ends of a span of hours as times of day: 下午2到4点 as 下午2点到4点, 2-4 pm as 2 pm-4 pm.</summary>
    public static string Spelled(string text) => BareEnglish().Replace(BareChinese().Replace(text, "${from}点"), bare =>
    {
        int from = int.Parse(bare.Groups["from"].Value, CultureInfo.InvariantCulture) % 12;
        int until = int.Parse(bare.Groups["until"].Value, CultureInfo.InvariantCulture) % 12;
        bool isSameHalf = from < until;
        bool isMorning = (bare.Groups["half"].Value[0] is 'a' or 'A') == isSameHalf;
        return $"{bare.Groups["from"].Value}{(isMorning ? " am" : " pm")}";
    });

    private static TimeSpan? Of(Match span)
    {
        if (span.Groups["minutes"].Success)
        {
            return Numerals.TryRead(span.Groups["minutes"].Value, out int minutes) ? TimeSpan.FromMinutes(minutes) : null;
        }
        double hours = span.Groups["half"].Success ? 0.5 : 0;
        if (span.Groups["one"].Success)
        {
            hours++;
        }
        else if (span.Groups["hours"] is { Success: true, Value: var said })
        {
            if (double.TryParse(said, CultureInfo.InvariantCulture, out double written))
            {
                hours += written;
            }
            else if (Numerals.TryRead(said, out int whole))
            {
                hours += whole;
            }
        }
        return TimeSpan.FromHours(hours);
    }

    [GeneratedRegex(To + "(?<end>(?<sure>(?=" + Part + @"|[^，,]{1,8}[ap]m\b))?" + Clock + ")", RegexOptions.IgnoreCase)]
    private static partial Regex End();

    // 'every two hours', 'two hours before' and 'two hours later' are no length, nor is a part of a name: 24小时书屋.
    [GeneratedRegex(@"(?<!每|隔|提前|every |[0-9.])" + Span + @"(?=$|[，,、。.;；!！\s])(?! (?:later|before|ago)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Spans();

    // The day of a week may stand right before: 周三3-5点, 周三三到五点.
    [GeneratedRegex(
        "(?:(?<![0-9:：点.第])(?<from>[0-9]{1,2})|(?:(?<=(?:周|星期|礼拜)[一二三四五六日天])|(?<![周期拜第一二两三四五六七八九十]))(?<from>[一二两三四五六七八九十]{1,3}))"
        + "(?=\\s?[到至—–~～-]\\s?" + Part + "?\\s?" + Hour + "[点时])")]
    private static partial Regex BareChinese();

    [GeneratedRegex("(?<![0-9:.])\\b(?<from>[0-9]{1,2})(?=\\s?(?:-|–|to|until|till)\\s?(?<until>[0-9]{1,2})(?::[0-9]{2})?\\s?(?<half>[ap])\\.?m\\b)", RegexOptions.IgnoreCase)]
    private static partial Regex BareEnglish();
}
