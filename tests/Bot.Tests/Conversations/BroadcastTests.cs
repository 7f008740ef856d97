using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Broadcasts in chat: written by one, approved by another, watched by both.</summary>
public sealed class BroadcastTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", 16, "发通知", "请直接发通知内容", "16号楼明早九点停水，请提前存水", "发给谁", "16号楼", "共1人", "先发给我看看", "已发给您一份", "提交审批", "等宋雅芝审批", "通知进展", "共1人：已送到1")]
    [InlineData("en", 17, "send a notice", "send the text of the notice", "No water in building 17 tomorrow at 9", "Who shall get it", "building 17", "1 in all", "Test to me", "A copy is on its way", "Send for approval", "Submitted to 宋雅芝", "progress", "1 in all: told 1")]
    public async Task A_notice_is_written_tested_approved_and_watched(
        string locale, int building, string begin, string askText, string text, string askWhom, string place, string card, string test, string tested, string submit,
        string submitted, string progress, string numbers)
    {
        Guid resident = await LivingAsync($"居民{building}", building);
        await using ChatDriver hers = await here.Hub.ChatAsAsync(resident);
        await hers.NextAsync();
        Talk author = await here.KnownAsync(locale == "zh" ? "林晓彤" : "丁浩然", locale);
        Talk secretary = await here.KnownAsync("宋雅芝");

        Assert.Contains(askText, await author.SayAsync(begin));
        Assert.Contains(askWhom, await author.SayAsync(text));
        string shown = await author.SayAsync(place);
        Assert.Contains(card, shown);
        Assert.Contains(text, shown);
        Assert.Contains(tested, await author.ChooseAsync(test));
        await author.HearAsync(text);
        Assert.Contains(submitted, await author.SayAsync(submit));

        await secretary.HearAsync(text);
        Assert.Contains("正在发送", await secretary.ChooseAsync("批准"));
        await hers.ExpectAsync(text);
        await Neighbourhood.UntilAsync(async () => (await author.SayAsync(progress)).Contains(numbers, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("发通知", "网格员", "浑河湾社区的网格员，共6人")]
    [InlineData("发通知", "居民", "浑河湾社区的居民，共")]
    [InlineData("send a notice", "grid workers", "grid workers")]
    [InlineData("send a notice", "Everybody", "Residents")]
    [InlineData("发通知", "22", "22号楼")]
    public async Task Whom_is_understood_in_words_and_by_the_number_of_a_building(string begin, string whom, string shown)
    {
        await LivingAsync("居民22", 22);
        Talk author = await here.KnownAsync("林晓彤");
        await author.SayAsync(begin);
        await author.SayAsync("明天停水 The water will be off");

        Assert.Contains(shown, await author.SayAsync(whom), StringComparison.OrdinalIgnoreCase);

        await author.SayAsync(begin == "发通知" ? "取消" : "cancel");
    }

    [Fact]
    public async Task The_second_person_says_why_not_and_the_author_changes_it()
    {
        await LivingAsync("居民18", 18);
        Talk author = await here.KnownAsync("林晓彤");
        Talk secretary = await here.KnownAsync("宋雅芝");
        await author.SayAsync("发通知");
        await author.SayAsync("楼下集合");
        await author.SayAsync("18号楼");
        await author.ChooseAsync("提交审批");

        await secretary.HearAsync("楼下集合");
        Assert.Contains("退回的原因", await secretary.ChooseAsync("退回"));
        Assert.Contains("已退回", await secretary.SayAsync("请写明时间"));

        await author.HearAsync("被宋雅芝退回", "请写明时间");
        Assert.Contains("原内容：楼下集合", await author.ChooseAsync("修改"));
        Assert.Contains("共1人", await author.SayAsync("周六上午十点楼下集合"));
        Assert.Contains("等宋雅芝审批", await author.ChooseAsync("提交审批"));
        await secretary.HearAsync("周六上午十点");
        Assert.Contains("正在发送", await secretary.ChooseAsync("批准"));
    }

    [Fact]
    public async Task Every_other_week_begins_with_the_next_such_day_and_what_may_mean_several_is_asked()
    {
        await LivingAsync("居民9", 9);
        Talk author = await here.KnownAsync("丁浩然");
        await author.SayAsync("发通知");
        await author.SayAsync("九号楼隔周收旧衣");
        await author.SayAsync("9号楼");

        Assert.Contains("“每隔两周”可能有几种意思", await author.SayAsync("每隔两周周三9点发"));
        Assert.Contains("时间：每两周周三9:00，下一次1月7日（星期三）", await author.SayAsync("每两周周三9点发"));
        Assert.Contains("时间：每两周周三9:00，下一次1月14日（星期三）", await author.SayAsync("从1月14日起每两周周三9点发"));
        await author.SayAsync("取消");
    }

    [Theory]
    [InlineData("zh", "丁浩然", 21, "发通知", "二十一号楼收垃圾费", "21号楼", "每周一9点发", "时间：每周一9:00，下一次1月5日（星期一）", "修改", "改时间", "什么时候发", "随便", "没听懂是什么时候", "明天8点半", "时间：1月2日（星期五）8:30", "提交审批", "等宋雅芝审批")]
    [InlineData("en", "林晓彤", 14, "send a notice", "Refuse fee of building 14", "building 14", "every Monday at 9:00", "When: every Monday at 9:00, next on Monday 5 January", "Change", "When it goes", "When shall it go", "whatever", "I did not get the time", "tomorrow at 8:30", "When: Friday 2 January, 8:30", "Send for approval", "Submitted to 宋雅芝")]
    public async Task When_it_goes_is_said_at_the_card_and_the_second_person_reads_it(
        string locale, string name, int building, string begin, string text, string place, string often, string shown, string change, string when, string asks,
        string unknown, string not, string once, string shownOnce, string submit, string submitted)
    {
        await LivingAsync($"居民{building}", building);
        Talk author = await here.KnownAsync(name, locale);
        Talk secretary = await here.KnownAsync("宋雅芝");
        await author.SayAsync(begin);
        await author.SayAsync(text);
        Assert.DoesNotContain("1月", await author.SayAsync(place));

        Assert.Contains(shown, await author.SayAsync(often));
        await author.ChooseAsync(change);
        Assert.Contains(asks, await author.ChooseAsync(when));
        Assert.Contains(not, await author.SayAsync(unknown));
        Assert.Contains(shownOnce, await author.SayAsync(once));
        Assert.Contains(shown, await author.SayAsync(often));
        Assert.Contains(submitted, await author.ChooseAsync(submit));

        await secretary.HearAsync(text, "时间：每周一9:00，下一次1月5日（星期一）");
        Assert.Contains("发送时间：每周一9:00", await secretary.ChooseAsync("批准"));
        string waiting = await secretary.SayAsync("通知进展");
        Assert.Contains("时间：每周一9:00，下一次1月5日（星期一）", waiting.Contains("哪一条", StringComparison.Ordinal) ? await secretary.ChooseAsync(text[..6]) : waiting);
        await secretary.ChooseAsync("停止");
        Assert.Contains("已停止", await secretary.ChooseAsync("确定停止"));
    }

    [Fact]
    public async Task Nobody_approves_her_own_and_deputies_are_asked_after_ten_minutes()
    {
        await LivingAsync("居民19", 19);
        Talk author = await here.KnownAsync("林晓彤");
        Talk leader = await here.KnownAsync("高振邦");
        await author.SayAsync("发通知");
        await author.SayAsync("十九号楼通知");
        await author.SayAsync("19号楼");
        await author.ChooseAsync("提交审批");

        here.Clock.Advance(TimeSpan.FromMinutes(10));

        // What else falls due in these minutes may be told after it: the button under the question is meant.
        ChatLine asked = await leader.Chat.ExpectAsync("10分钟无人审批", "十九号楼通知");
        Assert.Contains("正在发送", await leader.AnswerToAsync(await leader.Chat.PressAsync(asked, "批准")));
        await author.HearAsync("已由高振邦批准");
    }

    [Fact]
    public async Task What_goes_out_is_stopped_only_after_a_second_question()
    {
        await LivingAsync("居民20", 20);
        Talk author = await here.KnownAsync("丁浩然");
        await author.SayAsync("发公告");
        await author.SayAsync("二十号楼通知");
        await author.SayAsync("20号楼");
        Assert.Contains("等宋雅芝审批", await author.ChooseAsync("提交审批"));
        Assert.Contains("等待审批", await author.ChooseAsync("看进展"));
        Assert.Contains("确定停止吗", await author.ChooseAsync("停止"));
        Assert.Contains("已停止", await author.ChooseAsync("确定停止"));
    }

    [Fact]
    public async Task Danger_in_the_words_of_a_notice_raises_no_alarm_but_asks()
    {
        await LivingAsync("居民21", 21);
        Talk author = await here.KnownAsync("林晓彤");
        await author.SayAsync("发通知");
        await author.SayAsync("21号楼着火了，请大家马上下楼");
        string card = await author.SayAsync("21号楼");

        Assert.Contains("请先拨打119", card);
        Assert.Contains("我要报险情", card);
        Assert.StartsWith("🔴", await author.ChooseAsync("我要报险情"));
    }

    [Fact]
    public async Task It_is_left_by_cancel_and_residents_are_told_who_does_it()
    {
        Talk author = await here.KnownAsync("林晓彤");
        await author.SayAsync("发通知");
        Assert.Contains("不发了", await author.SayAsync("取消"));
        await author.SayAsync("发通知");
        await author.SayAsync("周三体检");
        Assert.Contains("不发了", await author.SayAsync("取消"));
        Talk worker = await here.KnownAsync("张晓梅");
        Assert.Contains("发通知要由", await worker.SayAsync("发通知"));
        Talk resident = await here.ResidentAsync(3);
        Assert.DoesNotContain("请直接发通知内容", await resident.SayAsync("发通知"));
    }

    [Theory]
    [InlineData("zh", "发通知", "24号楼", "再加上 25号楼", "除了 24号楼", "24号楼的居民、25号楼的居民（除了24号楼的居民），共{0}人", "再加上 河湾花园业委会", "河湾花园业主委员会的成员", "修改", "改为尽快发", "快慢：尽快", "提交审批", "等宋雅芝审批")]
    [InlineData("en", "send a notice", "residents of building 26", "also building 27", "except building 26", "residents of building 26, residents of building 27 (except residents of building 26), {0} in all", "also grid workers", "grid workers of 浑河湾社区", "Change", "Send it sooner", "Speed: soon", "Send for approval", "Submitted to 宋雅芝")]
    public async Task Others_are_added_and_left_out_and_it_goes_sooner(
        string locale, string begin, string first, string also, string except, string whole, string organisation, string members, string change, string sooner,
        string soon, string submit, string submitted)
    {
        int building = locale == "zh" ? 24 : 26;
        await LivingAsync($"甲{building}", building);
        await LivingAsync($"乙{building}", building);
        await LivingAsync($"丙{building}", building + 1);
        Talk author = await here.KnownAsync(locale == "zh" ? "林晓彤" : "丁浩然", locale);
        await author.SayAsync(begin);
        await author.SayAsync("周日义诊 Free check-up");

        Assert.Contains(locale == "zh" ? "共2人" : "2 in all", await author.SayAsync(first));
        Assert.Contains(locale == "zh" ? "共3人" : "3 in all", await author.SayAsync(also));
        Assert.Contains(whole.Replace("{0}", "1", StringComparison.Ordinal), await author.SayAsync(except));
        string card = await author.SayAsync(organisation);
        Assert.Contains(members, card);
        Assert.Contains(locale == "zh" ? "共4人" : "7 in all", card);
        await author.ChooseAsync(change);
        Assert.Contains(soon, await author.ChooseAsync(sooner));
        Assert.Contains(submitted, await author.ChooseAsync(submit));

        Assert.Equal([$"{(int)Hub.Domain.Notices.Lane.Normal}"], await here.AskAsync(
            """SELECT "Lane" FROM broadcasts WHERE "Text" LIKE '周日义诊%' ORDER BY "Id" DESC LIMIT 1"""));
        await author.ChooseAsync(locale == "zh" ? "看进展" : "See progress");
        await author.ChooseAsync(locale == "zh" ? "停止" : "Stop");
        await author.ChooseAsync(locale == "zh" ? "确定停止" : "Yes, stop it");
    }

    [Theory]
    [InlineData("发通知", "28号楼和29号楼的楼栋长", "28号楼的楼栋长、29号楼的楼栋长，共2人")]
    [InlineData("发通知", "临江苑的楼栋长，除了28号楼的楼栋长", "临江苑的楼栋长（除了28号楼的楼栋长），共14人")]
    [InlineData("发通知", "工作人员", "浑河湾社区的工作人员")]
    [InlineData("send a notice", "building heads of building 30 and building 31", "building 31")]
    public async Task Several_are_named_in_one_breath(string begin, string whom, string shown)
    {
        await LivingAsync("居民30", 30);
        Talk author = await here.KnownAsync("林晓彤");
        await author.SayAsync(begin);
        await author.SayAsync("开会通知");

        string card = await author.SayAsync(whom);

        Assert.Contains(shown, card);
        await author.SayAsync(begin == "发通知" ? "取消" : "cancel");
    }

    [Fact]
    public async Task Asked_whom_else_and_who_is_left_out_she_answers_with_a_name()
    {
        Talk author = await here.KnownAsync("丁浩然");
        await author.SayAsync("发通知");
        await author.SayAsync("巡查安排");
        await author.SayAsync("网格员");
        await author.ChooseAsync("修改");
        Assert.Contains("还发给谁", await author.ChooseAsync("再加上…"));
        Assert.Contains("共37人", await author.SayAsync("楼栋长"));
        await author.ChooseAsync("修改");
        Assert.Contains("不发给谁", await author.ChooseAsync("除了…"));
        Assert.Contains("共36人", await author.SayAsync("3号楼的楼栋长"));
        Assert.Contains("没有找到“月球”", await author.SayAsync("再加上 月球"));
        Assert.Contains("不发了", await author.SayAsync("取消"));
    }

    [Fact]
    public async Task Buttons_choose_the_roles_of_her_area()
    {
        Talk author = await here.KnownAsync("丁浩然");
        await author.SayAsync("发通知");
        await author.SayAsync("周五下午开会");
        Assert.Contains("浑河湾社区的网格员，共6人", await author.ChooseAsync("网格员"));
        await author.ChooseAsync("修改");
        await author.ChooseAsync("改范围");
        Assert.Contains("浑河湾社区的楼栋长，共31人", await author.ChooseAsync("楼栋长"));
        await author.ChooseAsync("不发了");
    }

    private async Task<Guid> LivingAsync(string name, int building)
    {
        Person person = new() { Id = Guid.CreateVersion7(), Name = name, CreatedAt = here.Clock.GetUtcNow() };
        await here.WriteAsync(rows =>
        {
            rows.People.Add(person);
            rows.People.Add(new Home { Id = Guid.CreateVersion7(), PersonId = person.Id, BuildingCode = Neighbourhood.Building(building), From = new(2026, 1, 1) });
        });
        return person.Id;
    }
}
