using System.Diagnostics;
using System.Globalization;

namespace Hub.Testing.Timetables;

/// <summary>A real process of its own that claims firings: see <see cref="ClaimingHost"/>.</summary>
public sealed class ClaimingProcess : IAsyncDisposable
{
    /// <summary>The instant that it claims.</summary>
    public static readonly DateTimeOffset DueAt = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly Process _process;

    private ClaimingProcess(Process process) => _process = process;

    /// <summary>Starts one on a database, and waits until it listens.</summary>
    public static async Task<ClaimingProcess> StartAsync(string connectionString)
    {
        ProcessStartInfo start = new("dotnet", [typeof(ClaimingHost).Assembly.Location, connectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        ClaimingProcess claiming = new(Process.Start(start)!);
        return await claiming.HearAsync() == "ready" ? claiming : throw new InvalidOperationException("The claiming process did not start.");
    }

    /// <summary>Tells it something, and waits for its answer.</summary>
    public async Task<string> AskAsync(string line)
    {
        await TellAsync(line);
        return await HearAsync();
    }

    /// <summary>Tells it something.</summary>
    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Its next answer.</summary>
    /// <exception cref="TimeoutException">Nothing came for a minute.</exception>
    public async Task<string> HearAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) ?? throw new InvalidOperationException("The claiming process has ended.");

    /// <summary>SIGSTOP: it stands still, as a machine that is suspended.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>SIGCONT: it goes on where it stood.</summary>
    public void Resume() => Signal("CONT");

    /// <summary>SIGKILL: it gets to say nothing.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }
        _process.Dispose();
    }

    private void Signal(string name) => ThrowAwayProcess.Run("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
}
