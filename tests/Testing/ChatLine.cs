using System.Text.Json;

namespace Hub.Testing;

/// <summary>One line of a conversation as the client received it.</summary>
public sealed record ChatLine(string Id, bool IsBot, string Text, IReadOnlyList<ChatChoice> Choices, JsonElement Activity)
{
    /// <summary>Its number in the conversation.</summary>
    public long Number => long.Parse(Id.AsSpan(Id.LastIndexOf('|') + 1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What it tells the client that sent it: its own id of the message.</summary>
    public string? ClientId => Activity.TryGetProperty("channelData", out JsonElement data)
        && data.TryGetProperty("clientActivityID", out JsonElement id) ? id.GetString() : null;

    public override string ToString() =>
        $"{(IsBot ? "bot" : "   ")} {Id[(Id.LastIndexOf('|') + 1)..]} {Text.ReplaceLineEndings(" / ")}"
        + string.Concat(Choices.Select(choice => choice.Number == 0 ? $" [{choice.Label}]" : $" [{choice.Number} {choice.Label}]"));

    /// <summary>Reads an activity from the wire.</summary>
    public static ChatLine Read(JsonElement activity)
    {
        List<ChatChoice> choices = [];
        if (activity.TryGetProperty("suggestedActions", out JsonElement suggested))
        {
            foreach (JsonElement action in suggested.GetProperty("actions").EnumerateArray())
            {
                string label = action.GetProperty("text").GetString()!;
                choices.Add(new(
                    action.GetProperty("title").GetString() == label ? 0 : choices.Count + 1, label,
                    action.GetProperty("value").GetProperty("choice").GetString()!, action));
            }
        }
        return new(
            activity.GetProperty("id").GetString()!,
            activity.GetProperty("from").GetProperty("role").GetString() == "bot",
            activity.TryGetProperty("text", out JsonElement text) ? text.GetString()! : "",
            choices,
            activity);
    }
}

/// <summary>A button that the bot offered.</summary>
/// <param name="Number">From 1; typing it is choosing it. 0 where a number does not choose it.</param>
/// <param name="Label">What stands on it.</param>
/// <param name="Id">What it does.</param>
/// <param name="Action">The button on the wire.</param>
public sealed record ChatChoice(int Number, string Label, string Id, JsonElement Action);
