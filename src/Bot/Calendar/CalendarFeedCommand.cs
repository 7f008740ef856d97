using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Storage;

namespace Hub.Bot.Calendar;

/// <summary>
/// <c>calendar AREA-CODE|PERSON [--revoke]</c>: an address under which calendars subscribe to what is held in an area, or where
/// one person lives and works. Whoever has the address may read it; it is printed once.
/// </summary>
internal static class CalendarFeedCommand
{
    /// <summary>Returns the exit code: 0 done, 1 nobody and nothing of that name, 2 not understood.</summary>
    internal static async Task<int> RunAsync(
        string[] args, HubStore store, IdSource ids, TimeProvider clock, string address, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        bool revoke = args.Contains("--revoke");
        if (args.Where(arg => arg != "--revoke").ToArray() is not [var named] || named.StartsWith('-'))
        {
            await errors.WriteLineAsync("calendar AREA-CODE|PERSON [--revoke]");
            return 2;
        }
        string token = IdSource.Token();
        (bool isKnown, int revoked) = await store.WriteAsync(async rows =>
        {
            string? area = (await rows.Areas.FindAsync(named, cancellationToken))?.Code;
            Guid? person = area is not null ? null : Guid.TryParse(named, out Guid id) ? (await rows.People.FindAsync(id, cancellationToken))?.Id
                : await rows.People.NamedAsync(named, cancellationToken) is [Person only] ? only.Id : null;
            if (area is null && person is null)
            {
                return (false, 0);
            }
            if (revoke)
            {
                return (true, await rows.Calendar.RevokeFeedsAsync(area, person, clock.GetUtcNow(), cancellationToken));
            }
            rows.Calendar.Add(new CalendarFeed
            {
                Id = ids.Next(), TokenHash = IdSource.Hash(token), AreaCode = area, PersonId = person, CreatedAt = clock.GetUtcNow(),
            });
            return (true, 0);
        }, cancellationToken);
        if (!isKnown)
        {
            await errors.WriteLineAsync($"No area has the code '{named}', and no one person that name or id.");
            return 1;
        }
        await output.WriteLineAsync(revoke ? $"{revoked} revoked." : $"{address}/calendar/{token}.ics");
        return 0;
    }
}
