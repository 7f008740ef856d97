using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>A notice is taken back from those whom it reached, or may have reached, and from nobody else.</summary>
public abstract class RecallTests(DatabaseKind kind) : StorageTests(kind)
{
    private static readonly Bi Words = new("更正：今天不停水", "Correction: the water stays on today");

    [Fact]
    public async Task The_correction_goes_to_those_who_have_it_or_may_have_it()
    {
        (Guid reached, Guid unknown, Guid failed, Guid pending) = (Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next());
        Notice notice = Notice("k", reached, unknown, failed, pending);
        Guid slice = await SendAsync(notice, (reached, DeliveryState.HandedOff), (unknown, DeliveryState.Unknown), (failed, DeliveryState.Failed));

        Notice correction = Assert.IsType<Recalled.Done>(await RecallAsync(notice)).Notice;
        await ExpandAsync();
        Assert.Equal(Sorted(reached, unknown), await PeopleOfAsync(correction));

        // The worker that was at it finds the notice stopped; only then everybody stands in the correction's ledger.
        Assert.Null((await ReadAsync(rows => rows.Notices.FindAsync(correction.Id, default)))!.ExpandedAt);
        await RecordAsync(notice, [slice], (pending, DeliveryState.Cancelled));
        await ExpandAsync();
        Assert.Equal(Sorted(reached, unknown), await PeopleOfAsync(correction));
        Assert.NotNull((await ReadAsync(rows => rows.Notices.FindAsync(correction.Id, default)))!.ExpandedAt);
        Assert.Equal(2, (await ReadAsync(rows => rows.Tallies.OfAsync(correction, default))).People);
    }

    [Fact]
    public async Task Who_was_being_sent_it_at_that_moment_is_told_too()
    {
        (Guid reached, Guid late) = (Ids.Next(), Ids.Next());
        Notice notice = Notice("k", reached, late);
        Guid slice = await SendAsync(notice, (reached, DeliveryState.Acked));
        Notice correction = Assert.IsType<Recalled.Done>(await RecallAsync(notice)).Notice;
        await ExpandAsync();
        Assert.Equal([reached], await PeopleOfAsync(correction));

        await RecordAsync(notice, [slice], (late, DeliveryState.HandedOff));
        await ExpandAsync();

        Assert.Equal(Sorted(reached, late), await PeopleOfAsync(correction));
    }

    [Fact]
    public async Task Who_may_have_got_it_before_it_was_to_be_tried_again_is_told_too()
    {
        (Guid tried, Guid rested) = (Ids.Next(), Ids.Next());
        Notice notice = Notice("k", tried, rested);
        Guid slice = await SendAsync(notice);
        await Store.WriteAsync(rows => rows.Ledger.RecordAsync(
            [
                new(notice, tried, 1, DeliveryState.Deferred, "unknown", Now.AddSeconds(10),
                    [new() { NoticeId = notice.Id, PersonId = tried, Channel = "sms", Round = 1, StartedAt = Now, Outcome = AttemptOutcome.Unknown }]),
                new(notice, rested, 0, DeliveryState.Deferred, WhenToSend.Quiet, Now.AddHours(3), []),
            ], [slice], Now, default), default);

        Notice correction = Assert.IsType<Recalled.Done>(await RecallAsync(notice)).Notice;
        await ExpandAsync();

        Assert.Equal([tried], await PeopleOfAsync(correction));
        Assert.Equal(2, (await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 100, default))).Sum(ring => ring.Count));
    }

    [Fact]
    public async Task A_second_recall_writes_nothing()
    {
        Notice notice = Notice("k", Ids.Next());
        await SendAsync(notice);
        Notice first = Assert.IsType<Recalled.Done>(await RecallAsync(notice)).Notice;

        Recalled[] again = await Task.WhenAll(RecallAsync(notice), RecallAsync(notice));

        Assert.All(again, second => Assert.Equal(first.Id, Assert.IsType<Recalled.Already>(second).Notice.Id));
        Assert.Equal(["2"], await Database.AskAsync("SELECT count(*) FROM notices"));
        Assert.Equal($"notice/{notice.Id:N}/recall", first.Key);
    }

    [Fact]
    public async Task Of_two_who_recall_at_once_one_writes_the_correction()
    {
        Notice notice = Notice("k", Ids.Next());
        await SendAsync(notice);

        Recalled[] both = await Task.WhenAll(RecallAsync(notice), RecallAsync(notice));

        Assert.Single(both, one => one is Recalled.Done);
        Assert.Single(both, one => one is Recalled.Already);
    }

    [Fact]
    public async Task A_recall_needs_words_in_both_languages()
    {
        Notice notice = Notice("k", Ids.Next());
        await SendAsync(notice);

        Assert.IsType<Recalled.WordsMissing>(await RecallAsync(notice, new("更正", " ")));
        Assert.Null((await ReadAsync(rows => rows.Notices.FindAsync(notice.Id, default)))!.StoppedAt);
    }

    [Fact]
    public async Task A_notice_whose_audience_is_still_on_its_way_reaches_nobody_more()
    {
        const int Buildings = 150;
        await WriteAsync(rows => rows.Areas.Add(new Area { Code = "m", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m/" }));
        await WriteAsync(rows =>
        {
            for (int i = 0; i < Buildings; i++)
            {
                rows.Areas.Add(new Area { Code = $"b{i:D3}", ParentCode = "m", Level = AreaLevel.Building, Name = $"{i}号楼", Path = $"m/b{i:D3}/" });
                rows.People.Add(new Home { Id = Ids.Next(), PersonId = Ids.Next(), BuildingCode = $"b{i:D3}", From = Today });
            }
        });
        Notice notice = Notice("k", new Audience([]) { Parts = [new("m", AudienceKind.Residents)] });
        await WriteAsync(rows => rows.Notices.AddAsync(notice, Today, default));
        await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default));
        Guid[] first = await PeopleOfAsync(notice);
        Assert.InRange(first.Length, 1, Buildings - 1);
        await SettleAsync(notice, [.. first.Take(10).Select(person => (person, DeliveryState.HandedOff))], [.. first.Skip(10)]);

        Notice correction = Assert.IsType<Recalled.Done>(await RecallAsync(notice)).Notice;
        await SettleAsync(notice, [], []);
        await ExpandAsync();

        Assert.Equal(first, await PeopleOfAsync(notice));
        Assert.Equal(Sorted([.. first.Take(10)]), await PeopleOfAsync(correction));
        // It is counted by the same buildings.
        Assert.Equal(
            ["10|10"], await Database.AskAsync($"""SELECT count(*), count(DISTINCT "AreaCode") FROM deliveries WHERE "NoticeId" = '{Id(correction.Id)}' AND "AreaCode" <> ''"""));
    }

    [Fact]
    public async Task Those_whom_a_notice_reached_come_into_the_ledger_in_slices()
    {
        Guid[] people = [.. Enumerable.Range(0, 600).Select(_ => Ids.Next())];
        Notice notice = Notice("k", people);
        await WriteAsync(rows => rows.Notices.Add(notice));
        await Database.AskAsync("""UPDATE deliveries SET "State" = 'Received'""");
        await Database.AskAsync("DELETE FROM slices");
        // As many parts at once leave each the smallest step.
        Notice after = Notice("after", new Audience([]) { Parts = [.. Enumerable.Repeat(AudiencePart.ReachedBy(notice.Id), 80)] });
        await WriteAsync(rows => rows.Notices.AddAsync(after, Today, default));

        Expanded first = await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default));
        await ExpandAsync();

        Assert.Equal(Slice.Most, first.Rows);
        Assert.Equal(Sorted(people), await PeopleOfAsync(after));
    }

    [Fact]
    public async Task Whom_a_notice_reached_can_be_counted_meant_and_left_out()
    {
        await WriteCommunityAsync();
        Person[] residents = [await LivingAsync("甲"), await LivingAsync("乙"), await LivingAsync("丙")];
        Notice notice = Notice("k", [.. residents.Select(person => person.Id)]);
        Guid slice = await SendAsync(notice, (residents[0].Id, DeliveryState.Read));
        await RecordAsync(notice, [slice], (residents[1].Id, DeliveryState.Failed), (residents[2].Id, DeliveryState.Unknown));
        Audience reached = new([]) { Parts = [AudiencePart.ReachedBy(notice.Id)] };
        Audience missed = new([]) { Parts = [new("m", AudienceKind.Residents)], Except = [AudiencePart.ReachedBy(notice.Id)] };
        Notice after = Notice("after", missed);
        await WriteAsync(rows => rows.Notices.AddAsync(after, Today, default));
        await ExpandAsync();

        Assert.Equal(2, (await ReachAsync(reached)).People);
        Assert.Equal(1, (await ReachAsync(missed)).People);
        Assert.Equal([residents[1].Id], await PeopleOfAsync(after));
    }

    [Fact]
    public async Task An_all_clear_goes_to_those_who_were_alarmed_and_leaves_what_they_did()
    {
        (Guid acked, Guid told) = (Ids.Next(), Ids.Next());
        Notice alert = Notice("k", new Audience([acked, told]), NoticeKind.Alert, Lane.Alert);
        Guid slice = await SendAsync(alert);
        await RecordAsync(alert, [slice], (acked, DeliveryState.HandedOff), (told, DeliveryState.HandedOff));
        await WriteAsync(rows => rows.Notices.ReportAsync(alert.Id, acked, delivery => delivery.Acknowledge(Now), default));

        Notice over = Assert.IsType<Recalled.Done>(await AllClearAsync(alert)).Notice;
        Assert.IsType<Recalled.Already>(await AllClearAsync(alert));
        await ExpandAsync();

        Assert.Equal(Sorted(acked, told), await PeopleOfAsync(over));
        Assert.Equal(($"notice/{alert.Id:N}/all-clear", Lane.Alert, ChannelPolicy.Parallel), (over.Key, over.Lane, over.Channels));
        Assert.Equal(DeliveryState.Acked, (await ReadAsync(rows => rows.Notices.DeliveryAsync(alert.Id, acked, default)))!.State);
        Notice broadcast = Notice("b", acked);
        await SendAsync(broadcast);
        Assert.IsType<Recalled.NoAlert>(await AllClearAsync(broadcast));
    }

    private async Task<Person> LivingAsync(string name)
    {
        Person person = await WritePersonAsync(name);
        await WriteAsync(rows => rows.People.Add(new Home { Id = Ids.Next(), PersonId = person.Id, BuildingCode = Building, From = Today }));
        return person;
    }

    // As a worker does it: one slice is leased, some outcomes are recorded, the others are still under way.
    private async Task<Guid> SendAsync(Notice notice, params (Guid Person, DeliveryState State)[] outcomes)
    {
        IReadOnlyList<Ring> rings = await WriteAsync(rows => Task.FromResult(rows.Notices.Add(notice)));
        await WriteAsync(rows => rows.Ledger.LeaseAsync([rings[0].SliceId], Ids.Next(), Now, TimeSpan.FromMinutes(1), default));
        await RecordAsync(notice, [], outcomes);
        return rings[0].SliceId;
    }

    private Task RecordAsync(Notice notice, Guid[] done, params (Guid Person, DeliveryState State)[] outcomes) => Store.WriteAsync(
        rows => rows.Ledger.RecordAsync(
            [.. outcomes.Select(one => new Outcome(notice, one.Person, 1, one.State, null, null, []))], done, Now, default), default);

    // Workers have finished with all of a notice's slices.
    private async Task SettleAsync(Notice notice, (Guid Person, DeliveryState State)[] outcomes, Guid[] cancelled)
    {
        Guid[] slices = [.. (await Database.AskAsync($"""SELECT "Id" FROM slices WHERE "NoticeId" = '{Id(notice.Id)}'""")).Select(Guid.Parse)];
        await RecordAsync(notice, slices, [.. outcomes, .. cancelled.Select(person => (person, DeliveryState.Cancelled))]);
    }

    private Task<Recalled> RecallAsync(Notice notice, Bi? words = null) => WriteAsync(async rows =>
        await rows.Notices.RecallAsync((await rows.Notices.FindAsync(notice.Id, default))!, words ?? Words, Today, Ids, Now, default));

    private Task<Recalled> AllClearAsync(Notice notice) => WriteAsync(async rows =>
        await rows.Notices.AllClearAsync((await rows.Notices.FindAsync(notice.Id, default))!, Words, Today, Ids, Now, default));

    private async Task ExpandAsync()
    {
        while ((await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default))).Parts > 0)
        {
        }
    }

    private Task<Reach> ReachAsync(Audience audience) => ReadAsync(rows => rows.Ledger.ReachAsync(
        new(audience, Today, new(12, 0), QuietHours.Default, ["directline"], 10), default));

    private async Task<Guid[]> PeopleOfAsync(Notice notice) => Sorted([.. (await Database.AskAsync(
        $"""SELECT "PersonId" FROM deliveries WHERE "NoticeId" = '{Id(notice.Id)}'""")).Select(Guid.Parse)]);

    private static Guid[] Sorted(params Guid[] ids) => [.. ids.Order()];

    private static string Id(Guid id) => id.ToString().ToUpperInvariant();

    private Notice Notice(string key, params Guid[] people) => Notice(key, new Audience(people));

    private Notice Notice(string key, Audience audience, NoticeKind noticeKind = NoticeKind.Broadcast, Lane lane = Lane.Bulk) => new()
    {
        Id = Ids.Next(),
        Key = key,
        Kind = noticeKind,
        Lane = lane,
        Text = new Bi("今天停水", "No water today"),
        Audience = audience,
        Channels = lane == Lane.Bulk ? ChannelPolicy.InTurn : ChannelPolicy.Parallel,
        CreatedAt = Now,
    };
}

public sealed class RecallOnSqliteTests() : RecallTests(DatabaseKind.Sqlite);

public sealed class RecallOnPostgresTests() : RecallTests(DatabaseKind.Postgres);
