namespace Hub.Bot.Doors;

/// <summary>The times of open WebSockets.</summary>
/// <param name="KeepAlive">How often a quiet socket gets an empty frame: proxies close what is silent for 30 s or more. Default: 25 s.</param>
/// <param name="Silence">After how long without any sign of its peer, or with one frame stuck, a socket is dropped. Default: 90 s.</param>
internal sealed record StreamPace(TimeSpan KeepAlive, TimeSpan Silence)
{
    public static readonly StreamPace Default = new(TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(90));
}
