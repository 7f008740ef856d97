namespace Hub.Bot.Doors;

/// <summary>Who a chat token speaks for.</summary>
/// <param name="User">The user's id; every activity's <c>from.id</c> must be it.</param>
/// <param name="Conversation">The one conversation that the token opens.</param>
/// <param name="Door">The building of the poster that was scanned, until the conversation has heard of it.</param>
/// <param name="Locale">What the page is shown in, where it said so.</param>
internal sealed record ChatCaller(string User, string Conversation, string? Door = null, string? Locale = null)
{
    /// <summary>What the ids of people begin with who signed in; no other user's id does.</summary>
    public const string PersonPrefix = "p-";

    /// <summary>The person who signed in; null for a guest.</summary>
    public Guid? Person =>
        User.StartsWith(PersonPrefix, StringComparison.Ordinal) && Guid.TryParseExact(User.AsSpan(PersonPrefix.Length), "N", out Guid id)
            ? id
            : null;
}
