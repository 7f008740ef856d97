using Hub.Domain.People;

namespace Hub.Domain.Requests;

/// <summary>Appends to a request's timeline.</summary>
public static class Timeline
{
    /// <summary>The next entry of the request.</summary>
    public static TimelineEntry Append(this Request request, RequestStep step, Actor actor, DateTimeOffset now, string? note) => new()
    {
        RequestId = request.Id,
        Seq = ++request.LastEntry,
        At = now,
        Step = step,
        ActorId = actor.Id,
        ActorName = actor.Name,
        Note = note,
    };

    /// <summary>Notes the levels that stood empty and who was told, and moves a request that was only submitted to dispatched.</summary>
    public static IReadOnlyList<TimelineEntry> SendTo(this Request request, Recipients to, DateTimeOffset now)
    {
        List<TimelineEntry> entries = [];
        foreach (Role role in to.Empty)
        {
            entries.Add(request.Append(RequestStep.NobodyOnPost, Actor.Hub, now, role.ToString()));
        }
        request.Rung = to.Rung;
        if (to.Told.Count > 0)
        {
            request.Status = Lifecycle.After(request.Status, RequestStep.Dispatch) ?? request.Status;
            entries.Add(request.Append(RequestStep.Dispatch, Actor.Hub, now, Names(to.Told)));
        }
        return entries;
    }

    /// <summary>People with their roles, as <see cref="TimelineWords"/> reads them.</summary>
    internal static string Names(IReadOnlyList<Standing> people) =>
        string.Join('、', people.Select(standing => $"{standing.Post.Role}:{standing.Person.Name}"));
}
