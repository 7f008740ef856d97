using Microsoft.Extensions.Options;

namespace Hub.Notifier.Channels.Webhook;

/// <summary>The section <c>Hub:Webhook</c>: a city's own message gateway.</summary>
public sealed class WebhookOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hub:Webhook";

    private const string SecretPrefix = "whsec_";

    /// <summary>Where notices are posted, absolute, http or https. Default: none, and the channel does not exist.</summary>
    public string? Url { get; set; }

    /// <summary>
    /// What requests are signed with: <c>whsec_</c> and 24 to 64 bytes in base64, as Standard Webhooks asks. Two with a blank
    /// between them sign both, while the gateway changes from one to the other. No default.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>How long one request may take from connecting to its answer, 100 ms to 2 minutes. Default: 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the gateway drops the same <c>webhook-id</c> a second time. Default: true.</summary>
    public bool Deduplicates { get; set; } = true;

    /// <summary>The most requests a second, of all hosts together, 1 to 100,000. Default: none.</summary>
    public int? RatePerSecond { get; set; }

    /// <summary>The most messages to one person in an hour, of all hosts together, 1 to 1,000: phone networks block more. Default: none.</summary>
    public int? PerPersonPerHour { get; set; }

    /// <summary>Other channels of contacts that the gateway reaches too, with blanks between them: <c>phone</c>. Default: none.</summary>
    public string? Serves { get; set; }

    /// <summary>The channels of contacts that the gateway reaches: its own, and those that it serves.</summary>
    public IReadOnlyList<string> Channels =>
        [.. new[] { WebhookChannel.Named }.Concat((Serves ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    internal IReadOnlyList<Rate> Rates =>
    [
        .. RatePerSecond is { } rate ? [new Rate(rate, TimeSpan.FromSeconds(1), PerPerson: false)] : Array.Empty<Rate>(),
        .. PerPersonPerHour is { } hers ? [new Rate(hers, TimeSpan.FromHours(1), PerPerson: true)] : Array.Empty<Rate>(),
    ];

    internal Uri? Address { get; private set; }

    internal IReadOnlyList<byte[]> Keys { get; private set; } = [];

    /// <summary>Reads and checks the section; all failures in one message, and no secret in it. Null where no gateway is set.</summary>
    /// <exception cref="OptionsValidationException">A value is missing or out of its range.</exception>
    public static WebhookOptions? From(IConfiguration configuration)
    {
        WebhookOptions options = configuration.GetSection(Section).Get<WebhookOptions>() ?? new();
        if (string.IsNullOrWhiteSpace(options.Url))
        {
            return null;
        }
        List<string> wrong = [];
        options.Address = Uri.TryCreate(options.Url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address : null;
        byte[]?[] keys = [.. (options.Secret ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Key)];
        options.Keys = [.. keys.OfType<byte[]>()];
        Check(options.Address is not null, "Url must be absolute and begin with http:// or https://.");
        Check(keys.Length > 0, "Secret is not set: 'whsec_' and 24 to 64 random bytes in base64, the same that the gateway has.");
        Check(keys.All(key => key is not null), "Secret must be 'whsec_' and 24 to 64 bytes in base64.");
        Check(options.Timeout >= TimeSpan.FromMilliseconds(100) && options.Timeout <= TimeSpan.FromMinutes(2), "Timeout must be from 00:00:00.1 to 00:02:00.");
        Check(options.RatePerSecond is null or (>= 1 and <= 100_000), "RatePerSecond must be from 1 to 100,000.");
        Check(options.PerPersonPerHour is null or (>= 1 and <= 1000), "PerPersonPerHour must be from 1 to 1,000.");
        Check(options.Channels.All(name => name is WebhookChannel.Named or Domain.People.ImportPeople.Channel), "Serves knows 'phone' and nothing else.");
        return wrong.Count == 0 ? options : throw new OptionsValidationException(Section, typeof(WebhookOptions), wrong);

        void Check(bool holds, string what)
        {
            if (!holds)
            {
                wrong.Add($"{Section}:{what}");
            }
        }
    }

    private static byte[]? Key(string secret)
    {
        byte[] key = new byte[64];
        return secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out int length) && length >= 24
            ? key[..length]
            : null;
    }
}
