using Hub.Domain.Text;

namespace Hub.Domain.Understanding;

/// <summary>Which language a text is in, and how much it says.</summary>
internal static class Tongue
{
    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '〇';

    /// <summary>Chinese, unless there are more English words than Chinese characters.</summary>
    public static Lang Of(ReadOnlySpan<char> text)
    {
        (int han, int words) = Count(text);
        return words > han && text.ContainsAnyInRange('A', 'z') ? Lang.En : Lang.Zh;
    }

    /// <summary>How much a text says: one for each Chinese character, two for each English word.</summary>
    public static int Weight(ReadOnlySpan<char> text)
    {
        (int han, int words) = Count(text);
        return han + (2 * words);
    }

    private static (int Han, int Words) Count(ReadOnlySpan<char> text)
    {
        int han = 0, words = 0;
        bool inside = false;
        foreach (char c in text)
        {
            han += IsHan(c) ? 1 : 0;
            bool letter = c != '\'' && !IsHan(c) && char.IsLetter(c);
            words += letter && !inside ? 1 : 0;
            inside = letter || (inside && c == '\'');
        }

        return (han, words);
    }
}
