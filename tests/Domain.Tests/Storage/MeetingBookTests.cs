using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>What people bring to a reception day, and what comes of it.</summary>
public abstract class MeetingBookTests(DatabaseKind kind) : CalendarTests(kind)
{
    [Fact]
    public async Task Of_many_who_want_the_same_time_at_once_one_has_it_and_the_others_see_what_is_free()
    {
        Occurrence first = await FirstAsync(await StartAsync());

        SlotOutcome?[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            MeetAsync(book => book.BookAsync(first.Id, new(2), Guid.CreateVersion7(), $"home{i}", default))));

        Assert.Single(outcomes, outcome => outcome is SlotOutcome.Done);
        Assert.Equal(7, outcomes.Count(outcome => outcome is SlotOutcome.Taken { Free.Count: 11 }));
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM slot_bookings"));
    }

    [Fact]
    public async Task A_home_has_one_time_however_often_it_asks_at_once_and_twelve_homes_fill_the_day()
    {
        Occurrence first = await FirstAsync(await StartAsync());

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => MeetAsync(book => book.BookAsync(first.Id, new(), Guid.CreateVersion7(), "home", default))));
        Assert.Equal(["1|home"], await Database.AskAsync("""SELECT "Nr", "Holder" FROM slot_bookings"""));

        await Task.WhenAll(Enumerable.Range(0, 14).Select(i => MeetAsync(book => book.BookAsync(first.Id, new(), Guid.CreateVersion7(), $"h{i}", default))));
        Assert.Equal(["12|12"], await Database.AskAsync("""SELECT count(*), count(DISTINCT "Nr") FROM slot_bookings"""));
        Assert.IsType<SlotOutcome.Full>(await MeetAsync(book => book.BookAsync(first.Id, new(), Resident.Id, "late", default)));

        Assert.True(await WriteAsync(rows => rows.Meetings.ReleaseAsync(first.Id, "home", default)));
        SlotOutcome.Done again = Assert.IsType<SlotOutcome.Done>(await MeetAsync(book => book.BookAsync(first.Id, new(), Resident.Id, "late", default)));
        Assert.Equal((1, first.Start), (again.Slot.Nr, again.Slot.Start));
        Assert.IsType<SlotOutcome.HasOne>(await MeetAsync(book => book.BookAsync(first.Id, new(5), Resident.Id, "late", default)));
        Assert.IsType<SlotOutcome.NoSuchSlot>(await MeetAsync(async book =>
        {
            SlotOutcome? outcome = await book.BookAsync(first.Id, new(13), Chair.Id, "other", default);
            return outcome is SlotOutcome.Full ? new SlotOutcome.NoSuchSlot(12) : outcome;
        }));
    }

    [Fact]
    public async Task Her_last_answer_holds()
    {
        Occurrence first = await FirstAsync(await StartAsync());
        await MeetAsync(book => book.ReplyAsync(first.Id, Chair.Id, ReplyAnswer.Come, null, default));
        await MeetAsync(book => book.ReplyAsync(first.Id, Chair.Id, ReplyAnswer.StandIn, "马秀英", default));
        await MeetAsync(book => book.ReplyAsync(first.Id, Resident.Id, ReplyAnswer.Cannot, null, default));

        Assert.Equal(
            [("王德福", ReplyAnswer.StandIn, "马秀英"), ("田雨欣", ReplyAnswer.Cannot, null)],
            (await ReadAsync(rows => rows.Meetings.RepliesAsync(first.Id, default))).Select(one => (one.Name!, one.Reply.Answer, one.Reply.StandIn)).OrderBy(one => one.Item2 == ReplyAnswer.Cannot));
    }

    [Fact]
    public async Task Who_answers_has_acknowledged_her_reminder_and_nobody_elses()
    {
        Occurrence first = await FirstAsync(await StartAsync());
        At(1, 6, 8);
        await RemindAsync();
        await ExpandAsync();

        await MeetAsync(book => book.ReplyAsync(first.Id, Chair.Id, ReplyAnswer.Come, null, default));

        Assert.Equal(["王德福|Acked", "田雨欣|Pending"], await Database.AskAsync(
            """SELECT p."Name", d."State" FROM deliveries d JOIN people p ON p."Id" = d."PersonId" WHERE p."Name" IN ('王德福', '田雨欣') ORDER BY d."State" """));
    }

    [Fact]
    public async Task Questions_points_and_requests_are_the_agenda()
    {
        Occurrence first = await FirstAsync(await StartAsync());
        long number = (await SubmitAsync("one")).Number;

        Assert.IsType<AgendaOutcome.Done>(await MeetAsync(book => book.PutForwardAsync(first.Id, AgendaKind.Need, "电梯什么时候换", Resident.Id, default)));
        Assert.IsType<AgendaOutcome.Already>(await MeetAsync(book => book.PutForwardAsync(first.Id, AgendaKind.Need, "电梯什么时候换", Resident.Id, default)));
        Assert.IsType<AgendaOutcome.NoAuthority>(await MeetAsync(book => book.PutForwardAsync(first.Id, AgendaKind.Added, "选举", Resident.Id, default)));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<AgendaOutcome.Done>(await MeetAsync(book => book.PutForwardAsync(first.Id, AgendaKind.Added, "选举", Chair.Id, default)));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<AgendaOutcome.Done>(await MeetAsync(book => book.EscalateAsync(first.Id, number, Coordinator.Id, default)));
        Assert.IsType<AgendaOutcome.Already>(await MeetAsync(book => book.EscalateAsync(first.Id, number, Coordinator.Id, default)));
        Assert.IsType<AgendaOutcome.NotFound>(await MeetAsync(book => book.EscalateAsync(first.Id, 99999, Coordinator.Id, default)));
        Clock.Advance(TimeSpan.FromMinutes(1));
        for (int i = 0; i < 4; i++)
        {
            await MeetAsync(book => book.PutForwardAsync(first.Id, AgendaKind.Need, $"问题{i}", Resident.Id, default));
        }
        Assert.IsType<AgendaOutcome.TooMany>(await MeetAsync(book => book.PutForwardAsync(first.Id, AgendaKind.Need, "再一个", Resident.Id, default)));

        Assert.Equal(["电梯什么时候换", "选举", $"{number}：楼道灯不亮"], (await ReadAsync(rows => rows.Meetings.AgendaAsync(first.Id, default))).Take(3).Select(point => point.Text));
    }

    [Fact]
    public async Task Minutes_are_taken_back_once_and_the_record_keeps_when_by_whom_and_that_they_were_published_again()
    {
        Occurrence first = await FirstAsync(await StartAsync());
        At(1, 6, 10);
        Assert.IsType<MinutesOutcome.NotFound>(await MeetAsync(book => book.WithdrawAsync(first.Id, Chair.Id, default)));
        await MeetAsync(book => book.WriteAsync(first.Id, "到会12人", Chair.Id, default));
        Assert.IsType<MinutesOutcome.NoAuthority>(await MeetAsync(book => book.WithdrawAsync(first.Id, Resident.Id, default)));

        MinutesOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MeetAsync(book => book.WithdrawAsync(first.Id, Coordinator.Id, default))));
        Assert.Single(outcomes, outcome => outcome is MinutesOutcome.Withdrawn { IsNew: true });
        Assert.Equal("到会12人", (await ReadAsync(rows => rows.Meetings.MinutesAsync(first.Id, default)))!.Text);
        Assert.IsType<MinutesOutcome.NoAuthority>(await MeetAsync(book => book.PublishAsync(first.Id, Resident.Id, default)));
        At(1, 6, 11);
        Assert.IsType<MinutesOutcome.Written>(await MeetAsync(book => book.PublishAsync(first.Id, Chair.Id, default)));
        await MeetAsync(book => book.WithdrawAsync(first.Id, Chair.Id, default));

        List<MinutesWithdrawal> kept = await ReadAsync(rows => rows.Meetings.WithdrawalsAsync(first.Id, default));
        Assert.Equal([(1, Coordinator.Id, true), (2, Chair.Id, false)], kept.Select(it => (it.Nr, it.PersonId, it.PublishedAgainAt == it.At.AddHours(1))));
        await MeetAsync(book => book.WriteAsync(first.Id, "到会13人", Chair.Id, default));
        Assert.All(await ReadAsync(rows => rows.Meetings.WithdrawalsAsync(first.Id, default)), it => Assert.NotNull(it.PublishedAgainAt));
    }

    [Fact]
    public async Task Minutes_and_decisions_are_written_once_it_has_begun_and_followed_up_by_their_day()
    {
        Series series = await StartAsync();
        Occurrence first = await FirstAsync(series);
        Assert.IsType<MinutesOutcome.WrongState>(await MeetAsync(book => book.WriteAsync(first.Id, "到会12人", Chair.Id, default)));
        At(1, 6, 10);
        Assert.IsType<MinutesOutcome.NoAuthority>(await MeetAsync(book => book.WriteAsync(first.Id, "到会12人", Resident.Id, default)));
        Assert.IsType<MinutesOutcome.Written>(await MeetAsync(book => book.WriteAsync(first.Id, "到会12人", Chair.Id, default)));
        await MeetAsync(book => book.WriteAsync(first.Id, "到会13人", Coordinator.Id, default));
        Assert.Equal("到会13人", (await ReadAsync(rows => rows.Meetings.MinutesAsync(first.Id, default)))!.Text);

        Decision hers = Assert.IsType<MinutesOutcome.Decided>(await MeetAsync(book => book.DecideAsync(first.Id, "换灯", "王德福", new(2026, 1, 10), Chair.Id, default))).Decision;
        Decision nobodys = Assert.IsType<MinutesOutcome.Decided>(await MeetAsync(book => book.DecideAsync(first.Id, "修门", "物业", new(2026, 1, 10), Chair.Id, default))).Decision;
        Decision done = Assert.IsType<MinutesOutcome.Decided>(await MeetAsync(book => book.DecideAsync(first.Id, "扫雪", "王德福", new(2026, 1, 10), Chair.Id, default))).Decision;
        Assert.Equal((Chair.Id, (Guid?)null, 3), (hers.OwnerId, nobodys.OwnerId, done.Nr));
        await MeetAsync(book => book.DoneAsync(done.Id, Chair.Id, default));
        Assert.IsType<MinutesOutcome.NoAuthority>(await MeetAsync(book => book.DoneAsync(hers.Id, Resident.Id, default)));
        Assert.Equal(0, await FollowUpAsync());

        At(1, 10, 9);
        Assert.Equal(2, await FollowUpAsync());
        Assert.Equal(0, await FollowUpAsync());
        Assert.Equal(new[] { $"decision/{hers.Id:N}/owner/due/2026-01-10", $"decision/{nobodys.Id:N}/coordinator/due/2026-01-10" }.Order(StringComparer.Ordinal), await KeysAsync());
        Assert.Equal(["王德福"], await ToldAsync($"decision/{hers.Id:N}/owner/due"));

        At(1, 11, 9);
        Assert.Equal(2, await FollowUpAsync());
        Assert.Equal(["林晓彤", "王德福"], [.. await ToldAsync($"decision/{hers.Id:N}/coordinator/passed"), .. await ToldAsync($"decision/{hers.Id:N}/owner/passed")]);
        At(1, 12, 9);
        Assert.Equal(0, await FollowUpAsync());

        // Then every week, also where the job slept on the day, until it is done.
        At(1, 18, 9);
        Assert.Equal(2, await FollowUpAsync());
        At(1, 27, 9);
        Assert.Equal(2, await FollowUpAsync());
        Assert.Equal(0, await FollowUpAsync());
        Assert.Equal(["林晓彤", "王德福"], [.. await ToldAsync($"decision/{hers.Id:N}/coordinator/passed/2026-01-25"), .. await ToldAsync($"decision/{hers.Id:N}/owner/passed/2026-01-25")]);
        await MeetAsync(book => book.DoneAsync(hers.Id, Chair.Id, default));
        At(2, 2, 9);
        Assert.Equal(1, await FollowUpAsync());
    }

    [Fact]
    public async Task A_decision_without_a_day_is_on_the_next_agenda_until_it_gets_one()
    {
        Occurrence first = await FirstAsync(await StartAsync());
        At(1, 6, 10);
        Decision undated = Assert.IsType<MinutesOutcome.Decided>(await MeetAsync(book => book.DecideAsync(first.Id, "换门禁", null, null, Chair.Id, default))).Decision;

        Assert.Equal(1, await FollowUpAsync());
        Assert.Equal(0, await FollowUpAsync());
        Assert.Equal(["1|Undated|换门禁"], await AgendasAsync());
        At(1, 26, 12);
        Assert.Equal(1, await FollowUpAsync());
        Assert.Equal(["2|Undated|换门禁"], await AgendasAsync());

        Decision settled = Assert.IsType<MinutesOutcome.Decided>(await MeetAsync(book => book.SettleAsync(undated.Id, "王德福", new(2026, 1, 27), Chair.Id, default))).Decision;
        Assert.Equal((Chair.Id, new DateOnly(2026, 1, 27)), (settled.OwnerId, settled.DueOn));
        Assert.IsType<MinutesOutcome.NoAuthority>(await MeetAsync(book => book.SettleAsync(undated.Id, null, new(2026, 3, 1), Resident.Id, default)));
        At(1, 27, 9);
        Assert.Equal(1, await FollowUpAsync());
        Assert.Equal(["王德福"], await ToldAsync($"decision/{undated.Id:N}/owner/due/2026-01-27"));

        Task<List<string>> AgendasAsync() => Database.AskAsync("""SELECT count(DISTINCT "OccurrenceId"), max("Kind"), max("Text") FROM agenda_points""");
    }

    [Fact]
    public async Task A_decisions_owner_is_of_the_place_and_nobody_from_elsewhere()
    {
        Occurrence first = await FirstAsync(await StartAsync());
        await WriteAsync(rows => rows.Areas.Add(new Area { Code = "far", Level = AreaLevel.Community, Name = "别的社区", Path = "far/" }));
        await WritePersonAsync("赵远", Role.Coordinator, "far");
        await WritePersonAsync("周路");
        Guid below = (await WritePersonAsync("吴近", Role.BuildingHead, Building)).Id;
        await WritePersonAsync("吴近", Role.BuildingHead, "far");
        At(1, 6, 10);

        Assert.Null(await OwnerAsync("赵远"));
        Assert.Null(await OwnerAsync("周路"));
        Assert.Equal(below, await OwnerAsync("吴近"));
        Assert.Equal(Chair.Id, await OwnerAsync("王德福"));
        Assert.Equal(Coordinator.Id, await OwnerAsync("林晓彤"));
        await WritePersonAsync("吴近", Role.Volunteer, Building);
        Assert.Null(await OwnerAsync("吴近"));

        async Task<Guid?> OwnerAsync(string name) => Assert.IsType<MinutesOutcome.Decided>(
            await MeetAsync(book => book.DecideAsync(first.Id, "换灯", name, null, Chair.Id, default))).Decision.OwnerId;
    }

    private async Task<int> FollowUpAsync()
    {
        (Guid? last, int followed) = await MeetAsync(book => book.FollowUpAsync(Guid.Empty, default));
        Assert.Null(last);
        return followed;
    }
}

public sealed class MeetingBookOnSqliteTests() : MeetingBookTests(DatabaseKind.Sqlite);

public sealed class MeetingBookOnPostgresTests() : MeetingBookTests(DatabaseKind.Postgres);
