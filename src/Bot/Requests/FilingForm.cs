using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Bot.Turns;
using Hub.Domain.Requests;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;

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

    public static int Version => 2;

    /// <summary>Words that belong to nothing so far; she was asked whether to add them.</summary>
    public string? Aside { get; init; }

    /// <summary>Whether it was asked already what is the matter, and what came said too little.</summary>
    public bool AskedMore { get; init; }

    /// <summary>The first matter whose place is still to be asked.</summary>
    public Draft? WithoutPlace => Drafts.Find(draft => draft.AreaCode is null && !draft.PlaceIsUnclear);

    /// <summary>Version 1 lacks only what may be missing. Of any other the words are saved: nothing described is dropped.</summary>
    public static FilingForm? Upgrade(int version, JsonObject old)
    {
        try
        {
            if (version == 1 && old.Deserialize<FilingForm>(DirectLineJson.Options) is { Drafts: not null, Media: not null } form)
            {
                return form;
            }
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or NotSupportedException)
        {
            // Not what version 1 wrote.
        }
        Draft[] saved = [.. TextsIn(old).Select(text => new Draft(text, Category.Other, Urgency.Normal))];
        return saved.Length == 0 ? null : new([.. saved], [], $"saved/{Domain.Ids.IdSource.Hash(old.ToJsonString())}", FilingStep.Place);
    }

    private static IEnumerable<string> TextsIn(JsonObject old) =>
        old.FirstOrDefault(member => member.Key.Equals("drafts", StringComparison.OrdinalIgnoreCase)).Value is not JsonArray drafts
            ? []
            : drafts.OfType<JsonObject>().SelectMany(draft => draft)
                .Where(member => member.Key.Equals("text", StringComparison.OrdinalIgnoreCase) && member.Value?.GetValueKind() == JsonValueKind.String)
                .Select(member => member.Value!.GetValue<string>()).Where(text => text.Length > 0);
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
    /// <summary>Only a picture or a recording so far: <see cref="Text"/> says so, and gives way to her words.</summary>
    public bool IsOnlyMedia { get; init; }

    /// <summary>The building, or the community where only that is known.</summary>
    public string? AreaCode { get; set; }

    public string? PlaceName { get; set; }

    /// <summary>Whether <see cref="AreaCode"/> is exact enough to send somebody.</summary>
    public bool PlaceIsKnown { get; set; }

    /// <summary>She cannot say where: the desk calls back.</summary>
    public bool PlaceIsUnclear { get; set; }

    /// <summary>The building that she named, while it is not found, or not one alone.</summary>
    public string? Building { get; set; }

    /// <summary>The compound that she named, while the building is not known.</summary>
    public string? Compound { get; set; }

    public string? Unit { get; set; }

    /// <summary>The door, sealed from the first moment.</summary>
    public string? Door { get; set; }

    public string? Spot { get; set; }
}
