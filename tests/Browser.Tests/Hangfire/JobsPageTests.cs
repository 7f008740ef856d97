using Hub.Testing;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.Hangfire;

/// <summary>Hangfire's dashboard. Compiled with <c>-p:FullPackages=true</c> only.</summary>
[Collection(Browser.Shared)]
public sealed class JobsPageTests(Browser browser)
{
    [Fact]
    public async Task The_dashboard_of_jobs_is_for_coordinators_to_look_at()
    {
        await using TestHub hub = await TestHub.StartOnPostgresAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window coordinator = await browser.OpenAsync(hub.Address);
        await coordinator.SignInAsync(await all.LinkAsync(all.Min));

        await coordinator.Page.GotoAsync("/jobs/recurring");

        await Expect(coordinator.Page.Locator("h1")).ToHaveTextAsync("Recurring Jobs");
        await Expect(coordinator.Page.GetByText("calendar-reminders")).ToBeVisibleAsync();
        await Expect(coordinator.Page.GetByText("Trigger now")).ToHaveCountAsync(0);
        await Expect(coordinator.Page.GetByText("Host:")).ToHaveCountAsync(0);

        await using Window worker = await browser.OpenAsync(hub.Address);
        await worker.SignInAsync(await all.LinkAsync(all.Fang));
        await worker.Page.GotoAsync("/jobs");
        await Expect(worker.Page.GetByText("Recurring Jobs")).ToHaveCountAsync(0);
        await Expect(worker.Page).ToHaveURLAsync($"{hub.Address}in?ReturnUrl=%2Fjobs");
    }
}
