using System.Diagnostics;
using System.Text.Json;
using Xunit.Sdk;

namespace Hub.Testing;

/// <summary>The client that Web Chat consists of, npm's botframework-directlinejs, in a Node process of its own.</summary>
public sealed class NpmDirectLine : IAsyncDisposable
{
    /// <summary>The client's word for a connection that stands.</summary>
    public const int Online = 2;

    /// <summary>Its word for a token that expired.</summary>
    public const int ExpiredToken = 3;

    /// <summary>Its word for a connection that it gave up.</summary>
    public const int FailedToConnect = 4;

    private readonly Process _node;
    private readonly List<JsonElement> _events = [];
    private readonly Task _reading;
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _errors = "";

    private NpmDirectLine(Process node)
    {
        _node = node;
        _node.ErrorDataReceived += (_, line) => _errors += line.Data + "\n";
        _node.BeginErrorReadLine();
        _reading = ReadAsync();
    }

    /// <summary>Starts the client; it connects at once.</summary>
    /// <param name="hub">Where the hub listens.</param>
    /// <param name="options">The client's own options, for example <c>new { token }</c>, and <c>refreshEvery</c> in milliseconds.</param>
    public static NpmDirectLine Start(Uri hub, IReadOnlyDictionary<string, object> options)
    {
        string folder = Path.Combine(TestHub.Root(), "tests", "Testing", "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "botframework-directlinejs")))
        {
            throw new InvalidOperationException("The tests' Node packages are missing. Run `bash tests/run`, or `npm ci` in tests/Testing/npm.");
        }
        Dictionary<string, object> all = new(options) { ["domain"] = new Uri(hub, "v3/directline").ToString() };
        return new(Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "directline.mjs"), JsonSerializer.Serialize(all)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    /// <summary>Everything that happened so far.</summary>
    public IReadOnlyList<JsonElement> Events
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>The numbers of the lines as the hub's frames brought them.</summary>
    public IReadOnlyList<int> Numbers =>
        [.. Events.Where(one => Is(one, "frame")).SelectMany(one => one.GetProperty("numbers").EnumerateArray()).Select(one => one.GetInt32())];

    /// <summary>The activities that came, both sides, as the client gives them out: it may mix two frames that come at once.</summary>
    public IReadOnlyList<ChatLine> Lines => [.. Events.Where(one => Is(one, "activity")).Select(one => ChatLine.Read(one.GetProperty("activity")))];

    /// <summary>Posts an activity, without waiting for its answer.</summary>
    public Task PostAsync(object activity) => CommandAsync(new { @do = "post", activity });

    /// <summary>Cuts the WebSocket.</summary>
    public Task CutAsync() => CommandAsync(new { @do = "cut" });

    /// <summary>Asks for the session id.</summary>
    public Task AskSessionAsync() => CommandAsync(new { @do = "session" });

    /// <summary>Waits until it says a word of the connection.</summary>
    public Task<JsonElement> ExpectStatusAsync(int status) =>
        ExpectAsync("status", one => one.GetProperty("status").GetInt32() == status);

    /// <summary>Waits for an activity.</summary>
    public async Task<ChatLine> ExpectLineAsync(Func<ChatLine, bool> which) =>
        ChatLine.Read((await ExpectAsync("activity", one => which(ChatLine.Read(one.GetProperty("activity"))))).GetProperty("activity"));

    /// <summary>Waits until so many calls of an address were answered with a status.</summary>
    public Task ExpectCallsAsync(string path, int status, int count) => WaitAsync(
        () => Events.Count(one => Is(one, "call") && one.GetProperty("path").GetString()!.EndsWith(path, StringComparison.Ordinal)
            && one.GetProperty("status").GetInt32() == status) >= count
            ? new JsonElement()
            : null, $"{count} answers {status} of {path}");

    /// <summary>Waits for an event of a kind.</summary>
    public Task<JsonElement> ExpectAsync(string kind, Func<JsonElement, bool>? which = null) => WaitAsync(
        () => Events.Where(one => Is(one, kind) && (which is null || which(one))).Select(one => (JsonElement?)one).FirstOrDefault(), kind);

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        await _reading;
        _node.Dispose();
    }

    private static bool Is(JsonElement one, string kind) => one.GetProperty("is").GetString() == kind;

    private async Task<JsonElement> WaitAsync(Func<JsonElement?> look, string what)
    {
        using CancellationTokenSource end = new(_patience);
        while (true)
        {
            Task news;
            lock (_events)
            {
                news = _news.Task;
            }
            if (look() is { } found)
            {
                return found;
            }
            try
            {
                await news.WaitAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                throw new XunitException($"The client did not tell of '{what}'.\n{string.Join('\n', Events)}\n{_errors}");
            }
        }
    }

    private async Task CommandAsync(object command)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await _node.StandardInput.FlushAsync();
    }

    private async Task ReadAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_events)
            {
                _events.Add(JsonElement.Parse(line));
                _news.TrySetResult();
                _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
