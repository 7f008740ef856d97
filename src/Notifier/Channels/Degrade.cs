using System.Globalization;
using System.Text;

namespace Hub.Notifier.Channels;

/// <summary>Fits a message to a channel: cards become text, choices a numbered list, long texts several messages.</summary>
public static class Degrade
{
    /// <summary>The messages to send, in order; the choices go with the last. Numbers are shown wherever choices are.</summary>
    public static IReadOnlyList<Message> To(Capabilities can, Message message)
    {
        string text = message.Card is { } card && !can.Cards ? AsText(card, message.Text) : message.Text;
        bool buttons = message.Choices.Count > 0 && message.Choices.Count <= can.MaxChoices;
        if (message.Choices.Count > 0 && !buttons)
        {
            text = $"{text}\n{Numbered(message.Choices)}";
        }
        List<string> parts = Split(text, can);
        return
        [
            .. parts.Select((part, i) => i == parts.Count - 1
                ? new Message(part, buttons ? message.Choices : [], can.Cards ? message.Card : null)
                : new Message(part)),
        ];
    }

    /// <summary>The choices as a person reads and types them.</summary>
    public static string Numbered(IReadOnlyList<Choice> choices) =>
        string.Join('\n', choices.Select((choice, i) => choice.Numbered ? $"{i + 1}. {choice.Label}" : $"· {choice.Label}"));

    private static string AsText(Card card, string text) =>
        string.Join('\n', new[] { text, card.Title }.Where(line => line.Length > 0)
            .Concat(card.Facts.Select(fact => $"{fact.Name}：{fact.Value}")));

    // Cuts between graphemes, so that no emoji and no character is torn; prefers the last line break in the second half.
    private static List<string> Split(string text, Capabilities can)
    {
        if (Length(text, can.Unit) <= can.MaxText)
        {
            return [text];
        }
        List<string> parts = [];
        StringBuilder part = new();
        int length = 0;
        TextElementEnumerator graphemes = StringInfo.GetTextElementEnumerator(text);
        while (graphemes.MoveNext())
        {
            string grapheme = graphemes.GetTextElement();
            int size = Length(grapheme, can.Unit);
            if (length + size > can.MaxText && part.Length > 0)
            {
                length = Cut(part, parts, can);
            }
            part.Append(grapheme);
            length += size;
        }
        parts.Add(part.ToString());
        return parts;
    }

    private static int Cut(StringBuilder part, List<string> parts, Capabilities can)
    {
        string whole = part.ToString();
        int line = whole.LastIndexOf('\n');
        int end = line > whole.Length / 2 ? line + 1 : whole.Length;
        parts.Add(whole[..end].TrimEnd('\n'));
        part.Clear().Append(whole, end, whole.Length - end);
        return Length(part.ToString(), can.Unit);
    }

    private static int Length(string text, TextUnit unit) => unit switch
    {
        TextUnit.Utf16 => text.Length,
        TextUnit.Utf8Byte => Encoding.UTF8.GetByteCount(text),
    };
}
