using System.Net;
using Hub.Domain.Notices;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Bot.Tests.Health;

/// <summary>What a monitor outside is told.</summary>
public sealed class HealthTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_hub_that_does_what_it_owes_says_that_all_is_well()
    {
        await using TestHub hub = await TestHub.StartAsync(new() { Clock = _clock });

        foreach (string door in new[] { "live", "ready", "late" })
        {
            Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(hub, door));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_no_node_does_is_late_after_five_minutes_and_says_since_when(DatabaseKind kind)
    {
        TestHubOptions options = new() { Clock = _clock, Settings = new Dictionary<string, string> { ["Hub:Notifier"] = "false" } };
        await using TestHub hub = kind == DatabaseKind.Sqlite ? await TestHub.StartAsync(options) : await TestHub.StartOnPostgresAsync(options);
        DateTimeOffset began = _clock.GetUtcNow();
        await hub.Store.WriteAsync(rows =>
        {
            rows.Notices.Add(new Notice
            {
                Id = Guid.CreateVersion7(), Key = "alert", Kind = NoticeKind.Alert, Lane = Lane.Alert, Text = new Bi("燃气泄漏", "Gas"),
                Audience = new([Guid.CreateVersion7()]), CreatedAt = began,
            });
            return Task.CompletedTask;
        }, default);

        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(hub, "late"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        (HttpStatusCode status, string said) = await AskAsync(hub, "late");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal($"urgent deliveries wait for a worker since {began.UtcDateTime:s}Z", said);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(hub, "ready")).Status);
    }

    private static async Task<(HttpStatusCode Status, string Said)> AskAsync(TestHub hub, string door)
    {
        using HttpClient monitor = hub.Browser();
        using HttpResponseMessage answer = await monitor.GetAsync(new Uri($"health/{door}", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
