using System.Collections.Concurrent;

namespace Hub.Bot.Turns;

/// <summary>Which conversations want a turn in this process. Asking twice while one waits is asking once.</summary>
internal sealed partial class TurnQueue(TurnRunner runner, HubClock clock, IHostApplicationLifetime lifetime, ILogger<TurnQueue> log)
    : IDisposable
{
    /// <summary>Turns at once: more would only wait for the database.</summary>
    private const int AtOnce = 24;

    private readonly ConcurrentDictionary<string, bool> _wanted = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    /// <summary>Asks for a turn; returns at once.</summary>
    public void Ask(string conversationId)
    {
        // true: asked for again while running. Whoever adds the key runs it.
        bool mine = false;
        _wanted.AddOrUpdate(conversationId, _ => { mine = true; return false; }, (_, _) => { mine = false; return true; });
        if (mine)
        {
            _ = Task.Run(() => RunAsync(conversationId));
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task RunAsync(string conversationId)
    {
        CancellationToken stopping = lifetime.ApplicationStopping;
        try
        {
            do
            {
                _wanted[conversationId] = false;
                DateTimeOffset? again;
                await _places.WaitAsync(stopping);
                try
                {
                    again = await runner.RunAsync(conversationId, stopping);
                }
                finally
                {
                    _places.Release();
                }
                if (again is { } later)
                {
                    await Task.Delay(Positive(later - clock.Now), clock.Time, stopping);
                    _wanted[conversationId] = true;
                }
            }
            while (!_wanted.TryRemove(new(conversationId, false)));
        }
#pragma warning disable CA1031 // Nobody awaits this; the inbound rows are there, and the sweep takes them up again.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            _wanted.TryRemove(conversationId, out _);
            if (broken is not OperationCanceledException)
            {
                TurnLost(conversationId, broken);
            }
        }
    }

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : span;

    [LoggerMessage(Level = LogLevel.Error, Message = "No turn of conversation {Conversation} could be taken; the sweep tries again.")]
    private partial void TurnLost(string conversation, Exception broken);
}
