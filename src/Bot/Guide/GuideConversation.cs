using Hub.Bot.Areas;
using Hub.Bot.People;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.Guide;

/// <summary>The bot's manners: greeting, help, language, what it did not understand.</summary>
internal static class GuideConversation
{
    /// <summary>The feature word of its choices.</summary>
    public const string Feature = "guide";

    /// <summary>A conversation opens: who she is, or where the poster hangs, decides what is said.</summary>
    public static async Task OpenAsync(Turn turn, string? door)
    {
        if (turn.IsStaff)
        {
            turn.Say(GuideTexts.HelloStaff.In(turn.Lang, turn.Person!.Name),
                turn.Offer("order/list", StaffTexts.MyOrders), turn.Offer("guide/help", GuideTexts.HelpLabel));
            return;
        }
        (Area? building, string? unit) = await DoorAsync(turn, door);
        Whereabouts here = building is null ? await Whereabouts.OfAsync(turn) : await Whereabouts.RememberAsync(turn, building, unit);
        Area? community = here.CommunityCode is { } code ? await turn.Rows.Areas.FindAsync(code, turn.Cancel) : null;
        if (turn.Conversation.LastSeq > 0)
        {
            turn.Say(here.BuildingName is { } known
                ? GuideTexts.KnownDoor.In(turn.Lang, PlaceTexts.Named(known, turn.Lang))
                : GuideTexts.WhichBuilding.In(turn.Lang), here.BuildingName is null ? [ChooseArea.Open(turn, here)] : []);
            return;
        }
        string hello = GuideTexts.Hello.In(turn.Lang, community?.Name ?? (turn.Lang == Lang.Zh ? "社区" : "your neighbourhood"));
        string where = here.BuildingName is { } name
            ? GuideTexts.KnownDoor.In(turn.Lang, building is { Level: AreaLevel.Building } at ? await FullAsync(turn, at) : PlaceTexts.Named(name, turn.Lang))
            : GuideTexts.WhichBuilding.In(turn.Lang);
        IReadOnlyList<Choice> more = here.BuildingName is null ? [ChooseArea.Open(turn, here)]
            : building is { Level: AreaLevel.Building } ? (await HomeConversation.OffersAsync(turn, building, unit)).Choices
            : [];
        turn.Say($"{hello}\n\n{GuideTexts.Consent.In(turn.Lang)}\n\n{where}", [.. Menu(turn), .. more]);
    }

    /// <summary>She names a place and nothing else, outside any form: that is where she lives.</summary>
    public static async Task<bool> PlaceAsync(Turn turn)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        if (turn.Heard.Understood.Place is not { } place || (place.Building is null && place.Compound is null))
        {
            return false;
        }
        switch (await FindPlace.InAsync(turn, place, "", here))
        {
            case PlaceFound.Building found:
                await NoteHomeAsync(turn, found.Area, place.Unit);
                return true;
            case PlaceFound.Wider wider:
                await Whereabouts.RememberAsync(turn, wider.Area, null);
                turn.Say(GuideTexts.WhichBuilding, ChooseArea.Open(turn, await Whereabouts.OfAsync(turn)));
                return true;
            case PlaceFound.Several several:
                turn.Say(FilingTexts.WhichOfThem.In(turn.Lang, PlaceTexts.Named(several.Name, turn.Lang)), await ChooseArea.PicksAsync(turn, several.Areas));
                return true;
            case PlaceFound.Near near:
                turn.Say((near.Areas.Count > 0 ? FilingTexts.NoSuchBuilding : FilingTexts.NoSuchPlace).In(turn.Lang, PlaceTexts.Named(near.Name, turn.Lang)),
                    await ChooseArea.PicksAsync(turn, near.Areas));
                return true;
            case PlaceFound.CommunityMissing:
                turn.Say(FilingTexts.AskCommunity, ChooseArea.Open(turn, here));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Her building: remembered, and told back with its compound where it has one.</summary>
    public static async Task NoteHomeAsync(Turn turn, Area building, string? unit)
    {
        await Whereabouts.RememberAsync(turn, building, unit);
        string noted = WhereTexts.Noted.In(turn.Lang, await FullAsync(turn, building));
        (string? question, IReadOnlyList<Choice> offers) = building.Level == AreaLevel.Building ? await HomeConversation.OffersAsync(turn, building, unit) : (null, []);
        turn.Say(question is null ? noted : $"{noted}\n{question}", [.. offers, .. Menu(turn)]);
    }

    public static void Greet(Turn turn) =>
        turn.Say(turn.Person?.Name is { } name ? GuideTexts.WelcomeBack.In(turn.Lang, name) : GuideTexts.Greeting.In(turn.Lang), Menu(turn));

    public static void Help(Turn turn) => turn.Say(turn.IsStaff ? StaffTexts.Help : GuideTexts.Help, Menu(turn));

    /// <summary>Nothing was understood: her words wait, so that one press hands them to the staff as they are.</summary>
    public static void NotUnderstood(Turn turn)
    {
        if (HasRead.In(turn.Heard.Words))
        {
            AllRight(turn, GuideTexts.AllRight);
            return;
        }
        if (turn.IsStaff)
        {
            turn.Say(StaffTexts.NotUnderstood, turn.Offer("order/list", StaffTexts.MyOrders), turn.Offer("guide/help", GuideTexts.HelpLabel));
            return;
        }
        if (!turn.Heard.Words.Any(char.IsLetter))
        {
            turn.Say(GuideTexts.NotUnderstood, Menu(turn));
            return;
        }
        turn.Memory.Keep(Spoken.Of(turn));
        turn.Say($"{GuideTexts.NotUnderstood.In(turn.Lang)}\n{GuideTexts.KeptWords.In(turn.Lang)}",
            [turn.Offer("guide/desk", GuideTexts.HandOn), .. Menu(turn)]);
    }

    /// <summary>All right, and what can be done now.</summary>
    public static void AllRight(Turn turn, Bi words) => turn.Say(words, Menu(turn));

    /// <summary>'No' where nothing was asked: most likely to 'you are at building 3, right?'.</summary>
    public static async Task NoAsync(Turn turn)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        if (turn.Person is null && here.BuildingCode is not null)
        {
            turn.Say(GuideTexts.WhichBuilding, ChooseArea.Open(turn, here));
            return;
        }
        AllRight(turn, GuideTexts.AllRight);
    }

    /// <summary>She chooses a language; it holds until she chooses another.</summary>
    public static void Speak(Turn turn, Lang lang)
    {
        turn.Conversation.Language = lang;
        turn.Conversation.LanguageChosen = true;
        if (turn.Person is { } person)
        {
            person.Language = lang;
        }
        turn.Say(lang == Lang.Zh ? GuideTexts.NowChinese : GuideTexts.NowEnglish, Menu(turn));
    }

    /// <summary>Thanks and goodbye: before she leaves, the bot asks once how to reach her.</summary>
    public static async Task LeaveAsync(Turn turn, bool goodbye)
    {
        if (!await PeopleConversation.AskContactAsync(turn))
        {
            turn.Say(goodbye ? GuideTexts.Goodbye : GuideTexts.Welcome);
        }
    }

    /// <summary>No reception day is planned, or none for a day; and whom to ask.</summary>
    public static async Task NoReceptionDayAsync(Turn turn, string? day)
    {
        string desk = await DeskNamesAsync(turn);
        turn.Say(day is null ? GuideTexts.NoReceptionDay.In(turn.Lang, desk) : GuideTexts.NoReceptionDayOn.In(turn.Lang, day, desk), Menu(turn));
    }

    /// <summary>Who can be reached now, in words.</summary>
    public static async Task<string> OnDutyAsync(Turn turn)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        Placed placed = await turn.Book.PlacedAsync(here.BuildingCode ?? here.CommunityCode, turn.Cancel);
        Standing[] desk = Dispatch.Desk(placed.Roster.Serving(placed.Upward));
        desk = desk.Length > 0 ? desk : Dispatch.Desk(placed.Upward);
        return desk.Length == 0 ? PeopleTexts.NobodyKnown.In(turn.Lang)
            : GuideTexts.OnDuty.In(turn.Lang, await PeopleConversation.LinesAsync(turn, desk));
    }

    // A poster's door is a building's code, or that and a unit: 'B3', 'B3-2'. A code may hold a dash itself.
    private static async Task<(Area? Building, string? Unit)> DoorAsync(Turn turn, string? door)
    {
        if (door is null)
        {
            return (null, null);
        }
        if (await turn.Rows.Areas.FindAsync(door, turn.Cancel) is { } whole)
        {
            return (whole, null);
        }
        int dash = door.LastIndexOf('-');
        return dash > 0 ? (await turn.Rows.Areas.FindAsync(door[..dash], turn.Cancel), door[(dash + 1)..]) : (null, null);
    }

    private static async Task<string> DeskNamesAsync(Turn turn)
    {
        Standing[] desk = await DeskAsync(turn);
        return desk.Length == 0
            ? Role.Coordinator.Words().In(turn.Lang)
            : string.Join('、', desk.Take(2).Select(s => $"{s.Post.Role.Words().In(turn.Lang)} {s.Person.Name}"));
    }

    private static async Task<Standing[]> DeskAsync(Turn turn)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        (List<Standing> upward, _) = await turn.Book.UpwardAsync(here.BuildingCode ?? here.CommunityCode, turn.Cancel);
        return Dispatch.Desk(upward);
    }

    private static async Task<string> FullAsync(Turn turn, Area building)
    {
        Area? compound = building.CompoundCode is { } code ? await turn.Rows.Areas.FindAsync(code, turn.Cancel) : null;
        string name = PlaceTexts.Named(building.Name, turn.Lang);
        return compound is null ? name : WhereTexts.InCompound.In(turn.Lang, name, compound.Name);
    }

    private static Choice[] Menu(Turn turn) => turn.IsStaff
        ? [turn.Offer("order/list", StaffTexts.MyOrders), turn.Offer("guide/report", GuideTexts.Report), turn.Offer("guide/help", GuideTexts.HelpLabel)]
        :
        [
            turn.Offer("guide/report", GuideTexts.Report), turn.Offer("guide/mine", GuideTexts.MyRequests),
            turn.Offer("people/find", GuideTexts.FindPerson), turn.Offer("guide/help", GuideTexts.HelpLabel),
        ];
}
