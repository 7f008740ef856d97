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
        string place = Place(request, Lang.Zh);
        Bi text = (request.Urgency, request.NeedsCallback) switch
        {
            (Urgency.RedLine, _) => RequestTexts.RedLineAlert.With(request.Number, request.RedLine?.Words().Zh, request.Text, place),
            (_, true) => RequestTexts.CallBackOrder.With(request.Number, request.Text),
            (Urgency.Urgent, _) => RequestTexts.UrgentOrder.With(request.Number, request.Text, place),
            _ => RequestTexts.NewOrder.With(request.Number, request.Text, place),
        };
        if (request.Urgency == Urgency.RedLine)
        {
            text = text with
            {
                En = RequestTexts.RedLineAlert.In(Lang.En, request.Number, request.RedLine?.Words().En, request.Text, Place(request, Lang.En)),
            };
        }
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

    private static Lane LaneOf(Urgency urgency) => urgency == Urgency.Normal ? Lane.Normal : Lane.Alert;

    private static List<NoticeChoice> ChoicesFor(RequestStep step, Guid id) => step switch
    {
        RequestStep.Resolve => [RequestChoices.Confirm(id), RequestChoices.Reopen(id)],
        RequestStep.Ask => [RequestChoices.Answer(id), RequestChoices.Show(id)],
        _ => [RequestChoices.Show(id)],
    };

    private static string Place(Request request, Lang lang) =>
        string.Join(' ', new[] { request.PlaceName, request.Unit is { } unit ? PlaceTexts.Unit.In(lang, unit) : null, request.Spot }
            .Where(part => !string.IsNullOrEmpty(part)));

    private static Notice Make(
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
            RequestId = request.Id,
            CreatedAt = now,
        };
}
