using Hub.Bot.Turns;

namespace Hub.Bot.Notices;

/// <summary>What somebody is about to take back.</summary>
/// <param name="Kind"><c>broadcast</c>, <c>clear</c> (of a broadcast) or <c>alert</c> (of a request).</param>
/// <param name="Id">The broadcast or the request.</param>
/// <param name="Words">What is told beside it.</param>
/// <param name="Until">After this instant she begins anew.</param>
internal sealed record RecallDraft(string Kind, Guid Id, string Words, DateTimeOffset Until) : IRemembered<RecallDraft>
{
    public static string Name => "recall";

    public static int Version => 1;
}
