using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hub.Testing.Faults;

/// <summary>A Notifier host in a process of its own.</summary>
public sealed class NotifierProcess : IAsyncDisposable
{
    private readonly Process _process;

    private NotifierProcess(Process process) => _process = process;

    /// <summary>What it complained about.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>Whether it ended by itself.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Its memory now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    /// <summary>Starts one.</summary>
    /// <param name="settings">Its configuration, for example <c>Hub:Database</c>.</param>
    public static NotifierProcess Start(IEnumerable<KeyValuePair<string, string>> settings)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hub.Notifier.dll"), .. settings.Select(one => $"--{one.Key}={one.Value}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        NotifierProcess notifier = new(Process.Start(start)!);
        notifier._process.OutputDataReceived += notifier.Hear;
        notifier._process.ErrorDataReceived += notifier.Hear;
        notifier._process.BeginOutputReadLine();
        notifier._process.BeginErrorReadLine();
        return notifier;
    }

    /// <summary>SIGKILL: it gets to say nothing.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it, whatever it is doing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }
        _process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { Length: > 0 } text && Complaints.Count < 1000)
        {
            Complaints.Enqueue(text);
        }
    }
}
