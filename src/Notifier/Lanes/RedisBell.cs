using Hub.Domain.Ids;
using StackExchange.Redis;

namespace Hub.Notifier.Lanes;

/// <summary>
/// The bell of many nodes: listeners of this process are rung at once, those of other nodes over Redis. A topic is
/// subscribed only while somebody here listens to it. With Redis away the nodes hear each other by their sweeps.
/// The client makes subscriptions anew after its connection broke, but does not see those that the server took from a whole
/// one. So each node listens to a topic of its own too, and when nobody hears that, it begins anew.
/// </summary>
internal sealed partial class RedisBell : IBell, IAsyncDisposable
{
    /// <summary>Whoever rings does not wait the client's own 5 s for a server that stopped.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A subscription that is late comes still, so it is called missing only then: at a start there are many at once.</summary>
    private static readonly TimeSpan SubscriptionPatience = TimeSpan.FromSeconds(10);

    /// <summary>So long nobody waits again for a server that did not answer: each message would wait for it anew.</summary>
    private static readonly TimeSpan Respite = TimeSpan.FromSeconds(5);

    /// <summary>So often a node asks whether it still hears itself.</summary>
    private static readonly TimeSpan HearingTest = TimeSpan.FromSeconds(5);

    private readonly InProcessBell _here = new();
    private readonly string _address;
    private readonly ITimer _hearing;
    private volatile ConnectionMultiplexer _redis;
    private readonly TimeProvider _clock;
    private readonly ILogger<RedisBell> _log;
    private readonly string _node;
    private long _gaveUpAt;

    // Whether the last listener of a topic left or a new one came is decided, and said to Redis, one after the other.
    private readonly Lock _topics = new();
    private bool _isDisposed;

    internal RedisBell(string address, IdSource ids, TimeProvider clock, ILogger<RedisBell> log)
    {
        _address = address;
        _redis = RedisConnection.Open(address);
        _node = ids.Next().ToString("N");
        _clock = clock;
        _log = log;
        Subscribe(_node);
        _hearing = clock.CreateTimer(_ => TestHearing(), null, HearingTest, HearingTest);
    }

    private bool IsInRespite => Volatile.Read(ref _gaveUpAt) is not 0 and var at && _clock.GetElapsedTime(at) < Respite;

    public async ValueTask<long> RingAsync(string topic, object? news = null)
    {
        long here = _here.Ring(topic, news);
        if (!_redis.IsConnected || IsInRespite)
        {
            return here;
        }
        try
        {
            long nodes = await _redis.GetSubscriber().PublishAsync(Name(topic), _node).WaitAsync(Patience);
            return here + Math.Max(0, nodes - (_here.HasListener(topic) ? 1 : 0));
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            Volatile.Write(ref _gaveUpAt, _clock.GetTimestamp());
            NotRung(topic, away.Message);
            return here;
        }
    }

    public IDisposable Listen(string topic, Action<object?> heard)
    {
        lock (_topics)
        {
            bool first = !_here.HasListener(topic);
            IDisposable listening = _here.Listen(topic, heard);
            if (first)
            {
                Subscribe(topic);
            }
            return new Listening(this, topic, listening);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _hearing.DisposeAsync();
        ConnectionMultiplexer redis;
        lock (_topics)
        {
            _isDisposed = true;
            redis = _redis;
        }
        await redis.CloseAsync(allowCommandsToComplete: false);
    }

    private static RedisChannel Name(string topic) => RedisChannel.Literal("hub:" + topic);

    private void Subscribe(string topic)
    {
        Tell(_redis.GetSubscriber().SubscribeAsync(Name(topic), Hear));

        void Hear(RedisChannel channel, RedisValue node)
        {
            if (node != _node)
            {
                _here.Ring(topic, null);
            }
        }
    }

    private async void TestHearing()
    {
        ConnectionMultiplexer tested = _redis;
        try
        {
            if (tested.IsConnected && await tested.GetSubscriber().PublishAsync(Name(_node), _node).WaitAsync(Patience) == 0)
            {
                BeginAnew(tested);
            }
        }
        catch (Exception away) when (away is RedisException or TimeoutException or ObjectDisposedException)
        {
            // Whoever rings says so; the next test comes.
        }
    }

    private void BeginAnew(ConnectionMultiplexer deaf)
    {
        Deaf();
        ConnectionMultiplexer opened = RedisConnection.Open(_address);
        ConnectionMultiplexer useless = opened;
        lock (_topics)
        {
            if (!_isDisposed && _redis == deaf)
            {
                (_redis, useless) = (opened, deaf);
                Subscribe(_node);
                foreach (string topic in _here.Topics)
                {
                    Subscribe(topic);
                }
            }
        }
        useless.Close(allowCommandsToComplete: false);
    }

    private void Leave(string topic, IDisposable here)
    {
        lock (_topics)
        {
            bool listened = _here.HasListener(topic);
            here.Dispose();
            if (listened && !_here.HasListener(topic))
            {
                Tell(_redis.GetSubscriber().UnsubscribeAsync(Name(topic)));
            }
        }
    }

    // Nobody waits for a subscription: until it stands, the sweep is the bell.
    private async void Tell(Task subscription)
    {
        try
        {
            await subscription.WaitAsync(SubscriptionPatience);
        }
        catch (Exception away) when (away is RedisException or TimeoutException or ObjectDisposedException)
        {
            NotSubscribed(away.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not take a ring of {Topic}: {Reason}. Sweeps take over.")]
    private partial void NotRung(string topic, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not take a subscription: {Reason}. Sweeps take over.")]
    private partial void NotSubscribed(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This node no longer heard itself on Redis: its subscriptions are made anew.")]
    private partial void Deaf();

    private sealed class Listening(RedisBell bell, string topic, IDisposable here) : IDisposable
    {
        public void Dispose() => bell.Leave(topic, here);
    }
}
