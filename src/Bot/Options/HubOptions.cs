using Microsoft.Extensions.Options;

namespace Hub.Bot.Options;

/// <summary>The section <c>Hub</c> of the configuration. Every value has a default that serves one community on one machine.</summary>
internal sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>Where a hub listens that was told nothing.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The folder of the embedded database and of the keys. Default: <c>data</c>, relative to where Hub is started.</summary>
    public string Data { get; set; } = "data";

    /// <summary>A connection string: <c>Host=…</c> is PostgreSQL, <c>Data Source=…</c> SQLite. Default: <c>hub.db</c> in <see cref="Data"/>.</summary>
    public string? Database { get; set; }

    /// <summary>Redis as host:port. Default: none; the bell rings in this process only.</summary>
    public string? Redis { get; set; }

    /// <summary>Whether this process also sends notices. Default: true; false leaves it to Notifier hosts elsewhere.</summary>
    public bool Notifier { get; set; } = true;

    /// <summary>The folder of the keys, shared by all nodes. Default: <c>keys</c> in <see cref="Data"/>; on PostgreSQL it must be set.</summary>
    public string? Keys { get; set; }

    /// <summary>The zone of the community, IANA. Default: <c>Asia/Shanghai</c>.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    /// <summary>The address under which residents reach Hub, for example <c>https://hub.example.cn</c>: it stands on posters. Default: the one under which the page was opened.</summary>
    public string? Address { get; set; }

    /// <summary>The address that notices carry: <see cref="Address"/>, else the first that this node listens to.</summary>
    public string Site { get; private set; } = DefaultUrl;

    /// <summary>Whether the first start writes the demonstration community. Default: true with the embedded database, else false.</summary>
    public bool? Demonstration { get; set; }

    /// <summary>Whether the demonstration community has reception days and a monthly meeting. Default: true.</summary>
    public bool DemonstrationMeetings { get; set; } = true;

    /// <summary>How many chat tokens one address gets in a minute, 1 to 1,000,000. Default: 60.</summary>
    public int ChatTokensPerMinute { get; set; } = 60;

    /// <summary>
    /// What a back end shows that embeds the chat in pages of its own (<c>POST /v3/directline/tokens/generate</c>), at least 16
    /// characters. Default: none, and no such tokens are given.
    /// </summary>
    public string? DirectLineSecret { get; set; }

    /// <summary>How long a form may be left alone before it is filed as it stands, 10 seconds to 1 day. Default: 10 minutes.</summary>
    public TimeSpan FormPatience { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The database that <see cref="Database"/> or <see cref="Data"/> names.</summary>
    public string ConnectionString => Database is { Length: > 0 } set ? set : $"Data Source={Path.Combine(Data, "hub.db")}";

    /// <summary>Whether the database is PostgreSQL.</summary>
    public bool IsCity => ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder that <see cref="Keys"/> or <see cref="Data"/> names.</summary>
    public string KeyFolder => Keys is { Length: > 0 } set ? set : Path.Combine(Data, "keys");

    /// <summary>Reads and checks the section; all failures in one message.</summary>
    /// <exception cref="OptionsValidationException">A value is out of its range.</exception>
    public static HubOptions From(IConfiguration configuration)
    {
        HubOptions options = configuration.GetSection(Section).Get<HubOptions>() ?? new();
        List<string> wrong = [];
        if (options.IsCity && string.IsNullOrEmpty(options.Keys))
        {
            wrong.Add("Hub:Keys must name the folder that all nodes share when Hub:Database is PostgreSQL: without it one node cannot read what another sealed.");
        }
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.Zone, out _))
        {
            wrong.Add($"Hub:Zone '{options.Zone}' is no IANA time zone; for example Asia/Shanghai.");
        }
        if (options.Address is { Length: > 0 } address
            && !(Uri.TryCreate(address, UriKind.Absolute, out Uri? site) && site.Scheme is ("http" or "https")))
        {
            wrong.Add($"Hub:Address '{address}' must begin with http:// or https://.");
        }
        if (options.ChatTokensPerMinute is < 1 or > 1_000_000)
        {
            wrong.Add("Hub:ChatTokensPerMinute must be from 1 to 1,000,000.");
        }
        if (options.DirectLineSecret is { Length: < 16 })
        {
            wrong.Add("Hub:DirectLineSecret must have at least 16 characters; leave it out to give no tokens for it.");
        }
        if (options.FormPatience < TimeSpan.FromSeconds(10) || options.FormPatience > TimeSpan.FromDays(1))
        {
            wrong.Add("Hub:FormPatience must be from 00:00:10 to 1.00:00:00.");
        }
        options.Site = (options.Address is { Length: > 0 } named ? named
            : Uri.TryCreate(configuration["urls"]?.Split(';')[0], UriKind.Absolute, out Uri? listens) ? listens.ToString() : DefaultUrl).TrimEnd('/');
        return wrong.Count == 0 ? options : throw new OptionsValidationException(Section, typeof(HubOptions), wrong);
    }
}
