using Hub.Domain.Ids;

namespace Hub.Domain.Notices;

/// <summary>Lets an emergency go on for longer.</summary>
public static class ExtendEmergency
{
    /// <summary>The decision: a later end, at most 72 h from now.</summary>
    /// <param name="emergency">The emergency; null where none is on.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="endsAt">The new end.</param>
    /// <param name="posts">The posts around the area.</param>
    /// <param name="local">An instant as the community's clocks show it.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant.</param>
    public static Switched Decide(
        Emergency? emergency, People.Person by, DateTimeOffset endsAt, EmergencyPosts posts, Func<DateTimeOffset, DateTimeOffset> local, IdSource ids,
        DateTimeOffset now)
    {
        if (emergency is not { EndedAt: null })
        {
            return new Switched.NotOn();
        }
        if (!posts.Allow(by.Id))
        {
            return new Switched.Forbidden();
        }
        if (endsAt == emergency.EndsAt)
        {
            return new Switched.Already(emergency);
        }
        if (endsAt <= now || endsAt < emergency.EndsAt || endsAt > now + Emergency.Longest)
        {
            return new Switched.EndOutOfRange(now + Emergency.Longest);
        }
        emergency.EndsAt = endsAt;
        return new Switched.Done(emergency, [EmergencyNotices.Extended(emergency, by, posts, local, ids, now)]);
    }
}
