using Hub.Bot.Turns;
using Hub.Domain.Storage;

namespace Hub.Bot.Notices;

/// <summary>What all open pages of this node look for, read together.</summary>
internal sealed class LiveReads(HubStore store, HubClock clock)
{
    /// <summary>Older rows concern no page.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Who has not looked for longer is asked for with others like her, for the question of all reaches back as far as one's.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);

    private const int MostNotices = 30;

    private readonly ReadTogether<Guid, string> _stamps = new(store, async (rows, people) =>
    {
        Dictionary<Guid, string> stamps = await rows.Notices.StampsAsync(people, clock.Now - Window, CancellationToken.None);
        return person => stamps.GetValueOrDefault(person, "");
    });

    private readonly ReadTogether<(Guid PersonId, DateTimeOffset Since), List<LiveNews>> _recent = new(store, NewsAsync);
    private readonly ReadTogether<(Guid PersonId, DateTimeOffset Since), List<LiveNews>> _older = new(store, NewsAsync);

    /// <summary>Words that change whenever a person is told something or one of her pages reports.</summary>
    public Task<string> StampAsync(Guid personId, CancellationToken cancellationToken) => _stamps.AskAsync(personId, cancellationToken);

    /// <summary>What a person was told since an instant and has not acknowledged, the newest first.</summary>
    public Task<List<LiveNews>> NewsAsync(Guid personId, DateTimeOffset since, CancellationToken cancellationToken) =>
        (clock.Now - since < Recent ? _recent : _older).AskAsync((personId, since), cancellationToken);

    private static async Task<Func<(Guid PersonId, DateTimeOffset Since), List<LiveNews>>> NewsAsync(
        Rows rows, IReadOnlyCollection<(Guid PersonId, DateTimeOffset Since)> asked)
    {
        ILookup<Guid, LiveNews> news = await rows.Notices.NewsAsync(
            [.. asked.Select(one => one.PersonId).Distinct()], asked.Min(one => one.Since), CancellationToken.None);
        return one => [.. news[one.PersonId].Where(row => row.At >= one.Since).OrderByDescending(row => row.At).Take(MostNotices)];
    }
}
