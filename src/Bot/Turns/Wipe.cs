namespace Hub.Bot.Turns;

/// <summary>The log holds what only its reader may know: it is wiped when the conversation's clock comes. Until then she can read it.</summary>
internal sealed record Wipe : IRemembered<Wipe>
{
    public static string Name => "wipe";

    public static int Version => 1;
}
