using System.Text.Json.Serialization;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>
/// By which rule something repeats: the part of RFC 5545's RRULE (section 3.3.10) that meetings use. It speaks of days; the
/// time of day is the series' own. Made by <see cref="Parse"/> or by one of the factories, so every rule there is can be
/// written and read again.
/// </summary>
[JsonConverter(typeof(RecurrenceRuleJson))]
public sealed record RecurrenceRule
{
    /// <summary>The largest INTERVAL.</summary>
    public const int MostInterval = 9999;

    /// <summary>The largest COUNT.</summary>
    public const int MostCount = 9999;

    internal RecurrenceRule(Frequency frequency) => Frequency = frequency;

    public Frequency Frequency { get; }

    /// <summary>Every how many days, weeks, months or years: 1 to <see cref="MostInterval"/>.</summary>
    public int Interval { get; internal init; } = 1;

    /// <summary>After how many dates it ends: 1 to <see cref="MostCount"/>; null where it does not.</summary>
    public int? Count { get; internal init; }

    /// <summary>The last moment at which it may happen; null where there is none. Never beside <see cref="Count"/>.</summary>
    public RecurrenceUntil? Until { get; internal init; }

    /// <summary>BYMONTH: 1 to 12, ascending; empty for every month.</summary>
    public IReadOnlyList<int> Months { get; internal init; } = [];

    /// <summary>BYMONTHDAY: 1 to 31, or -1 (the last) to -31; not in a weekly rule.</summary>
    public IReadOnlyList<int> MonthDays { get; internal init; } = [];

    /// <summary>BYDAY; with ordinals only in monthly and yearly rules.</summary>
    public IReadOnlyList<RecurrenceDay> Days { get; internal init; } = [];

    /// <summary>WKST: with which day a week begins, which matters for every second week and rarer.</summary>
    public DayOfWeek WeekStart { get; internal init; } = DayOfWeek.Monday;

    /// <summary>Whether it comes to an end by itself.</summary>
    public bool Ends => Count is not null || Until is not null;

    /// <summary>On days of each month, such as the 6th and the 26th.</summary>
    /// <exception cref="ArgumentException">A day is not 1 to 31 or -31 to -1, or there is none.</exception>
    public static RecurrenceRule MonthlyOn(params ReadOnlySpan<int> days) => Made($"FREQ=MONTHLY;BYMONTHDAY={string.Join(',', days.ToArray())}");

    /// <summary>On weekdays of each month, such as the second Tuesday.</summary>
    /// <exception cref="ArgumentException">An ordinal is not -5 to 5, or there is no day.</exception>
    public static RecurrenceRule MonthlyOn(params ReadOnlySpan<RecurrenceDay> days) => Made($"FREQ=MONTHLY;BYDAY={string.Join(',', days.ToArray())}");

    /// <summary>On weekdays of each week.</summary>
    public static RecurrenceRule WeeklyOn(params ReadOnlySpan<DayOfWeek> days) =>
        Made($"FREQ=WEEKLY;BYDAY={string.Join(',', days.ToArray().Select(day => new RecurrenceDay(day)))}");

    /// <summary>Whether another rule says the same days, wherever it ends.</summary>
    public bool IsSameAs(RecurrenceRule? other) => other is not null && Equals(other with { Count = Count, Until = Until });

    /// <summary>This rule, on the days of another one where it names none itself; null where the other one goes by another span.</summary>
    /// <param name="other">Such as every Wednesday, where this one is every second week.</param>
    public RecurrenceRule? OnDaysOf(RecurrenceRule? other) => Days.Count + MonthDays.Count > 0 || Frequency == Frequency.Daily ? this
        : other is not null && other.Frequency == Frequency && other.Days.Count + other.MonthDays.Count > 0 ? this with { Days = other.Days, MonthDays = other.MonthDays }
        : null;

    /// <summary>Reads an RRULE's value, such as <c>FREQ=MONTHLY;BYMONTHDAY=6,26</c>; capitals do not matter.</summary>
    public static RecurrenceRuleRead Parse(string text) => RecurrenceRuleText.Parse(text);

    /// <summary>
    /// The days by the rule, ascending and each once, as lazily as they are asked for; it ends with the year 9999, and where no
    /// day can ever fit (30 February). A start that does not fit the rule is not one of them and does not count.
    /// </summary>
    /// <param name="start">DTSTART: where it begins, and whose weekday, day and month stand for what the rule does not say.</param>
    /// <param name="at">The time of day: whether the day of <see cref="Until"/> is still one.</param>
    /// <param name="zone">The zone of that time, where <see cref="Until"/> is in UTC; null is UTC.</param>
    /// <param name="from">No days before; null is <paramref name="start"/>. Costs nothing for the days in between, unless the rule counts.</param>
    public IEnumerable<DateOnly> Dates(DateOnly start, TimeOnly at = default, TimeZoneInfo? zone = null, DateOnly? from = null) =>
        RecurrenceDates.Of(this, start, from is { } day && day > start ? day : start, Until?.LastDay(at, zone ?? TimeZoneInfo.Utc) ?? DateOnly.MaxValue);

    /// <summary>The rule as an RRULE's value, always in the same form.</summary>
    public override string ToString() => RecurrenceRuleText.Format(this);

    public bool Equals(RecurrenceRule? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static RecurrenceRule Made(string text) => Parse(text) switch
    {
        RecurrenceRuleRead.Rule read => read.Value,
        RecurrenceRuleRead.Refused refused => throw new ArgumentException(refused.Problem.Words().In(Lang.En), nameof(text)),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>How often.</summary>
public enum Frequency
{
    /// <summary>Days.</summary>
    Daily,

    /// <summary>Weeks.</summary>
    Weekly,

    /// <summary>Months.</summary>
    Monthly,

    /// <summary>Years.</summary>
    Yearly,
}
