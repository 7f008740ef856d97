namespace Hub.Bot.Doors;

/// <summary>
/// The addresses that answers carry, as the client reached us. Behind a proxy they follow its X-Forwarded headers where the
/// host is told to trust them (<c>ASPNETCORE_FORWARDEDHEADERS_ENABLED=true</c>), and only then.
/// </summary>
internal static class Addresses
{
    /// <summary>For example <c>https://hub.example</c>.</summary>
    public static string Origin(this HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";

    /// <summary>The same for a WebSocket: <c>wss://hub.example</c>.</summary>
    public static string SocketOrigin(this HttpContext http) => "ws" + http.Origin()["http".Length..];
}
