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
    /// <summary>The feature word of what it awaits: <c>danger/{request}/where</c>.</summary>
    public const string Feature = "danger";

    /// <summary>How long more words about the same danger join the same request.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(30);

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
            await turn.Book.TellAsync(open.Id, Self(turn), turn.Heard.Words, open.NeedsCallback ? building : null, place.Unit, turn.Cancel);
            await AttachAsync(turn, open.Id);
            turn.Say(RedLineTexts.MoreNoted.In(turn.Lang, open.Number));
            return;
        }

        // 3. Filed at once with what is known, and the whole chain told.
        Request request = await turn.Book.SubmitAsync(Of(turn, danger, reporter, place, building, here), turn.Cancel);
        await AttachAsync(turn, request.Id);
        turn.Say(await ToldAsync(turn, request));

        // 4. Only where: asked if nobody knows, checked if it is only where she was last known to be.
        if (place.Building is null || building is null)
        {
            turn.Await(new ChoiceId(Feature, request.Id.ToString("N"), "where").ToString());
            turn.Say(building is null ? RedLineTexts.WhereExactly.In(turn.Lang) : RedLineTexts.StillThere.In(turn.Lang, building.Name));
        }
    }

    /// <summary>She said where: the chain of that place is told.</summary>
    public static async Task LocateAsync(Turn turn, ChoiceId choice)
    {
        turn.Memory.Forget<Awaiting>();
        if (!Guid.TryParse(choice.Subject, out Guid id))
        {
            return;
        }
        if (turn.Heard.Understood.Intent == Intent.Yes)
        {
            turn.Say(RedLineTexts.PlaceKept);
            return;
        }
        Whereabouts here = await Whereabouts.OfAsync(turn);
        Place place = turn.Heard.Understood.Place;
        Area? building = await BuildingAsync(turn, place, here with { BuildingCode = null });
        if (building is null && await FindPlace.InAsync(turn, place, turn.Heard.Words, here) is PlaceFound.Wider wider)
        {
            building = wider.Area;
        }
        await turn.Book.TellAsync(id, Self(turn), turn.Heard.Words, building, place.Unit, turn.Cancel);
        await AttachAsync(turn, id);
        turn.Say(RedLineTexts.PlaceNoted.In(turn.Lang, building?.Name ?? turn.Heard.Words));
    }

    private static Bi FirstWords(RedLine danger) => danger switch
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
        PlaceName = building?.Name,
        PlaceIsKnown = building is not null,
        Unit = place.Unit ?? (building?.Code == here.BuildingCode ? here.Unit : null),
        Door = place.Door is { } door ? turn.Seal.Close(door) : null,
        Spot = place.Spot,
    };

    private static async Task<Area?> BuildingAsync(Turn turn, Place place, Whereabouts here) =>
        place.Building is not null || place.Compound is not null
            ? await FindPlace.InAsync(turn, place, "", here) switch
            {
                PlaceFound.Building found => found.Area,
                PlaceFound.Several several => several.Areas[0],
                _ => null,
            }
            : here.BuildingCode is { } home ? await turn.Rows.Areas.FindAsync(home, turn.Cancel) : null;

    private static async Task<Request?> OpenAsync(Turn turn, Person reporter, RedLine danger) =>
        (await turn.Rows.Requests.OfReporterAsync(reporter.Id, 5, turn.Cancel))
            .Find(request => request.RedLine == danger && !request.IsClosed && turn.Now - request.SubmittedAt < Same);

    private static async Task<string> ToldAsync(Turn turn, Request request)
    {
        (List<Standing> upward, _) = await turn.Book.UpwardAsync(request.AreaCode, turn.Cancel);
        Standing[] told = [.. (request.NeedsCallback ? Dispatch.Desk(upward) : [.. Dispatch.Decide(upward, Urgency.RedLine).Told]).Take(4)];
        return told.Length == 0
            ? RedLineTexts.ToldNobody.In(turn.Lang, request.Number)
            : RedLineTexts.Told.In(turn.Lang, string.Join(turn.Lang == Lang.Zh ? "、" : ", ",
                told.Select(standing => $"{standing.Post.Role.Words().In(turn.Lang)} {standing.Person.Name}")), request.Number);
    }

    private static Task AttachAsync(Turn turn, Guid requestId) =>
        turn.Rows.Requests.AttachAsync([.. turn.Media.Select(media => media.Id)], requestId, turn.Cancel);

    private static Actor Self(Turn turn) => new(turn.Person?.Id, turn.Person?.Name);
}
