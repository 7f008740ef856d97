using Hub.Bot.Turns;

namespace Hub.Bot.Requests;

/// <summary>What came back, in her words, until she says whether it is the old matter.</summary>
internal sealed record Recurrence(string Words) : IRemembered<Recurrence>
{
    public static string Name => "recurs";

    public static int Version => 1;
}
