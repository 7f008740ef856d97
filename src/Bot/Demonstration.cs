using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot;

/// <summary>One personal link of the demonstration: whose it is, and the token that signs her in.</summary>
internal sealed record DemonstrationLink(string Name, string Token);

/// <summary>The personal links of the demonstration. The tokens are known only here: the database has their hashes.</summary>
internal sealed record DemonstrationLinks(
    DemonstrationLink Resident, DemonstrationLink GridWorker, DemonstrationLink BuildingHead, DemonstrationLink Coordinator);

/// <summary>
/// A community to try Hub with: 6 grids, 31 buildings in 2 compounds, and everybody who looks after them. All names are
/// invented, and no phone of the kind 138 0000 00xx is given to anybody.
/// </summary>
internal sealed class Demonstration
{
    private const string City = "2101";
    private const string District = "210102";
    private const string Street = "210102001";
    private const string Community = "210102001999";
    private const int Grids = 6;
    private const int Buildings = 31;

    private static readonly string[] GridWorkers = ["李桂兰", "张晓梅", "刘志强", "陈丽华", "赵海涛", "孙淑芬"];

    private static readonly string[] Heads =
    [
        "王德福", "马秀英", "周玉珍", "吴建国", "郑春燕", "冯国庆", "蒋玉梅", "沈长顺", "韩素琴", "杨宝山", "朱凤霞",
        "秦立新", "许桂芝", "何永胜", "吕秀云", "施国华", "孔令芳", "曹振海", "严桂香", "华建平", "金玉兰", "魏东升",
        "陶淑华", "姜文斌", "戚美玲", "谢长贵", "邹雅琴", "柏松林", "窦玉芬", "章志刚", "苏桂荣",
    ];

    private readonly Rows _rows;
    private readonly Seal _seal;
    private readonly IdSource _ids;
    private readonly DateTimeOffset _now;
    private readonly DateOnly _today;
    private int _phones;
    private Guid _coordinator;

    private Demonstration(Rows rows, Seal seal, IdSource ids, DateTimeOffset now, DateOnly today) =>
        (_rows, _seal, _ids, _now, _today) = (rows, seal, ids, now, today);

    /// <summary>Writes it into a database without areas, in one transaction; null, and nothing written, where there are areas.</summary>
    internal static async Task<DemonstrationLinks?> WriteAsync(
        HubStore store, Seal seal, IdSource ids, TimeProvider clock, TimeZoneInfo zone, bool meets, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return await store.WriteAsync(
            async rows =>
            {
                // Two nodes that start at once: the second waits here, and then sees the first one's areas.
                await rows.Areas.HoldAsync(cancellationToken);
                if (await rows.Areas.AnyAsync(cancellationToken))
                {
                    return null;
                }
                Demonstration demonstration = new(rows, seal, ids, now, today);
                DemonstrationLinks links = demonstration.Write();
                if (meets)
                {
                    await rows.FlushAsync(cancellationToken);
                    await demonstration.PlanAsync(zone, cancellationToken);
                }
                return links;
            }, cancellationToken);
    }

    // Reception days of both compounds on the 6th and 26th, and the community's monthly meeting.
    private async Task PlanAsync(TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        CalendarBook book = new(_rows, _ids, _now, _today);
        foreach (Organisation committee in await _rows.People.OrganisationsAsync([Community + "x1", Community + "x2"], cancellationToken))
        {
            Area compound = (await _rows.Areas.FindAsync(committee.AreaCode, cancellationToken))!;
            await PlanAsync(SeriesDefaults.ReceptionDay(compound, committee.Id, new("物业二楼会议室", "management office, 2nd floor"), _today, zone), compound.Code);
        }
        Area community = (await _rows.Areas.FindAsync(Community, cancellationToken))!;
        await PlanAsync(SeriesDefaults.WorkPromotionMeeting(community, new("居委会会议室", "community office"), _today, zone), Community);

        async Task PlanAsync(SeriesDraft draft, string areaCode)
        {
            if (await book.StartAsync(draft, areaCode, _coordinator, cancellationToken) is not SeriesOutcome.Done)
            {
                throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private DemonstrationLinks Write()
    {
        string[] compounds = WriteAreas();
        Person[] workers = [.. GridWorkers.Select((name, i) => OnPost(name, Role.GridWorker, Grid(i + 1)))];
        Person[] heads = [.. Heads.Select((name, i) => OnPost(name, Role.BuildingHead, Building(i + 1)))];
        OnPost("高振邦", Role.GridLeader, Community);
        Person secretary = OnPost("宋雅芝", Role.CommunitySecretary, Community);
        Person coordinator = OnPost("林晓彤", Role.Coordinator, Community);
        _coordinator = coordinator.Id;
        Person colleague = OnPost("丁浩然", Role.Coordinator, Community);
        OnPost("罗铁军", Role.EmergencyChief, Community);
        Person resident = Living("田雨欣", Building(3));

        Organise(OrganisationKind.ResidentsCommittee, "浑河湾社区居民委员会", Community, ("主任", secretary), ("委员", coordinator), ("委员", colleague));
        Organise(OrganisationKind.OwnersCommittee, "河湾花园业主委员会", compounds[0], ("主任", heads[0]), ("委员", heads[4]), ("委员", heads[9]));
        Organise(OrganisationKind.OwnersCommittee, "临江苑业主委员会", compounds[1], ("主任", heads[19]), ("委员", heads[24]), ("委员", heads[30]));
        Organise(OrganisationKind.Department, "浑河湾供水服务站", Street, ("联络员", Somebody("佟玉海")));
        Organise(OrganisationKind.Department, "浑河湾街道执法队", Street, ("联络员", Somebody("那晓东")));
        return new(Link(resident), Link(workers[GridOf(3) - 1]), Link(heads[2]), Link(coordinator));
    }

    private string[] WriteAreas()
    {
        Area city = Area(null, City, AreaLevel.City, "沈阳市");
        Area district = Area(city, District, AreaLevel.District, "和平区");
        Area street = Area(district, Street, AreaLevel.Street, "浑河湾街道");
        Area community = Area(street, Community, AreaLevel.Community, "浑河湾社区");
        Area[] compounds =
        [
            Area(community, Community + "x1", AreaLevel.Compound, "河湾花园"),
            Area(community, Community + "x2", AreaLevel.Compound, "临江苑"),
        ];
        Area[] grids = [.. Enumerable.Range(1, Grids).Select(i => Area(community, Grid(i), AreaLevel.Grid, $"第{"一二三四五六"[i - 1]}网格"))];
        for (int i = 1; i <= Buildings; i++)
        {
            Area building = Area(grids[GridOf(i) - 1], Building(i), AreaLevel.Building, $"{i}号楼");
            building.CompoundCode = compounds[i <= 16 ? 0 : 1].Code;
        }
        return [.. compounds.Select(compound => compound.Code)];
    }

    private Area Area(Area? parent, string code, AreaLevel level, string name)
    {
        Area area = new() { Code = code, ParentCode = parent?.Code, Level = level, Name = name, Path = AreaPath.Below(parent?.Path, code) };
        _rows.Areas.Add(area);
        return area;
    }

    private static string Grid(int number) => string.Create(CultureInfo.InvariantCulture, $"{Community}g{number}");

    private static string Building(int number) => string.Create(CultureInfo.InvariantCulture, $"{Community}b{number:D2}");

    // Five buildings to a grid, and the one that is left to the last.
    private static int GridOf(int building) => Math.Min((building + 4) / 5, Grids);

    private Person OnPost(string name, Role role, string areaCode)
    {
        Person person = Somebody(name);
        _rows.People.Add(new Post { Id = _ids.Next(), PersonId = person.Id, Role = role, AreaCode = areaCode, From = _today });
        return person;
    }

    private Person Living(string name, string buildingCode)
    {
        Person person = Somebody(name);
        person.ConsentedAt = _now;
        _rows.People.Add(new Home
        {
            Id = _ids.Next(),
            PersonId = person.Id,
            BuildingCode = buildingCode,
            Unit = "2",
            Door = _seal.Close("301"),
            Tenure = Tenure.Owner,
            From = _today,
        });
        return person;
    }

    private Person Somebody(string name)
    {
        Person person = new() { Id = _ids.Next(), Name = name, CreatedAt = _now };
        string phone = PhoneNumber.Normalise(string.Create(CultureInfo.InvariantCulture, $"138 0000 00{++_phones:D2}"))!;
        _rows.People.Add(person);
        _rows.People.Add(new Contact
        {
            Id = _ids.Next(),
            PersonId = person.Id,
            Channel = ImportPeople.Channel,
            Address = _seal.Close(phone),
            AddressHash = _seal.LookUp(phone),
        });
        return person;
    }

    private void Organise(OrganisationKind kind, string name, string areaCode, params (string Title, Person Person)[] members)
    {
        Organisation organisation = new() { Id = _ids.Next(), Kind = kind, Name = name, AreaCode = areaCode, ContactPersonId = members[0].Person.Id };
        _rows.People.Add(organisation);
        foreach ((string title, Person person) in members)
        {
            _rows.People.Add(new Membership { Id = _ids.Next(), OrganisationId = organisation.Id, PersonId = person.Id, Title = title, From = _today });
        }
    }

    private DemonstrationLink Link(Person person)
    {
        string token = IdSource.Token();
        _rows.People.Add(new PersonalLink
        {
            Id = _ids.Next(),
            PersonId = person.Id,
            TokenHash = IdSource.Hash(token),
            CreatedAt = _now,
            ExpiresAt = _now + PersonalLink.Lifetime,
        });
        return new(person.Name!, token);
    }
}
