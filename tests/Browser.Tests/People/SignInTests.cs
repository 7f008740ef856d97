using System.Net;
using Hub.Bot.People;
using Hub.Domain.Ids;
using Hub.Domain.Privacy;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.People;

/// <summary>Personal links: what scanners may do, what the button does, and what happens when one is taken back.</summary>
[Collection(Browser.Shared)]
public sealed class SignInTests(Browser browser)
{
    [Fact]
    public async Task Opening_a_link_changes_nothing_and_its_button_signs_in()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        string link = await all.LinkAsync(all.Fang);
        using HttpClient scanner = hub.Browser();
        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage answer = await scanner.GetAsync(new Uri(link, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set : [],
                cookie => cookie.StartsWith("hub.person", StringComparison.Ordinal));
        }

        await using Window window = await browser.OpenAsync(hub.Address);
        await window.SignInAsync(link);

        await Expect(window.Page).ToHaveURLAsync($"{hub.Address}orders");
        await Expect(window.Page.Locator(".who")).ToHaveTextAsync("王芳");
    }

    [Fact]
    public async Task A_resident_comes_to_the_chat()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address);

        await window.SignInAsync(await all.LinkAsync(all.Resident));

        await Expect(window.Page).ToHaveURLAsync(hub.Address.ToString());
        await window.Page.GotoAsync("/orders");
        await Expect(window.Page.Locator("main")).ToContainTextAsync("您现在没有岗位");
    }

    [Fact]
    public async Task A_link_that_was_taken_back_signs_nobody_in_and_signs_out_whom_it_had_let_in()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        string link = await all.LinkAsync(all.Fang);
        await using Window window = await browser.OpenAsync(hub.Address);
        await window.SignInAsync(link);
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("已连接");

        (int code, string said, _) = await LinkAsync(hub, "王芳", "--revoke");

        Assert.Equal(0, code);
        Assert.Contains("1 link(s) revoked", said, StringComparison.Ordinal);
        await Expect(window.Page.Locator("#state")).ToContainTextAsync("登录已失效", new() { Timeout = 10_000 });
        await window.Page.GotoAsync("/orders");
        await Expect(window.Page).ToHaveURLAsync($"{hub.Address}in");
        await window.Page.GotoAsync(link);
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("这个链接已经收回");
        await Expect(window.Page.Locator("#enter")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_expired_and_an_invented_link_say_what_to_do()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address);

        await window.Page.GotoAsync(await all.LinkAsync(all.Fang, TimeSpan.FromDays(-1)));
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("这个链接已经过期");
        await window.Page.GotoAsync("/in/invented");
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("这个链接不对");
        await Expect(window.Page.Locator("main")).ToContainTextAsync("请向社区工作者要一个新的");
    }

    [Fact]
    public async Task The_command_prints_a_link_that_works_and_tells_namesakes_apart()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);

        (int code, string link, string note) = await LinkAsync(hub, "138 1234 5678");
        Assert.Equal(0, code);
        Assert.StartsWith($"{hub.Address}in/", link, StringComparison.Ordinal);
        Assert.Contains("刘桂兰", note, StringComparison.Ordinal);
        await using Window window = await browser.OpenAsync(hub.Address);
        await window.SignInAsync(link.Trim());

        await hub.Store.WriteAsync(rows =>
        {
            rows.People.Add(new Domain.People.Person { Id = new IdSource(TimeProvider.System).Next(), Name = "王芳", CreatedAt = TimeProvider.System.GetUtcNow() });
            return Task.CompletedTask;
        }, default);
        (code, _, note) = await LinkAsync(hub, "王芳");
        Assert.Equal(1, code);
        Assert.Contains(all.Fang.Id.ToString(), note, StringComparison.Ordinal);
        Assert.Contains("网格员 第一网格", note, StringComparison.Ordinal);
        Assert.Equal(1, (await LinkAsync(hub, "没有这个人")).Code);
        Assert.Equal(2, (await LinkAsync(hub)).Code);
    }

    private static async Task<(int Code, string Output, string Errors)> LinkAsync(TestHub hub, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        int code = await LinkCommand.RunAsync(
            args, hub.Store, hub.Services.GetRequiredService<Seal>(), new(TimeProvider.System), TimeProvider.System,
            hub.Address.ToString(), output, errors, default);
        return (code, output.ToString(), errors.ToString());
    }
}
