using System.Diagnostics;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.Notices;

/// <summary>What an open page is told while it is open, and after it was cut off.</summary>
[Collection(Browser.Shared)]
public sealed class LiveTests(Browser browser, Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public async Task An_alert_stands_on_the_page_within_a_second_and_is_acknowledged_by_its_button()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window chen = await SignedInAsync(hub, all);
        await all.ReportAsync("热身");
        Stopwatch watch = Stopwatch.StartNew();
        Request filed = await all.ReportAsync("二单元一股煤气味", Category.Gas, Urgency.RedLine, RedLine.Gas);
        double committed = watch.Elapsed.TotalMilliseconds;

        ILocator alert = chen.Page.Locator("#alerts .rings");
        await Expect(alert).ToContainTextAsync("二单元一股煤气味");
        double shown = watch.Elapsed.TotalMilliseconds;
        output.WriteLine($"From the commit until the page showed it: {shown - committed:0} ms.");
        Assert.True(shown - committed < 1000, $"It took {shown - committed:0} ms from the commit until the page showed it.");
        await Expect(chen.Page).ToHaveTitleAsync("(1) ⚠️ 我的工单 · Hub");
        Delivery delivery = await EventuallyAsync(hub, all, filed, delivery => delivery.ReceivedAt is not null);
        Assert.Null(delivery.AckedAt);

        await alert.GetByRole(AriaRole.Button, new() { Name = "知道了" }).ClickAsync();

        await Expect(chen.Page.Locator("#alerts")).ToBeHiddenAsync();
        await Expect(chen.Page).ToHaveTitleAsync("我的工单 · Hub");
        await EventuallyAsync(hub, all, filed, delivery => delivery.State == DeliveryState.Acked);
    }

    [Fact]
    public async Task An_alert_that_a_colleague_takes_falls_silent_and_says_who()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window chen = await SignedInAsync(hub, all);
        Request filed = await all.ReportAsync("电梯里有人出不来", Category.Lift, Urgency.RedLine, RedLine.Lift);
        await Expect(chen.Page.Locator("#alerts .rings")).ToHaveCountAsync(1);

        await all.MoveAsync(book => book.AcceptAsync(filed.Id, new(all.Fang.Id, all.Fang.Name), default));

        await Expect(chen.Page.Locator("#alerts .calm")).ToContainTextAsync("已被王芳接单");
        await Expect(chen.Page).ToHaveTitleAsync("我的工单 · Hub");
    }

    [Fact]
    public async Task After_the_hub_was_away_the_page_comes_back_by_itself_and_shows_what_it_missed()
    {
        string folder = Directory.CreateTempSubdirectory("hub-live-").FullName;
        TestHub hub = await TestHub.StartAsync(new() { Folder = folder });
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window chen = await SignedInAsync(hub, all);
        Uri address = hub.Address;
        await hub.DisposeAsync();
        await Expect(chen.Page.Locator("#state")).ToHaveTextAsync("正在重连…");

        await using TestHub again = await TestHub.StartAsync(new() { Folder = folder, Settings = new Dictionary<string, string> { ["urls"] = address.ToString() } });
        all = all.At(again);
        Request missed = await all.ReportAsync("夜里停电了", Category.Electricity, Urgency.Urgent);

        await Expect(chen.Page.Locator("#state")).ToHaveTextAsync("已连接", new() { Timeout = 30_000 });
        await Expect(chen.Page.Locator($"#o-{missed.Id:N}")).ToContainTextAsync("夜里停电了");
        await Expect(chen.Page.Locator("#alerts .rings")).ToContainTextAsync("夜里停电了");
    }

    [Fact]
    public async Task A_page_that_nobody_rings_looks_by_itself()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window chen = await SignedInAsync(hub, all);
        Request filed = await all.ReportAsync("灯坏了");
        await Expect(chen.Page.Locator($"#o-{filed.Id:N}")).ToHaveCountAsync(1, new() { Timeout = 20_000 });

        // Written by another process: no bell rings here.
        await hub.Store.WriteAsync(async rows => await new Domain.Storage.RequestBook(
            rows, new(TimeProvider.System), TimeProvider.System.GetUtcNow(), new(2026, 1, 1))
            .WithdrawAsync(filed.Id, new(all.Resident.Id, null), null, default), default);

        await Expect(chen.Page.Locator($"#o-{filed.Id:N}")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    private async Task<Window> SignedInAsync(TestHub hub, Neighbourhood all)
    {
        Window window = await browser.OpenAsync(hub.Address);
        await window.SignInAsync(await all.LinkAsync(all.Chen));
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("已连接");
        return window;
    }

    private static async Task<Delivery> EventuallyAsync(TestHub hub, Neighbourhood all, Request request, Func<Delivery, bool> holds)
    {
        Delivery? found = null;
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(10); await Task.Yield())
        {
            found = (await hub.Store.ReadAsync(rows => rows.Notices.OfRequestAsync(request.Id, all.Chen.Id, default), default)).Single();
            if (holds(found))
            {
                return found;
            }
        }
        throw new TimeoutException($"The delivery is still {found?.State}.");
    }
}
