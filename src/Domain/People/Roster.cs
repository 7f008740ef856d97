namespace Hub.Domain.People;

/// <summary>
/// Who is on duty at one instant. Of a role at an area: those whose shift covers it, else everybody who holds it. Leave
/// takes a person out and puts her stand-in in.
/// </summary>
public sealed class Roster
{
    private readonly DateTimeOffset _now;
    private readonly ILookup<Guid, DutyRow> _byPost;

    /// <param name="rows">The rows of that local day.</param>
    /// <param name="now">The instant.</param>
    public Roster(IReadOnlyCollection<DutyRow> rows, DateTimeOffset now) => (_now, _byPost) = (now, rows.ToLookup(row => row.Duty.PostId));

    /// <summary>Where nobody keeps a roster.</summary>
    public static readonly Roster None = new([], default);

    /// <summary>The instants at which the local day of an instant begins and ends.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) DayOf(DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTime day = TimeZoneInfo.ConvertTime(now, zone).Date;
        return (At(day), At(day.AddDays(1)));

        // A midnight that a clock change skips is the first instant after it.
        DateTimeOffset At(DateTime local)
        {
            while (zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(15);
            }
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }

    /// <summary>Who serves: for work that waits for a shift.</summary>
    public IReadOnlyList<Standing> Serving(IReadOnlyList<Standing> upward) =>
    [
        .. upward.GroupBy(standing => (standing.Post.Role, standing.Area.Code)).SelectMany(OnShift).Select(InPerson).OfType<Standing>(),
    ];

    /// <summary>
    /// Whom an alert may ring now: a red line everybody who is not on leave, anything else only those who serve and are not
    /// off their shift.
    /// </summary>
    public IReadOnlyList<Standing> OnCall(IReadOnlyList<Standing> upward, bool isRedLine) => isRedLine
        ? [.. upward.Select(InPerson).OfType<Standing>()]
        : [.. Serving([.. upward.Where(standing => !IsOff(standing))])];

    // Shifts of that day, and none of them now.
    private bool IsOff(Standing standing)
    {
        DutyRow[] shifts = [.. Shifts(standing)];
        return shifts.Length > 0 && !Array.Exists(shifts, row => row.Duty.Covers(_now)) && Leave(standing) is null;
    }

    private IEnumerable<Standing> OnShift(IEnumerable<Standing> holders)
    {
        Standing[] all = [.. holders];
        Standing[] now = [.. all.Where(standing => Shifts(standing).Any(row => row.Duty.Covers(_now)))];
        return now.Length > 0 ? now : all;
    }

    // The holder herself, who stands in for her, or nobody.
    private Standing? InPerson(Standing standing) =>
        (Leave(standing) ?? Shifts(standing).FirstOrDefault(row => row.Duty.Covers(_now) && row.StandIn is not null)) is { } row
            ? row.StandIn is { } standIn ? standing with { Person = standIn } : null
            : standing;

    private DutyRow? Leave(Standing standing) =>
        _byPost[standing.Post.Id].FirstOrDefault(row => row.Duty.Kind == DutyKind.Leave && row.Duty.Covers(_now));

    private IEnumerable<DutyRow> Shifts(Standing standing) => _byPost[standing.Post.Id].Where(row => row.Duty.Kind == DutyKind.Shift);
}
