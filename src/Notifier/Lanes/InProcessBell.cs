using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Hub.Notifier.Lanes;

/// <summary>The bell of one process.</summary>
internal sealed class InProcessBell : IBell
{
    private readonly ConcurrentDictionary<string, ImmutableList<Action<object?>>> _listeners = new(StringComparer.Ordinal);

    public ValueTask<long> RingAsync(string topic, object? news = null) => new(Ring(topic, news));

    internal long Ring(string topic, object? news)
    {
        if (!_listeners.TryGetValue(topic, out ImmutableList<Action<object?>>? listeners))
        {
            return 0;
        }
        listeners.ForEach(heard => heard(news));
        return listeners.Count;
    }

    public IDisposable Listen(string topic, Action<object?> heard)
    {
        _listeners.AddOrUpdate(topic, _ => [heard], (_, listeners) => listeners.Add(heard));
        return new Listening(this, topic, heard);
    }

    internal ICollection<string> Topics => _listeners.Keys;

    internal bool HasListener(string topic) => _listeners.ContainsKey(topic);

    private void Leave(string topic, Action<object?> heard)
    {
        ImmutableList<Action<object?>> left = _listeners.AddOrUpdate(topic, [], (_, listeners) => listeners.Remove(heard));
        if (left.IsEmpty)
        {
            _listeners.TryRemove(new(topic, left));
        }
    }

    private sealed class Listening(InProcessBell bell, string topic, Action<object?> heard) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                bell.Leave(topic, heard);
            }
        }
    }
}
