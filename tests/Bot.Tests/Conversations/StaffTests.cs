using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Staff in chat: my orders, accept, decline with a reason, resolve with a note.</summary>
public sealed class StaffTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "我的工单", "已派单，等待接单", "接单", "您已接单", "办结", "怎么处理的", "换了灯泡", "已办结")]
    [InlineData("en", "my orders", "sent out, not yet taken", "Accept", "You took", "Resolve", "What was done", "lamp replaced", "is done")]
    public async Task An_order_is_found_taken_and_resolved_by_buttons(
        string locale, string list, string open, string accept, string taken, string resolve, string what, string note, string done)
    {
        (Talk her, long number) = await FiledAsync(locale == "zh" ? 12 : 28);
        Talk worker = await here.KnownAsync(locale == "zh" ? "刘志强" : "孙淑芬", locale);

        string orders = await worker.SayAsync(list);
        Assert.Contains(open, orders);
        Assert.Contains(accept, await worker.ChooseAsync($"{number}"));
        Assert.Contains(taken, await worker.ChooseAsync(accept));
        Assert.Contains(what, await worker.ChooseAsync(resolve));
        Assert.Contains(done, await worker.SayAsync(note));

        await her.HearAsync("已经接单");
        await her.HearAsync("已经办好", note);
    }

    [Theory]
    [InlineData("zh", "接单 {0}", "您已接单", "办结 {0} 换了灯泡", "已办结")]
    [InlineData("en", "accept {0}", "You took", "resolve {0} lamp replaced", "is done")]
    public async Task Or_by_typing_its_number(string locale, string accept, string taken, string resolve, string done)
    {
        (_, long number) = await FiledAsync(3);
        Talk worker = await here.KnownAsync("李桂兰", locale);

        Assert.Contains(taken, await worker.SayAsync(With(accept, number)));
        Assert.Equal(["Acked"], await here.AskAsync(
            $"""
            SELECT DISTINCT d."State" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" JOIN requests r ON r."Id" = n."RequestId"
            JOIN people p ON p."Id" = d."PersonId" WHERE r."Number" = {number} AND p."Name" = '李桂兰'
            """));
        Assert.Contains(done, await worker.SayAsync(With(resolve, number)));
    }

    [Theory]
    [InlineData("zh", "退单 {0}", "请说明", "这个归物业管，我这边办不了", "已退回")]
    [InlineData("en", "decline {0}", "Please say why", "the property company must do that", "is given back")]
    public async Task It_is_given_back_with_a_reason_and_goes_one_level_up(string locale, string decline, string asks, string reason, string done)
    {
        (_, long number) = await FiledAsync(3);
        Talk worker = await here.KnownAsync("李桂兰", locale);

        Assert.Contains(asks, await worker.SayAsync(With(decline, number)));
        Assert.Contains(done, await worker.SayAsync(reason));

        Assert.Equal(["Escalated"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {number}"""));
        await Neighbourhood.UntilAsync(async () => (await here.ToldAsync(number)).Contains("高振邦"));
    }

    [Fact]
    public async Task Thanks_are_no_reason_and_the_next_command_is_none_either()
    {
        (_, long number) = await FiledAsync(3);
        Talk worker = await here.KnownAsync("李桂兰");

        await worker.SayAsync($"退单 {number}");
        Assert.Contains("不客气", await worker.SayAsync("谢谢"));
        Assert.Contains("请您核对", await worker.SayAsync("代报 4号楼水管漏了"));
        await worker.SayAsync("取消");

        Assert.Equal(["Dispatched"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {number}"""));
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_has_it_and_the_other_hears_who()
    {
        (_, long number) = await FiledAsync(3);
        Talk one = await here.KnownAsync("李桂兰");
        Talk other = await here.KnownAsync("高振邦");

        string[] answers = await Task.WhenAll(one.SayAsync($"接单 {number}"), other.SayAsync($"接单 {number}"));

        Assert.Single(answers, answer => answer.Contains("您已接单", StringComparison.Ordinal));
        string lost = Assert.Single(answers, answer => answer.Contains($"{number}号已由", StringComparison.Ordinal));
        string holder = Assert.Single(await here.AskAsync(
            $"""SELECT p."Name" FROM requests r JOIN people p ON r."AssigneeId" = p."Id" WHERE r."Number" = {number}"""));
        Assert.Contains($"已由{holder}接单", lost);
    }

    [Theory]
    [InlineData("zh", "办结 {0} 修好了", "请先接单", "接单", "您已接单")]
    [InlineData("en", "resolve {0} fixed it", "take it first", "Accept", "You took")]
    public async Task Resolved_before_it_is_taken_it_says_what_comes_first(string locale, string resolve, string first, string accept, string taken)
    {
        (_, long number) = await FiledAsync(3);
        Talk worker = await here.KnownAsync("李桂兰", locale);

        Assert.Contains(first, await worker.SayAsync(With(resolve, number)));
        Assert.Contains(taken, await worker.ChooseAsync(accept));
    }

    [Fact]
    public async Task An_order_of_another_grid_is_not_hers()
    {
        (_, long number) = await FiledAsync(20);
        Talk worker = await here.KnownAsync("李桂兰");

        Assert.Contains("没有找到", await worker.SayAsync($"接单 {number}"));
    }

    [Theory]
    [InlineData("zh", "发现并解决 3号楼门口井盖松了", "怎么处理的", "拧紧了", "已记录为")]
    [InlineData("en", "found and fixed loose manhole cover at building 3", "What did you do", "tightened it", "Noted as no.")]
    public async Task Found_and_fixed_is_two_steps(string locale, string found, string asks, string done, string kept)
    {
        Talk worker = await here.KnownAsync("李桂兰", locale);

        Assert.Contains(asks, await worker.SayAsync(found));
        Assert.Contains(kept, await worker.SayAsync(done));

        Assert.Equal([$"Confirmed|{Neighbourhood.Building(3)}"], await here.AskAsync($"""SELECT "Status", "AreaCode" FROM requests WHERE "Number" = {worker.Number}"""));
    }

    [Fact]
    public async Task What_was_found_is_asked_where_it_was_left_out_and_its_photo_is_kept()
    {
        Talk worker = await here.KnownAsync("李桂兰");

        Assert.Contains("发现了什么", await worker.SayAsync("发现并解决"));
        Assert.Contains("怎么处理的", await worker.SendAsync("5号楼门前有冰"));
        await worker.SayAsync("撒了盐");

        Assert.Equal(["5号楼门前有冰|image/jpeg"], await here.AskAsync(
            $"""SELECT r."Text", a."MediaType" FROM requests r JOIN attachments a ON a."RequestId" = r."Id" WHERE r."Number" = {worker.Number}"""));
    }

    [Theory]
    [InlineData("zh", "代报 4号楼王大爷家水管漏了 13800139001", "联系电话：已记下", "提交", "4号楼王大爷家水管漏了")]
    [InlineData("en", "file for a resident: water pipe leaking in building 4, 13800139002", "Phone: noted", "submit", "water pipe leaking in building 4")]
    public async Task Filed_for_a_resident_it_is_hers_and_her_phone_stands_nowhere_in_plain_words(string locale, string words, string phone, string submit, string text)
    {
        Talk worker = await here.KnownAsync("李桂兰", locale);

        Assert.Contains(phone, await worker.SayAsync(words));
        await worker.SayAsync(submit);

        Assert.Equal([$"{text}|1|1"], await here.AskAsync(
            $"""SELECT "Text", "FiledById" IS NOT NULL, "ReporterId" <> "FiledById" FROM requests WHERE "Number" = {worker.Number}"""));
        Assert.DoesNotContain(await here.AskAsync("SELECT * FROM notices"), row => row.Contains("13800139", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh", "接单 1001")]
    [InlineData("en", "accept 1001")]
    public async Task A_resident_who_says_so_takes_nothing(string locale, string words)
    {
        (_, long number) = await FiledAsync(3);
        Talk her = await here.ResidentAsync(3, locale);

        await her.SayAsync(words.Replace("1001", $"{number}", StringComparison.Ordinal));

        Assert.Equal(["Dispatched"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {number}"""));
    }

    [Theory]
    [InlineData("zh", "帮助", "发现并解决", "我的工单")]
    [InlineData("en", "help", "found and fixed", "My orders")]
    public async Task Help_tells_a_worker_what_a_worker_can_do(string locale, string words, string command, string button)
    {
        Talk worker = await here.KnownAsync("李桂兰", locale);

        string answer = await worker.SayAsync(words);

        Assert.Contains(command, answer);
        Assert.Contains(button, answer);
    }

    [Theory]
    [InlineData("zh", "我的工单", "接单 {0}", "您已接单", "办结 {0} 换了灯泡", "已办结")]
    [InlineData("en", "my orders", "accept {0}", "You took", "resolve {0} lamp replaced", "is done")]
    public async Task Who_stands_in_and_has_no_post_of_her_own_acts_as_who_is_on_leave(
        string locale, string list, string accept, string taken, string resolve, string done)
    {
        // Of another grid each, so that the two runs and the other tests do not see each other's leave.
        (int building, string holder) = locale == "zh" ? (18, "陈丽华") : (23, "赵海涛");
        Guid standIn = Guid.CreateVersion7();
        string name = $"替班人{locale}";
        await here.WriteAsync(rows => rows.People.Add(new Person { Id = standIn, Name = name, CreatedAt = here.Clock.GetUtcNow() }));
        await StandInAsync(standIn, holder, TimeSpan.FromHours(8));
        (_, long number) = await FiledAsync(building);
        Assert.Contains(name, await here.ToldAsync(number));
        Talk her = await here.KnownAsync(name, locale);

        Assert.Contains($"{number}", await her.SayAsync(list));
        Assert.Contains(taken, await her.SayAsync(With(accept, number)));
        Assert.Contains(done, await her.SayAsync(With(resolve, number)));

        (_, long another) = await FiledAsync(building);
        await her.HearAsync($"{another}");
        Assert.Contains($"{another}", await her.SayAsync(list));
        await her.ChooseAsync($"{another}");
        Assert.DoesNotContain(locale == "zh" ? "没有找到" : "is not", await her.ChooseAsync(locale == "zh" ? "不能接" : "Decline"));
        await her.SayAsync(locale == "zh" ? "我不会修" : "I cannot repair that");
        Assert.Equal(["Escalated"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {another}"""));
        Assert.DoesNotContain(locale == "zh" ? "通知给谁" : "Who is it for", await her.SayAsync(locale == "zh" ? "发通知" : "send a notice"));
    }

    [Fact]
    public async Task When_the_leave_is_over_its_stand_in_takes_nothing()
    {
        Guid standIn = Guid.CreateVersion7();
        await here.WriteAsync(rows => rows.People.Add(new Person { Id = standIn, Name = "前替班人", CreatedAt = here.Clock.GetUtcNow() }));
        await StandInAsync(standIn, "张晓梅", TimeSpan.Zero);
        (_, long number) = await FiledAsync(8);
        Talk her = await here.KnownAsync("前替班人");

        await her.SayAsync($"接单 {number}");

        Assert.Equal(["Dispatched"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {number}"""));
    }

    private async Task StandInAsync(Guid standIn, string holder, TimeSpan left)
    {
        DateTimeOffset now = here.Clock.GetUtcNow();
        Guid holderId = await here.PersonAsync(holder);
        Standing post = (await here.Hub.Store.ReadAsync(rows => rows.People.PostsAsync(holderId, DateOnly.FromDateTime(now.AddHours(8).DateTime), default), default)).Single();
        await here.WriteAsync(rows => rows.People.Add(new Duty
        {
            Id = Guid.CreateVersion7(), PostId = post.Post.Id, Kind = DutyKind.Leave, From = now.AddHours(-1), Until = now + left, StandInId = standIn,
        }));
    }

    private static string With(string words, long number) => words.Replace("{0}", $"{number}", StringComparison.Ordinal);

    private async Task<(Talk Her, long Number)> FiledAsync(int building)
    {
        Talk her = await here.ResidentAsync(building);
        await her.SayAsync("楼道灯坏了");
        await her.SayAsync("1");
        return (her, her.Number);
    }
}
