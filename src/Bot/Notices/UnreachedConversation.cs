using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Notices;

/// <summary>
/// Whom no channel reached, in chat: a building head asks for those of hers, goes and tells them, and marks them by number; a
/// coordinator gets the words for a chat group.
/// </summary>
internal static partial class UnreachedConversation
{
    /// <summary>The feature word of its choices: <c>unreached/{broadcast}/list</c>, <c>unreached/3/told</c>, <c>unreached/{broadcast}/paste</c>.</summary>
    public const string Feature = "unreached";

    private const int MostListed = 10;
    private const int MostNotices = 5;

    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    /// <summary>Of staff: asked for the list, or for the words, or somebody is told; else false.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        if (Asked().IsMatch(words))
        {
            await WhichAsync(turn);
        }
        else if (PasteWords().IsMatch(words))
        {
            await PasteNewestAsync(turn);
        }
        else if (ToldWords().Match(words) is { Success: true } told && Open(turn) is not null)
        {
            await ToldAsync(turn, [.. told.Groups["n"].Captures.Select(n => int.Parse(n.Value, CultureInfo.InvariantCulture))]);
        }
        else
        {
            return false;
        }
        return true;
    }

    /// <summary>A choice that was pressed, or typed.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (choice.Verb == "told" && int.TryParse(choice.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            await ToldAsync(turn, [number]);
            return;
        }
        Broadcast? broadcast = Guid.TryParse(choice.Subject, out Guid id) ? await turn.Rows.Broadcasts.FindAsync(id, turn.Cancel) : null;
        switch (choice.Verb)
        {
            case "list" when broadcast is not null:
                await ListAsync(turn, broadcast);
                break;
            case "paste" when broadcast is { NoticeId: not null } && await MayReadAsync(turn, broadcast):
                await PasteAsync(turn, broadcast);
                break;
            default:
                turn.Say(BroadcastChatTexts.NotFound);
                break;
        }
    }

    private static UnreachedList? Open(Turn turn) => turn.Memory.Recall<UnreachedList>() is { } list && turn.Now < list.Until ? list : null;

    private static Area[] Hers(Turn turn) => [.. turn.Posts.Select(post => post.Area).DistinctBy(area => area.Code)];

    private static async Task WhichAsync(Turn turn)
    {
        switch (await turn.Rows.Broadcasts.UnreachedAsync(Hers(turn), turn.Now - Back, turn.Today, MostNotices, turn.Cancel))
        {
            case []:
                turn.Say(UnreachedTexts.Nobody);
                break;
            case [var only]:
                await ListAsync(turn, only);
                break;
            case var several:
                turn.Say(UnreachedTexts.Which, [.. several.Select(it => turn.Offer($"{Feature}/{it.Id:N}/list", Begin(it)))]);
                break;
        }
    }

    // Only those who live where she holds a post, whatever notice is asked for.
    private static async Task ListAsync(Turn turn, Broadcast broadcast, string before = "", params Guid[] told)
    {
        Area[] hers = Hers(turn);
        List<DeadLetter> lost = broadcast.NoticeId is { } noticeId && hers.Length > 0
            ? await turn.Rows.Broadcasts.DeadLettersAsync(noticeId, hers, null, MostListed + 1 + told.Length, turn.Today, turn.Cancel)
            : [];
        // Those whom this very turn has noted stand in the database as they were.
        lost.RemoveAll(one => told.Contains(one.PersonId));
        if (lost.Count == 0)
        {
            turn.Memory.Forget<UnreachedList>();
            turn.Say($"{before}{UnreachedTexts.NoneLeft.In(turn.Lang)}");
            return;
        }
        DeadLetter[] shown = [.. lost.Take(MostListed)];
        turn.Memory.Keep(new UnreachedList(broadcast.Id, [.. shown.Select(one => one.PersonId)], turn.Now + UnreachedList.Life));
        List<string> lines = [$"{before}{UnreachedTexts.List.In(turn.Lang, Begin(broadcast).In(turn.Lang))}"];
        lines.AddRange(shown.Select((one, i) => UnreachedTexts.Line.In(turn.Lang, i + 1, Named(turn, one), Place(turn, one))));
        if (lost.Count > MostListed)
        {
            lines.Add(UnreachedTexts.More.In(turn.Lang, MostListed));
        }
        lines.Add(UnreachedTexts.HowTo.In(turn.Lang));
        turn.Say(string.Join('\n', lines),
        [
            .. shown.Select((one, i) => new Choice($"{Feature}/{i + 1}/told", UnreachedTexts.Told.In(turn.Lang, Named(turn, one)))),
            turn.Offer($"{Feature}/{broadcast.Id:N}/paste", UnreachedTexts.PasteIt),
        ]);
    }

    private static async Task ToldAsync(Turn turn, IReadOnlyList<int> numbers)
    {
        if (Open(turn) is not { } list || await turn.Rows.Broadcasts.FindAsync(list.BroadcastId, turn.Cancel) is not { NoticeId: { } noticeId } broadcast
            || await turn.Rows.Notices.FindAsync(noticeId, turn.Cancel) is not { } notice)
        {
            turn.Say(UnreachedTexts.NotListed);
            return;
        }
        Guid[] people = [.. numbers.Where(number => number >= 1 && number <= list.People.Count).Select(number => list.People[number - 1]).Distinct()];
        // A post may have ended since the list was shown.
        var places = await turn.Rows.People.PlacesAsync(people, turn.Today, turn.Cancel);
        people = [.. people.Where(person => places.Exists(place => place.PersonId == person && turn.Posts.Any(post => place.Area.IsWithin(post.Area))))];
        if (people.Length == 0)
        {
            turn.Say(UnreachedTexts.NotListed);
            return;
        }
        foreach (Guid person in people)
        {
            await turn.Rows.Notices.ToldInPersonAsync(notice, person, turn.Now, turn.Cancel);
        }
        Dictionary<Guid, string?> names = (await turn.Rows.People.FindAllAsync(people, turn.Cancel)).ToDictionary(person => person.Id, person => person.Name);
        string told = string.Join(turn.Lang == Lang.Zh ? "、" : ", ", people.Select(person => names.GetValueOrDefault(person) ?? UnreachedTexts.Nameless.In(turn.Lang)));
        await ListAsync(turn, broadcast, $"{UnreachedTexts.Noted.In(turn.Lang, told)}\n", people);
    }

    private static async Task PasteNewestAsync(Turn turn)
    {
        Area[] areas = [.. turn.Posts.Where(post => BroadcastAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];
        Broadcast[] sent = [.. (await turn.Rows.Broadcasts.BelowAsync(areas, null, MostNotices * 4, turn.Cancel))
            .Where(it => it.NoticeId is not null && it.StartedAt > turn.Now - Back && it.State != BroadcastState.Recalled).Take(MostNotices)];
        // A building head has none of her own: she pastes what did not reach hers.
        sent = sent.Length > 0 || areas.Length > 0 ? sent : [.. await turn.Rows.Broadcasts.UnreachedAsync(Hers(turn), turn.Now - Back, turn.Today, MostNotices, turn.Cancel)];
        switch (sent)
        {
            case []:
                turn.Say(UnreachedTexts.NothingToPaste);
                break;
            case [var only]:
                await PasteAsync(turn, only);
                break;
            case var several:
                turn.Say(UnreachedTexts.Which, [.. several.Select(it => turn.Offer($"{Feature}/{it.Id:N}/paste", Begin(it)))]);
                break;
        }
    }

    // Alone in its message, so that it can be copied whole.
    private static async Task PasteAsync(Turn turn, Broadcast broadcast)
    {
        Bi? corrected = broadcast.CorrectsId is { } first && await turn.Rows.Broadcasts.FindAsync(first, turn.Cancel) is { } wrong
            ? StartBroadcast.Words(wrong, null)
            : null;
        Area? area = await turn.Rows.Areas.FindAsync(broadcast.AreaCode, turn.Cancel);
        turn.Say(UnreachedTexts.Paste);
        turn.Say(BroadcastTexts.Paste.In(turn.Lang, StartBroadcast.Words(broadcast, corrected).In(turn.Lang), area?.Name));
    }

    private static async Task<bool> MayReadAsync(Turn turn, Broadcast broadcast)
    {
        List<Area> upward = await turn.Rows.Areas.UpwardAsync(broadcast.AreaCode, turn.Cancel);
        return turn.Posts.Any(post => upward.Exists(area => area.Code == post.Area.Code) && BroadcastAuthority.Has(post.Post.Role))
            || (await turn.Rows.Broadcasts.UnreachedAsync(Hers(turn), turn.Now - Back, turn.Today, MostNotices, turn.Cancel)).Exists(it => it.Id == broadcast.Id);
    }

    private static string Named(Turn turn, DeadLetter one) => one.Name is { Length: > 0 } name ? name : UnreachedTexts.Nameless.In(turn.Lang);

    private static string Place(Turn turn, DeadLetter one)
    {
        string[] parts = [.. new[] { one.Building is { } building ? PlaceTexts.Named(building, turn.Lang) : null, one.Unit is { Length: > 0 } unit ? UnreachedTexts.Unit.In(turn.Lang, unit) : null }.OfType<string>()];
        return parts.Length == 0 ? "" : UnreachedTexts.Where.In(turn.Lang, string.Join(turn.Lang == Lang.Zh ? "" : ", ", parts));
    }

    private static Bi Begin(Broadcast it) => new(Cut.To(it.Text.Zh, 16), Cut.To(it.Text.En, 24));

    [GeneratedRegex("^(?:看看?|查看?)?(?:(?:这条|上一条|最近的?)?通知)?(?:还有|还|有)?(?:谁|哪些人|哪几家|哪几户)(?:还)?(?:没有?|未)(?:通知到|收到|送到|联系上|告知到?)(?:通知)?(?:的)?[？?。]?$|^没(?:有)?通知到的(?:人|住户|名单)?[？?。]?$|^(?:who (?:has|have|is|was) not (?:been )?(?:reached|told|notified)|who (?:hasn['’]?t|wasn['’]?t) (?:been )?(?:reached|told|notified)|not reached|unreached)(?: yet)?[?.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex("^(?:要|给我|发我)?(?:一份)?(?:群发文字|群里?发的文字|发群的?文字|发群文字)[。]?$|^(?:the )?text for (?:the |a |our )?(?:chat )?group[.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex PasteWords();

    [GeneratedRegex("^(?:(?:已经?|都)?(?:当面)?(?:告知|通知)(?:了|到了)?|told)(?:[\\s,，、和and]*(?:第|no\\.?)?(?<n>[0-9]{1,2})(?:号|位)?)+(?:了)?[。.]?$|^(?:(?:第)?(?<n>[0-9]{1,2})(?:号|位)?[\\s,，、和]*)+(?:已经?|都)?(?:当面)?(?:告知|通知)(?:了|到了)?[。.]?$|^(?:(?<n>[0-9]{1,2})[\\s,and]*)+(?:are |is )?told[.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex ToldWords();
}
