using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>A point of an agenda as it is read out: whose it is, where it is not the hosts' own.</summary>
public static class AgendaWords
{
    /// <summary>居民：电梯什么时候换; 诉求1001：楼道灯坏了.</summary>
    public static Bi Words(this AgendaPoint point) => point.Kind switch
    {
        AgendaKind.Need => CalendarChatTexts.NeedTag.With(point.Text),
        AgendaKind.Escalated => new(CalendarChatTexts.RequestTag.In(Lang.Zh, point.Text), CalendarChatTexts.RequestTag.In(Lang.En, Colon(point.Text))),
        AgendaKind.Undated => CalendarChatTexts.UndatedTag.With(point.Text),
        AgendaKind.Added => new(point.Text, point.Text),
    };

    // It begins with the request's number and a Chinese colon.
    private static string Colon(string text) => text.Split('：', 2) is [var number, var words] ? $"{number}: {words}" : text;
}
