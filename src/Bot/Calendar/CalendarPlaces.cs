using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Storage;

namespace Hub.Bot.Calendar;

/// <summary>Which series are meant: those of where she lives, and those that she may write for.</summary>
internal static class CalendarPlaces
{
    private const int MostSeries = 50;

    /// <summary>The series where she lives, or, while only the community is known, of all of it; null while nothing is known.</summary>
    public static async Task<List<Series>?> NearAsync(Turn turn)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        if ((here.BuildingCode ?? here.CommunityCode) is not { } code)
        {
            return turn.IsStaff ? await HersAsync(turn) : null;
        }
        List<Area> upward = await turn.Rows.Areas.UpwardAsync(code, turn.Cancel);
        List<Series> found = await turn.Rows.Calendar.AtAsync([.. upward.Select(area => area.Code)], turn.Today, turn.Cancel);
        if (here.BuildingCode is null)
        {
            found.AddRange(await turn.Rows.Calendar.BelowAsync([.. upward.Take(1)], turn.Today, MostSeries, turn.Cancel));
        }
        return [.. found.DistinctBy(series => series.Id)];
    }

    /// <summary>The series that she may write for: of her areas and below, and those that she holds.</summary>
    public static async Task<List<Series>> HersAsync(Turn turn)
    {
        if (turn.Person is not { } person)
        {
            return [];
        }
        List<Area> areas = [.. turn.Posts.Where(post => CalendarAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];
        List<Series> hers = await turn.Rows.Calendar.BelowAsync(areas, turn.Today, MostSeries, turn.Cancel);
        HashSet<string> above = [];
        foreach (Area area in turn.Posts.Select(post => post.Area).DistinctBy(area => area.Code))
        {
            above.UnionWith((await turn.Rows.Areas.UpwardAsync(area.Code, turn.Cancel)).Select(one => one.Code));
        }
        foreach (Series series in await turn.Rows.Calendar.AtAsync(above, turn.Today, turn.Cancel))
        {
            if (hers.TrueForAll(known => known.Id != series.Id) && await Book(turn).MayWriteAsync(series, person.Id, turn.Cancel))
            {
                hers.Add(series);
            }
        }
        return hers;
    }

    /// <summary>Whether she plans meetings at all.</summary>
    public static bool MayPlan(Turn turn) => turn.Posts.Any(post => CalendarAuthority.Has(post.Post.Role));

    public static MeetingBook Book(Turn turn) => new(turn.Rows, turn.Ids, turn.Now, turn.Today);

    public static CalendarBook Planner(Turn turn) => new(turn.Rows, turn.Ids, turn.Now, turn.Today);
}
