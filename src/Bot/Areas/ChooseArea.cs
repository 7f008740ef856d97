using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Areas;

/// <summary>Chooses a building down the tree, a page of names at a time.</summary>
internal static class ChooseArea
{
    /// <summary>The feature word of its choices: <c>where/{code}/pick</c>, <c>where/{code}/down/{page}</c>.</summary>
    public const string Feature = "where";

    private const string Top = "-";
    private const int PageSize = 9;

    /// <summary>The choice that opens the list, from the community that is known or from the top.</summary>
    public static Choice Open(Turn turn, Whereabouts here) =>
        turn.Offer(new ChoiceId(Feature, here.CommunityCode ?? Top, "down", "0").ToString(), FilingTexts.ChooseList, numbered: false);

    /// <summary>The choice that opens the list of one area.</summary>
    public static Choice Open(Turn turn, Area area) =>
        turn.Offer(new ChoiceId(Feature, area.Code, "down", "0").ToString(), FilingTexts.ChooseList, numbered: false);

    /// <summary>The choice of one area.</summary>
    public static Choice Pick(Turn turn, Area area, string? within = null)
    {
        string name = PlaceTexts.Named(area.Name, turn.Lang);
        return new(new ChoiceId(Feature, area.Code, "pick").ToString(), within is null ? name : WhereTexts.InCompound.In(turn.Lang, name, within));
    }

    /// <summary>Choices of areas that share a name, told apart by what is above them.</summary>
    public static async Task<List<Choice>> PicksAsync(Turn turn, IReadOnlyList<Area> areas)
    {
        List<Choice> picks = [];
        foreach (Area area in areas)
        {
            string? above = area.CompoundCode ?? area.ParentCode;
            Area? within = above is null ? null : await turn.Rows.Areas.FindAsync(above, turn.Cancel);
            picks.Add(Pick(turn, area, within?.Name));
        }
        return picks;
    }

    /// <summary>Goes one level down; the area itself when nothing to choose is left.</summary>
    public static async Task<Area?> DownAsync(Turn turn, ChoiceId choice)
    {
        Area? area = choice.Subject == Top ? null : await turn.Rows.Areas.FindAsync(choice.Subject, turn.Cancel);
        if (choice.Verb == "pick" && area?.Level is AreaLevel.Building)
        {
            return area;
        }
        List<Area> below = area?.Level is AreaLevel.Community or AreaLevel.Compound
            ? await FindPlace.BuildingsAsync(turn, area)
            : [.. (await turn.Rows.Areas.ChildrenAsync(area?.Code, turn.Cancel)).Where(child => child.Level != AreaLevel.Compound)];
        if (below.Count == 0)
        {
            return area;
        }
        int page = int.TryParse(choice.Argument, out int asked) && asked >= 0 && asked * PageSize < below.Count ? asked : 0;
        List<Choice> choices = [.. below.Skip(page * PageSize).Take(PageSize).Select(child => Pick(turn, child))];
        if ((page + 1) * PageSize < below.Count)
        {
            choices.Add(turn.Offer(new ChoiceId(Feature, area?.Code ?? Top, "down", $"{page + 1}").ToString(), WhereTexts.More));
        }
        turn.Say(area is null ? WhereTexts.Choose.In(turn.Lang) : WhereTexts.ChooseIn.In(turn.Lang, area.Name), choices);
        return null;
    }
}
