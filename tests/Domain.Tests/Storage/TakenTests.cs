using Hub.Domain.Notices;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>A try that was taken in its first round stands in the delivery's own row: told once, whatever comes between.</summary>
public abstract class TakenTests(DatabaseKind kind) : StorageTests(kind)
{
    private static DateTimeOffset Began => new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly Guid _person = Guid.CreateVersion7();

    // So many that the notice is counted; nothing becomes of theirs here.
    private readonly Guid[] _others = [.. Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public async Task It_takes_no_row_of_its_own_and_nothing_of_it_is_lost()
    {
        Notice notice = await WriteNoticeAsync();

        await RecordAsync(Taken(notice));

        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM attempts"));
        Attempt attempt = Assert.Single(await AttemptsAsync(notice));
        Assert.Equal(
            ("sms", 1, Began, AttemptOutcome.Ok, "gw-1", Attempt.KeyOf(notice.Id, _person, "sms", 1)),
            (attempt.Channel, attempt.Round, attempt.StartedAt, attempt.Outcome, attempt.ProviderId, attempt.Key));
        Assert.Equal(["HandedOff 1", "sms Ok 1"], await NumbersAsync(notice));
    }

    [Fact]
    public async Task It_is_told_once_when_the_answer_of_its_record_was_lost()
    {
        Notice notice = await WriteNoticeAsync();

        await RecordAsync(Taken(notice));
        await RecordAsync(Taken(notice));
        // A worker that took the slice over sends with the same key.
        await RecordAsync(Taken(notice) with { Taken = null, Attempts = [Try(notice)] });

        Assert.Single(await AttemptsAsync(notice));
        Assert.Equal(["HandedOff 1", "sms Ok 1"], await NumbersAsync(notice));
    }

    [Fact]
    public async Task It_is_told_when_a_take_over_had_called_it_unknown()
    {
        Notice notice = await WriteNoticeAsync();

        await RecordAsync(new(notice, _person, 0, DeliveryState.Unknown, "worker lost", null, []));
        Assert.Equal(["Unknown worker lost 1"], await NumbersAsync(notice));
        await RecordAsync(Taken(notice));

        Assert.Equal("gw-1", Assert.Single(await AttemptsAsync(notice)).ProviderId);
        Assert.Equal(["HandedOff 1", "sms Ok 1"], await NumbersAsync(notice));
    }

    [Fact]
    public async Task It_is_told_when_her_page_was_quicker()
    {
        Notice notice = await WriteNoticeAsync();

        await WriteAsync(rows => rows.Notices.ReportAsync(notice.Id, _person, row => row.Acknowledge(Now), default));
        await RecordAsync(Taken(notice));

        Assert.Equal("gw-1", Assert.Single(await AttemptsAsync(notice)).ProviderId);
        Assert.Equal(["Acked 1", "sms Ok 1"], await NumbersAsync(notice));
    }

    [Fact]
    public async Task Of_a_notice_to_a_few_it_is_read_from_their_rows()
    {
        Notice notice = await WriteNoticeAsync(_person);

        await RecordAsync(Taken(notice) with { Attempts = [new() { NoticeId = notice.Id, PersonId = _person, Channel = "live", Round = 1, StartedAt = Began, Outcome = AttemptOutcome.Unreachable }] });

        Assert.Equal(["HandedOff 1", "live Unreachable 1", "sms Ok 1"], await NumbersAsync(notice));
        Assert.Equal(["live", "sms"], (await AttemptsAsync(notice)).Select(attempt => attempt.Channel).Order());
    }

    private Attempt Try(Notice notice) => new()
    {
        NoticeId = notice.Id, PersonId = _person, Channel = "sms", Round = 1, StartedAt = Began, Outcome = AttemptOutcome.Ok, ProviderId = "gw-1",
    };

    private Outcome Taken(Notice notice) => new(notice, _person, 1, DeliveryState.HandedOff, null, null, []) { Taken = Try(notice) };

    private Task RecordAsync(Outcome outcome) => WriteAsync(rows => rows.Ledger.RecordAsync([outcome], [], Now, default));

    private Task<List<Attempt>> AttemptsAsync(Notice notice) => ReadAsync(rows => rows.Notices.AttemptsAsync(notice.Id, _person, default));

    private async Task<Notice> WriteNoticeAsync(params Guid[] people)
    {
        Notice notice = new()
        {
            Id = Ids.Next(),
            Key = $"test/{Ids.Next()}",
            Kind = NoticeKind.Broadcast,
            Lane = Lane.Bulk,
            Text = new Bi("停水", "No water"),
            Audience = new(people.Length > 0 ? people : [_person, .. _others]),
            CreatedAt = Now,
        };
        await WriteAsync(rows => rows.Notices.Add(notice));
        return notice;
    }
}

public sealed class TakenOnSqliteTests() : TakenTests(DatabaseKind.Sqlite);

public sealed class TakenOnPostgresTests() : TakenTests(DatabaseKind.Postgres);
