using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>The ledger on SQLite: whoever writes is alone, so rows are written one by one, by statements that stay prepared.</summary>
internal sealed partial class SqliteLedger(SqliteHubDb db) : ILedger
{
    private const int MostParts = 100;
    private const int MostBuildings = 32;
    private const int MostAreas = 4096;

    private const string Areas =
        """
        SELECT a."Code", a."Path", CASE WHEN a."Path" > @lo AND a."Path" < @hi
            THEN substr(a."Path", length(@lo) + 1, instr(substr(a."Path", length(@lo) + 1), '/') - 1) ELSE a."Code" END
        FROM (
            SELECT "Code", "Path" FROM areas WHERE "Path" >= @lo AND "Path" > @cursor AND "Path" < @hi AND (@whom = 1 OR "Level" = 'Building')
            UNION ALL
            SELECT "Code", "Path" FROM areas WHERE "CompoundCode" = @compound AND "Path" > @cursor) a
        ORDER BY a."Path" LIMIT @most
        """;

    private const string Left =
        $"""
        AND (@except = 0 OR NOT (
            EXISTS (SELECT 1 FROM notices n, json_each(n."Audience", '$.exceptPeople') e WHERE n."Id" = @notice AND upper(e.value) = m."PersonId")
            OR EXISTS (SELECT 1 FROM homes h JOIN areas a ON a."Code" = h."BuildingCode"
                JOIN expansions x ON x."NoticeId" = @notice AND x."IsExcept" AND x."Whom" = 0
                 AND (a."Path" >= x."PathFrom" AND a."Path" < x."PathTo" OR a."CompoundCode" = x."CompoundCode")
                WHERE h."PersonId" = m."PersonId" AND (x."Unit" IS NULL OR h."Unit" = x."Unit") AND h."From" <= @day AND (h."Until" IS NULL OR h."Until" >= @day))
            OR EXISTS (SELECT 1 FROM posts o JOIN areas a ON a."Code" = o."AreaCode"
                JOIN expansions x ON x."NoticeId" = @notice AND x."IsExcept" AND x."Whom" = 1 AND (x."Role" IS NULL OR x."Role" = o."Role")
                 AND (a."Path" >= x."PathFrom" AND a."Path" < x."PathTo" OR a."CompoundCode" = x."CompoundCode")
                WHERE o."PersonId" = m."PersonId" AND o."From" <= @day AND (o."Until" IS NULL OR o."Until" >= @day))
            OR EXISTS (SELECT 1 FROM memberships s
                JOIN expansions x ON x."NoticeId" = @notice AND x."IsExcept" AND x."Whom" = 2 AND x."OrganisationId" = s."OrganisationId"
                WHERE s."PersonId" = m."PersonId" AND s."From" <= @day AND (s."Until" IS NULL OR s."Until" >= @day))
            OR EXISTS (SELECT 1 FROM expansions x JOIN deliveries d ON d."NoticeId" = x."EarlierId" AND d."PersonId" = m."PersonId" AND {ReachedSql.Reached}
                WHERE x."NoticeId" = @notice AND x."IsExcept" AND x."Whom" = 3)))
        """;

    private const string Residents = """SELECT "PersonId" FROM homes WHERE "BuildingCode" = @code AND (@unit IS NULL OR "Unit" IS NULL OR "Unit" = @unit) AND "From" <= @day AND ("Until" IS NULL OR "Until" >= @day)""";
    private const string Posts = """SELECT "PersonId" FROM posts WHERE "AreaCode" = @code AND (@role IS NULL OR "Role" = @role) AND "From" <= @day AND ("Until" IS NULL OR "Until" >= @day)""";
    private const string Members = """SELECT "PersonId" FROM memberships WHERE "OrganisationId" = @org AND "From" <= @day AND ("Until" IS NULL OR "Until" >= @day)""";

    public async Task<List<Slice>> LeaseAsync(IReadOnlyList<Guid> slices, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        List<Slice> leased = [];
        foreach (Guid slice in slices)
        {
            leased.AddRange(await db.Slices.FromSql(
                $"""
                UPDATE slices SET "LeasedUntil" = {until.UtcTicks}, "LeaseId" = {lease}, "Fence" = "Fence" + CASE WHEN "LeaseId" = {lease} THEN 0 ELSE 1 END,
                    "IsTakenOver" = "IsTakenOver" OR ("LeasedUntil" IS NOT NULL AND "LeaseId" IS NOT {lease})
                WHERE "Id" = {slice} AND NOT "Held" AND ("LeasedUntil" IS NULL OR "LeasedUntil" < {now.UtcTicks} OR "LeaseId" = {lease})
                RETURNING *
                """).AsNoTracking().ToListAsync(cancellationToken));
        }
        return leased;
    }

    public async Task<List<(Guid NoticeId, Guid PersonId, Due? Due)>> OtherThanFirstAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, CancellationToken cancellationToken)
    {
        Guid[] people = [.. ids.Select(id => id.PersonId).Distinct()];
        Dictionary<(Guid, Guid), Due> due = [];
        foreach (Guid notice in ids.Select(id => id.NoticeId).Distinct())
        {
            foreach (Due row in await db.Deliveries
                .Where(row => row.NoticeId == notice && people.Contains(row.PersonId) && row.State == DeliveryState.Pending)
                .Select(row => new Due(row.NoticeId, row.PersonId, row.Round, row.Reason)).ToListAsync(cancellationToken))
            {
                due[(row.NoticeId, row.PersonId)] = row;
            }
        }
        return
        [
            .. ids.Select(id => (id.NoticeId, id.PersonId, Due: due.GetValueOrDefault(id)))
                .Where(other => other.Due is null or { Round: > 0 } or { Reason: not null }),
        ];
    }

    public Task<Dictionary<Guid, Wishes>> WishesAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        db.People.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Wishes, cancellationToken);

    public async Task<List<(Guid NoticeId, Guid PersonId, int Count)>> SentSinceAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, DateTimeOffset since, DateTimeOffset writtenSince, CancellationToken cancellationToken)
    {
        List<(Guid, Guid, int)> sent = [];
        foreach (var same in ids.GroupBy(id => id.NoticeId, id => id.PersonId))
        {
            sent.AddRange(await AskAsync(
                """
                SELECT d."PersonId", count(*) FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" AND n."Kind" IN (@broadcast, @reminder)
                WHERE d."PersonId" IN (SELECT value FROM json_each(@people)) AND d."CreatedAt" >= @from
                  AND (d."HandedOffAt" >= @since OR (d."State" = 'Pending' AND d."NoticeId" < @notice))
                GROUP BY d."PersonId"
                """, row => (same.Key, row.GetGuid(0), row.GetInt32(1)), cancellationToken,
                ("@people", JsonSerializer.Serialize(same.Select(person => person.ToString().ToUpperInvariant()))), ("@notice", same.Key),
                ("@since", since.UtcTicks), ("@from", writtenSince.UtcTicks),
                ("@broadcast", (int)NoticeKind.Broadcast), ("@reminder", (int)NoticeKind.Reminder)));
        }
        return sent;
    }

    public async Task<List<Ring>> RingAsync(Lane lane, int most, DateTimeOffset now, DateTimeOffset rungBefore, CancellationToken cancellationToken)
    {
        List<(Guid Id, long Turn, int Count)> rung = await AskAsync(
            """
            UPDATE slices SET "RungAt" = @now
            WHERE "Id" IN (
                SELECT "Id" FROM slices
                WHERE "Lane" = @lane AND NOT "Held" AND ("LeasedUntil" IS NULL OR "LeasedUntil" < @now)
                  AND ("RungAt" IS NULL OR "RungAt" < @before)
                ORDER BY "Turn" LIMIT @most)
            RETURNING "Id", "Turn", length("Rows") / CASE WHEN "NoticeId" IS NULL THEN 32 ELSE 16 END
            """, row => (row.GetGuid(0), row.GetInt64(1), row.GetInt32(2)), cancellationToken,
            ("@now", now.UtcTicks), ("@before", rungBefore.UtcTicks), ("@lane", (int)lane), ("@most", most));
        return [.. rung.OrderBy(one => one.Turn).Select(one => new Ring(lane, one.Id, one.Count))];
    }

    public async Task<List<Released>> ReleaseAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        List<Released> due = await AskAsync(
            """
            WITH first AS (
                SELECT "NoticeId", "PersonId", "Lane", "AreaCode", "Reason", "NotBefore" FROM deliveries
                WHERE "NotBefore" <= @now AND "State" = 'Deferred' ORDER BY "NotBefore", "PersonId" LIMIT @most)
            SELECT "NoticeId", "PersonId", "Lane", "AreaCode", "Reason" FROM first
            UNION
            SELECT "NoticeId", "PersonId", "Lane", "AreaCode", "Reason" FROM deliveries
            WHERE "NotBefore" <= @now AND "State" = 'Deferred' AND (SELECT count(*) FROM first) >= @most
              AND "PersonId" = (SELECT "PersonId" FROM first ORDER BY "NotBefore" DESC, "PersonId" DESC LIMIT 1)
            """, row => new Released(
                row.GetGuid(0), row.GetGuid(1), (Lane)row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)),
            cancellationToken, ("@now", now.UtcTicks), ("@most", most));
        foreach (Released row in due)
        {
            await DoAsync(
                """
                UPDATE deliveries SET "NotBefore" = NULL, "State" = 'Pending', "ChangedAt" = @now
                WHERE "NoticeId" = @notice AND "PersonId" = @person
                """, cancellationToken, ("@now", now.UtcTicks), ("@notice", row.NoticeId), ("@person", row.PersonId));
        }
        return due;
    }

    public async Task<Expanded> ExpandAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Expansion> parts = await db.Expansions.AsNoTracking()
            .Where(part => part.DoneAt == null && db.Notices.Any(notice => notice.Id == part.NoticeId && notice.PausedAt == null))
            .OrderBy(part => part.Lane).ThenBy(part => part.NoticeId).ThenBy(part => part.Nr).Take(MostParts).ToListAsync(cancellationToken);
        (int rows, int waiting) = (0, 0);
        foreach (Expansion part in parts)
        {
            (int written, bool waits) = part.Whom == AudienceKind.Reached
                ? await ReachedAsync(part, parts.Count, now, cancellationToken)
                : (await StepAsync(part, parts.Count, now, cancellationToken), false);
            (rows, waiting) = (rows + written, waiting + (waits ? 1 : 0));
        }
        foreach (Guid notice in parts.Select(part => part.NoticeId).Distinct())
        {
            await DoAsync(
                """
                UPDATE notices SET "ExpandedAt" = @now
                WHERE "Id" = @notice AND "ExpandedAt" IS NULL
                  AND NOT EXISTS (SELECT 1 FROM expansions e WHERE e."NoticeId" = @notice AND e."DoneAt" IS NULL)
                """, cancellationToken, ("@now", now.UtcTicks), ("@notice", notice));
        }
        return new(rows, parts.Count - waiting);
    }

    public Task<Reach> ReachAsync(ReachQuestion question, IReadOnlyList<Expansion> parts, CancellationToken cancellationToken) =>
        SqliteReach.AskAsync(db, question, parts, cancellationToken);

    private async Task<int> StepAsync(Expansion part, int parts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int most = Math.Max(1, (part.Whom == AudienceKind.Residents ? MostBuildings : MostAreas) / parts);
        List<(string? Code, string Path, string? Sub)> areas = part.Whom == AudienceKind.Members
            ? [(null, "", null)]
            : await AskAsync(
                Areas, row => ((string?)row.GetString(0), row.GetString(1), (string?)row.GetString(2)), cancellationToken,
                ("@lo", part.PathFrom), ("@hi", part.PathTo), ("@cursor", part.Cursor), ("@whom", (int)part.Whom),
                ("@compound", part.CompoundCode), ("@most", most + 1));
        // One more than is worked on says whether there are more.
        bool done = areas.Count <= most;
        areas = [.. areas.Take(most)];
        List<(Guid Person, string? Sub)> written = [];
        foreach ((string? code, _, string? sub) in areas)
        {
            string who = part.Whom switch
            {
                AudienceKind.Residents => Residents,
                AudienceKind.Posts => Posts,
                AudienceKind.Members => Members,
                AudienceKind.Reached => throw new InvalidOperationException("Those whom a notice reached are no area's."),
            };
            written.AddRange(await AskAsync(
                $"""
                INSERT INTO deliveries ("NoticeId", "PersonId", "Lane", "State", "CreatedAt", "ChangedAt", "AreaCode", "Round")
                SELECT @notice, m."PersonId", @lane, 'Pending', @now, @now, @sub, 0 FROM ({who}) m WHERE true {Left}
                ON CONFLICT DO NOTHING RETURNING "PersonId"
                """, row => (row.GetGuid(0), sub), cancellationToken,
                ("@notice", part.NoticeId), ("@lane", (int)part.Lane), ("@now", now.UtcTicks), ("@sub", sub), ("@code", code),
                ("@day", part.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("@role", part.Role?.ToString()),
                ("@org", part.OrganisationId), ("@unit", part.Unit), ("@except", part.HasExcept ? 1 : 0)));
        }
        await SliceAsync(part, written, now, cancellationToken);
        await DoAsync(
            """UPDATE expansions SET "Cursor" = @cursor, "DoneAt" = @done WHERE "NoticeId" = @notice AND "Nr" = @nr""", cancellationToken,
            ("@cursor", areas.Count > 0 ? areas[^1].Path : part.Cursor), ("@done", done ? now.UtcTicks : null), ("@notice", part.NoticeId), ("@nr", part.Nr));
        return written.Count;
    }

    private async Task SliceAsync(Expansion part, List<(Guid Person, string? Sub)> written, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (written.Count == 0)
        {
            return;
        }
        long turn = (await AskAsync(
            """
            WITH turns AS (
                SELECT (SELECT max("Turn") + 1 FROM slices WHERE "NoticeId" = @notice) AS own,
                    (SELECT min("Turn") FROM slices WHERE "Lane" = @lane AND NOT "Held" AND "Turn" > 0) AS served)
            SELECT max(COALESCE(own, 0), COALESCE(served, 0)) FROM turns
            """, row => row.GetInt64(0), cancellationToken, ("@notice", part.NoticeId), ("@lane", (int)part.Lane)))[0];
        foreach (Guid[] some in written.Select(one => one.Person).Chunk(Slice.Most))
        {
            db.Append(new Slice
            {
                Id = Guid.CreateVersion7(now),
                Lane = part.Lane,
                NoticeId = part.NoticeId,
                Turn = turn++,
                Rows = Slice.Pack(some),
                CreatedAt = now,
            });
        }
        foreach (var sub in written.GroupBy(one => one.Sub))
        {
            db.Append(Tally.Of(part.NoticeId, sub.Key, "", nameof(DeliveryState.Pending), "", sub.Count()));
        }
        // The next part's turn is read from what is written.
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task DoAsync(string sql, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        DbCommand command = Command(sql, parameters);
        return RunAsync();

        async Task RunAsync()
        {
            await using (command)
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private Task<List<T>> AskAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        DbCommand command = Command(sql, parameters);
        return RunAsync();

        async Task<List<T>> RunAsync()
        {
            await using (command)
            {
                List<T> rows = [];
                await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    rows.Add(read(reader));
                }
                return rows;
            }
        }
    }

    // Guids lie as the model writes them: upper-case text.
    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The constants of this class; what comes from outside is in the parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object? value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value is Guid id ? id.ToString().ToUpperInvariant() : value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
