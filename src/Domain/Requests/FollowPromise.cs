namespace Hub.Domain.Requests;

/// <summary>Sets the clock of a request's promise after each step of its life, and stops it while it waits for somebody else.</summary>
public static class FollowPromise
{
    /// <summary>The longest that a promise waits for the resident or a department, in working time: three days of seven hours.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(21);

    /// <summary>Those concerned are warned when so much of the time is left.</summary>
    private const double Left = 0.25;

    /// <summary>After a step: which promise runs now, when somebody must look at it, and whether it waits.</summary>
    /// <returns>The lines that say so on its timeline.</returns>
    public static IReadOnlyList<TimelineEntry> After(Request request, PromiseClock clock, DateTimeOffset now)
    {
        // Also where the clock has not looked yet: what was late stays late.
        request.AcceptBrokenAt ??= request.AcceptedAt > request.AcceptBy ? request.AcceptBy : null;
        if (request.IsClosed || request.Status == RequestStatus.Resolved)
        {
            if (request.PausedAt is { } paused)
            {
                // Solved while it waited: what it waited is given back before it is judged.
                request.ResolveBy = clock.Add(request.Urgency, request.ResolveBy, clock.Between(request.Urgency, paused, now));
            }
            request.ResolveBrokenAt ??= request.ResolvedAt > request.ResolveBy ? request.ResolveBy : null;
            (request.PromiseStage, request.PromiseNextAt, request.PausedAt, request.PausedFor) = (PromiseStage.None, null, null, null);
            return [];
        }
        if (request.Status == RequestStatus.Reopened && request.PromiseStage == PromiseStage.None)
        {
            // What was promised is promised again from now on; that it was broken before stays on record.
            request.AcceptedAt = null;
            request.AcceptBy = clock.Add(request.Urgency, now, request.AcceptWithin);
            request.ResolveBy = clock.Add(request.Urgency, now, request.ResolveWithin);
        }
        if (request.AcceptedAt is null && request.PromiseStage is PromiseStage.None or > PromiseStage.AcceptBroken)
        {
            request.PromiseStage = PromiseStage.Accept;
            request.PromiseNextAt = Warning(request, clock, now, request.AcceptBy, request.AcceptWithin);
        }
        else if (request.AcceptedAt is not null && request.PromiseStage < PromiseStage.Resolve)
        {
            // Taken when the time to solve it was over already, of which all concerned have heard: the next level hears of it in a while.
            bool isLate = request.ResolveBrokenAt is not null && request.ResolveBy <= now;
            (request.PromiseStage, request.PromiseNextAt) = isLate
                ? (PromiseStage.ResolveBroken, clock.Add(request.Urgency, now, KeepPromise.Patience))
                : (PromiseStage.Resolve, Warning(request, clock, now, request.ResolveBy, request.ResolveWithin));
        }
        return Wait(request, clock, now);
    }

    /// <summary>The time of a pause is given back, and the clock runs again.</summary>
    internal static TimelineEntry Resume(Request request, PromiseClock clock, DateTimeOffset now)
    {
        request.ResolveBy = clock.Add(request.Urgency, request.ResolveBy, clock.Between(request.Urgency, request.PausedAt!.Value, now));
        request.PausedAt = null;
        request.PromiseStage = PromiseStage.Resolve;
        request.PromiseNextAt = Warning(request, clock, now, request.ResolveBy, request.ResolveWithin);
        return request.Append(RequestStep.PromiseResumed, Actor.Hub, now, request.PausedFor?.ToString());
    }

    // A pause can move a promise that holds, and hides none that is broken. For one cause it is given once.
    private static TimelineEntry[] Wait(Request request, PromiseClock clock, DateTimeOffset now)
    {
        PauseReason? cause = request.OpenQuestion is not null ? PauseReason.Resident : request.AnswersOwed > 0 ? PauseReason.Department : null;
        List<TimelineEntry> lines = [];
        if (request.PausedAt is not null && cause != request.PausedFor)
        {
            lines.Add(Resume(request, clock, now));
        }
        // Departments may be called before anybody has taken it: what they owe stops the clock from then on.
        if (cause != request.PausedFor && (cause is null || request.PromiseStage >= PromiseStage.Resolve))
        {
            request.PausedFor = cause;
            if (cause is not null && request.PromiseStage is PromiseStage.Resolve or PromiseStage.ResolveWarned && now < request.ResolveBy)
            {
                request.PausedAt = now;
                request.PromiseNextAt = clock.Add(request.Urgency, now, LongestPause);
                lines.Add(request.Append(RequestStep.PromisePaused, Actor.Hub, now, cause.ToString()));
            }
        }
        return [.. lines];
    }

    private static DateTimeOffset Warning(Request request, PromiseClock clock, DateTimeOffset now, DateTimeOffset by, TimeSpan within)
    {
        TimeSpan ahead = clock.Between(request.Urgency, now, by) - (within * Left);
        return ahead > TimeSpan.Zero ? clock.Add(request.Urgency, now, ahead) : now < by ? now : by;
    }
}
