using System.Text.Json.Nodes;
using Hub.Bot.Turns;
using Hub.Domain.Notices;

namespace Hub.Bot.Notices;

/// <summary>A broadcast in the making.</summary>
/// <param name="Step">What is being asked.</param>
/// <param name="AreaCode">Whose area it is for.</param>
/// <param name="Until">After this instant her words are something new.</param>
internal sealed record BroadcastForm(BroadcastStep Step, string AreaCode, DateTimeOffset Until) : IRemembered<BroadcastForm>
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static string Name => "broadcast";

    public static int Version => 1;

    /// <summary>The words, once they are said.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whom it is for, once that is said.</summary>
    public AudiencePart? Part { get; init; }

    /// <summary>The broadcast that is being changed; null for a new one.</summary>
    public Guid? BroadcastId { get; init; }

    /// <summary>Nothing older than version 1 was ever written.</summary>
    public static BroadcastForm? Upgrade(int version, JsonObject old) => null;
}

/// <summary>What the form asks.</summary>
internal enum BroadcastStep
{
    /// <summary>The words.</summary>
    Text,

    /// <summary>Whom.</summary>
    Whom,

    /// <summary>Whether all is right.</summary>
    Check,
}
