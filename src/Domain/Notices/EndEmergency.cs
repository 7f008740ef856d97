using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>Turns the routine-emergency switch off: by hand, or by itself when its time is over.</summary>
public static class EndEmergency
{
    /// <summary>The decision. What it held is released and counted by whoever writes it; then it is told.</summary>
    /// <param name="emergency">The emergency; null where none is on.</param>
    /// <param name="by">Who asks for it; null when the clock does.</param>
    /// <param name="posts">The posts around the area.</param>
    /// <param name="now">The instant.</param>
    public static Switched Decide(Emergency? emergency, Person? by, EmergencyPosts posts, DateTimeOffset now)
    {
        if (emergency is not { EndedAt: null } || (by is null && emergency.EndsAt > now))
        {
            return new Switched.NotOn();
        }
        if (by is not null && !posts.Allow(by.Id))
        {
            return new Switched.Forbidden();
        }
        (emergency.EndedAt, emergency.EndedById, emergency.EndedByName) = (now, by?.Id, by?.Name);
        return new Switched.Done(emergency, []);
    }
}
