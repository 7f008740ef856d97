namespace Hub.Domain.Calendar;

/// <summary>A year whose holidays were imported.</summary>
public sealed class HolidayYear
{
    public required int Year { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
}

/// <summary>A day that an import named, see <see cref="SpecialDay"/>.</summary>
public sealed class HolidayDay
{
    public required DateOnly Date { get; init; }
    public required bool IsWorked { get; init; }
    public required string Name { get; init; }
}
