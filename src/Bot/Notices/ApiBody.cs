using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Bot.Doors;

namespace Hub.Bot.Notices;

/// <summary>A body that was read.</summary>
/// <param name="Value">What it says; null where it cannot be read.</param>
/// <param name="Bytes">As it came; null where it is too big.</param>
/// <param name="Where">Where it cannot be read: <c>body</c>, or the place in it, such as <c>$.exdates[1]</c>.</param>
internal sealed record ApiBody<T>(T? Value, byte[]? Bytes, string Where)
    where T : class
{
    /// <summary>Whether there was none.</summary>
    public bool IsEmpty => Bytes is { Length: 0 };
}

/// <summary>Reads bodies of calls.</summary>
internal static class ApiBody
{
    /// <summary>The body of a call.</summary>
    public static async Task<ApiBody<T>> ReadAsync<T>(HttpContext http)
        where T : class
    {
        byte[]? bytes = await JsonBody.ReadBytesAsync(http);
        try
        {
            return new(bytes is null or { Length: 0 } || HoldsNul(bytes) ? null : JsonSerializer.Deserialize<T>(bytes, ApiJson.Options), bytes, "body");
        }
        catch (JsonException unread)
        {
            return new(null, bytes, unread.Path is { Length: > 1 } path ? path : "body");
        }
    }

    /// <summary>What a call changes, field by field; null where the body cannot be read.</summary>
    public static async Task<JsonObject?> PatchAsync(HttpContext http)
    {
        byte[]? bytes = await JsonBody.ReadBytesAsync(http);
        if (bytes is null or { Length: 0 })
        {
            return bytes is null ? null : [];
        }
        try
        {
            JsonObject? patch = HoldsNul(bytes)
                ? null
                : JsonNode.Parse(bytes, documentOptions: new() { MaxDepth = ApiJson.Options.MaxDepth, AllowDuplicateProperties = false }) as JsonObject;
            // Half a surrogate pair is found out only when it is read.
            return patch?.ToJsonString() is null ? null : patch;
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Databases hold no NUL, and no words need one.</summary>
    private static bool HoldsNul(ReadOnlySpan<byte> json) => json.IndexOf(@"\u0000"u8) >= 0;
}
