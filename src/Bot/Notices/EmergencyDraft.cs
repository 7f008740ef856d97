using Hub.Bot.Turns;

namespace Hub.Bot.Notices;

/// <summary>What is known of a switch that somebody is about to turn.</summary>
/// <param name="AreaCode">The area; null until she has chosen it.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Reason">Why.</param>
/// <param name="EndsAt">When it is to end by itself.</param>
/// <param name="Until">After this instant she begins anew.</param>
internal sealed record EmergencyDraft(string? AreaCode, string? AreaName, string? Reason, DateTimeOffset? EndsAt, DateTimeOffset Until)
    : IRemembered<EmergencyDraft>
{
    /// <summary>The emergency that is to go on for longer; null where one is to be turned on.</summary>
    public Guid? ExtendedId { get; init; }

    public static string Name => "emergency";

    public static int Version => 1;
}
