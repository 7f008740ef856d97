using Hub.Domain.Requests;
using Hub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.Web;

/// <summary>
/// Pictures of every page, desktop and phone. They go into the folder that HUB_SCREENSHOTS names, from the repository's root;
/// without it the pages are only shown. HUB_SCREENSHOT_NAMES takes some of them. The pictures of the documents are made by
/// <c>HUB_SCREENSHOTS=docs/images HUB_SCREENSHOT_NAMES=chat,orders,poster dotnet test tests/Browser.Tests --filter Screenshot</c>
/// </summary>
[Collection(Browser.Shared)]
public sealed class ScreenshotTests(Browser browser)
{
    [Theory]
    [InlineData("", false, false)]
    [InlineData("-phone", true, false)]
    [InlineData("-phone-large", true, true)]
    public async Task Screenshots_of_every_page(string suffix, bool phone, bool large)
    {
        await using TestHub hub = await TestHub.StartAsync(new() { Settings = new Dictionary<string, string> { ["Hub:Address"] = "https://hub.example.cn" } });
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address, phone);
        if (large)
        {
            await window.Page.AddInitScriptAsync("try { localStorage.setItem('hub.large', '1'); } catch {}");
        }
        await ChatAsync(window, $"chat{suffix}");
        await using (Window english = await browser.OpenAsync(hub.Address, phone, "en-GB"))
        {
            await english.Page.GotoAsync("/?door=B3");
            await Expect(english.Page.Locator(".webchat__bubble__content").First).ToBeVisibleAsync();
            await TakeAsync(english, $"chat-english{suffix}");
        }
        string link = await all.LinkAsync(all.Fang);
        await window.Page.GotoAsync(link);
        await TakeAsync(window, $"sign-in{suffix}");
        await OrdersAsync(window, all, link, $"orders{suffix}");
        await window.Page.GotoAsync("/posters");
        await TakeAsync(window, $"posters{suffix}");
        await window.Page.GotoAsync("/poster/B3?unit=2");
        await TakeAsync(window, $"poster{suffix}");
        await window.Page.GotoAsync("/nothing-here");
        await TakeAsync(window, $"missing{suffix}");
    }

    private static async Task ChatAsync(Window window, string name)
    {
        await window.Page.GotoAsync("/?door=B3-2");
        ILocator bubbles = window.Page.Locator(".webchat__bubble__content");
        await Expect(bubbles.First).ToBeVisibleAsync();
        await TakeAsync(window, $"{name}-opened");
        int before = await bubbles.CountAsync();
        ILocator input = window.Page.GetByRole(AriaRole.Textbox);
        await input.FillAsync("三楼的灯坏了好几天，老人晚上不敢下楼");
        await input.PressAsync("Enter");
        await Expect(bubbles.Nth(before + 1)).ToBeVisibleAsync();
        ILocator submit = window.Page.Locator(".webchat__suggested-action", new() { HasText = "提交" }).First;
        if (await submit.CountAsync() > 0)
        {
            await TakeAsync(window, $"{name}-check");
            before = await bubbles.CountAsync();
            await submit.ClickAsync();
            await Expect(bubbles.Nth(before + 1)).ToBeVisibleAsync();
        }
        await TakeAsync(window, name);
    }

    private static async Task OrdersAsync(Window window, Neighbourhood all, string link, string name)
    {
        Request urgent = await all.ReportAsync("水管爆了，水从三楼往下流", Category.Water, Urgency.Urgent, building: "B1", unit: "1", ago: TimeSpan.FromMinutes(50));
        Request taken = await all.ReportAsync("楼下烧烤摊夜里太吵", Category.Neighbours, building: "B2", unit: null, spot: "楼前", ago: TimeSpan.FromHours(3));
        await all.ReportAsync("三楼的灯坏了好几天，老人晚上不敢下楼", photo: await PhotoAsync(window), ago: TimeSpan.FromHours(26));
        await all.ReportAsync("二单元一股煤气味", Category.Gas, Urgency.RedLine, RedLine.Gas);
        await all.MoveAsync(book => book.AcceptAsync(urgent.Id, new(all.Fang.Id, all.Fang.Name), default));
        await all.MoveAsync(book => book.AcceptAsync(taken.Id, new(all.Qiang.Id, all.Qiang.Name), default));
        await window.SignInAsync(link);
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("已连接");
        await TakeAsync(window, name);
        ILocator mine = window.Page.Locator($"#o-{urgent.Id:N}");
        await mine.Locator("[data-name=resolve] summary").ClickAsync();
        await mine.Locator(".timeline summary").ClickAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "看联系人和门牌" }).ClickAsync();
        await Expect(mine.Locator(".contact")).ToBeVisibleAsync();
        await mine.ScrollIntoViewIfNeededAsync();
        await TakeAsync(window, $"{name}-one");
    }

    // A dark stairway, drawn: no photo of anybody's home lies in the repository.
    private static async Task<byte[]> PhotoAsync(Window window)
    {
        IPage page = await window.Page.Context.NewPageAsync();
        await page.SetContentAsync("""
            <body style="margin:0"><svg viewBox="0 0 100 100" width="390" height="390" xmlns="http://www.w3.org/2000/svg">
              <defs><radialGradient id="g"><stop offset="0" stop-color="#6b6350"/><stop offset="1" stop-color="#191a1d"/></radialGradient></defs>
              <rect width="100" height="100" fill="url(#g)"/>
              <path d="M0 100V84h22V72h18V60h16V50h14V42h12V36h18v64z" fill="#0f1012"/>
              <path d="M50 0v12" stroke="#2b2b2e" stroke-width="2"/><path d="M42 12h16l4 9H38z" fill="#3a3a3f"/><circle cx="50" cy="24" r="4" fill="#57534a"/>
            </svg></body>
            """);
        byte[] photo = await page.Locator("svg").ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 70 });
        await page.CloseAsync();
        return photo;
    }

    private static async Task TakeAsync(Window window, string name)
    {
        if (Environment.GetEnvironmentVariable("HUB_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }
        if (Environment.GetEnvironmentVariable("HUB_SCREENSHOT_NAMES") is { Length: > 0 } some && !some.Split(',').Contains(name))
        {
            return;
        }
        string path = Path.Combine(NpmFolder.Root().FullName, folder, $"{name}.png");
        bool isChat = await window.Page.Locator("#chat").CountAsync() > 0;
        if (isChat)
        {
            // Web Chat scrolls to its end by an animation.
            await window.Page.WaitForTimeoutAsync(800);
        }
        await window.Page.ScreenshotAsync(new() { Path = path, FullPage = !isChat, Animations = ScreenshotAnimations.Disabled });
    }
}
