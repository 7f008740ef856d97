using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>A recurring event. Its dates are materialised as <see cref="Occurrence"/>, which may then be moved one by one.</summary>
public sealed class Series
{
    public required Guid Id { get; init; }

    /// <summary>Its authority: who may edit it and its occurrences holds a post there or above.</summary>
    public required string AreaCode { get; init; }

    public required SeriesKind Kind { get; set; }

    /// <summary>Who holds it.</summary>
    public required SeriesHost Host { get; set; }

    public required Bi Title { get; set; }
    public required Recurrence Recurrence { get; set; }

    /// <summary>The zone of its clocks, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; set; }

    /// <summary>When it begins, by those clocks.</summary>
    public required TimeOnly At { get; set; }

    public required TimeSpan Length { get; set; }
    public required Bi Place { get; set; }

    /// <summary>Who is invited.</summary>
    public required Audience Audience { get; set; }

    public List<ReminderRule> Reminders { get; set; } = [];

    /// <summary>What is on the agenda each time, line by line.</summary>
    public List<Bi> Agenda { get; set; } = [];

    /// <summary>What becomes of a date on a day off.</summary>
    public HolidayPolicy HolidayPolicy { get; set; }

    /// <summary>In what times it is booked; null where it is not.</summary>
    public SlotPlan? Slots { get; set; }

    public required Guid CreatedById { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts every change; whoever changes it names the one that she saw.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The last day of it; null while it goes on.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Its zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the zone.</exception>
    public TimeZoneInfo ZoneInfo => TimeZoneInfo.FindSystemTimeZoneById(Zone);
}

/// <summary>What a series is.</summary>
public enum SeriesKind
{
    /// <summary>业主接待日.</summary>
    OwnersReceptionDay = 1,

    /// <summary>工作推进会.</summary>
    WorkPromotionMeeting,

    /// <summary>联席会议.</summary>
    JointMeeting,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>In what times it is booked, from its start on.</summary>
/// <param name="Length">How long one is.</param>
/// <param name="Count">How many there are.</param>
public sealed record SlotPlan(TimeSpan Length, int Count);
