using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>Where the matters of a form are: taken from their words, asked, chosen. <see cref="HearPlace"/> reads the answers.</summary>
internal static class PlaceDrafts
{
    /// <summary>The place that the words of one matter name; else where she lives, which the summary shows her.</summary>
    public static async Task LocateAsync(Turn turn, Draft draft, Place place, Whereabouts here)
    {
        (draft.Unit, draft.Spot) = (place.Unit, place.Spot);
        draft.Door = place.Door is { } door ? turn.Seal.Close(door).Cipher : null;
        if (place.Building is null && place.Compound is null)
        {
            if (here.BuildingCode is { } home)
            {
                (draft.AreaCode, draft.PlaceName, draft.PlaceIsKnown) = (home, here.BuildingName, true);
                draft.Unit ??= here.Unit;
            }
            return;
        }
        (draft.Building, draft.Compound) = (place.Building, place.Compound);
        if (await FindPlace.InAsync(turn, place, "", here) is PlaceFound.Building found)
        {
            await AssignAsync(turn, draft, found.Area, place.Unit);
        }
    }

    /// <summary>Asks where the first matter is that has no place; false when all have one.</summary>
    public static async Task<bool> AskAsync(Turn turn, FilingForm form)
    {
        while (form.WithoutPlace is { } draft)
        {
            Whereabouts here = await Whereabouts.OfAsync(turn);
            Place named = Place.Unknown with { Building = draft.Building, Compound = draft.Compound };
            switch (named.IsUnknown ? new PlaceFound.Nothing() : await FindPlace.InAsync(turn, named, "", here))
            {
                case PlaceFound.Building found:
                    await AssignAsync(turn, draft, found.Area, draft.Unit);
                    continue;
                case PlaceFound.Wider wider when draft.Spot is not null:
                    Assign(draft, wider.Area, known: true);
                    continue;
                case PlaceFound.Wider wider:
                    await Whereabouts.RememberAsync(turn, wider.Area, null);
                    Say(turn, FilingTexts.AskBuildingIn.In(turn.Lang, wider.Area.Name), [ChooseArea.Open(turn, wider.Area)]);
                    return true;
                case PlaceFound.Several several:
                    Say(turn, FilingTexts.WhichOfThem.In(turn.Lang, PlaceTexts.Named(several.Name, turn.Lang)), await ChooseArea.PicksAsync(turn, several.Areas));
                    return true;
                case PlaceFound.Near near:
                    // Said once; what she answers is looked for, and not this again.
                    (draft.Building, draft.Compound) = (null, null);
                    Say(turn, (near.Areas.Count > 0 ? FilingTexts.NoSuchBuilding : FilingTexts.NoSuchPlace).In(turn.Lang, PlaceTexts.Named(near.Name, turn.Lang)),
                        [.. await ChooseArea.PicksAsync(turn, near.Areas), ChooseArea.Open(turn, here)]);
                    return true;
                case PlaceFound.Nothing when draft.Compound is not null:
                    draft.Compound = null;
                    continue;
                default:
                    Say(turn, Question(turn, form, draft, here), [ChooseArea.Open(turn, here)]);
                    return true;
            }
        }
        return false;
    }

    /// <summary>She cannot say where: the desk of the community that is known gets it, and calls back.</summary>
    public static async Task UnclearAsync(Turn turn, FilingForm form)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        foreach (Draft draft in form.Drafts.Where(draft => draft.AreaCode is null))
        {
            draft.PlaceIsUnclear = true;
            draft.AreaCode = here.CommunityCode;
        }
    }

    /// <summary>A building was chosen from a list: it is that of the matters without one, else of all.</summary>
    public static async Task SetAsync(Turn turn, FilingForm form, Area area)
    {
        Draft[] open = [.. form.Drafts.Where(draft => draft.AreaCode is null || !draft.PlaceIsKnown)];
        foreach (Draft draft in open.Length > 0 ? open : [.. form.Drafts])
        {
            await AssignAsync(turn, draft, area, draft.Unit);
        }
    }

    /// <summary>Which of several matters a corrected place belongs to: <c>form/{area}/at/{matter}</c>, 0 for all.</summary>
    public static async Task ChosenAsync(Turn turn, FilingForm form, ChoiceId choice)
    {
        if (await turn.Rows.Areas.FindAsync(choice.Subject, turn.Cancel) is { } area && int.TryParse(choice.Argument, out int which))
        {
            foreach (Draft draft in form.Drafts.Where((_, i) => which == 0 || i == which - 1).ToArray())
            {
                await MoveAsync(turn, form, draft, area, draft.Unit);
            }
        }
    }

    private static string Question(Turn turn, FilingForm form, Draft draft, Whereabouts here) =>
        here.CommunityCode is null ? FilingTexts.AskCommunity.In(turn.Lang)
        : form.Drafts.Count > 1 && !draft.IsOnlyMedia ? FilingTexts.AskBuildingOf.In(turn.Lang, Cut.To(draft.Text, 18))
        : FilingTexts.AskBuilding.In(turn.Lang);

    internal static void Say(Turn turn, string words, IReadOnlyList<Choice> choices) => turn.Say(words,
        [.. choices, turn.Offer("form/unclear", FilingTexts.PlaceUnclear, numbered: false), turn.Offer("form/cancel", FilingTexts.Cancel, numbered: false)]);

    internal static async Task AssignAsync(Turn turn, Draft draft, Area building, string? unit)
    {
        Assign(draft, building, building.Level == AreaLevel.Building);
        draft.Unit = unit;
        await Whereabouts.GuessAsync(turn, building, unit);
    }

    // The words follow the correction: a worker who reads 'building 3' at building 5 would have to ask.
    internal static async Task MoveAsync(Turn turn, FilingForm form, Draft draft, Area building, string? unit)
    {
        int at = form.Drafts.IndexOf(draft);
        Draft moved = draft.PlaceName is { } before ? CorrectDrafts.Moved(draft, before, building.Name) : draft;
        form.Drafts[at] = moved;
        await AssignAsync(turn, moved, building, unit);
    }

    internal static void Assign(Draft draft, Area area, bool known)
    {
        (draft.AreaCode, draft.PlaceName, draft.PlaceIsKnown, draft.PlaceIsUnclear) = (area.Code, area.Name, known, false);
        (draft.Building, draft.Compound) = (null, null);
    }
}
