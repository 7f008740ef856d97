using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>What has been kept long enough goes, and nothing of which something is still to become.</summary>
public abstract class RetentionTests(DatabaseKind kind) : StorageTests(kind)
{
    private static readonly Bi Words = new("停水", "water");

    private DateTimeOffset Old => Now.AddDays(-100);

    private DateTimeOffset Before => Now.AddDays(-50);

    [Fact]
    public async Task Messages_go_when_they_are_old_and_answered()
    {
        await WriteAsync(rows => rows.Db.AddRange(Came("old", Old, Old), Came("unanswered", Old, null), Came("new", Now, Now)));

        Assert.Equal(1, await SweepAsync(Guid.Empty, (rows, after) => rows.InboxAsync(after, Before, default)));

        Assert.Equal(["new", "unanswered"], await Database.AskAsync("""SELECT "DedupeKey" FROM inbox ORDER BY "DedupeKey" """));
    }

    [Fact]
    public async Task Conversations_go_line_by_line_and_those_in_use_stay()
    {
        Person resident = await WritePersonAsync("田雨欣");
        Person worker = await WritePersonAsync("李桂兰", Role.GridWorker);
        Person neighbour = await WritePersonAsync("邻居");
        Person gone = await WritePersonAsync("搬走了的");
        await WriteAsync(rows => rows.Db.AddRange(
            Talk("neighbour", Old, neighbour.Id), Line("neighbour", 1, Old), Lived(neighbour, null),
            Talk("moved", Old, gone.Id), Line("moved", 1, Old), Lived(gone, Today.AddDays(-1)),
            Talk("guest", Old), Line("guest", 1, Old), Line("guest", 2, Old),
            Talk("spoken", Now), Line("spoken", 1, Old), Line("spoken", 2, Now),
            Talk("told", Old), Line("told", 1, Old), Line("told", 2, Now),
            Talk("unanswered", Old), Line("unanswered", 1, Old), Came("1", Old, null, "unanswered"),
            Talk("waiting", Old, resident.Id), Line("waiting", 1, Old), Asked(1, RequestStatus.Accepted, resident.Id),
            Talk("worker", Old, worker.Id), Line("worker", 1, Old)));

        Assert.Equal(9 + 2, await SweepAsync("", (rows, after) => rows.ConversationsAsync(after, Before, Today, default)));

        Assert.Equal(["neighbour", "spoken", "told", "unanswered", "waiting", "worker"], await Database.AskAsync("""SELECT "Id" FROM conversations ORDER BY "Id" """));
        Assert.Equal(["spoken|2", "told|2"], await Database.AskAsync("""SELECT "ConversationId", "Seq" FROM activities ORDER BY "ConversationId" """));
    }

    [Fact]
    public async Task The_ledger_of_a_notice_goes_when_nothing_more_becomes_of_it()
    {
        Person resident = await WritePersonAsync("田雨欣");
        Request open = Asked(1, RequestStatus.Resolved, resident.Id);
        Request closed = Asked(2, RequestStatus.Confirmed, resident.Id);
        Guid done = Add("done", Old, DeliveryState.Received, closed.Id, out object[] first);
        Add("open", Old, DeliveryState.Received, open.Id, out object[] second);
        Add("deferred", Old, DeliveryState.Deferred, null, out object[] third);
        Add("new", Now, DeliveryState.Received, null, out object[] fourth);
        await WriteAsync(rows => rows.Db.AddRange([open, closed, .. first, .. second, .. third, .. fourth]));

        Assert.Equal(1, await SweepAsync(Guid.Empty, (rows, after) => rows.DeliveriesAsync(after, Before, Now, default)));

        Assert.Equal(["deferred", "new", "open"], await Database.AskAsync(
            """SELECT n."Key" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" JOIN attempts a ON a."NoticeId" = n."Id" ORDER BY n."Key" """));
        Assert.Equal(["4"], await Database.AskAsync("SELECT count(*) FROM notices"));
        Assert.Equal(["3"], await Database.AskAsync("SELECT count(*) FROM attempts"));
        Assert.NotEqual(Guid.Empty, done);

        Guid Add(string key, DateTimeOffset at, DeliveryState state, Guid? request, out object[] rows)
        {
            Guid id = Guid.CreateVersion7(at);
            rows =
            [
                new Notice
                {
                    Id = id, Key = key, Kind = NoticeKind.Update, Lane = Lane.Normal, Text = Words, Audience = new([resident.Id]), CreatedAt = at,
                    ExpandedAt = at, RequestId = request,
                },
                new Delivery { NoticeId = id, PersonId = resident.Id, Lane = Lane.Normal, State = state, CreatedAt = at, ChangedAt = at },
                new Attempt { NoticeId = id, PersonId = resident.Id, Channel = "webhook", Round = 1, StartedAt = at, Outcome = AttemptOutcome.Ok },
            ];
            return id;
        }
    }

    [Fact]
    public async Task What_a_repeating_broadcast_says_to_each_stays_until_it_ends()
    {
        Person resident = await WritePersonAsync("田雨欣");
        DateTimeOffset old = Before.AddDays(-1);
        Broadcast series = new()
        {
            Id = Ids.Next(), AuthorId = resident.Id, AuthorName = "林晓彤", AreaCode = "m", Text = Words, Lane = Lane.Bulk, Audience = new([resident.Id]),
            CreatedAt = old, State = BroadcastState.Scheduled, ScheduleRule = "FREQ=WEEKLY", ScheduledAt = Now.AddDays(1), FirstAt = old,
        };
        await WriteAsync(rows => rows.Db.AddRange(
            [series, new NoticeValues { BroadcastId = series.Id, PersonId = resident.Id, Nr = 1, Values = new() { ["name"] = "雨欣" } }, .. Run("first"), .. Run("second")]));

        Assert.Equal(2, await SweepAsync(Guid.Empty, (rows, after) => rows.DeliveriesAsync(after, Before, Now, default)));
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM notice_values"));

        await WriteAsync(async rows => (await rows.Broadcasts.LockAsync(series.Id, default))!.State = BroadcastState.Stopped);
        await WriteAsync(rows => rows.Db.Add(new Delivery
        {
            NoticeId = rows.Db.Notices.First().Id, PersonId = resident.Id, Lane = Lane.Normal, State = DeliveryState.HandedOff, CreatedAt = old, ChangedAt = old,
        }));
        Assert.Equal(1, await SweepAsync(Guid.Empty, (rows, after) => rows.DeliveriesAsync(after, Before, Now, default)));
        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM notice_values"));

        object[] Run(string key)
        {
            Guid id = Guid.CreateVersion7(old);
            return
            [
                new Notice
                {
                    Id = id, Key = key, Kind = NoticeKind.Broadcast, Lane = Lane.Bulk, Text = Words, Audience = new([resident.Id]), CreatedAt = old,
                    ExpandedAt = old, ValuesOf = series.Id,
                },
                new Delivery { NoticeId = id, PersonId = resident.Id, Lane = Lane.Bulk, State = DeliveryState.HandedOff, CreatedAt = old, ChangedAt = old },
            ];
        }
    }

    [Fact]
    public async Task Names_and_addresses_go_from_requests_that_were_closed_long_ago_and_their_steps_stay()
    {
        Person resident = await WritePersonAsync("田雨欣");
        Request closed = Asked(1, RequestStatus.Confirmed, resident.Id);
        Request open = Asked(2, RequestStatus.Reopened, resident.Id);
        Request lately = Asked(3, RequestStatus.Withdrawn, resident.Id);
        lately.ClosedAt = Now;
        Guid worker = Ids.Next();
        await WriteAsync(rows => rows.Db.AddRange(
            closed, open, lately, Step(closed, 1, resident.Id, "田雨欣"), Step(closed, 2, worker, "李桂兰"), Step(open, 1, resident.Id, "田雨欣")));

        Assert.Equal(1, await SweepAsync(Guid.Empty, (rows, after) => rows.NamesAsync(after, Before, default)));
        Assert.Equal(0, await SweepAsync(Guid.Empty, (rows, after) => rows.NamesAsync(after, Before, default)));

        Assert.Equal(["1|灯坏了|1号楼||", "2|灯坏了|1号楼|2单元|(door)", "3|灯坏了|1号楼|2单元|(door)"], await Database.AskAsync(
            """SELECT "Number", "Text", "PlaceName", "Unit", CASE WHEN "Door" IS NULL THEN '' ELSE '(door)' END FROM requests ORDER BY "Number" """));
        Assert.Equal(["2", "3"], await Database.AskAsync("""SELECT "Number" FROM requests WHERE "ReporterId" IS NOT NULL ORDER BY "Number" """));
        Assert.Equal(["1|1||0", "1|2||1", "2|1|田雨欣|1"], await Database.AskAsync(
            """
            SELECT r."Number", t."Seq", t."ActorName", CASE WHEN t."ActorId" IS NULL THEN 0 ELSE 1 END
            FROM timeline t JOIN requests r ON r."Id" = t."RequestId" ORDER BY r."Number", t."Seq"
            """));
    }

    [Fact]
    public async Task Looks_and_files_that_belong_to_nothing_go()
    {
        Request request = Asked(1, RequestStatus.Confirmed, null);
        Attachment drafted = File("drafted", Old, null);
        await WriteAsync(rows => rows.Db.AddRange(
            new Look { Id = Ids.Next(), At = Old, ByPersonId = Ids.Next(), Subject = "old" },
            new Look { Id = Ids.Next(), At = Now, ByPersonId = Ids.Next(), Subject = "new" },
            request, File("filed", Old, request.Id), File("unfiled", Old, null), File("new", Now, null), drafted,
            Shared("dead", Old), Shared("alive", Now), Draft(drafted)));

        Assert.Equal(1, await SweepAsync(Guid.Empty, (rows, _) => rows.LooksAsync(Before, default)));
        Assert.Equal(2, await SweepAsync(Guid.Empty, (rows, after) => rows.FilesAsync(after, Before, default)));

        Assert.Equal(["new"], await Database.AskAsync("""SELECT "Subject" FROM looks"""));
        Assert.Equal(["alive", "drafted", "filed", "new"], await Database.AskAsync("""SELECT "Name" FROM attachments ORDER BY "Name" """));
    }

    [Fact]
    public async Task Homes_go_long_after_their_end()
    {
        Person person = await WritePersonAsync("田雨欣");
        DateOnly before = DateOnly.FromDateTime(Before.DateTime);
        await WriteAsync(rows => rows.Db.AddRange(Lived(person, null), Lived(person, before), Lived(person, before.AddDays(-1))));

        Assert.Equal(1, await SweepAsync(Guid.Empty, (rows, _) => rows.HomesAsync(before, default)));
        Assert.Equal(0, await SweepAsync(Guid.Empty, (rows, _) => rows.HomesAsync(before, default)));

        Assert.Equal(["2"], await Database.AskAsync("SELECT count(*) FROM homes"));
    }

    private Home Lived(Person person, DateOnly? until) =>
        new() { Id = Ids.Next(), PersonId = person.Id, BuildingCode = Building, From = Today.AddDays(-200), Until = until };

    private async Task<int> SweepAsync<T>(T start, Func<RetentionRows, T, Task<Swept<T>>> step)
    {
        Swept<T> swept = new(start, true, 0);
        int gone = 0;
        while (swept.More)
        {
            T after = swept.Next;
            swept = await WriteAsync(rows => step(rows.Retention, after));
            gone += swept.Gone;
        }
        return gone;
    }

    private static Inbound Came(string key, DateTimeOffset at, DateTimeOffset? answered, string conversation = "c") => new()
    {
        Id = Guid.CreateVersion7(at), Channel = "directline", DedupeKey = key, ConversationId = conversation, Content = "{}", At = at, Seq = 1, AnsweredAt = answered,
    };

    private Conversation Talk(string id, DateTimeOffset heard, Guid? person = null) => new()
    {
        Id = id, Channel = "directline", UserId = id, PersonId = person, CreatedAt = Old, HeardAt = heard, LastSeq = 2,
    };

    private static Activity Line(string conversation, long seq, DateTimeOffset at) => new() { ConversationId = conversation, Seq = seq, Json = "{}", At = at };

    private Request Asked(long number, RequestStatus status, Guid? reporter) => new()
    {
        Id = Guid.CreateVersion7(Old), Number = number, Key = $"k{number}", ReporterId = reporter, Text = "灯坏了", Category = Category.Lighting, Urgency = Urgency.Normal,
        PlaceName = "1号楼", Unit = "2单元", Door = new Sealed("sealed"), Status = status, SubmittedAt = Old,
        ClosedAt = status is RequestStatus.Confirmed or RequestStatus.Withdrawn ? Old : null,
    };

    private TimelineEntry Step(Request request, int seq, Guid actor, string name) => new()
    {
        RequestId = request.Id, Seq = seq, At = Old, Step = RequestStep.Add, ActorId = actor, ActorName = name,
    };

    private static Attachment File(string name, DateTimeOffset at, Guid? request) => new()
    {
        Id = Guid.CreateVersion7(at), Source = "c", RequestId = request, Name = name, MediaType = "image/jpeg", Content = [1], At = at,
    };

    private Attachment Shared(string name, DateTimeOffset until)
    {
        Attachment file = File(name, Old, null);
        (file.ShareHash, file.SharedUntil) = (name, until);
        return file;
    }

    private Broadcast Draft(Attachment file) => new()
    {
        Id = Ids.Next(), AuthorId = Ids.Next(), AuthorName = "林晓彤", AreaCode = "m", Text = Words, Lane = Lane.Bulk, Audience = new([]), CreatedAt = Old,
        Files = [new(file.Id, file.Name, file.MediaType, 1, "https://hub.example", "token")],
    };
}

public sealed class RetentionOnSqliteTests() : RetentionTests(DatabaseKind.Sqlite);

public sealed class RetentionOnPostgresTests() : RetentionTests(DatabaseKind.Postgres);
