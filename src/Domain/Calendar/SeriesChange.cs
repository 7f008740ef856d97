using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>What shall be otherwise of a series from now on; null leaves it.</summary>
/// <param name="Rule">By which rule it repeats. One that ends by itself ends as it did.</param>
/// <param name="At">When it begins, by the series' clocks.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Start">From when its rule counts: of every second week it says which.</param>
/// <param name="Length">How long it is.</param>
public sealed record SeriesChange(RecurrenceRule? Rule = null, TimeOnly? At = null, Bi? Place = null, DateOnly? Start = null, TimeSpan? Length = null)
{
    /// <summary>
    /// The series with it. Days left out and added by hand stay; a reminder on the day that would come after the new start is left
    /// out, since nobody can be told in chat to move it first.
    /// </summary>
    /// <param name="before">The series as it is.</param>
    /// <returns>What it shall be; equal to <paramref name="before"/> where nothing changes.</returns>
    public SeriesDraft Of(SeriesDraft before)
    {
        RecurrenceRule? old = Ending(before.Recurrence);
        TimeOnly at = At ?? before.At;
        return before with
        {
            Recurrence = before.Recurrence with
            {
                Start = Start ?? before.Recurrence.Start, Rule = Rule is null ? old : Rule with { Count = old?.Count, Until = old?.Until },
            },
            At = at,
            Length = Length ?? before.Length,
            Place = Place ?? before.Place,
            Reminders = ReminderRule.InTime(before.Reminders, at),
        };
    }

    // A count would begin anew with another start.
    private RecurrenceRule? Ending(Recurrence before) => Start is not null && before.Rule is { Count: not null } rule
        ? rule with { Count = null, Until = new(rule.Dates(before.Start).LastOrDefault(before.Start)) }
        : before.Rule;
}
