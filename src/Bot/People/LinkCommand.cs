using System.Globalization;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.People;

/// <summary><c>link PERSON [--revoke]</c>: prints a new personal link, or revokes all that a person has.</summary>
internal static class LinkCommand
{
    private const int Done = 0;
    private const int NotDone = 1;
    private const int Misused = 2;

    /// <summary>Runs it; 0 when it did what was asked, 1 when nobody or several were found, 2 when it was called wrongly.</summary>
    public static async Task<int> RunAsync(
        string[] argsAfterLink, HubStore store, Seal seal, IdSource ids, TimeProvider time, string baseUrl, TextWriter output,
        TextWriter errors, CancellationToken cancellationToken)
    {
        bool revoke = argsAfterLink.Contains("--revoke");
        string[] names = [.. argsAfterLink.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal))];
        if (names is not [{ Length: > 0 } asked])
        {
            await errors.WriteLineAsync("Usage: link PERSON [--revoke]      PERSON is a name, a phone number or an id.".AsMemory(), cancellationToken);
            return Misused;
        }
        DateTimeOffset now = time.GetUtcNow();
        List<Person> found = await store.ReadAsync(rows => FindAsync(rows, seal, asked, cancellationToken), cancellationToken);
        if (found is not [{ } person])
        {
            await errors.WriteLineAsync((found.Count == 0
                ? $"Nobody is called '{asked}', and nobody has that phone number or id."
                : $"{found.Count} people are called '{asked}'. Say which one by her id:").AsMemory(), cancellationToken);
            foreach (Person one in found)
            {
                await errors.WriteLineAsync($"  {one.Id}  {one.Name}  {await PostsAsync(store, one, now, cancellationToken)}".AsMemory(), cancellationToken);
            }
            return NotDone;
        }
        if (revoke)
        {
            int revoked = await store.WriteAsync(rows => RevokeAsync(rows, person, now, cancellationToken), cancellationToken);
            await output.WriteLineAsync($"{person.Name ?? person.Id.ToString()}: {revoked} link(s) revoked. Browsers that they signed in are signed out within 5 seconds.".AsMemory(), cancellationToken);
            return Done;
        }
        string token = IdSource.Token();
        PersonalLink link = new()
        {
            Id = ids.Next(),
            PersonId = person.Id,
            TokenHash = IdSource.Hash(token),
            CreatedAt = now,
            ExpiresAt = now + PersonalLink.Lifetime,
        };
        await store.WriteAsync(rows =>
        {
            rows.People.Add(link);
            return Task.CompletedTask;
        }, cancellationToken);
        await output.WriteLineAsync($"{baseUrl.TrimEnd('/')}/in/{token}".AsMemory(), cancellationToken);
        await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"For {person.Name ?? person.Id.ToString()} alone, until {link.ExpiresAt:yyyy-MM-dd HH:mm} UTC. Take it back with: link {person.Id} --revoke").AsMemory(), cancellationToken);
        return Done;
    }

    /// <summary>Everybody whom a name, a phone number or an id means.</summary>
    internal static async Task<List<Person>> FindAsync(Rows rows, Seal seal, string asked, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(asked, CultureInfo.InvariantCulture, out Guid id))
        {
            return await rows.People.FindAsync(id, cancellationToken) is { } person ? [person] : [];
        }
        if (PhoneNumber.Normalise(asked) is { } phone)
        {
            return await rows.People.ContactAsync("phone", seal.LookUp(phone), cancellationToken) is { } contact
                && await rows.People.FindAsync(contact.PersonId, cancellationToken) is { } owner ? [owner] : [];
        }
        return await rows.People.NamedAsync(asked, cancellationToken);
    }

    // The day in UTC may be a day off from the community's; it only helps to tell namesakes apart.
    internal static async Task<string> PostsAsync(HubStore store, Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateOnly day = DateOnly.FromDateTime(now.UtcDateTime);
        List<Standing> posts = await store.ReadAsync(rows => rows.People.PostsAsync(person.Id, day, cancellationToken), cancellationToken);
        return string.Join(", ", posts.Select(post => $"{post.Post.Role.Words().In(Lang.Zh)} {post.Area.Name}"));
    }

    private static async Task<int> RevokeAsync(Rows rows, Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int revoked = 0;
        foreach (PersonalLink link in await rows.People.LinksAsync(person.Id, cancellationToken))
        {
            if (link.IsValid(now))
            {
                link.RevokedAt = now;
                revoked++;
            }
        }
        return revoked;
    }
}
