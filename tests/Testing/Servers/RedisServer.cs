using System.Globalization;
using System.Net.Sockets;

namespace Hub.Testing;

/// <summary>A redis server for tests: the one of the test run, or one of the test's own that it may stop and pause.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Shared = new(StartSharedAsync);

    private readonly string _folder;
    private readonly int _port;
    private ThrowAwayProcess? _process;

    private RedisServer(string folder, int port) => (_folder, _port) = (folder, port);

    /// <summary>Host and port, such as <c>127.0.0.1:16379</c>. The same after a stop and a start.</summary>
    public string Address => $"127.0.0.1:{_port}";

    /// <summary>
    /// Host and port of the server that all tests share: the environment's <c>HUB_TEST_REDIS</c>, otherwise one that
    /// lives as long as this process. Tests that use it keep to keys of their own.
    /// </summary>
    /// <exception cref="InvalidOperationException">No server was given, and redis-server is not installed.</exception>
    public static Task<string> SharedAddressAsync() => Shared.Value;

    /// <summary>Starts a server that belongs to the caller alone, empty, without persistence.</summary>
    /// <exception cref="InvalidOperationException">redis-server is not installed, or does not start.</exception>
    public static async Task<RedisServer> StartOwnAsync(CancellationToken cancellationToken = default)
    {
        var server = new RedisServer(
            Directory.CreateTempSubdirectory("hub-redis-").FullName, ThrowAwayProcess.FreePort());
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Starts the stopped server again on the same port. It has forgotten everything.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_process is not null)
        {
            throw new InvalidOperationException("The redis server is running.");
        }

        string[] command =
        [
            ThrowAwayProcess.Find("redis-server", "redis-server"),
            "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder,
            "--save", "", "--appendonly", "no",
        ];
        _process = await ThrowAwayProcess.StartAsync(_folder, "KILL", command, cancellationToken);
        await _process.WaitUntilAsync(AnswersAsync, "redis-server", cancellationToken);
    }

    /// <summary>Ends the server at once, as a crash does: connections break, the port refuses.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await Process.StopAsync(cancellationToken);
        _process = null;
    }

    /// <summary>Freezes the server: it keeps its connections and accepts new ones, but answers nothing.</summary>
    public void Pause() => Process.Signal("STOP");

    /// <summary>Ends a <see cref="Pause"/>: the server answers what was asked meanwhile.</summary>
    public void Resume() => Process.Signal("CONT");

    /// <summary>Ends the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
        else if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private ThrowAwayProcess Process => _process ?? throw new InvalidOperationException("The redis server is stopped.");

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port, cancellationToken);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), cancellationToken);
            var answer = new byte[5];
            await client.GetStream().ReadExactlyAsync(answer, cancellationToken);
            return answer.AsSpan().SequenceEqual("+PONG"u8);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private static async Task<string> StartSharedAsync() =>
        Environment.GetEnvironmentVariable("HUB_TEST_REDIS") is { Length: > 0 } address
            ? address
            : (await StartOwnAsync()).Address;
}
