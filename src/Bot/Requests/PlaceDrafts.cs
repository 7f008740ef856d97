using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>What a message did for the place of a form.</summary>
internal enum PlaceHeard
{
    /// <summary>It says nothing about a place.</summary>
    Nothing,

    /// <summary>A place was set or corrected.</summary>
    Set,

    /// <summary>It was asked back, and that is the answer.</summary>
    Asked,
}

/// <summary>Where the matters of a form are: taken from their words, asked, corrected.</summary>
internal static partial class PlaceDrafts
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

    /// <summary>Reads a place out of what was said: the answer to where it is, or a correction of what was taken for it.</summary>
    public static async Task<PlaceHeard> HearAsync(Turn turn, FilingForm form, Understood said)
    {
        bool asked = form.Step == FilingStep.Place;
        Place place = said.Place;
        string words = turn.Heard.Words.Trim();
        if (asked && words is { Length: > 0 and <= 3 } && words.All(char.IsAsciiDigit))
        {
            place = place with { Building = words };
        }
        bool named = place.Building is not null || place.Compound is not null;
        if (form.Step == FilingStep.Words)
        {
            return named ? await BeginAsync(turn, form, place) : PlaceHeard.Nothing;
        }
        bool answers = asked && (named || SaysWhere().IsMatch(words));
        if (said.Matters.Count > 0 && said.Denied is null && !answers)
        {
            return PlaceHeard.Nothing;
        }
        if (asked && said.Intent == Intent.Skip)
        {
            await UnclearAsync(turn, form);
            return PlaceHeard.Set;
        }
        if (asked && !named && said.Intent == Intent.Yes && Submit().IsMatch(words))
        {
            // She wants it filed, place or no place.
            await UnclearAsync(turn, form);
            return PlaceHeard.Set;
        }
        if (asked && !named && said.Intent is Intent.Yes or Intent.No)
        {
            Say(turn, FilingTexts.AskAgain.In(turn.Lang), [ChooseArea.Open(turn, await Whereabouts.OfAsync(turn))]);
            return PlaceHeard.Asked;
        }
        return asked ? await AnsweredAsync(turn, form, place, words) : await CorrectedAsync(turn, form, said, place, named);
    }

    /// <summary>Whether words that set a place say clearly more than that: '就在3号楼，晚上老人都出不了门'.</summary>
    public static bool SaysMore(FilingForm form, Place place, string words)
    {
        int numbers = new[] { place.Building, place.Unit, place.Floor, place.Door }.Count(part => part is not null) * 3;
        int names = TakeIn.Weight(place.Spot ?? "") + TakeIn.Weight(place.Compound ?? "");
        return TakeIn.Weight(words) > numbers + names + 6 && !form.Drafts.Exists(draft => draft.Spot is { Length: > 0 } spot && words.Trim().StartsWith(spot.TrimEnd('…'), StringComparison.Ordinal) && spot.Length > words.Trim().Length / 2);
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

    // '3号楼' before the matter itself was told: where she is.
    private static async Task<PlaceHeard> BeginAsync(Turn turn, FilingForm form, Place place)
    {
        if (await FindPlace.InAsync(turn, place, "", await Whereabouts.OfAsync(turn)) is not PlaceFound.Building found || form.Drafts.Count > 0)
        {
            return PlaceHeard.Nothing;
        }
        await Whereabouts.RememberAsync(turn, found.Area, place.Unit);
        turn.Say(FilingTexts.AskWhatAt.In(turn.Lang, PlaceTexts.Named(found.Area.Name, turn.Lang)));
        return PlaceHeard.Asked;
    }

    private static async Task<PlaceHeard> AnsweredAsync(Turn turn, FilingForm form, Place place, string words)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        Draft[] open = [.. form.Drafts.Where(draft => draft.AreaCode is null && !draft.PlaceIsUnclear)];
        foreach (Draft draft in open)
        {
            (draft.Unit, draft.Spot) = (place.Unit ?? draft.Unit, place.Spot ?? draft.Spot);
            draft.Door = place.Door is { } door ? turn.Seal.Close(door).Cipher : draft.Door;
        }
        // '临江苑' answers which of two; '3号楼' is in the compound that was named before.
        string? compound = place.Compound ?? await FindPlace.CompoundAsync(turn, words, here) ?? open[0].Compound;
        place = place with { Building = place.Building ?? open[0].Building, Compound = compound };
        PlaceFound found = await FindPlace.InAsync(turn, place, words, here);
        switch (found)
        {
            case PlaceFound.Building building:
                foreach (Draft draft in open)
                {
                    await AssignAsync(turn, draft, building.Area, draft.Unit);
                }
                return PlaceHeard.Set;
            case PlaceFound.Wider wider:
                // Its community is known from here on; the next question is for the building.
                await Whereabouts.RememberAsync(turn, wider.Area, null);
                open[0].Compound = wider.Area.Level == AreaLevel.Compound ? wider.Area.Name : null;
                foreach (Draft draft in open.Where(draft => draft.Spot is not null && draft.Building is null))
                {
                    Assign(draft, wider.Area, known: true);
                }
                return PlaceHeard.Set;
            case PlaceFound.Several or PlaceFound.Near or PlaceFound.CommunityMissing when place.Building is not null || place.Compound is not null:
                (open[0].Building, open[0].Compound) = (place.Building, place.Compound);
                return PlaceHeard.Set;
            case PlaceFound.Several several:
                Say(turn, FilingTexts.WhichOfThem.In(turn.Lang, several.Name), await ChooseArea.PicksAsync(turn, several.Areas));
                return PlaceHeard.Asked;
            case PlaceFound.Near near:
                Say(turn, FilingTexts.NoSuchBuilding.In(turn.Lang, near.Name), await ChooseArea.PicksAsync(turn, near.Areas));
                return PlaceHeard.Asked;
        }
        // Words that name no area still say where: '小区门口', 'by the bus stop'. The grid leader finds that; other words are for the desk.
        if (words.Length == 0)
        {
            return PlaceHeard.Nothing;
        }
        bool known = here.CommunityCode is not null && (place.Spot is not null || SoundsLikePlace().IsMatch(words));
        foreach (Draft draft in open)
        {
            draft.Spot = Cut.To(place.Spot is { } spot && words.Length <= spot.Length + 4 ? spot : words, 60);
            (draft.AreaCode, draft.PlaceIsKnown, draft.PlaceIsUnclear) = (here.CommunityCode, known, !known);
        }
        return PlaceHeard.Set;
    }

    private static async Task<PlaceHeard> CorrectedAsync(Turn turn, FilingForm form, Understood said, Place place, bool named)
    {
        Draft[] meant = Meant(form, said, turn.Heard.Words);
        if (!named)
        {
            if (place.Unit is null && place.Spot is null && place.Door is null)
            {
                return PlaceHeard.Nothing;
            }
            foreach (Draft draft in meant)
            {
                (draft.Unit, draft.Spot) = (place.Unit ?? draft.Unit, place.Spot ?? draft.Spot);
                draft.Door = place.Door is { } door ? turn.Seal.Close(door).Cipher : draft.Door;
            }
            return PlaceHeard.Set;
        }
        // '是临江苑的': the same number in the other compound.
        if (place.Building is null && meant[0].PlaceName is { } name && FindPlace.Number(name) != name)
        {
            place = place with { Building = FindPlace.Number(name) };
        }
        Whereabouts here = await Whereabouts.OfAsync(turn);
        switch (await FindPlace.InAsync(turn, place, "", here))
        {
            case PlaceFound.Building found when meant.Length > 1:
                Choice[] which =
                [
                    .. form.Drafts.Select((draft, i) => turn.Offer($"{FilingConversation.Feature}/{found.Area.Code}/at/{i + 1}", FilingTexts.MatterLine.With(i + 1, Cut.To(draft.Text, 18)))),
                    turn.Offer($"{FilingConversation.Feature}/{found.Area.Code}/at/0", FilingTexts.AllMatters),
                ];
                turn.Say(FilingTexts.WhichMatter.In(turn.Lang, PlaceTexts.Named(found.Area.Name, turn.Lang)), which);
                return PlaceHeard.Asked;
            case PlaceFound.Building found:
                meant[0].Spot = place.Spot ?? meant[0].Spot;
                await MoveAsync(turn, form, meant[0], found.Area, place.Unit ?? meant[0].Unit);
                return PlaceHeard.Set;
            case PlaceFound.Wider wider:
                Array.ForEach(meant, draft => Assign(draft, wider.Area, known: draft.Spot is not null));
                return PlaceHeard.Set;
            case PlaceFound.Several several:
                Say(turn, FilingTexts.WhichOfThem.In(turn.Lang, PlaceTexts.Named(several.Name, turn.Lang)), await ChooseArea.PicksAsync(turn, several.Areas));
                return PlaceHeard.Asked;
            case PlaceFound.Near near:
                Say(turn, (near.Areas.Count > 0 ? FilingTexts.NoSuchBuilding : FilingTexts.NoSuchPlace).In(turn.Lang, PlaceTexts.Named(near.Name, turn.Lang)),
                    await ChooseArea.PicksAsync(turn, near.Areas));
                return PlaceHeard.Asked;
            default:
                return PlaceHeard.Nothing;
        }
    }

    // Which matters a correction is about: the one she numbers, those at the place that she denies, else all.
    private static Draft[] Meant(FilingForm form, Understood said, string words)
    {
        if (CorrectDrafts.OrdinalIn(words) is { } ordinal && ordinal <= form.Drafts.Count)
        {
            return [form.Drafts[ordinal - 1]];
        }
        Draft[] denied = said.Denied?.Building is { } wrong
            ? [.. form.Drafts.Where(draft => draft.PlaceName is { } name && FindPlace.Number(name) == wrong)]
            : [];
        return denied.Length > 0 ? denied : [.. form.Drafts];
    }

    private static string Question(Turn turn, FilingForm form, Draft draft, Whereabouts here) =>
        here.CommunityCode is null ? FilingTexts.AskCommunity.In(turn.Lang)
        : form.Drafts.Count > 1 && !draft.IsOnlyMedia ? FilingTexts.AskBuildingOf.In(turn.Lang, Cut.To(draft.Text, 18))
        : FilingTexts.AskBuilding.In(turn.Lang);

    private static void Say(Turn turn, string words, IReadOnlyList<Choice> choices) => turn.Say(words,
        [.. choices, turn.Offer("form/unclear", FilingTexts.PlaceUnclear, numbered: false), turn.Offer("form/cancel", FilingTexts.Cancel, numbered: false)]);

    private static async Task AssignAsync(Turn turn, Draft draft, Area building, string? unit)
    {
        Assign(draft, building, building.Level == AreaLevel.Building);
        draft.Unit = unit;
        await Whereabouts.GuessAsync(turn, building, unit);
    }

    // The words follow the correction: a worker who reads 'building 3' at building 5 would have to ask.
    private static async Task MoveAsync(Turn turn, FilingForm form, Draft draft, Area building, string? unit)
    {
        int at = form.Drafts.IndexOf(draft);
        Draft moved = draft.PlaceName is { } before ? CorrectDrafts.Moved(draft, before, building.Name) : draft;
        form.Drafts[at] = moved;
        await AssignAsync(turn, moved, building, unit);
    }

    private static void Assign(Draft draft, Area area, bool known)
    {
        (draft.AreaCode, draft.PlaceName, draft.PlaceIsKnown, draft.PlaceIsUnclear) = (area.Code, area.Name, known, false);
        (draft.Building, draft.Compound) = (null, null);
    }

    // Short, and built like a place: 'by the rubbish bins' is no matter of hygiene when the question was where.
    [GeneratedRegex(@"^(?:就)?(?:在|靠近|挨着).{1,18}$|^.{1,16}(?:旁边|旁|门口|附近|对面|前面|后面|边上|里面|下面|那边|那儿|那里|路口|拐角)[。.！!]?$|^(?:it is |it's )?(?:by|near|at|in|on|behind|beside|opposite|between|outside|inside|next to|in front of)\s[\w' ]{2,50}[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex SaysWhere();

    [GeneratedRegex("提交|submit", RegexOptions.IgnoreCase)]
    private static partial Regex Submit();

    [GeneratedRegex(@"[旁边口前后里外处上下路街门院场站店巷区园桥角对面附近内侧]|\b(?:near|by|at|in|on|behind|beside|opposite|between|outside|inside|next|front|street|road|gate|park|shop|corner|square|bridge|stop|school|yard)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SoundsLikePlace();
}
