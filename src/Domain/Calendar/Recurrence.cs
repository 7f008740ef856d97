using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hub.Domain.Calendar;

/// <summary>The days of a series: those of its rule, with days left out (EXDATE) and days besides (RDATE).</summary>
/// <param name="Start">From when. Without a rule it is the one day; with one it is a day only where the rule says so.</param>
/// <param name="Rule">By which rule it repeats; null where it does not.</param>
public sealed record Recurrence(DateOnly Start, RecurrenceRule? Rule = null)
{
    /// <summary>Days on which it is not, whatever says that it is.</summary>
    public ImmutableSortedSet<DateOnly> Excluded { get; init; } = [];

    /// <summary>Days on which it is besides, not counted by the rule's COUNT nor bounded by its UNTIL.</summary>
    public ImmutableSortedSet<DateOnly> Added { get; init; } = [];

    /// <summary>Whether there may be more than the one day.</summary>
    [JsonIgnore]
    public bool Repeats => Rule is not null || Added.Count > 0;

    /// <summary>The days of a rule that begins with the first of its days: it says which weeks 'every other week' means.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">The time of day.</param>
    /// <param name="zone">The zone of that time.</param>
    /// <param name="now">The instant.</param>
    /// <param name="from">From which day on, as it was said; null is from the next one that has not begun.</param>
    public static Recurrence Of(RecurrenceRule rule, TimeOnly at, TimeZoneInfo zone, DateTimeOffset now, DateOnly? from)
    {
        DateOnly start = from ?? ZonedTime.DayOf(now, zone);
        DateOnly? first = (rule with { Interval = 1, Count = null, Until = null }).Dates(start).Select(day => (DateOnly?)day)
            .FirstOrDefault(day => from is not null || ZonedTime.Instant(day!.Value, at, zone) > now);
        return new(first ?? start, rule);
    }

    /// <summary>The days, ascending and each once, as lazily as they are asked for; see <see cref="RecurrenceRule.Dates"/>.</summary>
    /// <param name="at">The time of day, by which the rule's UNTIL is judged.</param>
    /// <param name="zone">The zone of that time; null is UTC.</param>
    /// <param name="from">No days before; null is from the first.</param>
    public IEnumerable<DateOnly> Dates(TimeOnly at = default, TimeZoneInfo? zone = null, DateOnly? from = null)
    {
        DateOnly first = from ?? DateOnly.MinValue;
        IEnumerable<DateOnly> byRule = Rule?.Dates(Start, at, zone, from) ?? (Start >= first ? [Start] : []);
        return Merge(byRule, Added.Where(day => day >= first)).Where(day => !Excluded.Contains(day));
    }

    public bool Equals(Recurrence? other) =>
        other is not null && Start == other.Start && Rule == other.Rule && Excluded.SetEquals(other.Excluded) && Added.SetEquals(other.Added);

    public override int GetHashCode() => HashCode.Combine(Start, Rule, Excluded.Count, Added.Count);

    private static IEnumerable<DateOnly> Merge(IEnumerable<DateOnly> endless, IEnumerable<DateOnly> few)
    {
        using IEnumerator<DateOnly> added = few.GetEnumerator();
        bool more = added.MoveNext();
        foreach (DateOnly day in endless)
        {
            for (; more && added.Current <= day; more = added.MoveNext())
            {
                if (added.Current < day)
                {
                    yield return added.Current;
                }
            }
            yield return day;
        }
        for (; more; more = added.MoveNext())
        {
            yield return added.Current;
        }
    }
}
