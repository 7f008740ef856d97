using System.Collections.Concurrent;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Channels;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Notifier.Tests.Delivery;

/// <summary>A Notifier as its host puts it together, with channels at whose far end the test stands.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly TestStore _database;
    private readonly bool _ownsDatabase;
    private readonly string _folder;
    private readonly IHost _host;

    private PostOffice(TestStore database, bool ownsDatabase, string folder, IHost host) =>
        (_database, _ownsDatabase, _folder, _host) = (database, ownsDatabase, folder, host);

    internal TestStore Database => _database;

    internal HubStore Store => _host.Services.GetRequiredService<HubStore>();

    internal IdSource Ids => _host.Services.GetRequiredService<IdSource>();

    internal Precedence Precedence => _host.Services.GetRequiredService<Precedence>();

    private TimeProvider Clock => _host.Services.GetRequiredService<TimeProvider>();

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Opens one. A second on the same database is a second node.</summary>
    internal static async Task<PostOffice> OpenAsync(
        DatabaseKind kind, IReadOnlyList<TestChannel> channels, TimeProvider? clock = null, PostOffice? beside = null, params (string Key, string Value)[] settings)
    {
        TestStore database = beside?._database ?? await TestStore.CreateAsync(kind);
        string folder = beside?._folder ?? Directory.CreateTempSubdirectory("hub-post-").FullName;
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:Delivery:QuietFrom"] = "00:00",
            ["Hub:Delivery:QuietUntil"] = "00:00",
            ["Hub:Delivery:Lease"] = "00:00:05",
            // The pauses between retries are the clock's, which here stands still.
            ["Hub:Delivery:Channels:one:Retries"] = "0",
            ["Hub:Delivery:Channels:two:Retries"] = "0",
            ["Hub:Delivery:Channels:forgetful:Retries"] = "0",
        }.Concat(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).GroupBy(one => one.Key).ToDictionary(one => one.Key, one => one.Last().Value));
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddHubCore(database.ConnectionString, redis: null, Path.Combine(folder, "keys"));
        foreach (TestChannel channel in channels)
        {
            builder.Services.AddSingleton<IChannel>(channel);
        }
        builder.Services.AddNotifier(builder.Configuration);
        IHost host = builder.Build();
        await host.StartAsync();
        return new(database, beside is null, folder, host);
    }

    /// <summary>People who can be reached by these channels.</summary>
    internal async Task<List<Person>> PeopleAsync(int count, IReadOnlyList<TestChannel> channels, Action<Person>? shape = null)
    {
        Seal seal = _host.Services.GetRequiredService<Seal>();
        List<Person> people = [.. Enumerable.Range(0, count).Select(_ => new Person { Id = Ids.Next(), CreatedAt = Now })];
        await Store.WriteAsync(rows =>
        {
            foreach (Person person in people)
            {
                shape?.Invoke(person);
                rows.People.Add(person);
                foreach (TestChannel channel in channels)
                {
                    string address = $"{person.Id:N}";
                    rows.People.Add(new Contact { Id = Ids.Next(), PersonId = person.Id, Channel = channel.Name, Address = seal.Close(address), AddressHash = $"{channel.Name}{address}" });
                }
            }
            return Task.CompletedTask;
        }, default);
        return people;
    }

    /// <summary>Writes a notice to people by name and rings for it, unless the bell is to be lost.</summary>
    internal async Task<Notice> SendAsync(
        IEnumerable<Person> people, Lane lane = Lane.Normal, ChannelPolicy policy = ChannelPolicy.InTurn, bool ring = true,
        DateTimeOffset? expires = null, NoticeKind kind = NoticeKind.Update, string text = "停水", IReadOnlyList<NoticeChoice>? choices = null)
    {
        Notice notice = new()
        {
            Id = Ids.Next(),
            Key = $"test/{Ids.Next()}",
            Kind = kind,
            Lane = lane,
            Text = new Bi(text, "water"),
            Audience = new([.. people.Select(person => person.Id)]),
            Channels = policy,
            CreatedAt = Now,
            ExpiresAt = expires,
            Choices = [.. choices ?? []],
        };
        IReadOnlyList<Ring> rings = await Store.WriteAsync(rows => Task.FromResult(rows.Notices.Add(notice)), default);
        if (ring)
        {
            await _host.Services.GetRequiredService<ILanes>().OfferAsync(rings);
        }
        return notice;
    }

    /// <summary>How the notice stands, when it stands so.</summary>
    internal async Task<NoticeNumbers> UntilAsync(Notice notice, Func<NoticeNumbers, bool> isSo)
    {
        using CancellationTokenSource end = new(TimeSpan.FromSeconds(30));
        while (true)
        {
            NoticeNumbers numbers = await Store.ReadAsync(rows => rows.Tallies.OfAsync(notice, default), default);
            if (isSo(numbers))
            {
                return numbers;
            }
            if (end.IsCancellationRequested)
            {
                throw new Xunit.Sdk.XunitException("It stands: " + string.Join(", ", numbers.Lines));
            }
            await Task.Delay(20);
        }
    }

    /// <summary>The tries of a notice.</summary>
    internal Task<List<Attempt>> AttemptsAsync(Notice notice, Person person) => Store.ReadAsync(
        rows => rows.Notices.AttemptsAsync(notice.Id, person.Id, default), default);

    /// <summary>Stops the host as a deployment does; its database stays.</summary>
    internal Task StopOnlyAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        if (_ownsDatabase)
        {
            await _database.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}

/// <summary>A channel whose far end is the test: it keeps what came, and answers what it is told.</summary>
internal sealed class TestChannel(string name, bool deduplicates = true) : IChannel
{
    internal sealed record Came(string To, string Text, string Key);

    internal ConcurrentQueue<Came> All { get; } = [];

    /// <summary>What it answers; Ok where it says nothing.</summary>
    internal Func<Came, Task<Sent>>? Answer { get; set; }

    public string Name => name;

    public Capabilities Can { get; } = new(2000, TextUnit.Utf16, 5, Cards: false, new Proactive.Always(), deduplicates, []);

    public Received Receive(WireRequest request) => new Received.Rejected(404, "NotFound", "Nothing comes in here.");

    public async ValueTask<Sent> SendAsync(Address to, Message message, string idempotencyKey, CancellationToken cancellationToken)
    {
        Came came = new(to.User, message.Text, idempotencyKey);
        All.Enqueue(came);
        return Answer is { } answer ? await answer(came) : new Sent.Ok(idempotencyKey);
    }
}
