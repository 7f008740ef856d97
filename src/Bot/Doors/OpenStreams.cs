using System.Collections.Concurrent;
using Hub.Bot.Turns;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Doors;

/// <summary>
/// The open WebSockets of this node. Every two seconds it reads the last numbers of their conversations in one query, and
/// rings those that are behind: a bell that was lost costs two seconds.
/// </summary>
internal sealed partial class OpenStreams(
    HubStore store, HubClock clock, StreamPace pace, IHostApplicationLifetime lifetime, ILogger<OpenStreams> log) : BackgroundService
{
    /// <summary>How many conversations one query asks about.</summary>
    private const int AtOnce = 500;

    private readonly ConcurrentDictionary<ChatStream, bool> _open = [];

    /// <summary>How many there are.</summary>
    public int Count => _open.Count;

    /// <summary>Holds a socket until it ends.</summary>
    public async Task HoldAsync(ChatStream stream, IBell bell)
    {
        using IDisposable listening = bell.Listen(Topics.Conversation(stream.Conversation), stream.Hear);
        _open.TryAdd(stream, true);
        try
        {
            await stream.RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            _open.TryRemove(stream, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(IBell.Sweep, clock.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The sweep outlives a database that is away.
            catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
            {
                SweepFailed(broken);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        ILookup<string, ChatStream> open = _open.Keys.ToLookup(stream => stream.Conversation, StringComparer.Ordinal);
        foreach (ChatStream stream in open.SelectMany(streams => streams))
        {
            stream.Tend(pace);
        }
        foreach (string[] some in open.Select(streams => streams.Key).Chunk(AtOnce))
        {
            Dictionary<string, long> lasts = await store.ReadAsync(
                rows => rows.Conversations.LastSeqsAsync(some, cancellationToken), cancellationToken);
            foreach (ChatStream behind in some.SelectMany(id => open[id]).Where(stream => lasts.GetValueOrDefault(stream.Conversation) > stream.Cursor))
            {
                behind.Hear(null);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of open chats failed; it runs again in two seconds.")]
    private partial void SweepFailed(Exception broken);
}
