using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>The head count of an audience on SQLite, in one statement.</summary>
internal static class SqliteReach
{
    // Each part's areas by range and by compound, then its people; named people are left out by name only.
    private const string Count =
        $"""
        WITH part AS (
            SELECT value ->> 'whom' AS whom, value ->> 'role' AS role, upper(value ->> 'org') AS org, upper(value ->> 'earlier') AS earlier, value ->> 'lo' AS lo,
                value ->> 'hi' AS hi, value ->> 'compound' AS compound, value ->> 'unit' AS unit, value ->> 'leaves' AS leaves
            FROM json_each(@parts)),
        named AS (SELECT upper(value) AS "PersonId" FROM json_each(@people)),
        left_out AS (SELECT upper(value) AS "PersonId" FROM json_each(@except)),
        channel AS (SELECT value AS name FROM json_each(@channels)),
        place AS (
            SELECT p.*, a."Code" AS code FROM part p JOIN areas a ON a."Path" >= p.lo AND a."Path" < p.hi WHERE p.whom < 2
            UNION ALL
            SELECT p.*, a."Code" FROM part p JOIN areas a ON a."CompoundCode" = p.compound WHERE p.whom < 2),
        found AS (
            SELECT h."PersonId", l.leaves FROM place l JOIN homes h ON h."BuildingCode" = l.code AND l.whom = 0
            WHERE h."From" <= @day AND (h."Until" IS NULL OR h."Until" >= @day)
              AND (l.unit IS NULL OR h."Unit" = l.unit OR (h."Unit" IS NULL AND NOT l.leaves))
            UNION
            SELECT o."PersonId", l.leaves FROM place l JOIN posts o ON o."AreaCode" = l.code AND l.whom = 1 AND (l.role IS NULL OR l.role = o."Role")
            WHERE o."From" <= @day AND (o."Until" IS NULL OR o."Until" >= @day)
            UNION
            SELECT m."PersonId", p.leaves FROM part p JOIN memberships m ON m."OrganisationId" = p.org AND p.whom = 2
            WHERE m."From" <= @day AND (m."Until" IS NULL OR m."Until" >= @day)
            UNION
            SELECT d."PersonId", p.leaves FROM part p JOIN deliveries d ON d."NoticeId" = p.earlier AND p.whom = 3 AND {ReachedSql.Reached}),
        meant AS MATERIALIZED (
            SELECT "PersonId" FROM found WHERE NOT leaves AND "PersonId" NOT IN (SELECT "PersonId" FROM found WHERE leaves)
              AND "PersonId" NOT IN (SELECT "PersonId" FROM left_out)
            UNION
            SELECT "PersonId" FROM named WHERE "PersonId" NOT IN (SELECT "PersonId" FROM left_out)),
        willing AS MATERIALIZED (
            SELECT m."PersonId" FROM meant m LEFT JOIN people p ON p."Id" = m."PersonId"
            WHERE @kind = '' OR p."Id" IS NULL OR instr(char(10) || p."OptOuts" || char(10), char(10) || @kind || char(10)) = 0),
        way AS MATERIALIZED (
            SELECT m."PersonId", c."Channel" FROM willing m JOIN conversations c ON c."PersonId" = m."PersonId" JOIN channel ON channel.name = c."Channel"
            UNION
            SELECT m."PersonId", c."Channel" FROM willing m JOIN contacts c ON c."PersonId" = m."PersonId" JOIN channel ON channel.name = c."Channel"
            WHERE c."DisabledReason" IS NULL),
        lone AS MATERIALIZED (SELECT "PersonId" FROM willing EXCEPT SELECT "PersonId" FROM way),
        resting AS (
            SELECT COALESCE(p."QuietFrom", @quiet_from) AS since, COALESCE(p."QuietUntil", @quiet_until) AS until
            FROM willing m JOIN people p ON p."Id" = m."PersonId")
        SELECT 'people' AS what, '' AS who, count(*) AS many FROM meant
        UNION ALL SELECT 'willing', '', count(*) FROM willing
        UNION ALL SELECT 'channel', "Channel", count(*) FROM way GROUP BY "Channel"
        UNION ALL SELECT 'lone', '', count(*) FROM lone
        UNION ALL SELECT 'quiet', '', count(*) FROM resting
            WHERE (since <= until AND @time >= since AND @time < until) OR (since > until AND (@time >= since OR @time < until))
        UNION ALL SELECT 'one', CAST("PersonId" AS varchar), 0 FROM (SELECT "PersonId" FROM lone LIMIT @listed) listed
        """;

    internal static async Task<Reach> AskAsync(
        SqliteHubDb db, ReachQuestion question, IReadOnlyList<Expansion> parts, CancellationToken cancellationToken)
    {
        Audience audience = question.Audience;
        // Outside of a transaction PostgreSQL's connection is not open yet; the context closes it.
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The constant above; what comes from outside is in the parameters.
        command.CommandText = Count;
#pragma warning restore CA2100
        Set("@parts", ExpansionParts.Json(parts));
        Set("@people", JsonSerializer.Serialize(audience.People));
        Set("@except", JsonSerializer.Serialize(audience.ExceptPeople));
        Set("@channels", JsonSerializer.Serialize(question.Channels));
        Set("@listed", question.MostListed);
        Set("@kind", question.Kind?.ToString() ?? "");
        Set("@day", question.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Set("@time", Time(question.Time));
        Set("@quiet_from", Time(question.Quiet.From));
        Set("@quiet_until", Time(question.Quiet.Until));

        (int people, int willing, int quiet, int lone) = (0, 0, 0, 0);
        Dictionary<string, int> channels = question.Channels.ToDictionary(name => name, _ => 0);
        List<Guid> listed = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            int many = (int)reader.GetInt64(2);
            switch (reader.GetString(0))
            {
                case "people": people = many; break;
                case "willing": willing = many; break;
                case "channel": channels[reader.GetString(1)] = many; break;
                case "lone": lone = many; break;
                case "quiet": quiet = many; break;
                default: listed.Add(Guid.Parse(reader.GetString(1))); break;
            }
        }
        return new(people, channels, quiet, lone, listed, people - willing);

        string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

        void Set(string name, object value)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
