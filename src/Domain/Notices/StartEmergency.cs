using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>Turns the routine-emergency switch of an area on.</summary>
/// <param name="Area">The area.</param>
/// <param name="By">Who asks for it.</param>
/// <param name="Reason">Why; required, at most <see cref="MostReason"/> characters are kept.</param>
/// <param name="EndsAt">When it ends by itself: after now, and within 72 h.</param>
public sealed record StartEmergency(Area Area, Person By, string Reason, DateTimeOffset EndsAt)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MostReason = 200;

    /// <summary>The decision.</summary>
    /// <param name="posts">The posts around the area.</param>
    /// <param name="on">The area's emergency that is on, if any.</param>
    /// <param name="local">An instant as the community's clocks show it.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant.</param>
    public Switched Decide(
        EmergencyPosts posts, Emergency? on, Func<DateTimeOffset, DateTimeOffset> local, IdSource ids, DateTimeOffset now)
    {
        string reason = Reason.Trim();
        if (!posts.Allow(By.Id))
        {
            return new Switched.Forbidden();
        }
        if (on is not null)
        {
            return new Switched.Already(on);
        }
        if (reason.Length == 0)
        {
            return new Switched.ReasonMissing();
        }
        if (EndsAt <= now || EndsAt > now + Emergency.Longest)
        {
            return new Switched.EndOutOfRange(now + Emergency.Longest);
        }
        Emergency emergency = new()
        {
            Id = ids.Next(),
            AreaCode = Area.Code,
            AreaName = Area.Name,
            PathFrom = Area.Path,
            PathTo = AreaPath.After(Area.Path),
            CompoundCode = Area.Level == AreaLevel.Compound ? Area.Code : null,
            Reason = Text.Cut.To(reason, MostReason),
            StartedAt = now,
            StartedById = By.Id,
            StartedByName = By.Name,
            EndsAt = EndsAt,
            InCharge = [.. posts.Chiefs.Select(chief => new InCharge(chief.Person.Id, chief.Person.Name)).DistinctBy(chief => chief.PersonId)],
        };
        return new Switched.Done(emergency, [EmergencyNotices.Started(emergency, posts, local, ids, now)]);
    }
}
