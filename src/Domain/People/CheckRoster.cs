using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Privacy;
using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>A row of the roster as a file describes it; who is meant is not looked up yet.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Who">Who holds the post.</param>
/// <param name="Role">The post's role.</param>
/// <param name="AreaCode">The post's area.</param>
/// <param name="Kind">Shift or leave.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Until">The first instant after it; null where the file takes it back.</param>
/// <param name="StandIn">Who does it instead; null for nobody.</param>
public sealed record DescribedDuty(
    int Line, PersonWords Who, Role Role, string AreaCode, DutyKind Kind, DateTimeOffset From, DateTimeOffset? Until, PersonWords? StandIn);

/// <summary>Somebody as a file names her.</summary>
/// <param name="Written">The name, as it was written.</param>
/// <param name="Phone">The number in its one form, where it was one.</param>
public readonly record struct PersonWords(string Written, string? Phone)
{
    /// <summary>Reads a name or a number.</summary>
    public static PersonWords Of(string written) => new(written, PhoneNumber.Normalise(written));
}

/// <summary>Reads the rows of a file of the duty roster: what each says by itself, or everything that is wrong.</summary>
public sealed class CheckRoster
{
    private static readonly string[] Minutes =
        ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd H:mm", "yyyy/M/d H:mm"];

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/M/d"];

    private readonly AreaTree _areas;
    private readonly TimeZoneInfo _zone;
    private readonly List<DescribedDuty> _duties = [];
    private readonly List<RowProblem> _problems = [];

    private CheckRoster(AreaTree areas, TimeZoneInfo zone) => (_areas, _zone) = (areas, zone);

    /// <summary>The roster of a file, and what is wrong with it; where anything is wrong, nothing of it may be taken.</summary>
    /// <param name="rows">The file.</param>
    /// <param name="areas">The tree of the database.</param>
    /// <param name="zone">The zone in which its times are meant.</param>
    public static (IReadOnlyList<DescribedDuty> Duties, IReadOnlyList<RowProblem> Problems) All(
        IEnumerable<RosterRow> rows, AreaTree areas, TimeZoneInfo zone)
    {
        CheckRoster check = new(areas, zone);
        foreach (RosterRow row in rows)
        {
            check.Read(row);
        }
        return (check._duties, check._problems);
    }

    private void Read(RosterRow row)
    {
        int before = _problems.Count;
        AreaNode? area = _areas.Only(row.Area, reason => Refuse(row, true, reason));
        Refuse(row, row.Person.Length == 0, ImportTexts.MissingPerson.With("person"));
        Role? role = RoleWords.Read(row.Role);
        Refuse(row, role is null, ImportTexts.UnknownRole.With(row.Role));
        DutyKind? kind = row.Kind.ToUpperInvariant() switch { "SHIFT" or "值班" => DutyKind.Shift, "LEAVE" or "请假" => DutyKind.Leave, _ => null };
        Refuse(row, kind is null, ImportTexts.UnknownDuty.With(row.Kind));
        DateTimeOffset? from = Instant(row.From, isEnd: false);
        Refuse(row, from is null, ImportTexts.BadInstant.With("from", row.From));
        bool isNone = row.Until is "无" || row.Until.Equals("none", StringComparison.OrdinalIgnoreCase);
        DateTimeOffset? until = isNone ? null : Instant(row.Until, isEnd: true);
        Refuse(row, !isNone && until is null, ImportTexts.BadInstant.With("until", row.Until));
        Refuse(row, until <= from, ImportTexts.EndsBefore);
        if (_problems.Count == before)
        {
            _duties.Add(new(row.Line, PersonWords.Of(row.Person), role!.Value, area!.Code, kind!.Value, from!.Value, until,
                row.StandIn.Length == 0 ? null : PersonWords.Of(row.StandIn)));
        }
    }

    // Null where it is no time, and where the clocks skip it.
    private DateTimeOffset? Instant(string written, bool isEnd)
    {
        if (DateOnly.TryParseExact(written, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day < DateOnly.MaxValue)
        {
            (DateTimeOffset begins, DateTimeOffset ends) = Roster.DayOf(new(day.ToDateTime(new TimeOnly(12, 0)), _zone.GetUtcOffset(day.ToDateTime(new TimeOnly(12, 0)))), _zone);
            return isEnd ? ends : begins;
        }
        return DateTime.TryParseExact(written, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) && !_zone.IsInvalidTime(local)
            ? new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime()
            : null;
    }

    private void Refuse(RosterRow row, bool isWrong, Bi reason)
    {
        if (isWrong)
        {
            _problems.Add(new(row.Line, reason));
        }
    }
}
