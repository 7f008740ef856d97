namespace Hub.Domain.Storage;

/// <summary>Whom an earlier notice reached: conditions that both databases read alike.</summary>
internal static class ReachedSql
{
    /// <summary>Whether a row <c>d</c> of the ledger reached its person, or may have: also one that was to be tried again when it was stopped.</summary>
    internal const string Reached =
        """
        (d."State" IN ('HandedOff', 'Received', 'Read', 'Acked', 'Unknown') OR d."HandedOffAt" IS NOT NULL OR d."ReceivedAt" IS NOT NULL
         OR EXISTS (SELECT 1 FROM attempts t WHERE t."NoticeId" = d."NoticeId" AND t."PersonId" = d."PersonId" AND t."Outcome" = 'Unknown'))
        """;

    /// <summary>
    /// The cursor of a part that has told everybody whom the earlier notice had reached, while workers were still at that; it
    /// begins anew when they are done.
    /// </summary>
    internal const string Waits = "~";

    /// <summary>Whether workers may still be sending the earlier notice of a part <c>p</c>.</summary>
    internal const string UnderWay =
        """
        (EXISTS (SELECT 1 FROM slices u WHERE u."NoticeId" = p."EarlierId")
         OR EXISTS (SELECT 1 FROM deliveries u WHERE u."NoticeId" = p."EarlierId" AND u."State" = 'Pending'))
        """;
}
