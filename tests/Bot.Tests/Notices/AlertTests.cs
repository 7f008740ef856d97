using Hub.Bot.Notices;
using Hub.Bot.Requests;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Notifier.Delivery;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Notices;

/// <summary>An alert climbs until somebody acts, from the resident's words to the ledger.</summary>
public sealed class AlertTests : IAsyncLifetime
{
    private const string Urgent = "3号楼二单元楼道灯坏了好几天了, 晚上老人不敢下楼";

    private readonly Night _here = new();

    public Task InitializeAsync() => _here.InitializeAsync();

    public Task DisposeAsync() => _here.DisposeAsync();

    [Fact]
    public async Task Nobody_answers_and_it_climbs_level_by_level_and_then_the_desk_rings_on()
    {
        long number = await FileAsync();
        Assert.Equal(["周玉珍", "李桂兰"], await _here.ToldAsync(number));

        await ClimbAsync(number, 10, RequestStep.CallNext, 1);
        Assert.Contains("高振邦", await _here.ToldAsync(number));
        await ClimbAsync(number, 10, RequestStep.CallNext, 2);
        Assert.Contains("林晓彤", await _here.ToldAsync(number));
        await ClimbAsync(number, 10, RequestStep.CallNext, 3);
        Assert.Contains("宋雅芝", await _here.ToldAsync(number));
        await ClimbAsync(number, 10, RequestStep.RingAgain, 1);
        await ClimbAsync(number, 10, RequestStep.RingAgain, 2);

        // Each of the desk was rung three times: when her level was called, and twice at the top.
        await Neighbourhood.UntilAsync(async () => (await RoundsAsync(number)).Contains("林晓彤|3") && (await RoundsAsync(number)).Contains("丁浩然|3"));
        Assert.Contains("高振邦|1", await RoundsAsync(number));
        Assert.Equal(["AtTop"], await StateAsync(number));
    }

    [Fact]
    public async Task Who_cannot_lets_the_next_level_be_called_at_once_and_who_takes_it_ends_it()
    {
        long number = await FileAsync();
        Talk worker = await _here.KnownAsync("李桂兰");
        Talk head = await _here.KnownAsync("周玉珍");

        await worker.SayAsync($"退单 {number} 在外地");
        Assert.DoesNotContain("高振邦", await _here.ToldAsync(number));
        await head.SayAsync($"退单 {number} 在医院");
        Assert.Contains("高振邦", await _here.ToldAsync(number));
        Assert.Equal(0, await CountAsync(number, RequestStep.Unanswered));

        Talk leader = await _here.KnownAsync("高振邦");
        Assert.Contains("您已接单", await leader.SayAsync($"接单 {number}"));
        Assert.Equal(["Ended"], await StateAsync(number));
        _here.Clock.Skip(TimeSpan.FromHours(2));
        Assert.Equal(1, await CountAsync(number, RequestStep.CallNext));
    }

    [Fact]
    public async Task Two_of_three_must_answer_and_one_who_was_reached_twice_is_one()
    {
        CallPlan plan = new([new([Role.BuildingHead, Role.GridWorker, Role.GridLeader], 2, TimeSpan.FromMinutes(5), ChannelPolicy.Parallel), new([Role.Coordinator], 1, TimeSpan.FromMinutes(5), ChannelPolicy.Parallel)], TimeSpan.FromMinutes(5));
        await _here.WriteAsync(rows => rows.Calls.Add(new AlertPolicy { Id = Guid.CreateVersion7(), AreaCode = Neighbourhood.Community, Plan = plan }));
        // She has the chat open beside her page: two channels.
        await _here.KnownAsync("李桂兰");
        long number = await FileAsync();
        Assert.Equal(["周玉珍", "李桂兰", "高振邦"], await _here.ToldAsync(number));
        await Neighbourhood.UntilAsync(async () => await AttemptsAsync(number, "李桂兰") == 2);

        await AcknowledgeAsync(number, "李桂兰");
        await Neighbourhood.UntilAsync(async () => await CountAsync(number, RequestStep.Acknowledge) == 1);
        await AcknowledgeAsync(number, "李桂兰");
        Assert.Equal(["Ringing"], await StateAsync(number));

        await AcknowledgeAsync(number, "高振邦");
        await Neighbourhood.UntilAsync(async () => await StateAsync(number) is ["Answered"]);
        Assert.Equal((2, 1), (await CountAsync(number, RequestStep.Acknowledge), await CountAsync(number, RequestStep.CallAnswered)));
    }

    [Fact]
    public async Task A_red_line_at_night_rings_who_is_off_shift_and_an_urgent_matter_passes_her_over()
    {
        _here.Clock.Skip(new DateTimeOffset(2026, 1, 1, 18, 0, 0, TimeSpan.Zero) - _here.Clock.GetUtcNow()); // Two in the morning in the community.
        Guid post = (await _here.Hub.Store.ReadAsync(async rows => await rows.People.PostsAsync(
            (await rows.People.NamedAsync("李桂兰", default)).Single().Id, new(2026, 1, 2), default), default)).Single().Post.Id;
        await _here.WriteAsync(rows => rows.People.Add(new Duty
        {
            Id = Guid.CreateVersion7(), PostId = post, Kind = DutyKind.Shift,
            From = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), Until = new(2026, 1, 2, 9, 0, 0, TimeSpan.Zero),
        }));

        long urgent = await FileAsync();
        Assert.Equal(["周玉珍", "高振邦"], await _here.ToldAsync(urgent));
        Assert.Equal(1, await CountAsync(urgent, RequestStep.NobodyOnPost));

        Talk her = await _here.ResidentAsync(3);
        await her.SayAsync("3号楼着火了");
        await Neighbourhood.UntilAsync(async () => await AttemptsAsync(her.Number, "李桂兰") > 0);
        Assert.Equal(["0"], await _here.AskAsync("""SELECT count(*) FROM deliveries WHERE "State" = 'Deferred'"""));
        await ClimbAsync(her.Number, 2, RequestStep.CallNext, 1);
        await Neighbourhood.UntilAsync(async () => (await RoundsAsync(her.Number)).Contains("高振邦|2"));
    }

    [Theory]
    [InlineData("zh", "演练", "09:00 立即通知", "楼栋长 周玉珍 – 马上 – 工单页面", "09:10 无人应答，呼叫第2级", "09:40 仍无人接手", "以后每10分钟")]
    [InlineData("en", "Dry run", "09:00  told at once", "building head 周玉珍 – now – orders page", "09:10  nobody answered, level 2", "09:40  nobody took it", "every 10 min")]
    public async Task A_dry_run_says_who_would_be_told_when(string lang, params string[] says)
    {
        using StringWriter output = new();

        int ended = await DryRunAsync([Neighbourhood.Building(3), "urgent", "--at", "2026-01-05T09:00", "--lang", lang], output);

        Assert.Equal(0, ended);
        int at = 0;
        foreach (string line in says)
        {
            at = output.ToString().IndexOf(line, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{line}' is missing in\n{output}");
        }
        Assert.Equal(["0|0"], await _here.AskAsync("SELECT (SELECT count(*) FROM notices), (SELECT count(*) FROM calls)"));
    }

    [Theory]
    [InlineData(1, "nowhere")]
    [InlineData(2)]
    [InlineData(2, "210102001999b03", "soon")]
    [InlineData(2, "210102001999b03", "--at", "tomorrow")]
    public async Task A_dry_run_of_nothing_says_so(int ends, params string[] args)
    {
        using StringWriter output = new();

        Assert.Equal(ends, await DryRunAsync(args, output));
        Assert.Equal("", output.ToString());
    }

    private async Task<int> DryRunAsync(string[] args, StringWriter output)
    {
        DeliveryOptions options = DeliveryOptions.From(new ConfigurationBuilder().Build());
        return await AlertDryRunCommand.RunAsync(args, _here.Hub.Store, ["directline", "live"], options, _here.Clock, output, TextWriter.Null, default);
    }

    private async Task<long> FileAsync()
    {
        Talk her = await _here.ResidentAsync(3);
        await her.SayAsync(Urgent);
        await her.SayAsync("1");
        return her.Number;
    }

    private async Task ClimbAsync(long number, int minutes, RequestStep step, int times)
    {
        _here.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Neighbourhood.UntilAsync(async () => await CountAsync(number, step) == times);
    }

    // What 'I know' on the worker's page does.
    private async Task AcknowledgeAsync(long number, string name)
    {
        string notice = Assert.Single(await _here.AskAsync($"""SELECT c."NoticeId" FROM calls c JOIN requests r ON r."Id" = c."RequestId" WHERE r."Number" = {number}"""));
        await _here.Hub.Services.GetRequiredService<OrderMoves>().AcknowledgeAsync(await _here.PersonAsync(name), [Guid.Parse(notice)], default);
    }

    private async Task<int> CountAsync(long number, RequestStep step) => int.Parse(Assert.Single(await _here.AskAsync(
        $"""SELECT count(*) FROM timeline t JOIN requests r ON r."Id" = t."RequestId" WHERE r."Number" = {number} AND t."Step" = '{step}'""")), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<int> AttemptsAsync(long number, string name) => int.Parse(Assert.Single(await _here.AskAsync(
        $"""
        SELECT count(*) FROM (
            SELECT "NoticeId", "PersonId" FROM attempts UNION ALL SELECT "NoticeId", "PersonId" FROM deliveries WHERE "Channel" IS NOT NULL) a
        JOIN notices n ON n."Id" = a."NoticeId" JOIN requests r ON r."Id" = n."RequestId"
        JOIN people p ON p."Id" = a."PersonId" WHERE r."Number" = {number} AND p."Name" = '{name}'
        """)), System.Globalization.CultureInfo.InvariantCulture);

    private Task<List<string>> RoundsAsync(long number) => _here.AskAsync(
        $"""
        SELECT p."Name", d."Round" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" JOIN requests r ON r."Id" = n."RequestId"
        JOIN people p ON p."Id" = d."PersonId" WHERE r."Number" = {number}
        """);

    private Task<List<string>> StateAsync(long number) =>
        _here.AskAsync($"""SELECT c."State" FROM calls c JOIN requests r ON r."Id" = c."RequestId" WHERE r."Number" = {number}""");

    /// <summary>With the hours of rest that a real hub has.</summary>
    private sealed class Night : Neighbourhood
    {
        protected override TestHubOptions Options() => base.Options() with
        {
            Settings = new Dictionary<string, string> { ["Hub:Delivery:QuietFrom"] = "21:30", ["Hub:Delivery:QuietUntil"] = "07:30" },
        };
    }
}
