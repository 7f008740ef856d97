using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Notices;

/// <summary>A broadcast in the making.</summary>
/// <param name="Step">What is being asked.</param>
/// <param name="AreaCode">Whose area it is for.</param>
/// <param name="Until">After this instant her words are something new.</param>
internal sealed record BroadcastForm(BroadcastStep Step, string AreaCode, DateTimeOffset Until) : IRemembered<BroadcastForm>
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static string Name => "broadcast";

    public static int Version => 2;

    /// <summary>The words, once they are said.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whom it is for, as far as that is said.</summary>
    public IReadOnlyList<AudiencePart> Parts { get; init; } = [];

    /// <summary>Who is left out.</summary>
    public IReadOnlyList<AudiencePart> Except { get; init; } = [];

    /// <summary>Who is meant at the place that she is being asked for.</summary>
    public Meant? Asked { get; init; }

    /// <summary>How soon it goes: Bulk, after all else, or Normal.</summary>
    public Lane Lane { get; init; } = Lane.Bulk;

    /// <summary>What goes with it.</summary>
    public IReadOnlyList<BroadcastFile> Files { get; init; } = [];

    /// <summary>When it goes; null is as soon as it is approved.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>By which rule it repeats from then on.</summary>
    public string? Repeats { get; init; }

    /// <summary>The broadcast that is being changed; null for a new one.</summary>
    public Guid? BroadcastId { get; init; }

    /// <summary>The audience.</summary>
    public Audience Audience() => new([]) { Parts = Parts, Except = Except };

    /// <summary>Version 1 had one part. Nothing older was ever written.</summary>
    public static BroadcastForm? Upgrade(int version, JsonObject old)
    {
        try
        {
            return version == 1 && old.Deserialize<BroadcastForm>(DirectLineJson.Options) is { } form
                ? form with { Parts = old["part"]?.Deserialize<AudiencePart>(DirectLineJson.Options) is { } part ? [part] : [] }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Who is meant of a place.</summary>
/// <param name="Whom">Residents or posts.</param>
/// <param name="Role">Of posts, the role; null for every post.</param>
/// <param name="Unit">Of the residents of a building, the unit; null for all of them.</param>
internal sealed record Meant(AudienceKind Whom, Role? Role = null, string? Unit = null)
{
    public static readonly Meant Residents = new(AudienceKind.Residents);

    /// <summary>They, of one area.</summary>
    public AudiencePart At(Area area) =>
        new(area.Code, Whom, Role) { Unit = Whom == AudienceKind.Residents && area.Level == AreaLevel.Building ? Unit : null };
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

    /// <summary>Whom else.</summary>
    Also,

    /// <summary>Who is left out.</summary>
    Except,

    /// <summary>When it goes.</summary>
    When,
}
