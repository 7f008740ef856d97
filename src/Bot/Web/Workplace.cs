using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.People;
using Hub.Domain.Storage;

namespace Hub.Bot.Web;

/// <summary>A worker at her pages: who she is, the posts she holds today, and those for which she stands in now.</summary>
internal sealed record Workplace(Person Person, IReadOnlyList<Standing> Posts)
{
    /// <summary>The areas that she serves, each once.</summary>
    public IReadOnlyList<Area> Areas { get; } = [.. Posts.Select(post => post.Area).DistinctBy(area => area.Code)];

    /// <summary>Whether one of her posts covers an area.</summary>
    public bool Covers(Area area) => Areas.Any(area.IsWithin);

    /// <summary>The workplace of whoever is signed in; null when nobody is. Sets the language of the answer to hers.</summary>
    public static async Task<Workplace?> OpenAsync(HttpContext context, Rows rows, HubClock clock, CancellationToken cancellationToken)
    {
        context.KeepPrivate();
        if (context.User.PersonId() is not { } id || await rows.People.FindAsync(id, cancellationToken) is not { } person)
        {
            return null;
        }
        context.Speak(person.Language);
        DateOnly today = clock.LocalDay(clock.Now);
        return new(person,
        [
            .. await rows.People.PostsAsync(id, today, cancellationToken), .. await rows.People.StandsInForAsync(id, clock.Now, today, cancellationToken),
        ]);
    }
}
