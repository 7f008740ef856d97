namespace Hub.Notifier.Channels;

/// <summary>What the bot says, free of its channel.</summary>
/// <param name="Text">Plain words.</param>
/// <param name="Choices">What the person may choose, in order.</param>
/// <param name="Card">A card that says the same as the text, for channels that have cards.</param>
public sealed record Message(string Text, IReadOnlyList<Choice> Choices, Card? Card = null)
{
    public Message(string text)
        : this(text, [])
    {
    }
}

/// <summary>A choice: its id says what it does.</summary>
/// <param name="Id">What it does.</param>
/// <param name="Label">The words on the button; typing them is choosing it.</param>
/// <param name="Numbered">Whether a number chooses it. Beside a question that a number answers ('which building?') it must not.</param>
public sealed record Choice(string Id, string Label, bool Numbered = true);

/// <summary>A titled list of facts.</summary>
public sealed record Card(string Title, IReadOnlyList<CardFact> Facts);

/// <summary>One line of a card.</summary>
public sealed record CardFact(string Name, string Value);
