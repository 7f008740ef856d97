using System.Globalization;
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
        if (Command().Match(words) is { Success: true } command)
        {
            return await CommandAsync(turn, Verb(command), command.Groups["number"] is { Success: true } number ? long.Parse(number.Value, CultureInfo.InvariantCulture) : null, command.Groups["words"].Value.Trim());
        }
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
            : Goes().IsMatch(words) ? await PickAsync(turn, "accept", null)
            : turn.Heard.Understood.Place.Building is null && Waits().IsMatch(words) && await PickAsync(turn, "progress", words));
    }

    // '进展 1001 等配件', '询问 1001 几点在家', '上报 1001 原因'; without a number, of the order before her.
    private static async Task<bool> CommandAsync(Turn turn, string verb, long? number, string words)
    {
        if (number is not { } said)
        {
            // '上报：3号楼有人乱停车' is a matter that she found.
            return (verb != "escalate" || (turn.Heard.Understood.Place.Building is null && (InFront(turn, "accept") ?? InFront(turn, "resolve")) is not null))
                && await PickAsync(turn, verb, words);
        }
        if (await turn.Rows.Requests.NumberedAsync(said, turn.Cancel) is { } order)
        {
            await OrderConversation.ActAsync(turn, order.Id, verb, words);
        }
        else
        {
            turn.Say(StaffTexts.NotYours.In(turn.Lang, said));
        }
        return true;
    }

    private static string Verb(Match command) => command.Groups["ask"].Success ? "ask" : command.Groups["up"].Success ? "escalate" : "progress";

    /// <summary>The order that she means without its number: the one before her, or the only one; else she is asked which. False where there is none.</summary>
    public static async Task<bool> PickAsync(Turn turn, string verb, string? words)
    {
        Guid? before = verb switch
        {
            "decline" => InFront(turn, "accept") ?? InFront(turn, "decline") ?? InFront(turn, "resolve"),
            "escalate" => InFront(turn, "accept") ?? InFront(turn, "resolve"),
            "ask" or "progress" => InFront(turn, "resolve"),
            _ => InFront(turn, verb),
        };
        List<Request> orders = before is null ? await OrderConversation.OrdersAsync(turn, MostOffered) : [];
        Request[] meant = [.. orders.Where(one => (verb is "accept" or "decline" or "escalate" && one.IsOpenToAll) || (verb != "accept" && one.AssigneeId == turn.Person!.Id && one.Status == RequestStatus.Accepted))];
        // What is done before it was taken is taken first.
        if ((before ?? (meant.Length == 0 && verb == "resolve" ? InFront(turn, "accept") : meant.Length == 1 ? meant[0].Id : null)) is { } order)
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

    // Something else than taking, giving back or resolving it: what she waits for, who was not there, when she comes again.
    [GeneratedRegex(@"^(?:居民|业主|住户|报修人|报事人|家里|他家|她家|屋里)(?:现在|今天|都)?(?:不在家?|没在家?|没人(?:在家)?|没开门|不开门|联系不上|电话(?:打不通|没人接)|没接电话|说|约).{0,30}$|^(?:敲门没人(?:应|开)?|没人在家|家里没人|电话打不通|联系不上(?:居民|业主|住户|人)?)(?:[，,。].{0,30})?$|^(?:(?:还|现在|目前|这个|正)?(?:要|需要|得|在|缺|等)+(?:等|换|买|订|采购|申请)?.{0,8}(?:配件|材料|零件|备件|师傅|厂家|物业|电梯公司|供热公司|自来水公司|燃气公司|审批|工具|停水|停电)|(?:配件|材料|零件|备件).{0,6}(?:没到|还没到|没货|到货|在路上|买好|订了|订好)).{0,30}$|^(?:(?:今天|明天|后天|今晚|上午|下午|晚上|明早|周[一二三四五六日天]|\d{1,2}[点号]).{0,10})(?:再)?(?:来|去|过来|过去|上门)?(?:再)?(?:修|弄|处理|换|装|看|疏通|维修|检修|能修好|能好|到货).{0,20}$|^(?:已经?|正在|在|还在)(?:处理|修|抢修|弄|联系|报修|通知|安排|排查|疏通|施工)(?:了|中|着)?.{0,24}$|^(?:nobody|no one|the resident) (?:is |was )?(?:at )?(?:home|not (?:at )?home|does not answer|doesn['’]t answer).{0,40}$|^(?:i(?:['’]m| am) |still |we(?:['’]re| are) )?(?:waiting (?:for|on)|need (?:a|the|to wait|to order)|ordered|working on it|still working).{0,50}$|^(?:i(?:['’]ll| will)|we(?:['’]ll| will)) (?:come|be) back.{0,40}$", RegexOptions.IgnoreCase)]
    private static partial Regex Waits();

    // A question of hers, or a matter that she found, is none of these: they name the resident, a number or what follows a colon.
    [GeneratedRegex(@"^(?:(?<up>上报|往上报|报上去|pass (?:it )?up|escalate)|(?<ask>(?:询问|问一下|问问|问)(?:一下)?(?:居民|业主|住户|(?=\s*\d{3,}))|ask(?: the resident|(?=\s+\d{3,})))|(?:说?进展|备注|(?:回复|跟)(?:居民|业主|住户)说?)(?=\s*\d{3,}|\s*[：:，,]|\s+(?!如何|怎))|(?:progress|note)(?: on)?(?=\s*\d{3,}|\s*:))[：:，,\s]*(?:(?:no\.?\s*)?(?<number>\d{3,9})(?:号)?[：:，,\s]*)?(?<words>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?:这个|那个|这单)?(?:已经|已|都|刚刚|刚)?(?:(?:修|弄|处理|办|搞|换|清理|疏通)(?:好|完)了?|搞定了?|解决了|完成了|办结了?|处理了)(?:[，,。；;\s]+(?<note>.+?))?[。！!]*$|^(?:it(?:['’]s| is) )?(?:all )?(?:done|fixed|solved|resolved|sorted)(?:[,.;:]\s*(?<note>.+?))?[.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Done();
}
