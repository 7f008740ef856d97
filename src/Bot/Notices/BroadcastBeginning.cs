using Hub.Bot.Turns;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Bot.Notices;

/// <summary>How a broadcast begins in chat: with nothing, with whom and what in one sentence, or with one that was sent back.</summary>
internal static class BroadcastBeginning
{
    /// <summary>Whether she asks to write one.</summary>
    public static bool IsAskedBy(string words) => BroadcastWords.Begin().IsMatch(words.Trim());

    public static void Start(Turn turn)
    {
        if (BroadcastAuthority.Home(turn.Posts) is not { } home)
        {
            turn.Say(BroadcastChatTexts.NotYours);
            return;
        }
        turn.Memory.Forget<Awaiting>();
        BroadcastConversation.Keep(turn, new(BroadcastStep.Text, home.Area.Code, turn.Now));
        turn.Say(BroadcastChatTexts.AskText);
    }

    /// <summary>'通知3号楼居民：明天停水': begins with both; false where she may not, or means nobody whom the hub can tell.</summary>
    public static async Task<bool> BeginsAsync(Turn turn)
    {
        if (BroadcastWords.BeginWith().Match(turn.Heard.Words.Trim()) is not { Success: true } said || BroadcastAuthority.Home(turn.Posts) is not { } home
            || await BroadcastWhom.ReadAsync(turn, home.Area.Code, said.Groups["whom"].Value) is not WhomFound.Parts whom)
        {
            return false;
        }
        turn.Memory.Forget<Awaiting>();
        BroadcastForm form = new(BroadcastStep.Text, home.Area.Code, turn.Now) { Parts = whom.All };
        if (turn.Media.Count > 0)
        {
            form = await BroadcastFiles.TakeAsync(turn, form);
        }
        await BroadcastConversation.TakeTextAsync(turn, form, said.Groups["text"].Value.Trim(), turn.Media.Count > 0);
        return true;
    }

    /// <summary>Begins with a broadcast that was sent back.</summary>
    public static void Change(Turn turn, Broadcast broadcast)
    {
        Audience audience = broadcast.Audience;
        if (audience is not { Parts: [_, ..], People.Count: 0, ExceptPeople.Count: 0, IsReached: false } || broadcast.TemplateKey is not null)
        {
            turn.Say(BroadcastChatTexts.ChangeElsewhere);
            return;
        }
        BroadcastConversation.Keep(turn, new(BroadcastStep.Text, broadcast.AreaCode, turn.Now)
        {
            Parts = audience.Parts,
            Except = audience.Except,
            Lane = broadcast.Lane,
            Files = broadcast.Files,
            Text = broadcast.Text.Zh,
            ScheduledAt = broadcast.ScheduledAt > turn.Now ? broadcast.ScheduledAt : null,
            Repeats = broadcast.ScheduledAt > turn.Now ? broadcast.ScheduleRule : null,
            BroadcastId = broadcast.Id,
        });
        turn.Say(BroadcastChatTexts.AskNewText.In(turn.Lang, broadcast.Text.In(turn.Lang)));
    }
}
