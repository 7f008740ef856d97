using System.Collections.Concurrent;
using Hub.Bot.Turns;
using Hub.Domain.People;
using Hub.Domain.Storage;

namespace Hub.Bot.Web;

/// <summary>Whether a personal link still holds. An answer serves for <see cref="Memory"/>, so a revocation takes that long at most.</summary>
internal sealed class LinkCheck(HubStore store, HubClock clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    /// <summary>More links than this are not remembered: all are forgotten, and each is read once again.</summary>
    private const int Most = 20_000;

    private readonly ReadTogether<Guid, PersonalLink?> _links = new(store, async (rows, links) =>
    {
        Dictionary<Guid, PersonalLink> found = await rows.People.LinksAsync(links, CancellationToken.None);
        return link => found.GetValueOrDefault(link);
    });

    private readonly ConcurrentDictionary<Guid, (bool Holds, DateTimeOffset Until)> _answers = new();

    public async Task<bool> HoldsAsync(Guid linkId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.Now;
        if (_answers.TryGetValue(linkId, out (bool Holds, DateTimeOffset Until) known) && now < known.Until)
        {
            return known.Holds;
        }
        PersonalLink? link = await _links.AskAsync(linkId, cancellationToken);
        bool holds = link?.IsValid(now) == true;
        if (_answers.Count >= Most)
        {
            _answers.Clear();
        }
        _answers[linkId] = (holds, now + Memory);
        return holds;
    }
}
