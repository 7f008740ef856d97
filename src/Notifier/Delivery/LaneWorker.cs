using System.Collections.Concurrent;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Delivery;

/// <summary>
/// Works one lane off: takes offers, leases their slices, sends with bounded concurrency, records in batches. It leases more
/// only when what it has leased and not recorded is no more than its concurrency, so that its death leaves at most that and
/// one slice in doubt. On the lower lanes it reads what comes next while it sends.
/// </summary>
internal sealed partial class LaneWorker(
    Lane lane, HubStore store, ILanes lanes, LoadJobs load, Sender sender, DeliveryOptions options, IdSource ids, TimeProvider clock, ILogger<LaneWorker> log)
    : IDisposable
{
    /// <summary>Small slices are leased together.</summary>
    private const int MostOffers = 16;
    private static readonly TimeSpan Respite = TimeSpan.FromSeconds(1);

    /// <summary>How soon a stop or a pause is heeded by a worker that is in the middle of a slice.</summary>
    private static readonly TimeSpan Heed = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _slots = new(options.Of(lane));
    private readonly Recorder _recorder = new(lane, store, clock, log);
    private readonly ConcurrentDictionary<Guid, Held> _held = [];

    /// <summary>Leases under which nothing was begun, until they must have ended.</summary>
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _unused = [];

    private readonly Queue<Ring> _offers = [];
    private Task<Ahead>? _ahead;

    // An upper lane has seldom more than one slice, and no time to look twice.
    private bool ReadsAhead => lane is Lane.Normal or Lane.Bulk;

    /// <summary>Until it is stopped; then what is under way is finished and recorded, and the rest is given back.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        Task recording = _recorder.RunAsync(ended => _held.TryRemove(ended.Slice.Id, out _));
        using PeriodicTimer renewals = new(options.Lease / 3, clock);
        Task renewing = RenewAsync(renewals);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // The loop outlives whatever a database throws; the slices stay, and the feed offers them again.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                StepFailed(lane, broken);
                await Task.Delay(Respite, CancellationToken.None);
            }
        }
        renewals.Dispose();
        await renewing;
        for (int i = options.Of(lane); i > 0; i--)
        {
            await _slots.WaitAsync(CancellationToken.None);
        }
        _recorder.Complete();
        await recording;
        if (_ahead is Task reading)
        {
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await ReturnAsync();
    }

    public void Dispose()
    {
        _slots.Dispose();
        _recorder.Dispose();
    }

    private async Task StepAsync(CancellationToken stopping)
    {
        Task<Ahead> coming = _ahead ?? AheadAsync(stopping);
        _ahead = null;
        Ahead ahead = await coming;
        if (ahead.Offers.Count == 0)
        {
            return;
        }
        await _recorder.WaitAsync(options.Of(lane), stopping);
        Guid lease = ids.Next();
        Held[] held = [];
        try
        {
            held = await LeaseAsync(ahead.Offers, lease, stopping);
            if (ReadsAhead)
            {
                _ahead = Task.Run(() => AheadAsync(stopping), CancellationToken.None);
            }
            await ReadAsync(held, ahead.Jobs, stopping);
        }
        catch
        {
            foreach (Held one in held)
            {
                _held.TryRemove(one.Slice.Id, out _);
                _recorder.Expect(-one.Slice.Count);
            }
            _unused[lease] = clock.GetUtcNow() + options.Lease;
            await ReturnAsync();
            throw;
        }
        foreach (Held one in held)
        {
            await SendAsync(one, stopping);
        }
        stopping.ThrowIfCancellationRequested();
    }

    // What comes next, and, on the lower lanes, what it will need: read before it is leased, so that nothing waits for it and
    // nothing is in doubt by it.
    private async Task<Ahead> AheadAsync(CancellationToken stopping)
    {
        if (_offers.Count == 0)
        {
            foreach (Ring offer in await lanes.TakeAsync(lane, MostOffers, IBell.Sweep, stopping))
            {
                _offers.Enqueue(offer);
            }
        }
        List<Guid> next = [];
        for (int rows = 0; _offers.TryPeek(out Ring offer) && (next.Count == 0 || rows + offer.Count <= Slice.Most); rows += offer.Count)
        {
            next.Add(_offers.Dequeue().SliceId);
        }
        if (next.Count == 0 || !ReadsAhead)
        {
            return new(next, []);
        }
        List<Slice> slices = await store.ReadAsync(rows => rows.Ledger.PeekAsync(next, clock.GetUtcNow(), stopping), stopping);
        return new(next, await load.ReadAsync(slices, stopping));
    }

    private async Task<Held[]> LeaseAsync(IReadOnlyList<Guid> offers, Guid lease, CancellationToken stopping)
    {
        List<Slice> slices = await store.WriteAsync(rows => rows.Ledger.LeaseAsync(offers, lease, clock.GetUtcNow(), options.Lease, stopping), stopping);
        _recorder.Expect(slices.Sum(slice => slice.Count));
        Held[] held = [.. slices.Select(slice => new Held(slice))];
        Array.ForEach(held, one => _held[one.Slice.Id] = one);
        return held;
    }

    // What was read ahead holds good where nobody had the slice in between.
    private async Task ReadAsync(Held[] held, IReadOnlyList<(Slice Slice, IReadOnlyList<Job> Jobs)> ahead, CancellationToken stopping)
    {
        Dictionary<(Guid, int), IReadOnlyList<Job>> known = ahead.ToDictionary(one => (one.Slice.Id, one.Slice.Fence), one => one.Jobs);
        List<Slice> unknown = [.. held.Select(one => one.Slice).Where(slice => !known.ContainsKey((slice.Id, slice.Fence)))];
        foreach ((Slice slice, IReadOnlyList<Job> jobs) in unknown.Count == 0 ? [] : await load.ReadAsync(unknown, stopping))
        {
            known[(slice.Id, slice.Fence)] = jobs;
        }
        foreach (Held one in held)
        {
            one.Read(known[(one.Slice.Id, one.Slice.Fence)]);
            _recorder.Expect(one.Jobs.Sum(job => job.Items.Count) - one.Slice.Count);
            if (one.Jobs.Count == 0)
            {
                _recorder.Add(one, []);
            }
        }
    }

    private async Task SendAsync(Held held, CancellationToken stopping)
    {
        long looked = clock.GetTimestamp();
        IReadOnlyList<Job> jobs = held.Jobs;
        foreach (Job job in jobs)
        {
            bool mayGo = await SlotAsync(stopping);
            if (mayGo && clock.GetElapsedTime(looked) > Heed)
            {
                looked = clock.GetTimestamp();
                mayGo = !await IsHaltedAsync(job);
                if (!mayGo)
                {
                    _slots.Release();
                }
            }
            if (!mayGo)
            {
                _recorder.Expect(-held.Leave());
                _recorder.Add(held, []);
                return;
            }
            held.Begun++;
            _ = SendAsync(held, job);
        }
    }

    // Stopped or paused in the middle of a slice: the rest goes back, to be cancelled, or to wait.
    private async Task<bool> IsHaltedAsync(Job job)
    {
        try
        {
            return await store.ReadAsync(
                rows => rows.Notices.AnyHaltedAsync([.. job.Items.Select(item => item.Notice.Id)], CancellationToken.None),
                CancellationToken.None);
        }
#pragma warning disable CA1031 // Not to know is no reason not to send: the recorder waits for the database.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            StepFailed(lane, broken);
            return false;
        }
    }

    private async Task<bool> SlotAsync(CancellationToken stopping)
    {
        try
        {
            await _slots.WaitAsync(stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // What is under way may end: each channel has a time limit of its own.
    private async Task SendAsync(Held held, Job job)
    {
        IReadOnlyList<Outcome> outcomes;
        try
        {
            outcomes = await sender.SendAsync(job, CancellationToken.None);
        }
#pragma warning disable CA1031 // A poison row does not stop its neighbours.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            JobFailed(lane, job.Items[0].Notice.Id, broken);
            outcomes = [.. job.Items.Select(item => new Outcome(item.Notice, job.PersonId, item.Round, DeliveryState.Failed, broken.GetType().Name, null, []))];
        }
        _recorder.Add(held, outcomes);
        _slots.Release();
    }

    private async Task RenewAsync(PeriodicTimer timer)
    {
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            await ReturnAsync();
            Guid[] leases = [.. _held.Values.Select(one => one.Slice.LeaseId).OfType<Guid>().Distinct()];
            if (leases.Length == 0)
            {
                continue;
            }
            try
            {
                await store.WriteAsync(rows => rows.Ledger.RenewAsync(leases, clock.GetUtcNow(), options.Lease, CancellationToken.None), CancellationToken.None);
            }
#pragma warning disable CA1031 // The next tick tries again; a lease that ran out makes a take-over, which is accounted for.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                NotRenewed(lane, broken);
            }
        }
    }

    // What a lease held that came to nothing would be in doubt when it ran out. Its commit may come after its answer was given
    // up, so it is asked for until it must have ended.
    private async Task ReturnAsync()
    {
        if (_unused.IsEmpty)
        {
            return;
        }
        Guid[] leases = [.. _unused.Keys];
        try
        {
            await store.WriteAsync(rows => rows.Ledger.ReturnAsync(leases, CancellationToken.None), CancellationToken.None);
        }
#pragma warning disable CA1031 // The next tick tries again.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            NotReturned(lane, broken);
            return;
        }
        foreach ((Guid lease, _) in _unused.Where(one => leases.Contains(one.Key) && one.Value < clock.GetUtcNow()))
        {
            _unused.TryRemove(lease, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slices of the {Lane} lane that were not begun could not be given back; it is tried again.")]
    private partial void NotReturned(Lane lane, Exception broken);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Lane} lane failed; it goes on in a second.")]
    private partial void StepFailed(Lane lane, Exception broken);

    [LoggerMessage(Level = LogLevel.Error, Message = "On the {Lane} lane a delivery of notice {Notice} failed.")]
    private partial void JobFailed(Lane lane, Guid notice, Exception broken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The leases of the {Lane} lane were not renewed.")]
    private partial void NotRenewed(Lane lane, Exception broken);

    /// <summary>What comes next.</summary>
    private sealed record Ahead(IReadOnlyList<Guid> Offers, IReadOnlyList<(Slice Slice, IReadOnlyList<Job> Jobs)> Jobs);
}
