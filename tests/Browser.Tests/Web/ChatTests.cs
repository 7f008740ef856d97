using Hub.Domain.Notices;
using Hub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.Web;

/// <summary>The chat page: Web Chat as residents have it.</summary>
[Collection(Browser.Shared)]
public sealed class ChatTests(Browser browser)
{
    [Fact]
    public async Task A_resident_writes_and_is_answered()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address, phone: true);
        await window.Page.GotoAsync("/?door=B3-2");
        ILocator bubbles = window.Page.Locator(".webchat__bubble__content");
        await Expect(bubbles.First).ToBeVisibleAsync();
        int before = await bubbles.CountAsync();

        ILocator input = window.Page.GetByRole(AriaRole.Textbox);
        await Expect(input).ToHaveAttributeAsync("placeholder", "有什么事？说一句");
        await input.FillAsync("楼道灯坏了");
        await input.PressAsync("Enter");

        await Expect(bubbles.Nth(before)).ToContainTextAsync("楼道灯坏了");
        await Expect(bubbles.Nth(before + 1)).ToBeVisibleAsync();
        Assert.Empty(window.Violations);
    }

    [Fact]
    public async Task A_photo_goes_up_and_is_shown()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address);
        await window.Page.GotoAsync("/");
        await Expect(window.Page.Locator("#cover")).ToBeHiddenAsync();
        await Expect(window.Page.GetByRole(AriaRole.Textbox)).ToBeVisibleAsync();

        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "灯.png", MimeType = "image/png", Buffer = Photos.Png() });
        ILocator send = window.Page.GetByTitle("发送", new() { Exact = true });
        if (await send.IsVisibleAsync())
        {
            await send.ClickAsync();
        }

        await Expect(window.Page.Locator(".webchat__bubble--from-user img[src*='/v3/attachments/']")).ToBeVisibleAsync();
        Assert.Empty(window.Violations);
    }

    [Fact]
    public async Task A_recording_goes_up_and_can_be_played()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address);
        await window.Page.GotoAsync("/");
        await window.Page.Locator("#voice-start").ClickAsync();
        await Expect(window.Page.Locator("#voice-time")).ToContainTextAsync("0:01");

        await window.Page.Locator("#voice-send").ClickAsync();

        await Expect(window.Page.Locator("audio[src*='/v3/attachments/']")).ToBeVisibleAsync();
        Assert.Empty(window.Violations);
    }

    [Fact]
    public async Task A_notice_is_read_when_its_page_is_in_front_and_not_before()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood here = await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address, phone: true);
        await window.Page.AddInitScriptAsync("Object.defineProperty(document, 'visibilityState', { get: () => globalThis.inFront ? 'visible' : 'hidden' })");
        await window.Page.GotoAsync(await here.LinkAsync(here.Resident));
        await window.Page.Locator("#enter").ClickAsync();
        await window.Page.GotoAsync("/");
        await Expect(window.Page.Locator(".webchat__bubble__content").First).ToBeVisibleAsync();

        Guid notice = await here.TellAsync(here.Resident, "明早停水");
        await Expect(window.Page.Locator(".webchat__bubble__content").Last).ToContainTextAsync("明早停水");
        await Task.Delay(1500);
        Assert.Equal(DeliveryState.HandedOff, await here.StateAsync(notice, here.Resident));
        await window.Page.EvaluateAsync("globalThis.inFront = true; document.dispatchEvent(new Event('visibilitychange'))");

        await Hub.Testing.Neighbourhood.UntilAsync(async () => await here.StateAsync(notice, here.Resident) == DeliveryState.Read);
        Assert.Empty(window.Violations);
    }

    [Theory]
    [InlineData("zh-CN", null, "有什么事？说一句", "zh-CN")]
    [InlineData("en-GB", null, "What is the matter?", "en")]
    [InlineData("zh-CN", "en", "What is the matter?", "en")]
    [InlineData("fr-FR", null, "有什么事？说一句", "zh-CN")]
    public async Task The_page_speaks_the_browsers_language_unless_told_otherwise(string browserLocale, string? asked, string placeholder, string tag)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using Window window = await browser.OpenAsync(hub.Address, locale: browserLocale);

        await window.Page.GotoAsync(asked is null ? "/" : $"/?lang={asked}");

        await Expect(window.Page.GetByRole(AriaRole.Textbox)).ToHaveAttributeAsync("placeholder", placeholder);
        Assert.Equal(tag, await window.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Theory]
    [InlineData(429, "现在用的人太多，请过一会儿再试。")]
    [InlineData(503, "现在用的人太多，请过一会儿再试。")]
    [InlineData(500, "小邻暂时连不上。您说过的话都还在，请再试一次。")]
    public async Task Without_a_token_the_page_says_so_and_tries_again_when_asked(int status, string words)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using Window window = await browser.OpenAsync(hub.Address);
        await window.Page.RouteAsync("**/chat/token", route => route.FulfillAsync(new() { Status = status }));
        await window.Page.GotoAsync("/");
        await Expect(window.Page.Locator("#cover-words")).ToHaveTextAsync(words);

        await window.Page.UnrouteAsync("**/chat/token");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "再试一次" }).ClickAsync();

        await Expect(window.Page.Locator("#cover")).ToBeHiddenAsync();
        await Expect(window.Page.GetByRole(AriaRole.Textbox)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Large_type_is_large_and_remembered()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using Window window = await browser.OpenAsync(hub.Address, phone: true);
        await window.Page.GotoAsync("/");
        ILocator large = window.Page.GetByRole(AriaRole.Button, new() { Name = "大字" });
        Assert.Equal("18px", await SizeAsync(window));

        await large.ClickAsync();
        Assert.Equal("24px", await SizeAsync(window));
        await window.Page.ReloadAsync();

        Assert.Equal("24px", await SizeAsync(window));
        await Expect(large).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(window.Page.Locator(".webchat__text-content, .webchat__bubble__content").First).ToHaveCSSAsync("font-size", "24px");
    }

    [Fact]
    public async Task The_library_comes_compressed_and_is_kept_for_ever()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient client = hub.Browser();
        string page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        string address = System.Text.RegularExpressions.Regex.Match(page, "<script src=\"([^\"]*webchat[^\"]*)\"").Groups[1].Value;
        using HttpRequestMessage ask = new(HttpMethod.Get, address);
        ask.Headers.AcceptEncoding.ParseAdd("gzip, br");

        using HttpResponseMessage answer = await client.SendAsync(ask);

        Assert.NotEmpty(answer.Content.Headers.ContentEncoding);
        Assert.True(answer.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300), $"{address}: {answer.Headers.CacheControl}");
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 1_200_000);
    }

    private static Task<string> SizeAsync(Window window) =>
        window.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize");
}
