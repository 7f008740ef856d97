using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Filing: takes what the words already hold, asks only for what is missing, shows it, files it.</summary>
internal static class FilingConversation
{
    /// <summary>The feature word of its choices: <c>form/file</c>, <c>form/unclear</c> …</summary>
    public const string Feature = "form";

    /// <summary>Begins with what was just said.</summary>
    public static async Task StartAsync(Turn turn, bool anonymous = false, bool byWorker = false)
    {
        Understood said = turn.Heard.Understood;
        FilingForm form = new([], [], $"{turn.Key}/{turn.Said.Count}", FilingStep.Words, anonymous || said.Anonymous, byWorker);
        await TakeInAsync(turn, form, said.Matters);
    }

    /// <summary>Begins with nothing said yet.</summary>
    public static void Open(Turn turn, Bi ask, bool anonymous = false, bool byWorker = false)
    {
        Keep(turn, new([], [], turn.Key, FilingStep.Words, anonymous, byWorker));
        turn.Say(ask);
    }

    /// <summary>Goes on with words, pictures or a correction.</summary>
    public static async Task ContinueAsync(Turn turn, FilingForm form)
    {
        Understood said = turn.Heard.Understood;
        if (form.Step != FilingStep.Words && await PlaceAsync(turn, form, said))
        {
            return;
        }
        if (form.Step == FilingStep.Check && turn.Media.Count == 0 && turn.Heard.Words.Trim().All(char.IsAsciiDigit))
        {
            // A number that none of the choices has.
            await NextAsync(turn, form);
            return;
        }
        if (form.Step == FilingStep.Check && turn.Media.Count == 0 && said.Matters.Count == 0 && await AnsweredAsync(turn, form, said))
        {
            return;
        }
        await TakeInAsync(turn, form, said.Matters);
    }

    /// <summary>Answers a choice of the form.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (turn.Memory.Recall<FilingForm>() is not { } form)
        {
            turn.Say(GuideTexts.NothingToCancel);
            return;
        }
        switch (choice.Verb)
        {
            case "file":
                await FileForm.SubmitAsync(turn, form);
                break;
            case "anonymous":
                await FileForm.SubmitAsync(turn, form with { Anonymous = true });
                break;
            case "change":
                Keep(turn, form);
                turn.Say(FilingTexts.WhatToChange);
                break;
            case "unclear":
                await UnclearAsync(turn, form);
                break;
            default:
                Cancel(turn);
                break;
        }
    }

    /// <summary>A building was chosen from a list.</summary>
    public static async Task PlacedAsync(Turn turn, FilingForm form, Area area)
    {
        Set(form, area, Place.Unknown, all: form.WithoutPlace is null);
        await Whereabouts.GuessAsync(turn, area, null);
        await NextAsync(turn, form);
    }

    /// <summary>Nobody came back to it: filed as it stands, so that nothing described is dropped.</summary>
    public static async Task LeftAloneAsync(Turn turn, FilingForm form)
    {
        if (form.Drafts.Count == 0 && form.Media.Count == 0)
        {
            turn.Memory.Forget<FilingForm>();
            return;
        }
        turn.Say(FilingTexts.LeftAlone);
        await FileForm.SubmitAsync(turn, form);
    }

    /// <summary>Drops the form, as she asked.</summary>
    public static void Cancel(Turn turn)
    {
        turn.Memory.Forget<FilingForm>();
        turn.Say(FilingTexts.Cancelled);
    }

    /// <summary>Asks again what the form was asking, after a side question.</summary>
    public static Task ResumeAsync(Turn turn, FilingForm form) => NextAsync(turn, form);

    private static async Task TakeInAsync(Turn turn, FilingForm form, IReadOnlyList<Matter> matters)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        bool hadDrafts = form.Drafts.Count > 0;
        form.Media.AddRange(turn.Media);
        foreach (Matter matter in matters)
        {
            if (hadDrafts && Continues(form.Drafts[^1], matter))
            {
                Draft last = form.Drafts[^1];
                form.Drafts[^1] = last with { Text = $"{last.Text}\n{matter.Text}", Urgency = Worse(last.Urgency, matter.Urgency) };
                continue;
            }
            Draft draft = new(matter.Text, matter.Category, matter.Urgency);
            form.Drafts.Add(draft);
            await LocateAsync(turn, draft, matter, here);
        }
        if (form.Drafts.Count == 0 && form.Media.Count > 0)
        {
            string words = turn.Heard.Words.Length > 0 ? turn.Heard.Words
                : (form.Media[0].MediaType.StartsWith("audio/", StringComparison.Ordinal) ? FilingTexts.Voice : FilingTexts.Photo).In(turn.Lang);
            form.Drafts.Add(new(words, Category.Other, Urgency.Normal));
            await LocateAsync(turn, form.Drafts[0], null, here);
        }
        else if (matters.Count == 0 && turn.Heard.Words.Trim().Length > 0 && form.Drafts.Count > 0)
        {
            form.Drafts[^1] = form.Drafts[^1] with { Text = $"{form.Drafts[^1].Text}\n{turn.Heard.Words.Trim()}" };
        }
        else if (form.Drafts.Count == 0)
        {
            // It was asked for the matter and this is all she says: it is the matter.
            form.Drafts.Add(new(turn.Heard.Words.Trim(), Category.Other, Urgency.Normal));
            await LocateAsync(turn, form.Drafts[0], null, here);
        }
        await NextAsync(turn, form);
    }

    // A place was named: set it, or correct what was taken for it. True when that answered the message.
    private static async Task<bool> PlaceAsync(Turn turn, FilingForm form, Understood said)
    {
        bool asked = form.Step == FilingStep.Place;
        if (asked && turn.Heard.Words.Trim() is { Length: > 0 and <= 3 } bare && bare.All(char.IsAsciiDigit))
        {
            said = said with { Place = said.Place with { Building = bare } };
        }
        bool named = said.Place.Building is not null || said.Place.Compound is not null;
        if (said.Matters.Count > 0 && said.Denied is null && !(asked && named))
        {
            return false;
        }
        if (asked && said.Intent is Intent.Skip or Intent.No)
        {
            await UnclearAsync(turn, form);
            return true;
        }
        if (!asked && !named)
        {
            return SetDetail(form, said.Place) && await ShowAsync(turn, form);
        }
        Whereabouts here = await Whereabouts.OfAsync(turn);
        switch (await FindPlace.InAsync(turn, said.Place, asked ? turn.Heard.Words : "", here))
        {
            case PlaceFound.Building found:
                Set(form, found.Area, said.Place, all: !asked);
                await Whereabouts.GuessAsync(turn, found.Area, said.Place.Unit);
                return await ShowAsync(turn, form);
            case PlaceFound.Wider wider:
                await Whereabouts.RememberAsync(turn, wider.Area, null);
                SetWider(form, wider.Area, said.Place);
                return await ShowAsync(turn, form);
            case PlaceFound.Several several:
                Keep(turn, form);
                turn.Say(FilingTexts.WhichOfThem.In(turn.Lang, several.Name), await ChooseArea.PicksAsync(turn, several.Areas));
                return true;
            case PlaceFound.Near near:
                Keep(turn, form);
                turn.Say((near.Areas.Count > 0 ? FilingTexts.NoSuchBuilding : FilingTexts.NoSuchPlace).In(turn.Lang, near.Name),
                    [.. await ChooseArea.PicksAsync(turn, near.Areas), Unclear(turn)]);
                return true;
            case PlaceFound.CommunityMissing:
                Remember(form, said.Place);
                Keep(turn, form);
                turn.Say(FilingTexts.AskCommunity, ChooseArea.Open(turn, here), Unclear(turn));
                return true;
            default:
                // Words that name no area still say where: '小区门口', 'by the bus stop'.
                if (asked && turn.Heard.Words.Trim() is { Length: > 0 } spot)
                {
                    SetSpot(form, said.Place.Spot ?? spot, here);
                    return await ShowAsync(turn, form);
                }
                return false;
        }
    }

    private static async Task<bool> AnsweredAsync(Turn turn, FilingForm form, Understood said)
    {
        switch (said.Intent)
        {
            case Intent.Yes:
                await FileForm.SubmitAsync(turn, form);
                return true;
            case Intent.FileAnonymously:
                await FileForm.SubmitAsync(turn, form with { Anonymous = true });
                return true;
            case Intent.No:
                Keep(turn, form);
                turn.Say(FilingTexts.WhatToChange);
                return true;
            default:
                return false;
        }
    }

    private static async Task UnclearAsync(Turn turn, FilingForm form)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        foreach (Draft draft in form.Drafts.Where(draft => draft.AreaCode is null))
        {
            draft.PlaceIsUnclear = true;
            draft.AreaCode = here.CommunityCode;
        }
        await NextAsync(turn, form);
    }

    private static async Task<bool> ShowAsync(Turn turn, FilingForm form)
    {
        await NextAsync(turn, form);
        return true;
    }

    private static async Task NextAsync(Turn turn, FilingForm form)
    {
        if (form.Drafts.Count == 0)
        {
            Keep(turn, form);
            turn.Say(GuideTexts.GoAhead);
            return;
        }
        if (form.WithoutPlace is not null)
        {
            Whereabouts here = await Whereabouts.OfAsync(turn);
            Keep(turn, form with { Step = FilingStep.Place });
            turn.Say(here.CommunityCode is null ? FilingTexts.AskCommunity : FilingTexts.AskBuilding,
                ChooseArea.Open(turn, here), Unclear(turn), turn.Offer("form/cancel", FilingTexts.Cancel, numbered: false));
            return;
        }
        Keep(turn, form with { Step = FilingStep.Check });
        FilingCard.Show(turn, form);
    }

    private static Notifier.Channels.Choice Unclear(Turn turn) => turn.Offer("form/unclear", FilingTexts.PlaceUnclear, numbered: false);

    private static void Keep(Turn turn, FilingForm form)
    {
        turn.Memory.Keep(form);
        turn.WakeAfter(turn.Patience);
    }

    private static async Task LocateAsync(Turn turn, Draft draft, Matter? matter, Whereabouts here)
    {
        Place place = matter?.Place ?? Place.Unknown;
        (draft.Unit, draft.Spot) = (place.Unit, place.Spot);
        draft.Door = place.Door is { } door ? turn.Seal.Close(door).Cipher : null;
        if (place.Building is not null || place.Compound is not null)
        {
            PlaceFound found = await FindPlace.InAsync(turn, place, "", here);
            if (found is PlaceFound.Building building)
            {
                Assign(draft, building.Area, known: true);
                await Whereabouts.GuessAsync(turn, building.Area, place.Unit);
            }
            return;
        }
        // Nothing named: most likely where she lives, which the summary shows her.
        if (here.BuildingCode is { } home)
        {
            (draft.AreaCode, draft.PlaceName, draft.PlaceIsKnown) = (home, here.BuildingName, true);
            draft.Unit ??= here.Unit;
        }
    }

    private static void Set(FilingForm form, Area area, Place place, bool all)
    {
        foreach (Draft draft in form.Drafts.Where(draft => all || draft.AreaCode is null || !draft.PlaceIsKnown))
        {
            Assign(draft, area, area.Level == AreaLevel.Building);
            draft.Unit = place.Unit ?? draft.Unit;
            draft.Spot = place.Spot ?? draft.Spot;
        }
    }

    private static void SetWider(FilingForm form, Area area, Place place)
    {
        foreach (Draft draft in form.Drafts.Where(draft => draft.AreaCode is null))
        {
            if (draft.Spot is not null || place.Spot is not null)
            {
                Assign(draft, area, known: true);
                draft.Spot = place.Spot ?? draft.Spot;
            }
        }
    }

    private static bool SetDetail(FilingForm form, Place place)
    {
        if (place.Unit is null && place.Spot is null)
        {
            return false;
        }
        form.Drafts.ForEach(draft => (draft.Unit, draft.Spot) = (place.Unit ?? draft.Unit, place.Spot ?? draft.Spot));
        return true;
    }

    private static void SetSpot(FilingForm form, string spot, Whereabouts here)
    {
        foreach (Draft draft in form.Drafts.Where(draft => draft.AreaCode is null))
        {
            draft.Spot = spot;
            draft.AreaCode = here.CommunityCode;
            draft.PlaceIsKnown = here.CommunityCode is not null;
            draft.PlaceIsUnclear = here.CommunityCode is null;
        }
    }

    private static void Remember(FilingForm form, Place place) =>
        form.Drafts.ForEach(draft => (draft.Unit, draft.Spot) = (place.Unit ?? draft.Unit, place.Spot ?? draft.Spot));

    private static void Assign(Draft draft, Area area, bool known) =>
        (draft.AreaCode, draft.PlaceName, draft.PlaceIsKnown, draft.PlaceIsUnclear) = (area.Code, area.Name, known, false);

    // More words about the same thing are one matter; another kind of thing is another.
    private static bool Continues(Draft last, Matter next) =>
        next.Category is Category.Other || next.Category == last.Category || last.Category is Category.Other;

    private static Urgency Worse(Urgency a, Urgency b) => a > b ? a : b;
}
