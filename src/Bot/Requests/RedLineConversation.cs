using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Danger: the number to call comes first, the whole chain is told at once, and only 'where' is asked.</summary>
internal static class RedLineConversation
{
    /// <summary>The feature word of what it awaits: <c>danger/{request}/where</c>, then <c>danger/{request}/more</c>.</summary>
    public const string Feature = "danger";

    /// <summary>How long more words about the same danger join the same request.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(30);

    /// <summary>More names than this are only counted: she has no time to read.</summary>
    private const int MostNamed = 4;

    public static async Task RaiseAsync(Turn turn, RedLine danger)
    {
        // 1. What may save a life, before anything else.
        turn.Say(FirstWords(danger));

        // 2. The same danger again: those who are coming hear the new words; nothing is filed twice.
        Whereabouts here = await Whereabouts.OfAsync(turn);
        Place place = turn.Heard.Understood.Place;
        Area? building = await BuildingAsync(turn, place, here);
        Person reporter = turn.EnsurePerson();
        if (await OpenAsync(turn, reporter, danger) is { } open)
        {
            Area? named = open.NeedsCallback || place.Building is not null ? building : null;
            await turn.Book.TellAsync(open.Id, Self(turn), turn.Heard.Words, named, place.Unit, turn.Cancel);
            await AttachAsync(turn, open.Id);
            turn.Say(RedLineTexts.MoreNoted.In(turn.Lang, open.Number));
            Await(turn, open.Id, open.NeedsCallback && building is null ? "where" : "more");
            if (open.NeedsCallback && building is null)
            {
                turn.Say(RedLineTexts.WhereExactly);
            }
            return;
        }

        if (building is not null)
        {
            await Whereabouts.GuessAsync(turn, building, place.Unit);
        }

        // 3. Filed at once with what is known, and the whole chain told.
        Request request = await turn.Book.SubmitAsync(Of(turn, danger, reporter, place, building, here), turn.Cancel);
        await AttachAsync(turn, request.Id);
        turn.Say(await ToldAsync(turn, request));

        // 4. Only where: asked if nobody knows, checked if it is only where she was last known to be. Then all ears.
        Await(turn, request.Id, place.Building is null || building is null ? "where" : "more");
        if (building is null)
        {
            turn.Say(await SeveralAsync(turn, place, here) ?? RedLineTexts.WhereExactly.In(turn.Lang));
        }
        else if (place.Building is null)
        {
            turn.Say(RedLineTexts.StillThere.In(turn.Lang, PlaceTexts.Named(building.Name, turn.Lang)));
        }
    }

    /// <summary>What she says after the alarm: where it is, and whatever else those who are coming should know.</summary>
    public static async Task GoOnAsync(Turn turn, ChoiceId choice)
    {
        if (!Guid.TryParse(choice.Subject, out Guid id) || await turn.Rows.Requests.FindAsync(id, turn.Cancel) is not { } request)
        {
            turn.Memory.Forget<Awaiting>();
            return;
        }
        Understood said = turn.Heard.Understood;
        bool asked = choice.Verb == "where";
        if (said.Intent == Intent.Yes && said.Place.IsUnknown)
        {
            Await(turn, id, "more");
            turn.Say(asked && request.NeedsCallback ? RedLineTexts.WhereExactly : RedLineTexts.PlaceKept);
            return;
        }
        Whereabouts here = await Whereabouts.OfAsync(turn);
        Area? area = await AnsweredAsync(turn, request, here, asked);
        Moved moved = await turn.Book.TellAsync(id, Self(turn), turn.Heard.Words, area, said.Place.Unit, turn.Cancel);
        if (moved is not Moved.Done)
        {
            // It is over; what she says now is something new.
            turn.Memory.Forget<Awaiting>();
            await FilingConversation.StartAsync(turn);
            return;
        }
        await AttachAsync(turn, id);
        if (area is not null)
        {
            await Whereabouts.GuessAsync(turn, area, said.Place.Unit);
        }
        bool known = area is not null || !said.Place.IsUnknown || !request.NeedsCallback;
        Await(turn, id, asked && !known ? "where" : "more");
        turn.Say(area is not null ? RedLineTexts.PlaceNoted.In(turn.Lang, PlaceTexts.Whole(turn.Lang, area.Name, said.Place.Unit, said.Place.Spot))
            : asked && known && !said.Place.IsUnknown ? RedLineTexts.PlaceNoted.In(turn.Lang, turn.Heard.Words.Trim())
            : RedLineTexts.MoreNoted.In(turn.Lang, request.Number));
        if (asked && !known)
        {
            turn.Say(said.Intent == Intent.Skip ? RedLineTexts.WhereUnknown : RedLineTexts.WhereExactly);
        }
    }

    /// <summary>The first sentence: whom to call and what to do.</summary>
    public static Bi FirstWords(RedLine danger) => danger switch
    {
        RedLine.Gas => RedLineTexts.Gas,
        RedLine.Fire => RedLineTexts.Fire,
        RedLine.Wires => RedLineTexts.Wires,
        RedLine.Lift => RedLineTexts.Lift,
        RedLine.LiveWire => RedLineTexts.LiveWire,
        RedLine.Person => RedLineTexts.Person,
        RedLine.Suicide => RedLineTexts.Suicide,
    };

    private static Submission Of(Turn turn, RedLine danger, Person reporter, Place place, Area? building, Whereabouts here) => new()
    {
        Key = $"{turn.Key}/danger/{turn.Said.Count}",
        Text = turn.Heard.Words,
        Category = turn.Heard.Understood.Matters.FirstOrDefault(matter => matter.RedLine is not null)?.Category ?? Category.Safety,
        Urgency = Urgency.RedLine,
        RedLine = danger,
        ReporterId = reporter.Id,
        ReporterName = reporter.Name,
        AreaCode = building?.Code ?? here.CommunityCode,
        PlaceName = building?.Name ?? (place.Building is { } named ? PlaceTexts.Building.In(Lang.Zh, named) : place.Compound),
        PlaceIsKnown = building is not null,
        Unit = place.Unit ?? (building?.Code == here.BuildingCode ? here.Unit : null),
        Door = place.Door is { } door ? turn.Seal.Close(door) : null,
        Spot = place.Spot,
    };

    private static async Task<Area?> BuildingAsync(Turn turn, Place place, Whereabouts here) =>
        place.Building is not null || place.Compound is not null
            ? (await FindPlace.InAsync(turn, place, "", here) as PlaceFound.Building)?.Area
            : here.BuildingCode is { } home ? await turn.Rows.Areas.FindAsync(home, turn.Cancel) : null;

    private static async Task<Request?> OpenAsync(Turn turn, Person reporter, RedLine danger) =>
        (await turn.Rows.Requests.OfReporterAsync(reporter.Id, 5, turn.Cancel))
            .Find(request => request.RedLine == danger && !request.IsClosed && turn.Now - request.SubmittedAt < Same);

    // The answer to where: a building; '临江苑' for the building that was named before; else a compound or a community.
    private static async Task<Area?> AnsweredAsync(Turn turn, Request request, Whereabouts here, bool asked)
    {
        Place place = turn.Heard.Understood.Place;
        if (asked && turn.Heard.Words.Trim() is { Length: > 0 and <= 3 } bare && bare.All(char.IsAsciiDigit))
        {
            place = place with { Building = bare };
        }
        if (place.Building is null && (place.Compound ?? await FindPlace.CompoundAsync(turn, turn.Heard.Words, here)) is { } compound)
        {
            place = place with { Building = Understand.Text(request.Text).Place.Building, Compound = compound };
        }
        return await FindPlace.InAsync(turn, place, asked && place.Building is null ? turn.Heard.Words : "", here) switch
        {
            PlaceFound.Building found => found.Area,
            PlaceFound.Wider wider when request.NeedsCallback => wider.Area,
            _ => null,
        };
    }

    private static async Task<string?> SeveralAsync(Turn turn, Place place, Whereabouts here)
    {
        if (place.Building is null || await FindPlace.InAsync(turn, place, "", here) is not PlaceFound.Several several)
        {
            return null;
        }
        List<string> names = [.. (await ChooseArea.PicksAsync(turn, several.Areas)).Select(pick => pick.Label)];
        return RedLineTexts.WhichOfThem.In(turn.Lang, string.Join(turn.Lang == Lang.Zh ? "、" : ", ", names));
    }

    private static async Task<string> ToldAsync(Turn turn, Request request)
    {
        IReadOnlyList<Standing> upward = (await turn.Book.PlacedAsync(request.AreaCode, turn.Cancel)).For(Urgency.RedLine);
        Standing[] told = [.. request.NeedsCallback ? SubmitRequest.ToDesk(upward, Urgency.RedLine).Told : Dispatch.Decide(upward, Urgency.RedLine).Told];
        if (told.Length == 0)
        {
            return RedLineTexts.ToldNobody.In(turn.Lang, request.Number);
        }
        string names = string.Join(turn.Lang == Lang.Zh ? "、" : ", ",
            told.Take(MostNamed).Select(standing => $"{standing.Post.Role.Words().In(turn.Lang)} {standing.Person.Name}"));
        string all = told.Length <= MostNamed ? names
            : RedLineTexts.AndMore.In(turn.Lang, names, turn.Lang == Lang.Zh ? told.Length : told.Length - MostNamed);
        return RedLineTexts.Told.In(turn.Lang, all, request.Number);
    }

    private static void Await(Turn turn, Guid id, string verb) => turn.Await(new ChoiceId(Feature, id.ToString("N"), verb).ToString());

    private static Task AttachAsync(Turn turn, Guid requestId) =>
        turn.Rows.Requests.AttachAsync([.. turn.Media.Select(media => media.Id)], requestId, turn.Cancel);

    private static Actor Self(Turn turn) => new(turn.Person?.Id, turn.Person?.Name);
}
