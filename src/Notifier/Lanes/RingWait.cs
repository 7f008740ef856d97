namespace Hub.Notifier.Lanes;

/// <summary>Waits for a topic's ring, or for a while: what a loop that also looks by itself does between two looks.</summary>
public sealed class RingWait : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);
    private readonly IDisposable _listening;

    /// <summary>Listens from now on; a ring that comes before the waiting is kept.</summary>
    public RingWait(IBell bell, string topic) => _listening = bell.Listen(topic, _ => Ring());

    /// <summary>True when it was rung, false when the patience was over.</summary>
    public Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellationToken) => _rung.WaitAsync(patience, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _listening.Dispose();
        _rung.Dispose();
    }

    private void Ring()
    {
        try
        {
            if (_rung.CurrentCount == 0)
            {
                _rung.Release();
            }
        }
        catch (Exception late) when (late is SemaphoreFullException or ObjectDisposedException)
        {
            // Two rings at once are one ring; who has just left needs none.
        }
    }
}
