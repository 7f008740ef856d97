namespace Hub.Domain.Understanding;

/// <summary>Whether words describe something, or only answer or ask. They describe when, without places, politeness and what was asked,
/// they name a problem, name a category and say a little more, or are longer than an answer.</summary>
internal static class Description
{
    private const int LongerThanAnAnswer = 7;
    private const int MuchMore = 24;
    private const int ALittleMore = 3;

    private static readonly Words<bool> Empty = new(
        [(true, IntentWords.Polite), (true, IntentWords.Answers)]);

    private static readonly Words<bool> Names = new([(true, ["我叫", "我姓", "姓名", "名字", "my name is", "i am", "i'm", "this is"])]);

    private static readonly Words<bool> NotAnonymous = new(
        [(true, ["别说是我说的", "不要说是我说的", "不要说是我", "别说是我", "不想让人知道是我", "不要透露我的名字", "不要透露我的信息", "替我保密"])]);

    public static bool Holds(string text, Stretch stretch, IReadOnlyList<Mark> marks, Asked asked)
    {
        char[] left = text.AsSpan(stretch.Start, stretch.End - stretch.Start).ToArray();
        bool problem = NamesProblem(left, asked, stretch);
        foreach (Mark mark in marks)
        {
            Blank(left, mark.Start - stretch.Start, mark.End - stretch.Start);
        }

        Blank(left, Empty);
        Blank(left, NotAnonymous);
        int weight = Tongue.Weight(left);
        bool category = Matters.CategoryOf(text, stretch.Start, stretch.End) is not null;
        if (problem)
        {
            return weight > 0;
        }

        bool asks = asked.Intent is not (Intent.None or Intent.NotSolved or Intent.FileAnonymously) && !asked.IsCommand;
        if (asks && weight <= MuchMore)
        {
            return false;
        }

        bool names = Names.Any(left, 0, Math.Min(left.Length, 12)) && weight < 2 * LongerThanAnAnswer;
        return !names && (weight > LongerThanAnAnswer || (category && weight > ALittleMore));
    }

    private static bool NamesProblem(char[] left, Asked asked, Stretch stretch)
    {
        // First what is no problem as a whole: '匿名举报' must not lose its first half to '要匿名'.
        char[] words = [.. left];
        Blank(words, ProblemWords.NotProblems);
        Blank(words, asked.Start - stretch.Start, asked.End - stretch.Start);
        Blank(left, asked.Start - stretch.Start, asked.End - stretch.Start);
        return ProblemWords.Table.Any(words);
    }

    private static void Blank(char[] text, Words<bool> table)
    {
        foreach (Found<bool> found in table.All(text))
        {
            text.AsSpan(found.Start, found.End - found.Start).Fill(' ');
        }
    }

    private static void Blank(char[] text, int from, int to)
    {
        from = Math.Clamp(from, 0, text.Length);
        text.AsSpan(from, Math.Clamp(to, from, text.Length) - from).Fill(' ');
    }
}
