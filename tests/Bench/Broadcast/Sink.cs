using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hub.Bench.Broadcast;

/// <summary>A gateway in a process of its own that answers 200 and counts: <c>sink PORT</c>.</summary>
internal static class Sink
{
    /// <summary>Runs until it is killed. GET /counts says <c>taken distinct</c>; DELETE /counts begins anew.</summary>
    internal static async Task<int> RunAsync(string port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using WebApplication app = builder.Build();
        HashSet<UInt128> keys = [];
        Lock turn = new();
        long taken = 0;
        app.Run(async context =>
        {
            if (context.Request.Path == "/counts")
            {
                lock (turn)
                {
                    if (context.Request.Method == "DELETE")
                    {
                        (taken, keys) = (0, []);
                    }
                }
                await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{taken} {keys.Count}"));
                return;
            }
            string key = context.Request.Headers["webhook-id"].ToString();
            // Of notice/person/…, the person: 32 hexadecimal digits.
            UInt128 person = key.Length > 65 ? UInt128.Parse(key.AsSpan(33, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0;
            lock (turn)
            {
                taken++;
                keys.Add(person);
            }
        });
        await app.RunAsync();
        return 0;
    }

    /// <summary>Starts one in a process of its own, and waits until it answers.</summary>
    internal static async Task<(Process Process, Uri Address)> StartAsync()
    {
        int port = Random.Shared.Next(15_000, 30_000);
        Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hub.Bench.dll"), "sink", $"{port}"]))!;
        Uri address = new($"http://127.0.0.1:{port}/");
        using HttpClient client = new();
        for (int i = 0; ; i++)
        {
            try
            {
                await client.GetStringAsync(new Uri(address, "counts"));
                return (process, address);
            }
            catch (HttpRequestException) when (i < 200 && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>How many requests came, and of how many persons.</summary>
    internal static async Task<(long Taken, long People)> CountsAsync(Uri sink)
    {
        using HttpClient client = new();
        string[] counts = (await client.GetStringAsync(new Uri(sink, "counts"))).Split(' ');
        return (long.Parse(counts[0], CultureInfo.InvariantCulture), long.Parse(counts[1], CultureInfo.InvariantCulture));
    }

    internal static async Task ForgetAsync(Uri sink)
    {
        using HttpClient client = new();
        using HttpResponseMessage done = await client.DeleteAsync(new Uri(sink, "counts"));
    }
}
