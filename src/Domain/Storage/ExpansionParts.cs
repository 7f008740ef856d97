using System.Text.Json;
using Hub.Domain.Areas;
using Hub.Domain.Notices;

namespace Hub.Domain.Storage;

/// <summary>Parts of an audience, with the ranges of the tree that they mean.</summary>
internal static class ExpansionParts
{
    internal static async Task<Expansion> OfAsync(
        HubDb db, Guid notice, Lane lane, AudiencePart part, int nr, bool isExcept, bool hasExcept, DateOnly day, DateTimeOffset? doneAt,
        CancellationToken cancellationToken)
    {
        Area? area = part.Whom is AudienceKind.Members or AudienceKind.Reached
            ? null
            : await db.Compiled.Area(db, part.AreaCode, cancellationToken)
                ?? throw new ArgumentException($"Area '{part.AreaCode}' of the audience does not exist.", nameof(part));
        return Of(notice, lane, part, area, nr, isExcept, hasExcept, day, doneAt);
    }

    /// <summary>A part whose area is known; null where it names none.</summary>
    internal static Expansion Of(
        Guid notice, Lane lane, AudiencePart part, Area? area, int nr, bool isExcept, bool hasExcept, DateOnly day, DateTimeOffset? doneAt) => new()
        {
                NoticeId = notice,
                Nr = nr,
                IsExcept = isExcept,
                Lane = lane,
                Whom = part.Whom,
                Role = part.Role,
                OrganisationId = part.OrganisationId,
                EarlierId = part.EarlierId,
                AreaCode = area?.Code,
                PathFrom = area?.Path ?? "",
                PathTo = area is null ? "" : AreaPath.After(area.Path),
                CompoundCode = area is { Level: AreaLevel.Compound } ? area.Code : null,
                Unit = part.Unit,
                Day = day,
                HasExcept = hasExcept,
                DoneAt = doneAt,
            };

    /// <summary>Parts as the head count of either database reads them.</summary>
    internal static string Json(IReadOnlyList<Expansion> parts) => JsonSerializer.Serialize(parts.Select(part => new
    {
        whom = (int)part.Whom,
        role = part.Role?.ToString(),
        org = part.OrganisationId,
        earlier = part.EarlierId,
        lo = part.PathFrom,
        hi = part.PathTo,
        compound = part.CompoundCode,
        unit = part.Unit,
        leaves = part.IsExcept,
    }));
}
