using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Sockets;
using System.Threading.Channels;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Delivery;

/// <summary>
/// Works one lane off: takes offers, leases their slices, sends with bounded concurrency, records in batches. It leases more
/// only when what it has leased and not recorded is no more than its concurrency, so that its death leaves at most that and
/// one slice in doubt.
/// </summary>
internal sealed partial class LaneWorker(
    Lane lane, HubStore store, ILanes lanes, LoadJobs load, Sender sender, DeliveryOptions options, IdSource ids, TimeProvider clock, ILogger<LaneWorker> log)
    : IDisposable
{
    /// <summary>Small slices are leased together. Where workers share a lane, each takes one at a time.</summary>
    private const int MostOffers = 16;
    private static readonly TimeSpan Respite = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _slots = new(options.Of(lane));
    private readonly Channel<(Held Held, IReadOnlyList<Outcome> Outcomes)> _finished =
        Channel.CreateUnbounded<(Held, IReadOnlyList<Outcome>)>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<Guid, Held> _held = [];
    private readonly Queue<Ring> _offers = [];
    private readonly SemaphoreSlim _recorded = new(0);
    private int _unrecorded;

    /// <summary>Until it is stopped; then what is under way is finished and recorded, and the rest is given back.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        Task recording = RecordAsync();
        using PeriodicTimer renewals = new(options.Lease / 3, clock);
        Task renewing = RenewAsync(renewals);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    await StepAsync(stopping);
                }
#pragma warning disable CA1031 // The loop outlives whatever a database throws; the slices stay, and the feed offers them again.
                catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    StepFailed(lane, broken);
                    await Task.Delay(Respite, stopping);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
        renewals.Dispose();
        await renewing;
        for (int i = options.Of(lane); i > 0; i--)
        {
            await _slots.WaitAsync(CancellationToken.None);
        }
        _finished.Writer.Complete();
        await recording;
    }

    public void Dispose()
    {
        _slots.Dispose();
        _recorded.Dispose();
    }

    private async Task StepAsync(CancellationToken stopping)
    {
        while (Volatile.Read(ref _unrecorded) > options.Of(lane))
        {
            await _recorded.WaitAsync(stopping);
        }
        if (_offers.Count == 0)
        {
            foreach (Ring offer in await lanes.TakeAsync(lane, options.WorkersOf(lane) > 1 ? 1 : MostOffers, IBell.Sweep, stopping))
            {
                _offers.Enqueue(offer);
            }
        }
        List<Guid> next = [];
        for (int rows = 0; _offers.TryPeek(out Ring offer) && (next.Count == 0 || rows + offer.Count <= Slice.Most); rows += offer.Count)
        {
            next.Add(_offers.Dequeue().SliceId);
        }
        if (next.Count == 0)
        {
            return;
        }
        Guid lease = ids.Next();
        List<Slice> slices = await store.WriteAsync(rows => rows.Ledger.LeaseAsync(next, lease, clock.GetUtcNow(), options.Lease, stopping), stopping);
        if (slices.Count == 0)
        {
            return;
        }
        Interlocked.Add(ref _unrecorded, slices.Sum(slice => slice.Count));
        Held[] held = [.. slices.Select(slice => new Held(slice))];
        Array.ForEach(held, one => _held[one.Slice.Id] = one);
        try
        {
            await SendAsync(held, stopping);
        }
        catch
        {
            foreach (Held one in held.Where(one => !one.IsBegun))
            {
                _held.TryRemove(one.Slice.Id, out _);
                Interlocked.Add(ref _unrecorded, -one.Slice.Count);
                await store.WriteAsync(rows => rows.Ledger.GiveBackAsync(one.Slice, one.Slice.Rows, CancellationToken.None), CancellationToken.None);
            }
            throw;
        }
    }

    private async Task SendAsync(Held[] held, CancellationToken stopping)
    {
        Dictionary<Guid, Held> bySlice = held.ToDictionary(one => one.Slice.Id);
        foreach ((Slice slice, IReadOnlyList<Job> jobs) in await load.ReadAsync([.. held.Select(one => one.Slice)], stopping))
        {
            Held one = bySlice[slice.Id];
            one.Begin(jobs);
            if (jobs.Count == 0)
            {
                _finished.Writer.TryWrite((one, []));
            }
        }
        foreach (Held one in held)
        {
            foreach (Job job in one.Jobs)
            {
                if (!await SlotAsync(stopping))
                {
                    await GiveBackAsync(held);
                    stopping.ThrowIfCancellationRequested();
                }
                one.Started++;
                _ = SendAsync(one, job);
            }
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
        finally
        {
            _slots.Release();
        }
        _finished.Writer.TryWrite((held, outcomes));
    }

    private async Task RecordAsync()
    {
        List<(Held Held, IReadOnlyList<Outcome> Outcomes)> batch = [];
        while (await _finished.Reader.WaitToReadAsync())
        {
            while (batch.Count < Slice.Most && _finished.Reader.TryRead(out (Held, IReadOnlyList<Outcome>) one))
            {
                batch.Add(one);
            }
            foreach ((Held held, IReadOnlyList<Outcome> outcomes) in batch)
            {
                held.Finished += outcomes.Count == 0 ? 0 : 1;
            }
            Held[] done = [.. batch.Select(one => one.Held).Distinct().Where(held => held.IsFinished)];
            await WriteAsync([.. batch.SelectMany(one => one.Outcomes)], [.. done.Where(held => !held.IsGivenBack).Select(held => held.Slice.Id)]);
            foreach (Held held in done)
            {
                _held.TryRemove(held.Slice.Id, out _);
                Interlocked.Add(ref _unrecorded, held.Jobs.Sum(job => job.Items.Count) - held.Slice.Count);
            }
            Interlocked.Add(ref _unrecorded, -batch.Sum(one => one.Outcomes.Count));
            batch.Clear();
            _recorded.Release();
        }
    }

    // Until the database has it: an outcome that is forgotten is a person told twice, or never. What the database refuses for
    // itself is found by halving, so that it costs its neighbours nothing.
    private async Task WriteAsync(IReadOnlyList<Outcome> outcomes, IReadOnlyCollection<Guid> done)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                await store.WriteAsync(rows => rows.Ledger.RecordAsync(outcomes, done, clock.GetUtcNow(), CancellationToken.None), CancellationToken.None);
                return;
            }
#pragma warning disable CA1031 // Whatever it is, it is tried again; nothing more is leased meanwhile.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                NotRecorded(lane, outcomes.Count, broken);
                if (!IsAway(broken) && tries >= 3)
                {
                    if (outcomes.Count <= 1)
                    {
                        return;
                    }
                    await WriteAsync([.. outcomes.Take(outcomes.Count / 2)], []);
                    await WriteAsync([.. outcomes.Skip(outcomes.Count / 2)], done);
                    return;
                }
                await Task.Delay(Respite, CancellationToken.None);
            }
        }
    }

    private static bool IsAway(Exception? broken) =>
        broken is DbException { IsTransient: true } or TimeoutException or IOException or SocketException
        || (broken?.InnerException is { } inner && IsAway(inner));

    private async Task RenewAsync(PeriodicTimer timer)
    {
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            Guid[] held = [.. _held.Keys];
            if (held.Length == 0)
            {
                continue;
            }
            try
            {
                await store.WriteAsync(rows => rows.Ledger.RenewAsync(held, clock.GetUtcNow(), options.Lease, CancellationToken.None), CancellationToken.None);
            }
#pragma warning disable CA1031 // The next tick tries again; a lease that ran out makes a take-over, which is accounted for.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                NotRenewed(lane, broken);
            }
        }
    }

    // Stopping: what was not started goes to another worker as if nobody had held it.
    private async Task GiveBackAsync(Held[] held)
    {
        foreach (Held one in held.Where(one => one.Started < one.Jobs.Count))
        {
            (Guid NoticeId, Guid PersonId)[] left =
                [.. one.Jobs.Skip(one.Started).SelectMany(job => job.Items.Select(item => (item.Notice.Id, job.PersonId)))];
            byte[] rows = one.Slice.NoticeId is null ? Slice.Pack(left) : Slice.Pack([.. left.Select(row => row.PersonId)]);
            one.IsGivenBack = true;
            await store.WriteAsync(db => db.Ledger.GiveBackAsync(one.Slice, rows, CancellationToken.None), CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Lane} lane failed; it goes on in a second.")]
    private partial void StepFailed(Lane lane, Exception broken);

    [LoggerMessage(Level = LogLevel.Error, Message = "On the {Lane} lane a delivery of notice {Notice} failed.")]
    private partial void JobFailed(Lane lane, Guid notice, Exception broken);

    [LoggerMessage(Level = LogLevel.Error, Message = "On the {Lane} lane {Count} outcomes could not be recorded; they are tried again.")]
    private partial void NotRecorded(Lane lane, int count, Exception broken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The leases of the {Lane} lane were not renewed.")]
    private partial void NotRenewed(Lane lane, Exception broken);

    /// <summary>A slice under way.</summary>
    private sealed class Held(Slice slice)
    {
        internal Slice Slice => slice;

        internal IReadOnlyList<Job> Jobs { get; private set; } = [];

        internal bool IsBegun { get; private set; }

        internal bool IsGivenBack { get; set; }

        internal int Started { get; set; }

        internal int Finished { get; set; }

        internal bool IsFinished => Finished == Jobs.Count;

        internal void Begin(IReadOnlyList<Job> jobs) => (Jobs, IsBegun) = (jobs, true);
    }
}
