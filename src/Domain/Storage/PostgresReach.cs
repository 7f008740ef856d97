using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hub.Domain.Storage;

/// <summary>
/// The head count of an audience on PostgreSQL. Who is meant goes into a table of this transaction first: only then does the
/// planner know that they are a million, and joins their channels in one pass.
/// </summary>
internal sealed partial class PostgresLedger
{
    private const string Meant =
        $"""
        CREATE TEMP TABLE meant ON COMMIT DROP AS
        WITH part AS (
            SELECT * FROM jsonb_to_recordset(@parts::jsonb)
            AS p(whom int, role text, org uuid, earlier uuid, lo text, hi text, compound text, leaves boolean)),
        place AS (
            SELECT p.*, a."Code" AS code FROM part p JOIN areas a ON a."Path" >= p.lo AND a."Path" < p.hi WHERE p.whom < 2
            UNION ALL
            SELECT p.*, a."Code" FROM part p JOIN areas a ON a."CompoundCode" = p.compound WHERE p.whom < 2),
        found AS NOT MATERIALIZED (
            SELECT h."PersonId", l.leaves FROM place l JOIN homes h ON h."BuildingCode" = l.code AND l.whom = 0
            WHERE h."From" <= @day AND (h."Until" IS NULL OR h."Until" >= @day)
            UNION ALL
            SELECT o."PersonId", l.leaves FROM place l JOIN posts o ON o."AreaCode" = l.code AND l.whom = 1 AND (l.role IS NULL OR l.role = o."Role")
            WHERE o."From" <= @day AND (o."Until" IS NULL OR o."Until" >= @day)
            UNION ALL
            SELECT m."PersonId", p.leaves FROM part p JOIN memberships m ON m."OrganisationId" = p.org AND p.whom = 2
            WHERE m."From" <= @day AND (m."Until" IS NULL OR m."Until" >= @day)
            UNION ALL
            SELECT d."PersonId", p.leaves FROM part p JOIN deliveries d ON d."NoticeId" = p.earlier AND p.whom = 3 AND {ReachedSql.Reached})
        SELECT DISTINCT "PersonId" FROM (
            SELECT "PersonId" FROM found
            WHERE NOT leaves AND (NOT @some_leave OR "PersonId" NOT IN (SELECT "PersonId" FROM found WHERE leaves))
            UNION ALL
            SELECT * FROM unnest(@people)) everybody
        WHERE "PersonId" <> ALL (@except)
        """;

    // Most have no quiet hours of their own: the default is counted for all, and those who differ are set right.
    private const string Counts =
        """
        WITH own AS (
            SELECT COALESCE(p."QuietFrom", @quiet_from) AS since, COALESCE(p."QuietUntil", @quiet_until) AS until
            FROM people p JOIN meant m ON m."PersonId" = p."Id" WHERE p."QuietFrom" IS NOT NULL OR p."QuietUntil" IS NOT NULL),
        way AS MATERIALIZED (
            SELECT DISTINCT "PersonId", "Channel" FROM (
                SELECT m."PersonId", c."Channel" FROM meant m JOIN contacts c ON c."PersonId" = m."PersonId"
                WHERE c."DisabledReason" IS NULL AND c."Channel" = ANY(@channels)
                UNION ALL
                SELECT m."PersonId", c."Channel" FROM meant m JOIN conversations c ON c."PersonId" = m."PersonId"
                WHERE c."Channel" = ANY(@channels)) ways),
        lone AS MATERIALIZED (
            SELECT m."PersonId" FROM meant m WHERE NOT EXISTS (SELECT 1 FROM way w WHERE w."PersonId" = m."PersonId"))
        SELECT 'people' AS what, '' AS who, count(*) AS many FROM meant
        UNION ALL SELECT 'channel', "Channel", count(*) FROM way GROUP BY "Channel"
        UNION ALL SELECT 'lone', '', count(*) FROM lone
        UNION ALL SELECT 'own', '', count(*) FROM own
        UNION ALL SELECT 'quiet', '', count(*) FROM own
            WHERE (since <= until AND @time >= since AND @time < until) OR (since > until AND (@time >= since OR @time < until))
        UNION ALL SELECT 'one', "PersonId"::text, 0 FROM (SELECT "PersonId" FROM lone LIMIT @listed) listed
        """;

    public async Task<Reach> ReachAsync(ReachQuestion question, IReadOnlyList<Expansion> parts, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        // A turn asks within its own transaction, which is not this one's to begin or end, and may ask twice.
        await using NpgsqlTransaction? transaction = db.Database.CurrentTransaction is null
            ? await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginTransactionAsync(cancellationToken)
            : null;
        await DoAsync("SET LOCAL work_mem = '128MB'", cancellationToken);
        await DoAsync(
            Meant, cancellationToken, ("parts", ExpansionParts.Json(parts)), ("day", question.Day), ("some_leave", parts.Any(part => part.IsExcept)),
            ("people", question.Audience.People.ToArray()), ("except", question.Audience.ExceptPeople.ToArray()));
        await DoAsync("ANALYZE meant", cancellationToken);
        (int people, int own, int quiet, int lone) = (0, 0, 0, 0);
        Dictionary<string, int> channels = question.Channels.ToDictionary(name => name, _ => 0);
        List<Guid> listed = [];
        await using (NpgsqlCommand counts = Command(
            Counts, ("channels", question.Channels.ToArray()), ("time", question.Time), ("quiet_from", question.Quiet.From),
            ("quiet_until", question.Quiet.Until), ("listed", question.MostListed)))
        await using (NpgsqlDataReader reader = await counts.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                int many = (int)reader.GetInt64(2);
                switch (reader.GetString(0))
                {
                    case "people": people = many; break;
                    case "channel": channels[reader.GetString(1)] = many; break;
                    case "lone": lone = many; break;
                    case "own": own = many; break;
                    case "quiet": quiet = many; break;
                    default: listed.Add(Guid.Parse(reader.GetString(1))); break;
                }
            }
        }
        await DoAsync("DROP TABLE meant", cancellationToken);
        return new(people, channels, quiet + (question.Quiet.Contains(question.Time) ? people - own : 0), lone, listed);
    }

    private async Task DoAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using NpgsqlCommand command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
