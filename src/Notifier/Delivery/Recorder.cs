using System.Data.Common;
using System.Net.Sockets;
using System.Threading.Channels;
using Hub.Domain.Notices;
using Hub.Domain.Storage;

namespace Hub.Notifier.Delivery;

/// <summary>
/// Writes a worker's outcomes in batches: whatever came in while the last batch was being written, and, on the lower lanes, a
/// moment more, as long as nobody waits for it. With the last outcome of a slice the slice is deleted, or given back where the
/// worker left some of it.
/// </summary>
internal sealed partial class Recorder(Lane lane, Precedence precedence, HubStore store, TimeProvider clock, ILogger log) : IDisposable
{
    /// <summary>A longer statement would keep what is urgent from the database.</summary>
    private const int MostJobs = 500;

    private const string NotRecordable = "not recorded";

    private static readonly TimeSpan Respite = TimeSpan.FromSeconds(1);

    /// <summary>A statement costs as much as the rows of so long.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    private readonly Channel<(Held Held, IReadOnlyList<Outcome> Outcomes)> _finished =
        Channel.CreateUnbounded<(Held, IReadOnlyList<Outcome>)>(new() { SingleReader = true });
    private readonly SemaphoreSlim _recorded = new(0);
    private readonly SemaphoreSlim _hurry = new(0, 1);
    private int _unrecorded;

    /// <summary>So many deliveries more are in this worker's hands, or fewer.</summary>
    internal void Expect(int deliveries) => Interlocked.Add(ref _unrecorded, deliveries);

    /// <summary>Until no more than so many deliveries are leased and not recorded.</summary>
    /// <param name="atMost">So many.</param>
    /// <param name="isPressing">Whether there is soon nothing left to send: then nothing is gathered any longer.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task WaitAsync(int atMost, Func<bool> isPressing, CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _unrecorded) > atMost)
        {
            if (_hurry.CurrentCount == 0 && isPressing())
            {
                _hurry.Release();
            }
            await _recorded.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A job has ended; without outcomes: look at the slice again.</summary>
    internal void Add(Held held, IReadOnlyList<Outcome> outcomes) => _finished.Writer.TryWrite((held, outcomes));

    /// <summary>No more will come.</summary>
    internal void Complete() => _finished.Writer.Complete();

    /// <summary>Until it is complete and everything is written.</summary>
    /// <param name="ended">Is told of each slice that ended.</param>
    internal async Task RunAsync(Action<Held> ended)
    {
        List<(Held Held, IReadOnlyList<Outcome> Outcomes)> batch = [];
        long goesUntil = 0;
        while (await _finished.Reader.WaitToReadAsync())
        {
            if (!lane.IsUrgent())
            {
                await _hurry.WaitAsync(Gathering);
                goesUntil = await precedence.GiveWayAsync(goesUntil);
            }
            while (batch.Count < MostJobs && _finished.Reader.TryRead(out (Held, IReadOnlyList<Outcome>) one))
            {
                batch.Add(one);
            }
            foreach ((Held held, _) in batch.Where(one => one.Outcomes.Count > 0))
            {
                held.Record();
            }
            Held[] done = [.. batch.Select(one => one.Held).Distinct().Where(held => held.IsFinished)];
            await WriteAsync([.. batch.SelectMany(one => one.Outcomes)], [.. done.Where(held => held.Rest is null).Select(held => held.Slice.Id)]);
            foreach (Held held in done)
            {
                if (held.Rest is { } rest)
                {
                    await WriteAsync(rows => rows.Ledger.GiveBackAsync(held.Slice, rest, CancellationToken.None));
                }
                ended(held);
            }
            Interlocked.Add(ref _unrecorded, -batch.Sum(one => one.Outcomes.Count));
            batch.Clear();
            _recorded.Release();
        }
    }

    public void Dispose()
    {
        _recorded.Dispose();
        _hurry.Dispose();
    }

    // Until the database has it: an outcome that is forgotten is a person told twice, or never. What the database refuses for
    // itself is found by halving, so that it costs its neighbours nothing, and written without the words that came from outside.
    private async Task WriteAsync(IReadOnlyList<Outcome> outcomes, IReadOnlyCollection<Guid> done)
    {
        if (outcomes.Count + done.Count == 0)
        {
            return;
        }
        bool isWritten = await WriteAsync(
            rows => rows.Ledger.RecordAsync(outcomes, done, clock.GetUtcNow(), CancellationToken.None), mostRefusals: 3);
        if (isWritten)
        {
            return;
        }
        if (outcomes.Count > 1)
        {
            await WriteAsync([.. outcomes.Take(outcomes.Count / 2)], []);
            await WriteAsync([.. outcomes.Skip(outcomes.Count / 2)], done);
        }
        else if (outcomes is [var refused] && (refused.Taken is not null || refused.Attempts.Count > 0))
        {
            await WriteAsync([refused with { Taken = null, Attempts = [], Reason = refused.Reason is null ? null : NotRecordable }], done);
        }
    }

    private async Task<bool> WriteAsync(Func<Rows, Task> work, int mostRefusals = int.MaxValue)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                await store.WriteAsync(work, CancellationToken.None);
                return true;
            }
#pragma warning disable CA1031 // Whatever it is, it is tried again; nothing more is leased meanwhile.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                NotRecorded(lane, broken);
                if (!IsAway(broken) && tries >= mostRefusals)
                {
                    return false;
                }
                await Task.Delay(Respite, CancellationToken.None);
            }
        }
    }

    private static bool IsAway(Exception? broken) =>
        broken is DbException { IsTransient: true } or TimeoutException or IOException or SocketException
        || (broken?.InnerException is { } inner && IsAway(inner));

    [LoggerMessage(Level = LogLevel.Error, Message = "On the {Lane} lane outcomes could not be recorded; they are tried again.")]
    private partial void NotRecorded(Lane lane, Exception broken);
}
