using System.Globalization;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using StackExchange.Redis;

namespace Hub.Notifier.Lanes;

/// <summary>
/// The lanes of many nodes: a Redis Stream for each, read by one consumer group, so that each offer goes to one worker. A
/// blocking read holds up its whole connection, so each lane reads on one of its own. Entries are deleted as they are taken:
/// what a worker then drops with its death is offered again from the database. With Redis away each node hands its own offers
/// to its own workers.
/// </summary>
internal sealed partial class RedisLanes : ILanes, IAsyncDisposable
{
    private const string Group = "workers";

    /// <summary>So long nobody waits again for a server that did not answer.</summary>
    private static readonly TimeSpan Respite = TimeSpan.FromSeconds(3);

    /// <summary>Longer nobody waits for a server that stopped; the client's own limit is 5 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>An offer that nobody took for so long was lost with its reader; the feed offers it again.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private readonly ConnectionMultiplexer _offers;
    private readonly ConnectionMultiplexer[] _reads;

    // Of workers that share a lane one reads at a time: the others' reads would stand behind its blocking one.
    private readonly SemaphoreSlim[] _turns = [.. Enum.GetValues<Lane>().Select(_ => new SemaphoreSlim(1, 1))];
    private readonly string _node;
    private readonly TimeProvider _clock;
    private readonly ILogger<RedisLanes> _log;
    private readonly InProcessLanes _here;
    private long _gaveUpAt;

    internal RedisLanes(string address, IdSource ids, TimeProvider clock, ILogger<RedisLanes> log)
    {
        _offers = RedisConnection.Open(address);
        _reads = [.. Enum.GetValues<Lane>().Select(_ => RedisConnection.Open(address))];
        _node = ids.Next().ToString("N");
        (_clock, _log) = (clock, log);
        _here = new(clock);
    }

    private bool IsInRespite => Volatile.Read(ref _gaveUpAt) is not 0 and var at && _clock.GetElapsedTime(at) < Respite;

    public async ValueTask OfferAsync(IReadOnlyCollection<Ring> slices)
    {
        if (slices.Count == 0)
        {
            return;
        }
        if (!_offers.IsConnected || IsInRespite)
        {
            await _here.OfferAsync(slices);
            return;
        }
        try
        {
            IDatabase redis = _offers.GetDatabase();
            await Task.WhenAll(slices.Select(slice =>
                (Task)redis.ExecuteAsync("XADD", Key(slice.Lane), "*", "slice", slice.SliceId.ToByteArray(), "count", slice.Count))).WaitAsync(Patience);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            GiveUp();
            NotOffered(slices.Count, away.Message);
            await _here.OfferAsync(slices);
        }
    }

    public async ValueTask<IReadOnlyList<Ring>> TakeAsync(Lane lane, int most, TimeSpan patience, CancellationToken cancellationToken)
    {
        ConnectionMultiplexer connection = _reads[(int)lane];
        if (IsInRespite || !connection.IsConnected || await _here.WaitingAsync(lane) > 0)
        {
            return await _here.TakeAsync(lane, most, connection.IsConnected && !IsInRespite ? TimeSpan.Zero : Patience, cancellationToken);
        }
        if (!await _turns[(int)lane].WaitAsync(patience, cancellationToken))
        {
            return [];
        }
        try
        {
            IDatabase redis = connection.GetDatabase();
            RedisResult answer = await redis.ExecuteAsync(
                "XREADGROUP", "GROUP", Group, _node, "COUNT", most, "BLOCK", (long)patience.TotalMilliseconds, "NOACK", "STREAMS", Key(lane), ">")
                .WaitAsync(patience + Patience, cancellationToken);
            return answer.IsNull ? [] : Read(redis, lane, answer);
        }
        catch (RedisServerException none) when (none.Message.StartsWith("NOGROUP", StringComparison.Ordinal))
        {
            // The first to come, or Redis came back empty.
            await BeginAsync(connection.GetDatabase(), lane);
            return [];
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            GiveUp();
            NotRead(lane, away.Message);
            return await _here.TakeAsync(lane, most, Patience, cancellationToken);
        }
        finally
        {
            _turns[(int)lane].Release();
        }
    }

    public async ValueTask<long> WaitingAsync(Lane lane)
    {
        if (!_offers.IsConnected || IsInRespite)
        {
            return await _here.WaitingAsync(lane);
        }
        try
        {
            IDatabase redis = _offers.GetDatabase();
            await redis.ExecuteAsync("XTRIM", Key(lane), "MINID", await FirstThatWaitsAsync(redis, lane)).WaitAsync(Patience);
            return (long)await redis.ExecuteAsync("XLEN", Key(lane)).WaitAsync(Patience);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            GiveUp();
            return await _here.WaitingAsync(lane);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_reads.Append(_offers).Select(connection => connection.CloseAsync(allowCommandsToComplete: false)));
        Array.ForEach(_turns, turn => turn.Dispose());
    }

    // What was handed out and never deleted, because its reader gave up or died, would look like offers that wait.
    private async Task<string> FirstThatWaitsAsync(IDatabase redis, Lane lane)
    {
        long oldest = (_clock.GetUtcNow() - Age).ToUnixTimeMilliseconds();
        if (await LastHandedOutAsync(redis, lane) is [string at, string nr] && long.Parse(at, CultureInfo.InvariantCulture) >= oldest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{at}-{ulong.Parse(nr, CultureInfo.InvariantCulture) + 1}");
        }
        return oldest.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<string[]?> LastHandedOutAsync(IDatabase redis, Lane lane)
    {
        try
        {
            StreamGroupInfo[] groups = await redis.StreamGroupInfoAsync(Key(lane)).WaitAsync(Patience);
            return groups.FirstOrDefault(group => group.Name == Group).LastDeliveredId?.Split('-');
        }
        catch (RedisServerException none) when (none.Message.Contains("no such key", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private void GiveUp() => Volatile.Write(ref _gaveUpAt, _clock.GetTimestamp());

    private static string Key(Lane lane) => $"hub:lane:{(int)lane}";

    // [[stream, [[id, [field, value]], …]]]
    private static List<Ring> Read(IDatabase redis, Lane lane, RedisResult answer)
    {
        RedisResult[] entries = (RedisResult[])((RedisResult[])((RedisResult[])answer!)[0]!)[1]!;
        List<Ring> taken = [];
        List<object> gone = [Key(lane)];
        foreach (RedisResult entry in entries)
        {
            RedisResult[] parts = (RedisResult[])entry!;
            gone.Add((string)parts[0]!);
            if (!parts[1].IsNull && (RedisResult[])parts[1]! is { Length: 4 } fields && (byte[]?)fields[1] is { Length: 16 } id)
            {
                taken.Add(new(lane, new(id), (int)fields[3]));
            }
        }
        _ = redis.ExecuteAsync("XDEL", [.. gone]).ContinueWith(static done => _ = done.Exception, TaskScheduler.Default);
        return taken;
    }

    private static async Task BeginAsync(IDatabase redis, Lane lane)
    {
        try
        {
            await redis.ExecuteAsync("XGROUP", "CREATE", Key(lane), Group, "0", "MKSTREAM").WaitAsync(Patience);
        }
        catch (RedisServerException there) when (there.Message.StartsWith("BUSYGROUP", StringComparison.Ordinal))
        {
            // Another node was first.
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            // The next reading tries again.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not hand out the offers of the {Lane} lane: {Reason}. This node offers its own.")]
    private partial void NotRead(Lane lane, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not take {Count} offers: {Reason}. They stay in this process.")]
    private partial void NotOffered(int count, string reason);
}
