using System.Diagnostics;
using Hub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hub.Browser.Tests.Posters;

/// <summary>The poster at a door: a phone's camera has to read it.</summary>
[Collection(Browser.Shared)]
public sealed class PosterTests(Browser browser)
{
    [Fact]
    public async Task The_code_on_a_poster_opens_the_chat_at_its_door()
    {
        await using TestHub hub = await TestHub.StartAsync(new() { Settings = new Dictionary<string, string> { ["Hub:Address"] = "https://hub.example.cn" } });
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address);
        await window.SignInAsync(await all.LinkAsync(all.Chen));

        await window.Page.GotoAsync("/poster/B3?unit=2");

        await Expect(window.Page.Locator(".poster .door")).ToHaveTextAsync("浑河湾小区 3号楼 2单元");
        Assert.Equal("https://hub.example.cn/?door=B3-2", await ReadAsync(window));
    }

    [Fact]
    public async Task All_posters_of_a_community_print_one_to_a_sheet()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address);
        await window.SignInAsync(await all.LinkAsync(all.Min));

        await window.Page.GotoAsync("/posters");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "全部打印（6栋）" }).ClickAsync();

        await Expect(window.Page.Locator(".poster")).ToHaveCountAsync(6);
        byte[] pdf = await window.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        Assert.Equal(6, System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b"));
    }

    [Fact]
    public async Task A_building_elsewhere_is_not_hers_to_post()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Neighbourhood all = await Neighbourhood.MoveInAsync(hub);
        await using Window window = await browser.OpenAsync(hub.Address);
        await window.SignInAsync(await all.LinkAsync(all.Chen));

        IResponse? answer = await window.Page.GotoAsync("/poster/B4");

        Assert.Equal(404, answer!.Status);
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("没有找到这个页面");
    }

    // As a phone does: from the pixels on the screen, with a decoder that is not the encoder's.
    private static async Task<string> ReadAsync(Window window)
    {
        string pixels = await window.Page.Locator(".poster .code").EvaluateAsync<string>("""
            async svg => {
              const image = new Image();
              image.src = 'data:image/svg+xml,' + encodeURIComponent(new XMLSerializer().serializeToString(svg));
              await image.decode();
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 400;
              const paint = canvas.getContext('2d');
              paint.fillStyle = '#fff';
              paint.fillRect(0, 0, 400, 400);
              paint.drawImage(image, 0, 0, 400, 400);
              return btoa([...paint.getImageData(0, 0, 400, 400).data.filter((_, i) => i % 4 === 0)].map(grey => String.fromCharCode(grey)).join(''));
            }
            """);
        ProcessStartInfo start = new("node", ["-e", """
            const jsQR = require('jsqr');
            const grey = Buffer.from(require('fs').readFileSync(0, 'utf8'), 'base64');
            const data = new Uint8ClampedArray(grey.length * 4);
            grey.forEach((value, i) => data.set([value, value, value, 255], i * 4));
            console.log(jsQR(data, 400, 400)?.data ?? 'unreadable');
            """])
        {
            WorkingDirectory = NpmFolder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(pixels);
        node.StandardInput.Close();
        return (await node.StandardOutput.ReadToEndAsync()).Trim();
    }
}
