using Hub.Domain.Notices;
using Npgsql;

namespace Hub.Domain.Storage;

/// <summary>Audiences into the ledger, inside of PostgreSQL.</summary>
internal sealed partial class PostgresLedger
{
    /// <summary>How many parts of audiences one step works on, of as many notices.</summary>
    private const int MostParts = 500;

    /// <summary>How many buildings' homes one step reads: some 20,000 residents.</summary>
    private const int MostBuildings = 64;

    /// <summary>How many areas' posts one step reads: most have a few or none.</summary>
    private const int MostAreas = 8192;

    /// <summary>How many people of an earlier notice one step reads.</summary>
    private const int MostReached = 20_000;

    // The areas that come next of each part, in the order of their paths, and one more, to know whether it is done; who is meant of
    // them; the rows, slices and numbers. Who is in the ledger already is looked up, for ON CONFLICT costs a third of the step; where
    // two nodes write one person at once, the later begins its step again. The ledger is asked in ways that only its key can answer:
    // a plan from when it was nearly empty may choose any index that fits.
    private const string Step =
        $"""
        WITH part AS (
            SELECT e.*, CASE e."Whom" WHEN 0 THEN @buildings WHEN 3 THEN @reached ELSE @areas END AS "Most"
            FROM expansions e JOIN unnest(@notices, @nrs) k(notice, nr) ON e."NoticeId" = k.notice AND e."Nr" = k.nr),
        looked AS MATERIALIZED (
            SELECT p.*, a.codes, a.paths, r.people, r.places, COALESCE(a.last, r.last) AS last, COALESCE(a.more, r.more) AS more,
                (SELECT true FROM deliveries d WHERE d."NoticeId" = p."NoticeId" LIMIT 1) AS began
            FROM part p
            CROSS JOIN LATERAL (
                SELECT array_agg("Code") FILTER (WHERE at <= p."Most") AS codes, array_agg("Path") FILTER (WHERE at <= p."Most") AS paths,
                    max("Path") FILTER (WHERE at <= p."Most") AS last, bool_or(at > p."Most") AS more
                FROM (
                    SELECT *, row_number() OVER (ORDER BY "Path") AS at FROM (
                        (SELECT b."Code", b."Path" FROM areas b
                         WHERE b."Path" >= p."PathFrom" AND b."Path" > p."Cursor" AND b."Path" < p."PathTo"
                           AND (p."Whom" = 1 OR b."Level" = 'Building')
                         ORDER BY b."Path" LIMIT p."Most" + 1)
                        UNION ALL
                        (SELECT b."Code", b."Path" FROM areas b
                         WHERE b."CompoundCode" = p."CompoundCode" AND b."Path" > p."Cursor"
                         ORDER BY b."Path" LIMIT p."Most" + 1)) both_kinds
                    WHERE p."Whom" < 2
                    ORDER BY "Path" LIMIT p."Most" + 1) next) a
            CROSS JOIN LATERAL (
                SELECT array_agg("PersonId") AS people, array_agg("AreaCode") AS places,
                    max("PersonId"::text COLLATE "C") AS last, count(*) >= p."Most" AS more
                FROM (
                    SELECT d."PersonId", d."AreaCode" FROM deliveries d
                    WHERE p."Whom" = 3 AND d."NoticeId" <= p."EarlierId"
                      AND (d."NoticeId", d."PersonId") > (p."EarlierId", CASE WHEN p."Whom" <> 3 OR p."Cursor" = '' THEN '00000000-0000-0000-0000-000000000000'
                          WHEN p."Cursor" = '{ReachedSql.Waits}' THEN 'ffffffff-ffff-ffff-ffff-ffffffffffff' ELSE p."Cursor" END::uuid)
                      AND {ReachedSql.Reached}
                    ORDER BY d."NoticeId", d."PersonId" LIMIT p."Most") next) r),
        step AS (
            SELECT l."NoticeId", l."Lane", l.began, l."Whom", l."Role", l."Unit", l."HasExcept", l."Day", a.code, CASE
                WHEN a.path <> l."PathFrom" AND starts_with(a.path, l."PathFrom") THEN split_part(substr(a.path, length(l."PathFrom") + 1), '/', 1)
                ELSE a.code END AS "Sub"
            FROM looked l CROSS JOIN unnest(l.codes, l.paths) a(code, path)),
        meant AS (
            SELECT s."NoticeId", s."Lane", s.began, h."PersonId", s."Sub", s."HasExcept", s."Day"
            FROM step s
            JOIN homes h ON h."BuildingCode" = s.code AND h."From" <= s."Day" AND (h."Until" IS NULL OR h."Until" >= s."Day")
            WHERE s."Whom" = 0 AND (s."Unit" IS NULL OR h."Unit" IS NULL OR h."Unit" = s."Unit")
            UNION ALL
            SELECT s."NoticeId", s."Lane", s.began, o."PersonId", s."Sub", s."HasExcept", s."Day"
            FROM step s
            JOIN posts o ON o."AreaCode" = s.code AND (s."Role" IS NULL OR o."Role" = s."Role")
             AND o."From" <= s."Day" AND (o."Until" IS NULL OR o."Until" >= s."Day")
            WHERE s."Whom" = 1
            UNION ALL
            SELECT l."NoticeId", l."Lane", l.began, m."PersonId", NULL, l."HasExcept", l."Day"
            FROM looked l JOIN memberships m ON m."OrganisationId" = l."OrganisationId" AND l."Whom" = 2
             AND m."From" <= l."Day" AND (m."Until" IS NULL OR m."Until" >= l."Day")
            UNION ALL
            SELECT l."NoticeId", l."Lane", l.began, r.person, r.place, l."HasExcept", l."Day"
            FROM looked l CROSS JOIN unnest(l.people, l.places) r(person, place)),
        kept AS (
            SELECT DISTINCT ON (m."NoticeId", m."PersonId") m."NoticeId", m."PersonId", m."Lane", m.began, m."Sub"
            FROM meant m
            WHERE NOT m."HasExcept" OR NOT (
                EXISTS (SELECT 1 FROM notices n WHERE n."Id" = m."NoticeId"
                    AND (n."Audience"::jsonb -> 'exceptPeople') ? m."PersonId"::text)
                OR EXISTS (SELECT 1 FROM expansions x JOIN areas xa ON xa."Path" >= x."PathFrom" AND xa."Path" < x."PathTo" OR xa."CompoundCode" = x."CompoundCode"
                    JOIN homes xh ON xh."BuildingCode" = xa."Code" AND xh."PersonId" = m."PersonId" AND (x."Unit" IS NULL OR xh."Unit" = x."Unit") AND xh."From" <= m."Day" AND (xh."Until" IS NULL OR xh."Until" >= m."Day")
                    WHERE x."NoticeId" = m."NoticeId" AND x."IsExcept" AND x."Whom" = 0)
                OR EXISTS (SELECT 1 FROM expansions x JOIN areas xa ON xa."Path" >= x."PathFrom" AND xa."Path" < x."PathTo" OR xa."CompoundCode" = x."CompoundCode"
                    JOIN posts xo ON xo."AreaCode" = xa."Code" AND xo."PersonId" = m."PersonId" AND (x."Role" IS NULL OR xo."Role" = x."Role") AND xo."From" <= m."Day" AND (xo."Until" IS NULL OR xo."Until" >= m."Day")
                    WHERE x."NoticeId" = m."NoticeId" AND x."IsExcept" AND x."Whom" = 1)
                OR EXISTS (SELECT 1 FROM expansions x JOIN memberships xm ON xm."OrganisationId" = x."OrganisationId" AND xm."PersonId" = m."PersonId" AND xm."From" <= m."Day" AND (xm."Until" IS NULL OR xm."Until" >= m."Day")
                    WHERE x."NoticeId" = m."NoticeId" AND x."IsExcept" AND x."Whom" = 2)
                OR EXISTS (SELECT 1 FROM expansions x JOIN deliveries d ON d."NoticeId" = x."EarlierId" AND d."PersonId" = m."PersonId" AND {ReachedSql.Reached}
                    WHERE x."NoticeId" = m."NoticeId" AND x."IsExcept" AND x."Whom" = 3))
            ORDER BY m."NoticeId", m."PersonId"),
        written AS (
            INSERT INTO deliveries ("NoticeId", "PersonId", "Lane", "State", "CreatedAt", "ChangedAt", "AreaCode", "Round")
            SELECT k."NoticeId", k."PersonId", k."Lane", 'Pending', @now, @now, k."Sub", 0
            FROM kept k
            WHERE k.began IS NULL
              OR (SELECT true FROM deliveries d WHERE d."NoticeId" = k."NoticeId" AND d."PersonId" = k."PersonId" LIMIT 1) IS NULL
            RETURNING "NoticeId", "PersonId", "Lane", "AreaCode"),
        moved AS (
            UPDATE expansions e SET
                "Cursor" = CASE WHEN w.waits THEN '{ReachedSql.Waits}' WHEN p."Cursor" = '{ReachedSql.Waits}' THEN '' ELSE COALESCE(p.last, p."Cursor") END,
                "DoneAt" = CASE WHEN p.more IS NOT TRUE AND NOT w.waits AND p."Cursor" <> '{ReachedSql.Waits}' THEN @now END
            FROM looked p
            CROSS JOIN LATERAL (SELECT p."Whom" = 3 AND p.more IS NOT TRUE AND {ReachedSql.UnderWay} AS waits) w
            WHERE e."NoticeId" = p."NoticeId" AND e."Nr" = p."Nr"
            RETURNING w.waits),
        served AS MATERIALIZED (
            SELECT l."Lane", (SELECT min(s."Turn") FROM slices s WHERE s."Lane" = l."Lane" AND NOT s."Held" AND s."Turn" > 0) AS turn
            FROM (SELECT DISTINCT "Lane" FROM part) l),
        sliced AS (
            INSERT INTO slices ("Id", "Lane", "NoticeId", "Turn", "Rows", "Merge", "Held", "CreatedAt", "Fence", "IsTakenOver")
            SELECT gen_random_uuid(), n."Lane", n."NoticeId", nr + COALESCE(greatest(
                (SELECT max(s."Turn") + 1 FROM slices s WHERE s."NoticeId" = n."NoticeId"),
                (SELECT l.turn FROM served l WHERE l."Lane" = n."Lane")), 0),
                substring(n.people FROM nr * @slice * 16 + 1 FOR @slice * 16), false, false, @now, 0, false
            FROM (
                SELECT "NoticeId", "Lane", string_agg(uuid_send("PersonId"), '') AS people, count(*)::int AS count
                FROM written GROUP BY 1, 2) n
            CROSS JOIN generate_series(0, (n.count - 1) / @slice) nr),
        tallied AS (
            INSERT INTO tallies ("Id", "NoticeId", "AreaCode", "Channel", "What", "Reason", "Count", "IsFolded")
            SELECT gen_random_uuid(), "NoticeId", COALESCE("AreaCode", ''), '', 'Pending', '', count(*), false FROM written GROUP BY "NoticeId", "AreaCode")
        SELECT (SELECT count(*) FROM written), (SELECT count(*) FROM moved WHERE waits)
        """;

    public async Task<Expanded> ExpandAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        (List<Guid> notices, List<int> nrs) = await HoldPartsAsync(cancellationToken);
        if (notices.Count == 0)
        {
            return new(0, 0);
        }
        await using NpgsqlCommand step = Command(
            Step, ("now", now.UtcDateTime), ("notices", notices.ToArray()), ("nrs", nrs.ToArray()), ("slice", Slice.Most),
            ("buildings", Math.Max(1, MostBuildings / notices.Count)), ("areas", Math.Max(16, MostAreas / notices.Count)),
            ("reached", Math.Max(Slice.Most, MostReached / notices.Count)));
        (long rows, long waiting) = (0, 0);
        await using (NpgsqlDataReader read = await step.ExecuteReaderAsync(cancellationToken))
        {
            await read.ReadAsync(cancellationToken);
            (rows, waiting) = (read.GetInt64(0), read.GetInt64(1));
        }
        await using NpgsqlCommand done = Command(
            """
            UPDATE notices SET "ExpandedAt" = @now
            WHERE "Id" = ANY(@notices) AND "ExpandedAt" IS NULL
              AND (SELECT bool_and(e."DoneAt" IS NOT NULL) FROM expansions e WHERE e."NoticeId" = notices."Id")
            """, ("now", now.UtcDateTime), ("notices", notices.Distinct().ToArray()));
        await done.ExecuteNonQueryAsync(cancellationToken);
        return new((int)rows, notices.Count - (int)waiting);
    }

    private async Task<(List<Guid> Notices, List<int> Nrs)> HoldPartsAsync(CancellationToken cancellationToken)
    {
        // A step that a crash of the server takes back is done again; nothing is sent of it before: docs/decisions/0011.
        await using NpgsqlCommand command = Command(
            """
            SET LOCAL enable_seqscan = off; SET LOCAL synchronous_commit = off;
            SELECT e."NoticeId", e."Nr" FROM expansions e
            WHERE e."DoneAt" IS NULL AND EXISTS (SELECT 1 FROM notices n WHERE n."Id" = e."NoticeId" AND n."PausedAt" IS NULL)
            ORDER BY e."Lane", e."NoticeId", e."Nr" LIMIT @most FOR UPDATE SKIP LOCKED
            """, ("most", MostParts));
        List<Guid> notices = [];
        List<int> nrs = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            notices.Add(reader.GetGuid(0));
            nrs.Add(reader.GetInt32(1));
        }
        return (notices, nrs);
    }
}
