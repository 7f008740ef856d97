using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Found on the round: what was found, then what was done. Two steps, and it is in the books.</summary>
internal static class FoundConversation
{
    /// <summary>The feature word of what it awaits: <c>found/what</c>, <c>found/done</c>.</summary>
    public const string Feature = "found";

    /// <summary>'发现并解决 3号楼门口井盖松了': the first step; asks for it where it was left out.</summary>
    public static void Start(Turn turn)
    {
        if (turn.Heard.Understood.Rest is { Length: > 0 } what)
        {
            Noted(turn, what);
            return;
        }
        turn.Await($"{Feature}/what");
        turn.Say(StaffTexts.FoundWhat);
    }

    /// <summary>The words of a step.</summary>
    public static async Task ContinueAsync(Turn turn, string verb)
    {
        turn.Memory.Forget<Awaiting>();
        if (verb == "what" || turn.Memory.Recall<Found>() is not { } found)
        {
            Noted(turn, turn.Heard.Words.Trim() is { Length: > 0 } words ? words : FilingTexts.Photo.In(turn.Lang));
            return;
        }
        turn.Memory.Forget<Found>();
        Understood what = Understand.Text(found.What);
        Matter? matter = what.Matters is [var first, ..] ? first : null;
        Area? place = await FindPlace.InAsync(turn, what.Place, "", await Whereabouts.OfAsync(turn)) is PlaceFound.Building building
            ? building.Area
            : turn.Serving[0].Area;
        string done = turn.Heard.Words.Trim() is { Length: > 0 } told ? told : FilingTexts.Photo.In(turn.Lang);
        Request request = await turn.Book.SubmitAsync(new()
        {
            Key = $"{turn.Key}/found",
            Text = found.What,
            Category = matter?.Category ?? Category.Other,
            Urgency = Urgency.Normal,
            ReporterId = turn.Person!.Id,
            ReporterName = turn.Person.Name,
            FiledById = turn.Person.Id,
            FiledByName = turn.Person.Name,
            AreaCode = place.Code,
            PlaceName = place.Name,
            PlaceIsKnown = true,
            Unit = what.Place.Unit,
            Spot = what.Place.Spot,
            SolvedHow = done,
        }, turn.Cancel);
        await turn.Rows.Requests.AttachAsync([.. found.Photos ?? [], .. turn.Media.Select(media => media.Id)], request.Id, turn.Cancel);
        turn.Say(StaffTexts.FoundKept.In(turn.Lang, request.Number, found.What, done));
    }

    private static void Noted(Turn turn, string what)
    {
        turn.Memory.Keep(new Found(what) { Photos = [.. turn.Media.Select(media => media.Id)] });
        turn.Await($"{Feature}/done");
        turn.Say(StaffTexts.FoundDone);
    }
}

/// <summary>What was found, until it is said what was done.</summary>
internal sealed record Found(string What) : IRemembered<Found>
{
    /// <summary>What was sent with it.</summary>
    public IReadOnlyList<Guid>? Photos { get; init; }

    public static string Name => "found";

    public static int Version => 1;
}
