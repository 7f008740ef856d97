using System.Threading.Channels;
using Hub.Domain.Notices;

namespace Hub.Notifier.Lanes;

/// <summary>The lanes of one process.</summary>
internal sealed class InProcessLanes(TimeProvider clock) : ILanes
{
    /// <summary>What is offered beyond this waits in the database for the feed.</summary>
    private const int Most = 1024;

    private readonly Channel<Ring>[] _lanes =
    [
        .. Enum.GetValues<Lane>().Select(_ => Channel.CreateBounded<Ring>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite })),
    ];

    public ValueTask OfferAsync(IReadOnlyCollection<Ring> slices)
    {
        foreach (Ring slice in slices)
        {
            _lanes[(int)slice.Lane].Writer.TryWrite(slice);
        }
        return ValueTask.CompletedTask;
    }

    public async ValueTask<IReadOnlyList<Ring>> TakeAsync(Lane lane, int most, TimeSpan patience, CancellationToken cancellationToken)
    {
        ChannelReader<Ring> reader = _lanes[(int)lane].Reader;
        List<Ring> taken = [];
        if (!reader.TryRead(out Ring first))
        {
            using CancellationTokenSource end = new(patience, clock);
            await using CancellationTokenRegistration stop = cancellationToken.Register(end.Cancel);
            try
            {
                first = await reader.ReadAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return taken;
            }
        }
        taken.Add(first);
        while (taken.Count < most && reader.TryRead(out Ring next))
        {
            taken.Add(next);
        }
        return taken;
    }

    public ValueTask<long> WaitingAsync(Lane lane) => new(_lanes[(int)lane].Reader.Count);
}
