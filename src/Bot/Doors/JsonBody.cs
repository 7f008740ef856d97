using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Doors;

/// <summary>Reads bodies of bounded size.</summary>
internal static class JsonBody
{
    /// <summary>The most that an activity may weigh, in bytes: the longest text that is taken in passes, also when each character is escaped.</summary>
    public const int MostBytes = 640 * 1024;

    /// <summary>The bytes of the body; null where it is bigger than <see cref="MostBytes"/>.</summary>
    public static async ValueTask<byte[]?> ReadBytesAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MostBytes)
        {
            return null;
        }
        PipeReader body = http.Request.BodyReader;
        while (true)
        {
            ReadResult read = await body.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > MostBytes)
            {
                return null;
            }
            if (read.IsCompleted)
            {
                byte[] bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>A small object that a client may leave out; null where the body is something else.</summary>
    public static async ValueTask<JsonObject?> ReadAsync(HttpContext http)
    {
        byte[]? bytes = await ReadBytesAsync(http);
        if (bytes is { Length: 0 })
        {
            return [];
        }
        try
        {
            return bytes is null
                ? null
                : JsonNode.Parse(bytes, documentOptions: new() { MaxDepth = DirectLineJson.Options.MaxDepth, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A short text of an object; null where it is missing, empty, too long or no text.</summary>
    public static string? Text(JsonNode? value, int most = 64)
    {
        try
        {
            return value is JsonValue text && text.TryGetValue(out string? words) && words.Length > 0 && words.Length <= most
                && !words.Any(char.IsControl) ? words : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair is no text.
        }
    }
}
