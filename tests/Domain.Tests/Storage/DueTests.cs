using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>What a worker asks about the rows and people of a slice before it sends.</summary>
public abstract class DueTests(DatabaseKind kind) : StorageTests(kind)
{
    [Fact]
    public async Task Only_what_is_not_to_be_sent_for_the_first_time_is_told_with_its_round_and_why_it_waited()
    {
        (Guid first, Guid waited, Guid told, Guid nobody) = (Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next());
        Notice notice = new()
        {
            Id = Ids.Next(),
            Key = "due",
            Kind = NoticeKind.Broadcast,
            Lane = Lane.Bulk,
            Text = new Bi("停水", "No water"),
            Audience = new([first, waited, told]),
            CreatedAt = Now,
        };
        await WriteAsync(rows => rows.Notices.Add(notice));
        await WriteAsync(rows => rows.Ledger.RecordAsync(
            [
                new(notice, waited, 2, DeliveryState.Deferred, Waiting.Later, Now, []),
                new(notice, told, 1, DeliveryState.HandedOff, null, null, []),
            ], [], Now, default));
        await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 10, default));

        Dictionary<(Guid, Guid), Due?> other = await ReadAsync(rows => rows.Ledger.OtherThanFirstAsync(
            [(notice.Id, first), (notice.Id, waited), (notice.Id, told), (notice.Id, nobody)], default));

        Assert.Equal(new Due(notice.Id, waited, 2, Waiting.Later), other[(notice.Id, waited)]);
        Assert.Null(other[(notice.Id, told)]);
        Assert.Null(other[(notice.Id, nobody)]);
        Assert.Equal(3, other.Count);
    }

    [Fact]
    public async Task Each_wish_is_its_persons_own_and_who_is_gone_has_none()
    {
        Person ordinary = Person();
        Person like = Person();
        Person own = Person();
        (own.Language, own.QuietFrom, own.QuietUntil) = (Lang.En, new(20, 0), new(8, 30));
        own.OptOuts.Add("Reminder");
        own.Channels.AddRange(["sms", "webhook"]);
        await WriteAsync(rows =>
        {
            rows.People.Add(ordinary);
            rows.People.Add(like);
            rows.People.Add(own);
            return Task.CompletedTask;
        });

        Dictionary<Guid, Wishes> wishes = await ReadAsync(rows => rows.People.WishesAsync([ordinary.Id, like.Id, own.Id, Ids.Next()], default));

        Assert.Equal(3, wishes.Count);
        foreach (Person person in new[] { ordinary, like })
        {
            Assert.Equal((Lang.Zh, null, null), (wishes[person.Id].Language, wishes[person.Id].QuietFrom, wishes[person.Id].QuietUntil));
            Assert.Empty(wishes[person.Id].OptOuts);
            Assert.Empty(wishes[person.Id].Channels);
        }
        Assert.Equal((Lang.En, new TimeOnly(20, 0), new TimeOnly(8, 30)), (wishes[own.Id].Language, wishes[own.Id].QuietFrom, wishes[own.Id].QuietUntil));
        Assert.Equal(["Reminder"], wishes[own.Id].OptOuts);
        Assert.Equal(["sms", "webhook"], wishes[own.Id].Channels);
    }

    private Person Person() => new() { Id = Ids.Next(), CreatedAt = Now };
}

public sealed class DueOnSqliteTests() : DueTests(DatabaseKind.Sqlite);

public sealed class DueOnPostgresTests() : DueTests(DatabaseKind.Postgres);
