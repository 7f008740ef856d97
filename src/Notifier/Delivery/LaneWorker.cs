using System.Collections.Concurrent;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Delivery;

/// <summary>
/// Works one lane off: takes offers, leases their slices, has them sent with bounded concurrency and recorded in batches, and
/// reads and leases what comes next meanwhile. It leases more only when what it has leased and not recorded is no more than its
/// concurrency, so that its death leaves at most that and one slice in doubt; where every channel would know a key again, doubt
/// is harmless, and it leases as much as the channels take in a moment.
/// </summary>
internal sealed partial class LaneWorker(
    Lane lane, HubStore store, ILanes lanes, LoadJobs load, Sender sender, Precedence precedence, IEnumerable<IChannel> channels,
    DeliveryOptions options, IdSource ids, TimeProvider clock, ILogger<LaneWorker> log) : IDisposable
{
    /// <summary>Small slices are leased together.</summary>
    private const int MostOffers = 16;

    /// <summary>The most deliveries that are leased together where doubt is harmless; more was no quicker, and alerts waited longer beside it.</summary>
    private const int MostAtOnce = 500;

    /// <summary>What is leased together there should last no longer, so that notices take turns also before a slow channel.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Respite = TimeSpan.FromSeconds(1);

    private readonly bool _mayRepeat = !lane.IsUrgent() && channels.All(channel => channel.Can.Deduplicates);
    private readonly Recorder _recorder = new(lane, precedence, store, clock, log);
    private readonly ConcurrentDictionary<Guid, Held> _held = [];

    /// <summary>Leases under which nothing was begun, until they must have ended.</summary>
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _unused = [];

    private readonly Queue<Ring> _offers = [];
    private long _goesUntil;

    /// <summary>Until it is stopped; then what is under way is finished and recorded, and the rest is given back.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        Task recording = _recorder.RunAsync(Drop);
        using PeriodicTimer renewals = new(options.Lease / 3, clock);
        Task renewing = RenewAsync(renewals);
        using SliceSender sending = new(lane, sender, _recorder, precedence, store, options, clock, log);
        Task sent = Task.Run(() => sending.RunAsync(stopping), CancellationToken.None);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await StepAsync(sending, stopping);
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
        sending.Complete();
        await sent;
        renewals.Dispose();
        await renewing;
        _recorder.Complete();
        await recording;
        await ReturnAsync();
    }

    public void Dispose() => _recorder.Dispose();

    private async Task StepAsync(SliceSender sending, CancellationToken stopping)
    {
        int handful = Handful(sending);
        Ahead ahead = await AheadAsync(handful, stopping);
        if (ahead.Offers.Count == 0)
        {
            return;
        }
        await _recorder.WaitAsync(handful > Slice.Most ? handful : options.Of(lane), isPressing: () => sending.RunsDry, stopping);
        Guid lease = ids.Next();
        Held[] held = [];
        try
        {
            held = await LeaseAsync(ahead.Offers, lease, stopping);
            await ReadAsync(held, ahead, stopping);
        }
        catch
        {
            foreach (Held one in held)
            {
                Drop(one);
                _recorder.Expect(-one.Slice.Count);
            }
            _unused[lease] = clock.GetUtcNow() + options.Lease;
            await ReturnAsync();
            throw;
        }
        Array.ForEach(held, sending.Add);
    }

    private int Handful(SliceSender sending) =>
        _mayRepeat ? (int)Math.Clamp(sending.PerSecond * Moment.TotalSeconds, Slice.Most, MostAtOnce) : Slice.Most;

    // What comes next, and, on the lower lanes, what it will need: read before it is leased, so that nothing waits for it and
    // nothing is in doubt by it.
    private async Task<Ahead> AheadAsync(int handful, CancellationToken stopping)
    {
        if (_offers.Count == 0)
        {
            foreach (Ring offer in await lanes.TakeAsync(lane, MostOffers, IBell.Sweep, stopping))
            {
                _offers.Enqueue(offer);
            }
        }
        List<Guid> next = [];
        for (int rows = 0; _offers.TryPeek(out Ring offer) && (next.Count == 0 || rows + offer.Count <= handful); rows += offer.Count)
        {
            next.Add(_offers.Dequeue().SliceId);
        }
        // An upper lane has seldom more than one slice, and no time to look twice.
        if (next.Count == 0 || lane.IsUrgent())
        {
            return new(next, [], 0);
        }
        _goesUntil = await precedence.GiveWayAsync(_goesUntil);
        List<Slice> slices = await store.ReadAsync(rows => rows.Ledger.PeekAsync(next, clock.GetUtcNow(), stopping), stopping);
        long at = clock.GetTimestamp();
        return new(next, await load.ReadAsync(slices, stopping), at);
    }

    private async Task<Held[]> LeaseAsync(IReadOnlyList<Guid> offers, Guid lease, CancellationToken stopping)
    {
        List<Slice> slices = await store.WriteAsync(rows => rows.Ledger.LeaseAsync(offers, lease, clock.GetUtcNow(), options.Lease, stopping), stopping);
        _recorder.Expect(slices.Sum(slice => slice.Count));
        Held[] held = [.. slices.Select(slice => new Held(slice))];
        foreach (Held one in held)
        {
            _held[one.Slice.Id] = one;
            if (lane.IsUrgent())
            {
                precedence.Claim();
            }
        }
        return held;
    }

    private void Drop(Held held)
    {
        if (_held.TryRemove(held.Slice.Id, out _) && lane.IsUrgent())
        {
            precedence.Release();
        }
    }

    // What was read ahead holds good where nobody had the slice in between, and for a moment.
    private async Task ReadAsync(Held[] held, Ahead ahead, CancellationToken stopping)
    {
        long now = clock.GetTimestamp();
        Dictionary<(Guid, int), IReadOnlyList<Job>> known = clock.GetElapsedTime(ahead.At) < SliceSender.Heed
            ? ahead.Jobs.ToDictionary(one => (one.Slice.Id, one.Slice.Fence), one => one.Jobs)
            : [];
        List<Slice> unknown = [.. held.Select(one => one.Slice).Where(slice => !known.ContainsKey((slice.Id, slice.Fence)))];
        foreach ((Slice slice, IReadOnlyList<Job> jobs) in unknown.Count == 0 ? [] : await load.ReadAsync(unknown, stopping))
        {
            known[(slice.Id, slice.Fence)] = jobs;
        }
        foreach (Held one in held)
        {
            one.Read(known[(one.Slice.Id, one.Slice.Fence)], unknown.Contains(one.Slice) ? now : ahead.At);
            _recorder.Expect(one.Jobs.Sum(job => job.Items.Count) - one.Slice.Count);
            if (one.Jobs.Count == 0)
            {
                _recorder.Add(one, []);
            }
        }
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The leases of the {Lane} lane were not renewed.")]
    private partial void NotRenewed(Lane lane, Exception broken);

    /// <summary>What comes next.</summary>
    private sealed record Ahead(IReadOnlyList<Guid> Offers, IReadOnlyList<(Slice Slice, IReadOnlyList<Job> Jobs)> Jobs, long At);
}
