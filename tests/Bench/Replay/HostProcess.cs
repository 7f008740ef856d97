using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hub.Bench.Replay;

/// <summary>The real hub in a process of its own, on a free loopback port.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    internal static async Task<HostProcess> StartAsync(ReplayServers servers)
    {
        int port = FreePort();
        List<string> args =
        [
            Path.Combine(AppContext.BaseDirectory, "Hub.Bot.dll"), $"--urls=http://127.0.0.1:{port}", $"--Hub:Data={servers.Folder}",
            $"--Hub:Keys={Path.Combine(servers.Folder, "keys")}", $"--Hub:Database={servers.Database}", "--Hub:Demonstration=false",
            "--Hub:ChatTokensPerMinute=1000000", "--Logging:LogLevel:Default=Warning",
            // At night what is not urgent would wait for the morning.
            "--Hub:Delivery:QuietFrom=00:00", "--Hub:Delivery:QuietUntil=00:00",
        ];
        if (servers.Redis is { } redis)
        {
            args.Add($"--Hub:Redis={redis}");
        }
        ProcessStartInfo start = new("dotnet", args) { RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("warn", StringComparison.OrdinalIgnoreCase) == true || line.Data?.Contains("fail", StringComparison.OrdinalIgnoreCase) == true)
            {
                Console.WriteLine("host: " + line.Data);
            }
        };
        process.BeginOutputReadLine();
        Uri address = new($"http://127.0.0.1:{port}/");
        using HttpClient client = new() { BaseAddress = address };
        for (int i = 0; ; i++)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri("/in/none", UriKind.Relative));
                return new(process, address);
            }
            catch (HttpRequestException) when (i < 300 && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>What the host holds in memory now, in bytes.</summary>
    internal long Memory()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    /// <summary>The processor time that the host has used so far.</summary>
    internal TimeSpan Cpu()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
