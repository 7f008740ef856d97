using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>The series that places of this practice hold, ready to be changed.</summary>
public static class SeriesDefaults
{
    /// <summary>3 days before at 9:00, on the day at 8:00, and an hour before to those who hold it.</summary>
    public static readonly IReadOnlyList<ReminderRule> Reminders =
    [
        ReminderRule.OnDay(3, new(9, 0)), ReminderRule.OnDay(0, new(8, 0)), ReminderRule.Before(TimeSpan.FromHours(1), ReminderTo.Hosts),
    ];

    /// <summary>
    /// The owners' reception day of a compound: on the 6th and the 26th, also where that is a holiday, 9:00 to 11:00, by the owners'
    /// committee, with the joint meeting of committee and supervisors on its agenda; twelve times of ten minutes.
    /// </summary>
    /// <param name="compound">The compound.</param>
    /// <param name="committeeId">Its owners' committee; null where it has none, then its chief holds the day.</param>
    /// <param name="place">Where.</param>
    /// <param name="from">From which day on.</param>
    /// <param name="zone">The zone of its clocks: the hub's.</param>
    public static SeriesDraft ReceptionDay(Area compound, Guid? committeeId, Bi place, DateOnly from, TimeZoneInfo zone) => new()
    {
        Kind = SeriesKind.OwnersReceptionDay,
        Host = new() { OrganisationId = committeeId, Roles = committeeId is null ? [Role.CompoundChief] : [] },
        Title = CalendarTexts.ReceptionDay.With(compound.Name),
        Recurrence = new(from, RecurrenceRule.MonthlyOn(6, 26)),
        Zone = zone.Id,
        At = new(9, 0),
        Length = TimeSpan.FromHours(2),
        Place = place,
        Audience = new([]) { Parts = [new(compound.Code, AudienceKind.Residents)] },
        Reminders = Reminders,
        Agenda = [CalendarTexts.ReceptionTalks, CalendarTexts.ReceptionAnswers, CalendarTexts.ReceptionJointMeeting],
        HolidayPolicy = HolidayPolicy.Keep,
        Slots = new(TimeSpan.FromMinutes(10), 12),
    };

    /// <summary>The monthly work promotion meeting of a community: the last Friday, 14:00 to 16:00, brought forward from a holiday.</summary>
    /// <param name="community">The community.</param>
    /// <param name="place">Where.</param>
    /// <param name="from">From which day on.</param>
    /// <param name="zone">The zone of its clocks: the hub's.</param>
    public static SeriesDraft WorkPromotionMeeting(Area community, Bi place, DateOnly from, TimeZoneInfo zone) => new()
    {
        Kind = SeriesKind.WorkPromotionMeeting,
        Host = new() { Roles = [Role.CommunitySecretary, Role.Coordinator] },
        Title = CalendarTexts.WorkPromotionMeeting.With(community.Name),
        Recurrence = new(from, RecurrenceRule.MonthlyOn(new RecurrenceDay(DayOfWeek.Friday, -1))),
        Zone = zone.Id,
        At = new(14, 0),
        Length = TimeSpan.FromHours(2),
        Place = place,
        Audience = new([]) { Parts = [new(community.Code, AudienceKind.Posts)] },
        Reminders = Reminders,
        Agenda = [CalendarTexts.MeetingNeeds, CalendarTexts.MeetingOpen, CalendarTexts.MeetingNext],
        HolidayPolicy = HolidayPolicy.PreviousWorkday,
    };
}
