using System.Text.RegularExpressions;

namespace Hub.Domain.Calendar;

/// <summary>Which series people mean by a name: its title, a part of it, or what everybody calls its kind.</summary>
public static partial class NamedSeries
{
    /// <summary>Those that are meant; several where the name does not tell them apart, none where it fits none.</summary>
    /// <param name="series">Those that may be meant.</param>
    /// <param name="said">The name, in either language.</param>
    public static IReadOnlyList<Series> Among(IReadOnlyList<Series> series, string said)
    {
        string name = said.Trim();
        string bare = Ours().Replace(name, "");
        // A series whose whole title it is goes before those whose title holds more words.
        Predicate<Series>[] readings =
        [
            one => IsTitled(one, name),
            one => IsTitled(one, bare),
            one => bare.Length > 1 && (Has(one.Title.Zh, bare) || Has(one.Title.En, bare)),
            one => IsKind(one, bare),
        ];
        return readings.Select(isMeant => series.Where(one => isMeant(one)).ToArray()).FirstOrDefault(found => found.Length > 0) ?? [];
    }

    /// <summary>Whether a name is the whole title, in either language.</summary>
    public static bool IsTitled(Series series, string name) => Is(series.Title.Zh, name) || Is(series.Title.En, name);

    /// <summary>Those by whose title the words ask when or where they are, and say nothing else: 下次读书会是什么时候.</summary>
    public static IReadOnlyList<Series> AskedIn(string words, IReadOnlyList<Series> series) =>
        [.. series.Where(one => Asks(words, one.Title.Zh) || Asks(words, one.Title.En))];

    private static bool Asks(string words, string title) =>
        title.Length > 1 && words.IndexOf(title, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
        && Question().IsMatch($"{words[..at]}\n{words[(at + title.Length)..]}".Trim(' '));

    /// <summary>Whether a name is what everybody calls a kind, whatever stands before it: 接待日, the reception days.</summary>
    public static bool IsKind(string said, SeriesKind kind) => Called(kind).Any(called => said.EndsWith(called, StringComparison.OrdinalIgnoreCase));

    // 浑河湾的推进会: what is left beside the kind's name is in the title too.
    private static bool IsKind(Series one, string name) => Called(one.Kind).Where(called => name.EndsWith(called, StringComparison.OrdinalIgnoreCase))
        .Select(called => name[..^called.Length].Trim(' ', '的')).Any(rest => Has(one.Title.Zh, rest) || Has(one.Title.En, rest));

    private static string[] Called(SeriesKind kind) => kind switch
    {
        SeriesKind.OwnersReceptionDay => ["业主接待日", "接待日", "reception days", "reception day", "reception"],
        SeriesKind.WorkPromotionMeeting => ["推进会", "工作会", "例会", "work meeting", "promotion meeting", "meeting"],
        SeriesKind.JointMeeting => ["联席会议", "联席会", "joint meeting"],
        SeriesKind.Other => [],
    };

    private static bool Is(string title, string name) => title.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string title, string part) => title.Contains(part, StringComparison.OrdinalIgnoreCase);

    // What stands around the title, which is the line break.
    [GeneratedRegex(
        """
        ^(?:(?:请问|问一下|我想问一下?)?[，,]?(?:下一?次|下一?回|最近一?次|这次|这个月|下个月|这周|下周)?的?\n的?(?:下一?次|最近一?次|这个月|下个月|这周|下周)?(?:是|在|都|定在|安排在)*
           (?:什么时候|几点|哪天|哪一天|几号|星期几|何时|哪里|哪儿|什么地方)(?:举行|举办|办|开|开始|啊|呀|呢)*[?？。]?
         |(?:when|what\ time|where|which\ day)(?:\ is|'s|\ does|\ will)(?:\ the|\ our)?(?:\ next)?\s\n(?:\ held|\ be|\ take\ place|\ start|\ begin|\ next)*\s?[?.]?)$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Question();

    // 每周三的读书会, our weekly reading circle: how often it is says nothing of which it is.
    [GeneratedRegex("^(?:(?:我们|咱们|社区|[我咱本]?们?(?:小区|院里?)|每?(?:天|周|星期|月度|月)[一二三四五六日天]?)的?|(?:the|our|weekly|monthly|daily) )+", RegexOptions.IgnoreCase)]
    private static partial Regex Ours();
}
