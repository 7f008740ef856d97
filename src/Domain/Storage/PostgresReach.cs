using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hub.Domain.Storage;

/// <summary>
/// The head count of an audience on PostgreSQL: one pass, in which each person becomes a word of bits: the channels that reach
/// her, whether she rests by hours of her own, and whether she wants none of the kind. Each part of the audience has words of its own, so that the planner sees
/// whether it is a building or a city.
/// </summary>
internal sealed partial class PostgresLedger
{
    // Most have no quiet hours of their own: the default is counted for all, and those who differ are set right.
    private const int HasOwnHours = 1;
    private const int RestsByOwnHours = 2;
    private const int OptedOut = 4;
    private const int FirstChannel = 8;

    // A million people fall into a handful of masks: they are hashed, not sorted.
    private static readonly (string Name, string Value)[] Room = [("work_mem", "'128MB'"), ("jit", "off"), ("enable_sort", "off")];

    public async Task<Reach> ReachAsync(ReachQuestion question, IReadOnlyList<Expansion> parts, CancellationToken cancellationToken)
    {
        List<(string, object?)> parameters =
        [
            ("day", question.Day), ("people", question.Audience.People.ToArray()), ("except", question.Audience.ExceptPeople.ToArray()),
            ("channels", question.Channels.ToArray()), ("time", question.Time), ("quiet_from", question.Quiet.From),
            ("quiet_until", question.Quiet.Until), ("listed", question.MostListed), ("kind", question.Kind?.ToString() ?? ""),
        ];
        // Without a part that is none: beside one, the planner could not know how many people it means.
        string[] each = [.. parts.Where(part => !part.IsExcept).Select(part => Meant(part, parameters))];
        string meant = each.Length == 0 ? "SELECT NULL::uuid AS \"PersonId\" WHERE false" : string.Join("\nUNION ALL\n", each);
        string left = string.Join("\nUNION ALL\n", parts.Where(part => part.IsExcept).Select(part => Meant(part, parameters)));
        string sql =
            $"""
            SELECT mask, count(*), (array_agg(person) FILTER (WHERE mask < {OptedOut}))[1:@listed] FROM (
                SELECT f."PersonId" AS person, bit_or(
                    COALESCE({FirstChannel} << array_position(@channels, c."Channel"::text) - 1, 0)
                    | COALESCE({FirstChannel} << array_position(@channels, t."Channel"::text) - 1, 0)
                    | CASE WHEN q."Id" IS NULL THEN 0 WHEN q.rests THEN {HasOwnHours | RestsByOwnHours} ELSE {HasOwnHours} END
                    | CASE WHEN q.declines THEN {OptedOut} ELSE 0 END) AS mask
                FROM (
                    SELECT "PersonId" FROM (
                        {meant}) meant
                    {(left.Length == 0 ? "" : $"WHERE \"PersonId\" NOT IN ({left})")}
                    UNION ALL
                    SELECT * FROM unnest(@people)) f
                LEFT JOIN contacts c ON c."PersonId" = f."PersonId" AND c."DisabledReason" IS NULL AND c."Channel" = ANY(@channels)
                LEFT JOIN conversations t ON t."PersonId" = f."PersonId" AND t."Channel" = ANY(@channels)
                LEFT JOIN (
                    SELECT "Id", CASE WHEN since <= until THEN @time >= since AND @time < until ELSE @time >= since OR @time < until END AS rests, declines
                    FROM (
                        SELECT "Id", COALESCE("QuietFrom", @quiet_from) AS since, COALESCE("QuietUntil", @quiet_until) AS until,
                            @kind = ANY (string_to_array("OptOuts", chr(10))) AS declines
                        FROM people WHERE "QuietFrom" IS NOT NULL OR "QuietUntil" IS NOT NULL OR "OptOuts" <> '') own) q ON q."Id" = f."PersonId"
                WHERE f."PersonId" <> ALL (@except)
                GROUP BY f."PersonId") each
            GROUP BY mask
            """;
        await db.Database.OpenConnectionAsync(cancellationToken);
        // A turn asks within its own transaction, which is not this one's to begin or end.
        await using NpgsqlTransaction? transaction = db.Database.CurrentTransaction is null
            ? await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginTransactionAsync(cancellationToken)
            : null;
        await SetAsync(setting => setting.Value);
        (int people, int own, int quiet, int lone, int declining) = (0, 0, 0, 0, 0);
        int[] channels = new int[question.Channels.Count];
        List<Guid> listed = [];
        await using (NpgsqlCommand count = Command(sql, [.. parameters]))
        await using (NpgsqlDataReader reader = await count.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                (int mask, int many) = (reader.GetInt32(0), (int)reader.GetInt64(1));
                people += many;
                if ((mask & OptedOut) != 0)
                {
                    declining += many;
                    continue;
                }
                own += (mask & HasOwnHours) != 0 ? many : 0;
                quiet += (mask & RestsByOwnHours) != 0 ? many : 0;
                lone += mask < FirstChannel ? many : 0;
                for (int i = 0; i < channels.Length; i++)
                {
                    channels[i] += (mask & (FirstChannel << i)) != 0 ? many : 0;
                }
                if (!reader.IsDBNull(2))
                {
                    listed.AddRange(reader.GetFieldValue<Guid[]>(2));
                }
            }
        }
        if (transaction is null)
        {
            // What the turn asks after it is not a count of a city.
            await SetAsync(_ => "DEFAULT");
        }
        return new(
            people, question.Channels.Select((name, i) => (name, channels[i])).ToDictionary(one => one.name, one => one.Item2),
            quiet + (question.Quiet.Contains(question.Time) ? people - declining - own : 0), lone, [.. listed.Take(question.MostListed)], declining);

        async Task SetAsync(Func<(string Name, string Value), string> value)
        {
            await using NpgsqlCommand set = Command(string.Join("; ", Room.Select(setting => $"SET LOCAL {setting.Name} = {value(setting)}")));
            await set.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string Meant(Expansion part, List<(string, object?)> parameters)
    {
        int nr = part.Nr;
        parameters.AddRange(
        [
            ($"lo{nr}", part.PathFrom), ($"hi{nr}", part.PathTo), ($"compound{nr}", part.CompoundCode ?? ""), ($"role{nr}", part.Role?.ToString() ?? ""),
            ($"of{nr}", part.OrganisationId ?? part.EarlierId ?? Guid.Empty), ($"unit{nr}", part.Unit ?? ""),
        ]);
        const string today = """ "From" <= @day AND ("Until" IS NULL OR "Until" >= @day)""";
        string role = part.Role is null ? "" : $"""AND o."Role" = @role{nr}""";
        string unit = part switch
        {
            { Unit: null } => "",
            { IsExcept: true } => $"""AND o."Unit" = @unit{nr}""",
            _ => $"""AND (o."Unit" IS NULL OR o."Unit" = @unit{nr})""",
        };
        return part.Whom switch
        {
            AudienceKind.Residents => At("homes", "BuildingCode", unit),
            AudienceKind.Posts => At("posts", "AreaCode", role),
            AudienceKind.Members => $"""SELECT "PersonId" FROM memberships WHERE "OrganisationId" = @of{nr} AND {today}""",
            AudienceKind.Reached => $"""SELECT d."PersonId" FROM deliveries d WHERE d."NoticeId" = @of{nr} AND {ReachedSql.Reached}""",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part.Whom, "This kind of audience has no words in SQL."),
        };

        string At(string table, string column, string more)
        {
            string below = $"""
                SELECT o."PersonId" FROM areas a JOIN {table} o ON o."{column}" = a."Code" {more}
                WHERE a."Path" >= @lo{nr} AND a."Path" < @hi{nr} AND {today}
                """;
            return part.CompoundCode is null ? below : $"""
                {below}
                UNION ALL
                SELECT o."PersonId" FROM areas a JOIN {table} o ON o."{column}" = a."Code" {more}
                WHERE a."CompoundCode" = @compound{nr} AND {today}
                """;
        }
    }
}
