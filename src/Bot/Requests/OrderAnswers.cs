using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>What a worker answers to an order in her own words: '我去', '我在外地去不了', '修好了，换了灯泡'. Who answers so has answered the call.</summary>
internal static partial class OrderAnswers
{
    private const int MostOffered = 9;

    /// <summary>An answer that may be meant for an order of hers; false where it is none, or none waits for it.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        if (words.Length is 0 or > 60 || turn.Heard.Understood.Number is not null)
        {
            return false;
        }
        if (HasRead.In(words) || turn.Heard.Understood is { Intent: Intent.Yes, Matters.Count: 0 })
        {
            // That she knows says not yet that she goes.
            return InFront(turn, "accept") is { } order && await KnowsAsync(turn, order);
        }
        if (Done().Match(words) is { Success: true } done)
        {
            return await PickAsync(turn, "resolve", done.Groups["note"] is { Success: true } note ? note.Value : null);
        }
        // A picture is more than an answer.
        return turn.Media.Count == 0 && (Cannot().IsMatch(words) ? await PickAsync(turn, "decline", words)
            : Goes().IsMatch(words) && await PickAsync(turn, "accept", null));
    }

    /// <summary>The order that she means without its number: the one before her, or the only one; else she is asked which. False where there is none.</summary>
    public static async Task<bool> PickAsync(Turn turn, string verb, string? words)
    {
        Guid? before = verb == "decline" ? InFront(turn, "accept") ?? InFront(turn, "decline") ?? InFront(turn, "resolve") : InFront(turn, verb);
        List<Request> orders = before is null ? await OrderConversation.OrdersAsync(turn, MostOffered) : [];
        Request[] meant = [.. orders.Where(one => (verb != "resolve" && one.IsOpenToAll) || (verb != "accept" && one.AssigneeId == turn.Person!.Id && one.Status == RequestStatus.Accepted))];
        // What is done before it was taken is taken first.
        if ((before ?? (meant.Length == 0 ? InFront(turn, "accept") : meant.Length == 1 ? meant[0].Id : null)) is { } order)
        {
            await OrderConversation.ActAsync(turn, order, verb, words);
            return true;
        }
        if (meant.Length > 0)
        {
            turn.Say(FollowTexts.WhichOne, [.. meant.Select(one => OrderConversation.Line(turn, one, verb))]);
        }
        return meant.Length > 0;
    }

    private static async Task<bool> KnowsAsync(Turn turn, Guid order)
    {
        foreach (Delivery told in await turn.Rows.Notices.OfRequestAsync(order, turn.Person!.Id, turn.Cancel))
        {
            await turn.Rows.Notices.AcknowledgeAsync(told.NoticeId, told.PersonId, turn.Now, turn.Cancel);
        }
        turn.Say(StaffTexts.TakeIt);
        await OrderConversation.ActAsync(turn, order, "show", null);
        return true;
    }

    // The alert or the order that was shown last offers the step.
    private static Guid? InFront(Turn turn, string verb) =>
        turn.Offered.Select(choice => ChoiceId.Parse(choice.ChoiceId)).OfType<ChoiceId>()
            .Where(choice => choice.Feature == OrderConversation.Feature && choice.Verb == verb).ToArray() is [var only] && Guid.TryParse(only.Subject, out Guid id)
            ? id
            : null;

    [GeneratedRegex(@"^(?:(?:好的?|行|收到|嗯|ok|got it)[，,。.\s]*)?(?:我(?:这就|马上|现在|立刻|立即)?(?:去|来|过去|出发|接)(?:看看|看一下|看下|处理|处理一下|一趟|吧|了|单)?|我?(?:马上|这就|现在就?|立刻|立即)(?:到|去|来|过去|过来|处理)|我?(?:已经)?(?:在路上|出发)了?|交给我吧?|接了|i(?:['’]ll| will) (?:go|take it|do it|come)|i(?:['’]m| am) (?:on (?:it|my way)|going|coming)|on my way|i(?:['’]ve)? got (?:this|it)|leave it to me|i take it|coming)[。.！!~]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Goes();

    [GeneratedRegex(@"^(?:(?:抱歉|不好意思|对不起|不行)[，,。\s]*)?(?:我|这个|这单|这事)?(?:今天|现在|这会儿|正|人|目前)?(?:在外地|去不了|来不了|去不成|走不开|没空|没时间|有事|忙不过来|顾不上|请假|休假|生病|病了|住院|不在社区|不归我管|不是我(?:的片|的活|管|负责)|管不了|接不了|不能接|处理不了|办不了).{0,20}$|^(?:sorry,? )?(?:i can(?:['’]t|not| not) (?:go|come|make it|take it|do it)|i(?:['’]m| am) (?:busy|away|sick|ill|off|on leave|out of town)|(?:it['’]s |it is )?not (?:mine|my (?:area|job)))\b.{0,40}$", RegexOptions.IgnoreCase)]
    private static partial Regex Cannot();

    [GeneratedRegex(@"^(?:这个|那个|这单)?(?:已经|已|都|刚刚|刚)?(?:(?:修|弄|处理|办|搞|换|清理|疏通)(?:好|完)了?|搞定了?|解决了|完成了|办结了?|处理了)(?:[，,。；;\s]+(?<note>.+?))?[。！!]*$|^(?:it(?:['’]s| is) )?(?:all )?(?:done|fixed|solved|resolved|sorted)(?:[,.;:]\s*(?<note>.+?))?[.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Done();
}
