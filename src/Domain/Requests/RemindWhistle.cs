using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>What the clock does about a whistle that nobody decides on: those who confirm it are asked again, then everybody above them too.</summary>
public static class RemindWhistle
{
    /// <summary>How long those who confirm it have, by the clock of its request's urgency: half a working day, or a quarter of an hour for a red line.</summary>
    public static TimeSpan After(Urgency urgency) => urgency == Urgency.RedLine ? TimeSpan.FromMinutes(15) : Whistles.ReportWithin;

    /// <summary>The decision at <see cref="Whistle.NextAt"/>; whoever asks twice at one instant is answered by nothing.</summary>
    public static Whistled Decide(
        Request request, Whistle whistle, IReadOnlyList<Standing> upward, PromiseClock clock, DateTimeOffset now, IdSource ids)
    {
        if (whistle.State != WhistleState.Raised || !(whistle.NextAt <= now))
        {
            return new Whistled.Already(request);
        }
        TimeSpan patience = After(request.Urgency);
        // The first time those who were asked; from the second on also who stands above them.
        bool isFirst = clock.Between(request.Urgency, whistle.RaisedAt, now) < 2 * patience;
        whistle.NextAt = clock.Add(request.Urgency, now, patience);
        TimelineEntry entry = request.Append(RequestStep.WhistleWaits, Actor.Hub, now, null);
        return new Whistled.Done(request, whistle, [], [entry], WhistleNotices.To(
            request, entry, "community", WhistleTexts.DecideNow.With(request.Number, whistle.Reason, request.Text),
            Whistles.Deciders(upward).Concat(isFirst ? [] : Whistles.AllAbove(upward)).Select(one => one.Person.Id),
            [WhistleChoices.Confirm(whistle.Id), WhistleChoices.Refuse(whistle.Id)], ids, now));
    }
}
