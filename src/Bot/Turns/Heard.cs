using Hub.Domain.Conversations;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.Turns;

/// <summary>One part of a turn: words (of a burst, together), a choice, pictures, or a signal.</summary>
/// <param name="Words">What was typed; empty where nothing was.</param>
/// <param name="Choice">The choice that was pressed.</param>
/// <param name="Media">What was stored before.</param>
/// <param name="Signal">What happened without being said: <see cref="Opened"/>, <see cref="Left"/>.</param>
/// <param name="Value">What goes with the signal.</param>
/// <param name="Understood">What the words say.</param>
internal sealed record Heard(
    string Words, ChoiceId? Choice, IReadOnlyList<MediaItem> Media, string? Signal, string? Value, Understood Understood)
{
    /// <summary>The signal of a conversation that opens.</summary>
    public const string Opened = "opened";

    /// <summary>The signal of a form that was left alone.</summary>
    public const string Left = "left";

    /// <summary>
    /// How many characters are joined and understood: four pages. All of the words are kept; but understanding takes longer
    /// than the text is long, and a burst of 300 texts of 64 KB would hold its conversation, on SQLite all of them, for minutes.
    /// </summary>
    private const int MostUnderstood = 4000;

    private static readonly Understood NothingUnderstood = Understand.Text("");

    /// <summary>Nothing at all.</summary>
    public static readonly Heard Nothing = new("", null, [], null, null, NothingUnderstood);

    /// <summary>The clock came.</summary>
    public static readonly Heard LeftAlone = Nothing with { Signal = Left };

    /// <summary>
    /// The parts of a burst, in order: words that follow each other belong together, so '3号楼' and '灯坏了' are one matter;
    /// pictures join the words beside them; a choice stands alone.
    /// </summary>
    public static IReadOnlyList<Heard> PartsOf(IReadOnlyList<Content> burst)
    {
        List<Heard> parts = [];
        foreach (Content content in burst)
        {
            Heard next = content switch
            {
                Content.Text text => Nothing with { Words = text.Words },
                Content.Media media => Nothing with { Words = media.Words, Media = media.Items },
                Content.Choice choice => Nothing with { Choice = ChoiceId.Parse(choice.Id) },
                Content.Signal signal => Nothing with { Signal = signal.Name, Value = signal.Value },
                _ => throw new InvalidOperationException($"{content.GetType().Name} is no content."),
            };
            if (parts.Count > 0 && parts[^1].Joins(next))
            {
                parts[^1] = parts[^1] with
                {
                    Words = string.Join('\n', new[] { parts[^1].Words, next.Words }.Where(words => words.Length > 0)),
                    Media = [.. parts[^1].Media, .. next.Media],
                };
            }
            else
            {
                parts.Add(next);
            }
        }
        return [.. parts.Select(part => part.Words.Length == 0 ? part : part with { Understood = Understand.Text(Beginning(part.Words)) })];
    }

    // A bare number answers a list: it stands alone, also in a burst.
    private bool Joins(Heard next) =>
        Choice is null && next.Choice is null && Signal is null && next.Signal is null && !IsNumber(Words) && !IsNumber(next.Words)
        && Words.Length + next.Words.Length < MostUnderstood;

    private static string Beginning(string words) => words.Length <= MostUnderstood ? words
        : words[..(char.IsHighSurrogate(words[MostUnderstood - 1]) ? MostUnderstood - 1 : MostUnderstood)];

    private static bool IsNumber(string words) => words.Length is > 0 and <= 6 && words.All(char.IsAsciiDigit);
}
