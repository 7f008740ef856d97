namespace Hub.Domain.Notices;

/// <summary>A row of the ledger that is to be sent.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="PersonId">Whom it is for.</param>
/// <param name="Round">The round of its last try; 0 before the first.</param>
/// <param name="Reason">Why it had waited, if it had.</param>
public sealed record Due(Guid NoticeId, Guid PersonId, int Round, string? Reason);
