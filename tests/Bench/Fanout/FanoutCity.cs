using Hub.Bench.Replay;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Storage;

namespace Hub.Bench.Fanout;

/// <summary>One community with as many grids, and a worker with a personal link in each.</summary>
internal static class FanoutCity
{
    internal const string Community = "m";

    private const int AtOnce = 500;

    internal static async Task<IReadOnlyList<CityWorker>> WriteAsync(string database, int count)
    {
        await using HubStore store = HubStore.Open(database);
        IdSource ids = new(TimeProvider.System);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await store.WriteAsync(
            rows =>
            {
                rows.Areas.Add(new Area { Code = Community, Level = AreaLevel.Community, Name = "社区", Path = AreaPath.Below(null, Community) });
                return Task.CompletedTask;
            }, default);
        List<CityWorker> workers = [];
        foreach (int[] some in Enumerable.Range(1, count).Chunk(AtOnce))
        {
            CityWorker[] written = [.. some.Select(_ => new CityWorker(ids.Next(), IdSource.Token()))];
            await store.WriteAsync(
                rows =>
                {
                    foreach ((int number, CityWorker worker) in some.Zip(written))
                    {
                        string grid = $"{Community}g{number}";
                        rows.Areas.Add(new Area
                        {
                            Code = grid, ParentCode = Community, Level = AreaLevel.Grid, Name = $"第{number}网格",
                            Path = AreaPath.Below(AreaPath.Below(null, Community), grid),
                        });
                        rows.People.Add(new Person { Id = worker.Id, Name = $"网格员{number}", CreatedAt = now });
                        rows.People.Add(new Post { Id = ids.Next(), PersonId = worker.Id, Role = Role.GridWorker, AreaCode = grid, From = DateOnly.MinValue });
                        rows.People.Add(new PersonalLink
                        {
                            Id = ids.Next(), PersonId = worker.Id, TokenHash = IdSource.Hash(worker.Token), CreatedAt = now, ExpiresAt = now + PersonalLink.Lifetime,
                        });
                    }
                    return Task.CompletedTask;
                }, default);
            workers.AddRange(written);
        }
        return workers;
    }
}
