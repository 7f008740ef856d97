using Hub.Domain.Requests;

namespace Hub.Domain.Understanding;

/// <summary>What one matter is about, and how soon it must be taken.</summary>
internal static class Matters
{
    private static readonly Words<Category> Strong = new([.. CategoryWords.Chinese, .. CategoryWordsEnglish.All]);
    private static readonly Words<Category> Weak = new(CategoryWords.Weak);

    /// <summary>The category of the words between two places, or null where no word gives it away.</summary>
    public static Category? CategoryOf(string text, int from, int to) => Heaviest(Strong, text, from, to);

    public static Category CategoryOrWeak(string text, int from, int to) =>
        CategoryOf(text, from, to) ?? Heaviest(Weak, text, from, to) ?? Category.Other;

    public static Category Of(RedLine danger) => danger switch
    {
        RedLine.Gas => Category.Gas,
        RedLine.Wires or RedLine.LiveWire => Category.Electricity,
        RedLine.Lift => Category.Lift,
        RedLine.Fire or RedLine.Person or RedLine.Suicide => Category.Safety,
    };

    /// <summary>Public services and fees are weighed in words of age and months too, which make nothing urgent there.</summary>
    public static Urgency UrgencyOf(string text, int from, int to, Category category, bool hazard) =>
        hazard || (category is not (Category.PublicService or Category.Property or Category.Other) && ProblemWords.Urgent.Any(text, from, to))
            ? Urgency.Urgent
            : Urgency.Normal;

    private static Category? Heaviest(Words<Category> table, string text, int from, int to)
    {
        Span<int> weights = stackalloc int[Enum.GetValues<Category>().Length];
        int end = 0;
        Category? best = null;
        foreach (Found<Category> found in table.All(text, from, to))
        {
            if (found.Start < end)
            {
                continue;
            }

            end = found.End;
            int length = found.End - found.Start;
            int weight = weights[(int)found.Value] += Tongue.IsHan(text[found.Start]) ? 2 * length : length;
            if (best is null || weight > weights[(int)best.Value])
            {
                best = found.Value;
            }
        }

        return best;
    }
}
