using Hub.Domain.Text;

namespace Hub.Bot.Turns;

/// <summary>Which language a message is in.</summary>
internal static class Languages
{
    /// <summary>Chinese where it has a Han character, English where it has a word; null for numbers, emoji and '3-2-501'.</summary>
    public static Lang? Of(string words) =>
        words.Any(c => c is >= '\u4e00' and <= '\u9fff') ? Lang.Zh
        : words.Split([' ', '\n', '\t']).Where(IsWord).Sum(word => word.Count(char.IsAsciiLetter)) >= 2 ? Lang.En
        : null;

    // '9VBV-4TAA-L3ZS' and '3B' are written so in every language.
    private static bool IsWord(string word) => !word.Any(char.IsAsciiDigit) && !(word.Contains('-', StringComparison.Ordinal) && !word.Any(char.IsAsciiLetterLower));
}
