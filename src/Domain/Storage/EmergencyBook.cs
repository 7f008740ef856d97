using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Storage;

/// <summary>
/// Turns the routine-emergency switch within the current transaction: loads what a decision needs, lets Domain decide, writes
/// what it decided. After the commit the slices in <see cref="Rung"/> are offered, and the topic of emergencies is rung.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="local">An instant as the community's clocks show it.</param>
public sealed class EmergencyBook(Rows rows, IdSource ids, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> local)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(local(now).DateTime);

    /// <summary>The slices that this transaction wrote: they are rung for after it is committed.</summary>
    public List<Ring> Rung { get; } = [];

    /// <summary>Turns it on.</summary>
    /// <exception cref="ArgumentException">There is no such area.</exception>
    public async Task<Switched> StartAsync(string areaCode, Person by, string reason, DateTimeOffset endsAt, CancellationToken cancellationToken)
    {
        Area area = await rows.Areas.FindAsync(areaCode, cancellationToken)
            ?? throw new ArgumentException($"Area '{areaCode}' does not exist.", nameof(areaCode));
        Emergency? on = (await rows.Emergencies.OnAtAsync([areaCode], cancellationToken)).FirstOrDefault();
        Switched switched = new StartEmergency(area, by, reason, endsAt).Decide(await PostsAsync(area, cancellationToken), on, local, ids, now);
        if (switched is Switched.Done done)
        {
            rows.Emergencies.Add(done.Emergency);
            Write(done.Notices);
        }
        return switched;
    }

    /// <summary>Lets it go on for longer.</summary>
    public async Task<Switched> ExtendAsync(Guid id, Person by, DateTimeOffset endsAt, CancellationToken cancellationToken)
    {
        Emergency? emergency = await rows.Emergencies.FindAsync(id, cancellationToken);
        Switched switched = ExtendEmergency.Decide(emergency, by, endsAt, await PostsAsync(emergency, cancellationToken), local, ids, now);
        if (switched is Switched.Done done)
        {
            await rows.Emergencies.ExtendAsync(done.Emergency, cancellationToken);
            Write(done.Notices);
        }
        return switched;
    }

    /// <summary>Ends it: counts and releases what it held, keeps the report, and tells those who ran it.</summary>
    /// <param name="id">The emergency.</param>
    /// <param name="by">Who asks for it; null when its time is over.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Switched> EndAsync(Guid id, Person? by, CancellationToken cancellationToken)
    {
        Emergency? emergency = await rows.Emergencies.FindAsync(id, cancellationToken);
        EmergencyPosts posts = await PostsAsync(emergency, cancellationToken);
        Switched switched = EndEmergency.Decide(emergency, by, posts, now);
        if (switched is not Switched.Done { Emergency: var over })
        {
            return switched;
        }
        if (!await rows.Emergencies.EndAsync(over, cancellationToken))
        {
            return new Switched.NotOn();
        }
        (int notices, int held, int people) = await rows.Emergencies.HeldAsync(over, _today, cancellationToken);
        int released = await rows.Emergencies.ReleaseAsync(over, _today, now, cancellationToken);
        over.Report = new(notices, held, people, released, await rows.Emergencies.AlertsAsync(over, now, cancellationToken));
        await rows.Emergencies.ReportAsync(over, cancellationToken);
        Notice told = EmergencyNotices.Ended(over, posts, local, ids, now);
        Write([told]);
        return new Switched.Done(over, [told]);
    }

    /// <summary>The posts around an area.</summary>
    public async Task<EmergencyPosts> PostsAsync(Area area, CancellationToken cancellationToken)
    {
        List<Area> upward = await rows.Areas.UpwardAsync(area.Code, cancellationToken);
        return new(
            area.Code, await rows.People.PostsAtAsync([.. upward.Select(one => one.Code)], _today, cancellationToken),
            await rows.Emergencies.ChiefsBelowAsync(area, _today, cancellationToken));
    }

    private async Task<EmergencyPosts> PostsAsync(Emergency? emergency, CancellationToken cancellationToken) =>
        emergency is not null && await rows.Areas.FindAsync(emergency.AreaCode, cancellationToken) is { } area
            ? await PostsAsync(area, cancellationToken)
            : new("", [], []);

    private void Write(IReadOnlyList<Notice> notices)
    {
        foreach (Notice notice in notices)
        {
            Rung.AddRange(rows.Notices.Add(notice));
        }
    }
}
