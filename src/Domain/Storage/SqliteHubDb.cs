using System.Collections.Concurrent;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hub.Domain.Storage;

/// <summary>The model on SQLite: instants are UTC ticks, and the writer gate is the lock.</summary>
public sealed class SqliteHubDb(DbContextOptions<SqliteHubDb> options) : HubDb(options)
{
    internal const string RequestCounter = "request-number";

    private static readonly ConcurrentDictionary<Type, SqliteStatement> Inserts = [];
    private static readonly ConcurrentDictionary<Type, SqliteStatement> Answers = [];

    private readonly List<(SqliteStatement Statement, object Row)> _written = [];

    internal override void Append<T>(T row) =>
        _written.Add((Inserts.GetOrAdd(typeof(T), static (type, model) => SqliteStatement.Insert(model.FindEntityType(type)!), Model), row));

    internal override void Answer(Inbound inbound, Action<Inbound> answer)
    {
        answer(inbound);
        _written.Add((Answers.GetOrAdd(typeof(Inbound), static (type, model) => SqliteStatement.Update(
            model.FindEntityType(type)!, nameof(Inbound.AnsweredAt), nameof(Inbound.AnswerFrom), nameof(Inbound.AnswerTo)), Model), inbound));
    }

    internal override void Forget()
    {
        base.Forget();
        _written.Clear();
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach ((SqliteStatement statement, object row) in _written)
        {
            await statement.RunAsync(Database.GetDbConnection(), row, cancellationToken);
        }
        _written.Clear();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    internal override async Task<long> NextRequestNumberAsync(CancellationToken cancellationToken) =>
        (await ScalarAsync(
            """
            INSERT INTO settings ("Key", "Value") VALUES (@value, '1001')
            ON CONFLICT ("Key") DO UPDATE SET "Value" = CAST("Value" AS INTEGER) + 1
            RETURNING CAST("Value" AS INTEGER)
            """, RequestCounter, cancellationToken))!.Value;

    internal override Task<Conversation?> LockConversationAsync(string id, CancellationToken cancellationToken) =>
        Compiled.Held(this, id, cancellationToken);

    internal override async Task<Request?> LockRequestAsync(Guid id, CancellationToken cancellationToken) =>
        await Requests.FindAsync([id], cancellationToken);

    internal override async Task<Broadcast?> LockBroadcastAsync(Guid id, CancellationToken cancellationToken) =>
        await Broadcasts.FindAsync([id], cancellationToken);

    internal override Task<List<Tally>> LockTalliesAsync(Guid noticeId, int most, CancellationToken cancellationToken) =>
        Tallies.AsNoTracking().Where(tally => tally.NoticeId == noticeId).OrderBy(tally => tally.IsFolded).Take(most).ToListAsync(cancellationToken);

    internal override Task AppendAllAsync<T>(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        foreach (T row in rows)
        {
            Append(row);
        }
        return Task.CompletedTask;
    }

    internal override async Task<Series?> LockSeriesAsync(Guid id, CancellationToken cancellationToken) =>
        await Series.FindAsync([id], cancellationToken);

    internal override Task<List<Series>> LockSeriesAfterAsync(Guid after, DateOnly day, int most, CancellationToken cancellationToken) =>
        Series.Where(series => series.Id > after && (series.EndedOn == null || series.EndedOn >= day)).OrderBy(series => series.Id).Take(most)
            .ToListAsync(cancellationToken);

    internal override async Task<Occurrence?> LockOccurrenceAsync(Guid id, CancellationToken cancellationToken) =>
        await Occurrences.FindAsync([id], cancellationToken);

    internal override Task<List<Occurrence>> LockOccurrencesAsync(IReadOnlyCollection<Guid> series, DateOnly from, DateTimeOffset now, CancellationToken cancellationToken) =>
        Occurrences.Where(one => series.Contains(one.SeriesId) && (one.Date >= from || one.Start > now)).OrderBy(one => one.SeriesId).ThenBy(one => one.Date)
            .ToListAsync(cancellationToken);

    internal override Task<List<Occurrence>> ClaimOccurrencesAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        Occurrences.AsNoTracking().Where(one => one.RemindAt <= now).OrderBy(one => one.RemindAt).ThenBy(one => one.Id).Take(most)
            .ToListAsync(cancellationToken);

    internal override async Task RemindAtAsync(IReadOnlyList<(Guid Id, DateTimeOffset? At)> next, CancellationToken cancellationToken)
    {
        foreach ((Guid id, DateTimeOffset? at) in next)
        {
            await Occurrences.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.RemindAt, at), cancellationToken);
        }
    }

    internal override Task<List<string>> KnownRemindedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        Reminded.Where(one => keys.Contains(one.Key)).Select(one => one.Key).ToListAsync(cancellationToken);

    internal override async Task<Delivery?> LockDeliveryAsync(Guid noticeId, Guid personId, CancellationToken cancellationToken) =>
        await Deliveries.FindAsync([noticeId, personId], cancellationToken);

    internal override Task<List<Call>> LockCallsAsync(Guid requestId, CancellationToken cancellationToken) =>
        Calls.Where(call => call.RequestId == requestId && call.State != CallState.Ended).ToListAsync(cancellationToken);

    internal override Task<Call?> ClaimCallAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Calls.Where(call => call.NextAt <= now).OrderBy(call => call.NextAt).FirstOrDefaultAsync(cancellationToken);

    internal override Task<Request?> ClaimPromiseAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Requests.Where(request => request.PromiseNextAt <= now).OrderBy(request => request.PromiseNextAt).FirstOrDefaultAsync(cancellationToken);

    // BEGIN IMMEDIATE lets no other process write either.
    internal override Task HoldFiringsAsync(string key, CancellationToken cancellationToken) => Task.CompletedTask;

    internal override Task<Firing?> LockFiringAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        Firings.AsNoTracking().FirstOrDefaultAsync(firing => firing.Key == key && firing.DueAt == dueAt, cancellationToken);

    internal override ILedger Ledger => new SqliteLedger(this);

    // The writer gate already lets nobody else in.
    internal override Task HoldAreasAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal override Task WriteAreasAsync(AreaPlan plan, CancellationToken cancellationToken)
    {
        SqliteAreaImport.Write((SqliteConnection)Database.GetDbConnection(), plan, cancellationToken);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
    }

    private sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
