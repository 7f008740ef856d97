using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Addresses for calendars to subscribe to, in chat: one's own, and for those who plan that of their area; a new one revokes the old.</summary>
internal static partial class CalendarFeedConversation
{
    private const string Show = "feed";
    private const string Renew = "newfeed";

    /// <summary>Whether a choice is about a feed.</summary>
    public static bool Knows(string verb) => verb is Show or Renew;

    /// <summary>Asked for an address; false where the words do not.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        if (words.Length is 0 or > 40)
        {
            return false;
        }
        Match renewed = New().Match(words);
        Match ofArea = OfArea().Match(words);
        if (!renewed.Success && !ofArea.Success && !Own().IsMatch(words))
        {
            return false;
        }
        if (ofArea.Success || renewed.Groups["area"].Success)
        {
            await AreaAsync(turn, renewed.Success);
        }
        else
        {
            await OwnAsync(turn, renewed.Success);
        }
        return true;
    }

    /// <summary>Which of her areas.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (Hers(turn).Find(area => area.Code == choice.Subject) is { } area)
        {
            await OfAreaAsync(turn, area, choice.Verb == Renew);
            return;
        }
        turn.Say(FeedTexts.AreaNotYours);
    }

    private static async Task OwnAsync(Turn turn, bool isNew)
    {
        bool isPlaced = turn.Person is { } known && (await turn.Rows.People.PlacesAsync([known.Id], turn.Today, turn.Cancel)).Count > 0;
        Whereabouts here = isPlaced ? Whereabouts.Unknown : await Whereabouts.OfAsync(turn);
        if (!isPlaced && here.BuildingCode is null)
        {
            turn.Say(FeedTexts.WhichHome, ChooseArea.Open(turn, here));
            return;
        }
        Person person = turn.EnsurePerson();
        string address = await AddressAsync(turn, isPlaced ? null : here.BuildingCode, person.Id, isNew);
        turn.Say((isNew ? FeedTexts.OwnRenewed : FeedTexts.Own).In(turn.Lang, address));
    }

    private static async Task AreaAsync(Turn turn, bool isNew)
    {
        switch (Hers(turn))
        {
            case []:
                turn.Say(FeedTexts.AreaNotYours);
                break;
            case [var only]:
                await OfAreaAsync(turn, only, isNew);
                break;
            case var several:
                turn.Say(FeedTexts.WhichArea, [.. several.Take(9).Select(area => turn.Offer($"{CalendarChoices.Feature}/{area.Code}/{(isNew ? Renew : Show)}", new(area.Name, area.Name)))]);
                break;
        }
    }

    private static async Task OfAreaAsync(Turn turn, Area area, bool isNew) =>
        turn.Say((isNew ? FeedTexts.AreaRenewed : FeedTexts.Area).In(turn.Lang, await AddressAsync(turn, area.Code, null, isNew), area.Name));

    private static List<Area> Hers(Turn turn) =>
        [.. turn.Posts.Where(post => CalendarAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];

    // Only the hash of a token is kept. This one is made of the feed's id and the hub's key, so that who asks again gets the same.
    private static async Task<string> AddressAsync(Turn turn, string? areaCode, Guid? personId, bool isNew)
    {
        if (isNew)
        {
            await turn.Rows.Calendar.RevokeFeedsAsync(areaCode, personId, turn.Now, turn.Cancel);
        }
        else if ((await turn.Rows.Calendar.FeedsAsync(areaCode, personId, turn.Cancel)).Find(feed => feed.TokenHash == IdSource.Hash(Token(turn, feed.Id))) is { } known)
        {
            return Address(turn, known.Id);
        }
        Guid id = turn.Ids.Next();
        turn.Rows.Calendar.Add(new CalendarFeed { Id = id, TokenHash = IdSource.Hash(Token(turn, id)), AreaCode = areaCode, PersonId = personId, CreatedAt = turn.Now });
        return Address(turn, id);
    }

    private static string Token(Turn turn, Guid feed) => turn.Seal.LookUp($"feed/{feed:N}");

    private static string Address(Turn turn, Guid feed) => $"{turn.Site}/calendar/{Token(turn, feed)}.ics{(turn.Lang == Lang.En ? "?lang=en" : "")}";

    [GeneratedRegex("^(?:请|我要|我想|帮我|怎么)?(?:订阅(?:我的)?日历|(?:我的)?日历订阅|(?:我的)?日历(?:链接|地址)|(?:加入|加到|添加到)(?:我的)?(?:手机)?日历)[。！!？?]?$|^(?:please )?(?:add (?:it |this |them )?to (?:my |the )?calendar|subscribe(?: to)?(?: the| my)? calendar|(?:my |the )?calendar (?:link|address|feed))[.!?]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Own();

    [GeneratedRegex("^(?:请|我要|我想|帮我)?(?:订阅)?(?:社区|小区|街道|本区|网格)的?日历(?:订阅)?(?:链接|地址)?[。！!？?]?$|^(?:please )?(?:subscribe to )?(?:the |my )?(?:area|community|compound)(?:'s|’s)? calendar(?: link| address| feed)?[.!?]?$", RegexOptions.IgnoreCase)]
    private static partial Regex OfArea();

    [GeneratedRegex("^(?:请|我要|帮我)?(?:换个?|换一个|新的?|重新生成|作废)(?:我的)?(?<area>(?:社区|小区|街道|网格)的?)?日历(?:订阅)?(?:链接|地址)[。！!]?$|^(?:please )?(?:give me )?(?:a )?new (?<area>(?:area|community|compound) )?calendar (?:link|address|feed)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex New();
}
