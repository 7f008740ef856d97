using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>What coordinators say on the way to a broadcast, beside the buttons.</summary>
public sealed class BroadcastWordsTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "1到3号楼", "1号楼的居民、2号楼的居民、3号楼的居民，共")]
    [InlineData("zh", "一至三号楼的居民", "1号楼的居民、2号楼的居民、3号楼的居民，共")]
    [InlineData("zh", "1-3号楼", "1号楼的居民、2号楼的居民、3号楼的居民，共")]
    [InlineData("zh", "1号楼到3号楼和5号楼", "1号楼的居民、2号楼的居民、3号楼的居民、5号楼的居民，共")]
    [InlineData("zh", "除了3号楼，1到4号楼", "1号楼的居民、2号楼的居民、3号楼的居民、4号楼的居民（除了3号楼的居民），共")]
    [InlineData("zh", "除3号楼外的全体居民", "浑河湾社区的居民（除了3号楼的居民），共")]
    [InlineData("zh", "1到4号楼，除了3号楼", "1号楼的居民、2号楼的居民、3号楼的居民、4号楼的居民（除了3号楼的居民），共")]
    [InlineData("en", "buildings 1 to 3", "residents of building 1, residents of building 2, residents of building 3, ")]
    [InlineData("en", "buildings 1-3", "residents of building 1, residents of building 2, residents of building 3, ")]
    public async Task A_row_of_buildings_is_all_of_them(string locale, string whom, string shown)
    {
        Talk author = await WritingAsync(locale);

        Assert.Contains(shown, await author.SayAsync(whom));
        await author.SayAsync(locale == "zh" ? "取消" : "cancel");
    }

    [Theory]
    [InlineData("zh", "2号楼一单元", "2号楼1单元的居民（连同楼里没登记单元的），共")]
    [InlineData("zh", "2号楼1、3单元", "2号楼1单元的居民、2号楼3单元的居民（连同楼里没登记单元的），共")]
    [InlineData("zh", "2号楼1到3单元的居民", "2号楼1单元的居民、2号楼2单元的居民、2号楼3单元的居民（连同楼里没登记单元的），共")]
    [InlineData("zh", "2号楼一、二单元和3号楼", "2号楼1单元的居民、2号楼2单元的居民、3号楼的居民（连同楼里没登记单元的），共")]
    [InlineData("zh", "2号楼，除了1单元", "2号楼的居民（除了2号楼1单元的居民），共")]
    [InlineData("zh", "2号楼2单元的楼栋长", "2号楼的楼栋长，共")]
    [InlineData("en", "building 2 unit 1", "residents of building 2 unit 1 (and those there whose unit is not entered)")]
    [InlineData("en", "building 2 units 1 and 3", "residents of building 2 unit 1, residents of building 2 unit 3 (and")]
    [InlineData("en", "units 1 to 2 of building 2", "residents of building 2 unit 1, residents of building 2 unit 2 (and")]
    public async Task A_unit_is_that_unit_and_no_other_building(string locale, string whom, string shown)
    {
        Talk author = await WritingAsync(locale);

        Assert.Contains(shown, await author.SayAsync(whom));
        await author.SayAsync(locale == "zh" ? "取消" : "cancel");
    }

    [Theory]
    [InlineData("1到300号楼")]
    [InlineData("3到1号楼")]
    [InlineData("29到45号楼")]
    [InlineData("除了3号楼")]
    [InlineData("除了3号楼都发")]
    public async Task What_names_no_whole_audience_tells_nobody(string whom)
    {
        Talk author = await WritingAsync("zh");

        string answer = await author.SayAsync(whom);

        Assert.Contains("没有找到", answer);
        Assert.DoesNotContain("请核对", answer);
        await author.SayAsync("取消");
    }

    [Theory]
    [InlineData("zh", "通知2号楼居民明天停水", "明天停水", "2号楼的居民")]
    [InlineData("zh", "通知2号楼：明天停水", "明天停水", "2号楼的居民")]
    [InlineData("zh", "给1到3号楼的居民发个通知：明天停水", "明天停水", "1号楼的居民、2号楼的居民、3号楼的居民")]
    [InlineData("zh", "通知大家：周六义诊，九点开始", "周六义诊，九点开始", "浑河湾社区的居民")]
    [InlineData("en", "tell everyone in building 2 that the water will be off", "the water will be off", "residents of building 2")]
    [InlineData("en", "send a notice to building 2: the water will be off", "the water will be off", "residents of building 2")]
    public async Task Whom_and_what_can_be_said_at_once(string locale, string words, string text, string whom)
    {
        await LivingAsync(2);
        Talk author = await here.KnownAsync("林晓彤", locale);

        string card = await author.SayAsync(words);

        Assert.Contains(locale == "zh" ? $"内容：{text}\n" : $"Text: {text}\n", card);
        Assert.Contains(whom, card);
        await author.SayAsync(locale == "zh" ? "取消" : "cancel");
    }

    [Theory]
    [InlineData("林晓彤", "通知物业：2号楼水管漏水")]
    [InlineData("田雨欣", "通知2号楼居民：明天停水")]
    public async Task What_is_told_to_nobody_of_the_hub_or_by_nobody_who_may_is_a_matter(string name, string words)
    {
        Talk her = await here.KnownAsync(name);

        Assert.Contains($"事项：{words}", await her.SayAsync(words));
        await her.SayAsync("取消");
    }

    [Theory]
    [InlineData("改正文", "原内容：明天停水")]
    [InlineData("内容写错了", "原内容：明天停水")]
    [InlineData("改对象", "发给谁")]
    [InlineData("改时间", "什么时候发")]
    [InlineData("加急", "快慢：尽快")]
    [InlineData("紧急，马上发", "快慢：尽快")]
    [InlineData("多少人能收到？", "共")]
    [InlineData("谁审批？", "提交后由宋雅芝审批")]
    [InlineData("能带图片吗？", "或发图片、PDF 作附件")]
    [InlineData("只发给老人", "这句我没听明白。要改内容")]
    [InlineData("不对，是下午2点到4点", "改哪一项？")]
    [InlineData("发吧", "等宋雅芝审批")]
    public async Task At_the_card_words_do_what_the_buttons_do(string words, string answer)
    {
        Talk author = await WritingAsync("zh");
        await author.SayAsync("2号楼");

        string answered = await author.SayAsync(words);

        Assert.Contains(answer, answered);
        Assert.Equal(answer.StartsWith("这句我没听明白", StringComparison.Ordinal), answered.Contains("没听明白", StringComparison.Ordinal));
        Assert.DoesNotContain("时间：", answered);
        await author.SayAsync("取消");
    }

    [Theory]
    [InlineData("我的通知")]
    [InlineData("昨天那条通知有多少人看了？")]
    public async Task How_notices_stand_is_asked_in_many_words(string words)
    {
        Talk author = await WritingAsync("zh");
        await author.SayAsync("2号楼");
        await author.SayAsync("提交审批");

        Assert.Contains("明天停水”：等待审批", await author.SayAsync(words));
    }

    private async Task<Talk> WritingAsync(string locale)
    {
        await LivingAsync(2);
        Talk author = await here.KnownAsync("丁浩然", locale);
        await author.SayAsync(locale == "zh" ? "发通知" : "send a notice");
        await author.SayAsync(locale == "zh" ? "明天停水" : "The water will be off");
        return author;
    }

    private Task LivingAsync(int building) => here.WriteAsync(rows =>
    {
        Person person = new() { Id = Guid.CreateVersion7(), Name = "居民", CreatedAt = here.Clock.GetUtcNow() };
        rows.People.Add(person);
        rows.People.Add(new Home { Id = Guid.CreateVersion7(), PersonId = person.Id, BuildingCode = Neighbourhood.Building(building), From = new(2026, 1, 1) });
    });
}
