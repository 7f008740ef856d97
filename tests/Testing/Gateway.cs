using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Testing;

/// <summary>A request as a gateway got it.</summary>
/// <param name="Headers">Its headers, names in lower case.</param>
/// <param name="Body">Its body.</param>
public sealed record GatewayRequest(IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A city's message gateway: a real server on a loopback port, which answers as a test says.</summary>
public sealed class Gateway : IAsyncDisposable
{
    /// <summary>The secret that it shares with Hub.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly WebApplication _app;

    private Gateway(WebApplication app) => _app = app;

    /// <summary>How it answers. Default: 200 with an empty body.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>Everything that came, in order.</summary>
    public ConcurrentQueue<GatewayRequest> Requests { get; } = [];

    /// <summary>Where notices are posted.</summary>
    public Uri Address => new(new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "notices");

    /// <summary>Starts one.</summary>
    public static async Task<Gateway> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        Gateway gateway = new(app);
        app.MapPost("/notices", gateway.TakeAsync);
        await app.StartAsync();
        return gateway;
    }

    /// <summary>Waits until so many requests came.</summary>
    /// <exception cref="TimeoutException">They did not within 20 s.</exception>
    public async Task UntilAsync(int requests)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (Requests.Count < requests)
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(20))
            {
                throw new TimeoutException($"The gateway got {Requests.Count} requests, not {requests}.");
            }
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new(0);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using StreamReader body = new(context.Request.Body);
        Requests.Enqueue(new(
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
            await body.ReadToEndAsync()));
        await Answer(context);
    }
}
