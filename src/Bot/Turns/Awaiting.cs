namespace Hub.Bot.Turns;

/// <summary>The bot asked something: the next words are the answer to this choice, as if she had pressed it and then spoken.</summary>
/// <param name="Choice">The id of the choice, see <see cref="Domain.Conversations.ChoiceId"/>.</param>
/// <param name="Until">After this instant her words are something new.</param>
internal sealed record Awaiting(string Choice, DateTimeOffset Until) : IRemembered<Awaiting>
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static string Name => "awaiting";

    public static int Version => 1;
}
