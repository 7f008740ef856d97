using Hub.Domain.Notices;
using Npgsql;

namespace Hub.Domain.Storage;

/// <summary>What became of deliveries, written on PostgreSQL: states, attempts, numbers and finished slices in one statement.</summary>
internal sealed partial class PostgresLedger
{
    // A row that was Unknown had a reason, which is to be counted off with it.
    private static readonly string WritePending = Write("''", "");
    private static readonly string WriteUnknown = Write(
        """COALESCE(o."Reason", '')""", """ JOIN deliveries o ON o."NoticeId" = i.notice AND o."PersonId" = i.person""");

    // What stands in the delivery's own row already, since the answer of its commit was lost, is not told twice.
    private static string Write(string was, string whereItStood) =>
        $"""
        {ByKeys}
        WITH moved AS (
            UPDATE deliveries d SET "State" = i.state, "Round" = i.round, "Reason" = i.reason, "NotBefore" = i.not_before, "ChangedAt" = @now,
                "HandedOffAt" = CASE WHEN i.state = 'HandedOff' THEN @now ELSE d."HandedOffAt" END,
                "Channel" = COALESCE(i.channel, d."Channel"), "TriedAt" = COALESCE(i.tried_at, d."TriedAt"), "ProviderId" = COALESCE(i.provider, d."ProviderId")
            FROM unnest(@notices, @people, @states, @rounds, @reasons, @not_befores, @by, @tried_at, @ids)
                i(notice, person, state, round, reason, not_before, channel, tried_at, provider){whereItStood}
            WHERE d."NoticeId" = i.notice AND d."PersonId" = i.person AND d."State" = @from AND i.state <> @from
            RETURNING d."NoticeId", d."PersonId", d."AreaCode", d."State", d."Reason", i.channel, {was} AS was),
        same AS (SELECT "NoticeId", "AreaCode", "State", "Reason", channel, was, count(*) AS many FROM moved GROUP BY 1, 2, 3, 4, 5, 6),
        tried AS (
            INSERT INTO attempts ("NoticeId", "PersonId", "Channel", "Round", "MergedKey", "StartedAt", "Outcome", "Reason", "ProviderId")
            SELECT * FROM unnest(@try_notices, @try_people, @channels, @try_rounds, @merged, @started, @outcomes, @try_reasons, @providers)
                t(notice, person, channel, round, merged, started, outcome, reason, provider)
            WHERE NOT EXISTS (
                SELECT 1 FROM deliveries d WHERE d."NoticeId" = t.notice AND d."PersonId" = t.person AND d."Channel" = t.channel AND t.round = 1)
            ON CONFLICT ("NoticeId", "PersonId", "Channel", "Round") DO UPDATE
            SET "Outcome" = excluded."Outcome", "Reason" = excluded."Reason", "ProviderId" = excluded."ProviderId"
            WHERE attempts."Outcome" NOT IN (excluded."Outcome", 'Bounced') AND NOT (attempts."Outcome" = 'Unknown' AND excluded."Outcome" = 'Later')
            RETURNING "NoticeId", "Channel", "Outcome", "Reason"),
        changes AS (
            SELECT "NoticeId", COALESCE("AreaCode", '') AS area, '' AS channel, @from AS what, was AS reason, -many AS many FROM same
            UNION ALL
            SELECT "NoticeId", COALESCE("AreaCode", ''), '', "State", COALESCE("Reason", ''), many FROM same
            UNION ALL
            SELECT "NoticeId", '', channel, 'Ok', '', many FROM same WHERE channel IS NOT NULL
            UNION ALL
            SELECT "NoticeId", '', "Channel", "Outcome", COALESCE("Reason", ''), count(*) FROM tried GROUP BY 1, 3, 4, 5),
        counted AS (
            INSERT INTO tallies ("Id", "NoticeId", "AreaCode", "Channel", "What", "Reason", "Count", "IsFolded")
            SELECT gen_random_uuid(), "NoticeId", area, channel, what, reason, many, false FROM changes WHERE "NoticeId" = ANY(@counted)),
        finished AS (DELETE FROM slices WHERE "Id" = ANY(@done))
        SELECT i.notice, i.person FROM unnest(@notices, @people) i(notice, person)
        WHERE (SELECT count(*) FROM moved) < cardinality(@notices) AND (i.notice, i.person) NOT IN (SELECT "NoticeId", "PersonId" FROM moved)
        """;

    public async Task RecordAsync(
        IReadOnlyList<Outcome> outcomes, IReadOnlyCollection<Guid> doneSlices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        HashSet<(Guid, Guid)> stayed = await WriteAsync(
            DeliveryState.Pending, outcomes, [.. outcomes.SelectMany(outcome => outcome.Attempts)], doneSlices, now, cancellationToken);
        // What did not stand as it was left: a take-over had called it Unknown, and now it is known. Or somebody was quicker. Its
        // try is told all the same.
        Outcome[] left = [.. outcomes.Where(outcome => outcome.State is not (DeliveryState.Pending or DeliveryState.Unknown) && stayed.Contains((outcome.Notice.Id, outcome.PersonId)))];
        if (left.Length > 0)
        {
            await WriteAsync(
                DeliveryState.Unknown, [.. left.Select(outcome => outcome with { Taken = null })],
                [.. left.Select(outcome => outcome.Taken).OfType<Attempt>()], [], now, cancellationToken);
        }
    }

    /// <returns>What did not stand in that state.</returns>
    private async Task<HashSet<(Guid, Guid)>> WriteAsync(
        DeliveryState from, IReadOnlyList<Outcome> outcomes, Attempt[] attempts, IReadOnlyCollection<Guid> done, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(
            from == DeliveryState.Unknown ? WriteUnknown : WritePending,
            ("now", now.UtcDateTime), ("from", from.ToString()), ("done", done.ToArray()),
            ("counted", outcomes.Where(outcome => outcome.Notice.IsCounted).Select(outcome => outcome.Notice.Id).Distinct().ToArray()),
            ("notices", outcomes.Select(outcome => outcome.Notice.Id).ToArray()),
            ("people", outcomes.Select(outcome => outcome.PersonId).ToArray()),
            ("states", outcomes.Select(outcome => outcome.State.ToString()).ToArray()),
            ("rounds", outcomes.Select(outcome => outcome.Round).ToArray()),
            ("reasons", outcomes.Select(outcome => outcome.Reason).ToArray()),
            ("not_befores", outcomes.Select(outcome => outcome.NotBefore?.UtcDateTime).ToArray()),
            ("by", outcomes.Select(outcome => outcome.Taken?.Channel).ToArray()),
            ("tried_at", outcomes.Select(outcome => outcome.Taken?.StartedAt.UtcDateTime).ToArray()),
            ("ids", outcomes.Select(outcome => outcome.Taken?.ProviderId).ToArray()),
            ("try_notices", attempts.Select(attempt => attempt.NoticeId).ToArray()),
            ("try_people", attempts.Select(attempt => attempt.PersonId).ToArray()),
            ("channels", attempts.Select(attempt => attempt.Channel).ToArray()),
            ("try_rounds", attempts.Select(attempt => attempt.Round).ToArray()),
            ("merged", attempts.Select(attempt => attempt.MergedKey).ToArray()),
            ("started", attempts.Select(attempt => attempt.StartedAt.UtcDateTime).ToArray()),
            ("outcomes", attempts.Select(attempt => attempt.Outcome.ToString()).ToArray()),
            ("try_reasons", attempts.Select(attempt => attempt.Reason).ToArray()),
            ("providers", attempts.Select(attempt => attempt.ProviderId).ToArray()));
        HashSet<(Guid, Guid)> stayed = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            stayed.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }
        return stayed;
    }
}
