using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>
/// Ends a call to departments with its request: nobody calls for what is solved or withdrawn, and whoever was called or asked
/// hears that there is nothing left to do.
/// </summary>
public static class EndWhistle
{
    /// <summary>The decision, for a request that was solved, closed or withdrawn.</summary>
    /// <param name="request">The request.</param>
    /// <param name="whistle">Its call to departments, which is open.</param>
    /// <param name="calls">The departments that have not answered, with who speaks for each.</param>
    /// <param name="upward">The posts held at the place and above it.</param>
    /// <param name="entry">The step that ended it.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <returns>The notices to write.</returns>
    public static IReadOnlyList<Notice> Decide(
        Request request, Whistle whistle, IReadOnlyList<(WhistleCall Call, IReadOnlyList<Guid> Members)> calls, IReadOnlyList<Standing> upward, TimelineEntry entry,
        DateTimeOffset now, IdSource ids)
    {
        bool wasRaised = whistle.State == WhistleState.Raised;
        (whistle.State, whistle.NextAt, request.AnswersOwed) = (WhistleState.Ended, null, 0);
        foreach ((WhistleCall call, _) in calls)
        {
            // What was late stays late, also where the clock has not looked yet.
            call.LateAt ??= call.ReportedAt is null && now > call.ReportBy ? call.ReportBy : now > call.AnswerBy ? call.AnswerBy : null;
            (call.IsWaived, call.NextAt) = (true, null);
        }
        bool isWithdrawn = request.Status == RequestStatus.Withdrawn;
        return
        [
            .. WhistleNotices.To(
                request, entry, "ended", (isWithdrawn ? WhistleTexts.EndedByWithdrawal : WhistleTexts.EndedBySolution).With(request.Number),
                calls.SelectMany(one => one.Members).Where(id => id != entry.ActorId), [], ids, now, Lane.Normal),
            .. WhistleNotices.To(
                request, entry, "undecided", WhistleTexts.NoNeedToDecide.With(request.Number),
                (wasRaised ? Whistles.Deciders(upward) : []).Select(one => one.Person.Id).Where(id => id != entry.ActorId), [], ids, now, Lane.Normal),
        ];
    }
}
