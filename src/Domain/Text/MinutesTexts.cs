namespace Hub.Domain.Text;

/// <summary>The words of minutes on paper.</summary>
public static class MinutesTexts
{
    /// <summary>{0} the title of the series.</summary>
    public static readonly Bi Title = new("{0}会议纪要", "Minutes: {0}");

    public static readonly Bi When = new("时间：", "When: ");
    public static readonly Bi Where = new("地点：", "Where: ");
    public static readonly Bi Host = new("主办：", "Held by: ");
    public static readonly Bi Present = new("参加人员：", "Who came: ");

    /// <summary>{0} who stands in, {1} for whom.</summary>
    public static readonly Bi StandIn = new("{0}（代{1}）", "{0} (for {1})");

    public static readonly Bi NobodySaid = new("没有登记", "nobody was noted");
    public static readonly Bi Agenda = new("议程", "Agenda");
    public static readonly Bi Minutes = new("纪要", "Minutes");
    public static readonly Bi Decisions = new("决定事项", "Decisions");
    public static readonly Bi What = new("事项", "What");
    public static readonly Bi Who = new("负责人", "Who");
    public static readonly Bi ByWhen = new("完成时限", "By when");
    public static readonly Bi Done = new("（已办）", " (done)");
    public static readonly Bi None = new("无", "none");

    /// <summary>Between names.</summary>
    public static readonly Bi And = new("、", ", ");

    /// <summary>{0} the address, {1} the day until which it opens.</summary>
    public static readonly Bi Link = new(
        "Word文档：[会议纪要.docx]({0})，之后记的决定也会写进去。链接{1}前有效，有链接的人都能看。",
        "As a Word document: [minutes.docx]({0}). Decisions noted later will be in it too. It opens until {1}, for whoever has the link.");

    public static readonly Bi NotWritten = new("这一场还没有纪要", "There are no minutes of it yet");
    public static readonly Bi NotWrittenDo = new("请先用 PUT …/minutes 写纪要，或用 POST …/decisions 记决定。", "Write them with PUT …/minutes, or a decision with POST …/decisions.");
}
