namespace Hub.Notifier.Channels;

/// <summary>The limits of a channel, as data.</summary>
/// <param name="MaxText">The longest text of one message, in <paramref name="Unit"/>.</param>
/// <param name="Unit">In what the length is counted.</param>
/// <param name="MaxChoices">The most buttons of one message; 0 where choices are only numbers.</param>
/// <param name="Cards">Whether it shows cards.</param>
/// <param name="Proactive">When the bot may speak first.</param>
/// <param name="Deduplicates">Whether the same idempotency key a second time is harmless.</param>
/// <param name="Rates">The ceilings.</param>
public sealed record Capabilities(
    int MaxText, TextUnit Unit, int MaxChoices, bool Cards, Proactive Proactive, bool Deduplicates, IReadOnlyList<Rate> Rates)
{
    /// <summary>The channel whose way out it shares: its ceilings, places and breaker are one. Null where it has its own.</summary>
    public string? Through { get; init; }
}

/// <summary>In what a channel counts a text.</summary>
public enum TextUnit
{
    /// <summary>UTF-16 code units, as Web Chat and Telegram count.</summary>
    Utf16,

    /// <summary>Bytes of UTF-8, as WeChat and WeCom count.</summary>
    Utf8Byte,
}

/// <summary>When the bot may speak first.</summary>
public abstract record Proactive
{
    private Proactive()
    {
    }

    /// <summary>At any time.</summary>
    public sealed record Always : Proactive;

    /// <summary>For a while after the person spoke, so many times.</summary>
    public sealed record Window(TimeSpan Within, int Messages) : Proactive;

    /// <summary>Never.</summary>
    public sealed record Never : Proactive;
}

/// <summary>A ceiling: so many messages in a span, to all or to one person.</summary>
public sealed record Rate(int Messages, TimeSpan Per, bool PerPerson);
