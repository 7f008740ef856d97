namespace Hub.Domain.Conversations;

/// <summary>The id of a choice says what it does: <c>request/{id}/confirm</c>, <c>form/file</c>, <c>request/{id}/rate/5</c>.</summary>
/// <param name="Feature">The feature that answers it.</param>
/// <param name="Subject">What it is about; empty where the feature alone says it.</param>
/// <param name="Verb">What to do.</param>
/// <param name="Argument">With what; empty where nothing more is needed.</param>
public sealed record ChoiceId(string Feature, string Subject, string Verb, string Argument = "")
{
    /// <summary>The longest id that any channel must carry, in characters (Telegram's callback data: 64 bytes).</summary>
    public const int MaxLength = 64;

    /// <summary>Reads an id; null when it is none. Whatever comes from outside passes here.</summary>
    public static ChoiceId? Parse(string? id)
    {
        if (id is null || id.Length is 0 or > MaxLength || id.Any(char.IsControl))
        {
            return null;
        }
        string[] parts = id.Split('/');
        return parts.Any(part => part.Length == 0) ? null : parts switch
        {
            [var feature, var verb] => new(feature, "", verb),
            [var feature, var subject, var verb] => new(feature, subject, verb),
            [var feature, var subject, var verb, var argument] => new(feature, subject, verb, argument),
            _ => null,
        };
    }

    /// <summary>The id as text.</summary>
    public override string ToString() =>
        string.Join('/', new[] { Feature, Subject, Verb, Argument }.Where(part => part.Length > 0));
}
