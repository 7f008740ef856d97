using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Takes what was said into the form: a matter of its own, or more about the one before.</summary>
internal static partial class TakeIn
{
    /// <summary>What only joins one matter to the next.</summary>
    private static readonly string[] Joints =
        ["还有", "另外", "此外", "而且", "再就是", "还有就是", "然后", "以及", "和", "请", "麻烦", "第一", "第二", "第三", "also", "and", "and also", "another thing", "besides", "plus", "then", "please"];

    /// <summary>The form with the words of this part in it. Its pictures are in it already.</summary>
    public static async Task<FilingForm> WordsAsync(Turn turn, FilingForm form, Understood said)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        string words = turn.Heard.Words.Trim();
        int before = form.Drafts.Count;
        foreach (Matter matter in form.ByWorker ? said.Matters : Whole(said.Matters, words))
        {
            if (before > 0 && Continues(form.Drafts[^1], matter))
            {
                Draft joined = Join(form.Drafts[^1], matter);
                form.Drafts[^1] = joined;
                if (joined.AreaCode is null && matter.Place.Building is not null)
                {
                    await PlaceDrafts.LocateAsync(turn, joined, matter.Place, here);
                }
                continue;
            }
            await AddAsync(turn, form, new(matter.Text, matter.Category, matter.Urgency), matter.Place, here);
        }
        if (said.Matters.Count == 0 && words.Length > 0)
        {
            if (form.Drafts.Count > 0)
            {
                return Append(form, words);
            }
            // It was asked for the matter, or it came with a picture, and this is all she says: it is the matter.
            await AddAsync(turn, form, new(words, Category.Other, Urgency.Normal), said.Place, here);
        }
        else if (form.Drafts.Count == 0)
        {
            await AddAsync(turn, form, OnlyMedia(turn, form), Place.Unknown, here);
            turn.Say(FilingTexts.DescribePhoto);
        }
        else if (words.Length == 0 && turn.Media.Count > 0)
        {
            turn.Say(FilingTexts.Received);
        }
        return form;
    }

    /// <summary>The form with more words about its last matter.</summary>
    public static FilingForm Append(FilingForm form, string words)
    {
        Draft last = form.Drafts[^1];
        Matter? whole = Understand.Text($"{last.Text}\n{words}").Matters.MaxBy(matter => matter.Urgency);
        form.Drafts[^1] = last.IsOnlyMedia
            ? last with { Text = words, IsOnlyMedia = false }
            : last with { Text = $"{last.Text}\n{words}", Urgency = Worse(last.Urgency, whole?.RedLine is null ? whole?.Urgency ?? Urgency.Normal : Urgency.Urgent) };
        return form;
    }

    /// <summary>Whether it is a matter by itself. 'For three days now, and my mother cannot go out' is not; neither are 'the property company does nothing', 'somebody fell' and the like, told without a place: they are about what was told before.</summary>
    public static bool StandsAlone(Matter matter) => matter.Category is not Category.Other
        && (matter.Place.Building is not null || (!(Since().IsMatch(matter.Text) && !Defect().IsMatch(matter.Text)) && matter.Category is not (Category.Property or Category.Safety or Category.PublicService or Category.Neighbours)));

    /// <summary>Whether the words name something that is broken.</summary>
    public static bool NamesDefect(string words) => Defect().IsMatch(words);

    /// <summary>The graver of two.</summary>
    public static Urgency Worse(Urgency a, Urgency b) => a > b ? a : b;

    /// <summary>How much a text says: one for each Chinese character, two for each English word.</summary>
    public static int Weight(string words) =>
        words.Count(c => c is >= '\u4e00' and <= '\u9fff') + (2 * words.Split(' ', '\n').Count(word => word.Any(char.IsAsciiLetter)));

    // What stands beside the matters is hers too: what none of them took up stands before the first.
    private static IReadOnlyList<Matter> Whole(IReadOnlyList<Matter> matters, string words)
    {
        if (matters.Count == 0)
        {
            return matters;
        }
        string left = matters.Aggregate(words, (rest, matter) => rest.IndexOf(matter.Text, StringComparison.Ordinal) is >= 0 and var at
            ? $"{rest[..at]}\n{rest[(at + matter.Text.Length)..]}"
            : rest);
        string[] pieces = [.. left.Split('\n', StringSplitOptions.TrimEntries).Where(SaysSomething)];
        return pieces.Length == 0 ? matters : [matters[0] with { Text = string.Join('\n', [.. pieces, matters[0].Text]) }, .. matters.Skip(1)];
    }

    private static bool SaysSomething(string piece)
    {
        string bare = piece.Trim(' ', ',', '，', '.', '。', ';', '；', ':', '：', '、', '!', '！');
        return bare.Any(char.IsLetter) && !Joints.Contains(bare, StringComparer.OrdinalIgnoreCase)
            && Understand.Text(bare).Intent is not (Intent.Greeting or Intent.Thanks or Intent.Goodbye or Intent.FileAnonymously);
    }

    private static async Task AddAsync(Turn turn, FilingForm form, Draft draft, Place place, Whereabouts here)
    {
        form.Drafts.Add(draft);
        await PlaceDrafts.LocateAsync(turn, draft, place, here);
    }

    private static Draft OnlyMedia(Turn turn, FilingForm form)
    {
        string type = form.Media.Count > 0 ? form.Media[0].MediaType : "";
        Bi text = type.StartsWith("audio/", StringComparison.Ordinal) ? FilingTexts.Voice
            : type.StartsWith("video/", StringComparison.Ordinal) ? FilingTexts.Video
            : FilingTexts.Photo;
        return new(text.In(turn.Lang), Category.Other, Urgency.Normal) { IsOnlyMedia = true };
    }

    private static Draft Join(Draft last, Matter next) => last with
    {
        Text = last.IsOnlyMedia ? next.Text : $"{last.Text}\n{next.Text}",
        IsOnlyMedia = false,
        Category = last.Category is Category.Other ? next.Category : last.Category,
        Urgency = Worse(last.Urgency, next.Urgency),
    };

    // More words about the same thing are one matter; another kind of thing, or another building, is another.
    private static bool Continues(Draft last, Matter next) =>
        (!StandsAlone(next) || next.Category == last.Category || last.Category is Category.Other)
        && (next.Place.Building is not { } building || last.IsOnlyMedia || last.PlaceName is not { } place || FindPlace.Number(place) == building);

    // How long it has been so and whom it troubles …
    [GeneratedRegex(@"^(?:已经|都|好几|一直|每天|晚上|夜里|半夜|老人|孩子|小孩|家里|我妈|我爸|我家|害得|弄得|影响|导致|现在|今天|昨天|又|更|it has|it's been|for |since |every |old people|the children|my |now |today|yesterday|at night|nobody)", RegexOptions.IgnoreCase)]
    private static partial Regex Since();

    // … unless another thing is named that is broken, or it is said that there is another.
    [GeneratedRegex(@"坏|漏|堵|破|断|塌|裂|掉|倒|臭|不亮|不热|不转|没水|没电|没气|停水|停电|也|还有|另外|\b(?:broken|leak\w*|block\w*|burst|stuck|crack\w*|fell|flood\w*|no water|no power|also|another|too)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Defect();
}
