using System.Text;
using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Understanding;

namespace Hub.Bot;

/// <summary>Choices that are typed: by number, by the words on the button, or by a plain yes or no where that is the question.</summary>
internal static partial class Typed
{
    /// <summary>The first of a pair of choices that asks yes or no.</summary>
    private static readonly string[] YesVerbs = ["withdrawn", "confirm", "again", "added"];

    /// <summary>What she chose of that which lies before her, and of nothing else.</summary>
    public static ChoiceId? Choice(Turn turn)
    {
        string words = Bare(turn.Heard.Words);
        if (words.Length == 0 || turn.Offered.Count == 0)
        {
            return null;
        }
        OfferedChoice? offered = turn.Offered.FirstOrDefault(choice => Bare(choice.Label).Equals(words, StringComparison.OrdinalIgnoreCase));
        if (offered is null && NumberIn(words) is { } number)
        {
            offered = turn.Offered.FirstOrDefault(choice => choice.Number == number);
        }
        return ChoiceId.Parse(offered?.ChoiceId) ?? Agreed(turn);
    }

    private static ChoiceId? Agreed(Turn turn)
    {
        if (turn.Offered is [var only] && ChoiceId.Parse(only.ChoiceId) is { Verb: "ack" } know && HasRead.In(turn.Heard.Words))
        {
            return know;
        }
        if (turn.Heard.Understood is not { Intent: Intent.Yes or Intent.No, Matters.Count: 0 } said
            || turn.Offered is not [var yes, var no] || ChoiceId.Parse(yes.ChoiceId) is not { } first || !YesVerbs.Contains(first.Verb))
        {
            return null;
        }
        return said.Intent == Intent.Yes ? first : ChoiceId.Parse(no.ChoiceId);
    }

    private static int? NumberIn(string words) => Numbered().Match(words) is { Success: true } match
        ? match.Groups["d"].Success ? int.Parse(match.Groups["d"].Value, System.Globalization.CultureInfo.InvariantCulture)
            : "一二三四五六七八九".IndexOf(match.Groups["h"].Value, StringComparison.Ordinal) + 1
        : null;

    // Full-width and circled figures are figures; the full stop after '1.' says nothing.
    private static string Bare(string words)
    {
        if (words.Length > 100)
        {
            return "";
        }
        string plain;
        try
        {
            plain = words.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return ""; // Half a character; no button has that.
        }
        return plain.Trim().Trim('。', '.', '!', '！', '、', ',', '，', '"', '“', '”', '(', ')', '[', ']', '【', '】').Trim();
    }

    [GeneratedRegex("^(?:选\\s?|option )?(?<d>\\d{1,3})$|^(?:选)?第(?:(?<d>\\d{1,2})|(?<h>[一二三四五六七八九]))(?:个|项|条)$", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();
}
