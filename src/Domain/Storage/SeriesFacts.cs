using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Storage;

/// <summary>Looks up what a series names: whether its hosts are there, and whether it invites those of its area.</summary>
internal static class SeriesFacts
{
    internal static async Task<List<SeriesProblem>> ProblemsAsync(
        Rows rows, SeriesDraft draft, string areaCode, DateOnly today, CancellationToken cancellationToken)
    {
        if (await rows.Areas.FindAsync(areaCode, cancellationToken) is not { } scope)
        {
            return [new(SeriesFault.AreaUnknown, "area", areaCode)];
        }
        List<SeriesProblem> wrong =
        [
            .. (await BroadcastFacts.AudienceAsync(rows, draft.Audience, scope, today, cancellationToken)).Select(problem => new SeriesProblem(
                problem.Fault switch
                {
                    BroadcastFault.AreaUnknown => SeriesFault.AreaUnknown,
                    BroadcastFault.OrganisationUnknown or BroadcastFault.PersonUnknown => SeriesFault.HostUnknown,
                    _ => SeriesFault.AudienceOutside,
                }, problem.Where, problem.Detail)),
        ];
        if (draft.Host.OrganisationId is { } organisation && await rows.People.OrganisationAsync(organisation, cancellationToken) is null)
        {
            wrong.Add(new(SeriesFault.HostUnknown, "host/organisation", $"{organisation}"));
        }
        List<Person> known = draft.Host.People.Count == 0 ? [] : await rows.People.FindAllAsync(draft.Host.People, cancellationToken);
        wrong.AddRange(draft.Host.People.Where(id => known.TrueForAll(person => person.Id != id))
            .Select(id => new SeriesProblem(SeriesFault.HostUnknown, "host/people", $"{id}")));
        return wrong;
    }
}
