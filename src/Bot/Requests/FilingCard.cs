using Hub.Bot.Turns;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>The summary that she confirms or corrects.</summary>
internal static class FilingCard
{
    private const int LongestLine = 300;

    public static void Show(Turn turn, FilingForm form)
    {
        List<string> lines = [FilingTexts.Summary.In(turn.Lang)];
        for (int i = 0; i < form.Drafts.Count; i++)
        {
            if (form.Drafts.Count > 1)
            {
                lines.Add(FilingTexts.SummaryOf.In(turn.Lang, i + 1));
            }
            lines.AddRange(LinesOf(turn, form.Drafts[i]));
        }
        if (form.Media.Count > 0)
        {
            lines.Add(FilingTexts.Media.In(turn.Lang, form.Media.Count));
        }
        if (form.Anonymous)
        {
            lines.Add(FilingTexts.AsAnonymous.In(turn.Lang));
        }
        if (form.ByWorker && form.Drafts.Exists(draft => FileForm.PhoneIn(draft.Text) is not null))
        {
            lines.Add(FilingTexts.AsResident.In(turn.Lang));
        }
        List<Choice> choices = [turn.Offer("form/file", FilingTexts.File), turn.Offer("form/change", FilingTexts.Change)];
        if (form.Aside is not null)
        {
            choices.Add(turn.Offer("form/append", FilingTexts.AddWords));
        }
        if (!form.Anonymous && !form.ByWorker)
        {
            choices.Add(turn.Offer("form/anonymous", FilingTexts.FileAnonymously));
        }
        choices.Add(turn.Offer("form/cancel", FilingTexts.Cancel));
        turn.Say(string.Join('\n', lines), choices);
    }

    /// <summary>A place as she reads it: building, unit, spot.</summary>
    public static string PlaceOf(Turn turn, Draft draft) =>
        PlaceTexts.Whole(turn.Lang, draft.PlaceName, draft.Unit, draft.Spot) is { Length: > 0 } place && !(draft.PlaceIsUnclear && draft.Spot is null)
            ? place
            : FilingTexts.PlaceToAsk.In(turn.Lang);

    private static IEnumerable<string> LinesOf(Turn turn, Draft draft)
    {
        string text = Cut.To(draft.Text, LongestLine);
        string urgent = draft.Urgency == Urgency.Normal ? "" : FilingTexts.Urgent.In(turn.Lang);
        yield return FilingTexts.Matter.In(turn.Lang, text);
        yield return FilingTexts.Kind.In(turn.Lang, draft.Category.Words().In(turn.Lang) + urgent);
        yield return FilingTexts.Where.In(turn.Lang, PlaceOf(turn, draft)) + (draft.Door is null ? "" : FilingTexts.DoorNoted.In(turn.Lang));
    }
}
