using System.Text.RegularExpressions;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Turns;

/// <summary>Which language a message is in.</summary>
internal static partial class Languages
{
    /// <summary>So many words make a sentence, whatever names it quotes.</summary>
    private const int FewestOfSentence = 3;

    // Understanding takes longer than the text is long.
    private const int MostRead = 20;
    private const int LongestRead = 50;

    /// <summary>
    /// What most of it is: English words against Han characters. Null, so that the conversation stays in its language, for numbers, emoji, '3-2-501',
    /// names alone, which are written in Chinese by everybody ('find 王德福'), and what is said in both.
    /// </summary>
    public static Lang? Of(Heard heard)
    {
        string[] names = [.. Han().Matches(heard.Words).Select(match => match.Value)];
        if (names.Length == 0)
        {
            return heard.Words.Split([' ', '\n', '\t']).Where(IsWord).Sum(word => word.Count(char.IsAsciiLetter)) >= 2 ? Lang.En : null;
        }
        int han = names.Sum(name => name.Length);
        int words = Words().Matches(heard.Words).Count(match => IsWord(match.Value));
        bool areNames = names.All(ProperNames.IsOne) && (words > 0 || heard.Understood is { Intent: Intent.None, Matters.Count: 0 });
        // Two characters are about one word; but a Chinese sentence that names two apps is no English one.
        bool isEnglish = words > han || (words >= FewestOfSentence && (areNames || (2 * words > han && !Particles().IsMatch(heard.Words))));
        return isEnglish ? names.Take(MostRead).Any(Says) ? null : Lang.En : areNames ? null : Lang.Zh;
    }

    // What says something by itself is no name in an English sentence: '明天停水 The water will be off' is in both languages.
    private static bool Says(string words) =>
        !ProperNames.IsOne(words) && (words.Length > LongestRead || Understand.Text(words).Matters.Count > 0);

    // '9VBV-4TAA-L3ZS' and '3B' are written so in every language.
    private static bool IsWord(string word) => !word.Any(char.IsAsciiDigit) && !(word.Contains('-', StringComparison.Ordinal) && !word.Any(char.IsAsciiLetterLower));

    [GeneratedRegex("[\\u3400-\\u4dbf\\u4e00-\\u9fff]+")]
    private static partial Regex Han();

    // Not the parts of an address on the web.
    [GeneratedRegex("(?<=^|[\\s(“\"'（，。、！？：；\\u3400-\\u9fff])(?:[A-Za-z][A-Za-z'’-]+|I|a)(?=$|[\\s,.;:!?)”\"'），。、！？：；\\u3400-\\u9fff])")]
    private static partial Regex Words();

    // What only a Chinese sentence holds.
    [GeneratedRegex("[的了是在不我没吗呢这那把被给请和也都就]")]
    private static partial Regex Particles();
}
