using Microsoft.Extensions.Options;

namespace Hub.Notifier.Retention;

/// <summary>The section <c>Hub:Retention</c>: how long things are kept. What somebody still waits for stays longer.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hub:Retention";

    /// <summary>Messages as they came in, 1 to 3,650 days. Default: 7 days.</summary>
    public TimeSpan Inbound { get; set; } = TimeSpan.FromDays(7);

    /// <summary>What was said in conversations, 7 to 3,650 days. Default: 90 days.</summary>
    public TimeSpan Conversations { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Who was told of which notice, and how, 30 to 3,650 days. Default: 180 days.</summary>
    public TimeSpan Deliveries { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Names and addresses on requests, from their closing on, and homes, from their end on, 30 to 3,650 days. Default: 730 days.</summary>
    public TimeSpan Names { get; set; } = TimeSpan.FromDays(730);

    /// <summary>Who looked at private data, 30 to 3,650 days. Default: 1,095 days.</summary>
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(1095);

    /// <summary>Files that belong to no request: those of chats, and those of broadcasts after their links have died; 1 to 3,650 days. Default: 90 days.</summary>
    public TimeSpan Files { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Reads and checks the section; all failures in one message.</summary>
    /// <exception cref="OptionsValidationException">A value is out of its range.</exception>
    public static RetentionOptions From(IConfiguration configuration)
    {
        RetentionOptions options = configuration.GetSection(Section).Get<RetentionOptions>() ?? new();
        List<string> wrong = [];
        Check(nameof(Inbound), options.Inbound, 1);
        Check(nameof(Conversations), options.Conversations, 7);
        Check(nameof(Deliveries), options.Deliveries, 30);
        Check(nameof(Names), options.Names, 30);
        Check(nameof(Audit), options.Audit, 30);
        Check(nameof(Files), options.Files, 1);
        return wrong.Count == 0 ? options : throw new OptionsValidationException(Section, typeof(RetentionOptions), wrong);

        void Check(string name, TimeSpan value, int least)
        {
            if (value < TimeSpan.FromDays(least) || value > TimeSpan.FromDays(3650))
            {
                wrong.Add($"{Section}:{name} must be from {least}.00:00:00 to 3650.00:00:00.");
            }
        }
    }
}
