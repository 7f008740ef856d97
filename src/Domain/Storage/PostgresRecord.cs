using Hub.Domain.Notices;
using Npgsql;

namespace Hub.Domain.Storage;

/// <summary>What became of deliveries, written on PostgreSQL: states, attempts, numbers and finished slices in one statement.</summary>
internal sealed partial class PostgresLedger
{
    // A row that was Unknown had a reason, which is to be counted off with it.
    private static readonly string WritePending = Write("''", "");
    private static readonly string WriteUnknown = Write(
        """COALESCE(o."Reason", '')""", """ JOIN deliveries o ON o."NoticeId" = (@notices)[i.kind] AND o."PersonId" = i.person""");

    // Most rows of a batch have the same outcome: each kind of outcome is given once, and every row names its own. What stands in
    // the delivery's own row already, since the answer of its commit was lost, is not told twice.
    private static string Write(string was, string whereItStood) =>
        $"""
        {ByKeys}
        WITH moved AS (
            UPDATE deliveries d SET "State" = (@states)[i.kind], "Round" = (@rounds)[i.kind], "Reason" = (@reasons)[i.kind],
                "NotBefore" = (@not_befores)[i.kind], "ChangedAt" = @now,
                "HandedOffAt" = CASE WHEN (@states)[i.kind] = 'HandedOff' THEN @now ELSE d."HandedOffAt" END,
                "Channel" = COALESCE((@by)[i.kind], d."Channel"), "TriedAt" = COALESCE(i.tried_at, d."TriedAt"), "ProviderId" = COALESCE(i.provider, d."ProviderId")
            FROM unnest(@people, @kinds, @tried_at, @ids) i(person, kind, tried_at, provider){whereItStood}
            WHERE d."NoticeId" = (@notices)[i.kind] AND d."PersonId" = i.person AND d."State" = @from AND (@states)[i.kind] <> @from
            RETURNING d."PersonId", i.kind, d."AreaCode", {was} AS was),
        same AS (SELECT kind, COALESCE("AreaCode", '') AS area, was, count(*) AS many FROM moved GROUP BY 1, 2, 3),
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
            SELECT (@notices)[kind] AS notice, area, '' AS channel, @from AS what, was AS reason, -many AS many FROM same
            UNION ALL
            SELECT (@notices)[kind], area, '', (@states)[kind], COALESCE((@reasons)[kind], ''), many FROM same
            UNION ALL
            SELECT (@notices)[kind], '', (@by)[kind], 'Ok', '', many FROM same WHERE (@by)[kind] IS NOT NULL
            UNION ALL
            SELECT "NoticeId", '', "Channel", "Outcome", COALESCE("Reason", ''), 1 FROM tried),
        counted AS (
            INSERT INTO tallies ("Id", "NoticeId", "AreaCode", "Channel", "What", "Reason", "Count", "IsFolded")
            SELECT gen_random_uuid(), notice, area, channel, what, reason, sum(many), false FROM changes
            WHERE notice = ANY(@counted) GROUP BY notice, area, channel, what, reason),
        finished AS (DELETE FROM slices WHERE "Id" = ANY(@done))
        SELECT i.kind, i.person FROM unnest(@people, @kinds) i(person, kind)
        WHERE (SELECT COALESCE(sum(many), 0) FROM same) < cardinality(@people) AND (i.kind, i.person) NOT IN (SELECT kind, "PersonId" FROM moved)
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
        List<Kind> kinds = [];
        int[] kindOf = KindsOf(outcomes, kinds);
        await using NpgsqlCommand command = Command(
            from == DeliveryState.Unknown ? WriteUnknown : WritePending,
            ("now", now.UtcDateTime), ("from", from.ToString()), ("done", done.ToArray()),
            ("counted", outcomes.Where(outcome => outcome.Notice.IsCounted).Select(outcome => outcome.Notice.Id).Distinct().ToArray()),
            ("notices", kinds.Select(kind => kind.NoticeId).ToArray()),
            ("states", kinds.Select(kind => kind.State.ToString()).ToArray()),
            ("rounds", kinds.Select(kind => kind.Round).ToArray()),
            ("reasons", kinds.Select(kind => kind.Reason).ToArray()),
            ("not_befores", kinds.Select(kind => kind.NotBefore?.UtcDateTime).ToArray()),
            ("by", kinds.Select(kind => kind.Channel).ToArray()),
            ("people", outcomes.Select(outcome => outcome.PersonId).ToArray()),
            ("kinds", kindOf),
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
            stayed.Add((kinds[reader.GetInt32(0) - 1].NoticeId, reader.GetGuid(1)));
        }
        return stayed;
    }

    // From 1, as the database counts.
    private static int[] KindsOf(IReadOnlyList<Outcome> outcomes, List<Kind> kinds)
    {
        Dictionary<Kind, int> known = [];
        int[] kindOf = new int[outcomes.Count];
        for (int i = 0; i < kindOf.Length; i++)
        {
            Outcome outcome = outcomes[i];
            Kind kind = new(outcome.Notice.Id, outcome.State, outcome.Round, outcome.Reason, outcome.NotBefore, outcome.Taken?.Channel);
            if (!known.TryGetValue(kind, out kindOf[i]))
            {
                kinds.Add(kind);
                known[kind] = kindOf[i] = kinds.Count;
            }
        }
        return kindOf;
    }

    /// <summary>What became of deliveries of one notice alike.</summary>
    private readonly record struct Kind(Guid NoticeId, DeliveryState State, int Round, string? Reason, DateTimeOffset? NotBefore, string? Channel);
}
