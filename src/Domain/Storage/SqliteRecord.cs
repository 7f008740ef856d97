using Hub.Domain.Notices;

namespace Hub.Domain.Storage;

/// <summary>What became of deliveries, written on SQLite: states, attempts, numbers and finished slices.</summary>
internal sealed partial class SqliteLedger
{
    public async Task RecordAsync(
        IReadOnlyList<Outcome> outcomes, IReadOnlyCollection<Guid> doneSlices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Tallied> numbers = [];
        foreach (Outcome outcome in outcomes)
        {
            // First as it was left; then what a take-over had called Unknown and is now known. Or somebody was quicker. Its try is
            // told all the same.
            if (!await MoveAsync(outcome, DeliveryState.Pending, now, numbers, cancellationToken))
            {
                await MoveAsync(outcome with { Taken = null }, DeliveryState.Unknown, now, numbers, cancellationToken);
                await NoteAsync(outcome.Taken, outcome.Notice, numbers, cancellationToken);
            }
            foreach (Attempt attempt in outcome.Attempts)
            {
                await NoteAsync(attempt, outcome.Notice, numbers, cancellationToken);
            }
        }
        foreach (Guid slice in doneSlices)
        {
            await DoAsync("""DELETE FROM slices WHERE "Id" = @id""", cancellationToken, ("@id", slice));
        }
        foreach (Tally tally in Tallied.Sum(numbers))
        {
            db.Append(tally);
        }
    }

    /// <returns>False where it did not stand in that state.</returns>
    private async Task<bool> MoveAsync(Outcome outcome, DeliveryState from, DateTimeOffset now, List<Tallied> numbers, CancellationToken cancellationToken)
    {
        if (from == outcome.State)
        {
            return false;
        }
        // A row that was Unknown had a reason, which is to be counted off with it.
        List<(string? Area, string? Reason)> stood = await AskAsync(
            """SELECT "AreaCode", "Reason" FROM deliveries WHERE "NoticeId" = @notice AND "PersonId" = @person AND "State" = @from""",
            row => (row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), cancellationToken,
            ("@notice", outcome.Notice.Id), ("@person", outcome.PersonId), ("@from", from.ToString()));
        if (stood is not [var (area, reason)])
        {
            return false;
        }
        await DoAsync(
            """
            UPDATE deliveries SET "State" = @state, "Round" = @round, "Reason" = @reason, "NotBefore" = @not_before, "ChangedAt" = @now,
                "HandedOffAt" = CASE WHEN @state = 'HandedOff' THEN @now ELSE "HandedOffAt" END,
                "Channel" = COALESCE(@channel, "Channel"), "TriedAt" = COALESCE(@tried_at, "TriedAt"), "ProviderId" = COALESCE(@provider, "ProviderId")
            WHERE "NoticeId" = @notice AND "PersonId" = @person
            """, cancellationToken,
            ("@state", outcome.State.ToString()), ("@round", outcome.Round), ("@reason", outcome.Reason),
            ("@not_before", outcome.NotBefore?.UtcTicks), ("@now", now.UtcTicks), ("@channel", outcome.Taken?.Channel),
            ("@tried_at", outcome.Taken?.StartedAt.UtcTicks), ("@provider", outcome.Taken?.ProviderId),
            ("@notice", outcome.Notice.Id), ("@person", outcome.PersonId));
        if (outcome.Notice.IsCounted)
        {
            numbers.Add(new(outcome.Notice.Id, area, "", from.ToString(), from == DeliveryState.Unknown ? reason : null, -1));
            numbers.Add(new(outcome.Notice.Id, area, "", outcome.State.ToString(), outcome.Reason, 1));
            if (outcome.Taken is { } taken)
            {
                numbers.Add(new(outcome.Notice.Id, null, taken.Channel, taken.Outcome.ToString(), null, 1));
            }
        }
        return true;
    }

    // What stands in the delivery's own row already is not told twice.
    private async Task NoteAsync(Attempt? attempt, Notice notice, List<Tallied> numbers, CancellationToken cancellationToken)
    {
        if (attempt is null)
        {
            return;
        }
        List<int> written = await AskAsync(
            """
            INSERT INTO attempts ("NoticeId", "PersonId", "Channel", "Round", "MergedKey", "StartedAt", "Outcome", "Reason", "ProviderId")
            SELECT @notice, @person, @channel, @round, @merged, @started, @outcome, @reason, @provider
            WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE "NoticeId" = @notice AND "PersonId" = @person AND "Channel" = @channel AND @round = 1)
            ON CONFLICT ("NoticeId", "PersonId", "Channel", "Round") DO UPDATE
            SET "Outcome" = excluded."Outcome", "Reason" = excluded."Reason", "ProviderId" = excluded."ProviderId"
            WHERE attempts."Outcome" NOT IN (excluded."Outcome", 'Bounced') AND NOT (attempts."Outcome" = 'Unknown' AND excluded."Outcome" = 'Later')
            RETURNING 1
            """, row => row.GetInt32(0), cancellationToken,
            ("@notice", attempt.NoticeId), ("@person", attempt.PersonId), ("@channel", attempt.Channel), ("@round", attempt.Round),
            ("@merged", attempt.MergedKey), ("@started", attempt.StartedAt.UtcTicks), ("@outcome", attempt.Outcome.ToString()),
            ("@reason", attempt.Reason), ("@provider", attempt.ProviderId));
        if (written.Count > 0 && notice.IsCounted)
        {
            numbers.Add(new(attempt.NoticeId, null, attempt.Channel, attempt.Outcome.ToString(), attempt.Reason, 1));
        }
    }
}
