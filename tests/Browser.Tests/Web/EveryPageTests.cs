using System.Text.Json;
using Hub.Domain.Requests;
using Hub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.Web;

/// <summary>What holds for every page: nothing forbidden runs, everybody can use it, and it fits a phone.</summary>
[Collection(Browser.Shared)]
public sealed class EveryPageTests(Browser browser)
{
    private static readonly string[] Addresses = ["/", "/?lang=en", "/in", "/nothing-here", "/orders", "/posters", "/poster/B3?unit=2"];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Every_page_keeps_the_rules(bool phone, bool large)
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await all.ReportAsync("二单元一股煤气味", Category.Gas, Urgency.RedLine, RedLine.Gas);
        await all.ReportAsync("三楼的灯坏了好几天", photo: Photos.Jpeg());
        Request mine = await all.ReportAsync("水管漏水", Category.Water, Urgency.Urgent);
        await all.MoveAsync(book => book.AcceptAsync(mine.Id, new(all.Fang.Id, all.Fang.Name), default));
        await using Window window = await browser.OpenAsync(hub.Address, phone);
        string link = await all.LinkAsync(all.Fang);
        List<string> wrong = await CheckAsync(window, link, large);
        await window.SignInAsync(link);
        foreach (string address in Addresses)
        {
            wrong.AddRange(await CheckAsync(window, address, large));
        }
        wrong.AddRange(window.Violations);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_do()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient client = hub.Browser();
        foreach (string address in Addresses)
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        }
    }

    private static async Task<List<string>> CheckAsync(Window window, string address, bool large)
    {
        await window.Page.GotoAsync(address);
        await window.Page.EvaluateAsync("large => localStorage.setItem('hub.large', large ? '1' : '0')", large);
        await window.Page.ReloadAsync();
        if (await window.Page.Locator("#chat").CountAsync() > 0)
        {
            await Expect(window.Page.Locator(".webchat__bubble__content").First).ToBeVisibleAsync();
        }
        foreach (IElementHandle summary in await window.Page.QuerySelectorAllAsync("details:not([open]) > summary"))
        {
            await summary.EvaluateAsync("summary => { summary.parentElement.open = true; }");
        }
        List<string> wrong = [.. (await AxeAsync(window.Page)).Select(line => $"{address}: {line}")];
        int overflow = await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
        {
            wrong.Add($"{address}: {overflow} pixels stick out to the side");
        }
        return wrong;
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page)
    {
        // By evaluation, not by a script element, which the policy would rightly refuse.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(NpmFolder.Path, "node_modules", "axe-core", "axe.min.js")));
        JsonElement found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.map(v => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary) }))");
        return found.EnumerateArray()
            .Where(violation => violation.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(violation => $"{violation.GetProperty("impact")} {violation.GetProperty("id")}: {violation.GetProperty("help")} at {violation.GetProperty("nodes")}");
    }
}
