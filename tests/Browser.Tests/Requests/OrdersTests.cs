using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.Requests;

/// <summary>The worker's page, as workers use it.</summary>
[Collection(Browser.Shared)]
public sealed class OrdersTests(Browser browser) : IAsyncLifetime
{
    private TestHub _hub = null!;
    private Neighbourhood _all = null!;

    public async Task InitializeAsync()
    {
        _hub = await TestHub.StartAsync();
        _all = await Neighbourhood.MoveInAsync(_hub);
    }

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task An_order_appears_without_a_reload_and_the_other_worker_is_told_who_took_it()
    {
        await using Window fang = await OpenAsync(_all.Fang);
        await using Window qiang = await OpenAsync(_all.Qiang);
        Request filed = await _all.ReportAsync("三楼的灯坏了好几天");

        await Expect(Card(fang, filed)).ToContainTextAsync("三楼的灯坏了好几天");
        await Expect(Card(qiang, filed)).ToBeVisibleAsync();

        await Card(fang, filed).GetByRole(AriaRole.Button, new() { Name = "接单" }).ClickAsync();

        await Expect(fang.Page.Locator("#mine")).ToContainTextAsync($"{filed.Number}号");
        await Expect(Card(fang, filed).GetByRole(AriaRole.Status)).ToHaveTextAsync($"{filed.Number}号已由您接单。");
        await Expect(qiang.Page.Locator("#taken")).ToContainTextAsync("已被王芳接单");
        await Expect(Card(qiang, filed)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Of_two_who_take_it_the_second_is_told_who_has_it()
    {
        Request filed = await _all.ReportAsync("单元门关不上", Category.Building);
        await using Window fang = await OpenAsync(_all.Fang, withScripts: false);
        await using Window qiang = await OpenAsync(_all.Qiang, withScripts: false);

        await Card(fang, filed).GetByRole(AriaRole.Button, new() { Name = "接单" }).ClickAsync();
        await Card(qiang, filed).GetByRole(AriaRole.Button, new() { Name = "接单" }).ClickAsync();

        await Expect(qiang.Page.Locator("#answer")).ToHaveTextAsync($"{filed.Number}号已被王芳接单。");
    }

    [Fact]
    public async Task Giving_back_needs_a_reason_and_what_was_typed_elsewhere_stays()
    {
        Request filed = await _all.ReportAsync("楼道堆了杂物", Category.Hygiene);
        await using Window fang = await OpenAsync(_all.Fang);
        ILocator card = Card(fang, filed);
        await card.Locator("summary", new() { HasText = "不能接" }).ClickAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Status)).ToHaveTextAsync("请写明原因，居民和同事会看到。");

        await card.Locator("[data-name=Decline] textarea").FillAsync("今天休班");
        // Something else happens meanwhile; the reason that is being typed stays.
        Request other = await _all.ReportAsync("又一件");
        await Expect(Card(fang, other)).ToBeVisibleAsync();
        await Expect(card.Locator("[data-name=Decline] textarea")).ToHaveValueAsync("今天休班");
        await card.GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();

        await Expect(fang.Page.Locator("#answer")).ToHaveTextAsync($"{filed.Number}号已退回，会另外派人。");
        await Expect(fang.Page.Locator("#forme").Locator($"#o-{filed.Id:N}")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Telling_asking_handing_on_and_passing_up_each_say_what_happened()
    {
        Request asked = await _all.ReportAsync("水管漏水", Category.Water);
        Request handed = await _all.ReportAsync("楼前有坑", Category.Road);
        Request passed = await _all.ReportAsync("暖气不热", Category.Heating);
        await using Window fang = await OpenAsync(_all.Fang);
        await Card(fang, asked).GetByRole(AriaRole.Button, new() { Name = "接单" }).ClickAsync();
        await StepAsync(Card(fang, asked), "Progress", "说进展", "告诉居民", "等配件，明天来修");
        await Expect(Card(fang, asked)).ToContainTextAsync($"{asked.Number}号的进展已记下，居民能看到。");
        await StepAsync(Card(fang, asked), "Ask", "询问居民", "发给居民", "几点在家？");
        await Expect(Card(fang, asked)).ToContainTextAsync("等居民回答：几点在家？");

        ILocator card = Card(fang, handed);
        await card.Locator("[data-name=transfer] summary").ClickAsync();
        await card.Locator("select").SelectOptionAsync(new SelectOptionValue { Value = _all.Qiang.Id.ToString() });
        await card.Locator("[data-name=transfer] button").ClickAsync();
        await Expect(fang.Page.Locator("#answer")).ToHaveTextAsync($"{handed.Number}号已转派，对方已收到提醒。");

        await StepAsync(Card(fang, passed), "Escalate", "上报", "上报上一级", "整栋楼都不热");
        await Expect(fang.Page.Locator("#answer")).ToHaveTextAsync($"{passed.Number}号已上报上一级。");

        await using Window qiang = await OpenAsync(_all.Qiang);
        await Expect(Card(qiang, handed)).ToContainTextAsync("转给您的");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resolving_takes_a_photo_and_shows_it(bool withScripts)
    {
        Request filed = await _all.ReportAsync("灯坏了");
        await using Window fang = await OpenAsync(_all.Fang, withScripts: withScripts);
        await Card(fang, filed).GetByRole(AriaRole.Button, new() { Name = "接单" }).ClickAsync();
        ILocator card = Card(fang, filed);
        await card.Locator("[data-name=resolve] summary").ClickAsync();
        await card.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "灯.txt", MimeType = "image/jpeg", Buffer = "no photo"u8.ToArray() });
        await card.Locator("[data-name=resolve] button").ClickAsync();
        await Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("只能传照片");

        await card.Locator("[data-name=resolve] textarea").FillAsync("换了灯泡");
        await card.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "灯.png", MimeType = "image/png", Buffer = Photos.Png() });
        await card.Locator("[data-name=resolve] button").ClickAsync();

        ILocator waiting = fang.Page.Locator("#waiting").Locator($"#o-{filed.Id:N}");
        await Expect(waiting.GetByRole(AriaRole.Img, new() { Name = "办理照片1" })).ToBeVisibleAsync();
        int width = await waiting.Locator("img").EvaluateAsync<int>("async image => { image.loading = 'eager'; await image.decode(); return image.naturalWidth; }");
        Assert.Equal(1, width);
        Assert.Equal(RequestStatus.Resolved, (await _all.ReadAsync(filed.Id)).Status);
    }

    [Fact]
    public async Task Who_reported_it_is_shown_when_asked_for_and_the_look_is_recorded()
    {
        Request filed = await _all.ReportAsync("灯坏了");
        await using Window fang = await OpenAsync(_all.Fang);
        Assert.DoesNotContain("13812345678", await fang.Page.ContentAsync(), StringComparison.Ordinal);

        await Card(fang, filed).GetByRole(AriaRole.Button, new() { Name = "看联系人和门牌" }).ClickAsync();

        await Expect(Card(fang, filed).Locator(".contact")).ToContainTextAsync("刘桂兰");
        await Expect(Card(fang, filed).Locator(".contact")).ToContainTextAsync("13812345678");
        await Expect(Card(fang, filed).Locator(".contact")).ToContainTextAsync("501");
        Look look = Assert.Single(await _hub.Store.ReadAsync(rows => rows.Requests.LooksAsync($"request/{filed.Id:N}/contact", default), default));
        Assert.Equal(_all.Fang.Id, look.ByPersonId);
    }

    private async Task<Window> OpenAsync(Domain.People.Person person, bool withScripts = true)
    {
        Window window = await browser.OpenAsync(_hub.Address, withScripts: withScripts);
        await window.SignInAsync(await _all.LinkAsync(person));
        if (withScripts)
        {
            await Expect(window.Page.Locator("#state")).ToHaveTextAsync("已连接");
        }
        return window;
    }

    private static ILocator Card(Window window, Request request) => window.Page.Locator($"#o-{request.Id:N}");

    private static async Task StepAsync(ILocator card, string name, string title, string send, string words)
    {
        await card.Locator($"[data-name={name}] summary", new() { HasText = title }).ClickAsync();
        await card.Locator($"[data-name={name}] textarea").FillAsync(words);
        await card.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
    }
}
