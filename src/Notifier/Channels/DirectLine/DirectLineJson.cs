using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hub.Notifier.Channels.DirectLine;

/// <summary>Messages as Bot Framework activities (Activity 3.1), the form of the Direct Line log.</summary>
public static class DirectLineJson
{
    /// <summary>The bot's id and name on the wire; equal, Web Chat would show 'Bot'.</summary>
    public const string BotId = "hub";

    /// <summary>JSON with Chinese as it is: a third of the size of escaped text, and readable in the log.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
    };

    /// <summary>What stands in the log where a text was erased.</summary>
    public const string Erased = """{"type":"event","name":"erased"}""";

    /// <summary>
    /// What the address of an attachment begins with in the log: <c>hub:{id}</c>. Readers get an address of their own, see
    /// <see cref="OpenFiles"/>. No text holds this: there, quotes are escaped.
    /// </summary>
    public const string FileMark = "\"contentUrl\":\"hub:";

    /// <summary>The id of an activity: its conversation and its number.</summary>
    public static string IdOf(string conversation, long seq) => $"{conversation}|{seq:D7}";

    /// <summary>The number in the id of an activity; null where it is none of this conversation.</summary>
    public static long? NumberOf(string conversation, string? id) =>
        id is not null && id.StartsWith($"{conversation}|", StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(conversation.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;

    /// <summary>A bot message.</summary>
    /// <param name="message">What is said.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="seq">Its number in the conversation.</param>
    /// <param name="at">When.</param>
    /// <param name="replyTo">The number of the message it answers; null when the bot speaks first.</param>
    /// <param name="isNotice">Whether a client is asked to say when it was seen: <c>hub:notice</c> in its channel data.</param>
    public static string Bot(Message message, Address to, long seq, DateTimeOffset at, long? replyTo, bool isNotice = false)
    {
        JsonObject activity = new()
        {
            ["type"] = "message",
            ["id"] = IdOf(to.Conversation!, seq),
            ["timestamp"] = Stamp(at),
            ["channelId"] = "directline",
            ["conversation"] = new JsonObject { ["id"] = to.Conversation },
            ["from"] = new JsonObject { ["id"] = BotId, ["name"] = "小邻", ["role"] = "bot" },
            ["recipient"] = new JsonObject { ["id"] = to.User },
            ["text"] = message.Text,
            ["textFormat"] = "plain",
            ["inputHint"] = "acceptingInput",
            ["channelData"] = new JsonObject { ["webchat:sequence-id"] = seq },
        };
        if (isNotice)
        {
            activity["channelData"]!["hub:notice"] = true;
        }
        if (replyTo is { } number)
        {
            activity["replyToId"] = IdOf(to.Conversation!, number);
        }
        if (message.Choices.Count > 0)
        {
            activity["suggestedActions"] = new JsonObject
            {
                ["to"] = new JsonArray(to.User),
                ["actions"] = new JsonArray([.. message.Choices.Select((choice, i) => Action(choice, i + 1))]),
            };
        }
        if (message.Card is { } card)
        {
            activity["attachments"] = new JsonArray(AdaptiveCard(card));
        }
        return activity.ToJsonString(Options);
    }

    /// <summary>The message with files that were stored before: as content for the bot, as attachments in its echo.</summary>
    public static Incoming WithFiles(Incoming message, IReadOnlyList<MediaItem> files)
    {
        message.Wire["attachments"] = new JsonArray([.. files.Select(file => (JsonNode)new JsonObject
        {
            ["contentType"] = file.MediaType,
            ["contentUrl"] = $"hub:{file.Id:N}",
            ["name"] = file.Name,
        })]);
        return message with { Content = new Content.Media(files, message.Content is Content.Text text ? text.Words : "") };
    }

    /// <summary>Puts addresses that a reader can open into a line of the log, without reading the rest of it.</summary>
    public static string OpenFiles(string activity, string before, string after)
    {
        StringBuilder opened = new(activity.Length + 512);
        int done = 0;
        for (int mark; (mark = activity.IndexOf(FileMark, done, StringComparison.Ordinal)) >= 0;)
        {
            int id = mark + FileMark.Length;
            int end = activity.IndexOf('"', id);
            opened.Append(activity, done, id - "hub:".Length - done).Append(before).Append(activity, id, end - id).Append(after);
            done = end;
        }
        return opened.Append(activity, done, activity.Length - done).ToString();
    }

    /// <summary>UTC with milliseconds, as the clients order by it.</summary>
    public static string Stamp(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Action(Choice choice, int number) => new()
    {
        // messageBack shows the label as the person's own words and carries the id beside it.
        ["type"] = "messageBack",
        ["title"] = choice.Numbered ? $"{number} {choice.Label}" : choice.Label,
        ["text"] = choice.Label,
        ["displayText"] = choice.Label,
        ["value"] = new JsonObject { ["choice"] = choice.Id },
    };

    private static JsonObject AdaptiveCard(Card card) => new()
    {
        ["contentType"] = "application/vnd.microsoft.card.adaptive",
        ["content"] = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["body"] = new JsonArray(
                new JsonObject { ["type"] = "TextBlock", ["text"] = Plain(card.Title), ["weight"] = "Bolder", ["wrap"] = true },
                new JsonObject
                {
                    ["type"] = "FactSet",
                    ["facts"] = new JsonArray([.. card.Facts.Select(fact => (JsonNode)new JsonObject
                    {
                        ["title"] = Plain(fact.Name),
                        ["value"] = Plain(fact.Value),
                    })]),
                }),
        },
    };

    // Adaptive Cards read Markdown; a resident's asterisks and brackets are only characters.
    private static string Plain(string text) =>
        string.Concat(text.Select(c => @"\*_[]()#`~>!<&".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));
}
