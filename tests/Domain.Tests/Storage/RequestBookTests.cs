using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Requests are filed and moved within one transaction, also when two want the same.</summary>
public abstract class RequestBookTests(DatabaseKind kind) : StorageTests(kind)
{
    [Fact]
    public async Task Of_two_workers_who_accept_at_once_one_has_it_and_the_other_hears_who()
    {
        await WriteCommunityAsync();
        Person[] workers = [await WritePersonAsync("李梅", Role.GridWorker), await WritePersonAsync("王强", Role.GridWorker)];
        for (int round = 0; round < 10; round++)
        {
            Request request = await SubmitAsync($"turn/{round}");

            Moved[] moved = await Task.WhenAll(workers.Select(worker => WriteAsync(rows =>
                Book(rows).AcceptAsync(request.Id, new(worker.Id, worker.Name), default))));

            Moved.Done done = Assert.Single(moved.OfType<Moved.Done>());
            Assert.Equal(done.Request.AssigneeId, Assert.Single(moved.OfType<Moved.TakenBy>()).WorkerId);
            Assert.Equal(
                [RequestStep.Submit, RequestStep.Dispatch, RequestStep.Accept],
                (await ReadAsync(rows => rows.Requests.TimelineAsync(request.Id, default))).Select(entry => entry.Step));
        }
    }

    [Fact]
    public async Task The_same_key_files_one_request()
    {
        await WriteCommunityAsync();
        await WritePersonAsync("李梅", Role.GridWorker);

        Request first = await SubmitAsync("turn/1");
        Request second = await SubmitAsync("turn/1");

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM notices"));
    }

    [Fact]
    public async Task The_same_key_at_once_files_one_request()
    {
        await WriteCommunityAsync();
        await WritePersonAsync("李梅", Role.GridWorker);

        Request[] filed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SubmitAsync("turn/1")));

        Assert.Single(filed.Select(request => request.Id).Distinct());
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM requests"));
    }

    [Fact]
    public async Task A_filing_writes_request_timeline_and_notice_together_and_numbers_rise()
    {
        await WriteCommunityAsync();
        Person worker = await WritePersonAsync("李梅", Role.GridWorker);

        Request first = await SubmitAsync("turn/1");
        Request second = await SubmitAsync("turn/2");

        Assert.Equal((1001, 1002), (first.Number, second.Number));
        Delivery delivery = Assert.Single(await ReadAsync(rows => rows.Notices.OfRequestAsync(first.Id, default)));
        Assert.Equal((worker.Id, DeliveryState.Pending), (delivery.PersonId, delivery.State));
        Assert.Equal(2, (await ReadAsync(rows => rows.Requests.TimelineAsync(first.Id, default))).Count);
    }

    [Fact]
    public async Task Whoever_serves_neither_the_place_nor_the_request_finds_nothing()
    {
        await WriteCommunityAsync();
        await WritePersonAsync("李梅", Role.GridWorker);
        Person stranger = await WritePersonAsync("路人");
        Request request = await SubmitAsync("turn/1", reporter: Ids.Next());
        Actor actor = new(stranger.Id, stranger.Name);

        Assert.IsType<Moved.NotFound>(await WriteAsync(rows => Book(rows).AcceptAsync(request.Id, actor, default)));
        Assert.IsType<Moved.NotFound>(await WriteAsync(rows => Book(rows).ConfirmAsync(request.Id, actor, default)));
        Assert.IsType<Moved.NotFound>(await WriteAsync(rows => Book(rows).AcceptAsync(Ids.Next(), actor, default)));
    }

    [Fact]
    public async Task A_post_that_begins_tomorrow_or_ended_yesterday_serves_nobody_today()
    {
        await WriteCommunityAsync();
        Person person = await WritePersonAsync("李梅");
        await WriteAsync(rows =>
        {
            rows.People.Add(new Post { Id = Ids.Next(), PersonId = person.Id, Role = Role.GridWorker, AreaCode = Grid, From = Today.AddDays(1) });
            rows.People.Add(new Post { Id = Ids.Next(), PersonId = person.Id, Role = Role.GridLeader, AreaCode = Grid, From = Today.AddDays(-9), Until = Today.AddDays(-1) });
        });

        (List<Standing> upward, _) = await ReadAsync(rows => Book(rows).UpwardAsync(Building, default));

        Assert.Empty(upward);
    }

    [Fact]
    public async Task Whoever_reads_an_order_reads_the_compound_with_the_building()
    {
        await WriteCommunityAsync();
        await WritePersonAsync("李梅", Role.GridWorker);

        await SubmitAsync("turn/1");

        Assert.Equal(["河湾花园 1号楼"], await Database.AskAsync("""SELECT "PlaceName" FROM requests"""));
        Assert.Contains("河湾花园 1号楼", Assert.Single(await Database.AskAsync("""SELECT "Text" FROM notices""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chief_of_the_compound_serves_its_buildings()
    {
        await WriteCommunityAsync();
        Person chief = await WritePersonAsync("周小区", Role.CompoundChief, Compound);

        (List<Standing> upward, List<Area> areas) = await ReadAsync(rows => Book(rows).UpwardAsync(Building, default));
        IEnumerable<string> codes = areas.Select(area => area.Code);

        Assert.Equal([Building, Compound, Grid, "m"], codes);
        Assert.Equal(chief.Id, Assert.Single(upward).Person.Id);
    }

    [Fact]
    public async Task Orders_are_ones_own_and_those_open_below_ones_areas_by_grid_or_by_compound()
    {
        await WriteCommunityAsync();
        Person worker = await WritePersonAsync("李梅", Role.GridWorker);
        Request open = await SubmitAsync("turn/1");
        Request taken = await SubmitAsync("turn/2");
        await WriteAsync(rows => Book(rows).AcceptAsync(taken.Id, new(worker.Id, worker.Name), default));

        foreach ((string area, Guid asker, long[] numbers) in new[]
        {
            (Grid, worker.Id, new[] { taken.Number, open.Number }), (Compound, Ids.Next(), [open.Number]), ("m", Ids.Next(), [open.Number]),
        })
        {
            List<Request> orders = await ReadAsync(async rows =>
                await rows.Requests.OrdersAsync(asker, [(await rows.Areas.FindAsync(area, default))!], 10, default));
            Assert.Equal(numbers, orders.Select(order => order.Number));
        }
    }
}

public sealed class RequestBookOnSqliteTests() : RequestBookTests(DatabaseKind.Sqlite);

public sealed class RequestBookOnPostgresTests() : RequestBookTests(DatabaseKind.Postgres);
