namespace Hub.Domain.Notices;

/// <summary>Why a delivery is Deferred, beside what <see cref="WhenToSend"/> decides.</summary>
public static class Waiting
{
    /// <summary>Its notice is paused.</summary>
    public const string Paused = "paused";

    /// <summary>A ceiling of the hub's own holds it.</summary>
    public const string Ceiling = "ceiling";

    /// <summary>The channel asked for patience, or failed.</summary>
    public const string Later = "later";

    /// <summary>A try may have been taken: it is asked for again by its own key.</summary>
    public const string InDoubt = "unknown";

    /// <summary>A try may have been taken, but silence would cost more: it is sent again.</summary>
    public const string Silence = "silence";

    /// <summary>The channel that had taken it could not bring it.</summary>
    public const string Bounced = "bounced";

    /// <summary>Whether what waited for this reason is told to a person together with what else she waits for.</summary>
    public static bool Merges(string? reason) =>
        reason is WhenToSend.Quiet or WhenToSend.Cap or WhenToSend.Emergency or Paused or Ceiling or Later or InDoubt or Bounced;
}
