using System.Globalization;

namespace Hub.Domain.Calendar;

/// <summary>A weekday in a rule: every Monday (<c>MO</c>), the second Tuesday (<c>2TU</c>), the last Friday (<c>-1FR</c>).</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Ordinal">Which one of the month or year, from its end where negative; 0 is every one.</param>
public readonly record struct RecurrenceDay(DayOfWeek Day, int Ordinal = 0)
{
    private static readonly string[] Names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>MO, TU and so on.</summary>
    public static string Name(DayOfWeek day) => Names[(int)day];

    /// <summary>The weekday of a name in capitals, or null.</summary>
    public static DayOfWeek? Named(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (name.SequenceEqual(Names[i]))
            {
                return (DayOfWeek)i;
            }
        }
        return null;
    }

    /// <summary>Whether a day is meant.</summary>
    /// <param name="date">The day.</param>
    /// <param name="index">Where it stands in its month or year, from 0.</param>
    /// <param name="length">How many days that month or year has.</param>
    internal bool Means(DateOnly date, int index, int length) => date.DayOfWeek == Day && Ordinal switch
    {
        0 => true,
        > 0 => (index / 7) + 1 == Ordinal,
        < 0 => ((length - 1 - index) / 7) + 1 == -Ordinal,
    };

    public override string ToString() => Ordinal == 0 ? Name(Day) : string.Create(CultureInfo.InvariantCulture, $"{Ordinal}{Name(Day)}");
}
