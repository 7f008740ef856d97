using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>The choices that go with occurrences.</summary>
public static class CalendarChoices
{
    /// <summary>The feature word.</summary>
    public const string Feature = "calendar";

    /// <summary>She comes.</summary>
    public static NoticeChoice Come(Guid id) => Of(id, "come", CalendarChatTexts.Come);

    /// <summary>She cannot.</summary>
    public static NoticeChoice Cannot(Guid id) => Of(id, "cannot", CalendarChatTexts.Cannot);

    /// <summary>Book a time.</summary>
    public static NoticeChoice Book(Guid id) => Of(id, "slots", CalendarChatTexts.BookLabel);

    /// <summary>Put a question forward.</summary>
    public static NoticeChoice Ask(Guid id) => Of(id, "ask", CalendarChatTexts.AskLabel);

    /// <summary>Look at it.</summary>
    public static NoticeChoice Show(Guid id) => Of(id, "show", CalendarChatTexts.ShowLabel);

    /// <summary>A decision is done.</summary>
    public static NoticeChoice Done(Guid decision) => Of(decision, "done", CalendarChatTexts.DoneLabel);

    private static NoticeChoice Of(Guid id, string verb, Bi label) => new($"{Feature}/{id:N}/{verb}", label.Zh, label.En);
}
