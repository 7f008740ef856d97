using Hub.Notifier.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hub.Notifier.Tests.Requests;

/// <summary>The hours of a workday, as they are configured.</summary>
public sealed class WorkOptionsTests
{
    [Theory]
    [InlineData(null, "9:00-12:00 13:30-17:30")]
    [InlineData("08:30-11:30, 13:00-17:00", "8:30-11:30 13:00-17:00")]
    [InlineData("9:00–18:00", "9:00-18:00")]
    public void Spans_are_read_with_the_break_between_them(string? written, string hours) =>
        Assert.Equal(hours, string.Join(' ', From(written).WorkingHours.Spans.Select(span => $"{span.From:H:mm}-{span.Until:H:mm}")));

    [Theory]
    [InlineData("")]
    [InlineData("nine to five")]
    [InlineData("09:00")]
    [InlineData("09:00-25:00")]
    [InlineData("17:00-09:00")]
    [InlineData("13:00-17:00, 09:00-12:00")]
    public void What_are_no_hours_stops_the_start_and_says_where(string written) =>
        Assert.Contains("Hub:Work:Hours", Assert.Throws<OptionsValidationException>(() => From(written)).Message, StringComparison.Ordinal);

    private static WorkOptions From(string? written) =>
        WorkOptions.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:Work:Hours"] = written }.Where(one => one.Value is not null)).Build());
}
