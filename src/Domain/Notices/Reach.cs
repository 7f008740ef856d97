namespace Hub.Domain.Notices;

/// <summary>Whom a notice would reach: counted before it is sent.</summary>
/// <param name="People">Everybody meant, each once.</param>
/// <param name="PerChannel">How many can be reached now by each channel; who has two is in both.</param>
/// <param name="Quiet">How many are in their quiet hours at that time.</param>
/// <param name="UnreachableCount">How many no channel reaches.</param>
/// <param name="Unreachable">Those, at most as many as were asked for.</param>
/// <param name="OptedOut">How many do not want notices of this kind; they are counted in none of the others but the first.</param>
public sealed record Reach(
    int People, IReadOnlyDictionary<string, int> PerChannel, int Quiet, int UnreachableCount, IReadOnlyList<Guid> Unreachable, int OptedOut = 0);

/// <summary>What is asked before a notice is sent.</summary>
/// <param name="Audience">Whom it would be for.</param>
/// <param name="Day">The local day on which it would be sent.</param>
/// <param name="Time">The local time at which it would be sent.</param>
/// <param name="Quiet">The quiet hours of those who have set none.</param>
/// <param name="Channels">The channels that send here, by name.</param>
/// <param name="MostListed">How many unreachable people are listed.</param>
/// <param name="Kind">The kind of notice, for those who do not want it; null where nobody is asked, as in an emergency.</param>
public sealed record ReachQuestion(
    Audience Audience, DateOnly Day, TimeOnly Time, QuietHours Quiet, IReadOnlyList<string> Channels, int MostListed, NoticeKind? Kind = null);

/// <summary>The local hours of rest of those who have set none.</summary>
/// <param name="From">Their beginning.</param>
/// <param name="Until">Their end, on the next day where it is earlier.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>21:30 to 7:30.</summary>
    public static readonly QuietHours Default = new(new(21, 30), new(7, 30));

    /// <summary>Whether a time of day lies in them.</summary>
    public bool Contains(TimeOnly time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;
}
