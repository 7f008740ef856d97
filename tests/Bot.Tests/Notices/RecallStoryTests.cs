using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Notices;

/// <summary>A broadcast that was wrong: whom it reached hears what is right, who still waited for it hears nothing at all.</summary>
public sealed class RecallStoryTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task Who_got_it_hears_the_correction_and_who_was_resting_hears_nothing()
    {
        Talk reached = await here.KnownAsync("田雨欣");
        IdSource ids = here.Hub.Services.GetRequiredService<IdSource>();
        DateTimeOffset now = here.Clock.GetUtcNow();
        DateOnly day = DateOnly.FromDateTime(now.DateTime);
        Guid sleeper = await here.PersonAsync("周玉珍");
        Talk asleep = await here.KnownAsync("周玉珍");
        await here.Hub.Store.WriteAsync(
            async rows =>
            {
                Person person = (await rows.People.FindAsync(sleeper, default))!;
                (person.QuietFrom, person.QuietUntil) = (new(8, 0), new(12, 0));
            }, default);
        here.Clock.Advance(TimeSpan.FromMinutes(20));
        Notice wrong = new()
        {
            Id = ids.Next(),
            Key = "water",
            Kind = NoticeKind.Broadcast,
            Lane = Lane.Bulk,
            Text = new Bi("明天全天停水", "No water all day tomorrow"),
            Audience = new([sleeper]) { Parts = [new(Neighbourhood.Community, AudienceKind.Residents)] },
            CreatedAt = now,
        };
        ILanes lanes = here.Hub.Services.GetRequiredService<ILanes>();
        await lanes.OfferAsync(await here.Hub.Store.WriteAsync(rows => rows.Notices.AddAsync(wrong, day, default), default));
        await RingAsync();
        await reached.HearAsync("明天全天停水");
        await Neighbourhood.UntilAsync(async () => await StateAsync(wrong.Id, sleeper) == "Deferred");

        Recalled recalled = await here.Hub.Store.WriteAsync(
            async rows => await rows.Notices.RecallAsync(
                (await rows.Notices.FindAsync(wrong.Id, default))!, new("更正：明天不停水", "Correction: the water stays on"), day, ids, now, default),
            default);
        await RingAsync();

        await reached.HearAsync("更正：明天不停水");
        await Neighbourhood.UntilAsync(async () => await StateAsync(wrong.Id, sleeper) == "Cancelled");
        Guid correction = Assert.IsType<Recalled.Done>(recalled).Notice.Id;
        await Neighbourhood.UntilAsync(async () =>
            await here.AskAsync($"""SELECT 1 FROM notices WHERE "Id" = '{correction.ToString().ToUpperInvariant()}' AND "ExpandedAt" IS NOT NULL""") is [_]);
        Assert.Equal("", await StateAsync(correction, sleeper));
        asleep.Chat.Never("停水");
    }

    private ValueTask<long> RingAsync() => here.Hub.Services.GetRequiredService<IBell>().RingAsync(Topics.Lanes);

    private async Task<string> StateAsync(Guid notice, Guid person) =>
        (await here.Hub.Store.ReadAsync(rows => rows.Notices.DeliveryAsync(notice, person, default), default))?.State.ToString() ?? "";
}
