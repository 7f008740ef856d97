using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Domain.Calendar;

/// <summary>The lines of one event as they are read, and the event that they make.</summary>
internal sealed partial class IcsEventLines(int number)
{
    private readonly List<IcsLine> _lines = [];
    private readonly List<IcsLine> _triggers = [];
    private IcsProblem? _problem;

    /// <summary>In which line the event begins.</summary>
    public int Number => number;

    /// <summary>Takes a line of the event or of a component in it.</summary>
    public void Add(string component, IcsLine line)
    {
        if (component == "VEVENT")
        {
            _lines.Add(line);
        }
        // An alarm at an instant, or after the beginning, is none of an event that Hub shows.
        else if (component == "VALARM" && line.Name == "TRIGGER" && line.Value.StartsWith("-P", StringComparison.OrdinalIgnoreCase)
            && line.Parameter("RELATED") != "END")
        {
            _triggers.Add(line);
        }
    }

    /// <summary>Makes the event, or says what is wrong with it.</summary>
    public IcsProblem? Make(out IcsEvent? made)
    {
        made = null;
        if (One("DTSTART") is not { } startLine)
        {
            return new(IcsFault.StartMissing, number, Text("SUMMARY"));
        }
        if (Unsupported() is { } line)
        {
            return new(IcsFault.PropertyUnsupported, line.Number, line.Name);
        }
        IcsTime start = Time(startLine);
        IcsTime end = One("DTEND") is { } endLine ? Time(endLine)
            : One("DURATION") is { } duration ? After(start, Span(duration))
            : start.Kind == IcsTimeKind.Day ? After(start, TimeSpan.FromDays(1))
            : start;
        // Feeds write a holiday of one day with an end on the same day, which the RFC does not allow and everybody reads.
        end = end == start && start.Kind == IcsTimeKind.Day ? After(start, TimeSpan.FromDays(1)) : end;
        RecurrenceRule? rule = One("RRULE") is { } ruleLine ? Rule(ruleLine) : null;
        made = new()
        {
            Uid = Text("UID"),
            Start = start,
            End = end,
            Stamp = One("DTSTAMP") is { } stamp && stamp.Parameter("VALUE") != "DATE" && IcsTimes.Read(stamp, stamp.Value) is { } at
                ? at.Instant(TimeZoneInfo.Utc) : default,
            Sequence = int.TryParse(One("SEQUENCE")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int sequence) ? sequence : 0,
            IsCancelled = string.Equals(One("STATUS")?.Value, "CANCELLED", StringComparison.OrdinalIgnoreCase),
            Summary = Text("SUMMARY"),
            Description = Text("DESCRIPTION"),
            Location = Text("LOCATION"),
            Url = Uri.TryCreate(One("URL")?.Value, UriKind.Absolute, out Uri? url) ? url : null,
            Alarms = [.. _triggers.Select(Span).Select(span => span.Negate())],
            Rule = rule,
            Excluded = Times("EXDATE"),
            Added = Times("RDATE"),
            RecurrenceId = One("RECURRENCE-ID") is { } id ? Time(id) : null,
            SpecialDay = One("X-APPLE-SPECIAL-DAY")?.Value.Trim().ToUpperInvariant(),
            Lines = _lines.GroupBy(one => one.Name).Select(same => (same.Key, same.First().Number)).Append(("BEGIN", number)).ToDictionary(),
        };
        if (_problem is null && end.Instant(TimeZoneInfo.Utc) < start.Instant(TimeZoneInfo.Utc))
        {
            _problem = new(IcsFault.EndBeforeStart, number, $"{start} – {end}");
        }
        return _problem;
    }

    // What would say other dates than Hub reads: a rule that takes dates out, a second rule, a change of all that follow.
    private IcsLine? Unsupported() => One("EXRULE")
        ?? _lines.Where(line => line.Name == "RRULE").Skip(1).FirstOrDefault()
        ?? _lines.Find(line => line.Name == "RECURRENCE-ID" && line.Parameter("RANGE") is not null);

    private IcsLine? One(string name) => _lines.Find(line => line.Name == name);

    private string Text(string name) => One(name) is { } line ? IcsText.Unescape(line.Value) : "";

    private IcsTime Time(IcsLine line) => Time(line, line.Value);

    private IcsTime Time(IcsLine line, string value)
    {
        IcsTime? time = IcsTimes.Read(line, value);
        if (time is null)
        {
            _problem ??= new(IcsTimes.ZoneOf(line) is { IsKnown: false } ? IcsFault.ZoneUnknown : IcsFault.TimeUnreadable, line.Number, value);
        }
        return time ?? IcsTime.Of(DateOnly.MinValue);
    }

    private IcsTime[] Times(string name) =>
        [.. _lines.Where(line => line.Name == name).SelectMany(line => line.Value.Split(',').Select(value => Time(line, value)))];

    private RecurrenceRule? Rule(IcsLine line)
    {
        switch (RecurrenceRule.Parse(line.Value.Trim()))
        {
            case RecurrenceRuleRead.Rule rule:
                return rule.Value;
            case RecurrenceRuleRead.Refused refused:
                _problem ??= new(IcsFault.RuleRefused, line.Number, line.Value, refused.Problem);
                return null;
            default:
                throw new InvalidOperationException();
        }
    }

    private TimeSpan Span(IcsLine line)
    {
        Match match = Duration().Match(line.Value.Trim());
        if (!match.Success || match.Value.EndsWith('P') || match.Value.EndsWith('T'))
        {
            _problem ??= new(IcsFault.SpanUnreadable, line.Number, line.Value);
            return default;
        }
        TimeSpan span = new((Part("w") * 7) + Part("d"), Part("h"), Part("m"), Part("s"));
        return match.Groups["sign"].Value == "-" ? -span : span;

        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
    }

    private static IcsTime After(IcsTime start, TimeSpan span)
    {
        long ticks = start.Local.Ticks + span.Ticks;
        return start with { Local = new(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks)) };
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)P(?:(?<w>\d{1,4})W)?(?:(?<d>\d{1,5})D)?(?:T(?:(?<h>\d{1,6})H)?(?:(?<m>\d{1,7})M)?(?:(?<s>\d{1,8})S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
