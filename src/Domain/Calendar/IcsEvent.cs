using System.Collections.Frozen;

namespace Hub.Domain.Calendar;

/// <summary>A calendar of iCalendar (RFC 5545).</summary>
/// <param name="Name">Its name (X-WR-CALNAME); empty where it says none.</param>
/// <param name="Events">Its events.</param>
public sealed record IcsCalendar(string Name, IReadOnlyList<IcsEvent> Events);

/// <summary>An event of iCalendar.</summary>
public sealed record IcsEvent
{
    /// <summary>What tells it from all others, for ever; empty where it was read and said none.</summary>
    public required string Uid { get; init; }

    public required IcsTime Start { get; init; }

    /// <summary>Its end, itself excluded; for a day the day after.</summary>
    public required IcsTime End { get; init; }

    /// <summary>When it was last changed (DTSTAMP).</summary>
    public DateTimeOffset Stamp { get; init; }

    /// <summary>How often it was changed.</summary>
    public int Sequence { get; init; }

    public bool IsCancelled { get; init; }
    public string Summary { get; init; } = "";
    public string Description { get; init; } = "";
    public string Location { get; init; } = "";
    public Uri? Url { get; init; }

    /// <summary>How long before it begins a calendar reminds of it.</summary>
    public IReadOnlyList<TimeSpan> Alarms { get; init; } = [];

    public RecurrenceRule? Rule { get; init; }
    public IReadOnlyList<IcsTime> Excluded { get; init; } = [];
    public IReadOnlyList<IcsTime> Added { get; init; } = [];

    /// <summary>Of what series' date it is the other version; null where it is itself.</summary>
    public IcsTime? RecurrenceId { get; init; }

    /// <summary>What Apple's feeds say of holidays: <c>WORK-HOLIDAY</c> or <c>ALTERNATE-WORKDAY</c>.</summary>
    public string? SpecialDay { get; init; }

    /// <summary>In which line of the text each of its properties stands, from 1, the event itself as BEGIN; empty where it was not read.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The days on which it begins, by its own clocks.</summary>
    public Recurrence Recurrence => new(Start.Day, Rule)
    {
        Excluded = [.. Excluded.Select(time => time.Day)],
        Added = [.. Added.Select(time => time.Day)],
    };
}
