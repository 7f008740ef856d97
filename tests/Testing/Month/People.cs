using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Testing.Month;

/// <summary>Who lives in the community and who looks after it, and how they speak: through the chat, as everybody does.</summary>
internal sealed class People(TestHub hub)
{
    private const int Buildings = 31;
    private const int InOneTransaction = 2_000;
    private static readonly string[] GridWorkers = ["李桂兰", "张晓梅", "刘志强", "陈丽华", "赵海涛", "孙淑芬"];

    private readonly Dictionary<string, Guid> _known = [];

    /// <summary>The residents that were added, with their buildings: 1 to 16 are one compound, the others the second.</summary>
    public List<(Guid Id, int Building)> Residents { get; } = [];

    /// <summary>The grid worker of a building: five buildings to a grid, and the one that is left to the last.</summary>
    public static string WorkerOf(int building) => GridWorkers[Math.Min((building - 1) / 5, 5)];

    /// <summary>Lets residents move in, each with a home and an address at the city's gateway.</summary>
    public async Task MoveInAsync(int count, DateTimeOffset now)
    {
        Seal seal = hub.Services.GetRequiredService<Seal>();
        IdSource ids = hub.Services.GetRequiredService<IdSource>();
        Sealed address = seal.Close("city-app");
        DateOnly from = DateOnly.FromDateTime(now.DateTime).AddDays(-100);
        foreach (int[] some in Enumerable.Range(0, count).Chunk(InOneTransaction))
        {
            await hub.Store.WriteAsync(
                rows =>
                {
                    foreach (int i in some)
                    {
                        (Guid id, int building) = (ids.Next(), (i % Buildings) + 1);
                        rows.People.Add(new Person { Id = id, Name = $"居民{i}", CreatedAt = now });
                        rows.People.Add(new Home { Id = ids.Next(), PersonId = id, BuildingCode = Neighbourhood.Building(building), From = from });
                        rows.People.Add(new Contact { Id = ids.Next(), PersonId = id, Channel = "webhook", Address = address, AddressHash = $"month/{i}" });
                        Residents.Add((id, building));
                    }
                    return Task.FromResult(true);
                }, CancellationToken.None);
        }
    }

    /// <summary>The id of somebody of the demonstration.</summary>
    public async Task<Guid> NamedAsync(string name)
    {
        if (!_known.TryGetValue(name, out Guid id))
        {
            id = _known[name] = (await hub.Store.ReadAsync(rows => rows.People.NamedAsync(name, CancellationToken.None), CancellationToken.None)).Single().Id;
        }
        return id;
    }

    /// <summary>Everybody who looks after the community opens the chat once: from then on she is reached there.</summary>
    public async Task GreetAsync()
    {
        foreach (string name in GridWorkers.Concat(["高振邦", "宋雅芝", "林晓彤", "丁浩然", "罗铁军", "佟玉海", "那晓东", "王德福", "华建平"]))
        {
            await (await OpenAsync(name)).DisposeAsync();
        }
    }

    /// <summary>Somebody of the demonstration opens the chat.</summary>
    public async Task<Talk> OpenAsync(string name) => await OpenAsync(await NamedAsync(name));

    /// <summary>Somebody opens the chat, and has read what stood there.</summary>
    public async Task<Talk> OpenAsync(Guid person)
    {
        ChatDriver chat = await hub.ChatAsAsync(person);
        if (!chat.Log.Any(line => line.IsBot))
        {
            await chat.NextAsync();
        }
        return new(chat, hub.Store);
    }

    /// <summary>Somebody says one thing and goes.</summary>
    public async Task SayAsync(string name, string words, string answer)
    {
        await using Talk talk = await OpenAsync(name);
        Expect(talk, await talk.SayAsync(words), answer);
    }

    /// <summary>The answer holds these words, or the month ends here, with the conversation.</summary>
    public static void Expect(Talk talk, string answer, string words)
    {
        if (!answer.Contains(words, StringComparison.Ordinal))
        {
            throw new Xunit.Sdk.XunitException($"The bot did not answer '{words}' but '{answer}'.\n{talk.Chat.Transcript()}");
        }
    }
}
