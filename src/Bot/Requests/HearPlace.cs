using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
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

/// <summary>Reads where it is out of what she answers, or out of a correction.</summary>
internal static partial class HearPlace
{
    /// <summary>Reads a place out of what was said: the answer to where it is, or a correction of what was taken for it.</summary>
    public static async Task<PlaceHeard> InAsync(Turn turn, FilingForm form, Understood said)
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
        if (asked && place.IsUnknown && AsideQuestion.Is(said, words) && !SaysWhere().IsMatch(words) && !Beside().IsMatch(words))
        {
            return PlaceHeard.Nothing;
        }
        bool answers = asked && (named || SaysWhere().IsMatch(words) || (words.Length <= 90 && Beside().IsMatch(words) && !TakeIn.NamesDefect(words)));
        if (said.Matters.Count > 0 && said.Denied is null && !answers)
        {
            return PlaceHeard.Nothing;
        }
        if (asked && said.Intent == Intent.Skip)
        {
            await PlaceDrafts.UnclearAsync(turn, form);
            return PlaceHeard.Set;
        }
        if (asked && !named && said.Intent == Intent.Yes && Submit().IsMatch(words))
        {
            // She wants it filed, place or no place.
            await PlaceDrafts.UnclearAsync(turn, form);
            return PlaceHeard.Set;
        }
        if (asked && !named && said.Intent is Intent.Yes or Intent.No)
        {
            PlaceDrafts.Say(turn, FilingTexts.AskAgain.In(turn.Lang), [ChooseArea.Open(turn, await Whereabouts.OfAsync(turn))]);
            return PlaceHeard.Asked;
        }
        return asked ? await AnsweredAsync(turn, form, place, words) : await CorrectedAsync(turn, form, said, place, named);
    }

    /// <summary>Whether the words themselves, whole, were taken for the spot.</summary>
    public static bool AreTheSpot(FilingForm form, string words) =>
        form.Drafts.Exists(draft => draft.Spot is { Length: > 0 } spot && spot.Length > words.Trim().Length / 2
            && words.Trim().StartsWith(spot.TrimEnd('…'), StringComparison.Ordinal));

    /// <summary>Whether words that set a place say clearly more than that: '就在3号楼，晚上老人都出不了门'.</summary>
    public static bool SaysMore(Place place, string words)
    {
        int numbers = new[] { place.Building, place.Unit, place.Floor, place.Door }.Count(part => part is not null) * 3;
        int names = TakeIn.Weight(place.Spot ?? "") + TakeIn.Weight(place.Compound ?? "");
        return TakeIn.Weight(words) > numbers + names + 6 || Clauses().Split(words).Any(IsOfNoPlace);
    }

    // '3号楼二单元，好几天了': however short, what stands by itself and names no place is not the place.
    private static bool IsOfNoPlace(string clause) =>
        TakeIn.Weight(clause) > 2 && !Courtesy().IsMatch(clause) && Understand.Text(clause) is { Intent: Intent.None, Place: var place } && place.IsUnknown;

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
                    await PlaceDrafts.AssignAsync(turn, draft, building.Area, draft.Unit);
                }
                return PlaceHeard.Set;
            case PlaceFound.Wider wider:
                // Its community is known from here on; the next question is for the building.
                await Whereabouts.RememberAsync(turn, wider.Area, null);
                open[0].Compound = wider.Area.Level == AreaLevel.Compound ? wider.Area.Name : null;
                foreach (Draft draft in open.Where(draft => draft.Spot is not null && draft.Building is null))
                {
                    PlaceDrafts.Assign(draft, wider.Area, known: true);
                }
                return PlaceHeard.Set;
            case PlaceFound.Several or PlaceFound.Near or PlaceFound.CommunityMissing when place.Building is not null || place.Compound is not null:
                (open[0].Building, open[0].Compound) = (place.Building, place.Compound);
                return PlaceHeard.Set;
            case PlaceFound.Several several:
                PlaceDrafts.Say(turn, FilingTexts.WhichOfThem.In(turn.Lang, several.Name), await ChooseArea.PicksAsync(turn, several.Areas));
                return PlaceHeard.Asked;
            case PlaceFound.Near near:
                PlaceDrafts.Say(turn, FilingTexts.NoSuchBuilding.In(turn.Lang, near.Name), await ChooseArea.PicksAsync(turn, near.Areas));
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
                await PlaceDrafts.MoveAsync(turn, form, meant[0], found.Area, place.Unit ?? meant[0].Unit);
                return PlaceHeard.Set;
            case PlaceFound.Wider wider:
                Array.ForEach(meant, draft => PlaceDrafts.Assign(draft, wider.Area, known: draft.Spot is not null));
                return PlaceHeard.Set;
            case PlaceFound.Several several:
                PlaceDrafts.Say(turn, FilingTexts.WhichOfThem.In(turn.Lang, PlaceTexts.Named(several.Name, turn.Lang)), await ChooseArea.PicksAsync(turn, several.Areas));
                return PlaceHeard.Asked;
            case PlaceFound.Near near:
                PlaceDrafts.Say(turn, (near.Areas.Count > 0 ? FilingTexts.NoSuchBuilding : FilingTexts.NoSuchPlace).In(turn.Lang, PlaceTexts.Named(near.Name, turn.Lang)),
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

    // Short, and built like a place: 'by the rubbish bins' is no matter of hygiene when the question was where.
    [GeneratedRegex(@"^(?:就)?(?:在|靠近|挨着).{1,18}$|^.{1,16}(?:旁边|旁|门口|附近|对面|前面|后面|边上|里面|下面|那边|那儿|那里|路口|拐角)[。.！!]?$|^(?:it is |it's )?(?:by|near|at|in|on|behind|beside|opposite|between|outside|inside|next to|in front of)\s[\w' ]{2,50}[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex SaysWhere();

    // Longer, but still told by what is beside it: 'I don't know the number, the tall one next to the gate'.
    [GeneratedRegex(@"^.{0,24}(?:旁边|对面|附近|门口|后面|前面|紧挨着|挨着).{0,12}$|\b(?:next to|near|behind|opposite|beside|in front of|close to|across from)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex("^\\s*(?:(?:麻烦|辛苦|拜托|多谢|谢谢|感谢)[您你们大家了啦啊]*)+\\s*$")]
    private static partial Regex Courtesy();

    [GeneratedRegex("[，,。.；;！!？?\\n]+")]
    private static partial Regex Clauses();

    [GeneratedRegex("提交|submit", RegexOptions.IgnoreCase)]
    private static partial Regex Submit();

    [GeneratedRegex(@"[旁边口前后里外处上下路街门院场站店巷区园桥角对面附近内侧]|\b(?:near|by|at|in|on|behind|beside|opposite|between|outside|inside|next|front|street|road|gate|park|shop|corner|square|bridge|stop|school|yard)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SoundsLikePlace();
}
