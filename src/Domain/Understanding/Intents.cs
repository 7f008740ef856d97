using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Domain.Text;

namespace Hub.Domain.Understanding;

/// <summary>What a message asks, with the command's number and the free text behind it, and the text that the asking takes up.</summary>
internal sealed record Asked(Intent Intent, long? Number = null, string? Rest = null, int Start = 0, int End = 0, bool IsCommand = false);

/// <summary>Finds what a message asks of the bot: a command at its start, a phrase that is all of it, a phrase within it.</summary>
internal static partial class Intents
{
    /// <summary>A phrase that is not about the sender is said in passing when more than this stands around it.</summary>
    private const int LongForZh = 16;
    private const int LongForEn = 32;

    private static readonly Asked Nothing = new(Intent.None);
    private static readonly Words<Intent> Whole = new(IntentWords.Whole);
    private static readonly Words<(int Rank, Intent Intent)> Within =
        new(IntentWords.Within.Select((row, rank) => ((rank, row.Item1), row.Item2)));

    private static readonly Words<(Intent Intent, bool NeedsNumber)> Commands =
        new(IntentWords.Commands.Select(row => ((row.Intent, row.NeedsNumber), row.Words)));

    /// <summary>'找人来修', '找物业反映了': sends or has been to somebody, and asks for nobody.</summary>
    private static readonly Words<bool> Errands = new(
        [(true, ["来", "修", "看", "处理", "弄", "反映", "了", "好几", "多次", "几次", "没", "不", "说", "过"])]);

    private static readonly Words<bool> Polite = new([(true, IntentWords.Polite)]);

    public static Asked Of(Plain plain)
    {
        string text = plain.Text;
        int start = SkipPolite(text, 0);
        return Command(plain, 0) ?? Command(plain, start) ?? All(text, 0) ?? All(text, start) ?? Inside(text) ?? Nothing;
    }

    /// <summary>Past politeness, spaces and punctuation.</summary>
    public static int SkipPolite(string text, int at)
    {
        while (at < text.Length)
        {
            if (Polite.At(text, at) is { } polite)
            {
                at = polite.End;
            }
            else if (char.IsLetterOrDigit(text[at]) || text[at] is '#' or '-')
            {
                return at;
            }
            else
            {
                at++;
            }
        }

        return at;
    }

    /// <summary>A phrase like 是的 or hello that leads a message which describes nothing.</summary>
    public static Intent Leading(string text) =>
        Whole.At(text, 0) is { } phrase
        && (phrase.End == text.Length || !char.IsLetterOrDigit(text[phrase.End]) || phrase.Value is Intent.Thanks or Intent.Greeting)
            ? phrase.Value
            : Intent.None;

    private static Asked? Command(Plain plain, int start)
    {
        string text = plain.Text;
        if (Commands.At(text, start) is not { } word)
        {
            return null;
        }

        Match number = NumberAfter().Match(text, word.End);
        int rest = number.Success ? number.Index + number.Length : word.End;
        bool alone = SkipPolite(text, word.End) == text.Length;
        bool colon = word.End < text.Length && text[word.End] == ':';
        if (word.Value.NeedsNumber && !number.Success && (!alone || All(text, start) is not null) && !colon)
        {
            return null;
        }

        string free = plain.Words(rest, plain.Length).TrimStart('.', '。', '-', '#', ' ');
        long? named = number.Success ? long.Parse(number.Groups["n"].Value, CultureInfo.InvariantCulture) : null;
        return new(word.Value.Intent, named, free.Length == 0 ? null : free, start, rest, IsCommand: true);
    }

    private static Asked? All(string text, int start)
    {
        if (start == text.Length || Whole.At(text, start) is not { } phrase)
        {
            return null;
        }

        return SkipPolite(text, phrase.End) == text.Length
            ? new(phrase.Value, Start: start, End: text.Length)
            : null;
    }

    private static Asked? Inside(string text)
    {
        List<Found<(int Rank, Intent Intent)>> found = [.. Within.All(text).Where(f => f.Value.Intent != Intent.FindPerson || Errands.At(text, f.End) is null)];
        Asked? asked = OthersPhone.AskedIn(text);
        if (asked is not null || found.Count == 0)
        {
            return asked;
        }

        Found<(int Rank, Intent Intent)> best = found.MinBy(f => f.Value.Rank);
        string phrase = text[best.Start..best.End];
        bool own = phrase.Contains('我', StringComparison.Ordinal) || phrase.Contains("my", StringComparison.Ordinal);
        bool aside = !own && Tongue.Weight(text) - Tongue.Weight(phrase) > (Tongue.Of(text) == Lang.Zh ? LongForZh : LongForEn);
        return aside ? null : new(best.Value.Intent, Start: best.Start, End: best.End);
    }

    [GeneratedRegex(@"\G\s?[:,]?\s?(?:工单|诉求|单|order|request|no\.?|number)?\s?[第#]?\s?(?<n>\d{1,9})(?!\d|\s?[楼栋幢号-]\s?[楼\d]|单元|室|分|星|个|年|月)\s?(?:号(?:工单|诉求|单)?)?")]
    private static partial Regex NumberAfter();
}
