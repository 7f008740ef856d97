using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Notices;

/// <summary>
/// What an open page of one person is told, as it happens. A ring of the bell makes it look at once, and it looks by itself
/// every <see cref="IBell.Sweep"/>: what a lost ring or a cut connection hid is shown then.
/// </summary>
internal sealed class LiveStream(HubStore store, LiveReads reads, IBell bell, HubClock clock, Guid personId)
{
    /// <summary>Four pushes a second are as live as a person can follow; a burst becomes one, and many pages cost little.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Proxies cut what is silent for half a minute.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>How often posts are read again: they change by the day.</summary>
    private static readonly TimeSpan PostsAge = TimeSpan.FromMinutes(1);

    /// <summary>Clocks of several nodes differ, and commits overtake each other: what is this much older than the cursor is told again. Pages drop what they know.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>Who has looked knows all that is older than this, whatever clocks and commits do.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Every so many looks of its own, the whole board is compared. What concerns the person herself is in the ledger, which
    /// each look reads; what only leaves her list (withdrawn elsewhere, with the ring lost) may take this long.
    /// </summary>
    private const int WholeLook = 5;

    private readonly HashSet<Guid> _told = [];
    private IReadOnlyList<Area> _areas = [];
    private DateTimeOffset _areasReadAt = DateTimeOffset.MinValue;
    private DateTimeOffset _since;
    private string? _ledger;
    private string? _orders;
    private int _looks;

    /// <summary>Tells until the connection ends or the person is signed out.</summary>
    /// <param name="lastId">The id of the last event that the page has seen; null for a page that has just opened.</param>
    /// <param name="isStillSignedIn">Asked before each look.</param>
    /// <param name="cancellationToken">The end of the connection.</param>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync(
        string? lastId, Func<Task<bool>> isStillSignedIn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using RingWait rung = new(bell, Topics.Person(personId));
        _since = SinceOf(lastId);
        bool wasRung = true;
        DateTimeOffset spoke = clock.Now;
        while (await isStillSignedIn())
        {
            (List<OpenNotice> news, bool ordersChanged) = await LookAsync(wasRung, cancellationToken);
            foreach (OpenNotice notice in news)
            {
                yield return new(JsonSerializer.Serialize(notice, DirectLineJson.Options), "notice") { EventId = IdOf(notice.At) };
            }
            if (ordersChanged || wasRung || news.Count > 0)
            {
                yield return new("{}", "orders") { ReconnectionInterval = TimeSpan.FromSeconds(1) };
                spoke = clock.Now;
            }
            else if (clock.Now - spoke >= Heartbeat)
            {
                yield return new("{}", "beat");
                spoke = clock.Now;
            }
            await Task.Delay(Pause, clock.Time, cancellationToken);
            wasRung = await rung.WaitAsync(IBell.Sweep, cancellationToken);
        }
        yield return new("{}", "out");
    }

    /// <summary>What the page needs of a notice to sound, and to report that it has it.</summary>
    /// <param name="Id">The notice.</param>
    /// <param name="Alert">Whether it rings.</param>
    /// <param name="Received">Whether a page of hers has reported it before.</param>
    /// <param name="At">When it was written.</param>
    private sealed record OpenNotice(Guid Id, bool Alert, bool Received, DateTimeOffset At);

    private async Task<(List<OpenNotice> News, bool OrdersChanged)> LookAsync(bool wasRung, CancellationToken cancellationToken)
    {
        string ledger = await reads.StampAsync(personId, cancellationToken);
        if (wasRung || ledger != _ledger)
        {
            // There is news: she is told that first, and the next whole look compares her list.
            (_ledger, _orders) = (ledger, null);
            return (await NewsAsync(cancellationToken), true);
        }
        if (++_looks % WholeLook != 0)
        {
            return ([], false);
        }
        string orders = await store.ReadAsync(async rows =>
        {
            await ReadAreasAsync(rows, cancellationToken);
            return await rows.Requests.OrdersStampAsync(personId, _areas, cancellationToken);
        }, cancellationToken);
        bool changed = orders != _orders;
        _orders = orders;
        return (await NewsAsync(cancellationToken), changed);
    }

    private async Task<List<OpenNotice>> NewsAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset settled = clock.Now - Settled;
        List<LiveNews> open = await reads.NewsAsync(personId, _since, cancellationToken);
        DateTimeOffset seen = open.Count > 0 ? open[0].At - Overlap : settled;
        _since = new[] { _since, settled, seen }.Max();
        return
        [
            .. open.Where(news => _told.Add(news.NoticeId)).OrderBy(news => news.At).Select(news => new OpenNotice(
                news.NoticeId, news.Lane.IsUrgent(), news.Received, news.At)),
        ];
    }

    private async Task ReadAreasAsync(Rows rows, CancellationToken cancellationToken)
    {
        if (clock.Now - _areasReadAt < PostsAge)
        {
            return;
        }
        (_, List<Standing> posts) = await rows.People.SpeakerAsync(personId, clock.Now, clock.LocalDay(clock.Now), cancellationToken);
        _areas = [.. posts.Select(post => post.Area).DistinctBy(area => area.Code)];
        _areasReadAt = clock.Now;
    }

    private DateTimeOffset SinceOf(string? lastId)
    {
        DateTimeOffset oldest = clock.Now - LiveReads.Window;
        if (!long.TryParse(lastId, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds)
            || milliseconds > clock.Now.ToUnixTimeMilliseconds())
        {
            return oldest;
        }
        DateTimeOffset seen = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - Overlap;
        return seen > oldest ? seen : oldest;
    }

    private static string IdOf(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
