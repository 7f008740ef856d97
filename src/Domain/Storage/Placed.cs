using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;

namespace Hub.Domain.Storage;

/// <summary>Who serves a place today.</summary>
/// <param name="Upward">The posts held at the place and above it; the top desk's when no area is known.</param>
/// <param name="Areas">The place and the areas above it, nearest first; none when no area is known.</param>
/// <param name="Roster">Who of them is on duty now.</param>
public sealed record Placed(IReadOnlyList<Standing> Upward, IReadOnlyList<Area> Areas, Roster Roster)
{
    /// <summary>The codes of the areas, nearest first.</summary>
    public IReadOnlyList<string> Codes => [.. Areas.Select(area => area.Code)];

    /// <summary>
    /// Whom a request of an urgency is sent to, before levels are chosen. When nobody of them is on duty it is sent to those
    /// who are off: it is never lost.
    /// </summary>
    public IReadOnlyList<Standing> For(Urgency urgency) => IsNobodyOn(urgency) ? Upward : Able(urgency);

    /// <summary>Whether nobody to whom such a request can be sent is on duty.</summary>
    public bool IsNobodyOn(Urgency urgency) => Dispatch.Decide(Able(urgency), urgency).Told.Count == 0;

    private IReadOnlyList<Standing> Able(Urgency urgency) =>
        urgency.Grade() is { } grade ? Roster.OnCall(Upward, grade == AlertGrade.RedLine) : Roster.Serving(Upward);

    /// <summary>Roles that nobody answers for, with whether somebody holds them.</summary>
    internal IReadOnlyList<EmptyRole> Empty(IReadOnlyList<Role> roles) =>
        [.. roles.Select(role => new EmptyRole(role, Upward.Any(standing => standing.Post.Role == role)))];

    /// <summary>Whether somebody serves the place: by a post, or standing in for one.</summary>
    public bool Serves(Guid? person) => person is { } id && Find(id) is not null;

    /// <summary>Somebody who serves the place; null when she does not.</summary>
    public Person? Find(Guid person) => Upward.Concat(Roster.OnCall(Upward, isRedLine: true)).Concat(Roster.Serving(Upward))
        .FirstOrDefault(standing => standing.Person.Id == person)?.Person;

    /// <summary>Reads it.</summary>
    public static async Task<Placed> ReadAsync(
        Rows rows, string? areaCode, DateTimeOffset now, DateOnly today, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        (List<Standing> upward, List<Area> areas) = await UpwardAsync(rows, areaCode, today, cancellationToken);
        if (upward.Count == 0)
        {
            return new(upward, areas, Roster.None);
        }
        (DateTimeOffset from, DateTimeOffset until) = Roster.DayOf(now, zone);
        return new(upward, areas, new(await rows.People.DutiesAsync([.. upward.Select(standing => standing.Post.Id)], from, until, cancellationToken), now));
    }

    /// <summary>The posts held today at an area and above it, and those areas, nearest first; the top desk when no area is known.</summary>
    internal static async Task<(List<Standing> Upward, List<Area> Areas)> UpwardAsync(
        Rows rows, string? areaCode, DateOnly today, CancellationToken cancellationToken)
    {
        if (areaCode is null)
        {
            return (await rows.People.TopDeskAsync(today, cancellationToken), []);
        }
        List<Area> areas = await rows.Areas.UpwardAsync(areaCode, cancellationToken);
        return (await rows.People.PostsAtAsync([.. areas.Select(area => area.Code)], today, cancellationToken), areas);
    }
}
