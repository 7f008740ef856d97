using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Testing.Faults;

/// <summary>How the sink behaves for a while.</summary>
public enum SinkMood
{
    /// <summary>200.</summary>
    Well,

    /// <summary>500, and nothing was taken.</summary>
    Broken,

    /// <summary>429 with Retry-After: 1, and nothing was taken.</summary>
    Busy,

    /// <summary>It takes the message and never answers.</summary>
    Hanging,

    /// <summary>It takes the message and cuts the connection.</summary>
    Cutting,
}

/// <summary>A gateway that counts what it took by idempotency key and by (notice, person).</summary>
public sealed class CountingSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _keys = [];
    private readonly ConcurrentDictionary<string, int> _people = [];
    private readonly TimeSpan _pace;
    private readonly bool _deduplicates;
    private int _ambiguous;

    private CountingSink(WebApplication app, TimeSpan pace, bool deduplicates) => (_app, _pace, _deduplicates) = (app, pace, deduplicates);

    /// <summary>How it behaves now.</summary>
    public SinkMood Mood { get; set; }

    /// <summary>Where it is posted to.</summary>
    public Uri Address => new(new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "notices");

    /// <summary>How many messages it took, those that it dropped as known not counted where it deduplicates.</summary>
    public int Taken => _people.Values.Sum();

    /// <summary>How many (notice, person) it took at least once.</summary>
    public int Reached => _people.Count;

    /// <summary>How many times somebody was told more than once.</summary>
    public int Duplicates => _people.Values.Sum(times => times - 1);

    /// <summary>How many answers it owed when it took something: hung or cut.</summary>
    public int Ambiguous => Volatile.Read(ref _ambiguous);

    /// <summary>Whether a person got a notice.</summary>
    public bool Has(Guid notice, Guid person) => _people.ContainsKey($"{notice:N}/{person:N}");

    /// <summary>Starts one on a loopback port.</summary>
    /// <param name="pace">How long an answer takes.</param>
    /// <param name="deduplicates">Whether it drops a key that it knows.</param>
    public static async Task<CountingSink> StartAsync(TimeSpan pace, bool deduplicates)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        CountingSink sink = new(app, pace, deduplicates);
        app.MapPost("/notices", sink.TakeAsync);
        await app.StartAsync();
        return sink;
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new(0);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        string key = context.Request.Headers["webhook-id"].ToString();
        SinkMood mood = Mood;
        if (_pace > TimeSpan.Zero)
        {
            await Task.Delay(_pace, context.RequestAborted);
        }
        if (mood is SinkMood.Broken or SinkMood.Busy)
        {
            context.Response.StatusCode = mood == SinkMood.Broken ? 500 : 429;
            context.Response.Headers.RetryAfter = mood == SinkMood.Busy ? "1" : default;
            return;
        }
        // notice/person/channel/round
        if (_keys.AddOrUpdate(key, 1, (_, times) => times + 1) == 1 || !_deduplicates)
        {
            string[] parts = key.Split('/');
            _people.AddOrUpdate($"{parts[0]}/{parts[1]}", 1, (_, times) => times + 1);
        }
        if (mood == SinkMood.Hanging)
        {
            Interlocked.Increment(ref _ambiguous);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        else if (mood == SinkMood.Cutting)
        {
            Interlocked.Increment(ref _ambiguous);
            context.Abort();
        }
    }
}
