using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Takes what was said into the form: a matter of its own, or more about the one before.</summary>
internal static class TakeIn
{
    /// <summary>The form with the words of this part in it. Its pictures are in it already.</summary>
    public static async Task<FilingForm> WordsAsync(Turn turn, FilingForm form, Understood said)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        string words = turn.Heard.Words.Trim();
        int before = form.Drafts.Count;
        foreach (Matter matter in said.Matters)
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

    /// <summary>Whether it is a matter by itself. 'The property company does nothing', 'somebody fell' and the like, told without a place, are about what was told before.</summary>
    public static bool StandsAlone(Matter matter) => matter.Category is not Category.Other
        && (matter.Place.Building is not null || matter.Category is not (Category.Property or Category.Safety or Category.PublicService or Category.Neighbours));

    /// <summary>The graver of two.</summary>
    public static Urgency Worse(Urgency a, Urgency b) => a > b ? a : b;

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
}
