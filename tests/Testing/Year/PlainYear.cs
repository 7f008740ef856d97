using System.Globalization;

namespace Hub.Testing.Year;

/// <summary>One reminder as the calendar on the wall has it.</summary>
/// <param name="Start">When the meeting begins.</param>
/// <param name="Rule">What tells it from the others of the meeting.</param>
/// <param name="Due">When it is due.</param>
/// <param name="LateBy">How late it may go.</param>
/// <param name="People">How many of a community get it.</param>
internal sealed record PlainReminder(DateTimeOffset Start, string Rule, DateTimeOffset Due, TimeSpan LateBy, int People);

/// <summary>What a community holds.</summary>
internal enum Meeting
{
    /// <summary>The 6th and the 26th at 9:00, also on holidays.</summary>
    ReceptionDay,

    /// <summary>The first Tuesday at 14:00, brought forward from a holiday.</summary>
    FirstTuesday,

    /// <summary>The 5th, 12th and 29th at 10:00, with reminders in the night: in America the clocks change on 12 March and 5 November 2028.</summary>
    NightOwls,
}

/// <summary>
/// The year 2028 written out by hand: which days, moved by which holidays, and how far the clocks are from UTC. It shares nothing
/// with what it is held against.
/// </summary>
internal sealed class PlainYear(string zone)
{
    /// <summary>The holidays of the year that the hub is told: days off, and weekend days that are worked.</summary>
    public static readonly (DateOnly Day, int Days, bool IsWorked)[] Holidays =
    [
        (new(2028, 1, 24), 9, false), (new(2028, 1, 22), 1, true), (new(2028, 4, 3), 2, false), (new(2028, 5, 1), 5, false), (new(2028, 4, 30), 1, true),
        (new(2028, 10, 1), 7, false),
    ];

    // What they make of first Tuesdays.
    private static readonly Dictionary<DateOnly, DateOnly> Moved = new()
    {
        [new(2028, 2, 1)] = new(2028, 1, 22),
        [new(2028, 4, 4)] = new(2028, 3, 31),
        [new(2028, 5, 2)] = new(2028, 4, 30),
        [new(2028, 10, 3)] = new(2028, 9, 29),
    };

    /// <summary>The instant of a local time. One that the clocks skip comes an hour later by them; of one that they show twice the first is meant.</summary>
    public DateTimeOffset At(DateOnly day, int hour, int minute = 0)
    {
        DateTime local = day.ToDateTime(new TimeOnly(hour, minute));
        int offset = zone switch
        {
            "Asia/Shanghai" => 8,
            "America/New_York" => local >= new DateTime(2028, 3, 12, 3, 0, 0) && local < new DateTime(2028, 11, 5, 2, 0, 0) ? -4 : -5,
            _ => throw new ArgumentException($"The changes of {zone} are not written down.", nameof(day)),
        };
        return new DateTimeOffset(local, TimeSpan.FromHours(offset)).ToUniversalTime();
    }

    /// <summary>The reminders of a meeting that are due in the year, by their time.</summary>
    public IEnumerable<PlainReminder> Of(Meeting meeting) => Days(meeting).SelectMany(day => Of(meeting, day))
        .Where(one => one.Due > At(new(2027, 12, 31), 12) && one.Due <= At(new(2028, 12, 31), 23)).OrderBy(one => one.Due);

    private IEnumerable<PlainReminder> Of(Meeting meeting, DateOnly day)
    {
        DateTimeOffset start = At(day, meeting switch { Meeting.ReceptionDay => 9, Meeting.FirstTuesday => 14, _ => 10 });
        int invited = meeting == Meeting.FirstTuesday ? 1 : 2;
        yield return new(start, "3d-0900-invited", At(day.AddDays(-3), 9), TimeSpan.FromHours(12), invited);
        if (meeting == Meeting.NightOwls)
        {
            yield return new(start, "0d-0130-invited", At(day, 1, 30), TimeSpan.FromHours(4), invited);
            yield return new(start, "0d-0230-hosts", At(day, 2, 30), TimeSpan.FromHours(4), 1);
            yield break;
        }
        yield return new(start, "0d-0800-invited", At(day, 8), TimeSpan.FromHours(4), invited);
        yield return new(start, "60m-hosts", start.AddHours(-1), TimeSpan.FromHours(1), 1);
    }

    private static IEnumerable<DateOnly> Days(Meeting meeting)
    {
        for (DateOnly first = new(2028, 1, 1); first <= new DateOnly(2029, 1, 1); first = first.AddMonths(1))
        {
            for (DateOnly day = first; day.Month == first.Month; day = day.AddDays(1))
            {
                bool isOn = meeting switch
                {
                    Meeting.ReceptionDay => day.Day is 6 or 26,
                    Meeting.FirstTuesday => day is { Day: <= 7, DayOfWeek: DayOfWeek.Tuesday },
                    _ => day.Day is 5 or 12 or 29,
                };
                if (isOn)
                {
                    yield return meeting == Meeting.FirstTuesday ? Moved.GetValueOrDefault(day, day) : day;
                }
            }
        }
    }

    /// <summary>An instant in a line of the books.</summary>
    public static string Short(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture);
}
