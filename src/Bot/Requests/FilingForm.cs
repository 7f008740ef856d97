using Hub.Bot.Turns;
using Hub.Domain.Requests;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>A request in the making.</summary>
/// <param name="Drafts">The matters, in the order they were told.</param>
/// <param name="Media">What was sent with them.</param>
/// <param name="Key">Unique: what the requests are filed under.</param>
/// <param name="Step">What is being asked.</param>
/// <param name="Anonymous">Filed without a person.</param>
/// <param name="ByWorker">A worker files it for a resident.</param>
internal sealed record FilingForm(
    List<Draft> Drafts, List<MediaItem> Media, string Key, FilingStep Step, bool Anonymous = false, bool ByWorker = false)
    : IRemembered<FilingForm>
{
    public static string Name => "filing";

    public static int Version => 1;

    /// <summary>The first matter whose place is still to be asked.</summary>
    public Draft? WithoutPlace => Drafts.Find(draft => draft.AreaCode is null && !draft.PlaceIsUnclear);
}

/// <summary>What the form asks.</summary>
internal enum FilingStep
{
    /// <summary>What it is about.</summary>
    Words,

    /// <summary>Where it is.</summary>
    Place,

    /// <summary>Whether all is right.</summary>
    Check,
}

/// <summary>One matter in the making.</summary>
internal sealed record Draft(string Text, Category Category, Urgency Urgency)
{
    /// <summary>The building, or the community where only that is known.</summary>
    public string? AreaCode { get; set; }

    public string? PlaceName { get; set; }

    /// <summary>Whether <see cref="AreaCode"/> is exact enough to send somebody.</summary>
    public bool PlaceIsKnown { get; set; }

    /// <summary>She cannot say where: the desk calls back.</summary>
    public bool PlaceIsUnclear { get; set; }

    public string? Unit { get; set; }

    /// <summary>The door, sealed from the first moment.</summary>
    public string? Door { get; set; }

    public string? Spot { get; set; }
}
