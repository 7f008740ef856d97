namespace Hub.Domain.Text;

/// <summary>The words of the calendar.</summary>
public static class CalendarTexts
{
    /// <summary>{0} the compound.</summary>
    public static readonly Bi ReceptionDay = new("{0}业主接待日", "Owners' reception day of {0}");

    public static readonly Bi ReceptionTalks = new("业委会接待业主，登记反映的问题", "The owners' committee receives owners and notes what they raise");
    public static readonly Bi ReceptionAnswers = new("答复上次接待登记的问题", "Answers to what was raised last time");
    public static readonly Bi ReceptionJointMeeting = new("业委会和监事会联席会议", "Joint meeting of the owners' committee and the supervisors");

    /// <summary>{0} the community.</summary>
    public static readonly Bi WorkPromotionMeeting = new("{0}工作推进会", "Work promotion meeting of {0}");

    public static readonly Bi MeetingNeeds = new("汇总本月居民诉求", "What residents asked for this month");
    public static readonly Bi MeetingOpen = new("未办结事项，逐项明确责任人和时限", "What is still open: who does it and by when");
    public static readonly Bi MeetingNext = new("下月重点工作", "What comes next month");
}
