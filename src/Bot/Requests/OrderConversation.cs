using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>Staff in chat: my orders, accept, decline with a reason, resolve with a note.</summary>
internal static class OrderConversation
{
    /// <summary>The feature word of its choices: <c>order/{id}/accept</c> …</summary>
    public const string Feature = "order";

    private const int MostListed = 9;

    public static async Task ListAsync(Turn turn)
    {
        List<Request> orders = await OrdersAsync(turn, MostListed + 1);
        bool more = orders.Count > MostListed;
        orders = [.. orders.Take(MostListed).OrderByDescending(order => order.Urgency).ThenBy(order => order.AcceptBy)];
        if (orders.Count == 0)
        {
            turn.Say(StaffTexts.NoOrders);
            return;
        }
        turn.Say((more ? StaffTexts.OrdersCut : StaffTexts.Orders).In(turn.Lang, orders.Count, MostListed), [.. orders.Select(order => Line(turn, order, "show"))]);
    }

    /// <summary>Her orders, and those at her places that nobody has taken.</summary>
    public static Task<List<Request>> OrdersAsync(Turn turn, int most) => turn.Rows.Requests.OrdersAsync(
        turn.Person!.Id, [.. turn.Serving.Select(standing => standing.Area).DistinctBy(area => area.Code)], most, turn.Cancel);

    /// <summary>An order as one of several to choose from.</summary>
    public static Choice Line(Turn turn, Request order, string verb) => turn.Offer(
        $"{Feature}/{order.Id:N}/{verb}", FollowTexts.Line.With(order.Number, FollowConversation.Short(order.Text), order.Status.WorkerWords().In(turn.Lang)));

    /// <summary>'接单 1001', '退单 1001 原因', '办结 1001 已换灯泡'.</summary>
    public static async Task CommandAsync(Turn turn, Intent intent)
    {
        Understood said = turn.Heard.Understood;
        string verb = intent switch
        {
            Intent.Accept => "accept",
            Intent.Decline => "decline",
            Intent.ResolveOrder => "resolve",
            _ => "show",
        };
        if (said.Number is not { } number)
        {
            if (!await OrderAnswers.PickAsync(turn, verb, said.Rest))
            {
                turn.Say(StaffTexts.WhichOrder);
            }
            return;
        }
        if (await turn.Rows.Requests.NumberedAsync(number, turn.Cancel) is not { } order)
        {
            turn.Say(StaffTexts.NotYours.In(turn.Lang, number));
            return;
        }
        await ActAsync(turn, order, verb, said.Rest);
    }

    /// <summary>A choice about an order, or the words that it awaited.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (!turn.IsStaff || !Guid.TryParse(choice.Subject, out Guid id))
        {
            turn.Say(StaffTexts.NotStaff);
            return;
        }
        bool awaited = turn.Heard.Choice is null;
        turn.Memory.Forget<Awaiting>();
        await ActAsync(turn, id, choice.Verb, awaited ? turn.Heard.Words : null);
    }

    /// <summary>One step with an order of hers, which may be gone by now.</summary>
    public static async Task ActAsync(Turn turn, Guid id, string verb, string? words)
    {
        if (await turn.Rows.Requests.FindAsync(id, turn.Cancel) is not { } order)
        {
            turn.Say(StaffTexts.NotStaff);
            return;
        }
        await ActAsync(turn, order, verb, words);
    }

    private static async Task ActAsync(Turn turn, Request order, string verb, string? words)
    {
        Actor self = new(turn.Person!.Id, turn.Person.Name);
        Guid[] media = [.. turn.Media.Select(item => item.Id)];
        if (verb == "resolve" && order.IsOpenToAll)
        {
            // One step at a time, and the step is one press away.
            turn.Say(StaffTexts.AcceptFirst.In(turn.Lang, order.Number), turn.Offer($"{Feature}/{order.Id:N}/accept", RequestChoices.Accept(order.Id).Label));
            return;
        }
        switch (verb)
        {
            case "accept":
                await SayAsync(turn, order, await turn.Book.AcceptAsync(order.Id, self, turn.Cancel),
                    StaffTexts.Accepted.In(turn.Lang, order.Number, order.Text, Place(turn, order)), "resolve");
                break;
            case "decline":
                await SayAsync(turn, order, await turn.Book.DeclineAsync(order.Id, self, words, turn.Cancel),
                    StaffTexts.Declined.In(turn.Lang, order.Number));
                break;
            case "resolve":
                await SayAsync(turn, order, await turn.Book.ResolveAsync(order.Id, self, words, media, turn.Cancel),
                    StaffTexts.Resolved.In(turn.Lang, order.Number));
                break;
            case "escalate":
                await SayAsync(turn, order, await turn.Book.EscalateAsync(order.Id, self, words, turn.Cancel), OrderTexts.Escalated.In(turn.Lang, order.Number));
                break;
            case "ask":
                await SayAsync(turn, order, await turn.Book.AskAsync(order.Id, self, words, turn.Cancel), StaffTexts.Asked.In(turn.Lang, order.Number));
                break;
            case "progress":
                await SayAsync(turn, order, await turn.Book.ProgressAsync(order.Id, self, words, turn.Cancel),
                    OrderTexts.ProgressTold.In(turn.Lang, order.Number), "resolve");
                break;
            case "unanswered":
                await SayAsync(turn, order, await turn.Book.ResolveAsync(order.Id, self, words, media, turn.Cancel, waiver: words),
                    StaffTexts.Resolved.In(turn.Lang, order.Number));
                break;
            default:
                await ShowAsync(turn, order, self);
                break;
        }
    }

    private static async Task ShowAsync(Turn turn, Request order, Actor self)
    {
        if (order.AssigneeId != self.Id && !(await turn.Book.PlacedAsync(order.AreaCode, turn.Cancel)).Serves(self.Id))
        {
            turn.Say(StaffTexts.NotYours.In(turn.Lang, order.Number));
            return;
        }
        bool mine = order.AssigneeId == self.Id && order.Status == RequestStatus.Accepted;
        turn.Say(
            $"{FollowTexts.Head.In(turn.Lang, order.Number, order.Text, order.Status.WorkerWords().In(turn.Lang))}\n{FilingTexts.Where.In(turn.Lang, Place(turn, order))}",
            mine
                ? [turn.Offer($"{Feature}/{order.Id:N}/resolve", StaffTexts.Resolve), turn.Offer($"{Feature}/{order.Id:N}/progress", OrderTexts.Progress), turn.Offer($"{Feature}/{order.Id:N}/ask", OrderTexts.Ask),
                    turn.Offer($"{Feature}/{order.Id:N}/escalate", OrderTexts.Escalate), turn.Offer($"{WhistleChoices.Feature}/{order.Id:N}/raise", StaffTexts.Whistle), turn.Offer($"{Feature}/{order.Id:N}/decline", RequestChoices.Decline(order.Id).Label)]
                : [turn.Offer($"{Feature}/{order.Id:N}/accept", RequestChoices.Accept(order.Id).Label), turn.Offer($"{Feature}/{order.Id:N}/decline", RequestChoices.Decline(order.Id).Label)]);
    }

    /// <summary>The one translator of outcomes into the worker's words.</summary>
    private static async Task SayAsync(Turn turn, Request order, Moved moved, string done, string? next = null)
    {
        switch (moved)
        {
            case Moved.Done or Moved.Already:
                turn.Say(done, next is null ? [] : [turn.Offer($"{Feature}/{order.Id:N}/{next}", StaffTexts.Resolve)]);
                break;
            case Moved.TakenBy taken:
                string? taker = (await turn.Rows.People.FindAsync(taken.WorkerId, turn.Cancel))?.Name;
                turn.Say(StaffTexts.TakenBy.In(turn.Lang, order.Number, taker ?? OrderTexts.Colleague.In(turn.Lang)));
                break;
            case Moved.WordsMissing missing:
                (string verb, Bi asked) = missing.Step switch
                {
                    RequestStep.Decline => ("decline", StaffTexts.WhyDecline),
                    RequestStep.Escalate => ("escalate", StaffTexts.WhyEscalate),
                    RequestStep.Ask => ("ask", StaffTexts.AskWhat),
                    RequestStep.Progress => ("progress", StaffTexts.HowItGoes),
                    _ => ("resolve", StaffTexts.WhatDone),
                };
                turn.Await($"{Feature}/{order.Id:N}/{verb}");
                turn.Say(asked.In(turn.Lang, order.Number));
                break;
            case Moved.Owed owed:
                turn.Await($"{Feature}/{order.Id:N}/unanswered");
                turn.Say(WhistleTexts.Owes.In(turn.Lang, order.Number, owed.Departments));
                break;
            case Moved.Forbidden forbidden:
                turn.Say(StaffTexts.CannotNow.In(turn.Lang, order.Number, forbidden.Request.Status.WorkerWords().In(turn.Lang)));
                break;
            default:
                turn.Say(StaffTexts.NotYours.In(turn.Lang, order.Number));
                break;
        }
    }

    private static string Place(Turn turn, Request order) =>
        PlaceTexts.Whole(turn.Lang, order.PlaceName, order.Unit, order.Spot) is { Length: > 0 } place ? place : FilingTexts.PlaceToAsk.In(turn.Lang);
}
