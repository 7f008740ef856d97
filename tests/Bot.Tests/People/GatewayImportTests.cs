using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Bot.People;
using Hub.Bot.Tests.Notices;
using Hub.Domain.Privacy;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.People;

/// <summary>A file of people, a gateway and its sink: whoever the import gave an address is counted and reached.</summary>
public sealed class GatewayImportTests : IClassFixture<GatewayNeighbourhood>
{
    private readonly GatewayNeighbourhood _here;

    public GatewayImportTests(GatewayNeighbourhood here) => _here = here;

    [Fact]
    public async Task An_imported_address_and_an_imported_phone_are_counted_and_get_signed_requests()
    {
        await ImportAsync(_here.Hub, _here.Clock, "name,phone,role,area,webhook\n韩梅,13900000001,,18号楼,member-77\n雷军,13900000002,,18号楼,\n");
        using ApiClient author = await ApiClient.OfAsync(_here, "林晓彤");
        using ApiClient secretary = await ApiClient.OfAsync(_here, "宋雅芝");
        object audience = new { parts = new[] { new { area = Neighbourhood.Building(18), whom = "Residents" } } };

        (_, JsonElement preview) = await author.PostAsync("audiences/preview", new { area = Neighbourhood.Community, audience });
        JsonElement ways = preview.GetProperty("perChannel");
        Assert.Equal((2, 1, 2, 0), (
            preview.GetProperty("people").GetInt32(), ways.GetProperty("webhook").GetInt32(), ways.GetProperty("phone").GetInt32(),
            preview.GetProperty("unreachableCount").GetInt32()));

        (_, JsonElement draft) = await author.PostAsync("broadcasts", new { area = Neighbourhood.Community, zh = "十八号楼停水", en = "No water", audience });
        string id = draft.GetProperty("id").GetString()!;
        await author.PostAsync($"broadcasts/{id}/submit");
        Assert.Equal(200, (await secretary.PostAsync($"broadcasts/{id}/approve")).Status);
        // The staff of the demonstration have phones too, and hear of the approval.
        await Neighbourhood.UntilAsync(() => Task.FromResult(Sent().Length == 2));

        Assert.Equal(
            ["+8613900000002 phone", "member-77 webhook"],
            Sent().Select(data => $"{data.GetProperty("to")} {data.GetProperty("channel")}").Order(StringComparer.Ordinal));
        // By hand, for a library refuses what the neighbourhood's clock signs: its year is an earlier one.
        byte[] key = Convert.FromBase64String(Gateway.Secret["whsec_".Length..]);
        Assert.All(_here.Gateway.Requests, one => Assert.Equal(
            "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{one.Headers["webhook-id"]}.{one.Headers["webhook-timestamp"]}.{one.Body}"))),
            one.Headers["webhook-signature"]));

        JsonElement[] Sent() =>
        [
            .. _here.Gateway.Requests.Select(one => JsonElement.Parse(one.Body).GetProperty("data")).Where(data => data.GetProperty("text").GetString() == "十八号楼停水"),
        ];
    }

    [Fact]
    public async Task A_host_that_sends_nothing_counts_by_the_same_channels()
    {
        await using TestHub listener = await TestHub.StartAsync(new()
        {
            Settings = new Dictionary<string, string>(_here.Settings) { ["Hub:Notifier"] = "false", ["Hub:Webhook:RatePerSecond"] = "1" },
            Demonstration = true,
        });
        await ImportAsync(listener, TimeProvider.System, "name,phone,role,area,webhook\n韩梅,13900000001,,18号楼,member-77\n雷军,13900000002,,18号楼,\n");

        Notifier.Notices.Forecast forecast = await listener.Store.ReadAsync(
            rows => listener.Services.GetRequiredService<Notifier.Notices.Forecasts>().OfAsync(
                rows, new([]) { Parts = [new(Neighbourhood.Building(18), Domain.Notices.AudienceKind.Residents)] }, TimeProvider.System.GetUtcNow(), 10, default), default);

        Assert.Equal((2, 0), (forecast.Reach.People, forecast.Reach.UnreachableCount));
        Assert.Equal(TimeSpan.FromSeconds(3), forecast.Takes);
    }

    private static async Task ImportAsync(TestHub hub, TimeProvider clock, string file)
    {
        string path = Path.Combine(hub.Folder, "people.csv");
        await File.WriteAllTextAsync(path, file);
        using StringWriter output = new();
        Assert.True(
            await ImportPeopleCommand.RunAsync([path], hub.Store, hub.Services.GetRequiredService<Seal>(), clock, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), output, default) == 0,
            output.ToString());
    }
}

/// <summary>The neighbourhood with a message gateway that reaches phones too.</summary>
public sealed class GatewayNeighbourhood : Neighbourhood
{
    public Gateway Gateway { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Hub:Webhook:Url"] = Gateway.Address.ToString(),
        ["Hub:Webhook:Secret"] = Gateway.Secret,
        ["Hub:Webhook:Serves"] = "phone",
    };

    public override async Task InitializeAsync()
    {
        Gateway = await Gateway.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Gateway.DisposeAsync();
    }

    protected override TestHubOptions Options() => base.Options() with { Settings = Settings };
}
