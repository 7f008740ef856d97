using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>Whom a request's steps are told to, and in which words.</summary>
public static class RequestNotices
{
    /// <summary>To those who serve the place. Red lines and urgent matters are alerts; other work waits for the shift.</summary>
    public static IReadOnlyList<Notice> ForFiling(Request request, Recipients to, IdSource ids, DateTimeOffset now)
    {
        if (to.Told.Count == 0)
        {
            return [];
        }
        Bi text = new(Alert(request, Lang.Zh), Alert(request, Lang.En));
        return
        [
            Make(request, $"told/{request.LastEntry}", NoticeKind.Alert, LaneOf(request.Urgency), text,
                [.. to.Told.Select(standing => standing.Person.Id)],
                [RequestChoices.Accept(request.Id), RequestChoices.Decline(request.Id)], ids, now),
        ];
    }

    /// <summary>To the resident when her request moved, to the worker when the resident did something.</summary>
    public static IReadOnlyList<Notice> ForStep(Request request, TimelineEntry entry, Guid? assigneeBefore, IdSource ids, DateTimeOffset now)
    {
        Bi? toResident = entry.Step switch
        {
            RequestStep.Accept => RequestTexts.Accepted.With(request.Number, entry.ActorName),
            RequestStep.Transfer => RequestTexts.Transferred.With(request.Number),
            RequestStep.Escalate => RequestTexts.Escalated.With(request.Number),
            RequestStep.Ask => RequestTexts.Asked.With(request.Number, entry.ActorName, entry.Note),
            RequestStep.Progress => RequestTexts.Progress.With(request.Number, entry.ActorName, entry.Note),
            RequestStep.Resolve => RequestTexts.Resolved.With(request.Number, entry.ActorName, entry.Note ?? "📷"),
            _ => null,
        };
        Bi? toWorker = entry.Step switch
        {
            RequestStep.Transfer => RequestTexts.HandedToYou.With(request.Number, entry.ActorName, request.Text),
            RequestStep.Answer => RequestTexts.ResidentAnswered.With(request.Number, entry.Note ?? "📷"),
            RequestStep.Add => RequestTexts.ResidentAdded.With(request.Number, entry.Note ?? "📷"),
            RequestStep.Confirm => RequestTexts.ResidentConfirmed.With(request.Number),
            RequestStep.Withdraw => RequestTexts.ResidentWithdrew.With(request.Number),
            _ => null,
        };
        Guid? worker = entry.Step == RequestStep.Withdraw ? assigneeBefore : request.AssigneeId;
        List<Notice> notices = [];
        if (toResident is { } forResident && request.ReporterId is { } resident && resident != entry.ActorId)
        {
            notices.Add(Make(request, $"resident/{entry.Seq}", NoticeKind.Update, Lane.Normal, forResident, [resident],
                ChoicesFor(entry.Step, request.Id), ids, now));
        }
        if (toWorker is { } forWorker && worker is { } workerId && workerId != entry.ActorId)
        {
            notices.Add(Make(request, $"worker/{entry.Seq}", entry.Step == RequestStep.Transfer ? NoticeKind.Alert : NoticeKind.Update,
                entry.Step == RequestStep.Transfer ? LaneOf(request.Urgency) : Lane.Normal, forWorker, [workerId],
                entry.Step == RequestStep.Transfer ? [RequestChoices.Accept(request.Id), RequestChoices.Decline(request.Id)] : [],
                ids, now));
        }
        return notices;
    }

    private static string Alert(Request request, Lang lang) => (request.Urgency, request.NeedsCallback) switch
    {
        (Urgency.RedLine, _) => RequestTexts.RedLineAlert.In(
            lang, request.Number, request.RedLine?.Words().In(lang), request.Text, Place(request, lang) is { Length: > 0 } place ? place : FilingTexts.PlaceToAsk.In(lang)),
        (_, true) when request.TrackingHash is not null => RequestTexts.NoPlaceOrder.In(lang, request.Number, request.Text),
        (_, true) => RequestTexts.CallBackOrder.In(lang, request.Number, request.Text),
        (Urgency.Urgent, _) => RequestTexts.UrgentOrder.In(lang, request.Number, request.Text, Place(request, lang)),
        _ => RequestTexts.NewOrder.In(lang, request.Number, request.Text, Place(request, lang)),
    };

    internal static Lane LaneOf(Urgency urgency) => urgency == Urgency.Normal ? Lane.Normal : Lane.Alert;

    private static List<NoticeChoice> ChoicesFor(RequestStep step, Guid id) => step switch
    {
        RequestStep.Resolve => [RequestChoices.Confirm(id), RequestChoices.Reopen(id)],
        RequestStep.Ask => [RequestChoices.Answer(id), RequestChoices.Show(id)],
        _ => [RequestChoices.Show(id)],
    };

    private static string Place(Request request, Lang lang) => PlaceTexts.Whole(lang, request.PlaceName, request.Unit, request.Spot);

    internal static Notice Make(
        Request request, string cause, NoticeKind kind, Lane lane, Bi text, IReadOnlyList<Guid> people,
        List<NoticeChoice> choices, IdSource ids, DateTimeOffset now) => new()
        {
            Id = ids.Next(),
            Key = $"request/{request.Id:N}/{cause}",
            Kind = kind,
            Lane = lane,
            Text = text,
            Audience = new(people),
            Choices = choices,
            Channels = lane.IsUrgent() ? ChannelPolicy.Parallel : ChannelPolicy.InTurn,
            IsRedLine = request.Urgency == Urgency.RedLine,
            ConcernsAlert = request.Urgency != Urgency.Normal,
            RequestId = request.Id,
            CreatedAt = now,
        };
}
