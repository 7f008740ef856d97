using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.Requests;

/// <summary>A notice that the worker has not acknowledged.</summary>
/// <param name="Notice">What she was told.</param>
/// <param name="IsAlert">Whether it came on the Emergency or the Alert lane.</param>
/// <param name="IsCall">Whether it calls her to an order.</param>
/// <param name="Rings">Whether it still wants somebody: nobody has taken its request, or it was handed to her.</param>
/// <param name="Holder">Who has taken its request, where somebody has.</param>
internal sealed record OpenNotice(Notice Notice, bool IsAlert, bool IsCall, bool Rings, string? Holder);

/// <summary>An order that a colleague has taken.</summary>
internal sealed record TakenAway(Request Request, string? Holder);

/// <summary>Everything on the worker's page, read in one go.</summary>
internal sealed record OrderBoard
{
    /// <summary>More orders than this are no page to work from.</summary>
    public const int MostOrders = 100;

    private const int MostNotices = 30;
    private static readonly TimeSpan NoticeAge = TimeSpan.FromDays(7);
    private static readonly TimeSpan TakenAge = TimeSpan.FromHours(12);

    public required Workplace Workplace { get; init; }
    public required IReadOnlyList<OpenNotice> Notices { get; init; }
    public required IReadOnlyList<OrderCard> ForMe { get; init; }
    public required IReadOnlyList<OrderCard> Mine { get; init; }
    public required IReadOnlyList<OrderCard> Waiting { get; init; }
    public required IReadOnlyList<OrderCard> Others { get; init; }
    public required IReadOnlyList<TakenAway> Taken { get; init; }

    /// <summary>Whether there were more orders than <see cref="MostOrders"/>.</summary>
    public required bool IsCut { get; init; }

    /// <summary>How the last attempt ended.</summary>
    public Answered? Answered { get; init; }

    public Lang Lang => Workplace.Person.Language;

    /// <summary>Urgent calls that still want somebody, or that a colleague has answered; those that she answered herself are done.</summary>
    public IEnumerable<OpenNotice> Alerts => Notices.Where(notice => notice.IsAlert && (!notice.IsCall || notice.Rings || notice.Holder is not null));

    /// <summary>What happened on the lower lanes. Calls are no news: they stand on this page as orders.</summary>
    public IEnumerable<OpenNotice> News => Notices.Where(notice => !notice.IsAlert && !notice.IsCall);

    public bool IsEmpty => ForMe.Count + Mine.Count + Waiting.Count + Others.Count == 0;

    /// <summary>Reads it for a worker on post.</summary>
    public static async Task<OrderBoard> LoadAsync(Rows rows, Workplace workplace, HubClock clock, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.Now;
        Guid me = workplace.Person.Id;
        List<Request> orders = await rows.Requests.OrdersAsync(me, workplace.Areas, MostOrders + 1, cancellationToken);
        bool isCut = orders.Count > MostOrders;
        List<Request> taken = await rows.Requests.TakenByOthersAsync(me, now - TakenAge, 20, cancellationToken);
        var open = await rows.Notices.OpenAsync(me, now - NoticeAge, MostNotices, cancellationToken);
        Guid[] ids = [.. orders.Take(MostOrders).Select(order => order.Id)];
        Dictionary<Guid, DateTimeOffset> called = await rows.Notices.CalledAsync(me, ids, cancellationToken);
        List<OrderCard> cards = await CardsAsync(rows, [.. orders.Take(MostOrders)], workplace, clock, cancellationToken);
        HashSet<Guid> forMe = [.. cards.Where(card => IsForMe(card, me, called)).Select(card => card.Request.Id)];
        Dictionary<Guid, Request> spokenOf = await SpokenOfAsync(rows, open, [.. orders, .. taken], cancellationToken);
        Dictionary<Guid, Person> holders = await HoldersAsync(rows, [.. taken, .. spokenOf.Values], cancellationToken);
        OpenNotice[] notices = [.. open.Select(row => Noticed(row.Notice, me, spokenOf, holders))];
        HashSet<Guid?> alerted = [.. notices.Where(notice => notice is { IsAlert: true, Holder: not null }).Select(notice => notice.Notice.RequestId)];
        return new()
        {
            Workplace = workplace,
            Notices = notices,
            ForMe = [.. cards.Where(card => forMe.Contains(card.Request.Id)).OrderByDescending(card => card.Request.Urgency).ThenBy(card => card.Request.AcceptBy)],
            Mine = [.. cards.Where(card => card.Request.AssigneeId == me && card.Request.Status == RequestStatus.Accepted)
                .OrderByDescending(card => card.Request.Urgency).ThenBy(card => card.Request.ResolveBy)],
            Waiting = [.. cards.Where(card => card.Request.Status == RequestStatus.Resolved)],
            Others = [.. cards.Where(card => card.Request.IsOpenToAll && !forMe.Contains(card.Request.Id))
                .OrderByDescending(card => card.Request.Urgency).ThenBy(card => card.Request.AcceptBy)],
            Taken = [.. taken.Where(request => !alerted.Contains(request.Id)).Select(request => new TakenAway(request, NameOf(request.AssigneeId, holders)))],
            IsCut = isCut,
        };
    }

    /// <summary>The same page with one card changed: what a step on it showed.</summary>
    public OrderBoard With(Guid requestId, Func<OrderCard, OrderCard> change)
    {
        return this with { ForMe = Changed(ForMe), Mine = Changed(Mine), Waiting = Changed(Waiting), Others = Changed(Others) };

        IReadOnlyList<OrderCard> Changed(IReadOnlyList<OrderCard> cards) =>
            [.. cards.Select(card => card.Request.Id == requestId ? change(card) : card)];
    }

    // Open orders that she was called to, and has not given back since.
    private static bool IsForMe(OrderCard card, Guid me, Dictionary<Guid, DateTimeOffset> called)
    {
        if (card.Request.Status == RequestStatus.Transferred)
        {
            return card.Request.AssigneeId == me;
        }
        DateTimeOffset? givenBack = card.Timeline
            .LastOrDefault(entry => entry.ActorId == me && entry.Step is (RequestStep.Decline or RequestStep.Escalate))?.At;
        return card.Request.IsOpenToAll && called.TryGetValue(card.Request.Id, out DateTimeOffset last) && !(last < givenBack);
    }

    private static OpenNotice Noticed(Notice notice, Guid me, Dictionary<Guid, Request> spokenOf, Dictionary<Guid, Person> holders)
    {
        Request? request = notice.RequestId is { } id ? spokenOf.GetValueOrDefault(id) : null;
        bool isCall = notice.Kind == NoticeKind.Alert;
        bool rings = isCall && (request is null || request.IsOpenToAll
            || (request.Status == RequestStatus.Transferred && request.AssigneeId == me));
        bool isOthers = isCall && request is { AssigneeId: { } holder } && holder != me && !rings;
        return new(notice, notice.Lane.IsUrgent(), isCall, rings, isOthers ? NameOf(request!.AssigneeId, holders) : null);
    }

    private static string? NameOf(Guid? person, Dictionary<Guid, Person> people) =>
        person is { } id ? people.GetValueOrDefault(id)?.Name : null;

    private static async Task<Dictionary<Guid, Request>> SpokenOfAsync(
        Rows rows, List<(Notice Notice, Delivery Delivery)> open, IEnumerable<Request> known, CancellationToken cancellationToken)
    {
        Dictionary<Guid, Request> found = known.DistinctBy(request => request.Id).ToDictionary(request => request.Id);
        Guid[] missing = [.. open.Select(row => row.Notice.RequestId).OfType<Guid>().Where(id => !found.ContainsKey(id)).Distinct()];
        foreach (Request request in await rows.Requests.FindAllAsync(missing, cancellationToken))
        {
            found[request.Id] = request;
        }
        return found;
    }

    private static async Task<Dictionary<Guid, Person>> HoldersAsync(
        Rows rows, IEnumerable<Request> requests, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. requests.Select(request => request.AssigneeId).OfType<Guid>().Distinct()];
        return (await rows.People.FindAllAsync(ids, cancellationToken)).ToDictionary(person => person.Id);
    }

    // Three queries for all cards together, however many places they are at.
    private static async Task<List<OrderCard>> CardsAsync(
        Rows rows, List<Request> orders, Workplace workplace, HubClock clock, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. orders.Select(order => order.Id)];
        ILookup<Guid, TimelineEntry> timelines = await rows.Requests.TimelinesAsync(ids, cancellationToken);
        ILookup<Guid, AttachmentInfo> media = await rows.Requests.AttachmentsAsync(ids, cancellationToken);
        Dictionary<string, Area> areas = (await rows.Areas.FindAllAsync(
            [.. orders.Select(order => order.AreaCode).OfType<string>().Distinct()], cancellationToken)).ToDictionary(area => area.Code);
        ILookup<string, Standing> posts = (await rows.People.PostsAtAsync(
            [.. areas.Values.SelectMany(CodesAbove).Distinct()], clock.LocalDay(clock.Now), cancellationToken)).ToLookup(post => post.Area.Code);
        return [.. orders.Select(order =>
        {
            Area? area = order.AreaCode is { } code ? areas.GetValueOrDefault(code) : null;
            return new OrderCard
            {
                Request = order,
                Timeline = [.. timelines[order.Id]],
                Media = [.. media[order.Id]],
                Colleagues = area is null ? [] : [.. CodesAbove(area).Reverse().SelectMany(above => posts[above])
                    .Where(post => post.Person.Id != workplace.Person.Id).DistinctBy(post => post.Person.Id)],
                IsCovered = area is null || workplace.Covers(area),
                Now = clock.Now,
                Local = clock.Local,
                Lang = workplace.Person.Language,
            };
        })];
    }

    private static IEnumerable<string> CodesAbove(Area area) =>
        area.CompoundCode is { } compound ? [.. AreaPath.Codes(area.Path), compound] : AreaPath.Codes(area.Path);
}
