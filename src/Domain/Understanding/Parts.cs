using System.Text.RegularExpressions;
using Hub.Domain.Requests;

namespace Hub.Domain.Understanding;

/// <summary>One described problem within a message, from one place of its text to another.</summary>
internal readonly record struct Stretch(int Start, int End);

/// <summary>Parts a message into the problems that it describes. When in doubt it stays one: the consequence of a problem is no second one.</summary>
internal static partial class Parts
{
    /// <summary>More than this in one message is one text with a long tail.</summary>
    private const int Most = 12;

    private static readonly Words<bool> Connectors = new(
        [(true, ["另外", "还有", "此外", "再有", "还想反映", "还要反映", "顺便", "除此之外", "除了这个", "再就是", "其次", "第二个问题", "还有就是", "另一个问题",
            "also", "and also", "another problem", "another issue", "another thing", "besides", "in addition", "additionally", "secondly", "second problem",
            "one more thing", "plus"])]);

    private static readonly Words<bool> NoConnectors = new(
        [(true, ["还有没有", "还有多久", "还有几", "还有必要", "还有意义", "还有人", "还有一", "还有两", "还有三", "还有接待", "还有吗", "is also", "are also", "was also", "顺便说", "顺便问"])]);

    private static readonly Words<bool> Soft = new([(true, [",", ".", ";", "!", "?", " and "])]);

    private enum Cut
    {
        /// <summary>A comma, a full stop, 'and': parts only what stands at another building.</summary>
        Soft,

        /// <summary>'also', a new line: parts another problem.</summary>
        Strong,

        /// <summary>'1.', '2.': parts as the sender did.</summary>
        Numbered,
    }

    public static List<Stretch> Of(string text, IReadOnlyList<Mark> marks, IReadOnlyList<Danger> dangers)
    {
        List<Stretch> stretches = [];
        (Group group, Cut pending, int segment) = (default, Cut.Soft, 0);
        int start = 0, end = 0, mark = 0, danger = 0;
        foreach ((int cutStart, int cutEnd, Cut cut) in Cuts(text).Append((text.Length, text.Length, Cut.Soft)))
        {
            if (cutStart >= segment)
            {
                Group next = Read(text, segment, cutStart, marks, ref mark, dangers, ref danger);
                if (stretches.Count < Most - 1 && Begins(group, next, pending))
                {
                    stretches.Add(new(start, end));
                    (start, group) = (segment, next);
                }
                else
                {
                    group = group.And(next);
                }

                start = group.Weight == 0 ? cutEnd : start;
                end = next.Weight > 0 ? cutStart : end;
                pending = next.Says || cut > pending ? cut : pending;
            }

            segment = Math.Max(segment, cutEnd);
        }

        stretches.Add(new(Math.Min(start, text.Length), text.Length));
        return stretches;
    }

    private static bool Begins(Group group, Group next, Cut cut)
    {
        bool elsewhere = next.Building is not null && group.Building is not null && next.Building != group.Building;
        bool another = next.Problem && (next.Category is not null || elsewhere);
        return cut switch
        {
            Cut.Numbered => group.Says && next.Says,
            Cut.Strong => group.Problem && another && (elsewhere || next.Category != group.Category),
            Cut.Soft => group.Problem && another && elsewhere && next.Category is not null,
        };
    }

    private static Group Read(string text, int from, int to, IReadOnlyList<Mark> marks, ref int mark, IReadOnlyList<Danger> dangers, ref int danger)
    {
        string? building = null;
        for (; mark < marks.Count && marks[mark].Start < to; mark++)
        {
            building ??= marks[mark].Part == Part.Building && !marks[mark].Denied && marks[mark].Start >= from ? marks[mark].Value : null;
        }

        bool red = false;
        for (; danger < dangers.Count && dangers[danger].Start < to; danger++)
        {
            red |= dangers[danger].Speech == Speech.Present;
        }

        return new(
            red || ProblemWords.Table.Any(text, from, to),
            Tongue.Weight(text.AsSpan(from, to - from)),
            Matters.CategoryOf(text, from, to),
            building);
    }

    private static IOrderedEnumerable<(int Start, int End, Cut Cut)> Cuts(string text)
    {
        List<(int Start, int End, Cut Cut)> cuts = [];
        cuts.AddRange(Soft.All(text).Select(f => (f.Start, f.End, Cut.Soft)));
        cuts.AddRange(Connectors.All(text).Where(f => !NoConnectors.Any(text, Math.Max(0, f.Start - 4), Math.Min(text.Length, f.End + 3))).Select(f => (f.Start, f.End, Cut.Strong)));
        for (int i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            cuts.Add((i, i + 1, Cut.Strong));
        }

        for (int i = text.IndexOf(' ', StringComparison.Ordinal); i > 0 && i + 1 < text.Length; i = text.IndexOf(' ', i + 1))
        {
            if (Tongue.IsHan(text[i - 1]) && (Tongue.IsHan(text[i + 1]) || char.IsAsciiDigit(text[i + 1])))
            {
                cuts.Add((i, i + 1, Cut.Soft));
            }
        }

        List<(int Start, int End, Cut Cut)> numbered = Numbers(text);
        cuts.AddRange(numbered.Count > 1 ? numbered : []);
        return cuts.OrderBy(cut => cut.Start).ThenByDescending(cut => cut.Cut);
    }

    /// <summary>'1.', '2.', … in their order.</summary>
    private static List<(int Start, int End, Cut Cut)> Numbers(string text)
    {
        List<(int Start, int End, Cut Cut)> numbers = [];
        foreach (Match match in Numbering().Matches(text))
        {
            if (Numerals.TryRead(match.Groups["n"].ValueSpan, out int number) && number == numbers.Count + 1)
            {
                numbers.Add((match.Index, match.Index + match.Length, Cut.Numbered));
            }
        }

        return numbers;
    }

    [GeneratedRegex(@"(?<![\d.\w-])[(第]?(?<n>[1-9一二三四五六七八九])(?:[.,)]|\)\s?[,.]|点(?=[,:]))(?!\d(?!\d{0,2}\s?[号栋幢#单楼]))|(?<=[\u4E00-\u9FFF,.;!?\s])\(?(?<n>[1-9])[.,)](?!\d(?!\d{0,2}\s?[号栋幢#单楼]))|(?<=[,.;!?\s])\(?(?<n>[一二三四五六七八九])[.,)]")]
    private static partial Regex Numbering();

    /// <summary>What the segments of one problem say together.</summary>
    private readonly record struct Group(bool Problem, int Weight, Category? Category, string? Building)
    {
        /// <summary>More than a connecting word.</summary>
        public bool Says => Weight > 3;

        public Group And(Group next) =>
            new(Problem || next.Problem, Weight + next.Weight, Category ?? next.Category, Building ?? next.Building);
    }
}
