using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Hub.Domain.Storage;

/// <summary>The ledger on PostgreSQL.</summary>
internal sealed partial class PostgresLedger(PostgresHubDb db) : ILedger
{
    // A prepared statement keeps the plan that was best when the ledger had a few rows, until statistics are made anew: a broadcast that
    // has filled it meanwhile would be read whole for each batch. So scans and hashes are no choice, and a subquery that is held in an
    // array is asked once.
    // It holds until the end of the transaction, or of the statements that are sent with it, and answers first.
    private const string ByKeys =
        "SELECT set_config(setting, 'off', true) FROM unnest(ARRAY['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin']) setting;\n";

    public Task<List<Slice>> LeaseAsync(IReadOnlyList<Guid> slices, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Slices.FromSql(
            $"""
            UPDATE slices SET "LeasedUntil" = {until.ToUniversalTime()}, "LeaseId" = {lease}, "Fence" = "Fence" + CASE WHEN "LeaseId" = {lease} THEN 0 ELSE 1 END,
                "IsTakenOver" = "IsTakenOver" OR ("LeasedUntil" IS NOT NULL AND "LeaseId" IS DISTINCT FROM {lease})
            WHERE "Id" = ANY(ARRAY(
                SELECT "Id" FROM slices
                WHERE "Id" = ANY({slices}) AND NOT "Held" AND ("LeasedUntil" IS NULL OR "LeasedUntil" < {now.ToUniversalTime()} OR "LeaseId" = {lease})
                FOR UPDATE SKIP LOCKED))
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);

    public async Task<List<Ring>> RingAsync(Lane lane, int most, DateTimeOffset now, DateTimeOffset rungBefore, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(
            """
            UPDATE slices SET "RungAt" = @now
            WHERE "Id" = ANY(ARRAY(
                SELECT "Id" FROM slices
                WHERE "Lane" = @lane AND NOT "Held" AND ("LeasedUntil" IS NULL OR "LeasedUntil" < @now)
                  AND ("RungAt" IS NULL OR "RungAt" < @before)
                ORDER BY "Turn" LIMIT @most FOR UPDATE SKIP LOCKED))
            RETURNING "Id", "Turn", length("Rows") / CASE WHEN "NoticeId" IS NULL THEN 32 ELSE 16 END
            """, ("now", now.UtcDateTime), ("before", rungBefore.UtcDateTime), ("lane", (int)lane), ("most", most));
        List<(Guid Id, long Turn, int Count)> rung = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rung.Add((reader.GetGuid(0), reader.GetInt64(1), reader.GetInt32(2)));
        }
        return [.. rung.OrderBy(one => one.Turn).Select(one => new Ring(lane, one.Id, one.Count))];
    }

    public async Task<List<Released>> ReleaseAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(
            """
            WITH first AS (
                SELECT "NoticeId", "PersonId", "Reason", "NotBefore" FROM deliveries
                WHERE "NotBefore" <= @now AND "State" = 'Deferred' ORDER BY "NotBefore", "PersonId" LIMIT @most FOR UPDATE SKIP LOCKED),
            rest AS (
                SELECT "NoticeId", "PersonId", "Reason" FROM deliveries
                WHERE (SELECT count(*) FROM first) >= @most AND "NotBefore" <= @now AND "State" = 'Deferred'
                  AND "PersonId" = (SELECT "PersonId" FROM first ORDER BY "NotBefore" DESC, "PersonId" DESC LIMIT 1) FOR UPDATE SKIP LOCKED),
            due AS (SELECT "NoticeId", "PersonId", "Reason" FROM first UNION SELECT * FROM rest)
            UPDATE deliveries d SET "NotBefore" = NULL, "State" = 'Pending', "ChangedAt" = @now
            FROM due WHERE d."NoticeId" = due."NoticeId" AND d."PersonId" = due."PersonId"
            RETURNING d."NoticeId", d."PersonId", d."Lane", d."AreaCode", due."Reason"
            """, ("now", now.UtcDateTime), ("most", most));
        List<Released> released = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            released.Add(new(
                reader.GetGuid(0), reader.GetGuid(1), (Lane)reader.GetInt32(2),
                reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4)));
        }
        return released;
    }

    // Row by row, by their keys, and never by what the planner thinks of a table that grew a million rows a moment ago:
    // LIMIT keeps it from turning the look-ups into one join.
    public async Task<List<(Guid NoticeId, Guid PersonId, Due? Due)>> OtherThanFirstAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using NpgsqlCommand command = Command(
            $"""
            {ByKeys}
            SELECT i.notice, i.person, COALESCE(d."State" = 'Pending', false), d."Round", d."Reason" FROM unnest(@notices, @people) i(notice, person)
            LEFT JOIN LATERAL (
                SELECT "State", "Round", "Reason" FROM deliveries WHERE "NoticeId" = i.notice AND "PersonId" = i.person LIMIT 1) d ON true
            WHERE d."State" IS DISTINCT FROM 'Pending' OR d."Round" > 0 OR d."Reason" IS NOT NULL
            """, ("notices", ids.Select(id => id.NoticeId).ToArray()), ("people", ids.Select(id => id.PersonId).ToArray()));
        List<(Guid, Guid, Due?)> others = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            (Guid notice, Guid person) = (reader.GetGuid(0), reader.GetGuid(1));
            others.Add((notice, person, reader.GetBoolean(2) ? new(notice, person, reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetString(4)) : null));
        }
        return others;
    }

    // Nearly all want the same: said once, with the ids of all.
    public async Task<Dictionary<Guid, Wishes>> WishesAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using NpgsqlCommand command = Command(
            """
            SELECT "Language", "QuietFrom", "QuietUntil", "OptOuts", "Channels", array_agg("Id") FROM people WHERE "Id" = ANY(@people) GROUP BY 1, 2, 3, 4, 5
            """, ("people", people.ToArray()));
        Dictionary<Guid, Wishes> all = new(people.Count);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            Wishes wishes = new(
                Enum.Parse<Lang>(reader.GetString(0)), reader.IsDBNull(1) ? null : reader.GetFieldValue<TimeOnly>(1),
                reader.IsDBNull(2) ? null : reader.GetFieldValue<TimeOnly>(2), HubModel.LinesOf(reader.GetString(3)), HubModel.LinesOf(reader.GetString(4)));
            foreach (Guid person in reader.GetFieldValue<Guid[]>(5))
            {
                all.Add(person, wishes);
            }
        }
        return all;
    }

    public async Task<List<(Guid NoticeId, Guid PersonId, int Count)>> SentSinceAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, DateTimeOffset since, DateTimeOffset writtenSince, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using NpgsqlCommand command = Command(
            $"""
            {ByKeys}
            SELECT i.notice, i.person, own.many FROM unnest(@notices, @people) i(notice, person)
            CROSS JOIN LATERAL (
                SELECT count(*)::int AS many FROM (
                    SELECT "NoticeId" FROM deliveries
                    WHERE "PersonId" = i.person AND "CreatedAt" >= @from
                      AND ("HandedOffAt" >= @since OR ("State" = 'Pending' AND "NoticeId" < i.notice)) OFFSET 0) d
                JOIN notices n ON n."Id" = d."NoticeId" AND n."Kind" = ANY(@kinds)) own
            WHERE own.many > 0
            """, ("notices", ids.Select(id => id.NoticeId).ToArray()), ("people", ids.Select(id => id.PersonId).ToArray()),
            ("since", since.UtcDateTime), ("from", writtenSince.UtcDateTime), ("kinds", new[] { (int)NoticeKind.Broadcast, (int)NoticeKind.Reminder }));
        List<(Guid, Guid, int)> sent = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sent.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(2)));
        }
        return sent;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        NpgsqlCommand command = new(sql, (NpgsqlConnection)db.Database.GetDbConnection())
        {
            Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction(),
        };
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.Add(Parameter(name, value));
        }
        return command;
    }

    // Instants go as timestamps with zone, days as days; arrays of what may be null say so.
    private static NpgsqlParameter Parameter(string name, object? value) => value switch
    {
        DateTime => new(name, NpgsqlDbType.TimestampTz) { Value = value },
        DateTime[] => new(name, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = value },
        DateTime?[] => new(name, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = value },
        string?[] => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = value },
        _ => new(name, value ?? DBNull.Value),
    };
}
