using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hub.Browser.Tests;

/// <summary>One Chromium for all tests; each test opens windows of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The name of the collection that shares it.</summary>
    public const string Shared = "one browser";

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("HUB_TEST_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            ],
        });
    }

    /// <summary>A window with cookies of its own.</summary>
    /// <param name="address">The hub.</param>
    /// <param name="phone">Whether it is a phone's: 390 by 844.</param>
    /// <param name="locale">What the browser prefers.</param>
    /// <param name="withScripts">Whether scripts run.</param>
    public async Task<Window> OpenAsync(Uri address, bool phone = false, string locale = "zh-CN", bool withScripts = true)
    {
        IBrowserContext context = await _chromium!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = withScripts,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            DeviceScaleFactor = phone ? 2 : 1,
            IsMobile = phone,
            HasTouch = phone,
        });
        context.SetDefaultTimeout(20_000);
        return new(await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}

/// <summary>A window, with everything that it complained about.</summary>
public sealed partial class Window : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    internal Window(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"exception: {error}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the content security policy refused, and what scripts threw.</summary>
    public IReadOnlyList<string> Violations =>
        [.. _complaints.Where(line => line.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("exception", StringComparison.Ordinal))];

    /// <summary>Signs in by a personal link, as a person does: opens it and presses the button.</summary>
    public async Task SignInAsync(string link)
    {
        await Page.GotoAsync(link);
        await Page.Locator("#enter").ClickAsync();
        // Whatever follows waits for what it looks at. Waits for events of the page's life missed them on a busy machine, with
        // everything loaded; this looks again and again.
        await Assertions.Expect(Page).Not.ToHaveURLAsync(Door(), new() { Timeout = 20_000 });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    [GeneratedRegex("/in/")]
    private static partial Regex Door();
}

/// <summary>Tests that share the browser.</summary>
[CollectionDefinition(Browser.Shared)]
public sealed class BrowserCollection : ICollectionFixture<Browser>;
