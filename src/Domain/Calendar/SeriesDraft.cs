using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>What somebody says of a series.</summary>
public sealed record SeriesDraft
{
    public required SeriesKind Kind { get; init; }
    public required SeriesHost Host { get; init; }
    public required Bi Title { get; init; }
    public required Recurrence Recurrence { get; init; }

    /// <summary>The zone of its clocks, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    public required TimeOnly At { get; init; }
    public required TimeSpan Length { get; init; }
    public required Bi Place { get; init; }
    public required Audience Audience { get; init; }
    public IReadOnlyList<ReminderRule> Reminders { get; init; } = [];
    public IReadOnlyList<Bi> Agenda { get; init; } = [];
    public HolidayPolicy HolidayPolicy { get; init; }
    public SlotPlan? Slots { get; init; }

    /// <summary>What a series says, to be changed.</summary>
    public static SeriesDraft Of(Series series) => new()
    {
        Kind = series.Kind,
        Host = series.Host,
        Title = series.Title,
        Recurrence = series.Recurrence,
        Zone = series.Zone,
        At = series.At,
        Length = series.Length,
        Place = series.Place,
        Audience = series.Audience,
        Reminders = series.Reminders,
        Agenda = series.Agenda,
        HolidayPolicy = series.HolidayPolicy,
        Slots = series.Slots,
    };

    /// <summary>The draft as a series.</summary>
    internal Series Make(Guid id, string areaCode, Guid by, DateTimeOffset now) => new()
    {
        Id = id,
        AreaCode = areaCode,
        Kind = Kind,
        Host = Host,
        Title = Title,
        Recurrence = Recurrence,
        Zone = Zone,
        At = At,
        Length = Length,
        Place = Place,
        Audience = Audience,
        Reminders = [.. Reminders],
        Agenda = [.. Agenda],
        HolidayPolicy = HolidayPolicy,
        Slots = Slots,
        CreatedById = by,
        CreatedAt = now,
    };

    /// <summary>Makes a series what the draft says.</summary>
    internal void Write(Series series)
    {
        (series.Kind, series.Host, series.Title, series.Recurrence) = (Kind, Host, Title, Recurrence);
        (series.Zone, series.At, series.Length, series.Place) = (Zone, At, Length, Place);
        (series.Audience, series.Reminders, series.Agenda) = (Audience, [.. Reminders], [.. Agenda]);
        (series.HolidayPolicy, series.Slots) = (HolidayPolicy, Slots);
    }
}
