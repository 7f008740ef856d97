using System.Globalization;
using Hub.Domain.Calendar;
using Microsoft.Extensions.Options;

namespace Hub.Notifier.Requests;

/// <summary>The section <c>Hub:Work</c>: the hours in which promises run that are no red lines.</summary>
public sealed class WorkOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hub:Work";

    private const int MostSpans = 6;

    /// <summary>
    /// The hours of a workday on the community's clocks, 1 to 6 spans in order, what lies between them is the break:
    /// <c>09:00-12:00, 13:30-17:30</c>, which is the default.
    /// </summary>
    public string Hours { get; set; } = "09:00-12:00, 13:30-17:30";

    /// <summary>The same, read.</summary>
    public WorkingHours WorkingHours { get; private set; } = WorkingHours.Default;

    /// <summary>Reads and checks the section; all failures in one message.</summary>
    /// <exception cref="OptionsValidationException">The hours cannot be read.</exception>
    public static WorkOptions From(IConfiguration configuration)
    {
        WorkOptions options = configuration.GetSection(Section).Get<WorkOptions>() ?? new();
        WorkingSpan?[] spans = [.. options.Hours.Split([',', ';', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Span)];
        List<string> wrong = [];
        if (spans.Length is 0 or > MostSpans || Array.Exists(spans, span => span is null))
        {
            wrong.Add($"{Section}:Hours '{options.Hours}' must be 1 to {MostSpans} spans such as 09:00-12:00, 13:30-17:30.");
        }
        else if (Array.Exists(spans, span => span!.From >= span.Until) || spans.Zip(spans.Skip(1)).Any(two => two.First!.Until > two.Second!.From))
        {
            wrong.Add($"{Section}:Hours '{options.Hours}': each span must end after it begins, and begin no earlier than the one before ends.");
        }
        if (wrong.Count > 0)
        {
            throw new OptionsValidationException(Section, typeof(WorkOptions), wrong);
        }
        options.WorkingHours = new([.. spans.OfType<WorkingSpan>()]);
        return options;
    }

    private static WorkingSpan? Span(string written) =>
        written.Split('-', '–', '—') is [var from, var until] && Time(from) is { } begin && Time(until) is { } end ? new(begin, end) : null;

    private static TimeOnly? Time(string written) =>
        TimeOnly.TryParseExact(written.Trim(), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : null;
}
