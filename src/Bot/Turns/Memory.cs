using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Conversations;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Turns;

/// <summary>Something that a conversation remembers: named and versioned, so that yesterday's conversation goes on today.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface IRemembered<T>
    where T : class, IRemembered<T>
{
    /// <summary>The name under which it is kept; never changed.</summary>
    static abstract string Name { get; }

    /// <summary>The version that this build writes.</summary>
    static abstract int Version { get; }

    /// <summary>Reads what an older build wrote; null forgets it.</summary>
    static virtual T? Upgrade(int version, JsonObject old) => null;
}

/// <summary>What a conversation remembers between its turns.</summary>
internal sealed class Memory
{
    /// <summary>The kind and version of the whole: a sheet of named notes.</summary>
    private const string Kind = "notes";

    private const int SheetVersion = 1;

    private readonly JsonObject _notes;

    public Memory(Conversation conversation) =>
        _notes = conversation.Kind == Kind && conversation.Version == SheetVersion ? Read(conversation.State) : [];

    /// <summary>What is remembered of a kind, or null.</summary>
    public T? Recall<T>()
        where T : class, IRemembered<T>
    {
        if (_notes[T.Name] is not JsonObject note || note["v"] is not JsonValue version || !version.TryGetValue(out int written) || note["is"] is not JsonObject content)
        {
            return null;
        }
        try
        {
            return written == T.Version ? content.Deserialize<T>(DirectLineJson.Options) : T.Upgrade(written, content);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or NotSupportedException)
        {
            // Not what this build writes, whatever its number says: it is read as something older.
            return T.Upgrade(0, content);
        }
    }

    /// <summary>Remembers it.</summary>
    public void Keep<T>(T note)
        where T : class, IRemembered<T> =>
        _notes[T.Name] = new JsonObject { ["v"] = T.Version, ["is"] = JsonSerializer.SerializeToNode(note, DirectLineJson.Options) };

    /// <summary>Forgets it.</summary>
    public void Forget<T>()
        where T : class, IRemembered<T> => _notes.Remove(T.Name);

    // A broken note must not stop the conversation: whatever is said next would be lost with it.
    private static JsonObject Read(string state)
    {
        try
        {
            return JsonNode.Parse(state) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Writes it into the conversation's row.</summary>
    public void Save(Conversation conversation)
    {
        conversation.Kind = Kind;
        conversation.Version = SheetVersion;
        conversation.State = _notes.ToJsonString(DirectLineJson.Options);
    }
}
