using Hub.Notifier.Channels;

namespace Hub.Bot.Turns;

/// <summary>What she said, and sent, until she has chosen what it belongs to. Her next words end it.</summary>
internal sealed record Spoken(string Words, IReadOnlyList<MediaItem> Media) : IRemembered<Spoken>
{
    public static string Name => "spoken";

    public static int Version => 1;

    /// <summary>What this part of the turn says.</summary>
    public static Spoken Of(Turn turn) => new(turn.Heard.Words, turn.Media);
}
