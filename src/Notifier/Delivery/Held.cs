using Hub.Domain.Notices;

namespace Hub.Notifier.Delivery;

/// <summary>
/// A slice under way. The worker begins its jobs, the recorder counts their ends; what is left when the worker must stop goes
/// back only when all that it began is recorded, so that no row is ever in no slice.
/// </summary>
internal sealed class Held(Slice slice)
{
    private IReadOnlyList<Job> _jobs = [];
    private int _recorded;

    internal Slice Slice => slice;

    internal IReadOnlyList<Job> Jobs => _jobs;

    /// <summary>How many of its jobs were begun.</summary>
    internal int Begun { get; set; }

    /// <summary>The rows of the jobs that this worker will not begin; null where it does all.</summary>
    internal byte[]? Rest { get; private set; }

    internal bool IsFinished => Volatile.Read(ref _recorded) == Volatile.Read(ref _jobs).Count;

    /// <summary>When its jobs were read, by the clock's timestamp.</summary>
    internal long ReadAt { get; private set; }

    internal void Read(IReadOnlyList<Job> jobs, long at) => (_jobs, ReadAt) = (jobs, at);

    internal void Record() => Interlocked.Increment(ref _recorded);

    /// <summary>Begins no more of its jobs.</summary>
    /// <returns>How many deliveries those are.</returns>
    internal int Leave()
    {
        (Guid NoticeId, Guid PersonId)[] left =
            [.. _jobs.Skip(Begun).SelectMany(job => job.Items.Select(item => (item.Notice.Id, job.PersonId)))];
        if (left.Length > 0)
        {
            Rest = slice.NoticeId is null ? Slice.Pack(left) : Slice.Pack([.. left.Select(row => row.PersonId)]);
            Volatile.Write(ref _jobs, [.. _jobs.Take(Begun)]);
        }
        return left.Length;
    }
}
