using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>Why meetings are not taken, and what to do about it.</summary>
public static class MeetingFaultWords
{
    /// <summary>The problem in words: in which line, of which property, what, and what to do.</summary>
    public static Bi Words(this MeetingProblem problem)
    {
        if (problem is { Fault: MeetingFault.Unreadable, Because: { } unread })
        {
            return unread;
        }
        Bi what = problem.Fault switch
        {
            MeetingFault.Refused or MeetingFault.Unreadable => problem.Because ?? new("", ""),
            MeetingFault.UidMissing => new("日程没有 UID，下次导入认不出它，请补上", "the event has no UID, by which it is known again: give it one"),
            MeetingFault.UidTwice => new("这个 UID 用了两次，请各用各的，或补上 RECURRENCE-ID", "this UID stands there twice: give each its own, or a RECURRENCE-ID"),
            MeetingFault.MeetingMissing => new("文件里没有它所属的日程，请导出整个日历", "the event that it changes is not in the file: export the whole calendar"),
            MeetingFault.RepeatsInUtc => new("重复的日程不能用 UTC 时间，请写 TZID，例如 DTSTART;TZID=Asia/Shanghai", "an event that repeats cannot be in UTC: name a zone, as DTSTART;TZID=Asia/Shanghai"),
            MeetingFault.AddedAtOtherTime => new("加的日期要和开始时间是同一钟点，不同的请另建日程", "an added date must be at the time of DTSTART: make it an event of its own"),
            MeetingFault.NoSuchDate => new("这一天不是它的日期，请核对", "this is none of its dates: check it"),
            MeetingFault.LengthOutOfRange => new("时长不对，请用5分钟到24小时", "the length is out of range: use 5 minutes to 24 hours"),
            MeetingFault.TooLate => new Bi("只能改到今后{0}个月内", "it can be moved to the next {0} months only").With(TopUpOccurrences.MonthsAhead),
            MeetingFault.PlaceTooLong => new Bi("地点太长，最多{0}字", "the place is too long: at most {0} characters").With(SeriesLimits.MostCharacters),
            MeetingFault.TooMany => new Bi("日程太多，一次最多{0}个，请分开导入", "too many events: at most {0} at a time; import them in parts").With(ImportMeetings.Most),
        };
        string found = problem.Found.Length > 0 ? $" {Cut.To(problem.Found, 60)}" : "";
        return new($"第{problem.Line}行 {problem.Property}{found}：{what.Zh}", $"line {problem.Line}, {problem.Property}{found}: {what.En}");
    }
}
