using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Domain.Tests.Calendar;

/// <summary>A compound that holds a reception day, and who may say so.</summary>
internal static class Community
{
    /// <summary>Thursday, 1 January 2026, 8:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly IdSource FreshIds = new(new FakeClock(Now));
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    public static readonly Area Compound = new() { Code = "x1", Level = AreaLevel.Compound, Name = "浑河湾小区", Path = "m/x1/" };
    public static readonly Standing Secretary = Holding(Role.CommunitySecretary);
    public static readonly Standing Head = Holding(Role.BuildingHead);
    public static readonly Standing[] Upward = [Secretary, Head];
    public static readonly Guid Committee = Guid.CreateVersion7();

    public static SeriesDraft ReceptionDay => SeriesDefaults.ReceptionDay(Compound, Committee, new("物业二楼", "Management office, 2nd floor"), new(2026, 1, 1), Shanghai);

    /// <summary>The series of a draft, started by the secretary.</summary>
    public static Series Started(SeriesDraft draft) =>
        Assert.IsType<SeriesOutcome.Done>(StartSeries.Decide(draft, Compound.Code, Secretary.Person.Id, Upward, FreshIds, Now)).Series;

    /// <summary>The instant at which clocks in Shanghai show this.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour, int minute = 0) =>
        ZonedTime.Instant(new(year, month, day), new(hour, minute), Shanghai);

    private static Standing Holding(Role role)
    {
        Person person = new() { Id = Guid.CreateVersion7(), Name = $"{role}", CreatedAt = Now };
        return new(new() { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = role, AreaCode = "x1", From = new(2020, 1, 1) }, Compound, person);
    }
}
