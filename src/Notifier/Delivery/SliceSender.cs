using System.Threading.Channels;
using Hub.Domain.Notices;
using Hub.Domain.Storage;

namespace Hub.Notifier.Delivery;

/// <summary>Sends the slices that its worker leased, in their order, with bounded concurrency.</summary>
internal sealed partial class SliceSender(
    Lane lane, Sender sender, Recorder recorder, Precedence precedence, HubStore store, DeliveryOptions options, TimeProvider clock, ILogger log) : IDisposable
{
    /// <summary>How soon a stop or a pause is heeded in the middle of a slice.</summary>
    internal static readonly TimeSpan Heed = TimeSpan.FromSeconds(1);

    private readonly Channel<Held> _leased = Channel.CreateUnbounded<Held>(new() { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _slots = new(options.Of(lane));
    private int _waiting;
    private double _perSecond;
    private long _goesUntil;

    /// <summary>Whether little is left to begin.</summary>
    internal bool RunsDry => Volatile.Read(ref _waiting) < Slice.Most;

    /// <summary>How many jobs a second the channels took lately; 0 while nobody had to wait for a place.</summary>
    internal double PerSecond => Volatile.Read(ref _perSecond);

    internal void Add(Held held)
    {
        Interlocked.Add(ref _waiting, held.Jobs.Count);
        _leased.Writer.TryWrite(held);
    }

    /// <summary>No more will come.</summary>
    internal void Complete() => _leased.Writer.Complete();

    /// <summary>Until it is complete and everything that it began has ended.</summary>
    /// <param name="stopping">Then it begins no more, and gives back what it had not begun.</param>
    internal async Task RunAsync(CancellationToken stopping)
    {
        await foreach (Held held in _leased.Reader.ReadAllAsync(CancellationToken.None))
        {
            long began = clock.GetTimestamp();
            int jobs = held.Jobs.Count;
            await SendAsync(held, stopping);
            // The first find free places; how quick the channels are, those say that had to wait.
            if (jobs > 2 * options.Of(lane))
            {
                Volatile.Write(ref _perSecond, (jobs - options.Of(lane)) / clock.GetElapsedTime(began).TotalSeconds);
            }
        }
        for (int i = options.Of(lane); i > 0; i--)
        {
            await _slots.WaitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task SendAsync(Held held, CancellationToken stopping)
    {
        long looked = held.ReadAt;
        IReadOnlyList<Job> jobs = held.Jobs;
        foreach (Job job in jobs)
        {
            if (!lane.IsUrgent())
            {
                _goesUntil = await precedence.GiveWayAsync(_goesUntil);
            }
            await _slots.WaitAsync(CancellationToken.None);
            bool mayGo = !stopping.IsCancellationRequested;
            if (mayGo && clock.GetElapsedTime(looked) > Heed)
            {
                looked = clock.GetTimestamp();
                mayGo = !await IsHaltedAsync(job);
            }
            if (!mayGo)
            {
                _slots.Release();
                Interlocked.Add(ref _waiting, held.Begun - jobs.Count);
                recorder.Expect(-held.Leave());
                recorder.Add(held, []);
                return;
            }
            held.Begun++;
            Interlocked.Decrement(ref _waiting);
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
            NotAsked(lane, broken);
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
        recorder.Add(held, outcomes);
        _slots.Release();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "On the {Lane} lane it could not be asked whether a notice is stopped; it is sent on.")]
    private partial void NotAsked(Lane lane, Exception broken);

    [LoggerMessage(Level = LogLevel.Error, Message = "On the {Lane} lane a delivery of notice {Notice} failed.")]
    private partial void JobFailed(Lane lane, Guid notice, Exception broken);
}
