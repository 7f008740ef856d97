using System.Globalization;

namespace Hub.Domain.Calendar;

/// <summary>Reads and writes the text of a rule.</summary>
internal static class RecurrenceRuleText
{
    /// <summary>The longest text, in characters.</summary>
    public const int MostCharacters = 1000;

    private static readonly string[] Unsupported =
        ["BYSETPOS", "BYWEEKNO", "BYYEARDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "RSCALE", "SKIP"];

    private static readonly string[] Known = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"];

    public static RecurrenceRuleRead Parse(string text)
    {
        if (text.Length > MostCharacters)
        {
            return Refuse(RecurrenceFault.TooLong, MostCharacters + 1, $"{text.Length}");
        }
        Dictionary<string, Part> parts = [];
        int position = 1;
        foreach (string written in text.ToUpperInvariant().Split(';'))
        {
            // One semicolon too many at the end is common, and harms nobody.
            if (written.Length == 0 && position > 1 && position == text.Length + 1)
            {
                break;
            }
            int equals = written.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == written.Length - 1)
            {
                return Refuse(RecurrenceFault.NoPart, position, written);
            }
            string name = written[..equals];
            if (!Known.Contains(name))
            {
                return Refuse(Unsupported.Contains(name) ? RecurrenceFault.PartUnsupported : RecurrenceFault.PartUnknown, position, name);
            }
            if (!parts.TryAdd(name, new(written[(equals + 1)..], position + equals + 1)))
            {
                return Refuse(RecurrenceFault.PartTwice, position, name);
            }
            position += written.Length + 1;
        }
        return Make(parts);
    }

    public static string Format(RecurrenceRule rule)
    {
        List<string> parts = [$"FREQ={rule.Frequency.ToString().ToUpperInvariant()}"];
        Add("INTERVAL", rule.Interval == 1 ? null : $"{rule.Interval}");
        Add("COUNT", rule.Count?.ToString(CultureInfo.InvariantCulture));
        Add("UNTIL", rule.Until?.ToString());
        Add("BYMONTH", string.Join(',', rule.Months));
        Add("BYMONTHDAY", string.Join(',', rule.MonthDays));
        Add("BYDAY", string.Join(',', rule.Days));
        Add("WKST", rule.WeekStart == DayOfWeek.Monday ? null : RecurrenceDay.Name(rule.WeekStart));
        return string.Join(';', parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{name}={value}");
            }
        }
    }

    private static RecurrenceRuleRead Make(Dictionary<string, Part> parts)
    {
        if (!parts.TryGetValue("FREQ", out Part freq))
        {
            return Refuse(RecurrenceFault.FrequencyMissing, 1, "");
        }
        if (!Enum.GetNames<Frequency>().Contains(freq.Value, StringComparer.OrdinalIgnoreCase))
        {
            return Refuse(RecurrenceFault.FrequencyUnknown, freq.Position, freq.Value);
        }
        Frequency frequency = Enum.Parse<Frequency>(freq.Value, ignoreCase: true);
        RecurrenceProblem? problem = null;
        int? interval = Number("INTERVAL", 1, RecurrenceRule.MostInterval, RecurrenceFault.IntervalOutOfRange);
        int? count = Number("COUNT", 1, RecurrenceRule.MostCount, RecurrenceFault.CountOutOfRange);
        RecurrenceUntil? until = One("UNTIL", RecurrenceFault.UntilUnreadable, RecurrenceUntil.Read);
        int[] months = Many<int>("BYMONTH", part => (Integer(part, 1, 12), RecurrenceFault.MonthOutOfRange));
        int[] monthDays = Many<int>("BYMONTHDAY", part => frequency == Frequency.Weekly
            ? (null, RecurrenceFault.MonthDayInWeek)
            : (Integer(part, -31, 31) is { } day and not 0 ? day : null, RecurrenceFault.MonthDayOutOfRange));
        RecurrenceDay[] days = Many<RecurrenceDay>("BYDAY", part => Day(part, frequency));
        DayOfWeek? weekStart = One("WKST", RecurrenceFault.WeekStartUnknown, part => RecurrenceDay.Named(part));
        if (problem is null && count is not null && until is not null)
        {
            problem = new(RecurrenceFault.CountAndUntil, parts["UNTIL"].Position, parts["UNTIL"].Value);
        }
        return problem is not null ? new RecurrenceRuleRead.Refused(problem) : new RecurrenceRuleRead.Rule(new(frequency)
        {
            Interval = interval ?? 1,
            Count = count,
            Until = until,
            Months = [.. months.Order()],
            MonthDays = monthDays,
            Days = days,
            WeekStart = weekStart ?? DayOfWeek.Monday,
        });

        T? One<T>(string name, RecurrenceFault fault, Func<string, T?> read)
            where T : struct
        {
            if (!parts.TryGetValue(name, out Part part))
            {
                return null;
            }
            T? value = read(part.Value);
            problem ??= value is null ? new(fault, part.Position, part.Value) : null;
            return value;
        }

        int? Number(string name, int least, int most, RecurrenceFault fault) => One(name, fault, part => Integer(part, least, most));

        T[] Many<T>(string name, Func<string, (T? Value, RecurrenceFault Fault)> read)
            where T : struct
        {
            if (!parts.TryGetValue(name, out Part part))
            {
                return [];
            }
            List<T> values = [];
            int position = part.Position;
            foreach (string written in part.Value.Split(','))
            {
                (T? value, RecurrenceFault fault) = read(written);
                problem ??= value is null ? new(fault, position, written) : null;
                values.Add(value.GetValueOrDefault());
                position += written.Length + 1;
            }
            return [.. values.Distinct()];
        }
    }

    private static (RecurrenceDay? Value, RecurrenceFault Fault) Day(string written, Frequency frequency)
    {
        if (written.Length < 2 || RecurrenceDay.Named(written.AsSpan()[^2..]) is not { } day)
        {
            return (null, RecurrenceFault.DayUnknown);
        }
        if (written.Length == 2)
        {
            return (new(day), default);
        }
        int most = frequency == Frequency.Yearly ? 53 : 5;
        return frequency is Frequency.Daily or Frequency.Weekly ? (null, RecurrenceFault.OrdinalInDayOrWeek)
            : Integer(written[..^2], -most, most) is { } ordinal and not 0 ? (new(day, ordinal), default)
            : (null, RecurrenceFault.OrdinalOutOfRange);
    }

    private static int? Integer(string written, int least, int most) =>
        int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : null;

    private static RecurrenceRuleRead.Refused Refuse(RecurrenceFault fault, int position, string found) => new(new(fault, position, found));

    private readonly record struct Part(string Value, int Position);
}
