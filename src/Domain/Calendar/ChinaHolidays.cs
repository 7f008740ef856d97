namespace Hub.Domain.Calendar;

/// <summary>
/// China's statutory holidays and moved workdays (调休), from the yearly notice of the General Office of the State Council on the
/// arrangement of holidays: a public fact, announced each November for the next year. Years that it does not hold are imported from
/// iCalendar with <see cref="ImportHolidays"/>.
/// </summary>
public static class ChinaHolidays
{
    /// <summary>2025 and 2026.</summary>
    public static WorkCalendar Calendar { get; } = WorkCalendar.Weekends.With([2025, 2026],
    [
        .. Off("元旦", new(2025, 1, 1), 1),
        .. Off("春节", new(2025, 1, 28), 8), .. Worked("春节", new(2025, 1, 26), new(2025, 2, 8)),
        .. Off("清明节", new(2025, 4, 4), 3),
        .. Off("劳动节", new(2025, 5, 1), 5), .. Worked("劳动节", new DateOnly(2025, 4, 27)),
        .. Off("端午节", new(2025, 5, 31), 3),
        .. Off("国庆节、中秋节", new(2025, 10, 1), 8), .. Worked("国庆节、中秋节", new(2025, 9, 28), new(2025, 10, 11)),

        .. Off("元旦", new(2026, 1, 1), 3), .. Worked("元旦", new DateOnly(2026, 1, 4)),
        .. Off("春节", new(2026, 2, 15), 9), .. Worked("春节", new(2026, 2, 14), new(2026, 2, 28)),
        .. Off("清明节", new(2026, 4, 4), 3),
        .. Off("劳动节", new(2026, 5, 1), 5), .. Worked("劳动节", new DateOnly(2026, 5, 9)),
        .. Off("端午节", new(2026, 6, 19), 3),
        .. Off("中秋节", new(2026, 9, 25), 3),
        .. Off("国庆节", new(2026, 10, 1), 7), .. Worked("国庆节", new(2026, 9, 20), new(2026, 10, 10)),
    ]);

    private static IEnumerable<SpecialDay> Off(string name, DateOnly first, int days) =>
        Enumerable.Range(0, days).Select(day => new SpecialDay(first.AddDays(day), false, name));

    private static IEnumerable<SpecialDay> Worked(string name, params DateOnly[] days) => days.Select(day => new SpecialDay(day, true, name));
}
