using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Storage;

/// <summary>Looks up what a draft names: its template, and whether its audience lies within its area.</summary>
internal static class BroadcastFacts
{
    internal static async Task<DraftFacts> OfAsync(Rows rows, BroadcastDraft draft, TimeZoneInfo zone, DateOnly today, CancellationToken cancellationToken)
    {
        List<Area> upward = await rows.Areas.UpwardAsync(draft.AreaCode, cancellationToken);
        if (upward.Count == 0)
        {
            return new(null, [new(BroadcastFault.AreaUnknown, "area", draft.AreaCode)]);
        }
        Template? template = draft.TemplateKey is { } key
            ? await rows.Broadcasts.TemplateAsync(key, [.. upward.Select(area => area.Code)], cancellationToken)
            : null;
        List<BroadcastProblem> wrong = await AudienceAsync(rows, draft.Audience, upward[0], today, cancellationToken);
        return new(template, RepeatBroadcast.Problem(draft.Repeats, draft.Lane, draft.ScheduledAt, zone) is { } rule ? [.. wrong, rule] : wrong);
    }

    /// <summary>What is wrong with an audience that is to lie within an area.</summary>
    internal static async Task<List<BroadcastProblem>> AudienceAsync(
        Rows rows, Audience audience, Area scope, DateOnly today, CancellationToken cancellationToken)
    {
        List<BroadcastProblem> wrong = [];
        await PartsAsync(rows, audience, scope, wrong, cancellationToken);
        await PeopleAsync(rows, audience, scope, today, wrong, cancellationToken);
        return wrong;
    }

    private static async Task PartsAsync(Rows rows, Audience audience, Area scope, List<BroadcastProblem> wrong, CancellationToken cancellationToken)
    {
        string[] codes = [.. audience.Parts.Concat(audience.Except).Where(part => part.Whom != AudienceKind.Members).Select(part => part.AreaCode).Distinct()];
        Dictionary<string, Area> areas = (await rows.Areas.FindAllAsync(codes, cancellationToken)).ToDictionary(area => area.Code);
        wrong.AddRange(codes.Where(code => !areas.ContainsKey(code)).Select(code => new BroadcastProblem(BroadcastFault.AreaUnknown, "audience", code)));
        wrong.AddRange(audience.Parts.Where(part => part.Whom != AudienceKind.Members)
            .Where(part => areas.TryGetValue(part.AreaCode, out Area? area) && !area.IsWithin(scope))
            .Select(part => new BroadcastProblem(BroadcastFault.AreaOutside, "audience", part.AreaCode)));
        wrong.AddRange(audience.Parts.Concat(audience.Except).Where(part => part.Unit is not null)
            .Where(part => part.Whom != AudienceKind.Residents || EnterHome.Unit(part.Unit) != part.Unit
                || (areas.TryGetValue(part.AreaCode, out Area? area) && area.Level != AreaLevel.Building))
            .Select(part => new BroadcastProblem(BroadcastFault.UnitUnknown, "audience/unit", part.Unit!)));
        foreach (AudiencePart part in audience.Parts.Concat(audience.Except).Where(part => part.Whom == AudienceKind.Members))
        {
            Organisation? organisation = part.OrganisationId is { } id ? await rows.People.OrganisationAsync(id, cancellationToken) : null;
            if (organisation is null)
            {
                wrong.Add(new(BroadcastFault.OrganisationUnknown, "audience", $"{part.OrganisationId}"));
            }
            else if (await rows.Areas.FindAsync(organisation.AreaCode, cancellationToken) is not { } area || !area.IsWithin(scope))
            {
                wrong.Add(new(BroadcastFault.AreaOutside, "audience", organisation.Name));
            }
        }
    }

    // Whoever lives or works in the area; who has neither home nor post is known to the community alone.
    private static async Task PeopleAsync(
        Rows rows, Audience audience, Area scope, DateOnly today, List<BroadcastProblem> wrong, CancellationToken cancellationToken)
    {
        if (audience.People.Count is 0 or > BroadcastLimits.MostNamed)
        {
            return;
        }
        Guid[] ids = [.. audience.People.Distinct()];
        HashSet<Guid> known = [.. (await rows.People.FindAllAsync(ids, cancellationToken)).Select(person => person.Id)];
        ILookup<Guid, Area> places = (await rows.People.PlacesAsync(ids, today, cancellationToken)).ToLookup(place => place.PersonId, place => place.Area);
        bool isWide = scope.Level is AreaLevel.City or AreaLevel.District or AreaLevel.Street or AreaLevel.Community;
        foreach (Guid id in ids)
        {
            if (!known.Contains(id))
            {
                wrong.Add(new(BroadcastFault.PersonUnknown, "audience/people", $"{id}"));
            }
            else if (places[id].Any() ? !places[id].Any(area => area.IsWithin(scope)) : !isWide)
            {
                wrong.Add(new(BroadcastFault.PersonOutside, "audience/people", $"{id}"));
            }
        }
    }
}
