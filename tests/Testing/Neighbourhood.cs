using System.Data.Common;
using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Hub.Testing;

/// <summary>
/// The demonstration community with a clock that tests move: 31 buildings in two compounds and everybody who looks after
/// them. A class of tests shares one; each resident of each test is somebody else.
/// </summary>
public class Neighbourhood : IAsyncLifetime
{
    /// <summary>The code of the only community.</summary>
    public const string Community = "210102001999";

    /// <summary>Its path: the codes of everything above it.</summary>
    public const string CommunityPath = "2101/210102/210102001/210102001999/";

    private readonly List<Talk> _talks = [];

    /// <summary>New Year's morning, 9:00 in the community.</summary>
    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero));

    public TestHub Hub { get; private set; } = null!;

    /// <summary>The connection string, where it is not the hub's own file.</summary>
    protected string? Database { get; set; }

    public virtual async Task InitializeAsync() => Hub = await TestHub.StartAsync(Options());

    public virtual async Task DisposeAsync()
    {
        foreach (Talk talk in _talks)
        {
            await talk.DisposeAsync();
        }
        await Hub.DisposeAsync();
    }

    /// <summary>The code of a building: 1 to 16 are in 河湾花园, 17 to 31 in 临江苑.</summary>
    public static string Building(int number) => string.Create(CultureInfo.InvariantCulture, $"{Community}b{number:D2}");

    /// <summary>Somebody who was never here before opens the chat, and has read the greeting.</summary>
    /// <param name="building">The building of the poster that she scanned; 0 for none.</param>
    /// <param name="locale">What her page is shown in.</param>
    public async Task<Talk> ResidentAsync(int building = 0, string? locale = null)
    {
        ChatDriver chat = await Hub.ChatAsync(building == 0 ? null : Building(building), locale);
        return await GreetedAsync(chat);
    }

    /// <summary>Somebody of the demonstration opens the chat signed in, by name: 李桂兰 serves buildings 1 to 5, 田雨欣 lives in 3.</summary>
    public async Task<Talk> KnownAsync(string name, string? locale = null)
    {
        ChatDriver chat = await Hub.ChatAsAsync(await PersonAsync(name), locale);
        return chat.Log.Any(line => line.IsBot) ? Kept(new(chat, Hub.Store)) : await GreetedAsync(chat);
    }

    /// <summary>The id of somebody of the demonstration.</summary>
    public Task<Guid> PersonAsync(string name) => Hub.Store.ReadAsync(
        async rows => (await rows.People.NamedAsync(name, CancellationToken.None)).Single().Id, CancellationToken.None);

    /// <summary>The code of an area that the import or the demonstration wrote.</summary>
    public Task<Area?> AreaAsync(string code) => Hub.Store.ReadAsync(rows => rows.Areas.FindAsync(code, CancellationToken.None), CancellationToken.None);

    /// <summary>Writes rows of a test's own.</summary>
    public Task WriteAsync(Action<Rows> write) => Hub.Store.WriteAsync(
        rows =>
        {
            write(rows);
            return Task.FromResult(true);
        }, CancellationToken.None);

    /// <summary>The names of everybody whom a request's notices reach, each once, as the ledger of deliveries has them.</summary>
    public async Task<string[]> ToldAsync(long number)
    {
        string request = $"""SELECT "Id" FROM requests WHERE "Number" = {number}""";
        await UntilAsync(async () => await AskAsync(
            $"""SELECT n."Id" FROM notices n WHERE n."RequestId" = ({request}) AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d."NoticeId" = n."Id")""") is []);
        List<string> names = await AskAsync(
            $"""SELECT DISTINCT p."Name" FROM deliveries d JOIN notices n ON d."NoticeId" = n."Id" JOIN people p ON d."PersonId" = p."Id" WHERE n."RequestId" = ({request})""");
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>A worker who has the order asks the resident something, as he does on his page.</summary>
    public async Task AskResidentAsync(long number, string worker, string question)
    {
        Guid workerId = await PersonAsync(worker);
        List<Ring> rung = await Hub.Store.WriteAsync(
            async rows =>
            {
                DateTimeOffset now = Clock.GetUtcNow();
                RequestBook book = new(rows, Hub.Services.GetRequiredService<IdSource>(), now, DateOnly.FromDateTime(now.DateTime));
                Request request = (await rows.Requests.NumberedAsync(number, CancellationToken.None))!;
                Assert.IsType<Moved.Done>(await book.AskAsync(request.Id, new(workerId, worker), question, CancellationToken.None));
                return book.Rung;
            }, CancellationToken.None);
        Assert.NotEmpty(rung);
        await Hub.Services.GetRequiredService<ILanes>().OfferAsync(rung);
    }

    /// <summary>A broadcast goes out to the residents of a building; its audience stands in the ledger when this returns.</summary>
    public async Task<Notice> TellAsync(int building, string zh, string en)
    {
        IdSource ids = Hub.Services.GetRequiredService<IdSource>();
        Notice notice = new()
        {
            Id = ids.Next(),
            Key = $"told/{ids.Next()}",
            Kind = NoticeKind.Broadcast,
            Lane = Lane.Normal,
            Text = new(zh, en),
            Audience = new([]) { Parts = [new(Building(building), AudienceKind.Residents)] },
            CreatedAt = Clock.GetUtcNow(),
        };
        DateOnly day = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        IReadOnlyList<Ring> rung = await Hub.Store.WriteAsync(rows => rows.Notices.AddAsync(notice, day, CancellationToken.None), CancellationToken.None);
        await Hub.Services.GetRequiredService<AfterCommit>().RingAsync(rung, expands: true);
        await UntilAsync(async () => (await Hub.Store.ReadAsync(
            rows => rows.Notices.FindAsync(notice.Id, CancellationToken.None), CancellationToken.None))?.ExpandedAt is not null);
        return notice;
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using CancellationTokenSource end = new(TimeSpan.FromSeconds(15));
        while (!await isSo())
        {
            await Task.Delay(10, end.Token);
        }
    }

    /// <summary>Asks the database itself, past the model: the rows as text, their columns joined by <c>|</c>.</summary>
    public async Task<List<string>> AskAsync(string sql)
    {
        await using DbConnection connection = Database is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Path.Combine(Hub.Folder, "hub.db")};Pooling=False");
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }
        return rows;
    }

    /// <summary>What it is started with.</summary>
    protected virtual TestHubOptions Options() => new() { Demonstration = true, Clock = Clock, Database = Database };

    private async Task<Talk> GreetedAsync(ChatDriver chat)
    {
        Talk talk = Kept(new(chat, Hub.Store));
        await chat.NextAsync();
        return talk;
    }

    private Talk Kept(Talk talk)
    {
        _talks.Add(talk);
        return talk;
    }
}
