using Hub.Domain.Calendar;
using Microsoft.Extensions.Options;

namespace Hub.Notifier.Timetables;

/// <summary>The section <c>Hub:Timetable</c>: how what happens by the clock is run and kept.</summary>
public sealed class TimetableOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hub:Timetable";

    /// <summary>After how long without a sign a run's host is taken for dead and another takes it over, 3 s to 10 minutes. Default: 1 minute.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long firings are kept, 7 to 3,650 days. Default: 90 days.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a run that was told to end may take to do so, before it is called failed, 1 s to 5 minutes. Default: 10 s.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads and checks the section; all failures in one message.</summary>
    /// <exception cref="OptionsValidationException">A value is out of its range.</exception>
    public static TimetableOptions From(IConfiguration configuration)
    {
        TimetableOptions options = configuration.GetSection(Section).Get<TimetableOptions>() ?? new();
        List<string> wrong = [];
        if (options.Lease < TimeSpan.FromSeconds(3) || options.Lease > Firing.LongestLease)
        {
            wrong.Add($"{Section}:Lease must be from 00:00:03 to 00:10:00.");
        }
        if (options.Keep < TimeSpan.FromDays(7) || options.Keep > TimeSpan.FromDays(3650))
        {
            wrong.Add($"{Section}:Keep must be from 7.00:00:00 to 3650.00:00:00.");
        }
        if (options.Grace < TimeSpan.FromSeconds(1) || options.Grace > TimeSpan.FromMinutes(5))
        {
            wrong.Add($"{Section}:Grace must be from 00:00:01 to 00:05:00.");
        }
        return wrong.Count == 0 ? options : throw new OptionsValidationException(Section, typeof(TimetableOptions), wrong);
    }
}
