using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Conversations;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Channels.DirectLine;

/// <summary>
/// Direct Line 3.0 (web chat). It is not an adapter to something else: its log is the conversation's rows, so sending is
/// one short transaction, and the same key a second time appends nothing.
/// </summary>
public sealed class DirectLineChannel(HubStore store, IBell bell, TimeProvider clock) : IChannel
{
    /// <summary>The channel's name.</summary>
    public const string Named = "directline";

    /// <summary>The event by which a client says what its person has seen, as Teams names it: <c>{"lastReadMessageId":"…"}</c>.</summary>
    public const string ReadReceipt = "application/vnd.microsoft.readReceipt";

    // Numbers that nobody types: choices of these are pressed, or typed as words.
    private const int NotTyped = 1_000_000_000;

    /// <summary>The longest text that is taken in, in characters. 64 KB texts pass.</summary>
    public const int MostCharacters = 100_000;

    public string Name => Named;

    /// <summary>What web chat carries. Ours is the only ceiling: the log is our own.</summary>
    public static readonly Capabilities Limits =
        new(8000, TextUnit.Utf16, 12, Cards: true, new Proactive.Always(), Deduplicates: true, []);

    public Capabilities Can => Limits;

    public Received Receive(WireRequest request)
    {
        JsonObject? activity;
        try
        {
            activity = JsonNode.Parse(request.Body.Span, documentOptions: new() { MaxDepth = 32 }) as JsonObject;
        }
        catch (JsonException broken)
        {
            return new Received.Rejected(400, "BadSyntax", $"The body is no JSON: {broken.Message}");
        }
        if (activity is null)
        {
            return new Received.Rejected(400, "BadSyntax", "The body must be a JSON object: one activity.");
        }
        try
        {
            return Read(activity, request);
        }
        catch (InvalidOperationException) when (Surrogates.Mended(request.Body.Span) is { } mended)
        {
            return Receive(request with { Body = mended });
        }
        catch (Exception odd) when (odd is InvalidOperationException or FormatException or ArgumentException)
        {
            return new Received.Rejected(400, "BadArgument", $"A member of the activity has the wrong type: {odd.Message}");
        }
    }

    public async ValueTask<Sent> SendAsync(Address to, Message message, string idempotencyKey, CancellationToken cancellationToken)
    {
        List<Activity>? said = await store.WriteAsync(
            async rows => await rows.Conversations.LockAsync(to.Conversation ?? "", cancellationToken) is { } held
                ? await AppendAsync(rows, held, message, idempotencyKey, cancellationToken)
                : null,
            cancellationToken);
        if (said is null)
        {
            return new Sent.Unreachable("no conversation");
        }
        await bell.RingAsync(Topics.Conversation(to.Conversation!), said);
        return new Sent.Ok(said.Count > 0 ? DirectLineJson.IdOf(to.Conversation!, said[^1].Seq) : null);
    }

    private async Task<List<Activity>> AppendAsync(
        Rows rows, Conversation held, Message message, string key, CancellationToken cancellationToken)
    {
        if (await rows.Conversations.HasAsync(held.Id, key, cancellationToken))
        {
            return [];
        }
        DateTimeOffset now = clock.GetUtcNow();
        Address to = new(Name, held.UserId, held.Id);
        List<Activity> said = [];
        foreach (Message part in Degrade.To(Can, message))
        {
            said.Add(rows.Conversations.Append(
                held, DirectLineJson.Bot(part, to, held.LastSeq + 1, now, null, isNotice: said.Count == 0), now, said.Count == 0 ? key : null));
        }
        if (message.Choices.Count > 0)
        {
            held.Offered = Offers(message.Choices, now);
        }
        return said;
    }

    /// <summary>The rows that put choices before a person for a day.</summary>
    public static OfferedChoice[] Offers(IReadOnlyList<Choice> choices, DateTimeOffset now) =>
        [.. choices.Select((choice, i) => new OfferedChoice(choice.Numbered ? i + 1 : NotTyped + i, choice.Id, choice.Label, now.AddDays(1)))];

    private Received Read(JsonObject activity, WireRequest request)
    {
        string? type = activity["type"]?.GetValue<string>();
        if (string.IsNullOrEmpty(type))
        {
            return new Received.Rejected(400, "MissingProperty", "The activity has no 'type'.");
        }
        string? claimed = activity["from"]?["id"]?.GetValue<string>();
        if (claimed is not null && claimed != request.User)
        {
            return new Received.Rejected(403, "BadArgument", "'from.id' is not the user of this token.");
        }
        if (type == "event" && activity["name"]?.GetValue<string>() == ReadReceipt)
        {
            return DirectLineJson.NumberOf(request.Conversation, (activity["value"] as JsonObject)?["lastReadMessageId"]?.GetValue<string>()) is { } number
                ? new Received.Seen(number)
                : new Received.Rejected(400, "BadArgument", "'value.lastReadMessageId' must be the id of an activity of this conversation.");
        }
        if (type != "message")
        {
            return new Received.Ignored();
        }
        string text = Cleaned(activity["text"]?.GetValue<string>() ?? "");
        if (text.Length > MostCharacters)
        {
            return new Received.Rejected(413, "MessageSizeTooBig", $"The text is longer than {MostCharacters} characters.");
        }
        string? client = activity["channelData"]?["clientActivityID"]?.GetValue<string>();
        string? choice = (activity["value"] as JsonObject)?["choice"]?.GetValue<string>();
        Content content = choice is not null && ChoiceId.Parse(choice) is not null
            ? new Content.Choice(choice)
            : new Content.Text(text);
        return new Received.Accepted(new(
            client is { Length: > 0 and <= 100 } && !client.Any(char.IsControl) ? $"{request.Conversation}/{client}" : null,
            new(Name, request.User, request.Conversation), content, Echo(activity, text, client, request)));
    }

    // What the clients see again of an activity: its words and its own id, and nothing that it could pretend to be.
    private static JsonObject Echo(JsonObject activity, string text, string? client, WireRequest request)
    {
        JsonObject channelData = [];
        if (client is not null)
        {
            channelData["clientActivityID"] = client;
        }
        if (activity["channelData"]?["messageBack"]?["displayText"]?.GetValue<string>() is { } displayed)
        {
            channelData["messageBack"] = new JsonObject { ["displayText"] = Cleaned(displayed) };
        }
        JsonObject echo = new()
        {
            ["type"] = "message",
            ["channelId"] = "directline",
            ["conversation"] = new JsonObject { ["id"] = request.Conversation },
            ["from"] = new JsonObject { ["id"] = request.User, ["role"] = "user" },
            ["text"] = text,
            ["textFormat"] = "plain",
            ["channelData"] = channelData,
        };
        if (activity["locale"]?.GetValue<string>() is { Length: <= 35 } locale)
        {
            echo["locale"] = Cleaned(locale);
        }
        return echo;
    }

    // Databases hold no NUL, and a terminal should not obey a resident's text; line breaks and tabs stay.
    private static string Cleaned(string text) =>
        text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))
            ? string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'))
            : text;
}
