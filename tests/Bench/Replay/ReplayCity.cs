using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Storage;

namespace Hub.Bench.Replay;

/// <summary>A grid worker of the city and the token of her personal link.</summary>
internal sealed record CityWorker(Guid Id, string Token);

/// <summary>The real tree, with two grids, eight buildings and a worker each under some of its communities.</summary>
internal sealed record ReplayCity(IReadOnlyList<CityWorker> Workers, IReadOnlyList<string> Doors)
{
    private const int Communities = 16;
    private const int GridsEach = 2;
    private const int BuildingsEach = 4;

    internal static async Task<ReplayCity> WriteAsync(string database, string areasFile)
    {
        await using HubStore store = HubStore.Open(database);
        IdSource ids = new(TimeProvider.System);
        Dictionary<string, Area> tree = ReadTree(areasFile);
        Area[] communities = [.. tree.Values.Where(area => area.Level == AreaLevel.Community)];
        List<CityWorker> workers = [];
        List<string> doors = [];
        await store.WriteAsync(rows =>
        {
            rows.Areas.Add([.. tree.Values]);
            for (int c = 0; c < Communities; c++)
            {
                Area community = communities[c * communities.Length / Communities];
                Hire(rows, ids, community, Role.Coordinator);
                Hire(rows, ids, community, Role.CommunitySecretary);
                for (int g = 1; g <= GridsEach; g++)
                {
                    Area grid = Below(community, $"{community.Code}G{g}", AreaLevel.Grid, $"第{g}网格");
                    rows.Areas.Add(grid);
                    CityWorker worker = Hire(rows, ids, grid, Role.GridWorker);
                    workers.Add(worker);
                    for (int b = 1; b <= BuildingsEach; b++)
                    {
                        Area building = Below(grid, $"{grid.Code}B{b}", AreaLevel.Building, $"{((g - 1) * BuildingsEach) + b}号楼");
                        rows.Areas.Add(building);
                        doors.Add(building.Code);
                    }
                }
            }
            return Task.CompletedTask;
        }, default);
        return new(workers, doors);
    }

    private static CityWorker Hire(Rows rows, IdSource ids, Area area, Role role)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        Guid id = ids.Next();
        string token = IdSource.Token();
        rows.People.Add(new Person { Id = id, Name = $"{role} {area.Code}", CreatedAt = now });
        rows.People.Add(new Post { Id = ids.Next(), PersonId = id, Role = role, AreaCode = area.Code, From = DateOnly.MinValue });
        rows.People.Add(new PersonalLink
        {
            Id = ids.Next(), PersonId = id, TokenHash = IdSource.Hash(token), CreatedAt = now, ExpiresAt = now + PersonalLink.Lifetime,
        });
        return new(id, token);
    }

    private static Dictionary<string, Area> ReadTree(string file)
    {
        Dictionary<string, Area> tree = new(StringComparer.Ordinal);
        foreach (string[] cells in File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Where(cells => cells.Length >= 4))
        {
            Area? parent = tree.GetValueOrDefault(cells[1]);
            tree[cells[0]] = Below(parent, cells[0], Enum.Parse<AreaLevel>(cells[2]), cells[3]);
        }
        return tree;
    }

    private static Area Below(Area? parent, string code, AreaLevel level, string name) =>
        new() { Code = code, ParentCode = parent?.Code, Level = level, Name = name, Path = AreaPath.Below(parent?.Path, code) };
}
