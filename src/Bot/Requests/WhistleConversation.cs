using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Calls to departments in chat: the worker whistles, the community names departments and a deadline, they report in and answer.</summary>
internal static partial class WhistleConversation
{
    /// <summary>'吹哨 1001 原因', 'whistle 1001 reason'.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        if (Command().Match(turn.Heard.Words.Trim()) is not { Success: true } said)
        {
            return false;
        }
        if (!long.TryParse(said.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            turn.Say(WhistleTexts.WhichNumber);
            return true;
        }
        if (await turn.Rows.Requests.NumberedAsync(number, turn.Cancel) is not { } order)
        {
            turn.Say(StaffTexts.NotYours.In(turn.Lang, number));
            return true;
        }
        await RaiseAsync(turn, order, said.Groups["reason"].Value.Trim());
        return true;
    }

    /// <summary>A choice about a call to departments, or the words that it awaited.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        string? words = turn.Heard.Choice is null ? turn.Heard.Words : null;
        turn.Memory.Forget<Awaiting>();
        if (turn.Person is null || !Guid.TryParse(choice.Subject, out Guid id))
        {
            turn.Say(WhistleTexts.NotYours);
            return;
        }
        switch (choice.Verb)
        {
            case "raise" when await turn.Rows.Requests.FindAsync(id, turn.Cancel) is { } order:
                await RaiseAsync(turn, order, words);
                break;
            case "confirm" when words is null:
                await AskAsync(turn, id);
                break;
            case "confirm":
                await ConfirmAsync(turn, id, words);
                break;
            case "refuse":
                await SayAsync(turn, await Book(turn).RefuseAsync(id, Self(turn), words, turn.Cancel), WhistleTexts.RefusedDone, choice, WhistleTexts.WhyRefused);
                break;
            case "come":
                await SayAsync(turn, await Book(turn).ReportInAsync(id, Self(turn), turn.Cancel), WhistleTexts.CameDone, choice, null, WhistleChoices.Answer(id));
                break;
            case "answer":
                await SayAsync(turn, await Book(turn).AnswerAsync(id, Self(turn), words, turn.Cancel), WhistleTexts.AnsweredDone, choice, WhistleTexts.AnswerWhat);
                break;
            default:
                turn.Say(WhistleTexts.NotYours);
                break;
        }
    }

    private static async Task RaiseAsync(Turn turn, Request order, string? reason)
    {
        Whistled raised = await Book(turn).RaiseAsync(order.Id, Self(turn), reason, turn.Cancel);
        // Whoever whistles and may confirm is asked for the departments at once.
        if (raised is Whistled.Done done && Whistles.MayDecide((await turn.Book.PlacedAsync(order.AreaCode, turn.Cancel)).Upward, turn.Person!.Id))
        {
            turn.Say(WhistleTexts.RaisedByUs.In(turn.Lang, order.Number));
            await turn.Rows.FlushAsync(turn.Cancel);
            await AskAsync(turn, done.Whistle.Id);
            return;
        }
        await SayAsync(turn, raised, WhistleTexts.RaisedToThem, new(WhistleChoices.Feature, order.Id.ToString("N"), "raise"), WhistleTexts.WhyNeeded, already: WhistleTexts.RaisedBefore);
    }

    private static async Task AskAsync(Turn turn, Guid id)
    {
        if (await ListAsync(turn, id) is not ({ } request, var departments))
        {
            turn.Say(WhistleTexts.NotYours);
            return;
        }
        if (request.IsOver)
        {
            turn.Say(WhistleTexts.Over.In(turn.Lang, request.Number));
            return;
        }
        if (departments.Count == 0)
        {
            turn.Say(WhistleTexts.NoneHere);
            return;
        }
        turn.Await($"{WhistleChoices.Feature}/{id:N}/confirm");
        turn.Say(WhistleTexts.Which.In(turn.Lang, request.Number, string.Join('\n', departments.Select((one, i) => $"{i + 1}. {one.Name}"))));
    }

    private static async Task ConfirmAsync(Turn turn, Guid id, string words)
    {
        if (await ListAsync(turn, id) is not ({ } request, var departments))
        {
            turn.Say(WhistleTexts.NotYours);
            return;
        }
        PromiseClock clock = await turn.Book.ClockAsync(turn.Cancel);
        IReadOnlyList<WorkingSpan> day = clock.Working.Hours.Spans;
        TimeSpan worked = TimeSpan.FromTicks(day.Sum(span => (span.Until - span.From).Ticks));
        IReadOnlyList<Deadline> deadlines = Deadline.In(
            words, departments.Count, turn.Now, turn.Local, day[^1].Until, days => clock.Working.Add(turn.Now, days * worked));
        Whistled whistled = await Book(turn).ConfirmAsync(id, Self(turn), MeantDepartments.In(words, departments, deadlines), turn.Cancel);
        if (whistled is Whistled.Done done)
        {
            turn.Say(WhistleTexts.CalledDone.In(turn.Lang, request.Number, Whistles.Names(done.Calls, clock, turn.Now).In(turn.Lang)));
            return;
        }
        await SayAsync(turn, whistled, WhistleTexts.Already, new(WhistleChoices.Feature, id.ToString("N"), "confirm"));
        if (whistled is Whistled.Refused)
        {
            turn.Await($"{WhistleChoices.Feature}/{id:N}/confirm");
        }
    }

    private static async Task<(Request Request, IReadOnlyList<Organisation> Departments)?> ListAsync(Turn turn, Guid id)
    {
        if (await turn.Rows.Whistles.FindAsync(id, turn.Cancel) is not { } whistle || await turn.Rows.Requests.FindAsync(whistle.RequestId, turn.Cancel) is not { } request)
        {
            return null;
        }
        Placed placed = await turn.Book.PlacedAsync(request.AreaCode, turn.Cancel);
        return Whistles.MayDecide(placed.Upward, turn.Person!.Id)
            ? (request, await Book(turn).DepartmentsAsync(placed.Codes, turn.Cancel))
            : null;
    }

    // The one translator of outcomes into words; where words are missing they are asked for.
    private static Task SayAsync(
        Turn turn, Whistled whistled, Bi done, ChoiceId choice, Bi? asked = null, Domain.Notices.NoticeChoice? next = null, Bi? already = null)
    {
        switch (whistled)
        {
            case Whistled.Done ok:
                turn.Say(done.In(turn.Lang, ok.Request.Number), next is null ? [] : [turn.Offer(next.Id, next.Label)]);
                break;
            case Whistled.Already before:
                turn.Say((already ?? WhistleTexts.Already).In(turn.Lang, before.Request.Number));
                break;
            case Whistled.Over over:
                turn.Say(WhistleTexts.Over.In(turn.Lang, over.Request.Number));
                break;
            case Whistled.Refused refused:
                if (asked is { } question && refused.Why.Zh == question.Zh)
                {
                    turn.Await($"{choice.Feature}/{choice.Subject}/{choice.Verb}");
                }
                turn.Say(refused.Why);
                break;
            default:
                turn.Say(WhistleTexts.NotYours);
                break;
        }
        return Task.CompletedTask;
    }

    private static Actor Self(Turn turn) => new(turn.Person!.Id, turn.Person.Name);

    private static WhistleBook Book(Turn turn) => new(turn.Rows, turn.Book, turn.Ids, turn.Now, turn.Today);

    [GeneratedRegex(@"^(?:吹哨|叫部门|(?:blow (?:the )?)?whistle|call (?:the )?departments?(?: (?:for|about))?)[\s:：]*(?:no\.? ?)?(?<number>[0-9]{1,12})?号?[\s,，:：]*(?<reason>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Command();
}
