using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.People;

/// <summary>Where somebody lives, as she says it herself: by it the notices of her building come to her.</summary>
internal static class HomeConversation
{
    /// <summary>The feature word of its choices: <c>home/{building}/join/{unit}</c>, <c>move</c>, <c>leave</c>.</summary>
    public const string Feature = "home";

    /// <summary>What she is offered where she says that she lives, or is at the door of: nothing where that is known.</summary>
    public static async Task<(string? Question, IReadOnlyList<Choice> Choices)> OffersAsync(Turn turn, Area building, string? unit)
    {
        List<Home> homes = await HomesAsync(turn);
        unit = EnterHome.Unit(unit);
        if (homes.Find(home => home.BuildingCode == building.Code) is { } known)
        {
            return unit is null || unit == known.Unit ? (null, []) : (null, [Offer(turn, HomeTexts.Join, "join", building, unit)]);
        }
        if (homes.Count == 0)
        {
            return (HomeTexts.Offer.In(turn.Lang), [Offer(turn, HomeTexts.Join, "join", building, unit)]);
        }
        return (
            HomeTexts.OfferMove.In(turn.Lang, await NamedAsync(turn, homes)),
            [Offer(turn, HomeTexts.Move, "move", building, unit), Offer(turn, HomeTexts.Also, "join", building, unit)]);
    }

    /// <summary>Where she lives, as one line of her settings; null for staff who live elsewhere.</summary>
    public static async Task<string?> LineAsync(Turn turn)
    {
        List<Home> homes = await HomesAsync(turn);
        return homes.Count > 0 ? HomeTexts.Set.In(turn.Lang, await NamedAsync(turn, homes)) : turn.IsStaff ? null : HomeTexts.SetNone.In(turn.Lang);
    }

    /// <summary>Asks a resident who is entered nowhere where she lives: no building's notices come to her.</summary>
    public static async Task AskIfNowhereAsync(Turn turn)
    {
        if (!turn.IsStaff && (await HomesAsync(turn)).Count == 0)
        {
            await AskAsync(turn);
        }
    }

    /// <summary>Whether her words were a wish; then it is done and said.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        if (turn.Media.Count > 0 || HomeWish.In(turn.Heard.Words) is not { } wish)
        {
            return false;
        }
        if (wish is HomeWish.Leave)
        {
            await LeaveAsync(turn);
            return true;
        }
        if (wish is HomeWish.Move moved)
        {
            Understood there = Understand.Text(moved.To);
            // A thing that was moved and broke is a matter.
            if (there.Matters.Count > 0)
            {
                return false;
            }
            turn.Heard = turn.Heard with { Words = moved.To, Understood = there };
            // Who is entered nowhere is asked first whether she wants the notices of where she moved.
            if ((await HomesAsync(turn)).Count == 0)
            {
                return false;
            }
        }
        Place said = turn.Heard.Understood.Place;
        if (await FoundAsync(turn, said) is { } named)
        {
            await EnterAsync(turn, named, said.Unit, moves: wish is HomeWish.Move);
            return true;
        }
        // A building that there is not, or several are: asked as any place is.
        if (said.Building is not null || wish is HomeWish.Move)
        {
            return false;
        }
        Whereabouts here = await Whereabouts.OfAsync(turn);
        if (here.BuildingCode is { } code && await turn.Rows.Areas.FindAsync(code, turn.Cancel) is { } building)
        {
            await EnterAsync(turn, building, here.Unit, moves: false);
        }
        else
        {
            await AskAsync(turn);
        }
        return true;
    }

    /// <summary>A choice, or the building that was awaited.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (choice.Subject.Length == 0)
        {
            turn.Memory.Forget<Awaiting>();
            Place said = turn.Heard.Understood.Place;
            if (await FoundAsync(turn, said) is { } there)
            {
                await EnterAsync(turn, there, said.Unit, moves: false);
            }
            else
            {
                await AskAsync(turn);
            }
            return;
        }
        if (await turn.Rows.Areas.FindAsync(choice.Subject, turn.Cancel) is not { Level: AreaLevel.Building } building)
        {
            await AskAsync(turn);
            return;
        }
        if (choice.Verb == "leave")
        {
            await EndAsync(turn, building);
            return;
        }
        await EnterAsync(turn, building, choice.Argument.Length > 0 ? choice.Argument : null, moves: choice.Verb == "move");
    }

    // The next words, or a choice from the list, are where she lives.
    private static async Task AskAsync(Turn turn)
    {
        turn.Await($"{Feature}/join");
        turn.Say(HomeTexts.AskBuilding, ChooseArea.Open(turn, await Whereabouts.OfAsync(turn)));
    }

    private static async Task EnterAsync(Turn turn, Area building, string? unit, bool moves)
    {
        Person person = turn.EnsurePerson();
        List<Home> homes = await HomesAsync(turn);
        List<Home> left = moves ? homes.FindAll(home => home.BuildingCode != building.Code) : [];
        Home home;
        switch (EnterHome.Decide([.. homes.Except(left)], person.Id, building.Code, EnterHome.Unit(unit), turn.Today, turn.Ids))
        {
            case HomeEntered.Added added:
                turn.Rows.People.Add(home = added.Home);
                break;
            case HomeEntered.Known known:
                home = known.Home;
                break;
            default:
                turn.Say(HomeTexts.TooMany.In(turn.Lang, EnterHome.Most));
                return;
        }
        left.ForEach(other => EnterHome.Leave(other, turn.Today));
        person.ConsentedAt ??= turn.Now;
        person.Resume([nameof(NoticeKind.Broadcast)]);
        await Whereabouts.RememberAsync(turn, building, home.Unit);
        string place = Place(turn, building, home.Unit);
        turn.Say(
            left.Count > 0 ? HomeTexts.Moved.In(turn.Lang, place, await NamedAsync(turn, left)) : HomeTexts.Joined.In(turn.Lang, place),
            turn.Offer($"{SettingsConversation.Feature}/show", SettingsTexts.Settings));
    }

    private static async Task LeaveAsync(Turn turn)
    {
        List<Home> homes = await HomesAsync(turn);
        if (homes.Count == 0)
        {
            turn.Memory.Forget<Whereabouts>();
            turn.Say(HomeTexts.NotEntered);
            return;
        }
        // 'I do not live in building 3' names building 3 all the same.
        Place place = Understand.Text(HomeWish.Affirmed(turn.Heard.Words)).Place;
        Area? said = await FoundAsync(turn, place);
        if (said is null && place.Building is { } number)
        {
            turn.Say(HomeTexts.NotThere.In(turn.Lang, PlaceTexts.Building.In(turn.Lang, number)));
            return;
        }
        if (said is null && homes.Count > 1)
        {
            List<Choice> choices = [];
            foreach (Home home in homes)
            {
                choices.Add(new($"{Feature}/{home.BuildingCode}/leave", await NamedAsync(turn, [home])));
            }
            turn.Say(HomeTexts.WhichLeft.In(turn.Lang), choices);
            return;
        }
        await EndAsync(turn, said ?? (await turn.Rows.Areas.FindAsync(homes[0].BuildingCode, turn.Cancel))!);
    }

    private static async Task EndAsync(Turn turn, Area building)
    {
        if ((await HomesAsync(turn)).Find(home => home.BuildingCode == building.Code) is not { } home)
        {
            turn.Say(HomeTexts.NotThere.In(turn.Lang, PlaceTexts.Named(building.Name, turn.Lang)));
            return;
        }
        EnterHome.Leave(home, turn.Today);
        turn.Memory.Forget<Whereabouts>();
        turn.Say(HomeTexts.Left.In(turn.Lang, Place(turn, building, home.Unit)), Offer(turn, HomeTexts.StillThere, "join", building, home.Unit));
    }

    private static async Task<Area?> FoundAsync(Turn turn, Place place) =>
        place.Building is not null && await FindPlace.InAsync(turn, place, "", await Whereabouts.OfAsync(turn)) is PlaceFound.Building found
            ? found.Area
            : null;

    private static async Task<List<Home>> HomesAsync(Turn turn) =>
        turn.Person is { } person ? await turn.Rows.People.HomesAsync(person.Id, turn.Today, turn.Cancel) : [];

    private static async Task<string> NamedAsync(Turn turn, IReadOnlyCollection<Home> homes)
    {
        Dictionary<string, Area> areas = (await turn.Rows.Areas.FindAllAsync([.. homes.Select(home => home.BuildingCode).Distinct()], turn.Cancel)).ToDictionary(area => area.Code);
        return string.Join(turn.Lang == Lang.Zh ? "、" : ", ", homes.Where(home => areas.ContainsKey(home.BuildingCode))
            .Select(home => Place(turn, areas[home.BuildingCode], home.Unit)));
    }

    private static string Place(Turn turn, Area building, string? unit) => PlaceTexts.Door(turn.Lang, building.Name, unit);

    private static Choice Offer(Turn turn, Bi label, string verb, Area building, string? unit) =>
        new(new ChoiceId(Feature, building.Code, verb, unit ?? "").ToString(), label.In(turn.Lang, Place(turn, building, unit)));
}
