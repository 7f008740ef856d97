namespace Hub.Notifier.Lanes;

/// <summary>
/// A doorbell: it says that something is in the database, and may be lost. Whoever listens also looks by itself every
/// <see cref="Sweep"/>, so a lost ring costs that long and nothing else.
/// </summary>
public interface IBell
{
    /// <summary>How often a listener looks without being rung.</summary>
    static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    /// <summary>Rings a topic on all nodes.</summary>
    /// <param name="topic">What has news, see <see cref="Topics"/>.</param>
    /// <param name="news">What listeners of this process may use instead of reading it again.</param>
    /// <returns>How many listeners (of this process, and other nodes that have one) heard it; a guess where Redis is away.</returns>
    ValueTask<long> RingAsync(string topic, object? news = null);

    /// <summary>Listens until the result is disposed. <paramref name="heard"/> must return at once.</summary>
    IDisposable Listen(string topic, Action<object?> heard);
}

/// <summary>The topics of the bell.</summary>
public static class Topics
{
    /// <summary>Deliveries wait to be sent.</summary>
    public const string Lanes = "lanes";

    /// <summary>The routine-emergency switch was turned somewhere.</summary>
    public const string Emergencies = "emergencies";

    /// <summary>Somebody answered the call of an alert.</summary>
    public const string Calls = "calls";

    /// <summary>A conversation's log has grown.</summary>
    public static string Conversation(string id) => "c/" + id;

    /// <summary>A person's page has news.</summary>
    public static string Person(Guid id) => $"p/{id:N}";
}
