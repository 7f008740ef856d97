using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Keys;
using Npgsql;

namespace Hub.Testing.Faults;

/// <summary>How a run of faults ended.</summary>
/// <param name="Seed">What its faults were drawn from.</param>
/// <param name="People">How many deliveries there were.</param>
/// <param name="Unsettled">Ledger rows in no final state.</param>
/// <param name="Lost">Rows that say handed off, and the sink never had them; and rows that were never written.</param>
/// <param name="Duplicates">How many times somebody was told more than once.</param>
/// <param name="Received">Rows that the sink took.</param>
/// <param name="Unknown">Rows that say so themselves.</param>
/// <param name="UnknownBound">The most that may: what a kill can leave in doubt, and what the sink left unanswered.</param>
/// <param name="OfKills">Those of them that a worker that died had in its hands.</param>
/// <param name="OfKillsBound">The most that may: its concurrency and one slice for each kill.</param>
/// <param name="Faults">What was done, in order.</param>
public sealed record FaultResult(
    int Seed, int People, int Unsettled, int Lost, int Duplicates, int Received, int Unknown, int UnknownBound, int OfKills, int OfKillsBound,
    IReadOnlyList<string> Faults);

/// <summary>
/// A broadcast through two real Notifiers, real PostgreSQL and real Redis, while at random moments something of it is
/// killed, stopped, emptied or does not answer.
/// </summary>
public sealed class FaultRun(int seed, int people, bool deduplicates) : IAsyncDisposable
{
    private const int Concurrency = 16;
    private const int Buildings = 40;

    // A reproducible sequence is the point; nothing secret is drawn from it.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);
    private readonly List<string> _faults = [];
    private readonly List<NotifierProcess> _notifiers = [];
    private readonly IdSource _ids = new(TimeProvider.System);
    private string _folder = "";
    private PostgresServer? _postgres;
    private RedisServer? _redis;
    private CountingSink? _sink;
    private string _database = "";
    private int _kills;

    /// <summary>Runs it to its end.</summary>
    /// <param name="faults">How many faults.</param>
    /// <param name="lane">The lane of the broadcast.</param>
    /// <exception cref="TimeoutException">Rows were still not final two minutes after the last fault. Says where they stand.</exception>
    public async Task<FaultResult> RunAsync(int faults, Lane lane = Lane.Bulk)
    {
        _folder = Directory.CreateTempSubdirectory("hub-faults-").FullName;
        _postgres = await PostgresServer.StartOwnAsync(durable: true);
        _redis = await RedisServer.StartOwnAsync();
        _sink = await CountingSink.StartAsync(TimeSpan.FromMilliseconds(Math.Clamp(15.0 * 32 * 1000 / people, 5, 100)), deduplicates);
        _database = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Database = "hub" }.ConnectionString;
        await ExecuteAsync(_postgres.ConnectionString, "CREATE DATABASE hub");
        await using HubStore store = HubStore.Open(_database);
        await store.MigrateAsync(default);
        await WritePeopleAsync(store);
        _notifiers.AddRange([Start(), Start()]);
        Notice notice = await WriteNoticeAsync(store, lane);
        for (int i = 0; i < faults; i++)
        {
            // Spread over the whole of the broadcast, each at a moment when much is under way.
            await ReachAsync((i + _random.NextDouble()) * people / (faults + 1));
            await FaultAsync();
        }
        _sink.Mood = SinkMood.Well;
        await SettleAsync(store, notice);
        return await CountAsync(notice);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (NotifierProcess notifier in _notifiers)
        {
            await notifier.DisposeAsync();
        }
        if (_sink is not null)
        {
            await _sink.DisposeAsync();
        }
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task ReachAsync(double taken)
    {
        DateTimeOffset end = TimeProvider.System.GetUtcNow().AddSeconds(20);
        while (_sink!.Reached <= taken && TimeProvider.System.GetUtcNow() < end)
        {
            await Task.Delay(5);
        }
    }

    private async Task FaultAsync()
    {
        int which = _random.Next(10);
        switch (which)
        {
            case 0 or 1 or 2:
                int node = _random.Next(_notifiers.Count);
                Note($"kill notifier {node}");
                _kills++;
                await _notifiers[node].DisposeAsync();
                _notifiers[node] = Start();
                break;
            case 3:
                Note("kill redis, start it empty");
                await _redis!.StopAsync();
                await Task.Delay(_random.Next(0, 1500));
                await _redis.StartAsync();
                break;
            case 4:
                Note("pause redis");
                _redis!.Pause();
                await Task.Delay(_random.Next(200, 2500));
                _redis.Resume();
                break;
            case 5:
                bool crashes = _random.Next(2) == 0;
                Note(crashes ? "crash postgres" : "restart postgres");
                await (crashes ? _postgres!.CrashAsync() : _postgres!.StopAsync());
                await Task.Delay(_random.Next(0, 500));
                await _postgres.StartAsync();
                break;
            default:
                SinkMood mood = (SinkMood)(which - 5);
                Note($"sink {mood}");
                _sink!.Mood = mood;
                // Unanswered ones are counted one by one: a short while is enough of them.
                await Task.Delay(_random.Next(20, mood is SinkMood.Hanging or SinkMood.Cutting ? 150 : 800));
                _sink.Mood = SinkMood.Well;
                break;
        }
    }

    private void Note(string what) => _faults.Add(what);

    private NotifierProcess Start() => NotifierProcess.Start(new Dictionary<string, string>
    {
        ["Hub:Database"] = _database,
        ["Hub:Redis"] = _redis!.Address,
        ["Hub:Keys"] = Path.Combine(_folder, "keys"),
        ["Hub:Webhook:Url"] = _sink!.Address.ToString(),
        ["Hub:Webhook:Secret"] = Gateway.Secret,
        ["Hub:Webhook:Timeout"] = "00:00:02",
        ["Hub:Webhook:Deduplicates"] = deduplicates ? "true" : "false",
        ["Hub:Delivery:BulkConcurrency"] = $"{Concurrency}",
        ["Hub:Delivery:Concurrency"] = $"{Concurrency}",
        ["Hub:Delivery:Lease"] = "00:00:05",
        ["Hub:Delivery:MostRounds"] = "50",
        ["Hub:Delivery:QuietFrom"] = "00:00",
        ["Hub:Delivery:QuietUntil"] = "00:00",
        ["Logging:LogLevel:Default"] = "Warning",
    });

    private async Task WritePeopleAsync(HubStore store)
    {
        string keys = Path.Combine(_folder, "keys");
        HubKeys hubKeys = HubKeys.Open(keys);
        await hubKeys.CheckAsync(store, default);
        Sealed address = hubKeys.Seal.Close("city-app");
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateOnly today = DateOnly.FromDateTime(now.DateTime).AddDays(-1);
        await store.WriteAsync(rows =>
        {
            rows.Areas.Add(new Area { Code = "c", Level = AreaLevel.City, Name = "城", Path = "c/" });
            for (int i = 0; i < Buildings; i++)
            {
                rows.Areas.Add(new Area { Code = $"b{i:D2}", ParentCode = "c", Level = AreaLevel.Building, Name = $"{i}号楼", Path = $"c/b{i:D2}/" });
            }
            for (int i = 0; i < people; i++)
            {
                Person person = new() { Id = _ids.Next(), CreatedAt = now };
                rows.People.Add(person);
                rows.People.Add(new Home { Id = _ids.Next(), PersonId = person.Id, BuildingCode = $"b{i % Buildings:D2}", From = today });
                rows.People.Add(new Contact { Id = _ids.Next(), PersonId = person.Id, Channel = "webhook", Address = address, AddressHash = $"{person.Id:N}" });
            }
            return Task.CompletedTask;
        }, default);
    }

    private async Task<Notice> WriteNoticeAsync(HubStore store, Lane lane)
    {
        Notice notice = new()
        {
            Id = _ids.Next(),
            Key = "faults",
            Kind = NoticeKind.Broadcast,
            Lane = lane,
            Text = new Bi("明天上午停水", "The water will be off tomorrow morning"),
            Audience = new([]) { Parts = [new("c", AudienceKind.Residents)] },
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        await store.WriteAsync(rows => rows.Notices.AddAsync(notice, DateOnly.FromDateTime(notice.CreatedAt.DateTime), default), default);
        return notice;
    }

    private async Task SettleAsync(HubStore store, Notice notice)
    {
        DateTimeOffset end = TimeProvider.System.GetUtcNow().AddMinutes(3);
        while (true)
        {
            try
            {
                NoticeNumbers numbers = await store.ReadAsync(rows => rows.Tallies.OfAsync(notice, default), default);
                if (numbers.People == people && numbers.IsSettled)
                {
                    return;
                }
                if (TimeProvider.System.GetUtcNow() > end)
                {
                    throw new TimeoutException($"Seed {seed}: {string.Join(", ", numbers.Lines.Where(line => line.Channel.Length == 0))} after {string.Join("; ", _faults)}\n"
                        + string.Join('\n', _notifiers.SelectMany(notifier => notifier.Complaints.TakeLast(20))));
                }
            }
            catch (NpgsqlException) when (TimeProvider.System.GetUtcNow() < end)
            {
                // The database has just been started again.
            }
            await Task.Delay(200);
        }
    }

    private async Task<FaultResult> CountAsync(Notice notice)
    {
        await using NpgsqlConnection connection = new(_database);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new("""SELECT "PersonId", "State", "Reason" FROM deliveries""", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        (int rows, int unsettled, int lost, int received, int unknown, int ofKills) = (0, 0, 0, 0, 0, 0);
        while (await reader.ReadAsync())
        {
            DeliveryState state = Enum.Parse<DeliveryState>(reader.GetString(1));
            bool has = _sink!.Has(notice.Id, reader.GetGuid(0));
            rows++;
            received += has ? 1 : 0;
            unknown += state == DeliveryState.Unknown ? 1 : 0;
            ofKills += state == DeliveryState.Unknown && reader.GetString(2) == "worker lost" ? 1 : 0;
            unsettled += state is DeliveryState.Pending or DeliveryState.Leased or DeliveryState.Deferred ? 1 : 0;
            lost += !has && state is not DeliveryState.Unknown ? 1 : 0;
        }
        int ofKillsBound = _kills * (Concurrency + Slice.Most);
        return new(
            seed, people, unsettled, lost + people - rows, _sink!.Duplicates, received, unknown, ofKillsBound + _sink.Ambiguous, ofKills, ofKillsBound, _faults);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // A test's own words.
        await using NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
