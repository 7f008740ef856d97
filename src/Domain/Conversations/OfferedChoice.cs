namespace Hub.Domain.Conversations;

/// <summary>A choice that lies before the person: '2' is read only from here.</summary>
/// <param name="Number">The number she may type, from 1.</param>
/// <param name="ChoiceId">What it does, see <see cref="Conversations.ChoiceId"/>.</param>
/// <param name="Label">The words on the button: typing them is choosing it.</param>
/// <param name="ExpiresAt">From then on it does nothing.</param>
public sealed record OfferedChoice(int Number, string ChoiceId, string Label, DateTimeOffset ExpiresAt);
