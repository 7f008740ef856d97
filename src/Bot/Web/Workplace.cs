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
        if (context.User.PersonId() is not { } id
            || await rows.People.SpeakerAsync(id, clock.Now, clock.LocalDay(clock.Now), cancellationToken) is not ({ } person, var posts))
        {
            return null;
        }
        context.Speak(person.Language);
        return new(person, posts);
    }
}
