using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>Who holds a series, as people say it.</summary>
public static class HostWords
{
    /// <summary>For example 河湾花园业主委员会、小区长.</summary>
    /// <param name="host">Who.</param>
    /// <param name="organisations">The names of organisations, by id.</param>
    /// <param name="people">The names of people, by id.</param>
    public static Bi Words(this SeriesHost host, IReadOnlyDictionary<Guid, string> organisations, IReadOnlyDictionary<Guid, string> people)
    {
        List<Bi> names = [];
        if (host.OrganisationId is { } id && organisations.TryGetValue(id, out string? organisation))
        {
            names.Add(new(organisation, organisation));
        }
        names.AddRange(host.Roles.Select(role => role.Words()));
        names.AddRange(host.People.Where(people.ContainsKey).Select(person => new Bi(people[person], people[person])));
        return names.Count == 0 ? CalendarTexts.HostUnknown : new(string.Join('、', names.Select(name => name.Zh)), string.Join(", ", names.Select(name => name.En)));
    }
}
