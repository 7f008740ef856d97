using Hub.Domain.People;
using Hub.Domain.Tests.Notices;

namespace Hub.Domain.Tests.People;

/// <summary>Who is on duty.</summary>
public sealed class RosterTests
{
    private readonly Stairway _stairs = new Stairway().With(Role.GridWorker, "李梅").With(Role.GridWorker, "张强");

    [Fact]
    public void Without_a_roster_everybody_is() => Assert.Equal(["李梅", "张强"], Serving());

    [Fact]
    public void Whose_shift_it_is_serves_alone()
    {
        _stairs.Rostered("张强", DutyKind.Shift, -60, 60);

        Assert.Equal(["张强"], Serving());
        Assert.Equal(["李梅", "张强"], OnCall(isRedLine: true));
    }

    [Fact]
    public void Between_shifts_work_waits_for_everybody_and_an_alert_rings_nobody()
    {
        _stairs.Rostered("李梅", DutyKind.Shift, 60, 300).Rostered("张强", DutyKind.Shift, 300, 600);

        Assert.Equal(["李梅", "张强"], Serving());
        Assert.Empty(OnCall(isRedLine: false));
        Assert.Equal(["李梅", "张强"], OnCall(isRedLine: true));
    }

    [Fact]
    public void A_shift_covers_its_first_instant_and_not_its_last()
    {
        _stairs.Rostered("李梅", DutyKind.Shift, 0, 60).Rostered("张强", DutyKind.Shift, -60, 0);

        Assert.Equal(["李梅"], Serving());
    }

    [Fact]
    public void Leave_takes_her_out_and_puts_her_stand_in_in()
    {
        _stairs.Rostered("李梅", DutyKind.Leave, -60, 60, "郑春燕").Rostered("张强", DutyKind.Leave, -60, 60);

        Assert.Equal(["郑春燕"], Serving());
        Assert.Equal(["郑春燕"], OnCall(isRedLine: true));
    }

    [Fact]
    public void Leave_goes_before_a_shift()
    {
        _stairs.Rostered("李梅", DutyKind.Shift, -60, 60).Rostered("李梅", DutyKind.Leave, -60, 60, "郑春燕");

        Assert.Equal(["郑春燕"], Serving());
    }

    [Fact]
    public void A_day_is_the_communitys() => Assert.Equal(
        (new DateTimeOffset(2026, 11, 21, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 22, 16, 0, 0, TimeSpan.Zero)),
        Roster.DayOf(new(2026, 11, 21, 18, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));

    private IEnumerable<string?> Serving() => _stairs.Roster.Serving(_stairs.Upward).Select(standing => standing.Person.Name);

    private IEnumerable<string?> OnCall(bool isRedLine) => _stairs.Roster.OnCall(_stairs.Upward, isRedLine).Select(standing => standing.Person.Name);
}
