using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace Hub.Domain.Storage;

/// <summary>The model on PostgreSQL: rows are locked by <c>FOR UPDATE</c>, paths are compared by their bytes.</summary>
public sealed class PostgresHubDb(DbContextOptions<PostgresHubDb> options) : HubDb(options)
{
    internal const string RequestNumbers = "request_numbers";

    internal override async Task<long> NextRequestNumberAsync(CancellationToken cancellationToken) =>
        (await ScalarAsync("SELECT nextval(@value::regclass)", RequestNumbers, cancellationToken))!.Value;

    internal override async Task<Conversation?> LockConversationAsync(string id, CancellationToken cancellationToken) =>
        (await Conversations.FromSql($"""SELECT * FROM conversations WHERE "Id" = {id} FOR UPDATE""")
            .ToListAsync(cancellationToken)).SingleOrDefault();

    internal override async Task<Request?> LockRequestAsync(Guid id, CancellationToken cancellationToken) =>
        (await Requests.FromSql($"""SELECT * FROM requests WHERE "Id" = {id} FOR UPDATE""")
            .ToListAsync(cancellationToken)).SingleOrDefault();

    internal override async Task<Broadcast?> LockBroadcastAsync(Guid id, CancellationToken cancellationToken) =>
        (await Broadcasts.FromSql($"""SELECT * FROM broadcasts WHERE "Id" = {id} FOR UPDATE""")
            .ToListAsync(cancellationToken)).SingleOrDefault();

    internal override Task<List<Tally>> LockTalliesAsync(Guid noticeId, int most, CancellationToken cancellationToken) =>
        Tallies.FromSql($"""SELECT * FROM tallies WHERE "NoticeId" = {noticeId} ORDER BY "IsFolded" LIMIT {most} FOR UPDATE SKIP LOCKED""")
            .AsNoTracking().ToListAsync(cancellationToken);

    internal override Task AppendAllAsync<T>(IReadOnlyList<T> rows, CancellationToken cancellationToken) =>
        PostgresCopy.WriteAsync(this, rows, cancellationToken);

    internal override async Task<Series?> LockSeriesAsync(Guid id, CancellationToken cancellationToken) =>
        (await Series.FromSql($"""SELECT * FROM series WHERE "Id" = {id} FOR UPDATE""").ToListAsync(cancellationToken)).SingleOrDefault();

    internal override Task<List<Series>> LockSeriesAfterAsync(Guid after, DateOnly day, int most, CancellationToken cancellationToken) =>
        Series.FromSql(
            $"""
            SELECT * FROM series WHERE "Id" > {after} AND ("EndedOn" IS NULL OR "EndedOn" >= {day}) ORDER BY "Id" LIMIT {most} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);

    internal override async Task<Occurrence?> LockOccurrenceAsync(Guid id, CancellationToken cancellationToken) =>
        (await Occurrences.FromSql($"""SELECT * FROM occurrences WHERE "Id" = {id} FOR UPDATE""").ToListAsync(cancellationToken)).SingleOrDefault();

    internal override Task<List<Occurrence>> LockOccurrencesAsync(IReadOnlyCollection<Guid> series, DateOnly from, DateTimeOffset now, CancellationToken cancellationToken) =>
        Occurrences.FromSql(
            $"""SELECT * FROM occurrences WHERE "SeriesId" = ANY({series.ToArray()}) AND ("Date" >= {from} OR "Start" > {now.ToUniversalTime()}) ORDER BY "SeriesId", "Date" FOR UPDATE""")
            .ToListAsync(cancellationToken);

    internal override Task<List<Occurrence>> ClaimOccurrencesAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        Occurrences.FromSql(
            $"""
            SELECT * FROM occurrences WHERE "RemindAt" <= {now.ToUniversalTime()} ORDER BY "RemindAt", "Id" LIMIT {most} FOR UPDATE SKIP LOCKED
            """).AsNoTracking().ToListAsync(cancellationToken);

    internal override async Task RemindAtAsync(IReadOnlyList<(Guid Id, DateTimeOffset? At)> next, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. next.Select(one => one.Id)];
        DateTime?[] at = [.. next.Select(one => one.At?.UtcDateTime)];
        await Database.ExecuteSqlAsync(
            $"""UPDATE occurrences o SET "RemindAt" = n.at FROM unnest({ids}, {at}) n(id, at) WHERE o."Id" = n.id""", cancellationToken);
    }

    // One look-up for each key: of a table that grows while its statistics say that it is empty, every row would be held against every key.
    internal override Task<List<string>> KnownRemindedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        Database.SqlQuery<string>(
            $"""
            SELECT r."Key" AS "Value" FROM unnest({keys.ToArray()}) k(key)
            CROSS JOIN LATERAL (SELECT "Key" FROM reminded WHERE "Key" = k.key OFFSET 0) r
            """).ToListAsync(cancellationToken);

    internal override async Task<Delivery?> LockDeliveryAsync(Guid noticeId, Guid personId, CancellationToken cancellationToken) =>
        (await Deliveries.FromSql($"""SELECT * FROM deliveries WHERE "NoticeId" = {noticeId} AND "PersonId" = {personId} FOR UPDATE""")
            .ToListAsync(cancellationToken)).SingleOrDefault();

    internal override Task<List<Call>> LockCallsAsync(Guid requestId, CancellationToken cancellationToken) =>
        Calls.FromSql($"""SELECT * FROM calls WHERE "RequestId" = {requestId} AND "State" <> 'Ended' FOR UPDATE""").ToListAsync(cancellationToken);

    // It waits for nobody, so it can hold the two rows in any order. A request that somebody moves now will be looked at again.
    internal override async Task<Call?> ClaimCallAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await Calls.FromSql(
            $"""
            SELECT c.* FROM calls c JOIN requests r ON r."Id" = c."RequestId"
            WHERE c."NextAt" <= {now.ToUniversalTime()} ORDER BY c."NextAt" LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    internal override async Task<Request?> ClaimPromiseAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await Requests.FromSql(
            $"""
            SELECT * FROM requests WHERE "PromiseNextAt" <= {now.ToUniversalTime()} ORDER BY "PromiseNextAt" LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    internal override Task HoldFiringsAsync(string key, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"firing/" + key}, 0))", cancellationToken);

    internal override async Task<Firing?> LockFiringAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        (await Firings.FromSql($"""SELECT * FROM firings WHERE "Key" = {key} AND "DueAt" = {dueAt.ToUniversalTime()} FOR UPDATE""")
            .AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();

    internal override ILedger Ledger => new PostgresLedger(this);

    internal override Task HoldAreasAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"LOCK TABLE areas IN SHARE ROW EXCLUSIVE MODE", cancellationToken);

    internal override Task WriteAreasAsync(AreaPlan plan, CancellationToken cancellationToken) =>
        PostgresAreaImport.WriteAsync((NpgsqlConnection)Database.GetDbConnection(), plan, cancellationToken);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>(RequestNumbers).StartsAt(1001);
        // Each row is changed soon after it is written, and is longer then: with room beside it, no index needs to know.
        modelBuilder.Entity<Delivery>().HasStorageParameter("fillfactor", 42);
        modelBuilder.Entity<Notice>().HasStorageParameter("fillfactor", 50);
        modelBuilder.Entity<Area>().Property(area => area.Path).UseCollation("C");
        modelBuilder.Entity<Area>().Property(area => area.Name).UseCollation("C"); // names that begin so are a range too
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => instant.ToUniversalTime(), instant => instant);
}
