using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hub.Bench.Replay;

/// <summary>The workers' open pages: signed in by their links, listening on the event stream, noting when each order was heard.</summary>
internal sealed partial class LivePages : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, long> _heardAt = [];
    private readonly CancellationTokenSource _end = new();
    private readonly List<HttpClient> _browsers = [];

    internal static async Task<LivePages> OpenAsync(Uri address, IReadOnlyList<CityWorker> workers)
    {
        LivePages pages = new();
        foreach (CityWorker worker in workers)
        {
            HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
            pages._browsers.Add(browser);
            Uri link = new($"/in/{worker.Token}", UriKind.Relative);
            string form = await browser.GetStringAsync(link);
            using FormUrlEncodedContent press = new([new("__RequestVerificationToken", Field().Match(form).Groups[1].Value)]);
            using HttpResponseMessage signedIn = await browser.PostAsync(link, press);
            if ((int)signedIn.StatusCode is < 300 or >= 400)
            {
                throw new InvalidOperationException($"A worker's link did not sign in: {(int)signedIn.StatusCode}.");
            }
            _ = pages.ListenAsync(browser);
        }
        return pages;
    }

    /// <summary>Waits until nothing new is heard for two seconds.</summary>
    internal async Task SettleAsync(TimeSpan atMost)
    {
        long until = Stopwatch.GetTimestamp() + (long)(atMost.TotalSeconds * Stopwatch.Frequency);
        for (int before = -1; before != _heardAt.Count && Stopwatch.GetTimestamp() < until; await Task.Delay(2000))
        {
            before = _heardAt.Count;
        }
    }

    /// <summary>From the intended moment of the message that filed it until the worker's page heard of it. What was never heard counts as a minute.</summary>
    /// <param name="startedAt">Requests that were filed from here on count.</param>
    /// <param name="filedAt">The moments, by the requests' numbers.</param>
    /// <param name="orders">Which request each notice speaks of.</param>
    internal Latencies Since(long startedAt, IReadOnlyDictionary<long, long> filedAt, IReadOnlyDictionary<Guid, long> orders)
    {
        ILookup<long, Guid> notices = orders.ToLookup(order => order.Value, order => order.Key);
        return new(filedAt.Where(filed => filed.Value >= startedAt && notices.Contains(filed.Key)).Select(filed =>
            notices[filed.Key].Where(_heardAt.ContainsKey).Select(notice => Stopwatch.GetElapsedTime(filed.Value, _heardAt[notice]))
                .DefaultIfEmpty(TimeSpan.FromMinutes(1)).Min()));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _browsers.ForEach(browser => browser.Dispose());
        _end.Dispose();
    }

    private async Task ListenAsync(HttpClient browser)
    {
        try
        {
            await using Stream stream = await browser.GetStreamAsync(new Uri("/live", UriKind.Relative), _end.Token);
            await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync(_end.Token))
            {
                if (item.EventType == "notice")
                {
                    _heardAt.TryAdd((Guid)JsonNode.Parse(item.Data)!["id"]!, Stopwatch.GetTimestamp());
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException)
        {
            if (!_end.IsCancellationRequested)
            {
                Console.WriteLine($"a live page was cut: {ended.Message}");
            }
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
