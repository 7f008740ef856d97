using StackExchange.Redis;

namespace Hub.Notifier.Lanes;

/// <summary>Connections to Redis as Hub needs them.</summary>
internal static class RedisConnection
{
    /// <summary>Opens one. Redis may be away at the start, and go and come later.</summary>
    internal static ConnectionMultiplexer Open(string address)
    {
        ConfigurationOptions options = ConfigurationOptions.Parse(address);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 2000;
        ConnectionMultiplexer redis = ConnectionMultiplexer.Connect(options);
#pragma warning disable CS0618 // Obsolete since 2.x, where it does nothing; on 1.2.6 one slow reader would hold up all others.
        redis.PreserveAsyncOrder = false;
#pragma warning restore CS0618
        return redis;
    }
}
