using Hub.Domain.Requests;
using Hub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.Web;

/// <summary>
/// Pictures of every page, desktop and phone. They go into the folder that HUB_SCREENSHOTS names; without it the pages are
/// only shown. <c>HUB_SCREENSHOTS=docs/images dotnet test tests/Browser.Tests --filter Screenshot</c> makes the pictures of
/// the documents anew.
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
        await window.Page.GotoAsync("/?lang=en");
        await Expect(window.Page.Locator(".webchat__bubble__content").First).ToBeVisibleAsync();
        await TakeAsync(window, $"chat-english{suffix}");
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
        foreach (string words in (string[])["三楼的灯坏了好几天，老人晚上不敢下楼", "对"])
        {
            int before = await bubbles.CountAsync();
            ILocator input = window.Page.GetByRole(AriaRole.Textbox);
            await input.FillAsync(words);
            await input.PressAsync("Enter");
            await Expect(bubbles.Nth(before + 1)).ToBeVisibleAsync();
        }
        await TakeAsync(window, name);
    }

    private static async Task OrdersAsync(Window window, Neighbourhood all, string link, string name)
    {
        Request urgent = await all.ReportAsync("水管爆了，水从三楼往下流", Category.Water, Urgency.Urgent, building: "B1", unit: "1", ago: TimeSpan.FromMinutes(50));
        Request taken = await all.ReportAsync("楼下烧烤摊夜里太吵", Category.Neighbours, building: "B2", unit: null, spot: "楼前", ago: TimeSpan.FromHours(3));
        await all.ReportAsync("三楼的灯坏了好几天，老人晚上不敢下楼", photo: Photos.Jpeg(), ago: TimeSpan.FromHours(26));
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

    private static async Task TakeAsync(Window window, string name)
    {
        if (Environment.GetEnvironmentVariable("HUB_SCREENSHOTS") is not { Length: > 0 } folder)
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
