using System.Globalization;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot.People;

/// <summary><c>token PERSON [--days N] [--revoke]</c>: prints a token with which a program calls the API for a person, or revokes all that she has.</summary>
internal static class TokenCommand
{
    private const int Done = 0;
    private const int NotDone = 1;
    private const int Misused = 2;
    private const int MostDays = 3650;

    /// <summary>Runs it; 0 when it did what was asked, 1 when nobody or several were found, 2 when it was called wrongly.</summary>
    public static async Task<int> RunAsync(
        string[] argsAfterToken, HubStore store, Seal seal, IdSource ids, TimeProvider time, TextWriter output, TextWriter errors,
        CancellationToken cancellationToken)
    {
        if (Read(argsAfterToken) is not ({ Length: > 0 } asked, { } lifetime, var revoke))
        {
            await errors.WriteLineAsync("Usage: token PERSON [--days N] [--revoke]      PERSON is a name, a phone number or an id; N is 1 to 3650.".AsMemory(), cancellationToken);
            return Misused;
        }
        DateTimeOffset now = time.GetUtcNow();
        List<Person> found = await store.ReadAsync(rows => LinkCommand.FindAsync(rows, seal, asked, cancellationToken), cancellationToken);
        if (found is not [{ } person])
        {
            await errors.WriteLineAsync((found.Count == 0
                ? $"Nobody is called '{asked}', and nobody has that phone number or id."
                : $"{found.Count} people are called '{asked}'. Say which one by her id:").AsMemory(), cancellationToken);
            foreach (Person one in found)
            {
                await errors.WriteLineAsync($"  {one.Id}  {one.Name}  {await LinkCommand.PostsAsync(store, one, now, cancellationToken)}".AsMemory(), cancellationToken);
            }
            return NotDone;
        }
        if (revoke)
        {
            int revoked = await store.WriteAsync(rows => RevokeAsync(rows, person.Id, now, cancellationToken), cancellationToken);
            await output.WriteLineAsync($"{person.Name ?? person.Id.ToString()}: {revoked} token(s) revoked.".AsMemory(), cancellationToken);
            return Done;
        }
        string words = IdSource.Token();
        ApiToken token = new() { Id = ids.Next(), PersonId = person.Id, TokenHash = IdSource.Hash(words), CreatedAt = now, ExpiresAt = now + lifetime };
        await store.WriteAsync(rows =>
        {
            rows.People.Add(token);
            return Task.CompletedTask;
        }, cancellationToken);
        await output.WriteLineAsync(words.AsMemory(), cancellationToken);
        await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Acts for {person.Name ?? person.Id.ToString()} until {token.ExpiresAt:yyyy-MM-dd HH:mm} UTC; it is shown only now. Take it back with: token {person.Id} --revoke").AsMemory(), cancellationToken);
        return Done;
    }

    private static (string Person, TimeSpan? Lifetime, bool Revoke) Read(string[] args)
    {
        List<string> names = [];
        TimeSpan? lifetime = ApiToken.Lifetime;
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--days")
            {
                lifetime = ++i < args.Length && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= MostDays
                    ? TimeSpan.FromDays(days)
                    : null;
            }
            else if (args[i] != "--revoke")
            {
                names.Add(args[i]);
            }
        }
        return (names is [var only] && !only.StartsWith("--", StringComparison.Ordinal) ? only : "", lifetime, args.Contains("--revoke"));
    }

    private static async Task<int> RevokeAsync(Rows rows, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int revoked = 0;
        foreach (ApiToken token in (await rows.People.ApiTokensAsync(personId, cancellationToken)).Where(token => token.IsValid(now)))
        {
            token.RevokedAt = now;
            revoked++;
        }
        return revoked;
    }
}
