using System.Collections.Concurrent;
using Hub.Notifier.Channels;
using Hub.Notifier.Lanes;
using StackExchange.Redis;

namespace Hub.Notifier.Delivery.Ceilings;

/// <summary>
/// The ceilings of many nodes: the buckets stand in Redis and are filled by its clock. A channel's tokens are drawn a few at
/// a time, so that a thousand sendings cost some fifty calls. With Redis away or slow each node takes its share by itself.
/// </summary>
internal sealed partial class RedisCeilings : ICeilings, IAsyncDisposable
{
    /// <summary>Longer nobody waits for an answer: a sending is worth more than an exact ceiling.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>So long Redis is not asked again after it did not answer.</summary>
    private static readonly TimeSpan Respite = TimeSpan.FromSeconds(5);

    // Takes up to ARGV[5] tokens if they are there; one on credit if it comes within ARGV[4] ms; else none. Says how many, and after how many ms.
    private const string Script = """
        local burst, rate, needed, patience, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local was = redis.call('HMGET', KEYS[1], 'tokens', 'at')
        local tokens = burst
        if was[1] then
          tokens = math.min(burst, tonumber(was[1]) + math.max(0, now - tonumber(was[2])) / 1000 * rate)
        end
        local wait = math.max(0, (needed - tokens) / rate)
        if wait > patience then
          return {0, math.ceil(wait)}
        end
        local taken = math.max(1, math.min(most, math.floor(tokens - needed + 1)))
        redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens - taken), 'at', string.format('%.0f', now))
        redis.call('PEXPIRE', KEYS[1], math.ceil((burst - tokens + taken) / rate) + 1000)
        return {taken, math.ceil(wait)}
        """;

    private readonly ConnectionMultiplexer _redis;
    private readonly InProcessCeilings _share;
    private readonly TimeProvider _clock;
    private readonly ILogger<RedisCeilings> _log;
    private readonly ConcurrentDictionary<(BucketKey, bool IsUrgent), Drawn> _drawn = [];
    private long _gaveUpAt;

    internal RedisCeilings(string address, int nodes, TimeProvider clock, ILogger<RedisCeilings> log)
    {
        _redis = RedisConnection.Open(address);
        _share = new(nodes, clock);
        (_clock, _log) = (clock, log);
    }

    private bool IsInRespite => Volatile.Read(ref _gaveUpAt) is not 0 and var at && _clock.GetElapsedTime(at) < Respite;

    public async ValueTask<Pace> TakeAsync(BucketKey key, Rate rate, bool isUrgent)
    {
        if (key.PersonId is not null)
        {
            return await DrawAsync(key, BucketSize.Of(rate, 1), isUrgent, most: 1) is { } one
                ? new(one.Taken > 0, one.Wait)
                : await _share.TakeAsync(key, rate, isUrgent);
        }
        Drawn drawn = Of(key, rate, isUrgent);
        if (drawn.TryTake())
        {
            return new(IsTaken: true, TimeSpan.Zero);
        }
        // One draws, those behind it find what it drew.
        await drawn.Gate.WaitAsync();
        try
        {
            if (drawn.TryTake())
            {
                return new(IsTaken: true, TimeSpan.Zero);
            }
            if (await DrawAsync(key, drawn.Size, isUrgent, drawn.Most) is not { } some)
            {
                return await _share.TakeAsync(key, rate, isUrgent);
            }
            drawn.Put(some.Taken - 1);
            return new(some.Taken > 0, some.Wait);
        }
        finally
        {
            drawn.Gate.Release();
        }
    }

    public void GiveBack(BucketKey key, Rate rate, bool isUrgent)
    {
        if (key.PersonId is null)
        {
            Of(key, rate, isUrgent).Put(1);
        }
    }

    public async ValueTask DisposeAsync() => await _redis.CloseAsync(allowCommandsToComplete: false);

    // Null where Redis has no answer.
    private async ValueTask<(int Taken, TimeSpan Wait)?> DrawAsync(BucketKey key, BucketSize size, bool isUrgent, int most)
    {
        if (!_redis.IsConnected || IsInRespite)
        {
            return null;
        }
        try
        {
            RedisResult answer = await _redis.GetDatabase().ScriptEvaluateAsync(
                Script, [key.ToString()],
                [size.Burst, size.PerMillisecond, size.Needed(isUrgent), Pace.Patience(isUrgent).TotalMilliseconds, most]).WaitAsync(Patience, _clock);
            int[] numbers = (int[])answer!;
            return (numbers[0], TimeSpan.FromMilliseconds(numbers[1]));
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            Volatile.Write(ref _gaveUpAt, _clock.GetTimestamp());
            NotAsked(key.Channel, away.Message);
            return null;
        }
    }

    private Drawn Of(BucketKey key, Rate rate, bool isUrgent) =>
        _drawn.TryGetValue((key, isUrgent), out Drawn? found)
            ? found
            : _drawn.GetOrAdd((key, isUrgent), new Drawn(BucketSize.Of(rate, 1), _clock));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not say how fast {Channel} may be used: {Reason}. This node takes its share.")]
    private partial void NotAsked(string channel, string reason);

    /// <summary>Tokens of a channel that this node holds.</summary>
    private sealed class Drawn(BucketSize size, TimeProvider clock)
    {
        /// <summary>What was drawn longer ago is thrown away: used late, it would be one too many.</summary>
        private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);

        private readonly Lock _lock = new();
        private int _left;
        private long _at;

        internal BucketSize Size => size;

        /// <summary>The tokens of 20 ms.</summary>
        internal int Most { get; } = (int)Math.Clamp(size.PerMillisecond * 20, 1, Math.Clamp(size.Burst - size.Reserve, 1, 100));

        internal SemaphoreSlim Gate { get; } = new(1);

        internal bool TryTake()
        {
            lock (_lock)
            {
                if (_left == 0 || clock.GetElapsedTime(_at) > Fresh)
                {
                    _left = 0;
                    return false;
                }
                _left--;
                return true;
            }
        }

        internal void Put(int tokens)
        {
            lock (_lock)
            {
                if (tokens > 0)
                {
                    _left += tokens;
                    _at = clock.GetTimestamp();
                }
            }
        }
    }
}
