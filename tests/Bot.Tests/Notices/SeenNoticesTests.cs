using System.Net;
using System.Net.Http.Json;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Notices;

/// <summary>Notices in the chat: what its client reports as seen is read, in the ledger and in the numbers.</summary>
public abstract class SeenNoticesTests(Neighbourhood here)
{
    private readonly IdSource _ids = here.Hub.Services.GetRequiredService<IdSource>();

    [Fact]
    public async Task What_stands_above_the_last_line_that_she_saw_is_read_and_counted_once()
    {
        Talk her = await here.KnownAsync("田雨欣");
        Notice first = await TellAsync(her, "一号通知");
        Notice second = await TellAsync(her, "二号通知");
        ChatLine between = her.Chat.Log.Single(line => line.Text.Contains("一号通知", StringComparison.Ordinal));

        await SeeAsync(her, between.Id);
        await SeeAsync(her, between.Id);

        Assert.Equal(["Read"], await StateAsync(first));
        Assert.Equal(["HandedOff"], await StateAsync(second));
        await SeeAsync(her, her.Chat.Log[^1].Id);
        Assert.Equal(["Read"], await StateAsync(second));
        NoticeNumbers numbers = await here.Hub.Store.ReadAsync(rows => rows.Tallies.OfAsync(first, default), default);
        Assert.Equal((1, 0), (numbers.In(DeliveryState.Read), numbers.In(DeliveryState.HandedOff)));
    }

    [Fact]
    public async Task What_she_acknowledged_stays_so_when_it_is_seen_again()
    {
        Talk her = await here.KnownAsync("田雨欣");
        Notice notice = await TellAsync(her, "三号通知");
        Guid person = await here.PersonAsync("田雨欣");
        await here.Hub.Store.WriteAsync(rows => rows.Notices.AcknowledgeAsync(notice.Id, person, here.Clock.GetUtcNow(), default), default);

        await SeeAsync(her, her.Chat.Log[^1].Id);

        Assert.Equal(["Acked"], await StateAsync(notice));
    }

    [Fact]
    public async Task Nobody_sees_for_another_and_what_is_no_id_is_refused()
    {
        Talk her = await here.KnownAsync("田雨欣");
        Talk other = await here.ResidentAsync();
        Notice notice = await TellAsync(her, "四号通知");

        foreach (string? id in new[] { her.Chat.Log[^1].Id, $"{other.Chat.ConversationId}|", $"{other.Chat.ConversationId}|-1", "7", "", null })
        {
            using HttpResponseMessage refused = await PostAsync(other, id);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("lastReadMessageId", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(["HandedOff"], await StateAsync(notice));
    }

    private async Task<Notice> TellAsync(Talk her, string words)
    {
        Notice notice = new()
        {
            Id = _ids.Next(),
            Key = $"seen/{_ids.Next()}",
            Kind = NoticeKind.Broadcast,
            Lane = Lane.Normal,
            Text = new(words, words),
            // Numbers are kept of what goes to many.
            Audience = new([await here.PersonAsync("田雨欣"), .. Enumerable.Range(0, 100).Select(_ => _ids.Next())]),
            CreatedAt = here.Clock.GetUtcNow(),
        };
        IReadOnlyList<Ring> rung = await here.Hub.Store.WriteAsync(rows => Task.FromResult(rows.Notices.Add(notice)), default);
        await here.Hub.Services.GetRequiredService<ILanes>().OfferAsync(rung);
        await her.HearAsync(words);
        await Neighbourhood.UntilAsync(async () => await StateAsync(notice) is ["HandedOff"]);
        return notice;
    }

    private static async Task SeeAsync(Talk her, string id)
    {
        using HttpResponseMessage taken = await PostAsync(her, id);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(Talk her, string? id) => her.Chat.PostRawAsync(JsonContent.Create(new
    {
        type = "event",
        name = "application/vnd.microsoft.readReceipt",
        value = new { lastReadMessageId = id },
    }));

    private Task<List<string>> StateAsync(Notice notice) => here.AskAsync(
        $"""SELECT "State" FROM deliveries d JOIN people p ON p."Id" = d."PersonId" WHERE d."NoticeId" = {Literal(notice)} AND p."Name" = '田雨欣'""");

    // SQLite keeps ids in capitals.
    private string Literal(Notice notice) => here.Hub.Store.IsShared ? $"'{notice.Id}'" : $"'{notice.Id}'".ToUpperInvariant();
}

public sealed class SeenNoticesOnSqliteTests(Neighbourhood here) : SeenNoticesTests(here), IClassFixture<Neighbourhood>;

public sealed class SeenNoticesOnPostgresTests(PostgresNeighbourhood here) : SeenNoticesTests(here), IClassFixture<PostgresNeighbourhood>;
