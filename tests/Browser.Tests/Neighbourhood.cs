using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Browser.Tests;

/// <summary>One compound of six buildings in two grids, its people, and a resident who reports.</summary>
internal sealed class Neighbourhood
{
    private TestHub _hub;
    private readonly IdSource _ids = new(TimeProvider.System);

    private Neighbourhood(TestHub hub) => _hub = hub;

    public Person Fang { get; private set; } = null!;

    public Person Qiang { get; private set; } = null!;

    public Person Min { get; private set; } = null!;

    public Person Chen { get; private set; } = null!;

    public Person Resident { get; private set; } = null!;

    /// <summary>Writes it into a new hub.</summary>
    public static async Task<Neighbourhood> MoveInAsync(TestHub hub)
    {
        Neighbourhood all = new(hub);
        await hub.Store.WriteAsync(rows =>
        {
            all.Build(rows);
            return Task.CompletedTask;
        }, default);
        return all;
    }

    /// <summary>The same neighbourhood at a hub that was started again on its data.</summary>
    public Neighbourhood At(TestHub hub)
    {
        _hub = hub;
        return this;
    }

    /// <summary>A new personal link.</summary>
    public async Task<string> LinkAsync(Person person, TimeSpan? life = null)
    {
        string token = IdSource.Token();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await _hub.Store.WriteAsync(rows =>
        {
            rows.People.Add(new PersonalLink
            {
                Id = _ids.Next(),
                PersonId = person.Id,
                TokenHash = IdSource.Hash(token),
                CreatedAt = now,
                ExpiresAt = now + (life ?? PersonalLink.Lifetime),
            });
            return Task.CompletedTask;
        }, default);
        return $"/in/{token}";
    }

    /// <summary>The resident reports something at a building; whoever serves it is told, as in a conversation.</summary>
    public async Task<Request> ReportAsync(
        string text, Category category = Category.Lighting, Urgency urgency = Urgency.Normal, RedLine? danger = null,
        string building = "B3", string? unit = "2", string? spot = "楼道", byte[]? photo = null, TimeSpan? ago = null)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow() - (ago ?? TimeSpan.Zero);
        List<Ring> rung = [];
        Request filed = await _hub.Store.WriteAsync(async rows =>
        {
            RequestBook book = new(rows, _ids, now, Today);
            rung = book.Rung;
            Request request = await book.SubmitAsync(new()
            {
                Key = _ids.Next().ToString(),
                Text = text,
                Category = category,
                Urgency = urgency,
                RedLine = danger,
                ReporterId = Resident.Id,
                ReporterName = Resident.Name,
                AreaCode = building,
                PlaceName = $"浑河湾小区 {building[1..]}号楼",
                PlaceIsKnown = true,
                Unit = unit,
                Spot = spot,
                Door = _hub.Services.GetRequiredService<Seal>().Close("501"),
            }, default);
            if (photo is not null)
            {
                rows.Requests.Add(new Attachment
                {
                    Id = _ids.Next(), Source = "test", RequestId = request.Id, Name = "照片.jpg", MediaType = "image/jpeg", Content = photo, At = now,
                });
            }
            return request;
        }, default);
        await _hub.Services.GetRequiredService<ILanes>().OfferAsync(rung);
        return filed;
    }

    /// <summary>Something that happens to a request outside of the pages.</summary>
    public async Task<Moved> MoveAsync(Func<RequestBook, Task<Moved>> move)
    {
        List<Ring> rung = [];
        Moved moved = await _hub.Store.WriteAsync(
            rows =>
            {
                RequestBook book = new(rows, _ids, TimeProvider.System.GetUtcNow(), Today);
                rung = book.Rung;
                return move(book);
            }, default);
        await _hub.Services.GetRequiredService<ILanes>().OfferAsync(rung);
        return moved;
    }

    /// <summary>A notice to one person; its id.</summary>
    public async Task<Guid> TellAsync(Person person, string text)
    {
        Notice notice = new()
        {
            Id = _ids.Next(), Key = $"test/{_ids.Next()}", Kind = NoticeKind.Broadcast, Lane = Lane.Emergency, Text = new(text, text),
            Audience = new([person.Id]), CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        IReadOnlyList<Ring> rung = await _hub.Store.WriteAsync(rows => Task.FromResult(rows.Notices.Add(notice)), default);
        await _hub.Services.GetRequiredService<ILanes>().OfferAsync(rung);
        return notice.Id;
    }

    /// <summary>How it stands with a notice to a person.</summary>
    public Task<DeliveryState> StateAsync(Guid notice, Person person) => _hub.Store.ReadAsync(
        async rows => (await rows.Notices.DeliveryAsync(notice, person.Id, default))!.State, default);

    /// <summary>The request as it is now.</summary>
    public async Task<Request> ReadAsync(Guid id) => (await _hub.Store.ReadAsync(rows => rows.Requests.FindAsync(id, default), default))!;

    private static DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime);

    private void Build(Rows rows)
    {
        rows.Areas.Add(
            Area("SY", null, AreaLevel.City, "沈阳市", "SY/"), Area("SH", "SY", AreaLevel.District, "沈河区", "SY/SH/"),
            Area("BH", "SH", AreaLevel.Street, "滨河街道", "SY/SH/BH/"), Area("HHW", "BH", AreaLevel.Community, "浑河湾社区", "SY/SH/BH/HHW/"),
            Area("G1", "HHW", AreaLevel.Grid, "第一网格", "SY/SH/BH/HHW/G1/"), Area("G2", "HHW", AreaLevel.Grid, "第二网格", "SY/SH/BH/HHW/G2/"),
            Area("X1", "HHW", AreaLevel.Compound, "浑河湾小区", "SY/SH/BH/HHW/X1/"));
        for (int number = 1; number <= 6; number++)
        {
            string grid = number <= 3 ? "G1" : "G2";
            Area building = Area($"B{number}", grid, AreaLevel.Building, $"{number}号楼", $"SY/SH/BH/HHW/{grid}/B{number}/");
            building.CompoundCode = "X1";
            rows.Areas.Add(building);
        }
        Fang = Worker(rows, "王芳", Role.GridWorker, "G1");
        Qiang = Worker(rows, "李强", Role.GridWorker, "G1");
        Chen = Worker(rows, "陈师傅", Role.BuildingHead, "B3");
        Min = Worker(rows, "赵敏", Role.Coordinator, "HHW");
        Worker(rows, "周红", Role.CommunitySecretary, "HHW");
        Worker(rows, "孙磊", Role.GridLeader, "G1");
        Resident = new() { Id = _ids.Next(), Name = "刘桂兰", CreatedAt = TimeProvider.System.GetUtcNow() };
        rows.People.Add(Resident);
        Seal seal = _hub.Services.GetRequiredService<Seal>();
        rows.People.Add(new Contact
        {
            Id = _ids.Next(), PersonId = Resident.Id, Channel = "phone", Address = seal.Close("+8613812345678"), AddressHash = seal.LookUp("+8613812345678"),
        });
    }

    private Person Worker(Rows rows, string name, Role role, string area)
    {
        Person person = new() { Id = _ids.Next(), Name = name, Language = Lang.Zh, CreatedAt = TimeProvider.System.GetUtcNow() };
        rows.People.Add(person);
        rows.People.Add(new Post { Id = _ids.Next(), PersonId = person.Id, Role = role, AreaCode = area, From = new(2024, 1, 1) });
        return person;
    }

    private static Area Area(string code, string? parent, AreaLevel level, string name, string path) =>
        new() { Code = code, ParentCode = parent, Level = level, Name = name, Path = path };
}
