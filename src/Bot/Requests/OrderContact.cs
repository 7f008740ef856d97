using Hub.Bot.Web;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Bot.Requests;

/// <summary>Who reported an order, as a worker may see it when she asks.</summary>
/// <param name="IsAnonymous">Nobody can say who it was.</param>
/// <param name="Name">How the reporter wants to be called, where she said so.</param>
/// <param name="Phone">Her phone, where she left one.</param>
/// <param name="Door">The door, where it is known.</param>
internal sealed record OrderContact(bool IsAnonymous, string? Name, string? Phone, string? Door)
{
    /// <summary>Shows it to a worker whose post covers the place, and records that she looked; null to anybody else.</summary>
    public static async Task<OrderContact?> LookAsync(
        Rows rows, Workplace workplace, Guid requestId, Seal seal, IdSource ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await rows.Requests.FindAsync(requestId, cancellationToken) is not { } request || !await CoversAsync(rows, workplace, request, cancellationToken))
        {
            return null;
        }
        rows.Requests.Add(new Look { Id = ids.Next(), At = now, ByPersonId = workplace.Person.Id, Subject = $"request/{request.Id:N}/contact" });
        string? door = request.Door is { } closed ? seal.Open(closed) : null;
        if (request.ReporterId is not { } reporterId)
        {
            return new(true, null, null, door);
        }
        Person? reporter = await rows.People.FindAsync(reporterId, cancellationToken);
        Contact? phone = (await rows.People.ContactsAsync(reporterId, cancellationToken))
            .FirstOrDefault(contact => contact is { Channel: "phone", DisabledReason: null });
        return new(false, reporter?.Name, phone is null ? null : seal.Open(phone.Address), door);
    }

    /// <summary>Whether a post of the worker's covers the place of a request; one without a place belongs to those who were told of it.</summary>
    public static async Task<bool> CoversAsync(Rows rows, Workplace workplace, Request request, CancellationToken cancellationToken)
    {
        if (request.AreaCode is not { } code)
        {
            return workplace.Posts.Count > 0
                && (await rows.Notices.OfRequestAsync(request.Id, workplace.Person.Id, cancellationToken)).Count > 0;
        }
        return await rows.Areas.FindAsync(code, cancellationToken) is { } area && workplace.Covers(area);
    }
}
