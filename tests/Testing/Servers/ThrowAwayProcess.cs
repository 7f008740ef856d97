using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hub.Testing;

/// <summary>
/// A server that ends with the process that started it, whatever ends that one: a shell stands between them, waits
/// for its input to close, then stops the server and removes its folder.
/// </summary>
internal sealed class ThrowAwayProcess : IAsyncDisposable
{
    // $1 the folder, $2 the signal that stops the server, then the command. SIGCONT first: a paused server hears nothing.
    private const string Guard = """
        folder=$1; signal=$2; shift 2
        trap : INT TERM
        "$@" </dev/null >>"$folder/log" 2>&1 &
        server=$!
        echo $server
        read -r order
        kill -CONT $server 2>/dev/null
        kill -$signal $server 2>/dev/null
        exec 2>/dev/null
        wait $server
        [ "$order" = stop ] || rm -rf "$folder"
        """;

    private readonly Process _guard;
    private readonly string _folder;

    private ThrowAwayProcess(Process guard, string folder, int id) => (_guard, _folder, Id) = (guard, folder, id);

    /// <summary>The server's own process id.</summary>
    public int Id { get; }

    public static async Task<ThrowAwayProcess> StartAsync(
        string folder, string signal, IEnumerable<string> command, CancellationToken cancellationToken)
    {
        var guard = Process.Start(new ProcessStartInfo("sh", ["-c", Guard, "sh", folder, signal, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var id = await guard.StandardOutput.ReadLineAsync(cancellationToken);
        return new ThrowAwayProcess(guard, folder, int.Parse(id!, CultureInfo.InvariantCulture));
    }

    /// <summary>Asks <paramref name="isReady"/> until it says yes.</summary>
    /// <exception cref="InvalidOperationException">The server has ended, or was not ready within 30 s. Holds its log.</exception>
    public async Task WaitUntilAsync(
        Func<CancellationToken, Task<bool>> isReady, string server, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        while (!await isReady(cancellationToken))
        {
            if (started.Elapsed > TimeSpan.FromSeconds(30) || !IsRunning)
            {
                var log = await File.ReadAllTextAsync(Path.Combine(_folder, "log"), cancellationToken);
                throw new InvalidOperationException($"The tests' {server} did not start:\n{log}");
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    public void Signal(string name) => Run("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Stops the server and keeps its folder.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _guard.StandardInput.WriteLineAsync("stop");
        await _guard.StandardInput.FlushAsync(cancellationToken);
        await _guard.WaitForExitAsync(cancellationToken);
        _guard.Dispose();
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    /// <summary>The path of <paramref name="program"/>, looked for in PATH and then in <paramref name="folders"/>.</summary>
    /// <exception cref="InvalidOperationException">The program is not installed. Says how to install it.</exception>
    public static string Find(string program, string package, params IEnumerable<string> folders)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(Path.PathSeparator).Concat(folders).Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"The tests need {program}, which is not installed. Run `bash tests/run`, or: apt-get install {package}");
    }

    /// <summary>Runs a short command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed. Holds what it wrote.</exception>
    public static void Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {error}");
        }
    }

    /// <summary>A free port of the loopback address, below those that outgoing connections take by themselves.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 30_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }

    private bool IsRunning
    {
        get
        {
            try
            {
                // A server that has ended is a zombie until the guard waits for it, and a zombie has no memory.
                using var server = Process.GetProcessById(Id);
                return !server.HasExited && server.WorkingSet64 > 0;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }
}
