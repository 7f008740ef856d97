using Hub.Notifier.Channels;
using Polly;

namespace Hub.Notifier.Delivery;

/// <summary>Lets so many sendings ask the channel at a time; a quarter of the places is out of the reach of broadcasts.</summary>
internal sealed class PlacesStrategy(int places) : ResilienceStrategy<Sent>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _all = new(places);
    private readonly SemaphoreSlim _bulk = new(Math.Max(1, places * 3 / 4));

    public void Dispose()
    {
        _all.Dispose();
        _bulk.Dispose();
    }

    protected override async ValueTask<Outcome<Sent>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<Sent>>> callback, ResilienceContext context, TState state)
    {
        bool isBulk = context.Properties.TryGetValue(Sending.Property, out Sending? sending) && sending.IsBulk;
        try
        {
            if (isBulk && !await _bulk.WaitAsync(Patience, context.CancellationToken))
            {
                return Outcome.FromResult<Sent>(new Sent.Later(Patience, Hindrance.Ours));
            }
            try
            {
                if (!await _all.WaitAsync(Patience, context.CancellationToken))
                {
                    return Outcome.FromResult<Sent>(new Sent.Later(Patience, Hindrance.Ours));
                }
                try
                {
                    return await callback(context, state);
                }
                finally
                {
                    _all.Release();
                }
            }
            finally
            {
                if (isBulk)
                {
                    _bulk.Release();
                }
            }
        }
        catch (OperationCanceledException stopped)
        {
            return Outcome.FromException<Sent>(stopped);
        }
    }
}
