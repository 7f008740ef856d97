using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>What a gateway says later of messages that it took.</summary>
public abstract class ReceiptTests(DatabaseKind kind) : StorageTests(kind)
{
    private readonly Guid _person = Guid.CreateVersion7();

    // So many that the notice is counted; nothing becomes of theirs here.
    private readonly Guid[] _others = [.. Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public async Task What_was_received_and_read_is_counted_once_and_goes_no_way_back()
    {
        Notice notice = await HandOffAsync();

        Assert.True(await TakeAsync(Of(notice, ReceiptKind.Received)));
        Assert.False(await TakeAsync(Of(notice, ReceiptKind.Received)));
        Assert.Equal(["Received 1", "sms Ok 1"], await NumbersAsync(notice));
        Assert.True(await TakeAsync(Of(notice, ReceiptKind.Read)));
        Assert.False(await TakeAsync(Of(notice, ReceiptKind.Received)));

        Assert.Equal(["Read 1", "sms Ok 1"], await NumbersAsync(notice));
    }

    [Fact]
    public async Task What_could_not_be_brought_waits_for_her_other_channels_and_is_counted_with_its_reason()
    {
        Notice notice = await HandOffAsync();

        Assert.True(await TakeAsync(Of(notice, ReceiptKind.Failed, "absent")));
        Assert.False(await TakeAsync(Of(notice, ReceiptKind.Failed, "absent")));

        Assert.Equal(["Deferred bounced 1", "sms Bounced absent 1"], await NumbersAsync(notice));
        Attempt attempt = Assert.Single(await ReadAsync(rows => rows.Notices.AttemptsAsync(notice.Id, _person, default)));
        Assert.Equal(("sms", 1, AttemptOutcome.Bounced, "absent"), (attempt.Channel, attempt.Round, attempt.Outcome, attempt.Reason));
        await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 10, default));
        Assert.Equal(
            [(notice.Id, _person, "sms")],
            await ReadAsync(rows => rows.Ledger.BouncedAsync([new(notice.Id, _person, 1, Waiting.Bounced)], default)));
    }

    [Theory]
    [InlineData("sms", "webhook")]
    [InlineData("webhook", "sms")]
    public async Task What_another_channel_has_brought_is_not_sent_again(params string[] channels)
    {
        Notice notice = await HandOffAsync(channels);

        Assert.True(await TakeAsync(Of(notice, ReceiptKind.Failed, "absent")));

        Assert.Equal(["HandedOff 1", "sms Bounced absent 1", "webhook Ok 1"], await NumbersAsync(notice));
    }

    [Fact]
    public async Task What_she_has_is_not_sent_again_though_a_channel_gives_up()
    {
        Notice notice = await HandOffAsync();
        await WriteAsync(rows => rows.Notices.ReportAsync(notice.Id, _person, row => row.Acknowledge(Now), default));

        await TakeAsync(Of(notice, ReceiptKind.Failed, "absent"));

        Assert.Equal(["Acked 1", "sms Bounced absent 1"], await NumbersAsync(notice));
    }

    [Fact]
    public async Task A_receipt_that_is_quicker_than_the_record_of_its_sending_stays_true()
    {
        Notice notice = Notice();
        await WriteAsync(rows => rows.Notices.Add(notice));

        Assert.True(await TakeAsync(Of(notice, ReceiptKind.Failed, "absent")));
        await RecordAsync(notice, null);

        Assert.Equal(["Deferred bounced 1", "sms Bounced absent 1"], await NumbersAsync(notice));
    }

    [Fact]
    public async Task A_receipt_of_one_message_is_of_everything_that_it_carried()
    {
        (Notice first, Notice second) = (Notice(), Notice());
        await WriteAsync(rows => rows.Notices.Add(first));
        await WriteAsync(rows => rows.Notices.Add(second));
        string key = Attempt.KeyOf(first.Id, _person, "sms", 1);
        await RecordAsync(first, null);
        await RecordAsync(second, key);

        Assert.True(await TakeAsync(Of(first, ReceiptKind.Read)));

        Assert.Equal(["Read 1", "sms Ok 1"], await NumbersAsync(first));
        Assert.Equal(["Read 1", "sms Ok 1"], await NumbersAsync(second));
    }

    [Fact]
    public async Task An_address_that_is_gone_is_not_used_any_more_and_nothing_is_known_of_a_notice_that_never_was()
    {
        Notice notice = await HandOffAsync();
        await WriteAsync(rows =>
        {
            rows.People.Add(new Contact { Id = Ids.Next(), PersonId = _person, Channel = "sms", Address = new("sealed"), AddressHash = "hash" });
            return Task.CompletedTask;
        });

        Assert.False(await TakeAsync(new(new(Ids.Next(), _person, "sms", 1), ReceiptKind.Gone, Attempt.Gone)));
        Assert.Single(await ReadAsync(rows => rows.People.AddressesAsync([_person], ["sms"], default)));
        Assert.True(await TakeAsync(Of(notice, ReceiptKind.Gone, Attempt.Gone)));

        Assert.Empty(await ReadAsync(rows => rows.People.AddressesAsync([_person], ["sms"], default)));
        Assert.Equal(["Deferred bounced 1", "sms Bounced gone 1"], await NumbersAsync(notice));
    }

    private Receipt Of(Notice notice, ReceiptKind how, string? reason = null) => new(new(notice.Id, _person, "sms", 1), how, reason);

    private Task<bool> TakeAsync(Receipt receipt) => WriteAsync(rows => rows.Receipts.TakeAsync(receipt, Now, default));

    private async Task<Notice> HandOffAsync(params string[] channels)
    {
        Notice notice = Notice();
        await WriteAsync(rows => rows.Notices.Add(notice));
        await RecordAsync(notice, null, channels);
        return notice;
    }

    // As a sender tells it: the first that took it stands in the delivery's own row, unless another message carried it.
    private Task RecordAsync(Notice notice, string? merged, params string[] channels)
    {
        List<Attempt> tries = [.. (channels.Length == 0 ? ["sms"] : channels).Select(channel => new Attempt
        {
            NoticeId = notice.Id, PersonId = _person, Channel = channel, Round = 1, StartedAt = Now, Outcome = AttemptOutcome.Ok, MergedKey = merged,
        })];
        Attempt? taken = merged is null ? tries[0] : null;
        return WriteAsync(rows => rows.Ledger.RecordAsync(
            [new Outcome(notice, _person, 1, DeliveryState.HandedOff, null, null, [.. tries.Where(one => one != taken)]) { Taken = taken }], [], Now, default));
    }

    private Notice Notice() => new()
    {
        Id = Ids.Next(),
        Key = $"test/{Ids.Next()}",
        Kind = NoticeKind.Broadcast,
        Lane = Lane.Bulk,
        Text = new Bi("停水", "No water"),
        Audience = new([_person, .. _others]),
        CreatedAt = Now,
    };
}

public sealed class ReceiptOnSqliteTests() : ReceiptTests(DatabaseKind.Sqlite);

public sealed class ReceiptOnPostgresTests() : ReceiptTests(DatabaseKind.Postgres);
