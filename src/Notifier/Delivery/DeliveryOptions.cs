using Hub.Domain.Notices;
using Microsoft.Extensions.Options;

namespace Hub.Notifier.Delivery;

/// <summary>The section <c>Hub:Delivery</c>: how notices are sent.</summary>
public sealed class DeliveryOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hub:Delivery";

    /// <summary>How many sendings of each upper lane (Emergency, Alert, Normal) one host has under way, 1 to 1,000. They are theirs alone. Default: 32.</summary>
    public int Concurrency { get; set; } = 32;

    /// <summary>How many sendings of the Bulk lane one host has under way, 1 to 1,000. Default: 64.</summary>
    public int BulkConcurrency { get; set; } = 64;

    /// <summary>After how long without a sign a worker is taken for dead, 5 s to 10 minutes. Default: 30 s.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many deliveries one person's retries may take before it is given up, 1 to 50. Default: 12.</summary>
    public int MostRounds { get; set; } = 12;

    /// <summary>The beginning of the quiet hours of those who have set none, local time. Default: 21:30.</summary>
    public TimeOnly QuietFrom { get; set; } = QuietHours.Default.From;

    /// <summary>Their end. The same as the beginning means none. Default: 7:30.</summary>
    public TimeOnly QuietUntil { get; set; } = QuietHours.Default.Until;

    /// <summary>The most broadcasts and reminders that one person gets in a day, 1 to 1,000. Default: 10.</summary>
    public int MostPerDay { get; set; } = SendLimits.Default.MostPerDay;

    /// <summary>How many hosts share the rate ceilings where there is no Redis, or while it is away, 1 to 1,000. Default: 1.</summary>
    public int Nodes { get; set; } = 1;

    /// <summary>How far Hub goes with each channel, by its name.</summary>
    public Dictionary<string, ChannelLimits> Channels { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of the community, from <c>Hub:Zone</c>.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    internal SendLimits Limits => new(new(QuietFrom, QuietUntil), MostPerDay);

    internal ChannelLimits LimitsOf(string channel) => Channels.GetValueOrDefault(channel) ?? new();

    /// <summary>How many sendings the worker of a lane has under way.</summary>
    internal int Of(Lane lane) => lane == Lane.Bulk ? BulkConcurrency : Concurrency;

    /// <summary>Reads and checks the section; all failures in one message.</summary>
    /// <exception cref="OptionsValidationException">A value is out of its range.</exception>
    public static DeliveryOptions From(IConfiguration configuration)
    {
        DeliveryOptions options = configuration.GetSection(Section).Get<DeliveryOptions>() ?? new();
        List<string> wrong = [];
        string zone = configuration["Hub:Zone"] ?? "Asia/Shanghai";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found))
        {
            options.Zone = found;
        }
        else
        {
            wrong.Add($"Hub:Zone '{zone}' is no IANA time zone; for example Asia/Shanghai.");
        }
        Check(options.Concurrency is >= 1 and <= 1000, "Concurrency must be from 1 to 1,000.");
        Check(options.BulkConcurrency is >= 1 and <= 1000, "BulkConcurrency must be from 1 to 1,000.");
        Check(options.Lease >= TimeSpan.FromSeconds(5) && options.Lease <= TimeSpan.FromMinutes(10), "Lease must be from 00:00:05 to 00:10:00.");
        Check(options.MostRounds is >= 1 and <= 50, "MostRounds must be from 1 to 50.");
        Check(options.MostPerDay is >= 1 and <= 1000, "MostPerDay must be from 1 to 1,000.");
        Check(options.Nodes is >= 1 and <= 1000, "Nodes must be from 1 to 1,000.");
        wrong.AddRange(options.Channels.SelectMany(channel => channel.Value.Wrong().Select(what => $"{Section}:Channels:{channel.Key}:{what}")));
        return wrong.Count == 0 ? options : throw new OptionsValidationException(Section, typeof(DeliveryOptions), wrong);

        void Check(bool holds, string what)
        {
            if (!holds)
            {
                wrong.Add($"{Section}:{what}");
            }
        }
    }
}
