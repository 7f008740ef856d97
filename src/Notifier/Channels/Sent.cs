namespace Hub.Notifier.Channels;

/// <summary>How a sending ended. A closed set.</summary>
public abstract record Sent
{
    private Sent()
    {
    }

    /// <summary>The channel took it.</summary>
    public sealed record Ok(string? ProviderId = null) : Sent;

    /// <summary>Not now, and certainly not taken.</summary>
    /// <param name="After">When it may be tried again.</param>
    /// <param name="Why">What stands in the way.</param>
    public sealed record Later(TimeSpan After, Hindrance Why = Hindrance.Busy) : Sent;

    /// <summary>Not there.</summary>
    public sealed record Unreachable(string Reason) : Sent;

    /// <summary>Never this.</summary>
    public sealed record Refused(string Reason) : Sent;

    /// <summary>It may have been taken.</summary>
    public sealed record Unknown(string Reason) : Sent;
}

/// <summary>Why a message is sent later.</summary>
public enum Hindrance
{
    /// <summary>The channel works, and asked for a pause.</summary>
    Busy,

    /// <summary>The channel could not be reached, or failed.</summary>
    Down,

    /// <summary>The channel failed a moment ago and is left alone: it was not asked.</summary>
    Resting,

    /// <summary>The channel was not asked: a ceiling or a queue of our own is in the way.</summary>
    Ours,
}
