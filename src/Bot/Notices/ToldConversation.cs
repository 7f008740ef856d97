using Hub.Bot.People;
using Hub.Bot.Turns;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Bot.Notices;

/// <summary>Somebody asks what she was told: '今天停水吗', '有什么通知'. The community has answered before; nobody has to be asked again.</summary>
internal static class ToldConversation
{
    private const int MostLooked = 20;
    private const int MostListed = 3;
    private const int MostSaid = 2;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(14);
    private static readonly TimeSpan Current = TimeSpan.FromDays(3);

    /// <summary>Whether notices that she got answer her; false where none does, or she asks for something else.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        if (turn.Media.Count > 0 || NoticeQuestion.In(turn.Heard.Words) is not { } question)
        {
            return false;
        }
        TimeSpan back = question is NoticeQuestion.Lately ? Lately : Current;
        List<(Notice Notice, bool IsTakenBack)> told = turn.Person is { } person
            ? await turn.Rows.Ledger.ToldAsync(person.Id, turn.Now - back, MostLooked, turn.Cancel)
            : [];
        if (question is NoticeQuestion.About about)
        {
            return SayAbout(turn, told, about);
        }
        Notice[] list = [.. told.Where(one => !one.IsTakenBack).Select(one => one.Notice).Take(MostListed)];
        if (list.Length == 0)
        {
            turn.Say(ToldTexts.None);
            await HomeConversation.AskIfNowhereAsync(turn);
            return true;
        }
        turn.Say(string.Join('\n', [ToldTexts.Lately.In(turn.Lang), .. list.Select(notice => $"· {turn.Stamp(notice.CreatedAt)} {notice.Text.In(turn.Lang)}")]));
        return true;
    }

    // What corrects it is said with it, whatever its words are; what was taken back is not said any more.
    private static bool SayAbout(Turn turn, List<(Notice Notice, bool IsTakenBack)> told, NoticeQuestion.About about)
    {
        DateTimeOffset? first = told.Where(one => Holds(one.Notice, about)).Select(one => (DateTimeOffset?)one.Notice.CreatedAt).Min();
        Notice[] answer =
        [
            .. told.Where(one => !one.IsTakenBack && (Holds(one.Notice, about) || (one.Notice.Audience.IsReached && one.Notice.CreatedAt >= first)))
                .Select(one => one.Notice).Take(MostSaid),
        ];
        if (answer.Length == 0)
        {
            return false;
        }
        turn.Say(
            string.Join("\n\n", [.. answer.Select(notice => ToldTexts.Told.In(turn.Lang, turn.Stamp(notice.CreatedAt), notice.Text.In(turn.Lang))), ToldTexts.IsItThis.In(turn.Lang)]),
            turn.Offer("guide/report", GuideTexts.Report));
        return true;
    }

    private static bool Holds(Notice notice, NoticeQuestion.About about) =>
        about.Roots.Any(root => notice.Text.Zh.Contains(root, StringComparison.OrdinalIgnoreCase) || notice.Text.En.Contains(root, StringComparison.OrdinalIgnoreCase));
}
