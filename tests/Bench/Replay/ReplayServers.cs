using Hub.Bench.Import;
using Hub.Testing;

namespace Hub.Bench.Replay;

/// <summary>The database and, where it is asked for, Redis: throw-away ones, durable as in earnest.</summary>
internal sealed class ReplayServers : IAsyncDisposable
{
    private readonly EmptyDatabases _databases;
    private readonly RedisServer? _ownRedis;

    private ReplayServers(EmptyDatabases databases, string database, RedisServer? ownRedis, string? redis) =>
        (_databases, Database, _ownRedis, Redis) = (databases, database, ownRedis, redis);

    internal string Database { get; }

    internal string? Redis { get; }

    /// <summary>The folder of the host's keys.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("hub-replay-").FullName;

    internal static async Task<ReplayServers> StartAsync(ReplayOptions options)
    {
        EmptyDatabases databases = await EmptyDatabases.OpenAsync(options.Database);
        RedisServer? own = options.Redis == "" ? await RedisServer.StartOwnAsync() : null;
        return new(databases, await databases.AddAsync(), own, own?.Address ?? options.Redis);
    }

    /// <summary>Another empty database of the same kind and durability, for a ceiling.</summary>
    internal Task<string> AnotherAsync() => _databases.AddAsync();

    public async ValueTask DisposeAsync()
    {
        await _databases.DropAsync(Database);
        await _databases.DisposeAsync();
        if (_ownRedis is not null)
        {
            await _ownRedis.DisposeAsync();
        }
        Directory.Delete(Folder, recursive: true);
    }
}
