namespace Hub.Notifier.Channels;

/// <summary>How a sending ended. A closed set.</summary>
public abstract record Sent
{
    private Sent()
    {
    }

    /// <summary>The channel took it.</summary>
    public sealed record Ok(string? ProviderId = null) : Sent;

    /// <summary>Not now.</summary>
    public sealed record Later(TimeSpan After) : Sent;

    /// <summary>Not there.</summary>
    public sealed record Unreachable(string Reason) : Sent;

    /// <summary>Never this.</summary>
    public sealed record Refused(string Reason) : Sent;

    /// <summary>It may have been taken.</summary>
    public sealed record Unknown(string Reason) : Sent;
}
