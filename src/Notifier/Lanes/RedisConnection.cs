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
        // What cannot be said now is of no use later: the database has it.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        // Answers of streams are read in the shape of this version.
        options.Protocol = RedisProtocol.Resp2;
        return ConnectionMultiplexer.Connect(options);
    }
}
