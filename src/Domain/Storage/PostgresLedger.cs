using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Hub.Domain.Storage;

/// <summary>The ledger on PostgreSQL.</summary>
internal sealed partial class PostgresLedger(PostgresHubDb db) : ILedger
{
    public Task<List<Slice>> LeaseAsync(IReadOnlyList<Guid> slices, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Slices.FromSql(
            $"""
            UPDATE slices SET "LeasedUntil" = {until.ToUniversalTime()}, "LeaseId" = {lease}, "Fence" = "Fence" + CASE WHEN "LeaseId" = {lease} THEN 0 ELSE 1 END
            WHERE "Id" IN (
                SELECT "Id" FROM slices
                WHERE "Id" = ANY({slices}) AND NOT "Held" AND ("LeasedUntil" IS NULL OR "LeasedUntil" < {now.ToUniversalTime()} OR "LeaseId" = {lease})
                FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);

    public async Task<List<Ring>> RingAsync(Lane lane, int most, DateTimeOffset now, DateTimeOffset rungBefore, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(
            """
            UPDATE slices SET "RungAt" = @now
            WHERE "Id" IN (
                SELECT "Id" FROM slices
                WHERE "Lane" = @lane AND NOT "Held" AND ("LeasedUntil" IS NULL OR "LeasedUntil" < @now)
                  AND ("RungAt" IS NULL OR "RungAt" < @before)
                ORDER BY "Turn" LIMIT @most FOR UPDATE SKIP LOCKED)
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
            WITH due AS (
                SELECT "NoticeId", "PersonId", "Reason" FROM deliveries
                WHERE "NotBefore" <= @now ORDER BY "NotBefore", "PersonId" LIMIT @most FOR UPDATE SKIP LOCKED)
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

    public async Task RecordAsync(
        IReadOnlyList<Outcome> outcomes, IReadOnlyCollection<Guid> doneSlices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Attempt[] attempts = [.. outcomes.SelectMany(outcome => outcome.Attempts)];
        List<Tallied> tallies = [];
        await using NpgsqlBatch batch = new((NpgsqlConnection)db.Database.GetDbConnection());
        if (outcomes.Count > 0)
        {
            // First what stands as it was left; then what a take-over had called Unknown and is now known.
            foreach (string from in new[] { nameof(DeliveryState.Pending), nameof(DeliveryState.Unknown) })
            {
                batch.BatchCommands.Add(Write(
                    """
                    UPDATE deliveries d SET "State" = i.state, "Round" = i.round, "Reason" = i.reason, "NotBefore" = i.not_before, "ChangedAt" = @now,
                        "HandedOffAt" = CASE WHEN i.state = 'HandedOff' THEN @now ELSE d."HandedOffAt" END
                    FROM unnest(@notices, @people, @states, @rounds, @reasons, @not_befores) i(notice, person, state, round, reason, not_before)
                    WHERE d."NoticeId" = i.notice AND d."PersonId" = i.person AND d."State" = @from AND i.state <> @from
                    RETURNING d."NoticeId", d."PersonId", d."AreaCode", d."State"
                    """,
                    ("now", now.UtcDateTime), ("from", from),
                    ("notices", outcomes.Select(outcome => outcome.Notice.Id).ToArray()),
                    ("people", outcomes.Select(outcome => outcome.PersonId).ToArray()),
                    ("states", outcomes.Select(outcome => outcome.State.ToString()).ToArray()),
                    ("rounds", outcomes.Select(outcome => outcome.Round).ToArray()),
                    ("reasons", outcomes.Select(outcome => outcome.Reason).ToArray()),
                    ("not_befores", outcomes.Select(outcome => outcome.NotBefore?.UtcDateTime).ToArray())));
            }
        }
        if (attempts.Length > 0)
        {
            batch.BatchCommands.Add(Write(
                """
                INSERT INTO attempts ("NoticeId", "PersonId", "Channel", "Round", "MergedKey", "StartedAt", "Outcome", "Reason", "ProviderId")
                SELECT * FROM unnest(@notices, @people, @channels, @rounds, @merged, @started, @outcomes, @reasons, @providers)
                ON CONFLICT ("NoticeId", "PersonId", "Channel", "Round") DO UPDATE
                SET "Outcome" = excluded."Outcome", "Reason" = excluded."Reason", "ProviderId" = excluded."ProviderId"
                WHERE attempts."Outcome" <> excluded."Outcome"
                RETURNING "NoticeId", "Channel", "Outcome", "Reason"
                """,
                ("notices", attempts.Select(attempt => attempt.NoticeId).ToArray()),
                ("people", attempts.Select(attempt => attempt.PersonId).ToArray()),
                ("channels", attempts.Select(attempt => attempt.Channel).ToArray()),
                ("rounds", attempts.Select(attempt => attempt.Round).ToArray()),
                ("merged", attempts.Select(attempt => attempt.MergedKey).ToArray()),
                ("started", attempts.Select(attempt => attempt.StartedAt.UtcDateTime).ToArray()),
                ("outcomes", attempts.Select(attempt => attempt.Outcome.ToString()).ToArray()),
                ("reasons", attempts.Select(attempt => attempt.Reason).ToArray()),
                ("providers", attempts.Select(attempt => attempt.ProviderId).ToArray())));
        }
        if (doneSlices.Count > 0)
        {
            batch.BatchCommands.Add(Write("""DELETE FROM slices WHERE "Id" = ANY(@ids)""", ("ids", doneSlices.ToArray())));
        }
        if (batch.BatchCommands.Count == 0)
        {
            return;
        }
        Enlist(batch);
        await using (NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            HashSet<Guid> counted = [.. outcomes.Where(outcome => outcome.Notice.IsCounted).Select(outcome => outcome.Notice.Id)];
            Dictionary<(Guid, Guid), string?> reasons = outcomes.ToDictionary(outcome => (outcome.Notice.Id, outcome.PersonId), outcome => outcome.Reason);
            foreach (DeliveryState from in outcomes.Count > 0 ? new[] { DeliveryState.Pending, DeliveryState.Unknown } : [])
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    Guid notice = reader.GetGuid(0);
                    if (counted.Contains(notice))
                    {
                        string? area = reader.IsDBNull(2) ? null : reader.GetString(2);
                        tallies.Add(new(notice, area, "", from.ToString(), null, -1));
                        tallies.Add(new(notice, area, "", reader.GetString(3), reasons[(notice, reader.GetGuid(1))], 1));
                    }
                }
                await reader.NextResultAsync(cancellationToken);
            }
            while (attempts.Length > 0 && await reader.ReadAsync(cancellationToken))
            {
                if (counted.Contains(reader.GetGuid(0)))
                {
                    tallies.Add(new(reader.GetGuid(0), null, reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3), 1));
                }
            }
        }
        foreach (Tally tally in Tallied.Sum(tallies))
        {
            db.Append(tally);
        }
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

    private static NpgsqlBatchCommand Write(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.Add(Parameter(name, value));
        }
        return command;
    }

    private void Enlist(NpgsqlBatch batch) =>
        batch.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();

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
