using Hub.Bot.Turns;

namespace Hub.Bot.Notices;

/// <summary>The people whom somebody was shown as not reached, in the order of their numbers.</summary>
/// <param name="BroadcastId">The broadcast.</param>
/// <param name="People">Their ids.</param>
/// <param name="Until">After this instant she asks anew.</param>
internal sealed record UnreachedList(Guid BroadcastId, IReadOnlyList<Guid> People, DateTimeOffset Until) : IRemembered<UnreachedList>
{
    /// <summary>So long she goes from door to door with it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    public static string Name => "unreached";

    public static int Version => 1;
}
