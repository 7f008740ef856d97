using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>
/// What the clock does about a promise: before it breaks, those who can keep it are warned; when it breaks, it goes one level
/// up, both levels hear of it, and the resident reads it on her timeline. It goes on up, once a while, until somebody acts.
/// </summary>
public static class KeepPromise
{
    /// <summary>How long a level has to act on what was broken below it before the next one hears of it: a working day of seven hours.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(7);

    /// <summary>The decision at <see cref="Request.PromiseNextAt"/>; whoever asks twice at one instant is answered by nothing.</summary>
    /// <param name="request">The request; its promise is due.</param>
    /// <param name="upward">The posts held at the place and above it.</param>
    /// <param name="clock">The clock of its promises.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ids">Where ids come from.</param>
    public static Moved.Done Decide(Request request, IReadOnlyList<Standing> upward, PromiseClock clock, DateTimeOffset now, IdSource ids)
    {
        if (request.PromiseNextAt is not { } at || at > now)
        {
            return new(request, [], []);
        }
        if (request.PausedAt is not null)
        {
            return new(request, [FollowPromise.Resume(request, clock, now)], []);
        }
        return request.PromiseStage switch
        {
            PromiseStage.Accept when now < request.AcceptBy => Warn(request, PromiseStage.AcceptWarned, request.AcceptBy, ToldNow(request, upward), now, ids),
            PromiseStage.Resolve when now < request.ResolveBy => Warn(request, PromiseStage.ResolveWarned, request.ResolveBy, ToldNow(request, upward), now, ids),
            PromiseStage.Accept or PromiseStage.AcceptWarned or PromiseStage.AcceptBroken => BreakAccept(request, upward, clock, now, ids),
            PromiseStage.Resolve or PromiseStage.ResolveWarned or PromiseStage.ResolveBroken => BreakResolve(request, upward, clock, now, ids),
            _ => Rest(request),
        };
    }

    private static Moved.Done Rest(Request request)
    {
        request.PromiseNextAt = null;
        return new(request, [], []);
    }

    private static Moved.Done Warn(
        Request request, PromiseStage stage, DateTimeOffset by, IReadOnlyList<Guid> people, DateTimeOffset now, IdSource ids)
    {
        (request.PromiseStage, request.PromiseNextAt) = (stage, by);
        Bi words = stage == PromiseStage.AcceptWarned ? PromiseTexts.TakeSoon : PromiseTexts.SolveSoon;
        return new(request, [], people.Count == 0
            ? []
            : [RequestNotices.Make(request, $"promise/{stage}/{by.UtcTicks}", NoticeKind.Update, RequestNotices.LaneOf(request.Urgency),
                words.With(request.Number, request.Text), people, [], ids, now)]);
    }

    private static Moved.Done BreakAccept(Request request, IReadOnlyList<Standing> upward, PromiseClock clock, DateTimeOffset now, IdSource ids)
    {
        IReadOnlyList<Guid> late = ToldNow(request, upward);
        bool isFirst = request.PromiseStage != PromiseStage.AcceptBroken;
        request.AcceptBrokenAt ??= now;
        // Nobody ever takes it: then the promise to solve it breaks as well, at its own time.
        bool isUnsolved = request.PromiseNextAt <= request.ResolveBy && request.ResolveBy <= now;
        request.ResolveBrokenAt ??= isUnsolved ? request.ResolveBy : null;
        DateTimeOffset next = clock.Add(request.Urgency, now, request.AcceptWithin > Patience ? Patience : request.AcceptWithin);
        (request.PromiseStage, request.PromiseNextAt) = (PromiseStage.AcceptBroken, now < request.ResolveBy && request.ResolveBy < next ? request.ResolveBy : next);
        (request.Status, request.AssigneeId) = (Lifecycle.After(request.Status, RequestStep.Escalate) ?? request.Status, null);
        Recipients above = Above(request, upward);
        List<TimelineEntry> timeline =
        [
            request.Append(RequestStep.PromiseBroken, Actor.Hub, now, nameof(PromiseStage.Accept)),
            .. isUnsolved ? [request.Append(RequestStep.PromiseBroken, Actor.Hub, now, nameof(PromiseStage.Resolve))] : Array.Empty<TimelineEntry>(),
            .. request.SendTo(above, now),
        ];
        List<Notice> notices = [.. RequestNotices.ForFiling(request, above, ids, now)];
        Tell("late", NoticeKind.Update, PromiseTexts.NotTaken.With(request.Number, Names(above, Lang.Zh), Names(above, Lang.En)), [.. late.Except(above.Told.Select(one => one.Person.Id))]);
        if ((isFirst || isUnsolved) && request.ReporterId is { } resident)
        {
            Tell("resident", NoticeKind.Update, (isUnsolved ? PromiseTexts.ResidentNotSolved : PromiseTexts.ResidentNotTaken).With(request.Number), [resident]);
        }
        return new(request, timeline, notices);

        void Tell(string whom, NoticeKind kind, Bi text, IReadOnlyList<Guid> people)
        {
            if (people.Count > 0)
            {
                notices.Add(RequestNotices.Make(request, $"promise/{whom}/{request.LastEntry}", kind, Lane.Normal, text, people, [], ids, now));
            }
        }
    }

    private static Moved.Done BreakResolve(Request request, IReadOnlyList<Standing> upward, PromiseClock clock, DateTimeOffset now, IdSource ids)
    {
        IReadOnlyList<Guid> late = ToldNow(request, upward);
        bool isFirst = request.PromiseStage != PromiseStage.ResolveBroken;
        request.ResolveBrokenAt ??= now;
        (request.PromiseStage, request.PromiseNextAt) = (PromiseStage.ResolveBroken, clock.Add(request.Urgency, now, Patience));
        Recipients above = Above(request, upward);
        request.Rung = above.Rung;
        List<TimelineEntry> timeline = [request.Append(RequestStep.PromiseBroken, Actor.Hub, now, nameof(PromiseStage.Resolve))];
        List<Notice> notices = [];
        Lane lane = RequestNotices.LaneOf(request.Urgency);
        Tell("above", lane, PromiseTexts.SeeToIt.With(request.Number, request.Text), [.. above.Told.Select(one => one.Person.Id).Except(late)]);
        Tell("late", lane, PromiseTexts.NotSolved.With(request.Number, Names(above, Lang.Zh), Names(above, Lang.En)), late);
        if (isFirst && request.ReporterId is { } resident)
        {
            Tell("resident", Lane.Normal, PromiseTexts.ResidentNotSolved.With(request.Number), [resident]);
        }
        return new(request, timeline, notices);

        void Tell(string whom, Lane to, Bi text, IReadOnlyList<Guid> people)
        {
            if (people.Count > 0)
            {
                notices.Add(RequestNotices.Make(request, $"promise/{whom}/{request.LastEntry}", NoticeKind.Update, to, text, people, [], ids, now));
            }
        }
    }

    // Whoever has it; while nobody has, those of the level where it stands.
    private static IReadOnlyList<Guid> ToldNow(Request request, IReadOnlyList<Standing> upward) => request.AssigneeId is { } worker
        ? [worker]
        : [.. Dispatch.Decide(upward, request.Urgency, Math.Min(request.Rung, Dispatch.Ladder.Count - 1)).Told.Select(one => one.Person.Id)];

    // At the top it stays with those who hold the highest level.
    private static Recipients Above(Request request, IReadOnlyList<Standing> upward) =>
        Dispatch.Decide(upward, request.Urgency, request.Rung + 1) is { Told.Count: > 0 } next
            ? next
            : Dispatch.Decide(upward, request.Urgency, Math.Min(request.Rung, Dispatch.Ladder.Count - 1));

    private static string Names(Recipients to, Lang lang) =>
        to.Told.Count == 0 ? PromiseTexts.Desk.In(lang) : string.Join(lang == Lang.Zh ? "、" : ", ", to.Told.Select(one => one.Person.Name ?? one.Post.Role.Words().In(lang)).Distinct());
}
