using System.Globalization;
using Hub.Domain.Notices;

namespace Hub.Domain.Storage;

/// <summary>Those whom an earlier notice reached into the ledger, on SQLite.</summary>
internal sealed partial class SqliteLedger
{
    private const int MostReached = 5000;

    private const string ReachedNext =
        $"""
        SELECT d."PersonId", d."AreaCode" FROM deliveries d
        WHERE d."NoticeId" = @earlier AND d."PersonId" > @cursor AND {ReachedSql.Reached} ORDER BY d."PersonId" LIMIT @most
        """;

    private async Task<(int Rows, bool Waits)> ReachedAsync(Expansion part, int parts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int most = Math.Max(Slice.Most, MostReached / parts);
        List<(Guid Person, string? Sub)> reached = await AskAsync(
            ReachedNext, row => (row.GetGuid(0), row.IsDBNull(1) ? null : row.GetString(1)), cancellationToken,
            ("@earlier", part.EarlierId), ("@cursor", part.Cursor), ("@most", most));
        List<(Guid Person, string? Sub)> written = [];
        foreach ((Guid person, string? sub) in reached)
        {
            written.AddRange(await AskAsync(
                $"""
                INSERT INTO deliveries ("NoticeId", "PersonId", "Lane", "State", "CreatedAt", "ChangedAt", "AreaCode", "Round")
                SELECT @notice, m."PersonId", @lane, 'Pending', @now, @now, @sub, 0 FROM (SELECT @person AS "PersonId") m WHERE true {Left}
                ON CONFLICT DO NOTHING RETURNING "PersonId"
                """, row => (row.GetGuid(0), sub), cancellationToken,
                ("@notice", part.NoticeId), ("@person", person), ("@lane", (int)part.Lane), ("@now", now.UtcTicks), ("@sub", sub),
                ("@day", part.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("@except", part.HasExcept ? 1 : 0)));
        }
        await SliceAsync(part, written, now, cancellationToken);
        bool last = reached.Count < most;
        bool waits = last && await IsUnderWayAsync(part, cancellationToken);
        string cursor = waits ? ReachedSql.Waits
            : part.Cursor == ReachedSql.Waits ? ""
            : reached.Count > 0 ? reached[^1].Person.ToString().ToUpperInvariant() : part.Cursor;
        await DoAsync(
            """UPDATE expansions SET "Cursor" = @cursor, "DoneAt" = @done WHERE "NoticeId" = @notice AND "Nr" = @nr""", cancellationToken,
            ("@cursor", cursor), ("@done", last && !waits && part.Cursor != ReachedSql.Waits ? now.UtcTicks : null),
            ("@notice", part.NoticeId), ("@nr", part.Nr));
        return (written.Count, waits);
    }

    private async Task<bool> IsUnderWayAsync(Expansion part, CancellationToken cancellationToken) =>
        (await AskAsync(
            $"""SELECT {ReachedSql.UnderWay} FROM expansions p WHERE p."NoticeId" = @notice AND p."Nr" = @nr""", row => row.GetInt64(0) != 0,
            cancellationToken, ("@notice", part.NoticeId), ("@nr", part.Nr)))[0];
}
